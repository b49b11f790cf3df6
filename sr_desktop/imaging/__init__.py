"""Pixels without Qt and without torch: reading, writing, resampling, colour, metrics, tile geometry."""
