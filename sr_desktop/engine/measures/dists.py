"""DISTS over pictures of any size, in strips, with the weights that ship with the program."""

from __future__ import annotations

from functools import cache

import torch
from torch import Tensor

from sr_desktop.engine.measures.pairs import Checkpoint, as_tensor
from sr_desktop.engine.measures.shipped import from_shipped
from sr_desktop.engine.measures.strip_layers import PairMoments, StripLayer
from sr_desktop.imaging.picture import Pixels
from sr_desktop.networks.dists import DISTS, SMALLEST_SIDE, WIDTHS

FEATURES_NAME = "vgg16_features_fp16.safetensors"
WEIGHTS_NAME = "dists_alpha_beta.safetensors"

STRIP_PIXELS = 1 << 15
"""Pixels of a strip, if a row is no longer than that: it takes 0.3 GB whatever the height of the pictures."""


@cache
def shipped_dists() -> DISTS:
    """DISTS with the shipped weights, loaded once.

    Raises:
        WeightsError: They are missing or damaged.
    """
    return from_shipped(DISTS, "DISTS", FEATURES_NAME, WEIGHTS_NAME)


@torch.inference_mode()
def dists(output: Pixels, target: Pixels, is_gray: bool, checkpoint: Checkpoint) -> float | None:
    """DISTS of two pictures, as `Distance`."""
    height, width = output.shape[:2]
    if min(height, width) < SMALLEST_SIDE:
        return None
    passage = _Passage(shipped_dists(), checkpoint)
    step = max(1, STRIP_PIXELS // width)
    for top in range(0, height, step):
        rows = slice(top, min(top + step, height))
        passage.feed(torch.cat([as_tensor(output[rows]), as_tensor(target[rows])]), is_last=rows.stop == height)
    return passage.distance()


class _Passage:
    """A pair of pictures on its way through the network."""

    def __init__(self, network: DISTS, checkpoint: Checkpoint) -> None:
        self._network = network
        self._checkpoint = checkpoint
        self._blocks = [[StripLayer(layer) for layer in block] for block in network.layers()]
        self._moments = [PairMoments() for _ in WIDTHS]

    def feed(self, strip: Tensor, is_last: bool) -> None:
        """Rows of both, ``(2, 3, h, W)`` in 0 to 1."""
        self._moments[0].add(strip)
        rows = self._network.prepared(strip)
        for block, moments in zip(self._blocks, self._moments[1:], strict=True):
            for layer in block:
                self._checkpoint()
                found = layer.feed(rows, is_last)
                if found is None:
                    return
                rows = found
            moments.add(rows)

    def distance(self) -> float:
        """After the last strip."""
        return self._network.distance([each.result() for each in self._moments])
