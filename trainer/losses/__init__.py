"""What a training minimises: pixel differences, VGG features, LPIPS."""
