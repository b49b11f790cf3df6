"""What the methods are given: made of the opened picture, or low-resolution files and results of the user."""
