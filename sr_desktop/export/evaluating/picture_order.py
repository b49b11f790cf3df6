"""By what pictures are ordered, and the values that they are ordered by."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sr_desktop.export.evaluating.evaluation import EvaluatedPicture
from sr_desktop.imaging.files.finding import natural_path_key
from sr_desktop.imaging.measuring.metrics import metric_of
from sr_desktop.imaging.measuring.scores import Metric


class By(StrEnum):
    """What pictures are ordered by."""

    NAME = "name"
    SCORE = "score"
    """A method's score."""
    GAP = "gap"
    """How much better a method is than another."""


@dataclass(frozen=True, slots=True)
class Order:
    """An order of pictures.

    Attributes:
        by: By what.
        method: Id of the method whose scores count.
        other: Id of the method that it is compared with, for a gap.
        metric_id: Of the scores.
        is_worst_first: Whether the pictures come first on which the method does worst.
    """

    by: By = By.NAME
    method: str = ""
    other: str = ""
    metric_id: str = "psnr_y"
    is_worst_first: bool = True

    @property
    def metric(self) -> Metric:
        """The metric of the scores."""
        return metric_of(self.metric_id)

    def value(self, picture: EvaluatedPicture) -> float | None:
        """What a picture is ordered by: a score, or the method's score less the other's; None if that is not known."""
        own = _score(picture, self.method, self.metric_id)
        if self.by is By.SCORE:
            return own
        other = _score(picture, self.other, self.metric_id)
        # Of two that both restored it exactly, none is better.
        if own is None or other is None or self.by is By.NAME or (math.isinf(own) and math.isinf(other)):
            return None
        return own - other

    def text(self, value: float | None) -> str:
        """A value as the strip shows it: ``27.91 dB``, or for a gap ``+0.52 dB``; empty if there is none."""
        if value is None:
            return ""
        text = self.metric.compact(value)
        return f"+{text}" if self.by is By.GAP and value > 0 else text

    def ordered(
        self, paths: Sequence[Path], pictures: Mapping[Path, EvaluatedPicture], folders: Sequence[Path] = ()
    ) -> tuple[Path, ...]:
        """These files in this order; those without a value come last, by name.

        Args:
            paths: The files.
            pictures: What is known of them.
            folders: The order of folders, in which names are.
        """
        places = {folder: place for place, folder in enumerate(folders)}
        by_name = sorted(paths, key=lambda path: (places.get(path.parent, len(places)), natural_path_key(path)))
        if self.by is By.NAME:
            return tuple(by_name)
        values = {path: self.value(pictures[path]) if path in pictures else None for path in by_name}
        known = [path for path in by_name if values[path] is not None]
        # Worst first: the lowest where higher is better, and the other way about.
        is_falling = self.metric.higher_is_better is not self.is_worst_first
        known.sort(key=lambda path: values[path] or 0.0, reverse=is_falling)
        return (*known, *(path for path in by_name if values[path] is None))


def _score(picture: EvaluatedPicture, method: str, metric_id: str) -> float | None:
    found = picture.of(method)
    return None if found is None else found.scores.get(metric_id)
