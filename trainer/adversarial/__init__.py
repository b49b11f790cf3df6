"""Training against a discriminator: the network, the losses of both sides, and what trains it."""
