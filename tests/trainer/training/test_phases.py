"""What a recipe may change: the finish, the optimiser, compilation, how often losses are read."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

import pytest
import torch
from torch import nn

from trainer.data.patches import PatchPlan, PatchSampler
from trainer.data.store import PictureStore
from trainer.losses.loss import FeatureFiles
from trainer.optimization.optimizer import make_optimizer
from trainer.recipes.recipe import Recipe, RecipeError
from trainer.recipes.sections import OptimizerSection
from trainer.training.loop import Training

MakeRecipe = Callable[..., Recipe]
BATCH_NORM = {"name": "srresnet", "parameters": {"blocks": 1, "channels": 8, "batch_norm": True}}


def trained(recipe: Recipe, store: PictureStore, stretch: int | None = None) -> tuple[Training, list[list[float]]]:
    """A training and the losses of its stretches."""
    training = Training(recipe, FeatureFiles(), torch.device("cpu"), stretch=stretch)
    sampler = PatchSampler(store, PatchPlan(store.sizes, recipe.data.crop, recipe.data.batch, recipe.seed))
    return training, [[report.loss for report in reports] for reports in training.run(sampler)]


def weights(training: Training) -> list[torch.Tensor]:
    return [tensor.clone() for tensor in training.learner.network.state_dict().values()]


def test_the_finish_changes_the_loss_for_the_last_part(make_recipe: MakeRecipe, store: PictureStore) -> None:
    _, plain = trained(make_recipe(steps=20), store)
    recipe = make_recipe(steps=20, finish={"fraction": 0.25, "loss": {"mse": 1.0}})
    assert recipe.finish_start == 15
    _, finished = trained(recipe, store)
    assert finished[:15] == plain[:15]
    # The same batches: squares of differences below 1 are smaller than the differences.
    assert all(square[0] < 0.5 * absolute[0] for square, absolute in zip(finished[15:], plain[15:], strict=True))


def test_the_finish_changes_the_arithmetic_for_the_last_part(make_recipe: MakeRecipe, store: PictureStore) -> None:
    finish = {"fraction": 0.25, "precision": "fp32"}
    recipes = [
        make_recipe(steps=20, precision="fp32"),
        make_recipe(steps=20, precision="bf16"),
        make_recipe(steps=20, precision="bf16", finish=finish),
    ]
    assert [recipes[2].precision_at(step) for step in (0, 14, 15, 19)] == ["bf16", "bf16", "fp32", "fp32"]
    exact, half, mixed = (trained(recipe, store)[1] for recipe in recipes)
    assert half[0] != exact[0]
    assert mixed[:15] == half[:15]
    assert mixed[15] != half[15]


def test_batch_norm_is_frozen_in_the_finish(make_recipe: MakeRecipe, store: PictureStore) -> None:
    recipe = make_recipe(
        steps=12, checkpoint_every=1, network=BATCH_NORM, finish={"fraction": 0.5, "freeze_batch_norm": True}
    )
    training = Training(recipe, FeatureFiles(), torch.device("cpu"))
    norm = next(module for module in training.learner.network.modules() if isinstance(module, nn.BatchNorm2d))
    means, scales = [], []
    for _ in training.run(PatchSampler(store, PatchPlan(store.sizes, 8, 2, 0))):
        means.append(norm.running_mean.clone())
        scales.append(norm.weight.clone())
    assert not torch.equal(means[4], means[5])
    assert all(torch.equal(mean, means[5]) for mean in means[5:])
    assert not torch.equal(scales[10], scales[11])


def test_a_run_resumed_in_the_finish_has_batch_norm_frozen(make_recipe: MakeRecipe, store: PictureStore) -> None:
    recipe = make_recipe(steps=10, network=BATCH_NORM, finish={"fraction": 0.5, "freeze_batch_norm": True})
    training = Training(recipe, FeatureFiles(), torch.device("cpu"))
    training.step = 7
    norm = next(module for module in training.learner.network.modules() if isinstance(module, nn.BatchNorm2d))
    before = norm.running_mean.clone()
    list(training.run(PatchSampler(store, PatchPlan(store.sizes, 8, 2, 0))))
    assert torch.equal(norm.running_mean, before)


def test_reading_losses_less_often_changes_none(make_recipe: MakeRecipe, store: PictureStore) -> None:
    recipe = make_recipe(steps=20, checkpoint_every=9, keep_every=11, validation={"every": 13})
    each, losses = trained(recipe, store)
    seldom, stretches = trained(recipe, store, stretch=5)
    # Stretches end every 5 steps and wherever there is something to save or to measure.
    assert [len(stretch) for stretch in stretches] == [5, 4, 1, 1, 2, 2, 3, 2]
    assert list(chain(*stretches)) == list(chain(*losses))
    assert all(torch.equal(one, other) for one, other in zip(weights(each), weights(seldom), strict=True))


def test_a_compiled_network_learns_the_same(
    make_recipe: MakeRecipe, store: PictureStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    translated: list[torch.fx.GraphModule] = []

    def backend(graph: torch.fx.GraphModule, inputs: object) -> Callable[..., object]:
        translated.append(graph)
        return graph.forward

    compile_network = torch.compile
    monkeypatch.setattr(torch, "compile", lambda model: compile_network(model, backend=backend))
    plain, _ = trained(make_recipe(steps=3), store)
    compiled, _ = trained(make_recipe(steps=3, compile=True), store)
    assert translated
    assert list(compiled.learner.network.state_dict()) == list(plain.learner.network.state_dict())
    for one, other in zip(weights(plain), weights(compiled), strict=True):
        assert torch.allclose(one, other, atol=1e-6)


def test_sgd_takes_the_textbook_step_at_each_layers_rate() -> None:
    network = nn.Sequential(nn.Linear(1, 1, bias=False), nn.Linear(1, 1, bias=False))
    section = OptimizerSection(kind="sgd", learning_rate=0.1, momentum=0.5, layer_rates={"1": 0.1})
    optimizer = make_optimizer(network, section)
    before = [parameter.item() for parameter in network.parameters()]
    for _ in range(2):
        for parameter in network.parameters():
            parameter.grad = torch.ones_like(parameter)
        optimizer.step()
    moved = [start - parameter.item() for start, parameter in zip(before, network.parameters(), strict=True)]
    # Velocity 1, then 1.5.
    assert moved == pytest.approx([0.1 * 2.5, 0.01 * 2.5], rel=1e-5)


def test_a_layer_rate_for_no_layer_is_refused() -> None:
    with pytest.raises(ValueError, match="begins with 'tial'"):
        make_optimizer(nn.Linear(1, 1), OptimizerSection(layer_rates={"tial": 0.1}))


@pytest.mark.parametrize(
    "changes",
    [{"finish": {"fraction": 1.5}}, {"finish": {"loss": {}}}, {"optimizer": {"kind": "lion"}}, {"keep_every": -1}],
)
def test_impossible_values_are_refused(make_recipe: MakeRecipe, changes: dict[str, object]) -> None:
    with pytest.raises(RecipeError):
        make_recipe(**changes)


def test_losses_from_before_the_finish_are_not_what_its_own_are_compared_with(
    make_recipe: MakeRecipe, store: PictureStore
) -> None:
    # The loss of the finish is a million times the one before, which is no explosion.
    recipe = make_recipe(
        steps=20,
        loss={"l1": 1e-6},
        checkpoint_every=100,
        validation={"every": 100},
        finish={"fraction": 0.4, "loss": {"l1": 1.0}},
    )
    _, stretches = trained(recipe, store, stretch=10)
    assert [len(stretch) for stretch in stretches] == [10, 2, 8]
    assert max(*stretches[0], *stretches[1]) < 1e-3 * min(stretches[2])
