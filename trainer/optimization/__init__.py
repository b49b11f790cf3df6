"""From a loss to new weights: optimisers, the learning rate, gradients, the average of the weights, divergence."""
