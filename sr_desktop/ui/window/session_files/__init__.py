"""Saving and opening sessions: what is open, how it is compared and shown, as a file."""
