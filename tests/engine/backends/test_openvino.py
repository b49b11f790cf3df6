"""OpenVINO gives PyTorch's picture, tile by tile as in one piece, and can be stopped."""

from __future__ import annotations

import subprocess
import sys
import threading
from functools import cache
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from sr_desktop.engine.backends.backend import Backend
from sr_desktop.engine.backends.own_networks import OwnNetwork
from sr_desktop.engine.backends.torch_backend import make_ready
from sr_desktop.engine.comparing.work import NetworkWork
from sr_desktop.engine.interruption import Interrupted, checkpoints
from sr_desktop.engine.machine.devices import Precision, cpu
from sr_desktop.engine.openvino_library import has_openvino
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.ready import ReadyNetwork
from sr_desktop.engine.settings import PrecisionChoice
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.methods import DEFAULT_IDS, SHIPPED, Kind
from sr_desktop.networks.card import ModelCard, Training
from sr_desktop.networks.published import PublishedWeights
from sr_desktop.networks.registry import build_network
from tests.soak.holding import in_use

pytestmark = pytest.mark.skipif(not has_openvino(), reason="needs the package openvino")

FULL: dict[str, Any] = {"batch_norm": False}
NETWORKS: dict[str, tuple[str, dict[str, Any]]] = {
    "srcnn 9-5-5": ("srcnn", {}),
    "srcnn 9-1-5": ("srcnn", {"kernels": (9, 1, 5), "residual": True}),
    "perceptual": ("perceptual", {"blocks": 1, "tanh": False, **FULL}),
    "srresnet": ("srresnet", {"blocks": 1, **FULL}),
    "srresnet, narrow, batch norm": ("srresnet", {"blocks": 2, "channels": 16}),
    "edsr": ("edsr", {"blocks": 1}),
    "edsr, narrow": ("edsr", {"blocks": 2, "channels": 16, "residual_scaling": 1.0}),
}


@cache
def _network(name: str) -> nn.Module:
    kind, parameters = NETWORKS[name]
    torch.manual_seed(1)
    network = build_network(kind, parameters)
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.running_mean, -0.1, 0.1)
            nn.init.uniform_(module.running_var, 0.8, 1.2)
    return network.eval().requires_grad_(False)


def _kind(name: str) -> Kind:
    return Kind.LUMA_NETWORK if NETWORKS[name][0] == "srcnn" else Kind.RGB_NETWORK


@cache
def _ready(name: str, precision: Precision = Precision.FP32, *, ensemble: bool = False) -> ReadyNetwork:
    network, (kind, parameters) = _network(name), NETWORKS[name]
    card = ModelCard(
        name=name, network=kind, parameters=parameters, parameter_count=1, dtype="fp32", sha256="0" * 64, note="",
        training=Training(recipe={}, data=(), steps=0, seconds=0, device="", precision="", date="", git_commit="",
                          versions={}),
    )  # fmt: skip
    tensors = {key: tensor.float().numpy() for key, tensor in network.state_dict().items()}
    own = OwnNetwork(PublishedWeights(card, tensors), _nowhere(), _kind(name))
    if ensemble:
        return own.ensemble(Backend.OPENVINO, cpu(), precision)
    return own.plain(Backend.OPENVINO, cpu(), precision)


def _nowhere() -> Any:
    return None


def _picture(width: int, height: int, *, gray: bool = False, seed: int = 0) -> Picture:
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 1 if gray else 3), np.uint8)
    return Picture(np.ascontiguousarray(np.broadcast_to(pixels, (height, width, 3))), "noise", is_gray=gray)


def _enlarged(ready: ReadyNetwork, picture: Picture, tile: int | None = None) -> Pixels:
    work = NetworkWork("It", ready, picture, tile)
    while not work.is_done:
        work.step()
    assert work.run_info().backend == "OpenVINO"
    return work.pixels


@pytest.mark.skipif(in_use() == 0, reason="asks glibc")
def test_memory_does_not_grow_with_every_size_of_picture() -> None:
    ready, held = _ready("srresnet, narrow, batch norm"), []
    for height in range(4, 84):
        _enlarged(ready, _picture(24, height))
        held.append(in_use())
    assert held[-1] - held[39] < (held[39] - held[0]) * 2 / 3


