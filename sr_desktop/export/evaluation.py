"""What several methods made of a set of pictures: the figures of each picture, and their mean as papers take it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from pathlib import Path
from statistics import fmean

from sr_desktop.export.figure.wording import PSNR_DECIMALS, SSIM_DECIMALS, psnr_text, ssim_text
from sr_desktop.export.metrics_files import MethodFigures, PictureFigures
from sr_desktop.export.ranking import Rank, rank
from sr_desktop.imaging.metrics import Metrics
from sr_desktop.messages.message import Message
from sr_desktop.methods import SHIPPED, Catalogue


class Quality(Enum):
    """What is measured; the value is its name in files."""

    PSNR_Y = "psnr_y"
    PSNR_RGB = "psnr_rgb"
    SSIM = "ssim_y"

    @property
    def decimals(self) -> int:
        """How many are written."""
        return SSIM_DECIMALS if self is Quality.SSIM else PSNR_DECIMALS

    def of(self, figures: MethodFigures | Metrics | None) -> float | None:
        """This of a method's figures: decibels, or SSIM; None if it does not exist."""
        if figures is None:
            return None
        match self:
            case Quality.PSNR_Y:
                return figures.psnr_y
            case Quality.PSNR_RGB:
                return figures.psnr_rgb
            case Quality.SSIM:
                return figures.ssim_y

    def text(self, value: float | None) -> str:
        """A figure as it is written, or a dash."""
        return ssim_text(value) if self is Quality.SSIM else psnr_text(value)


QUALITIES = tuple(Quality)


@dataclass(frozen=True, slots=True)
class EvaluatedPicture:
    """One picture of the set.

    Attributes:
        path: Its file.
        figures: What has been measured so far; None if nothing has.
        failures: Why methods have no figures, by method id.
        problem: Why the picture could not be measured at all.
        is_ended: Whether all that could be measured has been.
    """

    path: Path
    figures: PictureFigures | None = None
    failures: Mapping[str, Message] = field(default_factory=dict)
    problem: Message | None = None
    is_ended: bool = False

    def of(self, method_id: str) -> MethodFigures | None:
        """A method's figures of this picture; None if there are none."""
        return None if self.figures is None else self.figures.methods.get(method_id)


@dataclass(frozen=True)
class Evaluation:
    """The set. Immutable; what follows from its pictures is worked out once.

    Attributes:
        method_ids: The methods, in the order of the columns.
        pictures: The pictures in their order.
        catalogue: What the methods are.
    """

    method_ids: tuple[str, ...] = ()
    pictures: tuple[EvaluatedPicture, ...] = ()
    catalogue: Catalogue = SHIPPED

    @cached_property
    def counted(self) -> tuple[EvaluatedPicture, ...]:
        """The pictures that the means are taken over: those that every method has figures of.

        A mean over the easier pictures alone would flatter a method that failed on the others. A method that has no
        figures at all keeps none from being counted.
        """
        measured = [name for name in self.method_ids if any(one.of(name) is not None for one in self.pictures)]
        if not measured:
            return ()
        return tuple(one for one in self.pictures if all(one.of(name) is not None for name in measured))

    @cached_property
    def means(self) -> dict[str, Metrics]:
        """The arithmetic mean of every figure over the pictures that are `counted`, by method id."""
        return {
            name: Metrics(*(_mean(quality.of(one.of(name)) for one in self.counted) for quality in QUALITIES))
            for name in self.method_ids
        }

    def of(self, picture: EvaluatedPicture | None, method_id: str) -> MethodFigures | Metrics | None:
        """A method's figures on a picture, or (None) in the mean."""
        return self.means[method_id] if picture is None else picture.of(method_id)

    def standing(self, picture: EvaluatedPicture | None, quality: Quality) -> dict[str, Rank]:
        """Who is best and second on a picture, or (None) in the mean, by method id."""
        values = [quality.of(self.of(picture, name)) for name in self.method_ids]
        return dict(zip(self.method_ids, rank(values, quality.decimals), strict=True))


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None
