"""Measuring a network during its training, on pictures that are neither trained on nor in a benchmark set."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import numpy as np
from torch import nn

from sr_desktop import SCALE
from sr_desktop.engine.errors import OutputError
from sr_desktop.engine.upscaling import upscale_with
from sr_desktop.imaging.degrading.degradation import parse_degradation
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.measuring.scores import Compute, Metric, mean_of
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import upscale_alpha
from sr_desktop.messages.names import escaped
from sr_desktop.methods import Kind
from trainer.data.store import find_pictures, folder_name
from trainer.recipes.sections import ValidationSection


@dataclass(frozen=True, slots=True)
class ValidationPair:
    """A crop of a validation picture and a low-resolution version of it."""

    low: Picture
    ground_truth: Picture

    def score(self, output: Pixels, metric: Metric, networks: Mapping[str, Compute] | None = None) -> float | None:
        """What a metric gives for an output ``(4H, 4W, 3)``; None if there is nothing left to measure."""
        ground_truth, low = self.ground_truth, self.low.pixels
        scores = measure(
            output,
            ground_truth.pixels,
            is_gray=ground_truth.is_gray,
            alpha=None if self.low.alpha is None else upscale_alpha(self.low.alpha, SCALE),
            true_alpha=ground_truth.alpha,
            low_resolution=low,
            metrics=(metric,),
            networks=networks,
        )
        return scores[metric.id]


ValidationSets = Mapping[str, Sequence[ValidationPair]]
"""The pictures of each validation folder, by its name."""


@dataclass(frozen=True, slots=True)
class Validation:
    """What a network measured: the mean of each validation folder, by its name."""

    folders: Mapping[str, float]

    @property
    def mean(self) -> float:
        """Over the folders, each of which counts alike."""
        return fmean(self.folders.values())

    def each(self, decimals: int) -> str:
        """Every folder with its value, as ``val 30.12, T91 31.05``; empty of a single one, whose mean says it all."""
        if len(self.folders) == 1:
            return ""
        return ", ".join(f"{name} {value:.{decimals}f}" for name, value in self.folders.items())


def set_names(folders: Sequence[Path]) -> tuple[str, ...]:
    """What validation folders are called: by their names, or by their paths where two have the same."""
    names = list(map(folder_name, folders))
    counts = Counter(names)
    return tuple(
        name if counts[name] == 1 else escaped(str(folder)) for name, folder in zip(names, folders, strict=True)
    )


def load_sets(folders: Sequence[Path], section: ValidationSection) -> dict[str, list[ValidationPair]]:
    """The pictures of each folder as `load_pairs` has them, by its name.

    Raises:
        DataError: A folder is missing or holds none.
        PictureReadError: One cannot be read.
    """
    pairs = [load_pairs(find_pictures(folder), section) for folder in folders]
    return dict(zip(set_names(folders), pairs, strict=True))


def load_pairs(files: Sequence[Path], section: ValidationSection) -> list[ValidationPair]:
    """The middle of each picture, a multiple of four a side, with each of the degradations."""
    degradations = [parse_degradation(text) for text in section.degradations]
    pairs = []
    for file in files:
        picture = read_picture(file)
        width, height = (min(section.crop, side) // SCALE * SCALE for side in picture.size)
        region = Rect((picture.width - width) // 2, (picture.height - height) // 2, width, height)
        ground_truth = picture.cropped(region)
        pairs += [ValidationPair(degradation.applied(ground_truth), ground_truth) for degradation in degradations]
    return pairs


def mean_score(
    network: nn.Module, pairs: Sequence[ValidationPair], metric: Metric, networks: Mapping[str, Compute] | None = None
) -> float:
    """Mean of a metric by the protocol, in fp32; NaN if no pair can be measured.

    Args:
        networks: What computes the metric if it needs a network.
    """
    mean = mean_of(pair.score(restored(network, pair.low), metric, networks) for pair in pairs)
    return math.nan if mean is None else mean


def measured_sets(
    network: nn.Module, sets: ValidationSets, metric: Metric, networks: Mapping[str, Compute] | None = None
) -> Validation:
    """`mean_score` of every set."""
    return Validation({name: mean_score(network, pairs, metric, networks) for name, pairs in sets.items()})


def restored(network: nn.Module, low: Picture) -> Pixels:
    """``(4H, 4W, 3)`` uint8 that the engine makes of a low-resolution picture with a network, in fp32, where it is.

    Black where the network gives no picture, as one that diverges does.
    """
    try:
        return upscale_with(network, low, kind_of(network))
    except OutputError:
        return np.zeros((low.height * SCALE, low.width * SCALE, 3), np.uint8)


def kind_of(network: nn.Module) -> Kind:
    """How the engine has to feed a network: by its scale, 1 for one that works on the enlarged luma."""
    return Kind.LUMA_NETWORK if network.scale == 1 else Kind.RGB_NETWORK
