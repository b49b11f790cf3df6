"""SR Desktop: see and measure, side by side, what each way of enlarging a picture four times does to it."""

__version__ = "0.2.0"

SCALE = 4
"""The enlargement factor of every method, and of the protocol of the published tables."""
