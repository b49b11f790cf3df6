"""The line at the bottom: what it says, and that it does not jump."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QProgressBar
from pytestqt.qtbot import QtBot

from sr_desktop.engine.events import Progress
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.renaming import Renaming
from sr_desktop.ui.workspace.status import RESERVED_FROM, Sample, StatusBar, format_zoom


@pytest.mark.parametrize(
    ("scale", "text"), [(1.0, "100 %"), (0.552, "55.2 %"), (0.5, "50 %"), (64, "6400 %"), (1.5, "150 %")]
)
def test_zoom(scale: float, text: str) -> None:
    assert format_zoom(scale) == text


def test_nothing_moves_when_progress_comes_and_goes(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.resize(RESERVED_FROM, 30)
    bar.show()
    places = [child.geometry() for child in bar.children() if hasattr(child, "geometry")]
    bar.set_progress(0.5, "SRResNet 50 %", 4.0)
    bar.set_pointer(1203, 877, [Sample("Bicubic", (255, 255, 255))] * 6, [Sample("Bicubic", (255, 255, 255))] * 6)
    bar.set_zoom(12.5)
    QApplication.processEvents()
    assert [child.geometry() for child in bar.children() if hasattr(child, "geometry")] == places
    assert bar.job_text == "SRResNet 50 %  0:04 left"


def test_a_narrow_bar_gives_the_room_of_the_progress_to_the_colours(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.resize(600, 30)
    bar.show()
    QApplication.processEvents()
    alone = bar.layout().itemAt(1).geometry().width()
    bar.set_progress(0.5)
    QApplication.processEvents()
    assert bar.layout().itemAt(1).geometry().width() < alone


def test_work_is_shown_from_the_first_moment_to_the_last(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    progress = window.workspace.status.findChild(QProgressBar)
    assert not progress.isVisible()
    engine.gate.clear()
    window.open_paths([picture_file])
    qtbot.waitUntil(progress.isVisible)
    assert window.workspace.status.job_text == "Starting…"
    engine.gate.set()
    engine.hold_at = "bicubic"
    qtbot.waitUntil(lambda: window.workspace.status.job_text == "Bilinear 100 %  0:02 left")
    assert progress.value() == 333
    engine.hold_at = None
    qtbot.waitUntil(lambda: not progress.isVisible())


def test_a_name_with_a_percent_sign_is_shown_as_it_is(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    window.feature(Renaming).rename("bicubic", "50% sharper")
    engine.hold_at = "bicubic"
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: window.session.has_ended("bilinear"))
    window.session.progressed.emit(Progress(0.5, {"bilinear": 1.0, "bicubic": 0.5}, "bicubic", None))
    assert window.workspace.status.job_text == "50% sharper 50 %"
    engine.hold_at = None
    qtbot.waitUntil(lambda: not window.session.busy)


def test_hovering_names_every_pane_in_the_tooltip(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    samples = [Sample("Bicubic", (1, 2, 3)), Sample("SRResNet", None)]
    bar.set_pointer(3, 4, samples, samples)
    assert bar.values_text == "RGB  Bicubic 1 2 3  |  SRResNet –"
    bar.set_pointer(3, 4, samples, samples[1:])
    assert bar.values_text == "RGB  SRResNet –"
    assert bar.values_tip == "Bicubic: 1 2 3\nSRResNet: –"


def test_between_two_methods_the_bar_counts_those_that_are_done(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    engine.hold_at = "srcnn"
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: window.session.has_ended("bicubic"))
    by_method = {"nearest": 1.0, "bilinear": 1.0, "bicubic": 1.0, "srcnn": 0.0}
    window.session.progressed.emit(Progress(0.5, by_method, "bicubic", None))
    assert window.workspace.status.job_text.startswith("3 of 4 done")
    engine.hold_at = None
    qtbot.waitUntil(lambda: not window.workspace.status.findChild(QProgressBar).isVisible())
