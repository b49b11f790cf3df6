"""Weights and their card are replaced together: nobody is given one with the other of before."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from sr_desktop.networks.published import WeightsError, read_card
from sr_desktop.networks.weights import load_network
from trainer.data.store import PictureStore
from trainer.publishing.publish import Measurement, publish
from trainer.recipes.recipe import Recipe
from trainer.training.checkpoint import Checkpoint
from trainer.training.origin import Origin
from trainer.training.provenance import run_provenance
from trainer.training.trial import built_network
from trainer.writing import WriteError

Publish = Callable[[int], None]


class Killed(BaseException):
    """Where a test ends the publishing."""


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """The folder to publish to."""
    return tmp_path / "weights"


@pytest.fixture
def publish_step(make_recipe: Callable[..., Recipe], store: PictureStore, weights: Path) -> Publish:
    """Publishes weights that differ with the step, and say it on their card."""
    recipe = make_recipe()
    provenance = run_provenance(store, torch.device("cpu"), Origin())
    tensors = built_network(recipe).state_dict()

    def publish_of(step: int) -> None:
        average = {name: tensor + step for name, tensor in tensors.items()}
        checkpoint = Checkpoint(step, 1.0, recipe.model_dump(mode="json"), average, average, 0, {}, None, provenance)
        publish(checkpoint, weights, Measurement((), ()))

    return publish_of


def published_step(weights: Path) -> int:
    """Of the pair that is there, which must be one."""
    return load_network(weights, "tiny").card.training.steps


def test_a_card_that_has_no_weights_yet_is_not_written(publish_step: Publish, weights: Path) -> None:
    publish_step(1)
    weights_file = weights / "tiny.safetensors"
    weights_file.unlink()
    (weights_file / "in the way").mkdir(parents=True)
    with pytest.raises(WriteError, match=r"tiny\.safetensors cannot be written"):
        publish_step(2)
    assert read_card(weights / "tiny.json").training.steps == 1
    assert {path.name for path in weights.iterdir()} == {"tiny.json", "tiny.safetensors"}


@pytest.mark.parametrize("place", range(6))
def test_a_kill_at_any_time_leaves_a_pair_or_one_that_is_refused(
    publish_step: Publish, weights: Path, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    """It comes at each of the calls that bring the files to the disk or name them."""
    publish_step(1)
    made: list[str] = []

    def killing(name: str, usual: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object) -> object:
            if len(made) == place:
                raise Killed
            made.append(name)
            return usual(*arguments)

        return call

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", killing("sync", os.fsync))
        patched.setattr(Path, "replace", killing("name", Path.replace))
        with pytest.raises(Killed):
            publish_step(2)
    assert made == ["sync", "sync", "sync", "name", "sync"][:place]
    if "name" in made:
        with pytest.raises(WeightsError, match="its checksum is not the one on its card"):
            published_step(weights)
    else:
        assert published_step(weights) == 1
    publish_step(2)
    assert published_step(weights) == 2
    assert {path.name for path in weights.iterdir()} == {"tiny.json", "tiny.safetensors"}
