"""All methods on all pictures: the work beside the window, and the table of what comes out."""
