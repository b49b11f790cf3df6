"""A tiled result equals the untiled one in every 8-bit pixel."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from sr_desktop.engine.backends.torch_backend import make_ready
from sr_desktop.engine.forms import fast_forms
from sr_desktop.engine.machine.devices import Precision, cpu
from sr_desktop.engine.running import forward
from sr_desktop.engine.upscaling import upscale_with
from sr_desktop.imaging.picture import Picture
from sr_desktop.methods import Kind
from sr_desktop.networks.aplus import APlus
from sr_desktop.networks.edsr import EDSR
from sr_desktop.networks.perceptual import PerceptualNetwork
from sr_desktop.networks.srcnn import SRCNN
from sr_desktop.networks.srresnet import SRResNet


def _network(build: type[nn.Module], **parameters: Any) -> nn.Module:
    torch.manual_seed(1)
    return build(**parameters).eval().requires_grad_(False)


def _aplus() -> nn.Module:
    """A+ with random regressors that are neighbours in nothing: another choice of atom changes the picture."""
    network = _network(APlus, atoms=64, components=10)
    for parameter in network.parameters():
        nn.init.normal_(parameter, std=0.02)
    return network


NETWORKS = {
    "aplus": (_aplus(), Kind.LUMA_NETWORK),
    "srcnn 9-5-5": (_network(SRCNN), Kind.LUMA_NETWORK),
    "srcnn 9-1-5": (_network(SRCNN, kernels=(9, 1, 5), residual=True), Kind.LUMA_NETWORK),
    "perceptual": (_network(PerceptualNetwork, blocks=1, channels=16), Kind.RGB_NETWORK),
    "perceptual, linear, full width": (
        _network(PerceptualNetwork, blocks=1, batch_norm=False, tanh=False),
        Kind.RGB_NETWORK,
    ),
    "srresnet": (_network(SRResNet, blocks=2, channels=16), Kind.RGB_NETWORK),
    "srresnet, no batch norm, full width": (_network(SRResNet, blocks=1, batch_norm=False), Kind.RGB_NETWORK),
    "edsr": (_network(EDSR, blocks=2, channels=16), Kind.RGB_NETWORK),
    "edsr, full width": (_network(EDSR, blocks=1), Kind.RGB_NETWORK),
}


@pytest.mark.parametrize("name", NETWORKS)
@settings(max_examples=8)
@given(data=st.data())
def test_tiled_equals_untiled(name: str, data: st.DataObject) -> None:
    network, kind = NETWORKS[name]
    width, height = data.draw(st.integers(4, 56), "width"), data.draw(st.integers(4, 30), "height")
    tile = data.draw(st.integers(16, 40), "tile")
    gray = data.draw(st.booleans(), "gray")
    seed = data.draw(st.integers(0, 1000), "seed")
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 1 if gray else 3), np.uint8)
    picture = Picture(np.ascontiguousarray(np.broadcast_to(pixels, (height, width, 3))), "noise", is_gray=gray)
    whole = upscale_with(network, picture, kind)
    tiled = upscale_with(network, picture, kind, tile=tile)
    np.testing.assert_array_equal(tiled, whole)


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("size", [(31, 4), (150, 6), (200, 14), (60, 40)])
def test_floats_do_not_depend_on_the_size_of_the_picture(name: str, size: tuple[int, int]) -> None:
    """Stronger than equal pixels: a cut picture gives the same floats, bit for bit, away from the cut.

    These are sizes on both sides of where torch and oneDNN change their ways.
    """
    network, kind = NETWORKS[name]
    ready = make_ready(network, kind, cpu(), Precision.FP32)
    luma = kind is Kind.LUMA_NETWORK
    (width, height), scale = size, 1 if luma else 4
    if luma:
        width, height = 4 * width, 4 * height
    reach = ready.overlap * (4 if luma else 1)
    values = np.random.default_rng(0).random((height, width, 1 if luma else 3), np.float32)
    whole = forward(ready, values)
    for part in (width // 2 + reach, width - 1):
        kept = (part - reach) * scale
        np.testing.assert_array_equal(forward(ready, values[:, :part])[:, :kept], whole[:, :kept])


FULL_WIDTH = [name for name in NETWORKS if "full width" in name]
"""Of those with fewer channels torch convolves so small pieces by other code."""


@pytest.mark.parametrize("precision", [Precision.FP32, Precision.BF16])
@pytest.mark.parametrize("name", FULL_WIDTH)
def test_what_is_enlarged_in_pieces_is_what_is_enlarged_whole(
    name: str, precision: Precision, monkeypatch: pytest.MonkeyPatch
) -> None:
    network, kind = NETWORKS[name]
    ready = make_ready(network, kind, cpu(), precision)
    values = np.random.default_rng(3).random((41, 60, 3), np.float32)
    whole = forward(ready, values)
    monkeypatch.setattr(fast_forms, "_PIECE", 20)
    np.testing.assert_array_equal(forward(ready, values), whole)
    monkeypatch.setattr(fast_forms, "_REACH", 1)
    assert not np.array_equal(forward(ready, values), whole), "it looks further"


@pytest.mark.parametrize("name", NETWORKS)
def test_a_halo_one_pixel_smaller_would_show(name: str) -> None:
    """The overlap is exactly what is needed, rounded up to whole low-resolution pixels, and never less."""
    network, kind = NETWORKS[name]
    ready = make_ready(network, kind, cpu(), Precision.FP32)
    step = 4 if kind is Kind.LUMA_NETWORK else 1
    radius = int(network.receptive_radius)  # type: ignore[arg-type]
    assert radius <= ready.overlap * step < radius + step


@pytest.mark.parametrize("name", NETWORKS)
def test_engine_form_equals_the_readable_network(name: str) -> None:
    network, kind = NETWORKS[name]
    ready = make_ready(network, kind, cpu(), Precision.FP32)
    values = np.random.default_rng(0).random((21, 34, 1 if kind is Kind.LUMA_NETWORK else 3), np.float32)
    with torch.inference_mode():
        expected = network(torch.from_numpy(values).permute(2, 0, 1).unsqueeze(0))[0].permute(1, 2, 0).numpy()
    np.testing.assert_allclose(forward(ready, values), expected, atol=2e-6)


# The perceptual network with batch norm has no fast form, and so no last convolution that is the engine's to change;
# A+ is computed in double precision whatever is asked for.
@pytest.mark.parametrize("name", [name for name in NETWORKS if name not in ("perceptual", "aplus")])
def test_the_picture_itself_is_never_rounded_to_bf16(name: str) -> None:
    """bf16 has 8 significant bits: an output in it would be in steps of up to a whole 8-bit level."""
    network, kind = NETWORKS[name]
    ready = make_ready(network, kind, cpu(), Precision.BF16)
    values = np.random.default_rng(0).random((16, 16, 1 if kind is Kind.LUMA_NETWORK else 3), np.float32)
    output = torch.from_numpy(forward(ready, values).copy())
    on_the_grid = (output == output.bfloat16().float()).float().mean()
    assert on_the_grid < 0.1
    exact = forward(make_ready(network, kind, cpu(), Precision.FP32), values)
    assert 0 < np.abs(output.numpy() - exact).max() < 0.02
