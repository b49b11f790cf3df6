"""A comparison: several methods on one picture, part by part, what is seen first."""
