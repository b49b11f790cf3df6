from __future__ import annotations

import csv
import errno
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest
import torch

from trainer.data.patches import PatchPlan, PatchSampler
from trainer.data.store import PictureStore
from trainer.losses.loss import FeatureFiles
from trainer.optimization.divergence import DivergedError, DivergenceWatch
from trainer.optimization.schedule import rate_factor
from trainer.recipes.recipe import Recipe
from trainer.training.checkpoint import LAST, CheckpointError, load_checkpoint, save_checkpoint
from trainer.training.loop import StepReport, Training
from trainer.training.request import TrainRequest
from trainer.training.session import Session
from trainer.training.validation import Validation

MakeRecipe = Callable[..., Recipe]


def request(store: PictureStore, out: Path, *validation: Path, resume: bool = False) -> TrainRequest:
    return TrainRequest(out, store, validation, FeatureFiles(), torch.device("cpu"), resume)


def run_until(recipe: Recipe, asked: TrainRequest, stop_after: int | None = None) -> list[float]:
    losses: list[float] = []

    def on_step(report: StepReport) -> None:
        losses.append(report.loss)

    # Asked after each step, before its report is handed on.
    reached = Session(recipe, asked, on_step).execute(lambda: len(losses) + 1 == stop_after)
    assert reached == (stop_after or recipe.schedule.steps)
    return losses


def test_training_lowers_the_loss(make_recipe: MakeRecipe, store: PictureStore, tmp_path: Path) -> None:
    losses = run_until(make_recipe(steps=150, checkpoint_every=50), request(store, tmp_path / "run"))
    assert sum(losses[-30:]) < 0.95 * sum(losses[:30])


@pytest.mark.parametrize("kind", ["adam", "sgd, batch norm, finish"])
def test_a_resumed_run_equals_one_that_never_stopped(
    make_recipe: MakeRecipe, store: PictureStore, tmp_path: Path, kind: str
) -> None:
    recipe = make_recipe(steps=60)
    if kind != "adam":
        recipe = make_recipe(
            steps=60,
            network={"name": "srresnet", "parameters": {"blocks": 1, "channels": 8, "batch_norm": True}},
            optimizer={"kind": "sgd", "learning_rate": 1e-2},
            finish={"fraction": 0.6, "loss": {"mse": 1.0}, "freeze_batch_norm": True},
        )
    whole = run_until(recipe, request(store, tmp_path / "whole"))
    first = run_until(recipe, request(store, tmp_path / "parts"), stop_after=30)
    rest = run_until(recipe, request(store, tmp_path / "parts", resume=True))
    assert len(first) == len(rest) == 30
    assert first + rest == whole
    one, other = (load_checkpoint(tmp_path / name / LAST) for name in ("whole", "parts"))
    for key in ("network", "average"):
        tensors, again = getattr(one, key), getattr(other, key)
        assert all(torch.equal(tensors[name], again[name]) for name in tensors)
    with (tmp_path / "parts" / "log.csv").open(newline="") as file:
        assert [int(row["step"]) for row in csv.DictReader(file)] == list(range(1, 61))


@pytest.mark.parametrize("kind", ["adam", "sgd", "muon"])
def test_a_resumed_run_learns_at_the_rate_that_is_set(
    make_recipe: MakeRecipe, store: PictureStore, tmp_path: Path, kind: str
) -> None:
    network = {"name": "srresnet", "parameters": {"blocks": 1, "channels": 16, "batch_norm": False}}
    parts = {"network": network, "adversarial": {"width": 4, "learning_rate": 1e-3}}
    kept, after = tmp_path / "kept", tmp_path / "after"
    run_until(make_recipe(**parts, optimizer={"kind": kind}), request(store, kept), stop_after=4)
    shutil.copytree(kept, after)
    parts["adversarial"] = {"width": 4, "learning_rate": 1e-12}
    run_until(
        make_recipe(**parts, optimizer={"kind": kind, "learning_rate": 1e-12}), request(store, after, resume=True)
    )
    one, other = (load_checkpoint(folder / LAST) for folder in (kept, after))
    assert (one.step, other.step) == (4, 12)
    assert one.discriminator is not None
    assert other.discriminator is not None
    # Beside its weights a discriminator has the statistics of batch norm, which go on.
    pairs = [(one.network, other.network), (one.discriminator["discriminator"], other.discriminator["discriminator"])]
    for before, now in pairs:
        for name in before:
            if name.endswith(("weight", "bias")):
                torch.testing.assert_close(now[name], before[name], rtol=0, atol=1e-8)


def test_a_run_is_not_resumed_by_another_kind_of_optimiser(
    make_recipe: MakeRecipe, store: PictureStore, tmp_path: Path
) -> None:
    run_until(make_recipe(), request(store, tmp_path / "run"), stop_after=4)
    with pytest.raises(CheckpointError, match=r"does not fit the recipe \(it is of another optimizer\.kind\)"):
        run_until(make_recipe(optimizer={"kind": "sgd"}), request(store, tmp_path / "run", resume=True))


