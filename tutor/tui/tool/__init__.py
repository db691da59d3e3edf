"""A calculator on the screen: its fields, its result, and the picture of it."""
