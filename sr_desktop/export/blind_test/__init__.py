"""A blind test: which of two results looks better to people who do not know which is which."""
