"""From a checkpoint to weights that the app ships: the averaged weights, measured, with their card."""

from __future__ import annotations

import hashlib
import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from safetensors.torch import save
from torch import Tensor, nn

from sr_desktop.engine.backends.torch_backend import make_ready
from sr_desktop.engine.machine.devices import Precision, cpu
from sr_desktop.imaging.degrading.degradation import parse_degradation
from sr_desktop.imaging.measuring.metrics import measured_metrics, metric_of, telling_first
from sr_desktop.imaging.measuring.scores import Compute, Scores, mean_of, mean_scores
from sr_desktop.networks.card import ModelCard
from sr_desktop.networks.published import WeightsError, read_card
from trainer.evaluation.benchmark import ImageScores, evaluate, gathered
from trainer.evaluation.enlargers import filled_network, network_enlarger
from trainer.evaluation.sets import sets_of
from trainer.recipes.recipe import Recipe
from trainer.training.checkpoint import Checkpoint, recipe_of
from trainer.training.lineage import training_of
from trainer.training.validation import kind_of, load_sets, measured_sets, set_names
from trainer.writing import make_folder, whole_file

LOSSLESS_ENOUGH = 0.003
"""dB of validation PSNR that storing in half precision may cost."""
_PRECISION_SET = "Set5"
_JUDGE = metric_of("psnr_y")
"""Decides on storage and precision."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """What to measure the weights on.

    Attributes:
        validation: Folders of validation pictures, each of which counts alike; without any the weights are stored in
            fp32, and the card has no scores of degraded pictures.
        sets: Benchmark folders whose scores go onto the card.
        networks: What computes metrics that need a network and are added to the scores, by metric id.
    """

    validation: tuple[Path, ...]
    sets: tuple[Path, ...]
    networks: Mapping[str, Compute] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CardTexts:
    """What the card says about the weights; None takes the recipe's."""

    note: str | None = None
    strengths: str | None = None
    weaknesses: str | None = None


def publish(
    checkpoint: Checkpoint, folder: Path, measurement: Measurement, texts: CardTexts = CardTexts()
) -> ModelCard:
    """Write ``NAME.safetensors`` and ``NAME.json`` into `folder`, both or neither, and return the card.

    Strengths and weaknesses that neither `texts` nor the recipe states stay those of the card that is replaced.

    Raises:
        DataError, PictureReadError: A set cannot be read.
        OSError: The folder cannot be written to.
    """
    recipe = recipe_of(checkpoint)
    dtype = _storage(recipe, checkpoint.average, measurement.validation)
    tensors = {name: tensor.to(dtype).contiguous() for name, tensor in checkpoint.average.items()}
    content = save(tensors)
    network = filled_network(recipe, tensors)
    sets = _scores(network, measurement, Precision.FP32)
    before = _card_at(folder / f"{recipe.name}.json")
    card = ModelCard(
        name=recipe.name,
        network=recipe.network.name,
        parameters=recipe.network.parameters,
        parameter_count=sum(parameter.numel() for parameter in network.parameters()),
        multiply_adds=make_ready(network, kind_of(network), cpu(), Precision.FP32).cost,
        dtype="fp16" if dtype == torch.float16 else "fp32",
        sha256=hashlib.sha256(content).hexdigest(),
        note=texts.note or recipe.note,
        strengths=texts.strengths or recipe.strengths or (before.strengths if before else ""),
        weaknesses=texts.weaknesses or recipe.weaknesses or (before.weaknesses if before else ""),
        training=training_of(checkpoint),
        scores={name: _card_scores(images) for name, images in sets.items()},
        validation=set_names(measurement.validation),
        degraded_scores=_degraded_scores(recipe, network, measurement.validation),
        precision_change=_precision_changes(network, measurement, sets),
    )
    make_folder(folder)
    _write_pair(folder, card, content)
    return card


def _write_pair(folder: Path, card: ModelCard, weights: bytes) -> None:
    """Write weights and card, of which neither is replaced before both are on the disk.

    Then both are renamed, the weights first. A kill between the two renames leaves new weights beside the old card:
    whoever reads them refuses them by the checksum, and publishing again mends it.
    """
    card_path, weights_path = folder / f"{card.name}.json", folder / f"{card.name}.safetensors"
    with whole_file(card_path) as new_card, whole_file(weights_path) as new_weights:
        for path, content in ((new_weights, weights), (new_card, f"{card.model_dump_json(indent=2)}\n".encode())):
            with path.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())


def _card_at(path: Path) -> ModelCard | None:
    """The card that would be replaced, if there is one that can be read."""
    try:
        return read_card(path)
    except WeightsError:
        return None


def _storage(recipe: Recipe, tensors: dict[str, Tensor], validation: Sequence[Path]) -> torch.dtype:
    """fp16 where it costs no more than `LOSSLESS_ENOUGH` on the validation pictures, else fp32."""
    if not validation:
        return torch.float32
    sets = load_sets(validation, recipe.validation)
    halved = {name: tensor.to(torch.float16) for name, tensor in tensors.items()}
    exact = measured_sets(filled_network(recipe, tensors), sets, _JUDGE).mean
    stored = measured_sets(filled_network(recipe, halved), sets, _JUDGE).mean
    return torch.float16 if exact - stored <= LOSSLESS_ENOUGH else torch.float32


def _scores(network: nn.Module, measurement: Measurement, precision: Precision) -> dict[str, ImageScores]:
    """Scores by set name."""
    enlarger = network_enlarger(network, precision)
    found = gathered(list(evaluate(sets_of(measurement.sets), {"weights": enlarger}, measurement.networks)))
    return {name: methods["weights"] for name, methods in found.items()}


def _degraded_scores(recipe: Recipe, network: nn.Module, validation: Sequence[Path]) -> dict[str, Scores]:
    """Scores on the validation pictures by the id of the degradation; empty where only the plain shrink was used."""
    degradations = [parse_degradation(text) for text in recipe.validation.degradations]
    if not validation or all(degradation.is_plain for degradation in degradations):
        return {}
    by_degradation: dict[str, list[Scores]] = {}
    for folder in validation:  # each by itself: two may have one name
        sets = sets_of([folder], degradations)
        found = gathered(list(evaluate(sets, {"weights": network_enlarger(network)})))
        for one in sets:
            by_degradation.setdefault(one.degradation.id, []).append(mean_scores(found[one.name]["weights"].values()))
    return {name: _rounded(mean_scores(folders)) for name, folders in by_degradation.items()}


def _precision_changes(network: nn.Module, measurement: Measurement, exact: dict[str, ImageScores]) -> dict[str, float]:
    """Change of Set5's mean PSNR-Y in half precision; empty without Set5, or where that makes nothing faster."""
    if getattr(network, "fixed_precision", False):
        return {}
    only = Measurement((), tuple(path for path in measurement.sets if path.name == _PRECISION_SET))
    if not only.sets:
        return {}
    changes = {}
    for precision in (Precision.BF16, Precision.FP16):
        halved = _scores(network, only, precision)
        changes[precision.value] = round(_judged(halved) - _judged(exact), 5)
    return changes


def _judged(sets: dict[str, ImageScores]) -> float:
    mean = mean_of(scores[_JUDGE.id] for scores in sets[_PRECISION_SET].values())
    return math.nan if mean is None else mean


def _card_scores(images: ImageScores) -> Scores:
    """The means over a set, rounded."""
    return _rounded(mean_scores(images.values()))


def _rounded(means: Scores) -> Scores:
    return Scores({each.id: each.rounded(means[each.id]) for each in telling_first(measured_metrics([means]))})
