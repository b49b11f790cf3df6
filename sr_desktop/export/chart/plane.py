"""The perception-distortion plane: Blau and Michaeli, "The Perception-Distortion Tradeoff", 2018, arXiv 1711.06077.

Every method is a dot: its distortion against how far it looks from natural. Theory says that no method can be best in
both, and that along a bound one is traded for the other.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from sr_desktop.export.evaluating.evaluation import Evaluation
from sr_desktop.export.figure.wording import plain
from sr_desktop.export.metrics_files import PictureScores
from sr_desktop.export.names import safe_name
from sr_desktop.export.tables.text_tables import as_csv
from sr_desktop.imaging.measuring.metrics import metric_of
from sr_desktop.imaging.measuring.protocol import PROTOCOL, Protocol
from sr_desktop.imaging.measuring.scores import Metric, Scores

DISTORTION: Metric = metric_of("psnr_y")
"""Along the x axis; less distortion to the right."""

PERCEPTION: Metric = metric_of("lpips")
"""Along the y axis; looks more alike farther down."""

_SMALLER = 0.6
"""Of a mark that lies on another."""

_MARGIN = 0.08
"""Of the ranges that show all dots, on each side."""


class PlaneOf(StrEnum):
    """What a plane is of."""

    PICTURE = "picture"
    """The open picture, or the marked region of it."""
    SET = "set"
    """The evaluated pictures."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A method on a picture, or in the mean over several.

    Attributes:
        id: Of the method.
        title: Its name.
        x: Its `DISTORTION`, finite.
        y: Its `PERCEPTION`.
        picture: The file of one of several pictures; None for a mean, or where there is one picture alone.
    """

    id: str
    title: str
    x: float
    y: float
    picture: Path | None = None


@dataclass(frozen=True, slots=True)
class Plane:
    """Dots in the plane.

    Attributes:
        dots: Means last, so that they lie before those of single pictures.
        picture: What the picture or the set is called.
        subject: What of it: ``"whole picture"``, ``"region 64 x 48 px at 12, 40"``, ``"mean of 5 pictures"``.
        measured: How it was measured, in a line.
    """

    dots: tuple[Dot, ...]
    picture: str
    subject: str
    measured: str

    @property
    def name(self) -> str:
        """What it is."""
        return "plane"

    @property
    def file_stem(self) -> str:
        """A name for its file: ``Set5-Set14-plane``."""
        return f"{safe_name(self.picture.replace(', ', '-'))}-{self.name}"

    @property
    def methods(self) -> dict[str, str]:
        """The names of the methods that have dots, by id, in their order."""
        return {dot.id: dot.title for dot in self.main}

    @property
    def main(self) -> tuple[Dot, ...]:
        """The means, or the dots of a picture alone."""
        return tuple(dot for dot in self.dots if dot.picture is None)

    def only(self, method_ids: frozenset[str]) -> Plane:
        """The plane with only the dots of these methods."""
        return replace(self, dots=tuple(dot for dot in self.dots if dot.id in method_ids))

    @property
    def ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Lowest and highest x, and y, that show all dots with some room around them."""
        return _range([dot.x for dot in self.dots]), _range([dot.y for dot in self.dots])


def plane_of(
    scores: Mapping[str, Scores], titles: Mapping[str, str], picture: str, subject: str, protocol: Protocol = PROTOCOL
) -> Plane:
    """That of one picture, or of a region of it.

    Args:
        scores: By method id.
        titles: The names of the methods, by id.
        picture: What it is called.
        subject: What of it was measured.
        protocol: How.
    """
    dots = (_dot(name, titles[name], each, None) for name, each in scores.items())
    return Plane(tuple(dot for dot in dots if dot is not None), picture, subject, _measured(protocol))


def plane_of_evaluation(evaluation: Evaluation, titles: Mapping[str, str], name: str) -> Plane:
    """That of a set: the mean of every method over the pictures that all have, and a dot for each picture.

    Args:
        evaluation: The scores.
        titles: The names of the methods, by id.
        name: What the set is called.
    """
    counted = evaluation.counted
    single = [
        _dot(method, titles[method], evaluation.scores(one, method), one.path)
        for method in evaluation.method_ids
        for one in counted
    ]
    means = [
        _dot(method, titles[method], evaluation.scores(None, method), None)
        for method in (evaluation.method_ids if counted else ())
    ]
    dots = tuple(dot for dot in (*single, *means) if dot is not None)
    return Plane(dots, name, f"mean of {len(counted)} pictures", _measured(evaluation.protocol))


def plane_of_pictures(pictures: Sequence[PictureScores], titles: Mapping[str, str], evaluation: Evaluation) -> Plane:
    """That of compared pictures: of one alone as `plane_of`, of several as `plane_of_evaluation`."""
    if len(pictures) > 1:
        return plane_of_evaluation(evaluation, titles, evaluation.name)
    (one,) = pictures
    region = one.region
    subject = "whole picture" if region is None else region_subject(region.x, region.y, region.width, region.height)
    scores = {name: method.scores for name, method in one.methods.items()}
    return plane_of(scores, titles, Path(one.image).stem, subject, one.protocol)


def nested(places: Sequence[tuple[float, float]], diameter: float) -> list[float]:
    """How large marks are drawn, as a part of their size: one that would hide others lies on them, smaller.

    Args:
        places: Of the marks, in the order in which they are drawn.
        diameter: Of a mark, in the same unit.
    """
    return [
        _SMALLER ** sum(math.dist(place, before) < diameter / 2 for before in places[:number])
        for number, place in enumerate(places)
    ]


def region_subject(x: int, y: int, width: int, height: int) -> str:
    """``region 64 x 48 px at 12, 40``."""
    return f"region {width} x {height} px at {x}, {y}"


def plane_csv(plane: Plane) -> str:
    """A row a dot: method, its picture (empty for a mean), both values in full, then what it is of and how measured."""
    names = ("method", "title", "picture", DISTORTION.id, PERCEPTION.id, "image", "subject", "measured")
    about = (plane.picture, plane.subject, plane.measured)
    rows = [
        (dot.id, plain(dot.title), None if dot.picture is None else dot.picture.name, dot.x, dot.y, *about)
        for dot in plane.dots
    ]
    return as_csv(names, rows)


def _dot(method_id: str, title: str, scores: Scores, picture: Path | None) -> Dot | None:
    x, y = scores.get(DISTORTION.id), scores.get(PERCEPTION.id)
    # What is restored exactly has no place on the axis.
    return None if x is None or y is None or math.isinf(x) else Dot(method_id, title, x, y, picture)


def _measured(protocol: Protocol) -> str:
    return f"{plain(protocol.summary)}; LPIPS 0.1 over AlexNet, on RGB."


def _range(values: Iterable[float]) -> tuple[float, float]:
    known = list(values) or [0.0]
    low, high = min(known), max(known)
    margin = (high - low) * _MARGIN or max(abs(high) * 0.01, 1e-3)
    return low - margin, high + margin
