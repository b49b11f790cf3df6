"""Plots of the results: along a line, over spatial frequency, over levels."""
