"""Tiles compute the fewest pixels that time and memory allow."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.engine import planning
from sr_desktop.engine.machine.devices import cpu
from sr_desktop.engine.planning import SMALLEST_TILE, best_tile_size, default_tile_size
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.ready import ReadyNetwork
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.tiling import padded_lengths, split
from sr_desktop.methods import SHIPPED


def computed(size: tuple[int, int], side: int, overlap: int) -> int:
    return sum(tile.padded.area for tile in split(size, side, overlap))


def test_four_tiles_rather_than_nine() -> None:
    """Of the cuts of 512 x 512 with tiles of 320 x 320, overlaps of 40 included."""
    side = best_tile_size((512, 512), 40, 320 * 320)
    assert side == 256
    assert computed((512, 512), side, 40) == 4 * 296 * 296
    assert computed((512, 512), 320 - 2 * 40, 40) / 512**2 == pytest.approx(1.72, abs=0.01)


@given(
    size=st.tuples(st.integers(4, 300), st.integers(4, 300)),
    overlap=st.integers(0, 20),
    budget=st.integers(60 * 60, 200 * 200),
)
def test_no_other_cut_within_the_budget_computes_fewer(size: tuple[int, int], overlap: int, budget: int) -> None:
    side = best_tile_size(size, overlap, budget)
    tiles = split(size, side, overlap)
    assert max(tile.padded.area for tile in tiles) <= budget
    fewest = sum(tile.padded.area for tile in tiles)
    for other in range(SMALLEST_TILE, max(size) + 1, 7):
        others = [tile.padded.area for tile in split(size, other, overlap)]
        assert max(others) > budget or sum(others) >= fewest


@given(length=st.integers(1, 200), side=st.integers(1, 80), overlap=st.integers(0, 30))
def test_padded_lengths_are_those_of_the_tiles(length: int, side: int, overlap: int) -> None:
    assert padded_lengths(length, side, overlap) == tuple(
        tile.padded.width for tile in split((length, 1), side, overlap)
    )


@pytest.fixture
def ready(weights: Path) -> ReadyNetwork:
    return replace(NetworkPool(weights).get(SHIPPED.get("srresnet"), cpu()), cost=2e6, bytes_per_pixel=1300, overlap=40)


def picture(width: int, height: int) -> Picture:
    return Picture(np.zeros((height, width, 3), np.uint8), "black")


def test_a_fast_processor_gets_larger_tiles(ready: ReadyNetwork) -> None:
    assert default_tile_size(replace(ready, speed=400e9), picture(640, 640)) is None
    slow = default_tile_size(replace(ready, speed=150e9), picture(640, 640))
    slower = default_tile_size(replace(ready, speed=50e9), picture(640, 640))
    slowest = default_tile_size(replace(ready, speed=1e6), picture(640, 640))
    assert slow is not None
    assert slower is not None
    assert slower < slow
    assert slowest == slower, "tiles that are mostly overlap would be slower still"


def test_the_cut_follows_from_computed_pixels_before_time(ready: ReadyNetwork) -> None:
    """512 x 512 with an overlap of 40: four tiles would compute 1.34 times the pixels of one that takes 3.5 s."""
    assert default_tile_size(replace(ready, speed=150e9), picture(512, 512)) is None
    # Tiles in time compute hardly more than the largest that are allowed: then they are taken.
    tiny_overlap = replace(ready, speed=150e9, overlap=1)
    side = default_tile_size(tiny_overlap, picture(512, 512))
    assert side is not None
    assert (side + 2) ** 2 * ready.cost <= 2.0 * 150e9


def test_a_speed_measured_while_other_programs_ran_is_mended_by_the_best_that_was_seen(ready: ReadyNetwork) -> None:
    disturbed = replace(ready, speed=40e9)
    assert default_tile_size(disturbed, picture(512, 512)) == 256
    assert default_tile_size(disturbed, picture(512, 512), best_pace=1 / 150e9) is None
    undisturbed = default_tile_size(replace(ready, speed=150e9), picture(900, 700))
    assert default_tile_size(replace(ready, speed=150e9), picture(900, 700), best_pace=1 / 40e9) == undisturbed


def test_little_memory_makes_small_tiles(ready: ReadyNetwork, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "available_bytes", lambda device: 400_000_000)
    side = default_tile_size(replace(ready, speed=400e9), picture(640, 640))
    assert side is not None
    largest = max(tile.padded.area for tile in split((640, 640), side, ready.overlap))
    assert largest * ready.bytes_per_pixel <= 0.4 * 400_000_000
    assert default_tile_size(ready, picture(100, 90)) is None
