"""Numbers against an independent library, and those of every method that ships on Set5, to the printed digit."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

from sr_desktop.cli import app
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.methods import SHIPPED

SET5 = {
    "nearest": 26.26, "bicubic": 28.43, "aplus": 30.33, "srcnn": 30.53, "perceptual": 29.62, "srresnet": 31.94,
    "srresnet-photo": 31.56, "srgan": 30.15,
}  # fmt: skip
"""PSNR-Y in dB by the protocol of the tables, x4, fp32 on a processor."""
NOT_PINNED = {"bilinear"}
"""No table has it."""


def luma(pixels: np.ndarray) -> np.ndarray:
    """BT.601, studio range, in float64."""
    return pixels.astype(np.float64) @ np.array([65.481, 128.553, 24.966]) / 255 + 16


@pytest.mark.parametrize("tries", [5, pytest.param(300, marks=pytest.mark.soak)])
def test_scores_are_those_of_scikit_image(tries: int, rng: random.Random) -> None:
    chance = np.random.default_rng(rng.randrange(2**32))
    for _ in range(tries):
        height, width = chance.integers(24, 90, 2)
        truth = chance.integers(0, 256, (height, width, 3), np.uint8)
        noise = chance.normal(0, chance.uniform(1, 80), truth.shape)
        output = np.clip(truth + noise, 0, 255).round().astype(np.uint8)
        scores = measure(output, truth, is_gray=False)
        inner = np.s_[4:-4, 4:-4]
        one, other = truth[inner], output[inner]
        assert scores["psnr_rgb"] == pytest.approx(peak_signal_noise_ratio(one, other, data_range=255), abs=1e-6)
        y, given = luma(one), luma(other)
        assert scores["psnr_y"] == pytest.approx(peak_signal_noise_ratio(y, given, data_range=255), abs=1e-6)
        _, each = structural_similarity(
            y, given, data_range=255, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, full=True
        )
        # Where all of the window of 11 pixels lies in the picture.
        assert scores["ssim_y"] == pytest.approx(each[5:-5, 5:-5].mean(), abs=1e-6)


@pytest.mark.soak
def test_set5(shared_data: Path, tmp_path: Path) -> None:
    file = tmp_path / "scores.json"
    folder = shared_data / "benchmark" / "Set5"
    assert set(SET5) | NOT_PINNED == set(SHIPPED.ids)
    words = ["evaluate", str(folder), "--methods", ",".join(SET5), "--json", str(file)]
    assert app.run(words) == 0
    measured = json.loads(file.read_text(encoding="utf-8"))["sets"]["Set5"]
    assert {name: round(measured[name]["psnr_y"], 2) for name in SET5} == SET5
