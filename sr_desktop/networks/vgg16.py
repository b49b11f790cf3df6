"""The convolutions of VGG-16 (Simonyan and Zisserman 2014, arXiv 1409.1556), as torchvision numbers them."""

from __future__ import annotations

BLOCKS = ((64, 64), (128, 128), (256, 256, 256), (512, 512, 512), (512, 512, 512))
"""Channels of the rectified convolutions of 3 x 3 between two poolings."""

MEAN = (0.485, 0.456, 0.406)
DEVIATION = (0.229, 0.224, 0.225)
"""Of the R, G and B in 0 to 1 that it was trained on, ImageNet's: its input is what lies between, by the deviation."""


def places() -> tuple[tuple[int, ...], ...]:
    """The number of each convolution among torchvision's ``features``, by block: the N of ``features.N.weight``."""
    found, before = [], 0
    for block in BLOCKS:
        found.append(tuple(range(before, before + 2 * len(block), 2)))
        # A rectifier follows each convolution, and a pooling each block.
        before += 2 * len(block) + 1
    return tuple(found)
