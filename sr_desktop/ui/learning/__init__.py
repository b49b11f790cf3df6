"""Help pages that explain with pictures."""
