"""Fits A+ in closed form: samples of patches, a dictionary, and a regression around each of its atoms."""
