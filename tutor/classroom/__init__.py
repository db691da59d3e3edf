"""The class: a room of people who answer together, kept in a journal, served to phones and terminals."""
