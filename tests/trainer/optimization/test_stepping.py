"""Steps in fp16: a loss whose gradients are too small or too large for it."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from trainer.optimization.stepping import Stepper
from trainer.recipes.sections import OptimizerSection

CPU = torch.device("cpu")


def half_loss(network: nn.Linear, factor: float) -> torch.Tensor:
    """A loss whose gradient passes through fp16, where 1e-8 is zero and 1e5 is infinite."""
    with torch.autocast("cpu", torch.float16):
        output = network(torch.ones(1, 4))
    assert output.dtype is torch.float16
    return output.float().sum() * factor


@pytest.fixture
def network() -> nn.Linear:
    torch.manual_seed(0)
    return nn.Linear(4, 1)


def stepper(network: nn.Module, scaled: bool, clip_norm: float = 0.0) -> Stepper:
    section = OptimizerSection(kind="sgd", learning_rate=1.0, momentum=0.0, clip_norm=clip_norm)
    return Stepper(network, section, CPU, ["fp16" if scaled else "fp32"])


def test_small_gradients_survive_only_where_the_loss_is_scaled(network: nn.Linear) -> None:
    for scaled, moved in ((False, 0.0), (True, -1e-9)):
        with torch.no_grad():
            network.bias.zero_()
        stepper(network, scaled).take(half_loss(network, 1e-9))
        assert float(network.bias.detach()) == pytest.approx(moved, rel=1e-3)


def test_a_step_that_overflows_is_left_out_and_the_scale_falls(network: nn.Linear) -> None:
    steps = stepper(network, scaled=True, clip_norm=1.0)
    scale = steps.state()["scaler"]["scale"]
    before = network.weight.detach().clone()
    steps.take(half_loss(network, 1e5))
    assert torch.equal(network.weight, before)
    assert steps.state()["scaler"]["scale"] == scale / 2


def test_the_norm_is_clipped_as_if_nothing_were_scaled(network: nn.Linear) -> None:
    before = network.weight.detach().clone()
    stepper(network, scaled=True, clip_norm=0.5).take(half_loss(network, 0.5))
    gradient = before - network.weight.detach()
    # Of the five parameters each has a gradient of a half.
    assert gradient.flatten().tolist() == pytest.approx([0.5 / 5**0.5] * 4, rel=1e-4)


def test_the_scale_goes_on_from_a_checkpoint(network: nn.Linear) -> None:
    first = stepper(network, scaled=True)
    first.take(half_loss(network, 1e5))
    second = stepper(network, scaled=True)
    state = first.state()
    second.restore(state["optimizer"], state["scaler"])
    assert second.state()["scaler"] == state["scaler"]
    # A checkpoint of another precision has no scale; then the first one holds.
    third = stepper(network, scaled=True)
    third.restore(state["optimizer"], stepper(network, scaled=False).state()["scaler"])
    assert third.state()["scaler"]["scale"] == 2**16
