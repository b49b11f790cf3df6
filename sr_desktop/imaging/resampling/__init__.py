"""Shrinking and enlarging."""
