"""In which values, channel order and axes a model takes and gives pictures is told by a trial, or by the user."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from sr_desktop.engine.foreign.calling import ModelCall
from sr_desktop.engine.foreign.description import Source
from sr_desktop.engine.foreign.formats import find_format
from sr_desktop.engine.foreign.trial import make_trial
from sr_desktop.engine.foreign.values import from_unit, to_unit
from sr_desktop.model_format import (
    NO_CHOICE,
    ChannelOrder,
    FormatChoice,
    ModelFormatError,
    ValueRange,
    parse_format,
)

RGB, BGR = ChannelOrder.RGB, ChannelOrder.BGR
RANGES = [
    (ValueRange.UNIT, ValueRange.UNIT),
    (ValueRange.BYTE, ValueRange.BYTE),
    (ValueRange.UNIT, ValueRange.BYTE),
    (ValueRange.UNIT, ValueRange.SIGNED),
    (ValueRange.SIGNED, ValueRange.SIGNED),
    (ValueRange.BYTE, ValueRange.UNIT),
    (ValueRange.IMAGENET, ValueRange.SIGNED),
]


def bicubic(given: ValueRange, made: ValueRange, orders: tuple[ChannelOrder, ChannelOrder] = (RGB, RGB)) -> ModelCall:
    """A model that enlarges twice, and makes 8 bits of what it is given: in another range it sees another picture."""

    def run(x: Tensor) -> Tensor:
        picture = to_unit(x, given, orders[0]).clamp(0, 1).mul(255).round().div(255)
        enlarged = F.interpolate(picture, scale_factor=2, mode="bicubic", align_corners=False)
        return from_unit(enlarged, made, orders[1])

    return ModelCall(run, 2)


@pytest.mark.parametrize("channels", [3, 1])
@pytest.mark.parametrize(("given", "made"), RANGES)
def test_the_range_is_told_by_a_trial(given: ValueRange, made: ValueRange, channels: int) -> None:
    call = bicubic(given, made)
    found = find_format(call, channels, NO_CHOICE)
    trial = make_trial(2, channels)
    # Of ranges that come to the same the first is as good: what counts is the picture.
    assert trial.quality_of(call.with_format(found.format)) > trial.plain - 1
    told = given is not made or given is ValueRange.BYTE
    assert found.source is (Source.FOUND if told else Source.USUAL)


@pytest.mark.parametrize("orders", [(RGB, BGR), (BGR, RGB)])
@pytest.mark.parametrize(("given", "made"), RANGES[:4])
def test_red_and_blue_in_each_others_place_are_told(
    given: ValueRange, made: ValueRange, orders: tuple[ChannelOrder, ChannelOrder]
) -> None:
    call = bicubic(given, made, orders)
    found = find_format(call, 3, NO_CHOICE)
    trial = make_trial(2, 3)
    assert trial.quality_of(call.with_format(found.format)) > trial.plain - 1
    assert found.format.order is not found.format.made_order


def test_what_the_user_says_is_taken_as_said() -> None:
    choice = FormatChoice(given=ValueRange.BYTE, made=ValueRange.UNIT, order=BGR, made_order=BGR)
    found = find_format(bicubic(ValueRange.UNIT, ValueRange.UNIT), 3, choice)
    assert found.source is Source.CHOSEN
    assert (found.format.given, found.format.made, found.format.order) == (ValueRange.BYTE, ValueRange.UNIT, BGR)


def test_what_makes_no_picture_in_any_format_is_a_guess() -> None:
    noise = torch.rand(1, 3, 64, 80, generator=torch.Generator().manual_seed(0))
    found = find_format(ModelCall(lambda _: noise, 2), 3, NO_CHOICE)
    assert found.source is Source.GUESSED
    assert found.format.given is ValueRange.UNIT


def test_a_trial_of_what_fails_or_gives_no_numbers_is_lost() -> None:
    trial = make_trial(2, 3)

    def fail(_: Tensor) -> Tensor:
        raise RuntimeError("no")

    assert trial.quality_of(fail) == -math.inf
    assert trial.quality_of(lambda x: x) == -math.inf
    assert trial.quality_of(lambda _: trial.truth * math.nan) == -math.inf
    assert trial.quality_of(lambda _: trial.truth) == math.inf


@pytest.mark.parametrize(
    "text",
    ["", "range=0-255", "range=0-1:-1-1", "order=BGR", "order=RGB:BGR", "layout=NHWC", "output=sr",
     "range=0-255,order=BGR,layout=NHWC,output=y"],
)  # fmt: skip
def test_a_format_is_read_as_it_is_written(text: str) -> None:
    choice = parse_format(text)
    assert str(choice) == text
    assert choice.is_empty is (text == "")


def test_spaces_and_small_letters_are_no_matter() -> None:
    assert str(parse_format(" order=bgr , layout=nhwc,range=0-255:0-255")) == "range=0-255,order=BGR,layout=NHWC"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("range=0-256", "write one of 0-1, 0-255, -1-1, imagenet"),
        ("order=RBG", "write one of RGB, BGR"),
        ("layout=NCWH", "write one of NCHW, NHWC, CHW, HWC"),
        ("colour=RGB", "one of range, order, layout, output"),
        ("range", "one of range"),
        ("range=", "one of range"),
        ("range=0-1,range=0-255", "one of range"),
    ],
)
def test_a_format_that_is_none_is_told(text: str, part: str) -> None:
    with pytest.raises(ModelFormatError, match=part):
        parse_format(text)
