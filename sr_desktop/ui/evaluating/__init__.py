"""Evaluates all methods on all pictures: the work in the background, and the table of scores."""
