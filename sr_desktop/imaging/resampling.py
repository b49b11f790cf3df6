"""Resampling with Pillow (to be completed)."""

from __future__ import annotations

from enum import StrEnum


class Kernel(StrEnum):
    """The interpolation kernels of the baselines."""

    NEAREST = "nearest"
    BILINEAR = "bilinear"
    BICUBIC = "bicubic"
