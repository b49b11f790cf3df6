"""Pictures to train on: found, decoded once, cut into random aligned patches."""
