"""Comparisons of recipes that differ in one thing: run over several seeds, recorded with curves and a table."""
