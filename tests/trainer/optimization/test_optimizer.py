"""Muon next to Adam: what each trains, how it steps, and that a run continues from its state."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from torch import nn

from sr_desktop.networks.srresnet import SRResNet
from trainer.optimization.muon import Muon, orthogonal
from trainer.optimization.optimizer import CombinedOptimizer, make_optimizer
from trainer.recipes.sections import OptimizerSection


def decomposed(rows: int, columns: int, seed: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """U, S and V^T of a matrix whose singular values, at least a fifth of the largest, leave no direction in doubt."""
    generator = torch.Generator().manual_seed(seed)
    turn = torch.linalg.qr(torch.randn(rows, rows, generator=generator))[0]
    other = torch.linalg.qr(torch.randn(columns, columns, generator=generator))[0]
    rank = min(rows, columns)
    return turn[:, :rank], torch.linspace(0.2, 1.0, rank), other[:rank]


@given(rows=st.integers(2, 12), columns=st.integers(2, 12), seed=st.integers(0, 100))
def test_orthogonal_keeps_the_directions_and_evens_out_their_lengths(rows: int, columns: int, seed: int) -> None:
    left, lengths, right = decomposed(rows, columns, seed)
    even = left.T @ orthogonal((left @ torch.diag(lengths) @ right)[None])[0] @ right.T
    assert torch.allclose(even - torch.diag(even.diagonal()), torch.zeros_like(even), atol=1e-4)
    assert even.diagonal().min() > 0.6
    assert even.diagonal().max() < 1.3


@given(rows=st.integers(2, 12), columns=st.integers(2, 12), seed=st.integers(0, 100))
def test_orthogonal_in_bf16_points_where_it_does_in_fp32(rows: int, columns: int, seed: int) -> None:
    left, lengths, right = decomposed(rows, columns, seed)
    matrix = (left @ torch.diag(lengths) @ right)[None]
    half = orthogonal(matrix, torch.bfloat16)
    assert half.dtype is torch.bfloat16
    assert torch.linalg.svdvals(half.float()).max() < 1.3
    alike = torch.cosine_similarity(half.float().flatten(1), orthogonal(matrix).flatten(1))
    assert alike.min() > 0.99


def test_the_first_step_has_the_size_of_adams_and_points_down_the_gradient() -> None:
    torch.manual_seed(0)
    weight = nn.Parameter(torch.randn(32, 16, 3, 3))
    before = weight.detach().clone()
    gradient = torch.randn(32, 16, 3, 3)
    weight.grad = gradient.clone()
    Muon([weight], lr=1e-2).step()
    moved = weight.detach() - before
    assert float(moved.square().mean().sqrt()) == pytest.approx(0.2e-2, rel=0.2)
    assert float((moved * gradient).sum()) < 0
    assert torch.equal(weight.grad, gradient)


def test_kernels_of_one_shape_step_as_they_would_alone() -> None:
    torch.manual_seed(0)
    starts, gradients = torch.randn(3, 16, 16, 3, 3), torch.randn(3, 16, 16, 3, 3)

    def stepped(*places: int) -> list[torch.Tensor]:
        weights = [nn.Parameter(starts[place].clone()) for place in places]
        for weight, place in zip(weights, places, strict=True):
            weight.grad = gradients[place]
        Muon(weights, lr=0.1).step()
        return [weight.detach() for weight in weights]

    for place, together in enumerate(stepped(0, 1, 2)):
        assert torch.allclose(together, stepped(place)[0], atol=1e-5)


@pytest.mark.parametrize("rate", [0.1, torch.tensor(0.1)])
def test_weights_decay_beside_the_step(rate: Any) -> None:
    torch.manual_seed(0)
    start, gradient = torch.randn(16, 16, 3, 3), torch.randn(16, 16, 3, 3)

    def stepped(decay: float) -> torch.Tensor:
        weight = nn.Parameter(start.clone())
        weight.grad = gradient.clone()
        Muon([weight], lr=rate, weight_decay=decay).step()
        return weight.detach()

    assert torch.allclose(stepped(0.5), stepped(0.0) - 0.1 * 0.5 * start, atol=1e-6)


def test_a_state_from_before_weights_could_decay_is_taken_up() -> None:
    weight = nn.Parameter(torch.randn(16, 16))
    optimizer = Muon([weight], lr=0.1)
    state = optimizer.state_dict()
    del state["param_groups"][0]["weight_decay"]
    optimizer.load_state_dict(state)
    weight.grad = torch.randn(16, 16)
    optimizer.step()


def test_only_muon_decays_weights() -> None:
    with pytest.raises(ValidationError, match="weight_decay is for muon, not for adam"):
        OptimizerSection(kind="adam", weight_decay=0.1)


def test_muon_gets_the_kernels_and_adam_the_rest() -> None:
    network = SRResNet(blocks=1, channels=16)
    optimizer = make_optimizer(network, OptimizerSection(kind="muon", learning_rate=0.01, layer_rates={"tail": 0.5}))
    assert isinstance(optimizer, CombinedOptimizer)
    names = {id(parameter): name for name, parameter in network.named_parameters()}
    rates = {
        names[id(parameter)]: (group["base_lr"], "betas" in group)
        for group in optimizer.param_groups
        for parameter in group["params"]
    }
    assert rates.keys() == dict(network.named_parameters()).keys()
    assert rates["head.weight"] == (0.01, False)
    assert rates["head.bias"] == (pytest.approx(0.004), True)
    # Three rows are too few for Muon.
    assert rates["tail.weight"] == (pytest.approx(0.002), True)


@pytest.mark.parametrize("channels", [2, 16])
def test_a_training_goes_on_from_the_state_as_if_it_had_not_stopped(channels: int) -> None:
    section = OptimizerSection(kind="muon", learning_rate=0.01)
    inputs = torch.rand(4, 3, 8, 8)

    def begin() -> tuple[nn.Module, Any]:
        torch.manual_seed(1)
        network = nn.Sequential(nn.Conv2d(3, channels, 3), nn.Conv2d(channels, 3, 3))
        return network, make_optimizer(network, section)

    def learn(network: nn.Module, optimizer: Any, steps: int) -> None:
        for _ in range(steps):
            optimizer.zero_grad(set_to_none=True)
            network(inputs).square().mean().backward()
            optimizer.step()

    whole, optimizer = begin()
    learn(whole, optimizer, 6)
    first, optimizer = begin()
    learn(first, optimizer, 3)
    second, fresh = begin()
    second.load_state_dict(first.state_dict())
    fresh.load_state_dict(optimizer.state_dict())
    learn(second, fresh, 3)
    for name, tensor in whole.state_dict().items():
        assert torch.equal(second.state_dict()[name], tensor), name


def test_an_unknown_layer_is_named() -> None:
    with pytest.raises(ValueError, match="begins with 'tial'"):
        make_optimizer(SRResNet(1, 8), OptimizerSection(kind="muon", layer_rates={"tial": 0.1}))
