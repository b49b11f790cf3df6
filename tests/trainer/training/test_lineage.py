"""What a training begins with, and that its card knows the trainings before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import torch
from safetensors.torch import save

from sr_desktop.networks.card import Training
from trainer.data.store import PictureStore
from trainer.losses.loss import FeatureFiles
from trainer.publishing.publish import Measurement, publish
from trainer.recipes.recipe import Recipe
from trainer.training.checkpoint import LAST, Checkpoint, load_checkpoint
from trainer.training.lineage import read_start, training_of
from trainer.training.request import TrainRequest
from trainer.training.session import Session

MakeRecipe = Callable[..., Recipe]
Train = Callable[..., Checkpoint]


@pytest.fixture
def train(make_recipe: MakeRecipe, store: PictureStore, tmp_path: Path) -> Train:
    """Trains in a folder, from weights if given, and returns its last checkpoint."""

    def run(folder: str, init: Path | None = None, stop_after: int | None = None, resume: bool = False) -> Checkpoint:
        asked = TrainRequest(tmp_path / folder, store, (), FeatureFiles(), torch.device("cpu"), resume, init)
        count = 0

        def stop() -> bool:
            nonlocal count
            count += 1
            return count == stop_after

        Session(make_recipe(), asked).execute(stop)
        return load_checkpoint(tmp_path / folder / LAST)

    return run


def test_a_training_from_scratch_has_none_before(train: Train) -> None:
    training = training_of(train("first"))
    assert (training.steps, training.before, training.initialised_from) == (12, (), None)
    assert training.date == datetime.now(UTC).date().isoformat()


def test_each_training_knows_those_before_it_also_after_an_interruption(train: Train, tmp_path: Path) -> None:
    first = training_of(train("first"))
    second = training_of(train("second", tmp_path / "first" / LAST))
    assert second.before == (first,)
    train("third", tmp_path / "second" / LAST, stop_after=5)
    third = training_of(train("third", resume=True))
    assert third.steps == 12
    assert third.before == (first, second.model_copy(update={"before": ()}))
    assert third.summary.startswith("12 steps in 0.0 h on ")
    assert third.summary.endswith(", after 2 trainings of 24 steps in 0.0 h")
    assert "trainings before, their steps | 12, 12" in (tmp_path / "third" / "report.md").read_text()


def test_a_resumed_training_knows_all_its_pictures_and_devices(
    make_recipe: MakeRecipe, store: PictureStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (source,) = store.sources
    other = replace(store, sources=(source.model_copy(update={"name": "other", "sha256": "0" * 64}),))
    third = replace(store, sources=(source.model_copy(update={"name": "third", "sha256": "1" * 64}),))

    def run(used: PictureStore, device: str, steps: int, resume: bool = True) -> Training:
        monkeypatch.setattr("trainer.training.provenance.device_name", lambda _: device)
        asked = TrainRequest(tmp_path / "run", used, (), FeatureFiles(), torch.device("cpu"), resume)
        Session(make_recipe(steps=steps), asked).execute()
        return training_of(load_checkpoint(tmp_path / "run" / LAST))

    run(store, "one", 4, resume=False)
    run(other, "two", 6)
    found = run(store, "two", 8)
    assert found.data == (*store.sources, *other.sources)
    assert (found.device, found.steps) == ("one, then two", 8)
    # Nothing was left to learn.
    assert run(third, "three", 8).data == found.data


def test_a_training_begins_with_the_average_of_a_checkpoint(train: Train, tmp_path: Path) -> None:
    first = train("first")
    tensors = read_start(tmp_path / "first" / LAST).tensors
    assert all(torch.equal(tensors[name], first.average[name]) for name in first.average)


def test_published_weights_tell_by_their_card_and_only_if_it_is_theirs(train: Train, tmp_path: Path) -> None:
    first = train("first")
    card = publish(first, tmp_path / "weights", Measurement((), ()))
    path = tmp_path / "weights" / f"{card.name}.safetensors"
    start = read_start(path)
    assert (start.sha256, start.before) == (card.sha256, (card.training,))
    path.write_bytes(save({name: tensor * 2 for name, tensor in start.tensors.items()}))
    assert read_start(path).before == ()


def test_what_holds_no_weights_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.safetensors"
    path.write_bytes(b"no weights")
    with pytest.raises(ValueError, match=r"broken\.safetensors cannot be read"):
        read_start(path)
