"""Arguments become checked values, or a sentence on what is wrong with them."""

from __future__ import annotations

import argparse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.cli.arguments import types as arguments
from sr_desktop.cli.arguments.figure import add_figure_arguments
from sr_desktop.engine.settings import DeviceChoice, EngineSettings, PrecisionChoice
from sr_desktop.imaging.geometry import Rect

SIDES = st.integers(1, 10**6)
ORIGINS = st.integers(0, 10**6)


@given(ORIGINS, ORIGINS, SIDES, SIDES)
def test_a_region_is_read_as_it_is_written(x: int, y: int, width: int, height: int) -> None:
    assert arguments.region(f"{x},{y}, {width},{height}") == Rect(x, y, width, height)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "four whole numbers"),
        ("1,2,3", "four whole numbers"),
        ("1,2,3,4,5", "four whole numbers"),
        ("1,2,3,x", "four whole numbers"),
        ("1.5,2,3,4", "four whole numbers"),
        ("-1,2,3,4", "outside"),
        ("1,2,0,4", "empty"),
        ("1,2,3,-4", "empty"),
    ],
)
def test_a_region_that_is_none_is_explained(text: str, fault: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=fault):
        arguments.region(text)


def test_methods_keep_their_order_and_come_once() -> None:
    assert arguments.method_ids("srcnn, bicubic,srcnn,") == ("srcnn", "bicubic")
    with pytest.raises(argparse.ArgumentTypeError, match="no method"):
        arguments.method_ids(" , ")


def test_engine_arguments_become_engine_settings() -> None:
    parser = argparse.ArgumentParser()
    arguments.add_engine_arguments(parser)
    assert arguments.engine_settings(parser.parse_args([])) == EngineSettings()
    options = parser.parse_args(["--device", "cpu", "--precision", "bf16", "--tile", "64"])
    wanted = EngineSettings(device=DeviceChoice.CPU, precision=PrecisionChoice.BF16, tile=64)
    assert arguments.engine_settings(options) == wanted


def test_the_smallest_tile_is_the_engines() -> None:
    assert EngineSettings(tile=arguments.SMALLEST_TILE).tile == arguments.SMALLEST_TILE
    with pytest.raises(ValueError, match="at least"):
        EngineSettings(tile=arguments.SMALLEST_TILE - 1)


@pytest.mark.parametrize(
    ("text", "fault"),
    [("x", "whole number"), ("63", "at least 64"), ("66", "multiple of 4"), ("400000", "at most 22360")],
)
def test_a_picture_side_is_a_multiple_of_four(text: str, fault: str) -> None:
    assert arguments.picture_side("256") == 256
    with pytest.raises(argparse.ArgumentTypeError, match=fault):
        arguments.picture_side(text)


def test_a_share_that_is_no_number_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    add_figure_arguments(parser)
    assert parser.parse_args(["--figure-overview-share", "40%"]).figure_overview_share == 0.4
    with pytest.raises(SystemExit):
        parser.parse_args(["--figure-overview-share", "wide"])
    assert "'wide' is no percentage; write a number, as in 40" in capsys.readouterr().err
