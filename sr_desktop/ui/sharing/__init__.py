"""Shares results with people who do not have the program."""
