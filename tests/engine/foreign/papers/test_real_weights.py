"""Weights that authors published measure what they must; skipped where they do not lie beside the project."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sr_desktop.engine.foreign.model_methods import model_method
from sr_desktop.engine.machine.devices import cpu
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.running import to_uint8
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import crop_to_multiple, downscale
from sr_desktop.methods import SHIPPED

EXPECTED = {
    "IMDN_x4": (30.74, "0-1"),
    "RFDN_AIM": (30.53, "0-255"),
    "rlfn_x4": (30.72, "0-255"),
    "rlfn_ntire_x4": (30.66, "0-255"),
    "carn_m": (30.43, "0-1"),
}
"""PSNR-Y of Set5's `woman` in dB, and the range of values. Over all of Set5: 32.21, 32.15, 32.24, 32.10, 31.89."""


@pytest.mark.usefixtures("spandrel")
@pytest.mark.parametrize("name", EXPECTED)
def test_they_measure_what_they_must(name: str, shared_data: Path) -> None:
    file = shared_data.parent / "models" / f"{name}.pth"
    if not file.is_file():
        pytest.skip(f"needs ../shared/models/{name}.pth")
    (woman,) = (shared_data / "benchmark" / "Set5").glob("woman.*")
    truth = crop_to_multiple(read_picture(woman), 4)
    ready = NetworkPool().get(model_method(file, SHIPPED), cpu())
    pixels = to_uint8(ready.network.run(downscale(truth, 4).pixels.astype(np.float32) / 255))
    scores = measure(pixels, truth.pixels, is_gray=False)
    quality, values = EXPECTED[name]
    assert scores.get("psnr_y") == pytest.approx(quality, abs=0.006)
    assert f"range={values}," in str(ready.model_format)
