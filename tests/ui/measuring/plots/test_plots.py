"""Line profile in the window, as a user draws lines and reads it off; the docks of all plots."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.colors.channels import Channel
from sr_desktop.imaging.measuring.line_profile import Line
from sr_desktop.ui.measuring.feature import Measuring
from sr_desktop.ui.measuring.plots.docks import HistogramDock, ProfileDock, SpectrumDock
from sr_desktop.ui.measuring.plots.feature import Plotting
from sr_desktop.ui.theme.colors import DARK, LIGHT
from sr_desktop.ui.theme.theme import Theme, ThemeChoice
from sr_desktop.ui.window.main_window import MainWindow
from tests.ui.measuring.plots.hands import LEFT, PANES, SHIFT, along, assert_curves, move_over, point

# Line profile


def test_a_line_drawn_with_shift_calls_up_the_profile_of_every_pane_and_the_original(
    user: Any, window: MainWindow, profile: ProfileDock
) -> None:
    assert not profile.isVisible()
    user.drag((40, 30), (100, 60), SHIFT)
    assert profile.isVisible()
    user.wait_for_curves(profile)
    assert_curves(window, profile, along(Line(40, 30, 100, 60)))
    assert profile.subject.text() == "40, 30 to 100, 60"
    assert "bilinear" in profile.subject.toolTip()


def test_it_follows_while_an_end_is_dragged_and_goes_with_escape(
    qtbot: QtBot, user: Any, window: MainWindow, profile: ProfileDock
) -> None:
    user.drag((40, 30), (100, 60), SHIFT)
    user.wait_for_curves(profile)
    user.drag((100, 60), (120, 40))
    user.wait_for_subject(profile, "line from 40, 30 to 120, 40")
    assert_curves(window, profile, along(Line(40, 30, 120, 40)))
    user.press_key(Qt.Key.Key_Escape)
    assert profile.chart is None
    assert "Shift" in profile.hint.text()
    assert profile.isVisible()


def test_without_a_mouse_a_button_draws_the_line(
    qtbot: QtBot, user: Any, window: MainWindow, profile: ProfileDock
) -> None:
    user.press_key(Qt.Key.Key_P)
    qtbot.waitUntil(profile.hint_button.isVisible)
    profile.hint_button.setFocus()
    qtbot.keyClick(profile.hint_button, Qt.Key.Key_Space)
    assert window.stage.model.line.line == Line(40, 60, 119, 60)
    user.wait_for_curves(profile)
    assert_curves(window, profile, along(Line(40, 60, 119, 60)))


def test_channel_and_width_are_chosen_and_remembered(
    qtbot: QtBot, user: Any, window: MainWindow, profile: ProfileDock
) -> None:
    user.drag((40, 30), (100, 60), SHIFT)
    user.wait_for_curves(profile)
    for box, keys in ((profile.channel_box, "B"), (profile.width_box, "5")):
        box.setFocus()
        qtbot.keyClicks(box, keys)
    qtbot.waitUntil(lambda: profile.chart is not None and "5 parallel lines" in profile.chart.measured)
    assert_curves(window, profile, along(Line(40, 30, 100, 60), Channel.BLUE, 5))
    assert window.settings.profile_channel is Channel.BLUE
    assert window.settings.profile_width == 5


def test_results_are_added_as_they_come(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Any, profile: ProfileDock
) -> None:
    engine.hold_at = "srcnn"
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: len(window.session.results) == 3)
    window.actions_by_id["profile"].trigger()
    window.stage.model.line.set(Line(10, 10, 90, 50))
    qtbot.waitUntil(lambda: profile.chart is not None and len(profile.chart.curves) == 4)
    engine.hold_at = None
    qtbot.waitUntil(lambda: profile.chart is not None and len(profile.chart.curves) == 7)
    assert_curves(window, profile, along(Line(10, 10, 90, 50)))


# Reading off


def test_the_pointer_reads_off_every_curve_and_marks_the_place_in_the_panes(
    user: Any, window: MainWindow, profile: ProfileDock
) -> None:
    user.drag((40, 50), (100, 50), SHIFT)
    user.wait_for_curves(profile)
    QApplication.processEvents()
    move_over(profile, 15.2)
    assert profile.reading.text() == "15.0 px from A"
    for name, button in profile.legend.buttons.items():
        pixels = window.stage.layer_of(name).pixels
        assert pixels is not None
        assert button.value == f"{pixels[50, 55] @ np.array([0.299, 0.587, 0.114]):.1f}"
    assert window.stage.model.line.spot == pytest.approx(15 / 60)
    assert profile.panel is not None
    QApplication.sendEvent(profile.panel, QEvent(QEvent.Type.Leave))
    assert profile.reading.text() == ""
    assert window.stage.model.line.spot is None


def test_arrows_read_off_and_do_not_move_the_picture(
    qtbot: QtBot, user: Any, window: MainWindow, profile: ProfileDock
) -> None:
    user.drag((40, 50), (100, 50), SHIFT)
    user.wait_for_curves(profile)
    window.stage.model.zoom_to(4.0)
    view = window.stage.model.view
    assert profile.panel is not None
    profile.panel.setFocus()
    qtbot.keyClick(profile.panel, Qt.Key.Key_Right)
    assert profile.reading.text() == "30.0 px from A"
    qtbot.keyClick(profile.panel, Qt.Key.Key_Left)
    qtbot.keyClick(profile.panel, Qt.Key.Key_Left, SHIFT)
    assert profile.reading.text() == "19.0 px from A"
    assert window.stage.model.view == view
    qtbot.keyClick(profile.panel, Qt.Key.Key_Escape)
    assert window.stage.model.line.line is None
    # There is nothing to be read off any more.
    assert profile.reading.text() == ""


def test_a_click_on_the_legend_hides_a_curve_and_the_next_shows_it(
    qtbot: QtBot, user: Any, window: MainWindow, profile: ProfileDock
) -> None:
    user.drag((40, 30), (100, 60), SHIFT)
    user.wait_for_curves(profile)
    assert profile.panel is not None
    assert [button.text() for button in profile.legend.buttons.values()] == [
        window.stage.titles[name] for name in PANES
    ]
    qtbot.mouseClick(profile.legend.buttons["bicubic"], LEFT)
    assert profile.panel.drawn("bicubic") is None
    assert profile.panel.drawn("srresnet") is not None
    window.stage.show_pane("nearest", False)
    user.wait_for_curves(profile, 6)
    assert profile.panel.drawn("bicubic") is None, "it stays hidden while others come and go"
    qtbot.mouseClick(profile.legend.buttons["bicubic"], LEFT)
    assert profile.panel.drawn("bicubic") is not None


def test_pointing_at_the_legend_lifts_the_curve_out_by_mouse_and_by_key(
    qtbot: QtBot, user: Any, profile: ProfileDock
) -> None:
    user.drag((40, 30), (100, 60), SHIFT)
    user.wait_for_curves(profile)
    assert profile.panel is not None
    curves = dict(zip(profile.legend.buttons, profile.panel.getPlotItem().listDataItems(), strict=True))
    plain = {name: (curve.opts["pen"].widthF(), curve.opacity()) for name, curve in curves.items()}
    assert all(width <= 1.6 and opacity == 1 for width, opacity in plain.values())

    button = profile.legend.buttons["perceptual"]
    for come, leave in (
        (lambda: point(button, inside=True), lambda: point(button, inside=False)),
        (lambda: button.setFocus(Qt.FocusReason.TabFocusReason), button.clearFocus),
    ):
        come()
        lifted = curves["perceptual"]
        assert lifted.opts["pen"].widthF() > plain["perceptual"][0]
        assert lifted.zValue() > max(curve.zValue() for curve in curves.values() if curve is not lifted)
        assert all(curve.opacity() < 0.5 for curve in curves.values() if curve is not lifted)
        leave()
        assert {name: (curve.opts["pen"].widthF(), curve.opacity()) for name, curve in curves.items()} == plain


def test_a_hidden_curve_fades_no_other(qtbot: QtBot, user: Any, profile: ProfileDock) -> None:
    user.drag((40, 30), (100, 60), SHIFT)
    user.wait_for_curves(profile)
    assert profile.panel is not None
    button = profile.legend.buttons["perceptual"]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert profile.panel.drawn("perceptual") is None
    assert all(curve.opacity() == 1 for curve in profile.panel.getPlotItem().listDataItems())
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert profile.panel.drawn("perceptual") is not None
    assert min(curve.opacity() for curve in profile.panel.getPlotItem().listDataItems()) < 0.5


def test_the_wheel_zooms_and_a_double_click_shows_all(qtbot: QtBot, user: Any, profile: ProfileDock) -> None:
    user.drag((40, 30), (100, 30), SHIFT)
    user.wait_for_curves(profile)
    QApplication.processEvents()
    panel = profile.panel
    assert panel is not None
    whole = panel.ranges
    panel.getPlotItem().getViewBox().scaleBy((0.5, 0.5))
    assert panel.ranges[0][1] < whole[0][1]
    qtbot.mouseDClick(panel.viewport(), LEFT, pos=panel.viewport().rect().center())
    QApplication.processEvents()
    assert panel.ranges[0] == pytest.approx(whole[0])
    assert panel.ranges[1] == pytest.approx(whole[1])


# Docks


def test_plots_are_tabs_beside_the_table_and_a_key_brings_the_one_behind_to_the_front(
    qtbot: QtBot, user: Any, window: MainWindow, profile: ProfileDock, spectrum: SpectrumDock
) -> None:
    user.press_key(Qt.Key.Key_F)
    user.press_key(Qt.Key.Key_P)
    user.press_key(Qt.Key.Key_E)
    assert set(window.tabifiedDockWidgets(window.feature(Measuring).dock)) == {profile, spectrum}
    plots = window.feature(Plotting)
    qtbot.waitUntil(lambda: plots.spectrum.is_in_front and not plots.profile.is_in_front)
    user.press_key(Qt.Key.Key_P)
    qtbot.waitUntil(lambda: plots.profile.is_in_front and not plots.spectrum.is_in_front)
    assert window.actions_by_id["profile"].isChecked()
    user.press_key(Qt.Key.Key_P)
    assert not window.actions_by_id["profile"].isChecked()
    assert not profile.isVisible()


def test_which_are_shown_and_which_is_in_front_is_remembered(
    qtbot: QtBot, make_window: Callable[[], MainWindow], picture_file: Any
) -> None:
    first = make_window()
    first.open_paths([picture_file])
    qtbot.waitUntil(lambda: len(first.session.results) == 6 and not first.session.busy)
    for action in ("table", "spectrum", "histogram", "spectrum"):
        first.actions_by_id[action].trigger()
        QApplication.processEvents()
    qtbot.waitUntil(lambda: first.feature(Plotting).spectrum.is_in_front)
    first.close()
    second = make_window()
    plots = second.feature(Plotting)
    profile, spectrum, histogram = plots.profile.dock, plots.spectrum.dock, plots.histogram.dock
    assert isinstance(spectrum, SpectrumDock)
    assert isinstance(histogram, HistogramDock)
    assert not spectrum.isVisible(), "there is nothing to plot on the welcome page"
    second.open_paths([picture_file])
    qtbot.waitUntil(lambda: plots.spectrum.is_in_front)
    assert histogram in second.tabifiedDockWidgets(spectrum)
    assert not profile.isVisible()
    qtbot.waitUntil(lambda: spectrum.chart is not None and len(spectrum.chart.curves) == 7)
    assert histogram.chart is None, "what is not seen is not measured"


def test_every_curve_has_its_colour_in_all_plots_and_in_both_themes(
    user: Any, theme: Theme, profile: ProfileDock, spectrum: SpectrumDock
) -> None:
    user.drag((40, 30), (100, 60), SHIFT)
    user.wait_for_curves(profile)
    user.press_key(Qt.Key.Key_E)
    user.wait_for_curves(spectrum)
    before = theme.choice
    try:
        for choice, text in ((ThemeChoice.DARK, DARK.text), (ThemeChoice.LIGHT, LIGHT.text)):
            theme.set_choice(choice)
            QApplication.processEvents()
            looks = []
            for dock in (profile, spectrum):
                assert dock.panel is not None
                items = dock.panel.getPlotItem().listDataItems()
                looks.append([item.opts["pen"].color().name() for item in items])
            assert looks[0] == looks[1]
            assert looks[0][0] == text
            assert len(set(looks[0])) == 7
    finally:
        theme.set_choice(before)
