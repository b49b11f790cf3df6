"""What a metric is, and the scores that metrics give; `measuring.metrics` has the metrics themselves."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from statistics import fmean

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Color, Layer
from sr_desktop.imaging.picture import Pixels
from sr_desktop.messages.message import Message

NO_VALUE = "–"
"""Written where a value does not exist."""

_FILE_DECIMALS = 2
"""Decimals that tables and cards keep beyond those that are shown."""


class Scores(Mapping[str, float | None]):
    """Values by metric id. Immutable; equal where ids and values are.

    A value is None where a metric gives none, e.g. PSNR without a reference. The id of a metric that was not measured
    at all is not among the keys.

    Attributes:
        reason: Why there is nothing to measure, where that does not go without saying.
    """

    __slots__ = ("_values", "reason")

    def __init__(
        self,
        values: Mapping[str, float | None] | None = None,
        /,
        *,
        reason: Message | None = None,
        **more: float | None,
    ) -> None:
        self._values: dict[str, float | None] = {**(values or {}), **more}
        self.reason = reason

    def __getitem__(self, metric_id: str) -> float | None:
        return self._values[metric_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(frozenset(self._values.items()))

    def __repr__(self) -> str:
        return f"Scores({self._values})"

    @property
    def exist(self) -> bool:
        """Whether there is any value."""
        return any(value is not None for value in self._values.values())


NO_SCORES = Scores()
"""Of what was not measured."""


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """One output, and what it can be measured against, both laid over one background.

    Attributes:
        output: ``(H, W, 3)``, perhaps with opacity.
        ground_truth: What it should be, of the same shape; None if there is no reference.
        low_resolution: What it was made of, ``(H / scale, W / scale, 3)``, perhaps with opacity; None if not known.
        is_gray: Whether the picture holds one channel, which the arrays hold three times.
        shaved: The part of the output that counts, without its border.
        region: The part to be measured, which may reach outside; None for the whole picture.
        checkpoint: Called now and then; may raise to abandon the work.
        background: What both are laid over, where they are not opaque.
    """

    output: Layer
    ground_truth: Layer | None
    low_resolution: Layer | None
    is_gray: bool
    shaved: Rect
    region: Rect | None
    checkpoint: Callable[[], None]
    background: Color

    @property
    def area(self) -> Rect:
        """The part to be measured, without the border; may be empty."""
        return self.shaved if self.region is None else self.shaved.intersected(self.region)

    @property
    def whole(self) -> Rect:
        """The whole output, border included."""
        height, width = self.output.pixels.shape[:2]
        return Rect(0, 0, width, height)

    def output_in(self, area: Rect) -> Pixels:
        """The output in a part of the picture, ``(h, w, 3)`` uint8, as it is seen over the background."""
        return self.output.over(self.background, area)

    def reference_in(self, area: Rect) -> Pixels:
        """The ground truth there, the same way.

        Raises:
            ValueError: There is none.
        """
        if self.ground_truth is None:
            raise ValueError("there is no reference to measure against")
        return self.ground_truth.over(self.background, area)

    def input_in(self, area: Rect) -> Pixels:
        """What the output was made of in a part of it, in its own pixels, the same way.

        Raises:
            ValueError: It is not known.
        """
        if self.low_resolution is None:
            raise ValueError("what the output was made of is not known")
        return self.low_resolution.over(self.background, area)


Compute = Callable[[Sample], float | None]
"""Computes a metric; None where nothing is left to measure."""


class Channels(StrEnum):
    """What of the colours a metric measures."""

    LUMA = "luma"
    """BT.601 luma in studio range."""
    BRIGHTNESS = "brightness"
    """0.299 R + 0.587 G + 0.114 B, from 0 to 255."""
    RGB = "RGB"


@dataclass(frozen=True, slots=True)
class Metric:
    """One kind of score: how it is computed, named and written.

    Attributes:
        id: Its name in files and on the command line.
        label: Its name before the user, e.g. ``"PSNR-Y"``.
        short_label: Its name where the channel goes without saying, e.g. ``"PSNR"``.
        unit: Of its values, e.g. ``"dB"``; empty if they have none.
        decimals: How many are shown.
        higher_is_better: Whether the highest value is the best; else the lowest.
        needs_reference: Whether it has no value without the original.
        explanation: How it is measured, in a sentence.
        compute: Computes it. None where that needs torch: `measure` is then given what computes it.
        is_headline: Whether it is shown where there is room for few: headers of panes, captions of a figure.
        channels: What of the colours it measures.
        is_of_input: Whether it compares with the input, and so stands where there is no original.
        is_shaved: Whether the border takes no part, as in the published tables.
        seconds: What it takes for a megapixel of a result on one core of a processor of 2023, where that is so much
            that it is measured only if chosen; 0 for what is always measured.
        package: What has to be installed for it, which the program does without; None if nothing.
        tip: What choosing it does, in a sentence with `seconds`; empty for what is always measured.
    """

    id: str
    label: str
    short_label: str
    unit: str
    decimals: int
    higher_is_better: bool
    needs_reference: bool
    explanation: str
    compute: Compute | None
    is_headline: bool = False
    channels: Channels = Channels.RGB
    is_of_input: bool = False
    is_shaved: bool = True
    seconds: float = 0.0
    package: str | None = None
    tip: str = ""

    @property
    def is_chosen(self) -> bool:
        """Whether it is measured only if the user has chosen it."""
        return self.seconds > 0

    def area_of(self, sample: Sample) -> Rect:
        """The part that is measured: the region, or the picture, with its border if that is not shaved by this."""
        if self.is_shaved:
            return sample.area
        return sample.whole if sample.region is None else sample.whole.intersected(sample.region)

    @property
    def heading(self) -> str:
        """Label and unit, for a column: ``PSNR-Y (dB)``."""
        return self._with_unit(self.label)

    @property
    def title(self) -> str:
        """Label and unit in words: ``PSNR-Y in dB``."""
        return f"{self.label} in {self.unit}" if self.unit else self.label

    @property
    def short_heading(self) -> str:
        """Short label and unit: ``PSNR (dB)``."""
        return self._with_unit(self.short_label)

    def text(self, value: float | None) -> str:
        """A value without its unit: ``27.91``, ``0.8012``, ``∞``, or a dash."""
        if value is None:
            return NO_VALUE
        if math.isinf(value):
            return "∞" if value > 0 else "−∞"
        text = f"{abs(value):.{self.decimals}f}"
        return f"−{text}" if value < 0 and float(text) else text

    def compact(self, value: float | None) -> str:
        """A value for a narrow place: ``27.91 dB``, ``.8012``, ``∞ dB``, or a dash.

        Without a unit the leading zero is left out, as in the tables of papers.
        """
        if value is None:
            return NO_VALUE
        if self.unit:
            return f"{self.text(value)} {self.unit}"
        text = self.text(value)
        sign = "−" if text.startswith("−") else ""
        digits = text.removeprefix(sign)
        return sign + (digits.removeprefix("0") if digits.startswith("0.") else digits)

    def mean_text(self, mean: Mean) -> str:
        """A mean without its unit, and what it leaves out: ``27.91``, ``27.91 (2 ∞)``, ``0.8012 (n=3)``.

        Behind ``n`` stands how many values there are where some pictures have none; before ``∞`` how many of them are
        infinite.
        """
        left_out = [] if mean.count is None else [f"n={mean.count}"]
        left_out += [f"{mean.infinite} ∞"] if mean.infinite else []
        return self.text(mean.value) + (f" ({', '.join(left_out)})" if left_out else "")

    def named(self, value: float | None) -> str:
        """A value with its label and unit: ``PSNR-Y 27.91 dB``."""
        return " ".join(part for part in (self.label, self.text(value), self.unit) if part)

    def is_better(self, value: float, than: float) -> bool:
        """Whether a value is better than another."""
        return value > than if self.higher_is_better else value < than

    def worst(self, values: Iterable[float | None]) -> float | None:
        """The worst of the values that exist; None if there are none."""
        known = [value for value in values if value is not None]
        return (min if self.higher_is_better else max)(known, default=None)

    def rounded(self, value: float | None) -> float | None:
        """A value as tables in files and cards hold it: to more decimals than are shown."""
        return None if value is None else round(value, self.decimals + _FILE_DECIMALS)

    def _with_unit(self, label: str) -> str:
        return f"{label} ({self.unit})" if self.unit else label


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of a metric over several pictures.

    One infinite value, as PSNR has where nothing differs, would make the mean of all others worthless: so it is of the
    finite ones, and the number of infinite ones stands beside it.

    Attributes:
        value: The arithmetic mean of the finite values; infinite if all of them are, None if there are none.
        infinite: How many infinite ones it leaves out.
        count: How many values there are, infinite ones too, where some of the pictures have none; None where all have.
        left_out: Tells the pictures that it leaves out, be it for an infinite value or none, from others; 0 if it
            leaves out none.
    """

    value: float | None = None
    infinite: int = 0
    count: int | None = None
    left_out: int = field(default=0, compare=False)

    @classmethod
    def of(cls, values: Iterable[float | None]) -> Mean:
        """That of the values that exist."""
        known = [value for value in values if value is not None]
        finite = [value for value in known if not math.isinf(value)]
        if not finite:
            return cls(fmean(known) if known else None)
        return cls(fmean(finite), len(known) - len(finite))


def mean_of(values: Iterable[float | None]) -> float | None:
    """The arithmetic mean of the finite values; infinite if all that exist are, None if there are none."""
    return Mean.of(values).value


def means_of(scores: Iterable[Scores]) -> dict[str, Mean]:
    """The mean of every metric over several pictures, by its id: of all that was measured on any of them."""
    all_scores = list(scores)
    ids = dict.fromkeys(metric_id for each in all_scores for metric_id in each)
    return {metric_id: Mean.of(each.get(metric_id) for each in all_scores) for metric_id in ids}


def values_of(means: Mapping[str, Mean]) -> Scores:
    """The values of means."""
    return Scores({metric_id: mean.value for metric_id, mean in means.items()})


def mean_scores(scores: Iterable[Scores]) -> Scores:
    """The values of `means_of`."""
    return values_of(means_of(scores))
