"""What the methods are given in reference mode: a degradation, or low-resolution pictures of the user's own."""
