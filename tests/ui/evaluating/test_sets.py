"""Several folders evaluated in one go: a mean for each, one LaTeX table of all, and what a dash means."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from sr_desktop.export.evaluating.evaluation import EvaluatedPicture, Evaluation
from sr_desktop.export.evaluating.paper_latex import LatexOptions
from sr_desktop.export.metrics_files import PictureScores
from sr_desktop.export.results import MethodScores
from sr_desktop.imaging.measuring.protocol import PROTOCOL
from sr_desktop.imaging.measuring.scores import Scores
from sr_desktop.messages.message import Message
from sr_desktop.methods import DEFAULT_IDS
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.evaluating.table import EvaluationTable
from sr_desktop.ui.window.main_window import MainWindow
from tests.ui.evaluating.hands import copied


def rows(table: EvaluationTable) -> list[str]:
    model = table.model()
    return [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]


def choose(menu: QMenu, name: str, by_key: bool) -> None:
    """Choose an entry of the open menu."""
    action = menu.findChild(QAction, name)
    assert isinstance(action, QAction)
    menu.popup(QPoint(0, 0))
    if by_key:
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_Return)
    else:
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


@pytest.mark.parametrize("by_key", [True, False])
def test_folders_are_sets_with_their_own_means_and_one_table(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path, by_key: bool
) -> None:
    other = tmp_path / "Set5"
    other.mkdir()
    shutil.move(folder / "p3.png", other / "q.png")
    window.open_paths([folder, other])
    qtbot.waitUntil(lambda: window.session.plan is not None and not window.session.busy)
    window.actions_by_id["evaluate-all"].trigger()
    feature = window.feature(Evaluating)
    qtbot.waitUntil(lambda: not feature.busy)
    table = feature.dock.table
    assert rows(table) == ["set3: Mean of 2", "Set5: Mean of 1", "p1", "p2", "q"]
    model = table.model()
    assert [model.index(row, 0).data() for row in range(2)] == ["20.00", "20.00"]
    for _ in range(2):
        table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        assert rows(table)[:2] == ["set3: Mean of 2", "Set5: Mean of 1"]

    menu = feature.dock.findChild(QMenu, "evaluation-menu")
    assert isinstance(menu, QMenu)
    choose(menu, "latex-pictures", by_key)
    choose(menu, "latex-published", by_key)
    assert window.settings.evaluation_latex == LatexOptions(published=True)
    latex = copied(qtbot, lambda: feature.dock.copy_requested.emit("latex"))
    assert r"\multicolumn{1}{c}{set3} & \multicolumn{1}{c}{Set5}" in latex
    assert "Nearest & 20.00 / 0.5000 & 20.00 / 0.5000" in latex
    assert r"EDSR, 43 M\textsuperscript{a} & -- & \textbf{32.46}" in latex
    assert "longtable" not in latex
    save = feature.dock.findChild(QToolButton, "save-evaluation")
    assert isinstance(save, QToolButton)
    assert [action.objectName() for action in save.menu().actions()] == [
        "latex-published",
        "latex-siunitx",
        "latex-pictures",
    ]
    choose(menu, "latex-siunitx", by_key)
    choose(menu, "latex-pictures", by_key)
    latex = copied(qtbot, lambda: feature.dock.copy_requested.emit("latex"))
    assert "S[table-format=2.2]" in latex
    assert latex.count(r"\begin{longtable}") >= 2
    assert "mean of 1 images of Set5" in copied(qtbot, lambda: feature.dock.copy_requested.emit("csv"))


def test_pictures_of_one_stem_are_told_apart(window: MainWindow) -> None:
    pictures = tuple(EvaluatedPicture(Path("/set", name)) for name in ("1.png", "1.jpg", "2.png"))
    dock = window.feature(Evaluating).dock
    dock.set_evaluation(Evaluation(("bicubic",), pictures))
    assert rows(dock.table)[1:] == ["1.png", "1.jpg", "2"]


def test_a_dash_says_why_there_is_nothing_to_measure(qtbot: QtBot, window: MainWindow) -> None:
    reason = Message("measure.one-color")
    scores = MethodScores(Scores({"psnr_y": None, "psnr_rgb": None, "ssim_y": None}, reason=reason))
    path = "/set/flat.png"
    known = PictureScores(path, "reference", 4, (8, 8), (32, 32), None, PROTOCOL, {"bicubic": scores})
    evaluation = Evaluation(("bicubic",), (EvaluatedPicture(Path(path), known, is_ended=True),))
    dock = window.feature(Evaluating).dock
    dock.set_evaluation(evaluation)
    model = dock.table.model()
    assert model.index(1, 0).data() == "–"
    sentence = "There is nothing to measure: laid over black or over white, the picture is of one colour here."
    assert sentence in model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(1, model.columnCount() - 1).data() == sentence
    assert f"No scores of flat: {sentence}" in copied(qtbot, lambda: dock.copy_requested.emit("text"))


def test_a_table_of_pictures_that_are_not_open_any_more_says_so(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    for name in DEFAULT_IDS[1:]:
        window.stage.show_pane(name, False)
    window.open_paths([folder])
    qtbot.waitUntil(lambda: window.session.plan is not None and not window.session.busy)
    feature = window.feature(Evaluating)
    feature.evaluate()
    qtbot.waitUntil(lambda: not feature.busy)
    ended = feature.dock.status_text
    assert ended.startswith("3 pictures")
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    window.open_paths([other])
    qtbot.waitUntil(lambda: "were open before" in feature.dock.status_text)
    window.open_paths([folder])
    qtbot.waitUntil(lambda: feature.dock.status_text == ended)
