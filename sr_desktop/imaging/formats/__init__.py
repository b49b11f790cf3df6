"""What each format of picture files holds that Pillow does not tell or read; the catalogue of formats."""
