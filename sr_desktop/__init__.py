"""SR Desktop: see and measure, side by side, what each way of enlarging a picture does to it."""

__version__ = "0.2.0"

NAME = "SR Desktop"
"""What the program is called, in every language and in the files that it writes."""

SCALE = 4
"""How many times the program's own networks enlarge; the scale of a comparison unless another is chosen."""

SCALES = (1, 2, 3, 4, 8)
"""The scales that a comparison can have; at 1 nothing is shrunk or enlarged, and pictures are restored."""
