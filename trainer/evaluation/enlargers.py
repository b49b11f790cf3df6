"""Methods and weights files as functions from a low-resolution picture to an enlarged one, run by the app's engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor, nn

from sr_desktop.engine.devices import Precision, choose_device, choose_precision
from sr_desktop.engine.ensemble import SelfEnsemble
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.settings import EngineSettings
from sr_desktop.engine.upscaling import run_method, upscale_with
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.methods import Method
from sr_desktop.networks.registry import build_network
from sr_desktop.networks.weights import load_network
from sr_desktop.paths import weights_dir
from trainer.evaluation.benchmark import Enlarger
from trainer.recipes.recipe import Recipe
from trainer.training.checkpoint import CHECKPOINT_SUFFIX, Checkpoint, load_checkpoint, recipe_of
from trainer.training.validation import kind_of

ENSEMBLE_MARK = " x8"
"""Behind the name of a network that answers to eight orientations, so that its row is not taken for the plain one."""


def method_enlargers(
    methods: Sequence[Method], settings: EngineSettings, ensemble: bool = False
) -> dict[str, Enlarger]:
    """Methods of the app with their published weights, by id.

    Args:
        methods: In the order of the result.
        settings: Device and precision.
        ensemble: Add to each network its self-ensemble, as a separate method.
    """
    pool = NetworkPool(weights_dir())

    def enlarger(method_id: str, settings: EngineSettings) -> Enlarger:
        return lambda low: run_method(method_id, low, settings, pool)[0]

    found: dict[str, Enlarger] = {}
    for method in methods:
        found[method.id] = enlarger(method.id, settings)
        if ensemble and method.weights is not None:
            found[method.id + ENSEMBLE_MARK] = enlarger(method.id, replace(settings, self_ensemble=True))
    return found


def network_enlarger(network: nn.Module, precision: Precision = Precision.FP32) -> Enlarger:
    """A network in memory, in eval mode, run where its parameters are."""
    kind = kind_of(network)

    def upscale(low: Picture) -> Pixels:
        return upscale_with(network, low, kind, precision=precision)

    return upscale


def weights_enlargers(path: Path, settings: EngineSettings, ensemble: bool = False) -> dict[str, Enlarger]:
    """A weights file with its card beside it, or a run's checkpoint, by its name; with `ensemble` a second one.

    Raises:
        WeightsError, CheckpointError, RecipeError: They cannot be used.
        EngineError: The machine does not have the device or precision asked for.
    """
    if path.suffix == CHECKPOINT_SUFFIX:
        checkpoint = load_checkpoint(path)
        name, network = f"{path.parent.name}/{path.name}", averaged_network(checkpoint)
    else:
        name, network = path.stem, load_network(path.parent, path.stem).network
    found = {name: _prepared(network, settings)}
    if ensemble:
        found[name + ENSEMBLE_MARK] = _prepared(network, settings, ensemble=True)
    return found


def averaged_network(checkpoint: Checkpoint) -> nn.Module:
    """The network of a checkpoint with its averaged weights: in eval mode, on the CPU, in fp32, needing no gradients.

    Raises:
        RecipeError: The recipe in the checkpoint is not one of this version.
    """
    return filled_network(recipe_of(checkpoint), checkpoint.average)


def filled_network(recipe: Recipe, tensors: Mapping[str, Tensor]) -> nn.Module:
    """The network of a recipe with these weights: in eval mode, on the CPU, in fp32, needing no gradients."""
    network = build_network(recipe.network.name, recipe.network.parameters)
    network.load_state_dict({name: tensor.to(torch.float32) for name, tensor in tensors.items()})
    return network.eval().requires_grad_(False)


def _prepared(network: nn.Module, settings: EngineSettings, ensemble: bool = False) -> Enlarger:
    device = choose_device(settings.device, settings.device_number)
    there = network.to(device.torch_device)
    return network_enlarger(SelfEnsemble(there) if ensemble else there, choose_precision(settings.precision, device))
