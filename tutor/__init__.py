"""finlit-tutor: an interactive tutor for borrowing wisely."""

__version__ = "0.1.0"
