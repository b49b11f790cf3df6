"""A table of four methods, one of which is not finished."""

from __future__ import annotations

import pytest

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.metrics import Metrics
from sr_desktop.ui.measuring.table import Row, Table


@pytest.fixture
def table() -> Table:
    """Bicubic is best in the region, SRResNet in the whole picture; Nearest and Bicubic are alike in SSIM."""
    return Table(
        (
            Row("nearest", "Nearest", Metrics(24.654, 23.1, 0.7), Metrics(30.5, 29.5, 0.81), 0.5, 2.0, "CPU", "uint8"),
            Row("bicubic", "Bicubic", Metrics(25.1, 24.0, 0.7), Metrics(31.5, None, 0.9), 0.25, 2.0, "CPU", "uint8"),
            Row("srresnet", "SRResNet", Metrics(27.9, 26.5, 0.80123), Metrics(31.0, 30.0, 0.85), 10.0, 2.0,
                "H100 & co_1", "bf16", 1_547_350),
            Row("srcnn", "SRCNN", parameters=57_281),
        ),
        "baby",
        Rect(12, 40, 64, 48),
    )  # fmt: skip
