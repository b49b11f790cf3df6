"""All of a session is found again: in a file, and in a window that takes the place of another."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from sr_desktop.export.evaluating.picture_order import By, Order
from sr_desktop.export.session.files import saved_fields
from sr_desktop.export.session.model import DockArea, SavedLooks, SavedPlane, SavedPlot
from sr_desktop.export.session.parts import SavedSort
from sr_desktop.imaging.measuring.difference import DifferenceKind
from sr_desktop.imaging.measuring.line_profile import Line
from sr_desktop.ui.blind_test.feature import BlindTest
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.measuring.feature import Measuring
from sr_desktop.ui.measuring.plots.feature import Plotting
from sr_desktop.ui.ordering.feature import Ordering
from sr_desktop.ui.plane.feature import PerceptionDistortion
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.view_modes.difference import DifferenceView
from sr_desktop.ui.view_modes.wipe import WipeView
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.session_files.capturing import captured
from sr_desktop.ui.window.session_files.feature import SessionFiles
from sr_desktop.ui.window.session_files.looks import show_looks, show_looks_of
from tests.ui.headings import click_heading, sorted_by
from tests.ui.window.session_files.hands import arranged, save, wait


def fully_arranged(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """Also what is around the panes."""
    arranged(qtbot, window, folder)
    window.stage.arrange(["result-of-two", "srresnet", "theirs", "nearest", "bicubic"])
    window.feature(Ordering).set_order(Order(By.GAP, "srresnet", "result-of-two", "ssim_y", is_worst_first=False))
    window.stage.model.line.set(Line(3, 4, 50, 40))
    evaluating, measuring = window.feature(Evaluating), window.feature(Measuring)
    evaluating.switch.show()
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, evaluating.dock)
    qtbot.waitUntil(lambda: evaluating.switch.is_in_front and measuring.switch.is_in_front)
    window.resizeDocks([evaluating.dock], [330], Qt.Orientation.Horizontal)
    window.resizeDocks([measuring.switch.dock], [190], Qt.Orientation.Vertical)
    qtbot.waitUntil(lambda: (evaluating.dock.width(), measuring.switch.dock.height()) == (330, 190))
    change_looks(qtbot, window)


def change_looks(qtbot: QtBot, window: MainWindow) -> None:
    """Show other things than at first, wherever what is shown can be chosen."""
    profile, spectrum, histogram = window.feature(Plotting).docks
    plane, scores = window.feature(PerceptionDistortion).dock, window.feature(Evaluating).dock.findChild(QComboBox)
    profile.channel_box.setCurrentIndex(1)
    for box in profile.findChildren(QComboBox):
        if box is not profile.channel_box:
            box.setCurrentIndex(2)
    spectrum.findChild(QCheckBox).click()
    spectrum.legend.set_hidden(frozenset({"nearest", "result-of-two"}))
    histogram.channel_box.setCurrentIndex(3)
    plane.of_box.setCurrentIndex(1)
    plane.legend.set_hidden(frozenset({"theirs"}))
    scores.setCurrentIndex(3)
    window.stage.view_of(DifferenceView).toggle_kind()
    window.stage.view_of(DifferenceView).more_gain()
    window.stage.view_of(WipeView).turn()
    window.actions_by_id["film-strip"].trigger()
    for _ in range(2):
        click_heading(qtbot, window.feature(Measuring).dock.view, "Precision")


def looks(window: MainWindow) -> list[object]:
    """What `change_looks` has changed, as it is seen."""
    profile, spectrum, histogram = window.feature(Plotting).docks
    plane, scores = window.feature(PerceptionDistortion).dock, window.feature(Evaluating).dock.findChild(QComboBox)
    return [
        *(box.currentText() for box in profile.findChildren(QComboBox)),
        spectrum.findChild(QCheckBox).isChecked(),
        spectrum.legend.hidden,
        histogram.channel_box.currentText(),
        plane.of_box.currentText(),
        plane.legend.hidden,
        scores.currentText(),
        window.stage.view_of(DifferenceView).kind,
        window.stage.view_of(DifferenceView).gain_label.text(),
        window.stage.view_of(WipeView).wipe.is_level,
        window.actions_by_id["film-strip"].isChecked(),
        sorted_by(window.feature(Measuring).dock.view),
    ]


CHANGED_LOOKS = [
    "Red", "5 px", True, {"nearest", "result-of-two"}, "Blue", "Evaluated pictures", {"theirs"}, "SSIM-Y",
    DifferenceKind.SIGNED, "× 8", True, False, ("Precision", True),
]  # fmt: skip


def settle(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    wait(qtbot, window, folder / "set" / "two.png")
    qtbot.waitUntil(lambda: len(window.feature(GivenResults).all) == 2)
    qtbot.waitUntil(lambda: not window.session.busy)


def test_it_is_equal_after_a_file_and_in_the_next_window(
    qtbot: QtBot,
    make_window: Callable[[], MainWindow],
    storage: QSettings,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = make_window()
    window.resize(1200, 900)
    fully_arranged(qtbot, window, folder)
    before = captured(window.workspace)
    places = {place.name: place for place in before.layout.dock_places}
    own = places[window.feature(Evaluating).dock.objectName()]
    assert (own.area, own.size[0]) == (DockArea.RIGHT, 330)
    assert places[window.feature(Measuring).switch.dock.objectName()].size[1] == 190
    assert looks(window) == CHANGED_LOOKS
    save(qtbot, window, folder / "evening", monkeypatch)
    # All names of results stand in the order of the panes, that of a file too.
    assert before.layout.order[:3] == ("result-of-two", "srresnet", "theirs")
    window.close()
    storage.clear()

    second = make_window()
    second.resize(1200, 900)
    second.open_paths([folder / "evening.srd"])
    settle(qtbot, second, folder)
    qtbot.waitUntil(lambda: captured(second.workspace).layout.dock_places == before.layout.dock_places)
    assert captured(second.workspace) == before
    assert looks(second) == CHANGED_LOOKS
    assert second.settings.recent_files == (str(folder / "evening.srd"),)
    assert not second.feature(SessionFiles).would_be_lost
    second.stage.model.mark.set(None)
    assert second.feature(SessionFiles).would_be_lost
    state = captured(second.workspace)
    left = second.feature(SessionFiles).hand_over()
    second.feature(SessionFiles).close_unasked()
    storage.clear()

    third = make_window()
    third.resize(1200, 900)
    third.feature(SessionFiles).take_over(left)
    settle(qtbot, third, folder)
    qtbot.waitUntil(lambda: captured(third.workspace).layout.dock_places == state.layout.dock_places)
    assert captured(third.workspace) == state
    assert looks(third) == CHANGED_LOOKS
    # What was not saved before is not saved now either.
    assert third.feature(SessionFiles).path == folder / "evening.srd"
    assert third.feature(SessionFiles).would_be_lost
    third.feature(SessionFiles).close_unasked()


def test_a_pasted_picture_and_an_evaluation_stay_when_the_window_reopens(
    qtbot: QtBot, make_window: Callable[[], MainWindow], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    window.open_paths([folder / "set"])
    wait(qtbot, window, folder / "set" / "one.png")
    evaluating = window.feature(Evaluating)
    evaluating.evaluate()
    qtbot.waitUntil(lambda: not evaluating.busy)
    scores = evaluating.kept
    plan = window.session.plan
    assert plan is not None
    window.workspace.documents.opened.emit(replace(plan.picture, path=None, name="Clipboard"))
    qtbot.waitUntil(lambda: bool(window.session.results) and not window.session.busy)
    save(qtbot, window, folder / "pasted", monkeypatch)
    qtbot.waitUntil(lambda: any("pasted picture is in no file" in one.text for one in window.toasts.shown))
    left = window.feature(SessionFiles).hand_over()
    window.feature(SessionFiles).close_unasked()

    again = make_window()
    again.feature(SessionFiles).take_over(left)
    qtbot.waitUntil(lambda: again.session.plan is not None and bool(again.session.results))
    assert again.session.plan is not None
    assert again.session.plan.picture.name == "Clipboard"
    assert again.feature(Evaluating).kept == scores
    qtbot.waitUntil(lambda: not again.session.busy)


def question(window: MainWindow) -> QMessageBox:
    return window.findChild(QMessageBox, "session-unsaved")


def test_another_session_takes_the_place_of_the_first_and_unsaved_work_is_asked_for(
    qtbot: QtBot, again: MainWindow, saved: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, given = again, again.feature(GivenResults)
    window.open_paths([folder / "set" / "one.png"])
    wait(qtbot, window, folder / "set" / "one.png")
    given.add_many(folder / "result of {stem}.png", "Mine")
    qtbot.waitUntil(lambda: bool(given.all))
    window.open_paths([saved])
    box = question(window)
    assert box.text() == "Save the session before opening another?"
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert [method.title for method in given.all] == ["Mine"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(folder / "mine.srd"), ""))
    window.open_paths([saved])
    box = window.findChildren(QMessageBox, "session-unsaved")[-1]
    qtbot.keyClick(box, Qt.Key.Key_Return)
    settle(qtbot, window, folder)
    assert json.loads((folder / "mine.srd").read_text(encoding="utf-8"))["folders"][0]["title"] == "Mine"
    assert sorted(method.title for method in given.all) == ["Baseline", "theirs"]
    assert "mine" not in window.stage.order
    assert not window.feature(SessionFiles).would_be_lost
    # And the first again, in place of the second, without a question.
    window.open_paths([folder / "mine.srd"])
    wait(qtbot, window, folder / "set" / "one.png")
    assert [method.title for method in given.all] == ["Mine"]
    assert window.feature(Collection).paths == ()
    assert window.stage.titles["srresnet"] == "SRResNet"


def test_votes_are_named_by_their_content(
    qtbot: QtBot, make_window: Callable[[], MainWindow], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    window.open_paths([folder / "set" / "one.png"])
    wait(qtbot, window, folder / "set" / "one.png")
    test = folder / "votes"
    test.mkdir()
    for name in ("study.json", "votes-anna.json"):
        (test / name).write_text(name)
    window.feature(BlindTest).bring_back(test)
    save(qtbot, window, folder / "voted", monkeypatch)
    written = json.loads((folder / "voted.srd").read_text(encoding="utf-8"))["votes"]
    assert [one["path"] for one in written["files"]] == ["votes/study.json", "votes/votes-anna.json"]
    # Moved, and voted in: found by what is compared, and the changed votes are missing.
    (folder / "deep").mkdir()
    test.rename(folder / "deep" / "elsewhere")
    (folder / "deep" / "elsewhere" / "votes-anna.json").write_text("more")
    window.feature(SessionFiles).open(folder / "voted.srd")
    qtbot.waitUntil(lambda: window.feature(BlindTest).folder == folder / "deep" / "elsewhere")
    qtbot.waitUntil(lambda: any(one.text.startswith("votes-anna.json: not found") for one in window.toasts.shown))
    qtbot.waitUntil(lambda: bool(window.session.results) and not window.session.busy)


def test_a_folder_of_results_that_is_gone_is_told(qtbot: QtBot, again: MainWindow, saved: Path, folder: Path) -> None:
    (folder / "theirs").rename(folder.parent / "away")
    again.open_paths([saved])
    wait(qtbot, again, folder / "set" / "two.png")
    qtbot.waitUntil(lambda: bool(again.toasts.shown))
    assert again.toasts.shown[0].text == "theirs: no such folder is there any more."
    qtbot.waitUntil(lambda: not again.session.busy)


def test_what_an_earlier_version_has_saved_opens(qtbot: QtBot, again: MainWindow, saved: Path, folder: Path) -> None:
    content = json.loads(saved.read_text(encoding="utf-8"))
    for name in ("order", "line"):
        del content[name]
    del content["layout"]["dock_places"], content["layout"]["looks"]
    for one in (*content["folders"], *content["pictures"][1]["results"]):
        del one["id"]
    (folder / "old").mkdir()
    content["votes"] = {"path": "old", "title": "", "color": ""}
    saved.write_text(json.dumps(content), encoding="utf-8")
    change_looks(qtbot, again)
    again.open_paths([saved])
    settle(qtbot, again, folder)
    # What it does not say stays as the window has it.
    assert looks(again) == CHANGED_LOOKS
    titles = [again.stage.titles[method.id] for method in again.feature(GivenResults).all]
    assert sorted(titles) == ["Baseline", "theirs"]
    assert again.feature(Measuring).switch.is_wanted
    assert again.feature(BlindTest).folder is None


@pytest.mark.parametrize(
    "changes",
    [
        {"region": {"x": 90, "y": 60, "width": 5000, "height": 9}, "line": {"x1": 0, "y1": 0, "x2": 9000, "y2": 0}},
        {"region": {"x": 9000, "y": 60, "width": 5, "height": 9}, "view": {"x": -1e300, "y": 1e300, "scale": 1e-300}},
        {"view": {"x": 0, "y": 0, "scale": 1e300}, "current": 10**9},
        {"names": [{"id": "srresnet", "title": "x" * 9999, "color": "#000000"}], "metrics": ["lpips", "lpips"]},
        {"names": [{"id": "nobody", "title": "", "color": "#ff0000"}, {"id": "original", "title": "", "color": ""}]},
        {
            "layout": {
                "mode": "nothing", "order": ["", "nobody", "bicubic"], "shown": ["bicubic"], "alone": "nobody",
                "docks": ["nobody"], "places": {"wipe": ["nobody", "nobody"], "nothing": [""]},
                "dock_places": [
                    {"name": "nobody", "size": [1, 1]},
                    {"name": "evaluation-dock", "area": "floating", "size": [100000, 1], "at": [-999999, 999999]},
                    {"name": "evaluation-dock", "area": "left", "group": 100, "size": [100000, 100000], "front": True},
                ],
                "looks": {
                    "plots": {"nobody": {}, "spectrum-dock": {"width": 1, "hidden": ["", "nobody"]}},
                    "plane": {"of": "set", "of_set": "nobody", "hidden": ["nobody"]}, "evaluation": "lpips",
                    "table_sort": {"column": "nothing"}, "evaluation_sort": {"column": "psnr_y", "method": "nobody"},
                },
            }
        },
        {"order": {"by": "gap", "method": "nobody", "other": "", "metric": "lpips"}},
        {"low_resolution": {"path": "nowhere"}, "votes": {"path": "n" * 999, "files": []}},
        {"folders": [{"path": "n" * 300 + "/{stem}"}, {"path": "/"}, {"path": "../{folder}"}]},
    ],
)  # fmt: skip
def test_impossible_values_are_left_out(
    qtbot: QtBot, window: MainWindow, folder: Path, changes: dict[str, object]
) -> None:
    """They are valid, but not of this picture or this window."""
    picture = folder / "set" / "one.png"
    path = folder / "odd.srd"
    entry = saved_fields(picture, folder)
    content = {"kind": "sr-desktop session", "version": 1, "pictures": [entry], "current": 0, **changes}
    path.write_text(json.dumps(content), encoding="utf-8")
    window.open_paths([path])
    wait(qtbot, window, picture)
    with Image.open(picture) as image:
        width, height = image.size
    region = window.stage.model.mark.region
    assert region is None or (region.x + region.width <= width and region.y + region.height <= height)
    assert window.stage.model.line.line is None


def test_what_was_hidden_in_plots_is_hidden_again_once_its_model_is_there(window: MainWindow) -> None:
    saved = SavedLooks(
        plots={"spectrum-dock": SavedPlot(hidden=("mine", "bicubic"))},
        plane=SavedPlane(hidden=("mine",)),
        evaluation_sort=SavedSort(column="psnr_y", method="mine", is_descending=True),
    )
    show_looks(window.workspace, saved, lambda name: None if name == "mine" else name)
    _, spectrum, histogram = (dock.legend for dock in window.feature(Plotting).docks)
    plane = window.feature(PerceptionDistortion).dock.legend
    assert [legend.hidden for legend in (spectrum, histogram, plane)] == [{"bicubic"}, set(), set()]
    show_looks_of(window.workspace, saved, "mine", "mine-2")
    assert [legend.hidden for legend in (spectrum, histogram, plane)] == [{"bicubic", "mine-2"}, set(), {"mine-2"}]
    sort = window.feature(Evaluating).dock.table.sorting.sort
    assert sort == SavedSort(column="psnr_y", method="mine-2", is_descending=True)
