"""Values of pictures in tensors: from 0 to 1 to what a model takes, and back."""

from __future__ import annotations

import torch
from torch import Tensor

from sr_desktop.model_format import ChannelOrder, ValueRange


def from_unit(picture: Tensor, values: ValueRange, order: ChannelOrder = ChannelOrder.RGB) -> Tensor:
    """``(N, C, H, W)`` in 0 to 1, RGB or gray, in another range and order."""
    if values is not ValueRange.UNIT:
        picture = picture * _column(values.scale, picture) + _column(values.offset, picture)
    return ordered(picture, order)


def to_unit(picture: Tensor, values: ValueRange, order: ChannelOrder = ChannelOrder.RGB) -> Tensor:
    """The inverse of `from_unit`; not clipped."""
    picture = ordered(picture, order)
    if values is not ValueRange.UNIT:
        picture = (picture - _column(values.offset, picture)) / _column(values.scale, picture)
    return picture


def ordered(picture: Tensor, order: ChannelOrder) -> Tensor:
    """RGB to the order, or back."""
    return picture.flip(1) if order is ChannelOrder.BGR and picture.shape[1] == 3 else picture


def _column(values: tuple[float, float, float], like: Tensor) -> Tensor:
    """One value for each channel; a gray picture takes the mean."""
    column = torch.tensor(values, dtype=like.dtype, device=like.device).view(1, 3, 1, 1)
    return column if like.shape[1] == 3 else column.mean(dim=1, keepdim=True)
