"""The networks are those of the papers: sizes, shapes, reach."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import nn

from sr_desktop.networks.aplus import APlus
from sr_desktop.networks.constants import DIV2K_MEAN
from sr_desktop.networks.edsr import EDSR
from sr_desktop.networks.perceptual import PerceptualNetwork, Upsampling
from sr_desktop.networks.registry import build_network, network_classes
from sr_desktop.networks.srcnn import SRCNN
from sr_desktop.networks.srresnet import SRResNet


def _count(network: nn.Module, *, biases: bool = True) -> int:
    return sum(
        parameter.numel() for name, parameter in network.named_parameters() if biases or not name.endswith("bias")
    )


def test_srcnn_has_the_size_of_the_paper() -> None:
    # Dong et al. 2014, section 4.3.1: 57,184 weights for 9-5-5, 8,032 for 9-1-5.
    assert _count(SRCNN(), biases=False) == 57_184
    assert _count(SRCNN(kernels=(9, 1, 5)), biases=False) == 8_032
    assert _count(SRCNN()) == 57_184 + 64 + 32 + 1


def test_srresnet_has_the_size_of_the_paper() -> None:
    # Ledig et al. 2017 name no count; figure 4 gives 16 blocks of 2 x (64 x 64 x 9) and so on, about 1.5 million.
    network = SRResNet()
    ends = 2 * 9 * 9 * 3 * 64
    blocks = 16 * 2 * 9 * 64 * 64
    trunk = 9 * 64 * 64
    upsampling = 2 * 9 * 64 * 256
    convolutions = [module for module in network.modules() if isinstance(module, nn.Conv2d)]
    assert sum(convolution.weight.numel() for convolution in convolutions) == ends + blocks + trunk + upsampling
    assert 1_500_000 < _count(network) < 1_560_000
    assert len([module for module in network.modules() if isinstance(module, nn.BatchNorm2d)]) == 33
    assert len([module for module in network.modules() if isinstance(module, nn.PReLU)]) == 19


def test_perceptual_network_has_the_layers_of_the_paper() -> None:
    # Johnson et al. 2016, supplementary table 2 (x4): 9x9, four blocks, two upsampling layers, 9x9.
    network = PerceptualNetwork()
    convolutions = [module for module in network.modules() if isinstance(module, nn.Conv2d)]
    assert [convolution.kernel_size[0] for convolution in convolutions] == [9] + 8 * [3] + 2 * [3] + [9]
    weights = 2 * 9 * 9 * 3 * 64 + 10 * 9 * 64 * 64
    assert sum(convolution.weight.numel() for convolution in convolutions) == weights


def test_edsr_has_the_sizes_of_the_paper() -> None:
    # Lim et al. 2017, table 1: 1.5 million for the baseline (16 blocks of 64), 43 million for the final network.
    assert _count(EDSR(blocks=16, channels=64)) == pytest.approx(1.5e6, rel=0.02)
    with torch.device("meta"):
        assert _count(EDSR(blocks=32, channels=256)) == pytest.approx(43e6, rel=0.01)
    network = EDSR()
    kinds = {type(module) for module in network.modules()}
    assert nn.BatchNorm2d not in kinds
    convolutions = [module for module in network.modules() if isinstance(module, nn.Conv2d)]
    assert len(convolutions) == 1 + 2 * 32 + 1 + 2 + 1
    assert {convolution.kernel_size for convolution in convolutions} == {(3, 3)}


def test_edsr_scales_the_residuals_and_shifts_the_colours() -> None:
    torch.manual_seed(0)
    x = torch.rand(1, 3, 8, 8)
    block = EDSR(blocks=1, channels=8, residual_scaling=0.1).blocks[0]
    features = torch.randn(1, 8, 8, 8)
    residual = block.conv2(torch.relu(block.conv1(features)))
    assert torch.allclose(block(features), features + 0.1 * residual)
    network = EDSR(blocks=1, channels=8)
    for parameter in network.parameters():
        nn.init.zeros_(parameter)
    # What has learned nothing answers with the mean colour, and the first convolution sees none in a picture of it.
    mean = torch.tensor(DIV2K_MEAN).view(1, 3, 1, 1)
    assert torch.allclose(network(x), mean.expand(1, 3, 32, 32))
    seen: list[torch.Tensor] = []
    network.head.register_forward_pre_hook(lambda module, inputs: seen.append(inputs[0]))
    network(mean.expand(1, 3, 8, 8))
    assert float(seen[0].abs().max()) == 0


VARIANTS: list[tuple[str, dict[str, Any]]] = [
    ("aplus", {"atoms": 16, "components": 6}),
    ("srcnn", {"channels": (6, 4)}),
    ("srcnn", {"kernels": (9, 1, 5), "channels": (6, 4), "residual": True}),
    ("srresnet", {"blocks": 2, "channels": 8}),
    ("srresnet", {"blocks": 1, "channels": 8, "batch_norm": False}),
    ("edsr", {"blocks": 2, "channels": 8}),
    *(("perceptual", {"blocks": 1, "channels": 8, "upsampling": kind.value}) for kind in Upsampling),
    ("perceptual", {"blocks": 2, "channels": 8, "batch_norm": False, "tanh": False}),
]


@pytest.fixture(params=VARIANTS, ids=lambda variant: f"{variant[0]} {variant[1]}")
def network(request: pytest.FixtureRequest) -> nn.Module:
    name, parameters = request.param
    torch.manual_seed(0)
    network = build_network(name, parameters).eval().requires_grad_(False)
    if isinstance(network, APlus):  # which begins as bicubic
        for parameter in network.parameters():
            nn.init.normal_(parameter)
    return network


def _channels(network: nn.Module) -> int:
    return 1 if isinstance(network, (APlus, SRCNN)) else 3


def test_output_is_the_scaled_size(network: nn.Module) -> None:
    channels, scale = _channels(network), int(network.scale)  # type: ignore[arg-type]
    output = network(torch.rand(2, channels, 7, 12))
    assert output.shape == (2, channels, 7 * scale, 12 * scale)


def test_same_input_same_output(network: nn.Module) -> None:
    x = torch.rand(1, _channels(network), 9, 9)
    assert torch.equal(network(x), network(x))


def test_reach_is_the_receptive_radius(network: nn.Module) -> None:
    """No output pixel sees beyond the radius (in float64, so that no influence is lost in rounding); some do see it."""
    network = network.double()
    radius, scale = int(network.receptive_radius), int(network.scale)  # type: ignore[arg-type]
    side = 2 * radius + 7
    x = torch.rand(1, _channels(network), side, side, dtype=torch.float64, requires_grad=True)
    middle = side // 2
    block = network(x)[0, :, middle * scale : (middle + 1) * scale, middle * scale : (middle + 1) * scale]
    (gradient,) = torch.autograd.grad(block.square().sum(), x)
    rows = gradient.abs().amax((0, 1, 3)).nonzero().flatten()
    columns = gradient.abs().amax((0, 1, 2)).nonzero().flatten()
    reached = max(middle - int(rows.min()), int(rows.max()) - middle)
    assert reached == max(middle - int(columns.min()), int(columns.max()) - middle)
    assert reached <= radius
    # The radius of the doubling networks is rounded up to whole input pixels, at most one too many; patches on a grid
    # reach that far from some pixels only.
    assert reached >= radius - (1 if scale > 1 or isinstance(network, APlus) else 0)


def test_tanh_bounds_the_perceptual_network() -> None:
    torch.manual_seed(0)
    network = PerceptualNetwork(blocks=1, channels=8).eval()
    output = network(torch.randn(1, 3, 8, 8) * 1000)
    assert output.min() >= 0
    assert output.max() <= 1


def test_residual_srcnn_of_zero_weights_is_the_identity() -> None:
    network = SRCNN(channels=(4, 4), residual=True)
    for parameter in network.parameters():
        nn.init.zeros_(parameter)
    x = torch.rand(1, 1, 8, 8)
    assert torch.equal(network(x), x)


def test_unknown_networks_and_parameters_are_named() -> None:
    with pytest.raises(ValueError, match=r"no network called 'rdn'.*aplus, edsr, perceptual, srcnn, srresnet"):
        build_network("rdn")
    with pytest.raises(ValueError, match=r"'srcnn' cannot be built.*colour"):
        build_network("srcnn", {"colour": True})
    assert {"srcnn", "perceptual", "srresnet", "edsr"} <= set(network_classes())
