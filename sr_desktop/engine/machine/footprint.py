"""What a comparison and its results will take, known before it starts. Imports no torch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import psutil

from sr_desktop.engine.machine.pace import PaceBook
from sr_desktop.engine.scratch.store import MEMORY_SHARE
from sr_desktop.engine.settings import ENSEMBLE_ANSWERS
from sr_desktop.imaging.resampling.pyramid import level_sizes
from sr_desktop.networks.card import ModelCard


@dataclass(frozen=True, slots=True)
class Footprint:
    """Room for results.

    Attributes:
        total: Bytes of all results, with their mip levels.
        on_disk: Bytes of them that are kept in files on the disk, because the budget of memory does not hold them.
    """

    total: int
    on_disk: int


def footprint(output_size: tuple[int, int], count: int, budget: int | None) -> Footprint:
    """What the results of so many methods will take.

    Args:
        output_size: ``(width, height)`` of each result.
        count: How many methods.
        budget: Bytes of memory for results; None for the share of the machine's that is taken if none is chosen.
    """
    total = count * 3 * sum(width * height for width, height in level_sizes(output_size))
    memory = int(psutil.virtual_memory().total * MEMORY_SHARE) if budget is None else budget
    return Footprint(total, max(0, total - memory))


def expected_seconds(
    input_size: tuple[int, int], cards: Iterable[ModelCard], paces: PaceBook, *, is_ensemble: bool = False
) -> float | None:
    """About how long networks will take for a picture, by how fast they ran last; None if one of them never did.

    What tiles compute twice is left out, and so are interpolations, which take next to nothing.

    Args:
        input_size: ``(width, height)`` of the low-resolution picture.
        cards: Of the networks.
        paces: How fast they were.
        is_ensemble: Each network runs on eight flips and rotations.
    """
    seconds = 0.0
    for card in cards:
        pace = paces.newest(card.sha256, is_ensemble=is_ensemble)
        if pace is None or card.multiply_adds is None:
            return None
        answers = ENSEMBLE_ANSWERS if is_ensemble else 1
        seconds += pace * card.multiply_adds * answers * input_size[0] * input_size[1]
    return seconds
