"""The animated flip of two results: a dialog that plays it, and saving."""
