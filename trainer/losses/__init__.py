"""What a training minimises: a weighted sum of losses, each a file in `terms`."""
