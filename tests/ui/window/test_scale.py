"""The choice of the scale, by keys and by mouse: what is computed, shown and said at each."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.degrading.degradation import parse_degradation
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import Kernel, downscale, upscale
from sr_desktop.ui.inputs.feature import Inputs
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.window.main_window import MainWindow


@pytest.fixture
def opened(qtbot: QtBot, real_window: MainWindow, picture_file: Path) -> MainWindow:
    """The window with the picture and its interpolations; there are no weights."""
    real_window.settings.prepare_next = False
    real_window.open_paths([picture_file])
    done(qtbot, real_window, 4)
    return real_window


def done(qtbot: QtBot, window: MainWindow, scale: int) -> None:
    """Wait until all that can be computed at a scale is."""
    session = window.session
    qtbot.waitUntil(lambda: session.plan is not None and session.plan.scale == scale and len(session.results) == 3)
    qtbot.waitUntil(lambda: not session.busy)


def pane(window: MainWindow, name: str) -> Pane:
    return next(one for one in window.stage.panes if one.method_id == name)


def choose(qtbot: QtBot, window: MainWindow, scale: int, by_key: bool) -> None:
    """Choose a scale by its key, or by the entry of the button's menu."""
    if by_key:
        window.stage.take_focus()
        qtbot.keyClick(window, getattr(Qt.Key, f"Key_{scale}"), Qt.KeyboardModifier.AltModifier)
        return
    button = window.toolbar.findChild(QToolButton, "scale-button")
    assert isinstance(button, QToolButton)
    menu = button.menu()
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    QTest.mouseClick(
        menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(window.actions_by_id[f"scale-{scale}"]).center()
    )


@pytest.mark.parametrize("by_key", [True, False])
def test_every_result_follows_the_scale(
    qtbot: QtBot, opened: MainWindow, picture_file: Path, storage: QSettings, by_key: bool
) -> None:
    button = opened.toolbar.findChild(QToolButton, "scale-button")
    assert isinstance(button, QToolButton)
    assert button.text() == "×4"
    choose(qtbot, opened, 3, by_key)
    done(qtbot, opened, 3)
    assert button.text() == "×3"
    truth = read_picture(picture_file).pixels[:, :159]
    expected = upscale(downscale(read_picture(picture_file).with_pixels(truth), 3).pixels, 3, Kernel.BICUBIC)
    found = opened.session.results["bicubic"]
    assert np.array_equal(found.pixels, expected)
    assert found.scores == measure(expected, truth, is_gray=False, border=3)
    header = pane(opened, "bicubic").header
    assert f"{found.scores['psnr_y']:.2f} dB" in header.copied_text()
    assert opened.workspace.status.sizes_text == "160 × 120"
    assert Settings(storage).scale == 3


def test_enlarging_multiplies_the_sides(qtbot: QtBot, opened: MainWindow, picture_file: Path) -> None:
    choose(qtbot, opened, 8, by_key=True)
    opened.actions_by_id["upscale"].trigger()
    done(qtbot, opened, 8)
    assert opened.workspace.status.sizes_text == "160 × 120 → 1280 × 960"
    expected = np.asarray(Image.open(picture_file)).repeat(8, 0).repeat(8, 1)
    assert np.array_equal(opened.session.results["nearest"].pixels, expected)


def test_a_network_without_weights_for_it_says_so_and_offers_its_own(qtbot: QtBot, opened: MainWindow) -> None:
    choose(qtbot, opened, 2, by_key=True)
    done(qtbot, opened, 2)
    failed = pane(opened, "srresnet")
    qtbot.waitUntil(lambda: failed.header.failure is not None)
    assert failed.header.failure == "SRResNet has weights for ×4 alone; it is not available at ×2."
    offered = [button.text() for button in failed.remedies.findChildren(QPushButton) if not button.isHidden()]
    assert offered == ["Take its scale"]
    assert "srresnet" not in opened.session.results
    button = failed.remedies.findChild(QPushButton, "remedy-scale")
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    done(qtbot, opened, 4)
    assert opened.settings.scale == 4


def test_at_one_a_degradation_is_what_is_restored(qtbot: QtBot, opened: MainWindow, picture_file: Path) -> None:
    opened.workspace.feature(Inputs).choose(parse_degradation("jpeg30"))
    choose(qtbot, opened, 1, by_key=True)
    done(qtbot, opened, 1)
    coded = parse_degradation("jpeg30").applied(read_picture(picture_file), 1)
    assert np.array_equal(opened.session.results["nearest"].pixels, coded.pixels)
    assert opened.session.plan is not None
    assert str(opened.session.plan.protocol.input_message) == "input: JPEG 30"


def test_results_of_another_scale_return_at_once(qtbot: QtBot, opened: MainWindow) -> None:
    before = opened.session.results["bicubic"].pixels
    choose(qtbot, opened, 2, by_key=True)
    done(qtbot, opened, 2)
    assert opened.session.results["bicubic"].pixels is not before
    choose(qtbot, opened, 4, by_key=True)
    assert opened.session.results["bicubic"].pixels is before
    qtbot.waitUntil(lambda: not opened.session.busy)
