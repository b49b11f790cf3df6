"""Measures the results: scores of a marked region, a table of all scores, plots."""
