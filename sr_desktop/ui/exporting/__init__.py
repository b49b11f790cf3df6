"""Writing the results to files: a dialog, and the work in the background."""
