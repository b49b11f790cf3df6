"""Training against a discriminator: the formulas, the discriminator, and whole runs with one."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from PIL import Image
from torch import nn

from trainer.adversarial.discriminator import Discriminator
from trainer.adversarial.discriminator_trainer import DiscriminatorTrainer
from trainer.adversarial.losses import (
    discriminator_loss,
    generator_loss,
    relativistic_discriminator_loss,
    relativistic_generator_loss,
)
from trainer.adversarial.watch import DiscriminatorWatch
from trainer.data.patches import PatchPlan, PatchSampler
from trainer.data.store import PictureStore
from trainer.distributed import ALONE
from trainer.losses.loss import FeatureFiles
from trainer.optimization.divergence import DivergedError
from trainer.recipes.adversarial import AdversarialSection
from trainer.recipes.recipe import Recipe, RecipeError
from trainer.training.checkpoint import LAST, CheckpointError, load_checkpoint, recipe_of
from trainer.training.loop import StepReport, Training
from trainer.training.monitoring.run_log import read_log
from trainer.training.request import TrainRequest
from trainer.training.session import Session

MakeRecipe = Callable[..., Recipe]

SMALL = {"width": 4, "learning_rate": 1e-3, "weight": 1e-2}


def request(store: PictureStore, out: Path, *, resume: bool = False) -> TrainRequest:
    return TrainRequest(out, store, (), FeatureFiles(), torch.device("cpu"), resume)


def run_until(recipe: Recipe, asked: TrainRequest, stop_after: int | None = None) -> list[StepReport]:
    reports: list[StepReport] = []
    Session(recipe, asked, reports.append).execute(lambda: len(reports) + 1 == stop_after)
    return reports


def discriminator_trainer(**changes: object) -> DiscriminatorTrainer:
    torch.manual_seed(0)
    section = AdversarialSection.model_validate({**SMALL, **changes})
    return DiscriminatorTrainer(section, torch.device("cpu"), ALONE, half=False, compiled=False)


def logarithm_of_sigmoid(logit: float) -> float:
    return math.log(1 / (1 + math.exp(-logit)))


def test_the_losses_are_the_papers_formulas() -> None:
    real, fake = [0.5, 2.0], [-1.0, 0.25]
    real_term = -sum(map(logarithm_of_sigmoid, real)) / 2
    fake_term = -sum(logarithm_of_sigmoid(-logit) for logit in fake) / 2
    found = discriminator_loss(torch.tensor(real), torch.tensor(fake))
    assert float(found) == pytest.approx((real_term + fake_term) / 2, rel=1e-5)
    wanted = -sum(map(logarithm_of_sigmoid, fake)) / 2
    assert float(generator_loss(torch.tensor(fake))) == pytest.approx(wanted, rel=1e-5)


def test_the_relativistic_losses_compare_with_the_mean_of_the_other_side() -> None:
    real, fake = [0.5, 2.0], [-1.0, 0.25]
    mean_real, mean_fake = 1.25, -0.375
    real_term = -sum(logarithm_of_sigmoid(logit - mean_fake) for logit in real) / 2
    fake_term = -sum(logarithm_of_sigmoid(mean_real - logit) for logit in fake) / 2
    pair = torch.tensor(real), torch.tensor(fake)
    assert float(relativistic_discriminator_loss(*pair)) == pytest.approx((real_term + fake_term) / 2, rel=1e-5)
    real_term = -sum(logarithm_of_sigmoid(mean_fake - logit) for logit in real) / 2
    fake_term = -sum(logarithm_of_sigmoid(logit - mean_real) for logit in fake) / 2
    assert float(relativistic_generator_loss(*pair)) == pytest.approx((real_term + fake_term) / 2, rel=1e-5)


def test_one_that_knows_nothing_has_the_logarithm_of_two_under_either_rule() -> None:
    undecided = torch.zeros(3), torch.zeros(3)
    for loss in (discriminator_loss, relativistic_discriminator_loss, relativistic_generator_loss):
        assert float(loss(*undecided)) == pytest.approx(math.log(2))


def test_the_discriminator_has_the_layers_of_the_paper() -> None:
    # Ledig et al. 2017, figure 4: k3n64s1, k3n64s2, k3n128s1, ... k3n512s2, dense 1024, dense 1.
    network = Discriminator(dense_side=6)
    convolutions = [module for module in network.modules() if isinstance(module, nn.Conv2d)]
    assert [conv.out_channels for conv in convolutions] == [64, 64, 128, 128, 256, 256, 512, 512]
    assert [conv.stride[0] for conv in convolutions] == [1, 2] * 4
    assert {conv.kernel_size for conv in convolutions} == {(3, 3)}
    assert sum(isinstance(module, nn.BatchNorm2d) for module in network.modules()) == 7
    assert {module.negative_slope for module in network.modules() if isinstance(module, nn.LeakyReLU)} == {0.2}
    dense = [module for module in network.modules() if isinstance(module, nn.Linear)]
    assert [(layer.in_features, layer.out_features) for layer in dense] == [(6 * 6 * 512, 1024), (1024, 1)]


def test_without_batch_norm_the_discriminator_starts_with_features_of_one_scale() -> None:
    torch.manual_seed(0)
    network = Discriminator(width=16, batch_norm=False)
    assert not any(isinstance(module, nn.BatchNorm2d) for module in network.modules())
    with torch.no_grad():
        x = torch.randn(4, 3, 64, 64)
        first = network.features[:2](x)
        last = network.features(x)
    assert 0.3 < float(last.square().mean() / first.square().mean()) < 3


def test_averaging_to_six_changes_nothing_for_the_papers_crops() -> None:
    network = Discriminator(width=2, dense_side=6)
    assert torch.equal(network.pool(features := network.features(torch.rand(1, 3, 96, 96))), features)


@pytest.mark.parametrize("size", [(16, 16), (40, 24), (97, 131)])
def test_crops_of_any_size_get_one_verdict_each(size: tuple[int, int]) -> None:
    assert Discriminator(width=2)(torch.rand(3, 3, *size)).shape == (3,)


@pytest.mark.parametrize(("batch_norm", "rate"), [(True, 5e-3), (False, 1e-3)])
def test_the_discriminator_learns_to_tell_the_sides_apart(batch_norm: bool, rate: float) -> None:
    trainer = discriminator_trainer(width=8, learning_rate=rate, batch_norm=batch_norm)
    torch.manual_seed(1)
    losses = []
    for step in range(60):
        sharp = torch.rand(4, 3, 32, 32)
        soft = nn.functional.avg_pool2d(sharp, 3, 1, 1)
        losses.append(float(trainer.learn(soft, sharp, step, 1.0)))
    assert losses[0] == pytest.approx(math.log(2), abs=0.2)
    assert sum(losses[-10:]) / 10 < 0.3


@pytest.mark.parametrize("kind", ["standard", "relativistic"])
def test_the_generators_term_is_weighted_reaches_the_picture_and_leaves_the_discriminator_alone(kind: str) -> None:
    output = torch.rand(2, 3, 32, 32, requires_grad=True)
    target = torch.rand(2, 3, 32, 32)
    single, double = (
        discriminator_trainer(kind=kind, weight=weight).generator_term(output, target, 0).detach()
        for weight in (0.1, 0.2)
    )
    assert float(double) == pytest.approx(2 * float(single))
    trainer = discriminator_trainer(kind=kind)
    trainer.generator_term(output, target, 0).backward()
    assert output.grad is not None
    assert float(output.grad.abs().sum()) > 0
    assert all(parameter.grad is None for parameter in trainer.discriminator.parameters())
    before = [parameter.clone() for parameter in trainer.discriminator.parameters()]
    output.grad = None
    trainer.learn(output, target, 0, 1.0)
    assert output.grad is None
    pairs = zip(before, trainer.discriminator.parameters(), strict=True)
    assert not all(torch.equal(old, new) for old, new in pairs)


def test_the_discriminator_starts_late_and_counts_later(
    make_recipe: MakeRecipe, store: PictureStore, tmp_path: Path
) -> None:
    plain = run_until(make_recipe(steps=9), request(store, tmp_path / "plain"))
    recipe = make_recipe(steps=9, adversarial={**SMALL, "start": 2, "warmup": 3})
    played = run_until(recipe, request(store, tmp_path / "played"))
    assert [report.discriminator is None for report in played] == [True] * 2 + [False] * 7
    # The generator's loss is the same until the adversarial term counts, after five steps.
    assert [report.loss for report in played[:5]] == [report.loss for report in plain[:5]]
    assert all(one.loss > other.loss for one, other in zip(played[5:], plain[5:], strict=True))


@pytest.mark.parametrize("kind", ["standard", "relativistic"])
def test_a_resumed_run_equals_one_that_never_stopped(
    make_recipe: MakeRecipe, store: PictureStore, tmp_path: Path, kind: str
) -> None:
    recipe = make_recipe(steps=24, adversarial={**SMALL, "kind": kind, "start": 4, "warmup": 4})
    whole = run_until(recipe, request(store, tmp_path / "whole"))
    first = run_until(recipe, request(store, tmp_path / "parts"), stop_after=13)
    rest = run_until(recipe, request(store, tmp_path / "parts", resume=True))
    assert [(one.loss, one.discriminator) for one in first + rest] == [(one.loss, one.discriminator) for one in whole]
    one, other = (load_checkpoint(tmp_path / name / LAST) for name in ("whole", "parts"))
    assert one.discriminator is not None
    assert other.discriminator is not None
    for part in (one.network, one.average, one.discriminator["discriminator"]):
        assert part
    for ours, theirs in (
        (one.network, other.network),
        (one.average, other.average),
        (one.discriminator["discriminator"], other.discriminator["discriminator"]),
        (one.discriminator["optimizer"]["state"][0], other.discriminator["optimizer"]["state"][0]),
    ):
        assert all(torch.equal(ours[name], theirs[name]) for name in ours)


def test_a_run_continues_from_a_checkpoint_with_the_earlier_names(
    make_recipe: MakeRecipe, store: PictureStore, tmp_path: Path
) -> None:
    recipe = make_recipe(steps=6, adversarial=SMALL, loss={"l1": 1.0, "checkerboard": 0.5})
    whole = run_until(recipe, request(store, tmp_path / "whole"))
    run_until(recipe, request(store, tmp_path / "parts"), stop_after=3)
    path = tmp_path / "parts" / LAST
    values = torch.load(path, weights_only=True)
    values["opponent"] = values.pop("discriminator")
    values["recipe"]["loss"]["pattern"] = values["recipe"]["loss"].pop("checkerboard")
    torch.save(values, path)
    assert recipe_of(load_checkpoint(path)) == recipe
    rest = run_until(recipe_of(load_checkpoint(path)), request(store, tmp_path / "parts", resume=True))
    assert [(one.loss, one.discriminator) for one in rest] == [(one.loss, one.discriminator) for one in whole[3:]]


def test_the_log_has_the_discriminators_loss(make_recipe: MakeRecipe, store: PictureStore, tmp_path: Path) -> None:
    reports = run_until(make_recipe(steps=6, adversarial={**SMALL, "start": 2}), request(store, tmp_path / "run"))
    rows = read_log(tmp_path / "run")
    assert [row.discriminator for row in rows[:2]] == [None, None]
    logged = [row.discriminator for row in rows[2:]]
    assert logged == pytest.approx([report.discriminator for report in reports[2:]], rel=1e-5)


@pytest.mark.usefixtures("drawn_curves")
def test_the_report_and_its_curves_have_the_discriminators_loss(
    make_recipe: MakeRecipe, store: PictureStore, tmp_path: Path
) -> None:
    reports = run_until(make_recipe(steps=6, adversarial={**SMALL, "start": 2}), request(store, tmp_path / "with"))
    run_until(make_recipe(steps=6), request(store, tmp_path / "without"))
    mean = sum(report.discriminator or 0 for report in reports) / 4
    assert f"undecided is 0.693 | {mean:.3f} |" in (tmp_path / "with" / "report.md").read_text()
    assert "undecided" not in (tmp_path / "without" / "report.md").read_text()
    heights = [Image.open(tmp_path / name / "curves.png").height for name in ("with", "without")]
    assert heights[0] > heights[1]


def test_logs_from_before_there_were_discriminators_can_be_read(
    make_recipe: MakeRecipe, store: PictureStore, tmp_path: Path
) -> None:
    run_until(make_recipe(steps=4), request(store, tmp_path / "run"))
    path = tmp_path / "run" / "log.csv"
    with path.open(newline="") as file:
        rows = [row[:6] for row in csv.reader(file)]
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    assert [(row.step, row.discriminator) for row in read_log(tmp_path / "run")] == [(n, None) for n in range(1, 5)]


def test_a_checkpoint_without_a_discriminator_does_not_fit(
    make_recipe: MakeRecipe, store: PictureStore, tmp_path: Path
) -> None:
    run_until(make_recipe(steps=4), request(store, tmp_path / "run"))
    recipe = make_recipe(steps=8, adversarial=SMALL)
    with pytest.raises(CheckpointError, match="it has no discriminator"):
        run_until(recipe, request(store, tmp_path / "run", resume=True))


def test_a_discriminator_that_wins_for_good_is_said_once() -> None:
    watch = DiscriminatorWatch()
    said = [watch.check(step, 0.001) for step in range(1, 400)]
    assert [step for step, sentence in enumerate(said, 1) if sentence] == [200]
    assert "The discriminator has won" in said[199]
    assert "adversarial.learning_rate" in said[199]
    # It recovers, and wins again.
    assert not any(watch.check(step, 0.6) for step in range(400, 600))
    assert sum(bool(watch.check(step, 0.001)) for step in range(600, 800)) == 1


def test_a_fair_fight_is_not_remarked_on() -> None:
    watch = DiscriminatorWatch()
    assert not any(watch.check(step, loss) for step, loss in enumerate([0.002, 0.5, 0.3] * 200, 1))


def test_a_diverging_discriminator_stops_the_run_with_a_sentence(make_recipe: MakeRecipe, store: PictureStore) -> None:
    training = Training(make_recipe(steps=200, adversarial=SMALL), FeatureFiles(), torch.device("cpu"))
    assert training.learner.discriminator is not None
    for group in training.learner.discriminator.stepper.optimizer.param_groups:
        group["base_lr"] = 1e30
    with pytest.raises(DivergedError, match=r"the discriminator's loss is \S+ at step \d+.*adversarial\.learning_rate"):
        list(training.run(PatchSampler(store, PatchPlan(store.sizes, 8, 2, 0))))


def test_a_sentence_of_the_watch_comes_with_the_steps_report(make_recipe: MakeRecipe, store: PictureStore) -> None:
    training = Training(make_recipe(steps=205, adversarial=SMALL), FeatureFiles(), torch.device("cpu"))
    assert training.learner.discriminator is not None
    training.learner.discriminator.learn = lambda output, target, step, factor: output.new_tensor(1e-4)  # type: ignore[method-assign]
    reports = [
        report for stretch in training.run(PatchSampler(store, PatchPlan(store.sizes, 8, 2, 0))) for report in stretch
    ]
    assert [report.step for report in reports if report.notice] == [200]


def test_the_picture_gets_closer_while_the_discriminator_learns(
    make_recipe: MakeRecipe, store: PictureStore, tmp_path: Path
) -> None:
    recipe = make_recipe(steps=150, checkpoint_every=50, adversarial={**SMALL, "weight": 1e-3})
    reports = run_until(recipe, request(store, tmp_path / "run"))
    first, last = (sum(report.loss for report in part) for part in (reports[:30], reports[-30:]))
    assert last < 0.95 * first


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"adversarial": {"weight": 0}}, "adversarial.weight"),
        ({"adversarial": {"kind": "wasserstein"}}, "adversarial.kind"),
        ({"adversarial": {"strength": 1}}, "adversarial.strength"),
        ({"adversarial": {}, "network": {"name": "srcnn", "input": "luma"}}, "network.input must be"),
    ],
)
def test_impossible_sections_are_refused(make_recipe: MakeRecipe, changes: dict[str, object], reason: str) -> None:
    with pytest.raises(RecipeError, match=reason):
        make_recipe(**changes)
