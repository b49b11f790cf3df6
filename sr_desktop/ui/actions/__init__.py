"""The actions of the window, each declared once, in chapters."""
