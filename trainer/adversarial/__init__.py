"""Training against a discriminator: the discriminator, the two sides' losses, and the opponent that the loop meets."""
