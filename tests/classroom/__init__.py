"""The class."""
