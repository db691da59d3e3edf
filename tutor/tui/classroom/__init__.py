"""The class on a projector."""
