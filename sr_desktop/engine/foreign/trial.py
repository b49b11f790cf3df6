"""A trial: a drawn scene is shrunk and given to a model, and what comes out is measured against the scene.

So it is told which of several ways to run a model is right: with values in another range than it was trained for, a
network for enlarging gives something worse by several decibels, or no picture at all.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import torch
from torch import Tensor
from torch.nn import functional as F

from sr_desktop import SCALE

ABOUT_AS_GOOD = 1.0
"""Ways whose quality differs by less, in dB, are both taken for right."""

RESTORES = 0.5
"""So many dB above bicubic a way restores something, which is why it is right rather than the usual one."""

CLEARLY_BETTER = 2.0
"""So many dB above bicubic no model comes with values in a wrong range."""

NEARLY = -2.5
"""Where the usual way gives no picture, another is right if its gain is at least so many dB: repeating pixels has -1.6,
a network that was trained to look sharp about -2."""

NO_PICTURE = 17.0
"""Below so many dB an answer is nothing like the scene: plain gray has 15, bicubic 23."""

TRIAL_SIZE = (32, 40)
"""``(height, width)`` of the shrunk scene where a model takes any."""

_DRAWN_FINELY = 2**20
"""Scenes of up to so many pixels are drawn four times finer, so that their edges are smooth."""

Size = tuple[int, int]
"""``(height, width)``."""


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """A scene and what a model is given of it.

    Attributes:
        given: ``(1, C, h, w)`` in 0 to 1, of 256 levels.
        truth: ``(1, C, h * scale, w * scale)`` in 0 to 1.
        scale: How many times the model enlarges.
    """

    given: Tensor
    truth: Tensor
    scale: int

    @property
    def plain(self) -> float:
        """The quality of the bicubic enlargement."""
        return self.quality(_enlarged(self.given, (self.truth.shape[-2], self.truth.shape[-1])))

    def quality(self, answer: Tensor) -> float:
        """PSNR of an answer in dB, clipped to 0 to 1, away from the edges; minus infinity for another shape or NaN."""
        if answer.shape != self.truth.shape:
            return -math.inf
        edge = min(2 * SCALE, *(side // 4 for side in self.truth.shape[-2:]))
        difference = (answer.float().cpu().clamp(0, 1) - self.truth)[..., edge:-edge, edge:-edge]
        error = float(difference.square().mean())
        if math.isnan(error):
            return -math.inf
        return math.inf if error == 0 else -10 * math.log10(error)

    def quality_of(self, run: Callable[[Tensor], Tensor]) -> float:
        """`quality` of what ``run`` makes of the shrunk scene; minus infinity if it cannot."""
        try:
            with torch.inference_mode():
                return self.quality(run(self.given))
        except RuntimeError:
            return -math.inf


def make_trial(scale: int, channels: int, size: Size = TRIAL_SIZE) -> Trial:
    """The trial for a model of a scale, which takes 1 or 3 channels of that size.

    A model of scale one is given the bicubic enlargement of a scene that was shrunk to a quarter.
    """
    height, width = size
    truth = scene((height * scale, width * scale), 1 / scale)
    if scale == 1:
        small = _resized(truth, (max(1, height // SCALE), max(1, width // SCALE)))
        given = _resized(small, size)
    else:
        given = _resized(truth, size)
    if channels == 1:
        truth, given = truth.mean(dim=1, keepdim=True), given.mean(dim=1, keepdim=True)
    return Trial((given * 255).round() / 255, truth, scale)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which way to run a model is right.

    Attributes:
        way: Its place among those that were tried.
        quality: Of its answer, in dB.
        gain: How much better than the bicubic enlargement that is, in dB.
    """

    way: int
    quality: float
    gain: float

    @property
    def is_picture(self) -> bool:
        """Whether the answer is like the scene at all."""
        return self.quality >= NO_PICTURE


def attempts(ways: Iterable[tuple[Trial, Callable[[Tensor], Tensor]]]) -> list[Verdict]:
    """What several ways to run a model give in their trials.

    Nothing further is tried once one is much better than bicubic, which no wrong way is.
    """
    found: list[Verdict] = []
    for trial, run in ways:
        quality = trial.quality_of(run)
        found.append(Verdict(len(found), quality, quality - trial.plain))
        if found[-1].gain >= CLEARLY_BETTER:
            break
    return found


def judge(found: Sequence[Verdict]) -> Verdict:
    """Which of several ways is right, the usual one being the first.

    It is the one that restores best, the earliest of those about as good. If none restores anything it is the first, as
    long as that gives a picture, or no other comes near bicubic.
    """
    first, best = found[0], max(found, key=lambda verdict: verdict.gain)
    if best.gain < (RESTORES if first.is_picture else NEARLY):
        return first
    return next(verdict for verdict in found if verdict.gain >= best.gain - ABOUT_AS_GOOD)


@lru_cache(maxsize=4)
def scene(size: Size, pixel: float) -> Tensor:
    """``(1, 3, height, width)`` in 0 to 1: soft colours, discs, bars and stripes, more red than green than blue.

    Args:
        size: Of the picture.
        pixel: Side of one of its pixels, where the scene repeats itself every 64.
    """
    height, width = size
    finer = 4 if height * width <= _DRAWN_FINELY else 1
    rows = _coordinates(height, pixel, finer)[:, None].expand(-1, width * finer)
    columns = _coordinates(width, pixel, finer)[None, :].expand(height * finer, -1)
    return F.avg_pool2d(_drawn(rows, columns), finer).clamp(0.02, 0.98)


def _coordinates(length: int, pixel: float, finer: int) -> Tensor:
    """Where the pixels of a side lie in a scene of side 1, which is mirrored again and again."""
    place = (torch.arange(length * finer, dtype=torch.float32) + 0.5) / finer * pixel / 32
    return 1 - (place % 2 - 1).abs()


def _drawn(y: Tensor, x: Tensor) -> Tensor:
    picture = torch.stack(
        [0.62 + 0.2 * torch.sin(7 * x + 1), 0.5 + 0.18 * torch.cos(6 * y), 0.33 + 0.15 * torch.sin(5 * (x + y))]
    )
    from_disc = (x - 0.3).square() + (y - 0.35).square()
    shapes = (
        (from_disc < 0.035, (0.85, 0.30, 0.20)),
        (from_disc < 0.010, (0.95, 0.90, 0.60)),
        ((x - 0.4 * y > 0.45) & (x - 0.4 * y < 0.5), (0.10, 0.12, 0.20)),
        ((y > 0.7) & (x < 0.6) & (14 * x % 1 < 0.5), (0.15, 0.35, 0.25)),
        ((x > 0.65) & (y < 0.4) & (12 * (x + y) % 1 < 0.4), (0.20, 0.25, 0.60)),
        ((x - 0.78).square() / 2 + (y - 0.75).square() < 0.02, (0.30, 0.60, 0.35)),
    )
    for inside, color in shapes:
        picture = torch.where(inside, torch.tensor(color).view(3, 1, 1), picture)
    return picture[None]


def _enlarged(picture: Tensor, size: Size) -> Tensor:
    return F.interpolate(picture, size=size, mode="bicubic", align_corners=False)


def _resized(picture: Tensor, size: Size) -> Tensor:
    return F.interpolate(picture, size=size, mode="bicubic", align_corners=False, antialias=True).clamp(0, 1)
