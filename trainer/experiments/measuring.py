"""What the finished runs of an experiment come to on the validation crops, by several measures."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import fmean, stdev

from torch import nn

from sr_desktop.imaging.colors.color import luma
from sr_desktop.imaging.measuring.metrics import METRICS, metric_of
from sr_desktop.imaging.measuring.scores import Compute, Metric, mean_of
from sr_desktop.imaging.picture import Pixels
from sr_desktop.networks.weights import load_network
from sr_desktop.paths import weights_dir
from trainer.evaluation.checkerboard import Checkerboard, checkerboard, typical_ratio
from trainer.evaluation.enlargers import averaged_network
from trainer.experiments.definition import Arm, Experiment, MeasureId
from trainer.experiments.results import ArmResult
from trainer.losses.loss import FeatureFiles
from trainer.losses.metric_networks import network_metrics
from trainer.recipes.recipe import Recipe
from trainer.training.validation import ValidationPair, ValidationSets, load_sets, restored

_NAMED = 3
"""Arms that a ranking names from its top."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One column of the table.

    Attributes:
        label: Its heading, with the unit.
        cost: Of a value; the arm with the lowest is best.
        digits: After the point.
    """

    label: str
    cost: Callable[[float], float]
    digits: int

    def text(self, values: Sequence[float]) -> str:
        """The mean and, of several values, their standard deviation; a dash if there is none."""
        if math.isnan(fmean(values)):
            return "–"
        mean = f"{fmean(values):.{self.digits}f}"
        return f"{mean} ± {stdev(values):.{self.digits}f}" if len(values) > 1 else mean


def _cost(metric: Metric, value: float) -> float:
    return -value if metric.higher_is_better else value


MEASURES: dict[MeasureId, Measure] = {
    **{
        metric.id: Measure(metric.title, partial(_cost, metric), metric.decimals)
        for metric in METRICS
        if not metric.is_of_input
    },
    "checker_flat": Measure("checkerboard, flat", lambda value: value, 2),
    "checker_textured": Measure("checkerboard, textured", lambda value: value, 2),
    "checker_levels": Measure("checkerboard in 8-bit levels, flat", lambda value: value, 3),
}
"""What an experiment can ask for. A ratio of the checkerboard is 1 where the truth is; less is no fault."""


@dataclass(frozen=True, slots=True)
class MeasuredArm:
    """An arm with its values, a value a seed, by measure; and the pictures that its first seed made."""

    arm: Arm
    values: dict[MeasureId, tuple[float, ...]]
    outputs: tuple[Pixels, ...]


@dataclass(frozen=True, slots=True)
class MeasuredExperiment:
    """All arms on the same crops, and published weights that are none of the arms, by their names."""

    pairs: tuple[ValidationPair, ...]
    arms: tuple[MeasuredArm, ...]
    references: dict[str, dict[MeasureId, float]] = field(default_factory=dict)


def measure_experiment(
    experiment: Experiment,
    results: Sequence[ArmResult],
    recipe: Recipe,
    validation: Sequence[Path],
    files: FeatureFiles,
) -> MeasuredExperiment:
    """Measure every run by what the experiment asks for.

    Args:
        experiment: Which measures.
        results: The runs.
        recipe: Of one of the arms.
        validation: Folders of pictures; the middle of each is measured, as during the training.
        files: Weights for LPIPS, if that is asked for.

    Raises:
        DataError, PictureReadError, FeatureWeightsError, WeightsError: Something that is needed is missing or unusable.
    """
    sets = load_sets(validation, recipe.validation)
    pairs = [pair for one in sets.values() for pair in one]
    networks = network_metrics(experiment.measures, files)
    arms = []
    for result in results:
        outputs = [_outputs(averaged_network(run.checkpoint), pairs) for run in result.runs]
        values = [_values_of_sets(experiment.measures, pictures, sets, networks) for pictures in outputs]
        gathered = {name: tuple(value[name] for value in values) for name in experiment.measures}
        arms.append(MeasuredArm(result.arm, gathered, outputs[0]))
    references = {}
    for name in experiment.references:
        network = load_network(weights_dir(), name).network
        pictures = _outputs(network, pairs)
        references[name] = _values_of_sets(experiment.measures, pictures, sets, networks)
    return MeasuredExperiment(tuple(pairs), tuple(arms), references)


def best_arm(measured: MeasuredExperiment, name: MeasureId) -> MeasuredArm | None:
    """The best by a measure; None if no arm has a value."""
    return next(iter(_ordered(measured, name)), None)


def ranking(measured: MeasuredExperiment, name: MeasureId) -> str:
    """In one sentence: the best three arms and the worst by a measure; arms without a value are left out."""
    own = MEASURES[name]
    ordered = _ordered(measured, name)
    if not ordered:
        return f"By {own.label}: no validation crop could be measured."
    places = [f"{arm.arm.title} ({fmean(arm.values[name]):.{own.digits}f})" for arm in ordered]
    worst = f"; last {places[-1]}" if len(places) > _NAMED else ""
    return f"By {own.label}: best {', then '.join(places[:_NAMED])}{worst}."


def _ordered(measured: MeasuredExperiment, name: MeasureId) -> list[MeasuredArm]:
    known = [arm for arm in measured.arms if not math.isnan(fmean(arm.values[name]))]
    return sorted(known, key=lambda arm: MEASURES[name].cost(fmean(arm.values[name])))


def _outputs(network: nn.Module, pairs: Sequence[ValidationPair]) -> tuple[Pixels, ...]:
    return tuple(restored(network, pair.low) for pair in pairs)


def _values_of_sets(
    names: Sequence[MeasureId], outputs: Sequence[Pixels], sets: ValidationSets, networks: Mapping[str, Compute]
) -> dict[MeasureId, float]:
    """The means over the sets that have a value, of outputs for all their pictures."""
    remaining = iter(outputs)
    found = [_values(names, list(islice(remaining, len(pairs))), pairs, networks) for pairs in sets.values()]
    means: dict[MeasureId, float] = {}
    for name in names:
        known = [values[name] for values in found if not math.isnan(values[name])]
        means[name] = fmean(known) if known else math.nan
    return means


def _values(
    names: Sequence[MeasureId],
    outputs: Sequence[Pixels],
    pairs: Sequence[ValidationPair],
    networks: Mapping[str, Compute],
) -> dict[MeasureId, float]:
    artefacts: list[Checkerboard] = []
    if any(name.startswith("checker") for name in names):
        artefacts = [
            checkerboard(luma(output), luma(pair.ground_truth.pixels))
            for output, pair in zip(outputs, pairs, strict=True)
        ]
    return {name: _value(name, outputs, pairs, networks, artefacts) for name in names}


def _value(
    name: MeasureId,
    outputs: Sequence[Pixels],
    pairs: Sequence[ValidationPair],
    networks: Mapping[str, Compute],
    artefacts: Sequence[Checkerboard],
) -> float:
    match name:
        case "checker_flat":
            return typical_ratio(artefact.flat for artefact in artefacts)
        case "checker_textured":
            return typical_ratio(artefact.textured for artefact in artefacts)
        case "checker_levels":
            levels = [artefact.flat_levels for artefact in artefacts if artefact.flat_levels is not None]
            return fmean(levels) if levels else math.nan
        case _:
            metric = metric_of(name)
            found = (pair.score(output, metric, networks) for output, pair in zip(outputs, pairs, strict=True))
            mean = mean_of(found)
            return math.nan if mean is None else mean
