"""What makes a low-resolution picture of a ground truth: the shrink of the protocol, blur, noise, JPEG coding."""
