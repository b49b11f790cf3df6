from __future__ import annotations

import numpy as np
import pytest
import torch

from sr_desktop.engine.forms.ensemble import SelfEnsemble
from sr_desktop.engine.upscaling import upscale_with
from sr_desktop.imaging.picture import Picture
from sr_desktop.methods import Kind
from sr_desktop.networks.srcnn import SRCNN
from sr_desktop.networks.srresnet import SRResNet


@pytest.fixture
def network() -> SRResNet:
    torch.manual_seed(0)
    return SRResNet(1, 8, batch_norm=False).eval().requires_grad_(False)


def test_it_is_the_mean_over_the_eight_orientations(network: SRResNet) -> None:
    x = torch.rand(1, 3, 12, 17)
    answers = [torch.rot90(network(torch.rot90(x, k, (2, 3))), -k, (2, 3)) for k in range(4)]
    # A transposition turns rows into columns; with the quarter turns it makes the other four orientations.
    answers += [
        torch.rot90(network(torch.rot90(x.transpose(2, 3), k, (2, 3))), -k, (2, 3)).transpose(2, 3) for k in range(4)
    ]
    assert torch.allclose(SelfEnsemble(network)(x), torch.stack(answers).mean(0), atol=1e-5)


def test_it_answers_alike_to_all_orientations_while_the_network_does_not(network: SRResNet) -> None:
    x = torch.rand(1, 3, 12, 17)
    for k in range(4):
        turned = torch.rot90(SelfEnsemble(network)(torch.rot90(x, k, (2, 3))), -k, (2, 3))
        assert torch.allclose(turned, SelfEnsemble(network)(x), atol=1e-5)
    assert not torch.allclose(network(x.flip(3)).flip(3), network(x), atol=1e-3)


@pytest.mark.parametrize("kind", [Kind.RGB_NETWORK, Kind.LUMA_NETWORK])
def test_tiles_make_the_whole(network: SRResNet, kind: Kind) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (30, 41, 3), np.uint8)
    low = Picture(pixels, "noise")
    plain = network if kind is Kind.RGB_NETWORK else SRCNN(channels=(8, 4)).eval().requires_grad_(False)
    ensemble = SelfEnsemble(plain)
    whole = upscale_with(ensemble, low, kind)
    assert np.array_equal(upscale_with(ensemble, low, kind, tile=16), whole)
    assert not np.array_equal(upscale_with(plain, low, kind), whole)
