"""Runs methods on pictures: devices and precision, tiles, priorities, cancel, retreat when memory runs out."""