@pytest.mark.parametrize("name", NETWORKS)
@settings(max_examples=8)
@given(data=st.data())
def test_tiled_equals_untiled(name: str, data: st.DataObject) -> None:
    width, height = data.draw(st.integers(4, 56), "width"), data.draw(st.integers(4, 30), "height")
    tile = data.draw(st.integers(16, 40), "tile")
    picture = _picture(width, height, gray=data.draw(st.booleans(), "gray"), seed=data.draw(st.integers(0, 99), "seed"))
    ready = _ready(name)
    np.testing.assert_array_equal(_enlarged(ready, picture, tile), _enlarged(ready, picture))


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("size", [(31, 4), (150, 6), (200, 14), (60, 40)])
def test_floats_do_not_depend_on_the_size_of_the_picture(name: str, size: tuple[int, int]) -> None:
    ready = _ready(name)
    luma = ready.kind is Kind.LUMA_NETWORK
    (width, height), scale = size, 1 if luma else 4
    if luma:
        width, height = 4 * width, 4 * height
    reach = ready.overlap * (4 if luma else 1)
    values = np.random.default_rng(0).random((height, width, 1 if luma else 3), np.float32)
    whole = ready.network.run(values)
    for part in (width // 2 + reach, width - 1):
        kept = (part - reach) * scale
        np.testing.assert_array_equal(ready.network.run(values[:, :part])[:, :kept], whole[:, :kept])


@pytest.mark.parametrize("name", NETWORKS)
def test_floats_are_those_of_the_readable_network(name: str) -> None:
    values = np.random.default_rng(0).random((21, 34, 1 if _kind(name) is Kind.LUMA_NETWORK else 3), np.float32)
    with torch.inference_mode():
        expected = _network(name)(torch.from_numpy(values).permute(2, 0, 1).unsqueeze(0))[0].permute(1, 2, 0).numpy()
    np.testing.assert_allclose(_ready(name).network.run(values), expected, atol=2e-6)


@pytest.mark.parametrize("name", NETWORKS)
def test_the_picture_is_pytorchs(name: str) -> None:
    """Within one 8-bit level in at most one pixel of 10,000."""
    picture = _picture(60, 50)
    torch_ready = make_ready(_network(name), _kind(name), cpu(), Precision.FP32)
    work = NetworkWork("It", torch_ready, picture, None)
    work.step()
    assert work.run_info().backend == "PyTorch"
    difference = np.abs(_enlarged(_ready(name), picture).astype(int) - work.pixels)
    assert difference.max() <= 1
    assert (difference > 0).any(axis=2).mean() <= 1e-4


@pytest.mark.parametrize("name", NETWORKS)
def test_reach_and_cost_are_those_of_pytorchs_form(name: str) -> None:
    torch_ready, ready = make_ready(_network(name), _kind(name), cpu(), Precision.FP32), _ready(name)
    assert ready.overlap == torch_ready.overlap
    # PyTorch's form of the perceptual network computes a row and a column more, which on the counted picture shows.
    assert ready.cost == pytest.approx(torch_ready.cost, rel=0.07 if "perceptual" in name else 1e-9)


@pytest.mark.parametrize("name", ["srcnn 9-5-5", "srresnet"])
def test_a_picture_of_many_pieces_is_that_of_one(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from sr_desktop.engine.backends import openvino_backend

    values = np.random.default_rng(0).random((90, 110, 1 if _kind(name) is Kind.LUMA_NETWORK else 3), np.float32)
    whole = _ready(name).network.run(values)
    monkeypatch.setattr(openvino_backend, "_PIECE_MULTIPLY_ADDS", 1.0)
    _ready.cache_clear()
    try:
        pieces = _ready(name).network
        ending = []
        run = openvino_backend._run
        monkeypatch.setattr(
            openvino_backend, "_run", lambda request, x, **more: (ending.append(x.shape), run(request, x, **more))
        )
        np.testing.assert_array_equal(pieces.run(values), whole)
        assert len(ending) >= 12
    finally:
        _ready.cache_clear()


def test_the_self_ensemble_is_the_mean_over_eight_orientations() -> None:
    values = np.random.default_rng(0).random((12, 17, 3), np.float32)
    run = _ready("srresnet").network.run
    views = [(flip, turns) for flip in (False, True) for turns in range(4)]
    answers = [
        np.rot90(run(np.rot90(values[:, ::-1] if flip else values, turns)), -turns)[:, :: -1 if flip else 1]
        for flip, turns in views
    ]
    ensemble = _ready("srresnet", ensemble=True)
    np.testing.assert_allclose(ensemble.network.run(values), np.mean(answers, axis=0), atol=1e-6)
    assert ensemble.cost == pytest.approx(8 * _ready("srresnet").cost)


@pytest.mark.skipif(Precision.BF16 not in cpu().fast, reason="needs a processor with bf16 instructions")
@pytest.mark.parametrize("name", NETWORKS)
def test_bf16_is_near_and_its_picture_is_not_rounded_to_it(name: str) -> None:
    values = np.random.default_rng(0).random((16, 16, 1 if _kind(name) is Kind.LUMA_NETWORK else 3), np.float32)
    output = torch.from_numpy(_ready(name, Precision.BF16).network.run(values))
    assert (output == output.bfloat16().float()).float().mean() < 0.1
    difference = np.abs(output.numpy() - _ready(name).network.run(values)).max()
    assert 0 < difference < 0.02


def test_it_stops_between_two_operators_and_runs_again() -> None:
    network = _ready("srresnet").network
    values = np.random.default_rng(0).random((200, 200, 3), np.float32)
    asked = 0

    def stop() -> None:
        nonlocal asked
        asked += 1
        if asked == 2:
            raise Interrupted

    with checkpoints(stop), pytest.raises(Interrupted):
        network.run(values)
    network.release()
    assert network.run(values[:20, :20]).shape == (80, 80, 3)


def test_what_comes_after_a_cancel_is_right() -> None:
    """A cancelled run leaves half done what the next one would take for done; small networks end too soon for that."""
    network = NetworkPool().get(SHIPPED.get("srresnet"), cpu(), PrecisionChoice.AUTO, measured=False).network
    first, second = (np.random.default_rng(seed).random((100, 120, 3), np.float32) for seed in range(2))
    small = first[:25, :30]
    # The other size comes first: only it meets what was left.
    expected = [network.run(values).copy() for values in (small, second)]
    for when in (2, 4):
        asked = 0

        def stop(when: int = when) -> None:
            nonlocal asked
            asked += 1
            if asked == when:
                raise Interrupted

        network.run(small)
        with checkpoints(stop), pytest.raises(Interrupted):
            network.run(first)
        for values, wanted in zip((small, second), expected, strict=True):
            np.testing.assert_array_equal(network.run(values), wanted)


def test_a_cancel_does_not_spoil_what_another_thread_computes() -> None:
    network = _ready("srresnet").network
    values = [np.random.default_rng(seed).random((120, 130, 3), np.float32) for seed in range(2)]
    expected = network.run(values[1]).copy()
    network.run(values[0][:30, :40])
    found: list[np.ndarray] = []
    other = threading.Thread(target=lambda: found.append(network.run(values[1]).copy()))

    def stop() -> None:
        if other.ident is not None:
            raise Interrupted
        other.start()

    with checkpoints(stop), pytest.raises(Interrupted):
        network.run(values[0])
    other.join()
    np.testing.assert_array_equal(found[0], expected)


_WITHOUT_TORCH = """
import sys
from pathlib import Path
sys.modules["torch"] = None
import numpy as np
from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.events import MethodDone
from sr_desktop.engine.settings import DeviceChoice, EngineSettings, Mode
from sr_desktop.imaging.picture import Picture
from sr_desktop.methods import DEFAULT_IDS
picture = Picture(np.random.default_rng(0).integers(0, 256, (32, 40, 3), np.uint8), "noise")
done = []
Comparison(picture, DEFAULT_IDS, Mode.UPSCALE, EngineSettings(DeviceChoice.CPU)).run(done.append)
print(*(event.method_id for event in done if isinstance(event, MethodDone)))
"""


def test_the_first_picture_needs_no_torch() -> None:
    done = subprocess.run([sys.executable, "-c", _WITHOUT_TORCH], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert sorted(done.stdout.split()) == sorted(DEFAULT_IDS)


@pytest.mark.parametrize("parameters", [{"upsampling": "subpixel", "batch_norm": False, "tanh": False}, {}])
def test_what_has_no_graph_is_left_to_pytorch(parameters: dict[str, Any]) -> None:
    NETWORKS["other"] = ("perceptual", {"blocks": 1, "channels": 8, **parameters})
    try:
        with pytest.raises(KeyError):
            _ready("other")
    finally:
        del NETWORKS["other"]
