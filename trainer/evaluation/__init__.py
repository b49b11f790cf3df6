"""Measures methods and weights, by the protocol of the published tables among others."""
