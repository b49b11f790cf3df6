"""Spectrum and histogram in the window, of the whole picture and of a region."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sr_desktop.engine.worker.messages import WorkerLostError
from sr_desktop.export.chart.jobs import PlotJob
from sr_desktop.imaging.colors.channels import Channel
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.histogram import histogram
from sr_desktop.imaging.measuring.spectrum import picture_spectrum
from sr_desktop.messages.message import Message
from sr_desktop.ui.measuring.plots.docks import HistogramDock, SpectrumDock
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.workspace.pane_feed import ORIGINAL
from tests.ui.measuring.plots.hands import CTRL, LEFT, SHIFT, assert_curves, move_over


def in_spectrum(region: Rect | None) -> Callable[[Any], Any]:
    def values(pixels: Any) -> Any:
        part = pixels if region is None else pixels[region.slices]
        found = picture_spectrum(part, Channel.LUMA).up_to_nyquist()
        return found.frequency, 10 * np.log10(found.density)

    return values


def test_the_spectrum_is_of_the_whole_picture_and_then_of_the_region(
    user: Any, window: MainWindow, spectrum: SpectrumDock
) -> None:
    user.press_key(Qt.Key.Key_E)
    user.wait_for_curves(spectrum)
    assert_curves(window, spectrum, in_spectrum(None))
    assert spectrum.subject.text() == "Whole picture"
    assert "Hann" in spectrum.subject.toolTip()
    assert spectrum.chart is not None
    assert [mark.at for mark in spectrum.chart.marks] == [0.125]
    assert spectrum.panel is not None
    (limit,) = (item for item in spectrum.panel.getPlotItem().items if getattr(item, "label", None) is not None)
    assert limit.value() == 0.125
    assert limit.label.toPlainText() == "Nyquist limit of the low-resolution picture, 1/8"
    user.drag((40, 30), (99, 79), CTRL)
    region = window.stage.model.mark.region
    assert region is not None
    user.wait_for_subject(spectrum, f"region {region.width} × {region.height} px at {region.x}, {region.y}")
    user.wait_for_curves(spectrum)
    assert_curves(window, spectrum, in_spectrum(region))


def test_a_plot_opens_tall_enough_to_be_read(user: Any, window: MainWindow, spectrum: SpectrumDock) -> None:
    window.resize(1280, 800)
    user.press_key(Qt.Key.Key_E)
    user.wait_for_curves(spectrum)
    assert spectrum.panel is not None
    assert spectrum.panel.height() > 180


def test_relative_to_the_original_the_original_is_zero(
    qtbot: QtBot, user: Any, window: MainWindow, spectrum: SpectrumDock
) -> None:
    user.press_key(Qt.Key.Key_E)
    user.wait_for_curves(spectrum)
    qtbot.mouseClick(spectrum.relative_box, LEFT, pos=QPoint(8, spectrum.relative_box.height() // 2))
    original = in_spectrum(None)(window.stage.layer_of(ORIGINAL).pixels)[1]

    def expected(pixels: Any) -> Any:
        frequency, power = in_spectrum(None)(pixels)
        return frequency, power - original

    assert_curves(window, spectrum, expected)
    assert spectrum.panel is not None
    drawn = spectrum.panel.drawn(ORIGINAL)
    assert drawn is not None
    assert not drawn[1].any()
    assert window.settings.spectrum_relative


def test_a_picture_too_small_for_a_spectrum_is_reported(
    user: Any, window: MainWindow, spectrum: SpectrumDock, qtbot: QtBot, tmp_path: Path
) -> None:
    user.press_key(Qt.Key.Key_E)
    user.wait_for_curves(spectrum)
    small = tmp_path / "small.png"
    Image.new("RGB", (40, 15), "teal").save(small)
    window.open_paths([small])
    qtbot.waitUntil(lambda: "picture is too small for a spectrum: it needs 16 × 16" in spectrum.hint.text())
    assert spectrum.chart is None


def test_a_region_too_small_for_a_spectrum_is_reported(user: Any, window: MainWindow, spectrum: SpectrumDock) -> None:
    user.press_key(Qt.Key.Key_E)
    user.wait_for_curves(spectrum)
    window.stage.model.mark.set(Rect(10, 10, 40, 15))
    assert spectrum.hint.text() == "The region is too small for a spectrum: it needs 16 × 16 pixels."
    assert spectrum.chart is None
    assert not spectrum.hint_button.isVisible()


def test_without_an_original_nothing_is_relative(
    qtbot: QtBot, window: MainWindow, picture_file: Any, spectrum: SpectrumDock
) -> None:
    window.settings.spectrum_relative = True
    spectrum.relative_box.setChecked(True)
    window.actions_by_id["upscale"].trigger()
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: len(window.session.results) == 6 and not window.session.busy)
    window.actions_by_id["spectrum"].trigger()
    qtbot.waitUntil(lambda: spectrum.chart is not None and len(spectrum.chart.curves) == 6)
    assert spectrum.chart is not None
    assert spectrum.chart.name == "spectrum"
    assert not spectrum.relative_box.isEnabled()


def test_the_histogram_is_in_steps_of_one_level(user: Any, window: MainWindow, histogram_dock: HistogramDock) -> None:
    user.press_key(Qt.Key.Key_H, SHIFT)
    user.wait_for_curves(histogram_dock)

    def expected(pixels: Any) -> Any:
        counts = histogram(pixels, Channel.LUMA)
        return np.arange(257) - 0.5, counts / counts.sum() * 100

    assert_curves(window, histogram_dock, expected)
    QApplication.processEvents()
    move_over(histogram_dock, 100.3)
    assert histogram_dock.reading.text() == "Level 100"
    original = window.stage.layer_of(ORIGINAL).pixels
    share = histogram(original, Channel.LUMA)[100] / (160 * 120) * 100  # type: ignore[arg-type]
    assert histogram_dock.legend.buttons[ORIGINAL].value == f"{share:.2f} %"


def test_a_plot_hidden_while_it_measures_forgets_panes_that_another_mode_does_not_have(
    qtbot: QtBot, user: Any, window: MainWindow, histogram_dock: HistogramDock
) -> None:
    user.press_key(Qt.Key.Key_H, SHIFT)
    user.press_key(Qt.Key.Key_H, SHIFT)
    assert not histogram_dock.isVisible()
    user.press_key(Qt.Key.Key_U)
    qtbot.waitUntil(lambda: not window.session.busy and len(window.session.results) == 6)
    user.press_key(Qt.Key.Key_H, SHIFT)
    user.wait_for_curves(histogram_dock, 6)
    assert histogram_dock.chart is not None
    assert ORIGINAL not in histogram_dock.legend.buttons


@pytest.mark.parametrize("is_lost", [False, True])
def test_it_is_measured_by_the_worker_and_without_it_if_that_is_lost(
    user: Any, window: MainWindow, spectrum: SpectrumDock, monkeypatch: pytest.MonkeyPatch, is_lost: bool
) -> None:
    worker, begun = window.workspace.worker, []
    begin = worker.begin

    def begin_or_lose(job: Any) -> Any:
        begun.append(type(job))
        if is_lost:
            raise WorkerLostError(Message("worker.left"))
        return begin(job)

    monkeypatch.setattr(worker, "begin", begin_or_lose)
    user.press_key(Qt.Key.Key_E)
    user.wait_for_curves(spectrum)
    assert_curves(window, spectrum, in_spectrum(None))
    assert begun == [PlotJob] * 7
