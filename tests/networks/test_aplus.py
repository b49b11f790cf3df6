"""A+ step by step, against the same computed patch by patch."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

from sr_desktop.networks.aplus import GRID, PATCH, PATCH_PIXELS, APlus, gradients


@pytest.fixture
def network() -> APlus:
    torch.manual_seed(3)
    network = APlus(atoms=8, components=5).eval().requires_grad_(False)
    for parameter in network.parameters():
        nn.init.normal_(parameter, std=0.1)
    return network


def test_without_regressors_it_is_bicubic() -> None:
    luma = torch.rand(1, 1, 16, 24)
    assert torch.equal(APlus(atoms=4, components=3)(luma), luma)


def test_gradients_of_a_ramp_and_of_a_parabola() -> None:
    column = torch.arange(40, dtype=torch.float64)
    ramp = column.expand(40, 40)[None, None]
    along, down, second_along, second_down = gradients(ramp)[0, :, 20, 20]
    assert (along, down, second_along, second_down) == (GRID, 0, 0, 0)
    along, _, second_along, _ = gradients(ramp.square())[0, :, 20, 20]
    assert (along, second_along) == (2 * 20 * GRID, GRID**2)
    assert torch.equal(gradients(ramp.mT)[0, [1, 0, 3, 2]], gradients(ramp)[0].mT)


def test_each_patch_takes_the_regressor_of_its_nearest_atom_and_overlaps_are_averaged(network: APlus) -> None:
    height, width = 12, 20
    luma = np.random.default_rng(0).random((height, width))
    around = np.pad(luma, GRID, mode="edge")
    planes = gradients(torch.from_numpy(around)[None, None])[0].numpy()
    projection, atoms, regressors = (
        parameter.double().numpy() for parameter in (network.projection, network.atoms, network.regressors)
    )
    total, count = np.zeros_like(around), np.zeros_like(around)
    used = set()
    for y in range(0, height, GRID):
        for x in range(0, width, GRID):
            feature = projection @ planes[:, y : y + PATCH, x : x + PATCH].reshape(4 * PATCH_PIXELS)
            nearest = int(np.abs(atoms @ feature).argmax())
            used.add(nearest)
            total[y : y + PATCH, x : x + PATCH] += (regressors[nearest] @ feature).reshape(PATCH, PATCH)
            count[y : y + PATCH, x : x + PATCH] += 1
    assert len(used) > 1
    expected = luma + (total / count)[GRID:-GRID, GRID:-GRID]
    output = network(torch.from_numpy(luma)[None, None])[0, 0].numpy()
    np.testing.assert_allclose(output, expected, atol=1e-12)


def test_it_makes_of_a_negative_picture_the_negative(network: APlus) -> None:
    luma = torch.rand(1, 1, 16, 16, dtype=torch.float64)
    assert torch.allclose(network(1 - luma), 1 - network(luma))


def test_autocast_changes_nothing(network: APlus) -> None:
    luma = torch.rand(1, 1, 16, 16)
    with torch.autocast("cpu", torch.bfloat16):
        rounded = network(luma)
    assert torch.equal(rounded, network(luma))
