"""The distances of torchmetrics, where it is installed, next to ours; it is nothing that the program needs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from sr_desktop.engine.measures.distances import DISTANCES
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.picture import Pixels

image = pytest.importorskip("torchmetrics.functional.image")


@pytest.fixture(autouse=True)
def double_precision() -> Iterator[None]:
    """It makes its constants in the usual precision."""
    torch.set_default_dtype(torch.float64)
    yield
    torch.set_default_dtype(torch.float32)


def pairs(tries: int, rng: random.Random, side: tuple[int, int]) -> list[tuple[Pixels, Pixels]]:
    """Outputs and originals: smooth pictures with noise, as results of networks have it."""
    chance = np.random.default_rng(rng.randrange(2**32))
    found = []
    for _ in range(tries):
        height, width = chance.integers(*side, 2)
        y, x = np.mgrid[:height, :width]
        truth = np.stack([y * 2 + x, x * 3 - y, 128 + 90 * np.sin(x / 7 + y / 5)], axis=-1) % 256
        output = truth + chance.normal(0, chance.uniform(1, 50), truth.shape)
        found.append((output.clip(0, 255).round().astype(np.uint8), truth.astype(np.uint8)))
    return found


def batch(plane: np.ndarray) -> torch.Tensor:
    """``(1, C, H, W)`` in float64."""
    return torch.from_numpy(np.atleast_3d(plane).astype(np.float64)).permute(2, 0, 1)[None]


def luma(pixels: Pixels) -> np.ndarray:
    """BT.601, studio range, in float64."""
    return pixels.astype(np.float64) @ np.array([65.481, 128.553, 24.966]) / 255 + 16


@pytest.mark.parametrize("tries", [3, pytest.param(300, marks=pytest.mark.soak)])
def test_psnr_and_ssim(tries: int, rng: random.Random) -> None:
    for output, truth in pairs(tries, rng, (24, 90)):
        scores = measure(output, truth, is_gray=False)
        inner = np.s_[4:-4, 4:-4]
        both = batch(output[inner]), batch(truth[inner])
        psnr = float(image.peak_signal_noise_ratio(*both, data_range=255.0))
        assert scores["psnr_rgb"] == pytest.approx(psnr, abs=1e-6)
        both = batch(luma(output[inner])), batch(luma(truth[inner]))
        psnr = float(image.peak_signal_noise_ratio(*both, data_range=255.0))
        assert scores["psnr_y"] == pytest.approx(psnr, abs=1e-6)
        _, each = image.structural_similarity_index_measure(*both, data_range=255.0, sigma=1.5, return_full_image=True)
        # Its mean is also over the border, which it mirrors; the protocol's is not.
        assert scores["ssim_y"] == pytest.approx(float(each[..., 5:-5, 5:-5].mean()), abs=1e-6)


def lpips_of_torchmetrics(shared_data: Path) -> Any:
    """Its LPIPS over AlexNet, whose features it would fetch from the network."""
    made = pytest.importorskip("torchmetrics.functional.image.lpips")._LPIPS(
        pretrained=True, net="alex", pnet_rand=True
    )
    features = load_file(shared_data / "pretrained" / "alexnet_features_fp16.safetensors")
    # It names them by slice and number.
    own = {name.partition(".")[2]: name for name in made.net.state_dict()}
    made.net.load_state_dict({own[name.removeprefix("features.")]: value.float() for name, value in features.items()})
    return made.double()


@pytest.mark.parametrize("tries", [1, pytest.param(50, marks=pytest.mark.soak)])
def test_lpips(tries: int, rng: random.Random, shared_data: Path) -> None:
    reference = lpips_of_torchmetrics(shared_data)
    for output, truth in pairs(tries, rng, (64, 120)):
        value = DISTANCES["lpips"](output, truth, False, lambda: None)
        with torch.no_grad():
            theirs = float(reference(*(batch(each) / 127.5 - 1 for each in (output, truth))))
        assert value == pytest.approx(theirs, abs=1e-6)


@pytest.mark.parametrize("tries", [1, pytest.param(50, marks=pytest.mark.soak)])
def test_dists(tries: int, rng: random.Random, shared_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = pytest.importorskip("torchmetrics.functional.image.dists")
    vgg = pytest.importorskip("torchvision.models.vgg")
    features = vgg.make_layers(vgg.cfgs["D"], batch_norm=False)
    tensors = load_file(shared_data / "pretrained" / "vgg16_features_fp16.safetensors")
    features.load_state_dict({name.removeprefix("features."): value.float() for name, value in tensors.items()})
    # It would fetch them from the network; alpha and beta it brings itself.
    monkeypatch.setattr(theirs, "vgg16", lambda **_: SimpleNamespace(features=features))
    reference = theirs.DISTSNetwork().double()
    for output, truth in pairs(tries, rng, (33, 120)):
        value = DISTANCES["dists"](output, truth, False, lambda: None)
        with torch.no_grad():
            expected = float(reference(*(batch(each) / 255 for each in (output, truth))))
        assert value == pytest.approx(expected, abs=1e-6)


def ms_ssim_of_torchmetrics(output: torch.Tensor, truth: torch.Tensor) -> float:
    """By its SSIM at five scales. Its own MS-SSIM is another one: a mean also over the border, which it mirrors."""
    value = 1.0
    options = {"data_range": 255.0, "sigma": 1.5}
    for weight in (0.0448, 0.2856, 0.3001, 0.2363):
        _, contrast = image.structural_similarity_index_measure(
            output, truth, **options, return_contrast_sensitivity=True
        )
        value *= float(contrast.relu()) ** weight
        output, truth = (torch.nn.functional.avg_pool2d(each, 2) for each in (output, truth))
    _, each = image.structural_similarity_index_measure(output, truth, **options, return_full_image=True)
    return value * float(each[..., 5:-5, 5:-5].mean().relu()) ** 0.1333


@pytest.mark.parametrize("tries", [1, pytest.param(50, marks=pytest.mark.soak)])
def test_ms_ssim(tries: int, rng: random.Random) -> None:
    pytest.importorskip("piq")
    for output, truth in pairs(tries, rng, (176, 240)):
        # Halved four times without a rest, of which each library makes something else.
        height, width = (side // 16 * 16 for side in truth.shape[:2])
        both = [np.ascontiguousarray(each[:height, :width]) for each in (output, truth)]
        value = DISTANCES["ms_ssim"](*both, False, lambda: None)
        planes = [batch(each.astype(np.float64) @ np.array([0.299, 0.587, 0.114])) for each in both]
        # Ours is computed in fp32.
        assert value == pytest.approx(ms_ssim_of_torchmetrics(*planes), abs=3e-6)
