"""What the headers say of all results together: the best, and devices that differ."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from sr_desktop.engine.events import MethodDone, RunInfo
from sr_desktop.export.tables.ranking import Rank
from sr_desktop.imaging.measuring.scores import Scores
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.panes.scores import DEVICE, SCORE_COLUMNS
from sr_desktop.ui.window.main_window import MainWindow


def pane(window: MainWindow, name: str) -> Pane:
    return next(each for each in window.stage.panes if each.method_id == name)


def ranks(window: MainWindow) -> dict[str, Rank]:
    return {name: pane(window, name).header.rank(SCORE_COLUMNS[0]) for name in window.stage.unhidden}


def test_the_best_is_marked_when_all_results_are_in(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    engine.hold_at = "srresnet"
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: pane(window, "perceptual").scores is not None)
    assert set(ranks(window).values()) == {Rank.NONE}
    engine.hold_at = None
    qtbot.waitUntil(lambda: ranks(window)["srresnet"] is Rank.BEST)
    assert ranks(window)["perceptual"] is Rank.SECOND


def test_a_failure_or_a_cancelled_pane_keeps_nothing_waiting(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    engine.failing = ("srcnn",)
    engine.hold_at = "srresnet"
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: pane(window, "perceptual").scores is not None)
    window.actions_by_id["cancel"].trigger()
    qtbot.waitUntil(lambda: ranks(window)["perceptual"] is Rank.BEST)
    assert ranks(window)["srcnn"] is Rank.NONE


def test_devices_are_named_where_they_differ(qtbot: QtBot, compared: MainWindow) -> None:
    headers = {name: pane(compared, name).header for name in compared.stage.unhidden}
    for header in headers.values():
        header.resize(600, header.height())
        assert DEVICE not in header.shown_columns(), "all ran on the same"
    done = compared.session.results["srresnet"]
    run = RunInfo(0.25, "cuda", "Test graphics", "fp16", None, None)
    compared.session.method_done.emit(MethodDone("srresnet", done.pixels, Scores(psnr_y=30.0), run))
    networks = {"srcnn", "perceptual", "srresnet"}
    qtbot.waitUntil(lambda: {name for name in headers if DEVICE in headers[name].shown_columns()} == networks)


def test_a_result_that_is_gone_is_no_rival_any_more(
    qtbot: QtBot, compared: MainWindow, engine: Any, picture_file: Path
) -> None:
    done = compared.session.results["nearest"]
    compared.session.method_scored.emit(replace(done, scores=Scores(psnr_y=90.0, psnr_rgb=90.0, ssim_y=1.0)))
    qtbot.waitUntil(lambda: ranks(compared)["nearest"] is Rank.BEST)
    engine.failing = ("nearest",)
    compared.actions_by_id["recompute"].trigger()
    qtbot.waitUntil(lambda: pane(compared, "nearest").header.failure is not None)
    qtbot.waitUntil(lambda: not compared.session.busy)
    done = compared.session.results["bicubic"]
    compared.session.method_scored.emit(replace(done, scores=Scores(psnr_y=80.0, psnr_rgb=80.0, ssim_y=1.0)))
    qtbot.waitUntil(lambda: ranks(compared)["bicubic"] is Rank.BEST)
    assert ranks(compared)["nearest"] is Rank.NONE
