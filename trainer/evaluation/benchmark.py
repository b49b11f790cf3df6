"""Quality over whole sets by the protocol of the published tables."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from sr_desktop import SCALE
from sr_desktop.imaging.metrics import PROTOCOL, measure
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling import crop_to_multiple
from trainer.data.store import find_pictures
from trainer.distributed import ALONE, World
from trainer.evaluation.sets import BenchmarkSet
from trainer.losses.terms.lpips import LPIPSAlex
from trainer.training.validation import as_tensor

Enlarger = Callable[[Picture], Pixels]
"""Makes ``(4H, 4W, 3)`` uint8 of a low-resolution picture."""


@dataclass(frozen=True, slots=True)
class Score:
    """Quality of one picture, or the mean over several. `lpips` is None where it was not asked for."""

    psnr_y: float
    ssim_y: float
    psnr_rgb: float
    lpips: float | None = None


@dataclass(frozen=True, slots=True)
class SetScore:
    """A method's quality over a set: every picture by its stem, and their mean."""

    images: dict[str, Score]

    @property
    def mean(self) -> Score:
        """Arithmetic mean of each figure over the pictures, as the papers take it."""
        scores = list(self.images.values())
        lpips = [score.lpips for score in scores if score.lpips is not None]
        return Score(
            fmean(score.psnr_y for score in scores),
            fmean(score.ssim_y for score in scores),
            fmean(score.psnr_rgb for score in scores),
            fmean(lpips) if lpips else None,
        )


@dataclass(frozen=True, slots=True)
class Measured:
    """One picture of a set measured with one method, as the evaluation goes along."""

    set_name: str
    method: str
    stem: str
    score: Score


def count_pictures(sets: Sequence[BenchmarkSet], world: World = ALONE) -> int:
    """Pictures in all the sets together that fall to this process.

    Raises:
        DataError: A folder is missing or holds none.
    """
    return len(world.share(_pictures(sets)))


def _pictures(sets: Sequence[BenchmarkSet]) -> list[tuple[BenchmarkSet, Path]]:
    """Every picture with its set, in the order of the sets and of the names."""
    return [(one, path) for one in sets for path in find_pictures(one.folder)]


def evaluate(
    sets: Sequence[BenchmarkSet], methods: dict[str, Enlarger], lpips: LPIPSAlex | None = None, world: World = ALONE
) -> Iterator[Measured]:
    """Measure every method on every picture of every set.

    Of several processes each measures its share of the pictures; `merged` brings the results together.

    Raises:
        DataError: A folder is missing or holds no picture.
        PictureReadError: A picture cannot be read.
    """
    for one, path in world.share(_pictures(sets)):
        truth = crop_to_multiple(read_picture(path), SCALE)
        low = one.degradation.applied(truth)
        for name, enlarge in methods.items():
            yield Measured(one.name, name, path.stem, _score(enlarge(low), truth, lpips))


def merged(sets: Sequence[BenchmarkSet], measured: Sequence[Measured], world: World) -> list[Measured]:
    """What all processes measured, in the order in which one would have measured it; on every process."""
    order = {(one.name, path.stem): place for place, (one, path) in enumerate(_pictures(sets))}
    return sorted(world.gather(measured), key=lambda one: order[one.set_name, one.stem])


def gathered(measured: Sequence[Measured]) -> dict[str, dict[str, SetScore]]:
    """Scores by set name and method."""
    found: dict[str, dict[str, dict[str, Score]]] = {}
    for one in measured:
        found.setdefault(one.set_name, {}).setdefault(one.method, {})[one.stem] = one.score
    return {name: {method: SetScore(images) for method, images in methods.items()} for name, methods in found.items()}


def as_json(scores: dict[str, dict[str, SetScore]], sets: Sequence[BenchmarkSet]) -> dict[str, object]:
    """The content of ``evaluate --json``; infinite PSNR as the string ``"inf"``, LPIPS only where it was measured.

    ``degradations`` has the id of each set's degradation by the name of the set.
    """
    return {
        "protocol": PROTOCOL.as_json(),
        "degradations": {one.name: one.degradation.id for one in sets},
        "sets": {
            name: {
                method: {**_fields(score.mean), "images": {stem: _fields(one) for stem, one in score.images.items()}}
                for method, score in methods.items()
            }
            for name, methods in scores.items()
        },
    }


def _score(output: Pixels, truth: Picture, lpips: LPIPSAlex | None) -> Score:
    metrics = measure(output, truth.pixels, is_gray=truth.is_gray)
    distance = None if lpips is None else float(lpips(as_tensor(output), as_tensor(truth.pixels)))
    return Score(_known(metrics.psnr_y), _known(metrics.ssim_y), _known(metrics.psnr_rgb), distance)


def _known(value: float | None) -> float:
    return math.nan if value is None else value


def _fields(score: Score) -> dict[str, float | str | None]:
    values = {"psnr_y": score.psnr_y, "ssim_y": score.ssim_y, "psnr_rgb": score.psnr_rgb}
    fields: dict[str, float | str | None] = {name: _plain(value) for name, value in values.items()}
    if score.lpips is not None:
        fields["lpips"] = score.lpips
    return fields


def _plain(value: float) -> float | str | None:
    if math.isnan(value):
        return None
    return "inf" if math.isinf(value) else value
