"""A training: its loop, its checkpoints, what it writes into its folder."""
