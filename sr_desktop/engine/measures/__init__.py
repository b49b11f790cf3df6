"""Metrics that need torch: what computes them, by their ids."""
