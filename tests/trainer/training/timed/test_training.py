from __future__ import annotations

import signal
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from typing import Any, cast

import pytest
import torch

from trainer.cli import main
from trainer.data.store import PictureStore, find_pictures
from trainer.losses.loss import FeatureFiles
from trainer.optimization.optimizer import make_optimizer
from trainer.recipes.recipe import Recipe, RecipeError, find_recipe, load_recipe
from trainer.training.checkpoint import BEST, LAST, load_checkpoint
from trainer.training.interruption import STOPPED
from trainer.training.timed.cutting import Places
from trainer.training.timed.possible import check_possible
from trainer.training.timed.step import CapturedStep, StepParts, make_capturable, set_rate
from trainer.training.timed.training import Clock, Snapshot, TimedTraining
from trainer.training.validation import load_pairs

CPU = torch.device("cpu")


def start_of(recipe: Recipe) -> dict[str, torch.Tensor]:
    from sr_desktop.networks.registry import build_network

    torch.manual_seed(0)
    return build_network(recipe.network.name, recipe.network.parameters).state_dict()


def test_the_rate_rises_then_falls_with_the_clock() -> None:
    clock = Clock(100.0, warm_up=0.1)
    factors = [clock.rate_factor(second, 0.01) for second in range(0, 101, 5)]
    assert factors[0] == pytest.approx(0.05)
    assert max(factors) == pytest.approx(1.0) == factors[2]
    assert factors[2:] == sorted(factors[2:], reverse=True)
    assert factors[-1] == pytest.approx(0.01)
    assert clock.rate_factor(500.0, 0.01) == pytest.approx(0.01)


@pytest.mark.parametrize("kind", ["muon", "adam"])
def test_rates_on_the_device_move_weights_as_plain_ones(make_recipe: Callable[..., Recipe], kind: str) -> None:
    optimizer = {"kind": kind, "learning_rate": 1e-3, "momentum": 0.9}
    network_values = {"name": "srresnet", "parameters": {"blocks": 1, "channels": 16, "batch_norm": False}}
    recipe = make_recipe(optimizer=optimizer, network=network_values)
    moved = []
    for on_device in (False, True):
        from sr_desktop.networks.registry import build_network

        network = build_network("srresnet", recipe.network.parameters)
        network.load_state_dict(start_of(recipe))
        made = make_optimizer(network, recipe.optimizer)
        if on_device:
            make_capturable(made, CPU)
            set_rate(made, 0.5)
        else:
            for group in made.param_groups:
                group["lr"] = group["base_lr"] * 0.5
        for _ in range(3):
            made.zero_grad()
            network(torch.linspace(0, 1, 3 * 64).view(1, 3, 8, 8)).square().mean().backward()
            made.step()
        moved.append([parameter.detach().clone() for parameter in network.parameters()])
    for plain, device in zip(*moved, strict=True):
        torch.testing.assert_close(plain, device, rtol=0, atol=1e-6)


def test_a_training_ends_with_the_clock(store: PictureStore, photos: Path, make_recipe: Callable[..., Recipe]) -> None:
    recipe = make_recipe(loss={"l1": 1.0}, finish={"fraction": 0.2, "loss": {"mse": 1.0}})
    training = TimedTraining(recipe, store, start_of(recipe), FeatureFiles(), CPU)
    saved: list[tuple[Snapshot, Mapping[str, float]]] = []
    pairs = load_pairs(find_pictures(photos), recipe.validation)
    sets = {"photos": pairs, "first": pairs[:1]}
    moments = list(training.run(Clock(3.0, validate_every=1.0), sets, lambda *found: saved.append(found)))
    assert training.step >= max(moment.step for moment in moments)
    assert moments[-1].seconds >= 3.0 * 0.9
    values = [moment.validation for moment in moments if moment.validation]
    assert values
    assert values == [found for _, found in saved]
    assert all(set(found) == set(sets) and found["photos"] != found["first"] for found in values)
    before = start_of(recipe)
    assert any(not torch.equal(before[name], value) for name, value in saved[-1][0].average.items())
    assert training.settled_recipe().schedule.steps == training.step


