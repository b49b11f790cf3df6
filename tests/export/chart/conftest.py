"""A spectrum of two curves, and how it is looked at."""

from __future__ import annotations

import numpy as np
import pytest

from sr_desktop.export.chart.chart import Axis, Chart, Curve, Mark
from sr_desktop.export.chart.styles import REFERENCE_STYLE, ChartView, CurveStyles


@pytest.fixture
def chart() -> Chart:
    """Four places; the picture's name is not in Latin letters."""
    places = np.array([0.125, 0.25, 0.375, 0.5])
    return Chart(
        "spectrum",
        Axis("frequency_cycles_per_px", "Spatial frequency (cycles/px)"),
        Axis("power_density_db", "Power density (dB)"),
        places,
        (
            Curve("original", "Original", np.array([40.0, 30.0, 20.5, 10.0])),
            Curve("srresnet", "SRResNet", np.array([39.0, 25.0, 10.0, 0.1])),
        ),
        "grün & co_1",
        "whole picture",
        "Hann window, radially averaged.",
        (Mark(0.125, "Nyquist limit"),),
    )


@pytest.fixture
def view() -> ChartView:
    styles = {"original": REFERENCE_STYLE, "srresnet": CurveStyles().of("srresnet")}
    return ChartView((0.0, 0.5), (-5.0, 45.0), styles)
