"""How a figure was made, as a small JSON file next to it from which it can be made again."""
