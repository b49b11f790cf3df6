"""Methods and weights files as functions from a low-resolution picture to an enlarged one, run by the app's engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor, nn

from sr_desktop.engine.forms.ensemble import SelfEnsemble
from sr_desktop.engine.machine.devices import Precision, choose_device, choose_precision
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.settings import EngineSettings
from sr_desktop.engine.upscaling import run_method, upscale_with
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.methods import Method
from sr_desktop.networks.registry import build_network
from sr_desktop.networks.weights import load_network
from sr_desktop.paths import weights_dir
from trainer.data.store import folder_name
from trainer.evaluation.benchmark import Computed, Enlarger
from trainer.recipes.recipe import Recipe
from trainer.training.checkpoint import CHECKPOINT_SUFFIX, Checkpoint, load_checkpoint, recipe_of
from trainer.training.lineage import file_checksum
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
        def upscale(low: Picture) -> tuple[Pixels, Computed]:
            pixels, run = run_method(method_id, low, settings, pool)
            return pixels, Computed(run.device, run.precision_text, run.weights_sha256)

        return upscale

    found: dict[str, Enlarger] = {}
    for method in methods:
        found[method.id] = enlarger(method.id, settings)
        if ensemble and method.weights is not None:
            found[method.id + ENSEMBLE_MARK] = enlarger(method.id, replace(settings, self_ensemble=True))
    return found


def network_enlarger(
    network: nn.Module, precision: Precision = Precision.FP32, weights_sha256: str | None = None
) -> Enlarger:
    """A network in memory, in eval mode, run where its parameters are.

    Args:
        network: The network, or a self-ensemble of it.
        precision: Arithmetic of its convolutions.
        weights_sha256: Checksum of the file that its weights came from, if they did.
    """
    kind = kind_of(network)
    words = f"{precision.value}{ENSEMBLE_MARK}" if isinstance(network, SelfEnsemble) else precision.value
    computed = Computed(str(next(network.parameters()).device), words, weights_sha256)

    def upscale(low: Picture) -> tuple[Pixels, Computed]:
        return upscale_with(network, low, kind, precision=precision), computed

    return upscale


def weights_enlargers(path: Path, settings: EngineSettings, ensemble: bool = False) -> dict[str, Enlarger]:
    """A weights file with its card beside it, or a run's checkpoint, by its name; with `ensemble` a second one.

    Raises:
        WeightsError, CheckpointError, RecipeError: They cannot be used.
        EngineError: The machine does not have the device or precision asked for.
        OSError: There is no such weights file.
    """
    if path.suffix == CHECKPOINT_SUFFIX:
        checkpoint = load_checkpoint(path)
        name, network = f"{folder_name(path.parent)}/{path.name}", averaged_network(checkpoint)
        sha256 = file_checksum(path)
    else:
        # Of a shipped file that is missing, what loads it says to install the program again.
        path.stat()
        loaded = load_network(path.parent, path.stem)
        name, network, sha256 = path.stem, loaded.network, loaded.card.sha256
    found = {name: _prepared(network, settings, sha256)}
    if ensemble:
        found[name + ENSEMBLE_MARK] = _prepared(network, settings, sha256, ensemble=True)
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


def _prepared(network: nn.Module, settings: EngineSettings, sha256: str, ensemble: bool = False) -> Enlarger:
    device = choose_device(settings.device, settings.device_number)
    there = network.to(device.torch_device)
    precision = choose_precision(settings.precision, device)
    return network_enlarger(SelfEnsemble(there) if ensemble else there, precision, sha256)
