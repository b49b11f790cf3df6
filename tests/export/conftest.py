"""Small results to export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sr_desktop.engine.events import RunInfo
from sr_desktop.engine.settings import Mode
from sr_desktop.export.results import MethodResult, PictureResult
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.resampling.factors import Kernel, downscale, upscale, upscale_alpha

RUN = RunInfo(0.25, "cpu", "Some CPU", "uint8", None, None)
NETWORK_RUN = RunInfo(12.34567, "cuda:0", "Some GPU", "bf16", 128, "ab" * 32)


@pytest.fixture
def make_result() -> Callable[..., PictureResult]:
    """Builds the result of nearest and bicubic on a random picture of 48 x 40 pixels (as output)."""

    def make(
        name: str = "cat",
        mode: Mode = Mode.REFERENCE,
        *,
        alpha: bool = False,
        gray: bool = False,
        source: Path | None = None,
        seed: int = 0,
    ) -> PictureResult:
        rng = np.random.default_rng(seed)
        pixels = rng.integers(0, 256, (40, 48, 3), dtype=np.uint8)
        if gray:
            pixels = np.dstack([pixels[..., 0]] * 3)
        opacity = rng.integers(0, 256, (40, 48), dtype=np.uint8) if alpha else None
        ground_truth = Picture(pixels, name, opacity, gray, source)
        small = downscale(ground_truth)
        reference = mode is Mode.REFERENCE
        enlarged = None if small.alpha is None else upscale_alpha(small.alpha, 4)
        methods = []
        for kernel, run in ((Kernel.NEAREST, RUN), (Kernel.BICUBIC, NETWORK_RUN)):
            output = upscale(small.pixels, 4, kernel)
            scores = measure(output, pixels if reference else None, is_gray=gray, alpha=enlarged, true_alpha=opacity)
            methods.append(MethodResult(kernel.value, output, scores, run, enlarged))
        return PictureResult(
            name=name,
            source=source,
            mode=mode,
            low_resolution=small,
            ground_truth=ground_truth if reference else None,
            output_size=(48, 40),
            methods=tuple(methods),
        )

    return make


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three small pictures in a folder called set3."""
    folder = tmp_path / "set3"
    folder.mkdir()
    for number, size in enumerate([(64, 48), (96, 64), (64, 64)]):
        noise = np.random.default_rng(number).integers(0, 256, (size[1], size[0], 3), dtype=np.uint8)
        Image.fromarray(noise).save(folder / f"p{number + 1}.png")
    return folder
