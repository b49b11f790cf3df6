"""A table of four methods, one of which is not finished."""

from __future__ import annotations

import pytest

from sr_desktop.engine.events import RunInfo
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.scores import Scores
from sr_desktop.ui.measuring.table import Row, ScoreTable


def quality(psnr_y: float | None, psnr_rgb: float | None = None, ssim_y: float | None = None) -> Scores:
    """Scores in the order of the columns."""
    return Scores(psnr_y=psnr_y, psnr_rgb=psnr_rgb, ssim_y=ssim_y)


@pytest.fixture
def table() -> ScoreTable:
    """Bicubic is best in the region, SRResNet in the whole picture; Nearest and Bicubic are alike in SSIM."""
    slow, fast = (RunInfo(seconds, "cpu", "CPU", "uint8", None, None) for seconds in (0.5, 0.25))
    network = RunInfo(10.0, "cuda:0", "H100 & co_1", "bf16", None, None)
    return ScoreTable(
        (
            Row("nearest", "Nearest", quality(24.654, 23.1, 0.7), quality(30.5, 29.5, 0.81), slow, 2.0),
            Row("bicubic", "Bicubic", quality(25.1, 24.0, 0.7), quality(31.5, None, 0.9), fast, 2.0),
            Row(
                "srresnet", "SRResNet", quality(27.9, 26.5, 0.80123), quality(31.0, 30.0, 0.85), network, 2.0, 1_547_350
            ),
            Row("srcnn", "SRCNN", parameters=57_281),
        ),
        "baby",
        Rect(12, 40, 64, 48),
    )
