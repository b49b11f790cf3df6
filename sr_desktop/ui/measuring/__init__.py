"""Measuring the results: a marked region, and a table of all scores."""