def test_validation_keeps_the_best_checkpoint(
    make_recipe: MakeRecipe, store: PictureStore, photos: Path, tmp_path: Path
) -> None:
    seen: list[tuple[int, Validation]] = []
    asked = request(store, tmp_path / "run", photos)
    Session(make_recipe(), asked, on_validation=lambda *pair: seen.append(pair)).execute()
    assert [step for step, _ in seen] == [6, 12]
    best = load_checkpoint(tmp_path / "run" / "best.pt")
    assert best.best == max((measured.mean, step) for step, measured in seen)
    assert best.provenance["data"][0]["pictures"] == 3


def test_the_best_value_of_another_measure_is_not_compared(
    make_recipe: MakeRecipe, store: PictureStore, photos: Path, tmp_path: Path
) -> None:
    for steps, section in ((6, {}), (12, {"every": 3}), (18, {"metric": "ssim_y"})):
        recipe = make_recipe(steps=steps, validation={"every": 6, "crop": 64, **section})
        run_until(recipe, request(store, tmp_path / "run", photos, resume=steps > 6))
        value, step = load_checkpoint(tmp_path / "run" / LAST).best or (0.0, 0)
        assert (value > 1, step > 12) == ((True, False) if steps < 18 else (False, True))


def test_what_cannot_be_resumed_says_why(make_recipe: MakeRecipe, store: PictureStore, tmp_path: Path) -> None:
    path = tmp_path / "run" / LAST
    run_until(make_recipe(), request(store, tmp_path / "run"))
    before = path.read_bytes()
    with pytest.raises(CheckpointError, match=r"has taken 12 steps already: schedule\.steps is 6, and cannot"):
        run_until(make_recipe(steps=6), request(store, tmp_path / "run", resume=True))
    assert path.read_bytes() == before
    save_checkpoint(path, replace(load_checkpoint(path), optimizer={}))
    with pytest.raises(CheckpointError, match=r"holds no optimiser: start from it by --init"):
        run_until(make_recipe(), request(store, tmp_path / "run", resume=True))


@pytest.mark.parametrize("rate", [8.0, 1e9])
def test_a_diverging_run_stops_with_a_sentence(
    make_recipe: MakeRecipe, store: PictureStore, tmp_path: Path, rate: float
) -> None:
    training = Training(make_recipe(steps=2000), FeatureFiles(), torch.device("cpu"))
    for group in training.learner.stepper.optimizer.param_groups:
        group["base_lr"] = rate

    with pytest.raises(DivergedError, match=r"lower optimizer\.learning_rate"):
        for _ in training.run(PatchSampler(store, PatchPlan(store.sizes, 8, 2, 0))):
            pass


@pytest.mark.parametrize("is_calm", [True, False])
def test_the_last_checkpoint_is_not_replaced_while_the_loss_explodes(
    make_recipe: MakeRecipe, store: PictureStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_calm: bool
) -> None:
    monkeypatch.setattr(DivergenceWatch, "is_calm", is_calm)

    def diverge(report: StepReport) -> None:
        if report.step == 6:
            raise DivergedError

    with pytest.raises(DivergedError):
        Session(make_recipe(), request(store, tmp_path / "run"), diverge).execute()
    assert (tmp_path / "run" / LAST).exists() == is_calm


def test_a_damaged_checkpoint_is_one_sentence(make_recipe: MakeRecipe, store: PictureStore, tmp_path: Path) -> None:
    run_until(make_recipe(), request(store, tmp_path / "run"))
    path = tmp_path / "run" / LAST
    path.write_bytes(path.read_bytes()[:1000])
    with pytest.raises(CheckpointError, match="cannot be read"):
        load_checkpoint(path)
    with pytest.raises(CheckpointError, match="no checkpoint"):
        load_checkpoint(tmp_path / "nothing.pt")


def test_a_failed_save_leaves_the_old_checkpoint(
    make_recipe: MakeRecipe, store: PictureStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_until(make_recipe(), request(store, tmp_path / "run"))
    path = tmp_path / "run" / LAST
    before = path.read_bytes()
    checkpoint = load_checkpoint(path)

    def full_disk(value: object, file: BinaryIO) -> None:
        file.write(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(torch, "save", full_disk)
    with pytest.raises(CheckpointError, match=r"last\.pt cannot be written: the disk is full"):
        save_checkpoint(path, checkpoint)
    assert path.read_bytes() == before
    assert not list(path.parent.glob(".last*"))


def test_the_schedule_warms_up_and_ends_low(make_recipe: MakeRecipe) -> None:
    schedule = make_recipe(steps=100).schedule
    rates = [rate_factor(step, schedule) for step in range(100)]
    assert rates[0] == 0.5
    assert max(rates) == 1.0
    assert rates[2:] == sorted(rates[2:], reverse=True)
    assert rate_factor(100, schedule) == pytest.approx(schedule.final_fraction)
