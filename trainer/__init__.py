"""Trains the networks on real photographs, reproduces the published tables, publishes the weights."""
