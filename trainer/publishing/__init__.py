"""Makes the weights that the app ships, with their cards."""
