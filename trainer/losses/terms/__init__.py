"""The losses: every `Loss` that a module of this package holds is a key of a recipe's ``[loss]`` table."""
