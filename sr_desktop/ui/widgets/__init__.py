"""Widgets that are made the same everywhere, and what they share."""
