"""Other ways of seeing the results than side by side: two of them in one place."""
