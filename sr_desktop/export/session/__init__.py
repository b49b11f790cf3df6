"""Sessions as files: what is open, how it is compared and shown, to be saved and opened again."""
