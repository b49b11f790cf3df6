"""Finds out in which format a model takes and gives pictures: what the user says, else what does best in a trial."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sr_desktop.engine.foreign.calling import ModelCall
from sr_desktop.engine.foreign.description import Source
from sr_desktop.engine.foreign.trial import NO_PICTURE, TRIAL_SIZE, Size, Verdict, attempts, judge, make_trial
from sr_desktop.model_format import OUR_FORMAT, ChannelOrder, FormatChoice, ValueRange

_RANGES = (
    (ValueRange.UNIT, ValueRange.UNIT),
    (ValueRange.BYTE, ValueRange.BYTE),
    (ValueRange.UNIT, ValueRange.BYTE),
    (ValueRange.SIGNED, ValueRange.SIGNED),
    (ValueRange.UNIT, ValueRange.SIGNED),
    (ValueRange.BYTE, ValueRange.UNIT),
    (ValueRange.IMAGENET, ValueRange.UNIT),
    (ValueRange.IMAGENET, ValueRange.SIGNED),
    (ValueRange.IMAGENET, ValueRange.IMAGENET),
)
"""Of what models take and give, the commonest first."""


_OTHER_ORDERS = (
    (ChannelOrder.RGB, ChannelOrder.BGR),
    (ChannelOrder.BGR, ChannelOrder.RGB),
    (ChannelOrder.BGR, ChannelOrder.BGR),
)
"""Of what models take and give."""

LIKELY_RANGES = 5
"""So many of the best ranges are tried with red and blue swapped."""

COLORS_SWAPPED = -2.0
"""A gain below so many dB may come from red and blue in each other's place."""


@dataclass(frozen=True, slots=True)
class FoundFormat:
    """The format of a model.

    Attributes:
        format: What it is; each part that can be told is set.
        source: How it became known.
        verdict: Of the trial in that format.
    """

    format: FormatChoice
    source: Source
    verdict: Verdict


def find_format(
    call: ModelCall,
    channels: int,
    choice: FormatChoice,
    size: Size = TRIAL_SIZE,
    usual: FormatChoice = OUR_FORMAT,
    given: ValueRange | None = None,
) -> FoundFormat:
    """The format of a model, by trials on a small picture.

    Args:
        call: The model; its own format says its layout and output, which are kept.
        channels: How many it takes.
        choice: What the user says; it is taken as said.
        size: Of the trial's picture.
        usual: What it is unless a trial gives clearly better.
        given: The range that the type of its input says; None if it says none.
    """
    trial = make_trial(call.scale, channels, size)
    own = replace(call.format, order=choice.order or usual.order, made_order=choice.made_order or usual.made_order)
    ways = [replace(own, given=given, made=made) for given, made in _ranges(choice, usual, given)]
    first = ways[0]
    if trial.quality_of(call.with_format(first)) >= NO_PICTURE:
        # With one range in and another out there would be no picture in the first: only like pairs are in question.
        ways = [first, *(way for way in ways[1:] if way.given is way.made)]
    tried = attempts((trial, call.with_format(way)) for way in ways)
    verdict = judge(tried)
    if channels == 3 and choice.order is None and verdict.gain < COLORS_SWAPPED:
        # Which ranges may be right is seen even so: green and the brightness are where they should be.
        best = sorted(tried, key=lambda one: -one.gain)[:LIKELY_RANGES]
        likely = [ways[one.way] for one in sorted(best, key=lambda one: one.way)]
        swapped = [replace(way, order=one, made_order=made) for way in likely for one, made in _OTHER_ORDERS]
        ways = [ways[verdict.way], *swapped]
        verdict = judge(attempts((trial, call.with_format(way)) for way in ways))
    found = ways[verdict.way]
    if not verdict.is_picture:
        found = first
    return FoundFormat(found, _source(found, verdict, choice, usual), verdict)


def _ranges(
    choice: FormatChoice, usual: FormatChoice, given: ValueRange | None
) -> list[tuple[ValueRange | None, ValueRange | None]]:
    if choice.given is not None:
        return [(choice.given, choice.made or choice.given)]
    ranges = dict.fromkeys([(usual.given, usual.made), *_RANGES])
    return [one for one in ranges if given in (None, one[0])]


def _source(found: FormatChoice, verdict: Verdict, choice: FormatChoice, usual: FormatChoice) -> Source:
    if not choice.is_empty:
        return Source.CHOSEN
    if not verdict.is_picture:
        return Source.GUESSED
    return Source.USUAL if replace(found, output=None) == usual else Source.FOUND
