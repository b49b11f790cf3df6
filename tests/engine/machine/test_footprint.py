"""What results will take is what they take."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import numpy as np
import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.engine.machine.footprint import expected_seconds, footprint
from sr_desktop.engine.machine.pace import PaceBook
from sr_desktop.imaging.resampling.pyramid import build_pyramid
from sr_desktop.networks.card import ModelCard

SIDES = st.integers(1, 300)


@given(width=SIDES, height=SIDES, count=st.integers(0, 9), budget=st.integers(0, 10**7))
def test_it_is_the_bytes_of_the_results_and_of_their_levels(width: int, height: int, count: int, budget: int) -> None:
    levels = build_pyramid(np.zeros((height, width, 3), np.uint8))
    found = footprint((width, height), count, budget)
    assert found.total == count * sum(level.nbytes for level in levels)
    assert found.total - found.on_disk == min(found.total, budget)


def test_without_a_budget_a_quarter_of_the_memory_is_taken() -> None:
    quarter = psutil.virtual_memory().total // 4
    found = footprint((100_000, 100_000), 100, None)
    assert abs(found.total - found.on_disk - quarter) <= 1


def card(sha256: str, multiply_adds: float | None) -> ModelCard:
    return cast(ModelCard, SimpleNamespace(sha256=sha256, multiply_adds=multiply_adds))


def test_the_time_is_that_of_the_last_runs(tmp_path: Path) -> None:
    paces = PaceBook(tmp_path / "paces.json")
    paces.note("slow device torch fp32 aaa False", seconds=8.0, cost=1e6)
    paces.note("fast device openvino bf16 aaa False", seconds=1.0, cost=1e6)
    paces.note("fast device openvino bf16 aaa True", seconds=3.0, cost=1e6)
    paces.note("fast device openvino bf16 bbb False", seconds=0.5, cost=1e6)
    paces.save()
    kept = PaceBook(tmp_path / "paces.json")
    cards = [card("aaa", 1000.0), card("bbb", 2000.0)]
    assert expected_seconds((100, 50), cards, kept) == pytest.approx(5.0 + 5.0)
    assert expected_seconds((100, 50), cards[:1], kept, is_ensemble=True) == pytest.approx(8 * 15.0)


def test_what_never_ran_here_has_no_time(tmp_path: Path) -> None:
    paces = PaceBook(None)
    paces.note("device torch fp32 aaa False", seconds=8.0, cost=1e6)
    assert expected_seconds((100, 50), [card("aaa", 1000.0), card("ccc", 1000.0)], paces) is None
    assert expected_seconds((100, 50), [card("aaa", None)], paces) is None
    assert expected_seconds((100, 50), [], paces) == 0