def test_scaling_the_loss_leaves_the_step_as_it_is() -> None:
    moved = []
    for scale in (1.0, 8192.0):
        weight = torch.nn.Parameter(torch.tensor([0.5, -2.0]))
        average = [weight.detach().clone()]
        optimizer = torch.optim.SGD([weight], lr=0.1)
        parts = StepParts(
            draw=lambda: cast(Places, None),
            loss_at=lambda places, weight=weight: weight.square().sum(),  # type: ignore[misc]
            parameters=[weight],
            average=average,
            decay=0.5,
            optimizer=optimizer,
            clip_norm=1.0,
            loss_scale=scale,
        )
        step = CapturedStep(parts, CPU)
        step.take()
        assert float(step.loss_sum) == pytest.approx(4.25)
        moved.append((weight.detach().clone(), average[0]))
    torch.testing.assert_close(moved[0], moved[1], rtol=0, atol=1e-6)


def test_an_explosion_falls_back_to_the_weights_before(store: PictureStore, make_recipe: Callable[..., Recipe]) -> None:
    recipe = make_recipe()
    training = TimedTraining(recipe, store, start_of(recipe), FeatureFiles(), CPU)
    moments = training.run(Clock(2.0), {}, lambda snapshot, values: None)
    next(moments)
    with torch.no_grad():
        for parameter in training.network.parameters():
            parameter.fill_(float("nan"))
    list(moments)
    assert training.fallbacks == 1
    assert all(bool(parameter.isfinite().all()) for parameter in training.network.parameters())


