from __future__ import annotations

import pytest
import torch
from torch import nn
from torch.nn import functional as F

from sr_desktop.networks.edsr import EDSR
from sr_desktop.networks.perceptual import PerceptualNetwork
from sr_desktop.networks.srcnn import SRCNN
from sr_desktop.networks.srresnet import SRResNet
from trainer.training.initialisation import initialise_as_interpolation, initialise_without_checkerboard


@pytest.mark.parametrize(
    "network",
    [SRResNet(2, 8, batch_norm=False), EDSR(2, 8), PerceptualNetwork(2, 8, batch_norm=False, tanh=False)],
    ids=["srresnet", "edsr", "perceptual"],
)
def test_an_untrained_network_enlarges_twice_bilinearly(network: nn.Module) -> None:
    initialise_as_interpolation(network)
    picture = torch.rand(1, 3, 16, 16)
    smooth = F.interpolate(F.interpolate(picture, scale_factor=2, mode="bilinear"), scale_factor=2, mode="bilinear")
    inside = (slice(None), slice(None), slice(8, -8), slice(8, -8))
    assert torch.allclose(network(picture)[inside], smooth[inside], atol=1e-5)


def test_srcnn_passes_its_input_through() -> None:
    for residual in (False, True):
        network = SRCNN(residual=residual)
        initialise_as_interpolation(network)
        luma = torch.rand(1, 1, 20, 20)
        assert torch.allclose(network(luma), luma, atol=1e-5)


def test_networks_without_such_a_start_are_refused() -> None:
    for network in (SRResNet(1, 8), PerceptualNetwork(1, 8), nn.Conv2d(3, 3, 3)):
        with pytest.raises(ValueError, match="start as an interpolation"):
            initialise_as_interpolation(network)


@pytest.mark.parametrize(
    "network",
    [SRResNet(1, 8, batch_norm=False), PerceptualNetwork(1, 8, "subpixel", batch_norm=False, tanh=False)],
    ids=["srresnet", "perceptual"],
)
def test_after_icnr_every_two_by_two_block_of_a_sub_pixel_stage_is_one_value(network: nn.Module) -> None:
    features = torch.rand(1, 8, 6, 6)

    def is_blocky(stage: nn.Module) -> bool:
        blocks = F.unfold(stage(features).transpose(0, 1), 2, stride=2)
        return bool((blocks == blocks[:, :1]).all())

    assert not any(is_blocky(stage) for stage in network.upsampling)
    initialise_without_checkerboard(network)
    assert all(is_blocky(stage) for stage in network.upsampling)


def test_icnr_needs_a_sub_pixel_stage() -> None:
    with pytest.raises(ValueError, match="no sub-pixel upsampling"):
        initialise_without_checkerboard(PerceptualNetwork(1, 8))
