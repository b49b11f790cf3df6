"""The life of a result in a pane."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sr_desktop.export.results import MethodScores
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.resampling.pyramid import build_pyramid
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.panes.preview import Preview
from sr_desktop.ui.panes.remedies import Remedy
from sr_desktop.ui.view.model import ViewModel


def test_a_pixel_can_be_read_once_its_tile_has_arrived(pane: Pane, pixels: Pixels) -> None:
    assert pane.pixel_at(0, 0) is None
    pane.begin((160, 120))
    assert pane.pixel_at(0, 0) is None
    pane.add_tile(Rect(8, 16, 32, 32), (pixels,))
    assert pane.pixel_at(8, 16) == (8, 16, 0)
    assert pane.pixel_at(39, 47) == (39, 47, 0)
    assert pane.pixel_at(40, 47) is None
    assert pane.pixels is None
    pane.finish(build_pyramid(pixels), MethodScores())
    assert pane.pixel_at(159, 119) == (159, 119, 0)
    assert pane.pixel_at(160, 119) is None
    assert pane.pixel_at(-1, 0) is None
    assert pane.pixels is pixels


def test_a_new_beginning_forgets_the_old_result(pane: Pane, pixels: Pixels, scores: MethodScores) -> None:
    pane.begin((160, 120))
    pane.finish(build_pyramid(pixels), scores)
    assert pane.scores == scores
    pane.begin((80, 60))
    assert pane.scores is None
    assert pane.pixel_at(3, 3) is None


def test_a_failure_takes_back_what_had_arrived(pane: Pane, pixels: Pixels) -> None:
    pane.begin((160, 120))
    pane.add_tile(Rect(0, 0, 160, 120), (pixels,))
    pane.fail("It gave a picture of one colour.")
    assert pane.pixel_at(3, 3) is None
    assert pane.header.failure == "It gave a picture of one colour."
    pane.begin((160, 120))
    assert pane.header.failure is None


@pytest.mark.parametrize(("rect", "size"), [(Rect(150, 0, 20, 20), (160, 120)), (Rect(0, 0, 30, 20), (30, 20))])
def test_a_tile_that_does_not_fit_is_refused(pane: Pane, rect: Rect, size: tuple[int, int]) -> None:
    pane.begin((160, 120))
    with pytest.raises(ValueError, match="does not fit"):
        pane.add_tile(rect, (np.zeros((size[1], size[0], 3), np.uint8),))


def test_a_tile_that_nobody_waits_for_is_refused(pane: Pane, pixels: Pixels) -> None:
    with pytest.raises(ValueError, match="expects none"):
        pane.add_tile(Rect(0, 0, 160, 120), (pixels,))
    pane.begin((160, 120))
    pane.finish(build_pyramid(pixels), MethodScores())
    with pytest.raises(ValueError, match="expects none"):
        pane.add_tile(Rect(0, 0, 160, 120), (pixels,))


def test_a_finished_result_is_never_written_to(pane: Pane, pixels: Pixels) -> None:
    """The engine's arrays are shared with export; a later job writes to arrays of its own."""
    kept = pixels.copy()
    pane.begin((160, 120))
    pane.finish(build_pyramid(pixels), MethodScores())
    pane.begin((160, 120))
    pane.add_tile(Rect(0, 0, 10, 10), (np.zeros((120, 160, 3), np.uint8),))
    np.testing.assert_array_equal(pixels, kept)


def test_requests_carry_the_id(pane: Pane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.solo_requested) as told:
        QTest.mouseDClick(pane.header, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    assert told.args == ["srresnet"]
    with qtbot.waitSignal(pane.hide_requested) as told:
        pane.header.hide_requested.emit()
    assert told.args == ["srresnet"]


def test_screen_readers_can_say_what_a_pane_is(pane: Pane, scores: MethodScores, pixels: Pixels) -> None:
    pane.begin((160, 120))
    pane.finish(build_pyramid(pixels), scores)
    assert pane.canvas.accessibleName() == "SRResNet"
    assert "27.91 dB" in pane.header.accessibleDescription()


def test_a_screen_reader_hears_of_the_canvas_what_the_header_says_now(
    pane: Pane, pixels: Pixels, scores: MethodScores, model: ViewModel
) -> None:
    model.set_picture_size((160, 120))
    pane.begin((160, 120))
    pane.set_placeholder(Preview((pixels[::4, ::4],)))
    assert "bicubic" in pane.canvas.accessibleDescription()
    pane.add_tile(Rect(0, 0, 160, 120), (pixels,))
    assert "bicubic" not in pane.canvas.accessibleDescription()
    pane.finish(build_pyramid(pixels), scores)
    pane.set_title("Ours")
    assert pane.canvas.accessibleDescription().startswith("Ours: PSNR-Y 27.91 dB")


def test_the_keyboard_stays_at_a_pane_whose_remedy_it_has_chosen(qtbot: QtBot, pane: Pane) -> None:
    pane.remedy_requested.connect(lambda *_: pane.begin((160, 120)))
    pane.begin((160, 120))
    pane.fail("It gave a picture of one colour.", (Remedy.RECOMPUTE, Remedy.DETAILS))
    qtbot.waitUntil(pane.isActiveWindow)
    button = pane.findChild(QPushButton, "remedy-recompute")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert pane.remedies.isHidden()
    assert pane.canvas.hasFocus()
