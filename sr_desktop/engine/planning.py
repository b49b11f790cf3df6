"""How large a tile should be."""

from __future__ import annotations

import math

from sr_desktop.engine.foreign.description import Tiling
from sr_desktop.engine.memory import available_bytes
from sr_desktop.engine.ready import ReadyNetwork
from sr_desktop.engine.settings import DeviceChoice
from sr_desktop.imaging.picture import Picture

SMALLEST_TILE = 16
"""Side below which a tile is not halved any more, in low-resolution pixels."""

_MEMORY_SHARE = 0.4
"""Part of the free memory that one tile may take."""

_PADDED_PIXELS = {DeviceChoice.CPU: 320 * 320, DeviceChoice.CUDA: 1024 * 1024, DeviceChoice.MPS: 512 * 512}
"""Low-resolution pixels of a tile with its overlap: about a second or two of the heaviest network on each device."""

_NARROW_SIDE, _SIDE_PER_OVERLAP = 160, 16
"""Side of a padded tile of a network with hardly any overlap, and for a pixel of overlap if that is more."""

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
    if ready.tiling is Tiling.DISCOURAGED and picture.width * picture.height <= by_memory:
        return None
    # A network with a narrow overlap loses little by small tiles, which need less memory and are done sooner.
    side = max(_NARROW_SIDE, _SIDE_PER_OVERLAP * ready.overlap)
    budget = min(_PADDED_PIXELS[ready.device.kind], side**2, by_memory)
    if picture.width * picture.height <= min(budget * _SLACK, by_memory):
        return None
    return max(SMALLEST_TILE, math.isqrt(int(budget)) - 2 * ready.overlap)
