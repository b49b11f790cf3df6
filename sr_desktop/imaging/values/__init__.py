"""From the values of a file to those of a picture: which are black, white and nothing, and what was found out."""
