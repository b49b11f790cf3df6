"""The commands of the window, each declared once, in chapters."""
