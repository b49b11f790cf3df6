"""All methods on all pictures: the work in the background, and the table of what comes out."""
