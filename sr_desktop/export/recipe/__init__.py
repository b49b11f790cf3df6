"""How a figure was made, as a small JSON file beside it from which it can be made again."""
