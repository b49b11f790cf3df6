"""Time left and fraction, from costs and times that are given."""

from __future__ import annotations

import pytest

from sr_desktop.engine.comparing.progress import ProgressMeter


def test_nothing_can_be_told_before_anything_was_timed() -> None:
    meter = ProgressMeter()
    meter.expect("a", 100)
    snapshot = meter.snapshot(None)
    assert (snapshot.fraction, snapshot.seconds_left) == (0, None)


def test_each_method_goes_at_its_own_pace() -> None:
    meter = ProgressMeter()
    meter.expect("quick", 100)
    meter.expect("slow", 100)
    meter.spend("quick", 50, 1)
    meter.spend("slow", 50, 9)
    snapshot = meter.snapshot("slow")
    assert snapshot.fraction == pytest.approx(0.5)
    assert snapshot.by_method == {"quick": 0.5, "slow": 0.5}
    assert snapshot.seconds_left == pytest.approx(10)
    assert snapshot.active == "slow"


def test_one_that_has_not_begun_is_taken_to_go_as_the_others() -> None:
    meter = ProgressMeter()
    meter.expect("a", 100)
    meter.expect("b", 300)
    meter.spend("a", 100, 5)
    assert meter.snapshot("a").seconds_left == pytest.approx(15)


def test_what_is_hidden_counts_but_is_no_method() -> None:
    meter = ProgressMeter()
    meter.expect("a", 50)
    meter.expect("measuring", 50, hidden=True)
    meter.spend("a", 50, 1)
    snapshot = meter.snapshot("a")
    assert snapshot.fraction == pytest.approx(0.5)
    assert snapshot.by_method == {"a": 1.0}
    meter.waive("measuring", 50)
    assert meter.snapshot("a").fraction == pytest.approx(1)


def test_the_fraction_never_goes_back() -> None:
    meter = ProgressMeter()
    meter.expect("a", 100)
    meter.spend("a", 60, 1)
    assert meter.snapshot("a").fraction == pytest.approx(0.6)
    meter.expect("a", 300)  # a retreat to small tiles
    assert meter.snapshot("a").fraction == pytest.approx(0.6)


def test_a_failed_method_is_not_waited_for() -> None:
    meter = ProgressMeter()
    meter.expect("a", 100)
    meter.expect("b", 100)
    meter.close("b")
    meter.spend("a", 100, 1)
    snapshot = meter.snapshot("a")
    assert snapshot.fraction == pytest.approx(1)
    assert snapshot.seconds_left == 0


def test_an_earlier_run_tells_the_pace() -> None:
    meter = ProgressMeter()
    meter.expect("a", 100)
    meter.know("a", 0.5)
    assert meter.snapshot(None).seconds_left == pytest.approx(50)
    meter.spend("a", 50, 5)
    assert meter.snapshot("a").seconds_left == pytest.approx(5), "what is measured now counts more"


def test_interpolations_tell_nothing_of_networks() -> None:
    meter = ProgressMeter()
    meter.expect("bicubic", 100, plain=True)
    meter.expect("srresnet", 100)
    meter.spend("bicubic", 50, 500)
    assert meter.snapshot("bicubic").seconds_left is None
    meter.spend("srresnet", 50, 5)
    assert meter.snapshot("srresnet").seconds_left == pytest.approx(500 + 5)


def test_overlaps_of_small_tiles_do_not_count_as_progress() -> None:
    meter = ProgressMeter()
    meter.expect("a", 100)
    meter.spend("a", 10, 4, computed=40)
    snapshot = meter.snapshot("a")
    assert snapshot.fraction == pytest.approx(0.1)
    assert snapshot.seconds_left == pytest.approx(9)