def ask_to_stop_at(stretch: int, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Press Ctrl+C when so many stretches of steps have begun; holds their number then."""
    ended: list[int] = []
    begun = count(1)

    def set_rate_and_stop(*arguments: Any) -> None:
        set_rate(*arguments)
        if next(begun) == stretch:
            ended.append(stretch)
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("trainer.training.timed.training.set_rate", set_rate_and_stop)
    return ended


@pytest.mark.usefixtures("usual_ctrl_c")
def test_the_command_writes_weights_that_a_training_can_start_from(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = tmp_path / "tiny.toml"
    recipe.write_text(
        'name = "tiny"\nnote = "For a test."\nprecision = "fp32"\n'
        '[network]\nname = "srresnet"\nparameters = { blocks = 1, channels = 8, batch_norm = false }\n'
        "[data]\ncrop = 8\nbatch = 2\n[loss]\nl1 = 1.0\n[validation]\ncrop = 64\n"
        "[degradation]\njpeg = 1.0\n",
        encoding="utf-8",
    )
    first = tmp_path / "first"
    common = ["--data", str(photos), "--val", str(photos), "--out", str(first)]
    assert main(["train", str(recipe), *common, "--cache", str(tmp_path / "c"), "--set", "schedule.steps=2",
                 "--set", "schedule.warmup=0"]) == 0  # fmt: skip
    out = tmp_path / "timed"
    arguments = ["timed", str(recipe), "--seconds", "1", "--variants", "2", "--init", str(first / LAST),
                 "--data", str(photos), "--val", str(photos), "--cache", str(tmp_path / "c"), "--out", str(out),
                 "--commit", "abc", "--device", "cpu"]  # fmt: skip
    assert main([*arguments, "--prepare"]) == 0
    assert main([*arguments, "--set", "network.parameters.channels=4"]) == 1
    said = "do not fit the recipe's network (their head.weight is 8 x 3 x 9 x 9, not 4 x 3 x 9 x 9)."
    assert capsys.readouterr().err.endswith(f"The weights {first / LAST} {said}\n")
    assert not out.exists()
    assert main(arguments) == 0
    checkpoint = load_checkpoint(out / LAST)
    assert checkpoint.step > 0
    assert checkpoint.provenance["git_commit"] == "abc"
    assert len(checkpoint.provenance["before"]) == 1
    assert checkpoint.recipe["schedule"]["steps"] == max(2, checkpoint.step)
    assert checkpoint.best is not None
    best = load_checkpoint(out / BEST)
    assert (best.best, best.step) == (checkpoint.best, checkpoint.best[1])
    assert (out / "log.csv").read_text(encoding="utf-8").startswith(f"step,seconds,loss,rate,{photos.name}\n")
    before = (out / LAST).read_bytes()
    assert main(arguments) == 1
    wanted = f"The folder {out} already holds a run: add --overwrite to start over, or name another folder.\n"
    assert capsys.readouterr().err == wanted
    assert (out / LAST).read_bytes() == before
    (out / "step-00000001.pt").touch()
    ended = ask_to_stop_at(3, monkeypatch)
    assert main([*arguments, "--overwrite", "--seconds", "1000"]) == STOPPED
    assert ended
    assert load_checkpoint(out / LAST).best is not None
    assert "Stopped after" in capsys.readouterr().out
    assert not (out / "step-00000001.pt").exists()


NETWORK = {"name": "srresnet", "parameters": {"blocks": 1, "channels": 8, "batch_norm": True}}


def test_batch_norms_statistics_are_saved_and_measured(
    store: PictureStore, photos: Path, make_recipe: Callable[..., Recipe]
) -> None:
    recipe = make_recipe(network=NETWORK)
    start = start_of(recipe)
    training = TimedTraining(recipe, store, start, FeatureFiles(), CPU)
    saved: list[Snapshot] = []
    pairs = {"photos": load_pairs(find_pictures(photos), recipe.validation)[:1]}
    list(training.run(Clock(1.0, validate_every=0.2), pairs, lambda snapshot, values: saved.append(snapshot)))
    live = dict(training.network.named_buffers())
    assert live
    last = training.snapshot()
    for name, buffer in live.items():
        assert torch.equal(last.average[name], buffer)
        assert torch.equal(last.network[name], buffer)
        assert not torch.equal(last.average[name], start[name])
    # Those that are measured on the way are of their own step, not of the end.
    counted = next(name for name in live if name.endswith("num_batches_tracked"))
    assert saved
    assert all(int(snapshot.average[counted]) == snapshot.step for snapshot in saved)


def test_an_explosion_falls_back_to_the_statistics_before(
    store: PictureStore, make_recipe: Callable[..., Recipe]
) -> None:
    recipe = make_recipe(network=NETWORK)
    training = TimedTraining(recipe, store, start_of(recipe), FeatureFiles(), CPU)
    moments = training.run(Clock(2.0), {}, lambda snapshot, values: None)
    next(moments)
    with torch.no_grad():
        for parameter in training.network.parameters():
            parameter.fill_(float("nan"))
    list(moments)
    assert training.fallbacks == 1
    assert all(bool(buffer.isfinite().all()) for buffer in training.network.buffers())


def test_the_first_mean_loss_is_that_of_its_own_steps() -> None:
    weight = torch.nn.Parameter(torch.tensor([3.0]))
    parts = StepParts(
        draw=lambda: cast(Places, None),
        loss_at=lambda places: weight.sum(),
        parameters=[weight],
        average=[weight.detach().clone()],
        decay=0.5,
        optimizer=torch.optim.SGD([weight], lr=0.0),
        clip_norm=0.0,
    )
    step = CapturedStep(parts, CPU)
    assert step.prepare() == 1
    assert float(step.loss_sum) == 0
    step.take()
    assert float(step.loss_sum) == 3


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"adversarial": {}}, "adversarial: there is no discriminator; use train"),
        ({"finish": {"freeze_batch_norm": True}}, "finish.freeze_batch_norm: it must be false; use train"),
        ({"finish": {"precision": "bf16"}}, 'finish.precision: it must be "fp32"'),
        ({"network": {"name": "srcnn", "input": "luma"}}, 'network.input: it must be "rgb"; use train'),
        ({"validation": {"metric": "lpips"}}, 'validation.metric: it must be "psnr_y", not "lpips"'),
    ],
)
def test_what_it_cannot_do_is_refused(
    make_recipe: Callable[..., Recipe], changes: dict[str, object], said: str
) -> None:
    with pytest.raises(RecipeError) as caught:
        check_possible(make_recipe(**changes))
    assert str(caught.value) == f"The recipe tiny cannot be trained for a given time: {said}."


def test_the_command_refuses_before_it_reads_anything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for recipe, said in {"srgan-gpu": "adversarial", "srcnn": "network.input", "aplus": "anchored"}.items():
        nowhere = str(tmp_path / "nowhere")
        asked = ["timed", recipe, "--seconds", "1", "--init", nowhere, "--data", nowhere, "--val", nowhere,
                 "--cache", nowhere, "--out", nowhere]  # fmt: skip
        assert main(asked) == 1
        error = " ".join(capsys.readouterr().err.split())
        assert f"cannot be trained for a given time: {said}:" in error
        assert "Traceback" not in error


def test_recipes_that_it_can_do_are_not_refused(make_recipe: Callable[..., Recipe]) -> None:
    check_possible(make_recipe())
    check_possible(load_recipe(find_recipe("srresnet-gpu")))
    check_possible(load_recipe(find_recipe("perceptual-johnson"), ["validation.metric=psnr_y"]))
