"""Enlarges many pictures in the background: what is wanted, and the queue."""
