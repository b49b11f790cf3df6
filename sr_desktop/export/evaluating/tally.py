"""Sums of the scores of many pictures, kept up while one picture after the other is measured."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, Protocol

from sr_desktop.imaging.measuring.scores import Mean, Scores

_BINARY_PLACES = 120
"""Of the whole numbers that scores are added as. So nothing is lost when one is taken off again, and the mean of scores
above 1e-20 is that of `math.fsum`."""


class Scored(Protocol):
    """A picture that methods have scores of."""

    @property
    def path(self) -> Path:
        """Its file, which tells it from others."""

    def scores_by_method(self) -> Mapping[str, Scores]:
        """What has been measured of it, by method id."""


class _Total(NamedTuple):
    """Of one metric: how many pictures have it, how many of these with a finite and an infinite value, and the sum.

    `left_out` is the sum of the keys of the pictures without a finite value: equal for the same pictures.
    """

    pictures: int = 0
    finite: int = 0
    infinite: int = 0
    undefined: int = 0
    sum: int = 0
    left_out: int = 0

    def with_value(self, value: float | None, key: int, sign: int) -> _Total:
        """With the value of a picture added, or taken off where the sign is -1."""
        pictures, finite, infinite, undefined, total, left_out = self
        if value is None:
            return _Total(pictures + sign, finite, infinite, undefined, total, left_out + sign * key)
        if math.isinf(value):
            return _Total(pictures + sign, finite, infinite + sign, undefined, total, left_out + sign * key)
        if math.isnan(value):
            return _Total(pictures + sign, finite, infinite, undefined + sign, total, left_out)
        total += sign * int(math.ldexp(value, _BINARY_PLACES))
        return _Total(pictures + sign, finite + sign, infinite, undefined, total, left_out)

    @property
    def values(self) -> int:
        """How many pictures have a value, be it infinite or undefined."""
        return self.finite + self.infinite + self.undefined

    @property
    def mean(self) -> Mean:
        """As `Mean.of`, with what it leaves out."""
        count = None if self.values in (0, self.pictures) else self.values
        if self.undefined:
            return Mean(math.nan, self.infinite, count, self.left_out)
        if not self.finite:
            return Mean(math.inf if self.infinite else None, 0, count, self.left_out)
        return Mean(self.sum / (1 << _BINARY_PLACES) / self.finite, self.infinite, count, self.left_out)


_Totals = Mapping[str, Mapping[str, _Total]]


@dataclass(frozen=True, slots=True)
class Tally:
    """What the means of several pictures are taken from: those that every measured method has scores of.

    Attributes:
        measured: How many pictures each method has scores of, by its id. A method that has none at all does not keep a
            picture from counting.
        count: How many pictures count.
        totals: The sums over these by method and metric.
    """

    measured: Mapping[str, int]
    count: int
    totals: _Totals

    @classmethod
    def of(cls, pictures: Iterable[Scored], method_ids: Iterable[str]) -> Tally:
        """That of these pictures and methods."""
        all_scores = [(hash(one.path), one.scores_by_method()) for one in pictures]
        tally = cls({name: sum(name in scores for _, scores in all_scores) for name in method_ids}, 0, {})
        counted = [(key, scores) for key, scores in all_scores if tally.counts(scores)]
        totals: dict[str, dict[str, _Total]] = {name: {} for name, count in tally.measured.items() if count}
        for name, of_method in totals.items():
            for key, scores in counted:
                for metric_id, value in scores[name].items():
                    of_method[metric_id] = of_method.get(metric_id, _Total()).with_value(value, key, 1)
        return replace(tally, count=len(counted), totals=totals)

    def counts(self, scores: Mapping[str, Scores]) -> bool:
        """Whether a picture with these scores counts."""
        needed = [name for name, count in self.measured.items() if count]
        return bool(needed) and all(name in scores for name in needed)

    def changed(self, before: Scored, after: Scored) -> Tally | None:
        """The tally with another picture in the place of one; None if all have to be looked at again.

        That is where a method has its first scores, or loses its last: other pictures count then.
        """
        old, new = before.scores_by_method(), after.scores_by_method()
        measured = {name: count - (name in old) + (name in new) for name, count in self.measured.items()}
        if any(bool(count) != bool(measured[name]) for name, count in self.measured.items()):
            return None
        tally = replace(self, measured=measured)
        for one, scores, sign in ((before, old, -1), (after, new, 1)):
            if self.counts(scores):
                totals = tally._with(scores, hash(one.path), sign)
                tally = replace(tally, count=tally.count + sign, totals=totals)
        return tally

    def _with(self, scores: Mapping[str, Scores], key: int, sign: int) -> _Totals:
        changed: dict[str, dict[str, _Total]] = {}
        for name, totals in self.totals.items():
            values = scores[name]
            own = {
                metric_id: totals.get(metric_id, _Total()).with_value(value, key, sign)
                for metric_id, value in values.items()
            }
            changed[name] = {metric_id: total for metric_id, total in {**totals, **own}.items() if total.pictures}
        return changed

    def means(self, method_id: str) -> dict[str, Mean]:
        """The mean of every metric that a method was measured by on all pictures that count."""
        return {metric_id: total.mean for metric_id, total in self._complete(method_id).items()}

    def value_counts(self, method_id: str) -> dict[str, int]:
        """How many pictures have a value, of every metric that there is a mean of.

        A metric may give none, such as SSIM of a picture that is too small for it.
        """
        return {metric_id: total.values for metric_id, total in self._complete(method_id).items()}

    def _complete(self, method_id: str) -> dict[str, _Total]:
        """The totals of the metrics that a method was measured by on all pictures that count."""
        totals = self.totals.get(method_id, {})
        return {metric_id: total for metric_id, total in totals.items() if total.pictures == self.count}
