"""Widgets that look and work the same everywhere, and what they share."""
