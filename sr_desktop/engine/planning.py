"""How large a tile should be: such that the fewest pixels are computed within what time and memory allow."""

from __future__ import annotations

from sr_desktop.engine.foreign.description import Tiling
from sr_desktop.engine.memory import available_bytes
from sr_desktop.engine.ready import ReadyNetwork
from sr_desktop.engine.settings import DeviceChoice
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.tiling import padded_lengths

SMALLEST_TILE = 16
"""Side below which a tile is not halved any more, in low-resolution pixels."""

_MEMORY_SHARE = 0.4
"""Part of the free memory that one tile may take."""

_MOST_BYTES = 1_300_000_000
"""What one tile may take on a processor however much is free."""

_SECONDS = 2.0
"""How long a tile may take on a processor, so that a viewer sees the picture grow."""

_LEAST_PIXELS = 320 * 320
"""Of a tile with its overlap, however slow the processor is, or seems to be while other programs run: smaller ones
would be mostly overlap."""

_USUAL_SPEED = 110e9
"""Multiply-adds a second of a processor whose speed was not measured."""

_PADDED_PIXELS = {DeviceChoice.CUDA: 1024 * 1024, DeviceChoice.MPS: 512 * 512}
"""Low-resolution pixels of a tile with its overlap: about a second of the heaviest network on each device."""

_SLACK = 1.3
"""How far over its budget a picture may be and still be done in one piece, which needs no overlap at all."""


def default_tile_size(ready: ReadyNetwork, picture: Picture) -> int | None:
    """Side of a tile without its overlap, in low-resolution pixels, or None to do the picture in one piece.

    An overlap is computed and thrown away, so that small tiles waste time: a tile of 64 with an overlap of 40 is
    five times as large. Large ones need memory and make a viewer wait. A network that bears no tiles gets the whole
    picture.
    """
    if ready.tiling is Tiling.IMPOSSIBLE:
        return None
    by_memory = available_bytes(ready.device) * _MEMORY_SHARE / ready.bytes_per_pixel
    area = picture.width * picture.height
    if ready.tiling is Tiling.DISCOURAGED and area <= by_memory:
        return None
    budget = min(_wanted_pixels(ready), by_memory)
    if area <= min(budget * _SLACK, by_memory):
        return None
    return best_tile_size(picture.size, ready.overlap, budget)


def best_tile_size(size: tuple[int, int], overlap: int, budget: float) -> int:
    """The side of the tiles that cover a picture with the fewest pixels, overlaps included.

    Args:
        size: ``(width, height)`` of the picture.
        overlap: Pixels of context on every side that has some.
        budget: Most pixels of a tile with its overlap. Where even the smallest tile has more, that is taken.
    """
    longest = max(size)
    sides = {max(SMALLEST_TILE, -(-length // parts)) for length in size for parts in range(1, longest + 1)}
    best, fewest = SMALLEST_TILE, float("inf")
    for side in sorted(sides, reverse=True):
        columns, rows = (padded_lengths(length, side, overlap) for length in size)
        if max(columns) * max(rows) > budget:
            continue
        if (computed := sum(columns) * sum(rows)) < fewest:
            best, fewest = side, computed
    return best


def _wanted_pixels(ready: ReadyNetwork) -> float:
    """How many a tile may have with its overlap, were there any amount of memory."""
    fixed = _PADDED_PIXELS.get(ready.device.kind)
    if fixed is not None:
        return fixed
    in_time = _SECONDS * (ready.speed or _USUAL_SPEED) / ready.cost
    return min(max(in_time, _LEAST_PIXELS), _MOST_BYTES / ready.bytes_per_pixel)
