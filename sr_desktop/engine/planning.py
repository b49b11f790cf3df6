"""How large a tile should be: such that the fewest pixels are computed within what time and memory allow."""

from __future__ import annotations

from sr_desktop.engine.foreign.description import Tiling
from sr_desktop.engine.machine.memory import available_bytes
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

_PATIENCE = 2.0
"""How many times as long a tile may take where that saves pixels."""

_WORTH = 1.1
"""How many times the pixels of the best cut one with smaller tiles may compute and still be taken."""


def default_tile_size(ready: ReadyNetwork, picture: Picture, best_pace: float | None = None) -> int | None:
    """Side of a tile without its overlap, in low-resolution pixels, or None to do the picture in one piece.

    An overlap is computed and thrown away, so that small tiles waste time: a tile of 64 with an overlap of 40 is
    five times as large. Large ones need memory and make a viewer wait. So cuts are judged by the pixels that they
    compute, and of those that compute about as few the one with tiles in time is taken. A network that bears no tiles
    gets the whole picture.

    Args:
        ready: The network.
        picture: The low-resolution picture.
        best_pace: The fewest seconds that a multiply-add of it has taken on this machine, if that is known.
    """
    if ready.tiling is Tiling.IMPOSSIBLE:
        return None
    by_memory = available_bytes(ready.device) * _MEMORY_SHARE / ready.bytes_per_pixel
    area = picture.width * picture.height
    if ready.tiling is Tiling.DISCOURAGED and area <= by_memory:
        return None
    in_time, at_most = (min(_wanted_pixels(ready, best_pace, patience), by_memory) for patience in (1.0, _PATIENCE))
    if area <= in_time:
        return None
    fewest = area
    few: int | None = None
    if area > at_most:
        few = best_tile_size(picture.size, ready.overlap, at_most)
        fewest = _computed(picture.size, few, ready.overlap)
    soon = best_tile_size(picture.size, ready.overlap, in_time)
    return soon if _computed(picture.size, soon, ready.overlap) <= _WORTH * fewest else few


def _computed(size: tuple[int, int], side: int, overlap: int) -> int:
    """Pixels of all tiles, overlaps included."""
    columns, rows = (padded_lengths(length, side, overlap) for length in size)
    return sum(columns) * sum(rows)


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


def _wanted_pixels(ready: ReadyNetwork, best_pace: float | None, patience: float) -> float:
    """How many a tile may have with its overlap, were there any amount of memory."""
    fixed = _PADDED_PIXELS.get(ready.device.kind)
    if fixed is not None:
        return fixed * patience
    seen = [speed for speed in (ready.speed, None if best_pace is None else 1 / best_pace) if speed is not None]
    in_time = patience * _SECONDS * max(seen, default=_USUAL_SPEED) / ready.cost
    return min(max(in_time, _LEAST_PIXELS), _MOST_BYTES / ready.bytes_per_pixel)
