"""DISTS over pictures of any size, in strips, with the weights that ship with the program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b

import numpy as np
import torch
from torch import Tensor

from sr_desktop.engine.measures.pairs import Checkpoint, as_tensor
from sr_desktop.engine.measures.shipped import from_shipped
from sr_desktop.engine.measures.strip_layers import PairMoments, StripLayer
from sr_desktop.imaging.picture import Pixels
from sr_desktop.networks.dists import DISTS, SMALLEST_SIDE, WIDTHS

FEATURES_NAME = "vgg16_features_fp16.safetensors"
WEIGHTS_NAME = "dists_alpha_beta.safetensors"

STRIP_PIXELS = 1 << 14
"""Pixels of a strip, if a row is no longer than that: it takes 0.15 GB whatever the height of the pictures."""
KEPT_BYTES = 150_000_000
"""Of the features of an original that are kept for its next comparison."""


@cache
def shipped_dists() -> DISTS:
    """DISTS with the shipped weights, loaded once.

    Raises:
        WeightsError: They are missing or damaged.
    """
    return from_shipped(DISTS, "DISTS", FEATURES_NAME, WEIGHTS_NAME)


class DISTSDistance:
    """DISTS of two pictures, as `Distance`.

    It keeps features of the last original, for those that are compared with it next: those of the last blocks, which
    cost most and are the smallest. Those of the first blocks are computed again where they would take too much memory.
    """

    def __init__(self) -> None:
        self._kept: _Features | None = None
        self._is_keeping = False

    @torch.inference_mode()
    def __call__(self, output: Pixels, target: Pixels, is_gray: bool, checkpoint: Checkpoint) -> float | None:
        """As `Distance`."""
        height, width = output.shape[:2]
        if min(height, width) < SMALLEST_SIDE:
            return None
        step = max(1, STRIP_PIXELS // width)
        strips = [slice(top, min(top + step, height)) for top in range(0, height, step)]
        key = _key(target, strips)
        known = self._kept if self._kept is not None and self._kept.key == key else None
        # A checkpoint may have another result measured meanwhile.
        keeps = known is None and not self._is_keeping
        found = _Features(key, _first_kept(height, width)) if keeps else None
        if keeps:
            self._kept, self._is_keeping = None, True
        try:
            passage = _Passage(shipped_dists(), checkpoint, known, found)
            for rows in strips:
                passage.feed(torch.cat([as_tensor(output[rows]), as_tensor(target[rows])]), rows.stop == height)
        finally:
            if keeps:
                self._is_keeping = False
        if keeps:
            self._kept = found
        return passage.distance()


@dataclass(slots=True)
class _Features:
    """Features of an original.

    Attributes:
        key: Says which pixels they are of, in which strips.
        first: The first block whose features these are, from 0.
        strips: By block, those of the strips, ``(1, C, h, w)`` each, from top to bottom.
    """

    key: tuple[object, ...]
    first: int
    strips: list[list[Tensor]] = field(default_factory=lambda: [[] for _ in WIDTHS[1:]])


def _key(target: Pixels, strips: list[slice]) -> tuple[object, ...]:
    digest = blake2b()
    for rows in strips:
        digest.update(np.ascontiguousarray(target[rows]).data)
    return target.shape, len(strips), digest.digest()


def _first_kept(height: int, width: int) -> int:
    """The first block from which on all features fit what may be kept."""
    sides = [(-(-height // 2**number), -(-width // 2**number)) for number in range(len(WIDTHS) - 1)]
    sizes = [4 * count * rows * columns for count, (rows, columns) in zip(WIDTHS[1:], sides, strict=True)]
    return next((first for first in range(len(sizes)) if sum(sizes[first:]) <= KEPT_BYTES), len(sizes))


class _Passage:
    """A pair of pictures on its way through the network.

    Args:
        network: The network.
        checkpoint: Called before each layer.
        known: Features of the original that need not be computed; None if there are none.
        found: Takes those that are computed; None to keep none.
    """

    def __init__(
        self, network: DISTS, checkpoint: Checkpoint, known: _Features | None, found: _Features | None
    ) -> None:
        self._network = network
        self._checkpoint = checkpoint
        self._blocks = [[StripLayer(layer) for layer in block] for block in network.layers()]
        self._moments = [PairMoments() for _ in WIDTHS]
        self._known: list[Iterator[Tensor] | None] = [None] * len(self._blocks)
        if known is not None:
            self._known[known.first :] = [iter(strips) for strips in known.strips[known.first :]]
        self._found = found

    def feed(self, strip: Tensor, is_last: bool) -> None:
        """Rows of both, ``(2, 3, h, W)`` in 0 to 1."""
        self._moments[0].add(strip)
        rows = self._network.prepared(strip)
        for number, (block, moments) in enumerate(zip(self._blocks, self._moments[1:], strict=True)):
            known = self._known[number]
            if known is not None:
                rows = rows[:1]
            for layer in block:
                self._checkpoint()
                found = layer.feed(rows, is_last)
                if found is None:
                    return
                rows = found
            moments.add(rows if known is None else torch.cat([rows, next(known)]))
            if self._found is not None and number >= self._found.first:
                # A copy, so that the output's are not kept with them.
                self._found.strips[number].append(rows[1:].clone())

    def distance(self) -> float:
        """After the last strip."""
        return self._network.distance([each.result() for each in self._moments])
