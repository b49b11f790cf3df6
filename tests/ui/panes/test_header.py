"""The line over a pane."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from sr_desktop.engine.events import RunInfo
from sr_desktop.export.results import MethodScores
from sr_desktop.export.tables.ranking import Rank
from sr_desktop.imaging.measuring.scores import Scores
from sr_desktop.ui.panes.header import PaneHeader
from sr_desktop.ui.panes.scores import COLUMNS, DEVICE
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.theme.theme import Theme


@pytest.fixture
def header(qtbot: QtBot, theme: Theme) -> PaneHeader:
    header = PaneHeader("SRResNet", "Sixteen residual blocks.")
    qtbot.addWidget(header)
    header.resize(500, header.sizeHint().height())
    header.show()
    qtbot.waitExposed(header)
    return header


def ink(picture: Any) -> Any:
    """The columns in which anything is written."""
    return np.nonzero((picture[:-3] != picture[0, 0]).any(axis=(0, 2)))[0]


def test_wide_enough_it_shows_everything(header: PaneHeader, scores: MethodScores) -> None:
    header.set_scores(scores)
    assert header.shown_columns() == COLUMNS


def test_narrowing_drops_device_then_time_then_ssim_then_psnr_but_never_the_title(
    header: PaneHeader, scores: MethodScores, grab: Any
) -> None:
    header.set_scores(scores)
    seen = []
    for width in range(500, 55, -1):
        header.resize(width, header.height())
        if not seen or seen[-1] != header.shown_columns():
            seen.append(header.shown_columns())
    order = COLUMNS
    assert seen == [order[:count] for count in (4, 3, 2, 1, 0)]
    header.resize(60, header.height())
    assert ink(grab(header)).size > 5, "something of the title is left"


def test_nothing_moves_when_scores_arrive(header: PaneHeader, scores: MethodScores, grab: Any) -> None:
    before = grab(header)
    header.set_scores(scores)
    after = grab(header)
    title_end = header.title_width + 8
    np.testing.assert_array_equal(after[:, :title_end], before[:, :title_end])
    places = header.shown_columns()
    header.set_scores(
        MethodScores(Scores(psnr_y=8.0, psnr_rgb=7.0, ssim_y=0.1), RunInfo(120.0, "cpu", "CPU", "fp32", None, None))
    )
    assert header.shown_columns() == places


def test_columns_of_headers_with_other_titles_agree(qtbot: QtBot, theme: Theme, scores: MethodScores) -> None:
    short, long = PaneHeader("A"), PaneHeader("A very long title")
    for header in (short, long):
        qtbot.addWidget(header)
        header.resize(260, header.sizeHint().height())
        header.set_scores(scores)
        header.reserve_title(long.title_width)
    assert short.shown_columns() == long.shown_columns()


def test_a_result_without_reference_shows_dashes_and_one_without_any_scores_nothing(
    header: PaneHeader, grab: Any
) -> None:
    bare = grab(header)
    header.set_scores(MethodScores())
    np.testing.assert_array_equal(grab(header), bare)
    header.set_scores(MethodScores(run=RunInfo(1.0, "cpu", "CPU", "fp32", None, None)))
    assert ink(grab(header)).size > ink(bare).size


def test_the_best_and_the_second_look_different(header: PaneHeader, scores: MethodScores, grab: Any) -> None:
    looks = []
    for rank in (Rank.NONE, Rank.BEST, Rank.SECOND):
        header.set_scores(scores)
        header.set_rank(COLUMNS[0], rank)
        looks.append(grab(header).tobytes())
    assert len(set(looks)) == 3
    header.set_scores(scores)
    assert header.rank(COLUMNS[0]) is Rank.NONE, "new scores have no rank yet"


def test_progress_is_a_line_of_that_length(header: PaneHeader, grab: Any) -> None:
    accent = colors_of(header.palette()).color("accent")
    color = [accent.red(), accent.green(), accent.blue()]
    for fraction, length in ((0.0, 0), (0.4, 200), (1.0, 500), (7.0, 500)):
        header.set_progress(fraction)
        assert (grab(header)[-1] == color).all(axis=1).sum() == length
    header.set_progress(None)
    assert not (grab(header)[-1] == color).all(axis=1).any()


def test_a_failure_is_short_and_its_tooltip_is_the_sentence(header: PaneHeader, grab: Any) -> None:
    before = ink(grab(header)).size
    header.set_failure("The weights of SRResNet are missing; reinstall the program.")
    assert ink(grab(header)).size > before
    assert header.tooltip_at(20) == "The weights of SRResNet are missing; reinstall the program."
    assert "missing" in header.accessibleDescription()


def test_every_score_explains_itself(header: PaneHeader, scores: MethodScores) -> None:
    header.set_scores(scores)
    tips = [header.tooltip_at(x) for x in range(header.width())]
    distinct = list(dict.fromkeys(tips))
    assert distinct[0] == "SRResNet\nSixteen residual blocks."
    assert any("BT.601" in tip for tip in distinct)
    assert any("Wang" in tip for tip in distinct)
    assert any("Test processor" in tip for tip in distinct)


def test_scores_can_be_copied(header: PaneHeader, scores: MethodScores) -> None:
    header.set_scores(scores)
    copy = next(action for action in header.context_menu().actions() if action.text() == "Copy scores")
    assert copy.isEnabled()
    copy.trigger()
    assert QGuiApplication.clipboard().text().startswith("SRResNet: PSNR-Y 27.91 dB, SSIM-Y 0.8012")


def test_there_is_nothing_to_copy_before_there_are_scores(header: PaneHeader) -> None:
    copy = next(action for action in header.context_menu().actions() if action.text() == "Copy scores")
    assert not copy.isEnabled()


def test_a_double_click_asks_to_be_alone(header: PaneHeader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(header.solo_requested):
        QTest.mouseDClick(header, Qt.MouseButton.LeftButton, pos=QPoint(30, 10))


def test_the_button_to_hide_is_there_under_the_pointer_only(header: PaneHeader, qtbot: QtBot) -> None:
    button = header.findChild(QToolButton)
    assert isinstance(button, QToolButton)
    QApplication.sendEvent(header, QEvent(QEvent.Type.Leave))
    assert not button.isVisible()
    QApplication.sendEvent(header, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    assert button.isVisible()
    with qtbot.waitSignal(header.hide_requested):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_long_title_leaves_the_scores_their_room(qtbot: QtBot, theme: Theme, scores: MethodScores) -> None:
    long = PaneHeader("RealESRGAN_x4plus_with_a_name_that_never_ends_by_somebody_else_v2.pth")
    qtbot.addWidget(long)
    long.resize(420, long.sizeHint().height())
    long.set_scores(scores)
    long.show_device(False)
    assert long.shown_columns() == tuple(column for column in COLUMNS if column != DEVICE)
    assert long.shown_title.startswith("RealE")
    assert long.shown_title.endswith(".pth")
    assert "…" in long.shown_title
    assert long.tooltip_at(12).startswith(long.title)


def test_the_scores_are_named_in_the_first_header_and_nothing_moves_by_it(
    qtbot: QtBot, theme: Theme, scores: MethodScores, grab: Any
) -> None:
    first, second = PaneHeader("Same"), PaneHeader("Same")
    for header in (first, second):
        qtbot.addWidget(header)
        header.resize(500, header.sizeHint().height())
        header.set_scores(scores)
        header.set_neighbours(("Same", "Same"), is_first=header is first)
    named, plain = ink(grab(first)), ink(grab(second))
    assert set(plain) < set(named)
    assert max(plain) == max(named)
    for header in (first, second):
        header.resize(230, header.height())
    np.testing.assert_array_equal(grab(first), grab(second), "without room there are no names")


def test_the_device_moves_no_score(header: PaneHeader, scores: MethodScores, grab: Any) -> None:
    header.set_scores(scores)
    with_device = header._layout().columns
    header.show_device(False)
    without = header._layout().columns
    assert DEVICE in with_device
    assert {column: room for column, room in with_device.items() if column != DEVICE} == without
