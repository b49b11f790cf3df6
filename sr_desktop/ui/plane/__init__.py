"""The perception-distortion plane of the open picture, a region, or an evaluated set."""
