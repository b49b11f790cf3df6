"""Model files of the user's own as methods: read as tensors alone, described, and brought to the program's scale."""
