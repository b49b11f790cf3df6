"""Training for a given time on one GPU, each step a single CUDA graph: for a machine that is lent for minutes."""
