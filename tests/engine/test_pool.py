"""Networks are loaded once, checked, and ready for their device."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event as Flag

import numpy as np
import pytest
import torch

from sr_desktop.engine import pool as pool_module
from sr_desktop.engine.backends import choice
from sr_desktop.engine.backends.backend import Backend
from sr_desktop.engine.backends.choice import ENVIRONMENT_VARIABLE, remembered
from sr_desktop.engine.backends.torch_backend import TorchNetwork, make_ready
from sr_desktop.engine.forms.ensemble import SelfEnsemble
from sr_desktop.engine.interruption import Interrupted, checkpoints
from sr_desktop.engine.machine.devices import Precision, cpu
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.running import forward
from sr_desktop.engine.settings import BackendChoice, EngineSettings, PrecisionChoice
from sr_desktop.engine.upscaling import run_method, upscale_with
from sr_desktop.methods import SHIPPED, Kind, Method
from sr_desktop.networks.published import PublishedWeights, WeightsError
from sr_desktop.networks.srcnn import SRCNN
from sr_desktop.networks.srresnet import SRResNet
from sr_desktop.networks.weights import load_network
from sr_desktop.paths import weights_dir
from tests.engine.conftest import noise, publish


def test_a_network_is_loaded_once_and_again_after_release(weights: Path) -> None:
    pool, method = NetworkPool(weights), SHIPPED.get("srresnet")
    first = pool.get(method, cpu())
    (weights / "srresnet.safetensors").unlink()
    assert pool.get(method, cpu()) is first
    pool.release()
    with pytest.raises(WeightsError, match="is missing"):
        pool.get(method, cpu())


def test_precisions_share_the_network(pool: NetworkPool) -> None:
    method = SHIPPED.get("srresnet")
    exact, rough = (
        pool.get(method, cpu(), choice, backend=BackendChoice.TORCH)
        for choice in (PrecisionChoice.FP32, PrecisionChoice.BF16)
    )
    assert (exact.precision, rough.precision) == (Precision.FP32, Precision.BF16)
    assert isinstance(exact.network, TorchNetwork)
    assert isinstance(rough.network, TorchNetwork)
    assert exact.network.module is rough.network.module


def test_back_ends_are_measured_once_that_pays(weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("openvino")
    monkeypatch.delenv(ENVIRONMENT_VARIABLE, raising=False)
    monkeypatch.setattr(choice, "cache_dir", lambda: tmp_path)
    pool, method = NetworkPool(weights, measuring_pays_from=3000), SHIPPED.get("srcnn")
    first = pool.get(method, cpu(), pixels=1000)
    assert first.network.backend is Backend.OPENVINO
    assert first.speed is None
    assert pool.get(method, cpu(), pixels=1999) is first
    assert remembered() == ()
    measured = pool.get(method, cpu(), pixels=1)
    (known,) = remembered()
    assert (measured.network.backend, measured.speed) == (known.taken, known.speeds[known.taken])
    assert pool.get(method, cpu(), pixels=1) is measured


def test_many_threads_get_the_same_network(pool: NetworkPool) -> None:
    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(lambda _: id(pool.get(SHIPPED.get("srresnet"), cpu()).network), range(32)))
    assert len(found) == 1


def test_while_one_network_loads_others_are_had_and_a_cancel_is_heeded(
    pool: NetworkPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    loading, may_load = Flag(), Flag()
    read = pool_module.read_weights

    def slowly(folder: Path, name: str) -> PublishedWeights:
        if name == "srresnet":
            loading.set()
            assert may_load.wait(60)
        return read(folder, name)

    def cancelled() -> None:
        raise Interrupted

    monkeypatch.setattr(pool_module, "read_weights", slowly)
    slow, quick = SHIPPED.get("srresnet"), SHIPPED.get("srcnn")
    with ThreadPoolExecutor(2) as threads:
        try:
            first = threads.submit(pool.get, slow, cpu())
            assert loading.wait(60)
            assert pool.get(quick, cpu()) is pool.get(quick, cpu())
            with checkpoints(cancelled), pytest.raises(Interrupted):
                pool.get(slow, cpu())
            # What is forgotten meanwhile is not there later.
            pool.release()
        finally:
            may_load.set()
        assert pool.get(slow, cpu()) is not first.result()


def test_interpolation_has_no_network(pool: NetworkPool) -> None:
    with pytest.raises(ValueError, match="'bicubic' has no network"):
        pool.get(SHIPPED.get("bicubic"), cpu())


def test_what_is_ready_says_where_it_came_from(weights: Path) -> None:
    publish(weights, "srresnet", {"blocks": 1, "channels": 8}, {"bf16": 0.5})
    ready = NetworkPool(weights).get(SHIPPED.get("srresnet"), cpu())
    assert ready.precision is Precision.FP32
    assert ready.overlap == 4 + 2 + 1 + 3
    assert ready.weights_sha256 is not None
    assert len(ready.weights_sha256) == 64


def test_cost_is_the_multiply_adds_of_a_low_resolution_pixel() -> None:
    ready = make_ready(SRCNN().eval(), Kind.LUMA_NETWORK, cpu(), Precision.FP32)
    # 57,184 for each of the 16 output pixels; the second channel of zeros doubles the first layer's 5,184.
    assert ready.cost == pytest.approx(16 * (57_184 + 5_184))


def test_a_network_of_another_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="needs scale 4"):
        make_ready(SRCNN().eval(), Kind.RGB_NETWORK, cpu(), Precision.FP32)


def test_checkpoints_reach_the_layers_of_this_thread_only(pool: NetworkPool) -> None:
    ready = pool.get(SHIPPED.get("srresnet"), cpu())
    values = np.zeros((8, 8, 3), np.float32)

    def stop() -> None:
        raise Interrupted

    with checkpoints(stop):
        with pytest.raises(Interrupted):
            forward(ready, values)
        with ThreadPoolExecutor(1) as other:
            assert other.submit(forward, ready, values).result().shape == (32, 32, 3)
    assert forward(ready, values).shape == (32, 32, 3)


@pytest.mark.parametrize("training", [True, False])
def test_enlarging_leaves_a_network_as_it_was(training: bool) -> None:
    torch.manual_seed(0)
    network = SRResNet(blocks=1, channels=8).train(training)
    before = {key: tensor.clone() for key, tensor in network.state_dict().items()}
    pixels = upscale_with(network, noise(20, 12), Kind.RGB_NETWORK)
    assert pixels.shape == (48, 80, 3)
    assert network.training is training
    assert all(module.training is training for module in network.modules())
    for key, tensor in network.state_dict().items():
        assert torch.equal(tensor, before[key])
    assert all(parameter.requires_grad for parameter in network.parameters())


def test_the_self_ensemble_is_another_network_and_says_so(weights: Path) -> None:
    pool, method, picture = NetworkPool(weights), SHIPPED.get("srresnet"), noise(20, 12)
    plain, ensemble = (pool.get(method, cpu(), self_ensemble=wanted) for wanted in (False, True))
    assert not plain.is_ensemble
    assert ensemble.is_ensemble
    assert ensemble.network is not plain.network
    assert ensemble.cost == pytest.approx(8 * plain.cost)
    for settings, name in ((EngineSettings(), "fp32"), (EngineSettings(self_ensemble=True, tile=16), "fp32 x8")):
        pixels, run = run_method("srresnet", picture, settings, pool)
        assert run.precision_text == name
        assert (run.precision, run.self_ensemble) == ("fp32", settings.self_ensemble)
        whole, _ = run_method("srresnet", picture, EngineSettings(self_ensemble=settings.self_ensemble), pool)
        assert np.array_equal(pixels, whole)
    mean = upscale_with(SelfEnsemble(load_network(weights, "srresnet").network), picture, Kind.RGB_NETWORK)
    assert np.array_equal(whole, mean)


@pytest.mark.parametrize(
    "method", [method for method in SHIPPED.offered if method.weights], ids=lambda method: method.id
)
def test_the_shipped_cards_say_what_their_networks_cost(method: Method) -> None:
    assert method.weights is not None
    loaded = load_network(weights_dir(), method.weights)
    counted = make_ready(loaded.network, method.kind, cpu(), Precision.FP32).cost
    assert loaded.card.multiply_adds == pytest.approx(counted)


def test_a_networks_cost_is_that_of_its_card_and_of_a_self_ensemble_eight_times_that(weights: Path) -> None:
    publish(weights, "srresnet", {"blocks": 1, "channels": 8}, multiply_adds=12.0)
    pool, method = NetworkPool(weights), SHIPPED.get("srresnet")
    assert pool.get(method, cpu()).cost == 12
    assert pool.get(method, cpu(), self_ensemble=True).cost == 96
