"""The window on the real engine: results that an independent computation confirms, failures in words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import Kernel, downscale, upscale
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.widgets.toasts import Severity
from sr_desktop.ui.window.main_window import MainWindow


def test_interpolation_is_measured_and_networks_without_weights_fail_in_words(
    qtbot: QtBot, real_window: MainWindow, picture_file: Path
) -> None:
    real_window.open_paths([picture_file])
    panes = {pane.method_id: pane for pane in real_window.findChildren(Pane)}
    qtbot.waitUntil(lambda: panes["srresnet"].header.failure is not None, timeout=120_000)
    qtbot.waitUntil(lambda: panes["bicubic"].pixels is not None)
    ground_truth = read_picture(picture_file)
    expected = upscale(downscale(ground_truth).pixels, 4, Kernel.BICUBIC)
    np.testing.assert_array_equal(panes["bicubic"].pixels, expected)
    assert panes["bicubic"].scores.scores == measure(expected, ground_truth.pixels, is_gray=False)
    for name in ("srcnn", "perceptual", "srresnet"):
        assert "weights" in panes[name].header.failure
    qtbot.waitUntil(lambda: not real_window.session.busy)


def test_a_picture_that_is_too_small_is_refused_in_one_sentence(
    qtbot: QtBot, real_window: MainWindow, tmp_path: Path
) -> None:
    Image.new("RGB", (9, 7), (1, 2, 3)).save(tmp_path / "tiny.png")
    real_window.open_paths([tmp_path / "tiny.png"])
    qtbot.waitUntil(
        lambda: any(toast.severity is Severity.ERROR for toast in real_window.toasts.shown), timeout=120_000
    )
    assert "9 x 7" in real_window.toasts.shown[-1].text
    assert not real_window.session.busy
