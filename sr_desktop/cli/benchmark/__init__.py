"""What `sr-desktop bench` measures, and how it tells of it."""
