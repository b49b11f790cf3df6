"""A user sets up a blind test, votes by keys and by mouse, pauses, continues, and reads the ranking."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

import numpy as np
import pytest
import tifffile
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSpinBox,
)
from pytestqt.qtbot import QtBot

from sr_desktop.export.blind_test.folder import StudyFolder
from sr_desktop.export.blind_test.study import Choice, trials
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Color, Layer, Pixels
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.values.value_range import ValueRange
from sr_desktop.ui.blind_test import preparing
from sr_desktop.ui.blind_test.feature import BlindTest
from sr_desktop.ui.blind_test.results_dialog import ResultsDialog
from sr_desktop.ui.blind_test.setup_dialog import SetupDialog
from sr_desktop.ui.blind_test.voting_dialog import VotingDialog
from sr_desktop.ui.inputs.feature import Inputs
from sr_desktop.ui.translation.languages import ENGLISH, LANGUAGES
from sr_desktop.ui.translation.names import original_name, translated_name
from sr_desktop.ui.translation.translator import install
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.opening import Opening


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder that the user chooses in every dialog."""
    folder = tmp_path / "test"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder), ""))
    return folder


@pytest.fixture
def compared(qtbot: QtBot, window: MainWindow, small_picture: Picture) -> MainWindow:
    """A window whose panes are done."""
    window.feature(Opening).show_picture(small_picture)
    qtbot.waitUntil(lambda: not window.session.busy)
    return window


def opened(window: MainWindow) -> SetupDialog:
    window.actions_by_id["blind-test"].trigger()
    dialog = window.feature(BlindTest).setup
    assert dialog is not None
    return dialog


def button(dialog: Any, name: str) -> QPushButton:
    found: QPushButton | None = dialog.findChild(QPushButton, f"blind-test-{name}")
    assert found is not None
    return found


def choose(dialog: SetupDialog, *wanted: str) -> None:
    methods = dialog.findChild(QListWidget)
    assert methods is not None
    for row in range(methods.count()):
        item = methods.item(row)
        is_wanted = item.data(Qt.ItemDataRole.UserRole) in wanted
        item.setCheckState(Qt.CheckState.Checked if is_wanted else Qt.CheckState.Unchecked)


def begun(qtbot: QtBot, window: MainWindow, *methods: str, rater: str = "Ann") -> VotingDialog:
    dialog = opened(window)
    choose(dialog, *methods)
    name = dialog.findChild(QLineEdit, "blind-test-rater")
    assert name is not None
    name.setText(rater)
    qtbot.mouseClick(button(dialog, "start"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.feature(BlindTest).voting is not None)
    voting = window.feature(BlindTest).voting
    assert voting is not None
    qtbot.waitUntil(lambda: voting.is_ready)
    return voting


def vote(qtbot: QtBot, voting: VotingDialog, key: Qt.Key) -> None:
    count = len(voting.ballot.votes)
    # Where a key arrives that somebody presses.
    qtbot.keyClick(voting.focusWidget() or voting, key)
    qtbot.waitUntil(lambda: len(voting.ballot.votes) == count + 1)
    qtbot.waitUntil(lambda: voting.is_ready or voting.ballot.next_trial is None)


def results(qtbot: QtBot, window: MainWindow) -> ResultsDialog:
    qtbot.waitUntil(lambda: window.feature(BlindTest).results is not None)
    dialog = window.feature(BlindTest).results
    assert dialog is not None
    return dialog


def test_from_the_menu_to_the_ranking(qtbot: QtBot, compared: MainWindow, chosen: Path) -> None:
    voting = begun(qtbot, compared, "bicubic", "srresnet", "original")
    order = trials(voting.ballot.study)
    assert len(order) == 3
    assert "1 of 3" in voting.findChild(QLabel, "blind-test-place").text()  # type: ignore[union-attr]
    assert voting.findChild(QProgressBar).accessibleName() == voting.windowTitle()  # type: ignore[union-attr]
    for trial in order:
        # The original is always better, SRResNet better than bicubic.
        rank = {"original": 2, "srresnet": 1, "bicubic": 0}
        vote(qtbot, voting, Qt.Key.Key_Left if rank[trial.left] > rank[trial.right] else Qt.Key.Key_Right)
    ranking = results(qtbot, compared)
    assert compared.feature(BlindTest).voting is None
    names = [ranking.table.item(row, 0).text() for row in range(3)]
    assert names == [compared.stage.titles[name] for name in ("original", "srresnet", "bicubic")]
    assert "Votes: 3, raters: 1" in ranking.about.text()
    assert "half a vote on both sides" in ranking.about.text()
    ballot = StudyFolder(chosen).ballots()[0]
    assert [one.preferred for one in ballot.votes] == [
        max((trial.left, trial.right), key=("bicubic", "srresnet", "original").index) for trial in order
    ]


def test_names_are_english_in_files_and_translated_where_they_are_shown(
    qtbot: QtBot, qapp: QApplication, compared: MainWindow, chosen: Path
) -> None:
    install(qapp, next(each for each in LANGUAGES if each.id == "zh_TW"))
    try:
        for name in ("bicubic", "original"):
            # As in a window that was opened in this language.
            compared.stage.titles[name] = translated_name(compared.stage.titles[name])  # type: ignore[index]
        voting = begun(qtbot, compared, "bicubic", "original")
        vote(qtbot, voting, Qt.Key.Key_Left)
        shown = results(qtbot, compared).table
        assert {shown.item(row, 0).text() for row in range(2)} == {
            translated_name("Bicubic"),
            original_name("Original"),
        }
        assert not any(shown.item(row, 0).text().isascii() for row in range(2))
    finally:
        install(qapp, ENGLISH)
    assert {one.title for one in StudyFolder(chosen).read().methods} == {"Bicubic", "Original"}


def test_what_is_shown_are_the_results_without_their_names(qtbot: QtBot, compared: MainWindow, chosen: Path) -> None:
    voting = begun(qtbot, compared, "nearest", "srresnet")
    trial = voting.ballot.next_trial
    assert trial is not None
    assert voting.view.images is not None
    for image, name in zip(voting.view.images, (trial.left, trial.right), strict=True):
        pixels = compared.session.results[name].pixels
        assert (image.width(), image.height()) == (pixels.shape[1], pixels.shape[0])
        seen = [image.pixelColor(x, 3).getRgb()[:3] for x in range(0, image.width(), 7)]
        assert seen == [tuple(int(value) for value in pixels[3, x]) for x in range(0, image.width(), 7)]
    words = " ".join(label.text() for label in voting.findChildren(QLabel))
    assert "Nearest" not in words
    assert "SRResNet" not in words
    assert not any("nearest" in path.name or "srresnet" in path.name for path in chosen.rglob("*.png"))


def test_what_is_not_opaque_is_laid_over_its_background_in_the_background(
    qtbot: QtBot, window: MainWindow, small_picture: Picture, chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alpha = np.linspace(0, 255, 48 * 64).reshape(48, 64).astype(np.uint8)
    window.feature(Opening).show_picture(Picture(small_picture.pixels, "cut out", alpha=alpha))
    qtbot.waitUntil(lambda: not window.session.busy)
    laid: list[str] = []
    over = Layer.over

    def noting(layer: Layer, background: Color, area: Rect | None = None) -> Pixels:
        if area == Rect(0, 0, 64, 48):
            laid.append(current_thread().name)
        return over(layer, background, area)

    monkeypatch.setattr(Layer, "over", noting)
    voting = begun(qtbot, window, "bicubic", "srresnet", "original")
    assert voting.view.images is not None
    assert len(laid) == 3
    assert main_thread().name not in laid


def test_a_vote_is_on_the_disk_before_the_next_trial_and_can_be_taken_back(
    qtbot: QtBot, compared: MainWindow, chosen: Path
) -> None:
    voting = begun(qtbot, compared, "nearest", "bicubic", "bilinear")
    vote(qtbot, voting, Qt.Key.Key_Space)
    written = json.loads((chosen / "votes-Ann.json").read_text(encoding="utf-8"))
    assert [one["choice"] for one in written["votes"]] == ["same"]
    with (chosen / "votes-Ann.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["choice"] for row in csv.DictReader(file)] == ["same"]
    qtbot.keyClick(voting, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: voting.is_ready and not voting.ballot.votes)
    assert json.loads((chosen / "votes-Ann.json").read_text(encoding="utf-8"))["votes"] == []
    qtbot.mouseClick(button(voting, "right"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [one.choice for one in voting.ballot.votes] == [Choice.RIGHT])


def test_it_is_continued_after_a_pause_and_by_another_rater(qtbot: QtBot, compared: MainWindow, chosen: Path) -> None:
    voting = begun(qtbot, compared, "nearest", "bicubic", "bilinear", rater="Ann/Ben")
    vote(qtbot, voting, Qt.Key.Key_Left)
    qtbot.mouseClick(button(voting, "pause"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: compared.feature(BlindTest).voting is None)

    dialog = opened(compared)
    qtbot.mouseClick(button(dialog, "continue"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: compared.feature(BlindTest).voting is not None)
    again = compared.feature(BlindTest).voting
    assert again is not None
    qtbot.waitUntil(lambda: again.is_ready)
    assert len(again.ballot.votes) == 1
    again.close()

    dialog = opened(compared)
    # A file of the votes cannot have either name.
    dialog.findChild(QLineEdit, "blind-test-rater").setText("Ann:Ben")  # type: ignore[union-attr]
    qtbot.mouseClick(button(dialog, "continue"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: compared.feature(BlindTest).voting not in (None, again))
    other = compared.feature(BlindTest).voting
    assert other is not None
    qtbot.waitUntil(lambda: other.is_ready)
    for _ in range(3):
        vote(qtbot, other, Qt.Key.Key_Right)
    assert "Votes: 4, raters: 2" in results(qtbot, compared).about.text()


def test_a_region_of_all_pictures_of_the_film_strip(
    qtbot: QtBot, window: MainWindow, chosen: Path, several: list[Path]
) -> None:
    window.workspace.documents.open_paths(several)
    qtbot.waitUntil(lambda: bool(window.session.results) and not window.session.busy)
    window.stage.model.mark.set(Rect(8, 4, 24, 16))
    dialog = opened(window)
    choose(dialog, "bicubic", "srcnn")
    next(one for one in dialog.findChildren(QRadioButton) if "film strip" in one.text()).setChecked(True)
    repeats = dialog.findChild(QSpinBox)
    assert repeats is not None
    repeats.setValue(2)
    status = dialog.findChild(QLabel, "blind-test-status")
    assert status is not None
    assert "Trials: 6" in status.text()
    qtbot.mouseClick(button(dialog, "start"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.feature(BlindTest).voting is not None)
    study = StudyFolder(chosen).read()
    assert [picture.name for picture in study.pictures] == [path.stem for path in several]
    for place, picture in enumerate(study.pictures):
        assert picture.region is not None
        shown = read_picture(StudyFolder(chosen).picture_path(study.seed, place, "bicubic"))
        assert shown.size == (24, 16)


def test_pictures_and_their_inputs_are_read_as_was_chosen_for_them(
    qtbot: QtBot, window: MainWindow, chosen: Path, tmp_path: Path
) -> None:
    folder, low = tmp_path / "deep", tmp_path / "low"
    ramp = np.linspace(0, 0.5, 64 * 48).reshape(48, 64).astype(np.float32)
    for place, values in ((folder, ramp), (low, ramp[::4, ::4])):
        place.mkdir()
        for name in ("a.tif", "b.tif"):
            tifffile.imwrite(place / name, values, photometric="minisblack")
    paths = [folder / "a.tif", folder / "b.tif"]
    window.workspace.documents.choices.choose_range(paths, ValueRange(0, 0.5))
    window.open_paths(paths)
    qtbot.waitUntil(lambda: bool(window.session.results) and not window.session.busy)
    window.feature(Inputs).add_many(low)
    qtbot.waitUntil(lambda: window.feature(Inputs).open_file is not None and not window.session.busy)
    dialog = opened(window)
    choose(dialog, "nearest", "original")
    next(one for one in dialog.findChildren(QRadioButton) if "film strip" in one.text()).setChecked(True)
    qtbot.mouseClick(button(dialog, "start"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.feature(BlindTest).voting is not None)
    study = StudyFolder(chosen).read()
    for place in (0, 1):
        for name in ("nearest", "original"):
            # It would be half as bright if it were read otherwise.
            shown = read_picture(StudyFolder(chosen).picture_path(study.seed, place, name))
            assert shown.pixels.max() > 200, (place, name)


def test_the_choice_of_pictures_and_that_of_the_part_are_independent(
    qtbot: QtBot, window: MainWindow, several: list[Path]
) -> None:
    window.open_paths(several)
    qtbot.waitUntil(lambda: bool(window.session.results) and not window.session.busy)
    window.stage.model.mark.set(Rect(8, 4, 24, 16))
    dialog = opened(window)
    one, all_of_them, whole, region = dialog.findChildren(QRadioButton)
    for first, second in ((one, whole), (all_of_them, whole), (one, region), (all_of_them, region)):
        first.click()
        second.click()
        chosen = {button for button in (one, all_of_them, whole, region) if button.isChecked()}
        assert chosen == {first, second}


def test_too_little_is_said_before_it_starts(qtbot: QtBot, compared: MainWindow, chosen: Path) -> None:
    dialog = opened(compared)
    choose(dialog, "bicubic")
    status = dialog.findChild(QLabel, "blind-test-status")
    assert status is not None
    assert status.text() == "Choose two methods or more."
    assert not button(dialog, "start").isEnabled()
    choose(dialog, "bicubic", "nearest")
    chosen.mkdir()
    (chosen / "mine.txt").write_text("mine")
    qtbot.mouseClick(button(dialog, "start"), Qt.MouseButton.LeftButton)
    assert "is not empty" in status.text()
    assert [path.name for path in chosen.iterdir()] == ["mine.txt"]
    qtbot.mouseClick(button(dialog, "results"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "There are no votes to count." in status.text())
    qtbot.mouseClick(button(dialog, "continue"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "holds no blind test" in status.text())


def test_a_method_that_fails_is_said_and_nothing_is_half_made(
    qtbot: QtBot, compared: MainWindow, chosen: Path, engine: Any
) -> None:
    engine.failing = ("srcnn",)
    dialog = opened(compared)
    choose(dialog, "bicubic", "srcnn")
    qtbot.mouseClick(button(dialog, "start"), Qt.MouseButton.LeftButton)
    status = dialog.findChild(QLabel, "blind-test-status")
    assert status is not None
    qtbot.waitUntil(lambda: "srcnn stopped" in status.text())
    assert not (chosen / "study.json").exists()
    assert button(dialog, "start").isEnabled()


def test_a_picture_that_goes_while_it_is_prepared_is_named(
    qtbot: QtBot, window: MainWindow, several: list[Path], chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_paths(several)
    qtbot.waitUntil(lambda: bool(window.session.results) and not window.session.busy)

    def read_at_last(path: Path, *more: Any) -> Picture:
        picture = read_picture(path, *more)
        path.unlink()
        return picture

    monkeypatch.setattr(preparing, "read_picture", read_at_last)
    dialog = opened(window)
    choose(dialog, "bicubic", "nearest")
    next(one for one in dialog.findChildren(QRadioButton) if "film strip" in one.text()).setChecked(True)
    qtbot.mouseClick(button(dialog, "start"), Qt.MouseButton.LeftButton)
    status = dialog.findChild(QLabel, "blind-test-status")
    assert status is not None
    qtbot.waitUntil(lambda: "p1.png' may not be read" in status.text())
    assert button(dialog, "start").isEnabled()


def test_a_picture_that_is_gone_is_named_and_votes_stay(qtbot: QtBot, compared: MainWindow, chosen: Path) -> None:
    voting = begun(qtbot, compared, "nearest", "bicubic", "bilinear")
    for path in chosen.rglob("*.png"):
        path.unlink()
    qtbot.keyClick(voting, Qt.Key.Key_Left)
    fault = voting.findChild(QLabel, "blind-test-fault")
    assert fault is not None
    qtbot.waitUntil(lambda: ".png" in fault.text())
    assert len(StudyFolder(chosen).ballots()[0].votes) == 1


def test_closing_the_window_while_it_is_prepared_ends_it(
    qtbot: QtBot, make_window: Callable[[], MainWindow], small_picture: Picture, chosen: Path, engine: Any
) -> None:
    window = make_window()
    window.feature(Opening).show_picture(small_picture)
    qtbot.waitUntil(lambda: not window.session.busy)
    engine.gate.clear()
    dialog = opened(window)
    made = len(engine.made)
    choose(dialog, "bicubic", "srcnn")
    qtbot.mouseClick(button(dialog, "start"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(engine.made) == made + 1)
    window.close()
    qtbot.waitUntil(lambda: engine.made[-1].is_cancelled)
    assert not (chosen / "study.json").exists()


def test_a_file_with_the_name_of_the_votes_is_asked_about(
    qtbot: QtBot, compared: MainWindow, chosen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voting = begun(qtbot, compared, "bicubic", "srresnet")
    vote(qtbot, voting, Qt.Key.Key_Left)
    dialog = results(qtbot, compared)
    ranking, votes = tmp_path / "mine.csv", tmp_path / "mine-votes.csv"
    votes.write_text("those of last year")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(ranking), ""))
    for answer in ("Cancel", "Replace"):
        qtbot.mouseClick(button(dialog, "save"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: dialog.findChild(QMessageBox, "replace-question") is not None)
        assert votes.read_text() == "those of last year"
        assert not ranking.exists()
        box = dialog.findChild(QMessageBox, "replace-question")
        assert "mine-votes.csv" in box.informativeText()
        given = next(each for each in box.buttons() if each.text().replace("&", "") == answer)
        qtbot.mouseClick(given, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: dialog.findChild(QMessageBox, "replace-question") is None)
    qtbot.waitUntil(ranking.exists)
    qtbot.waitUntil(lambda: "those of last year" not in votes.read_text(encoding="utf-8-sig"))


def test_a_double_click_is_one_vote(qtbot: QtBot, compared: MainWindow, chosen: Path) -> None:
    voting = begun(qtbot, compared, "nearest", "bicubic", "bilinear")
    left = button(voting, "left")
    qtbot.mouseClick(left, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(voting.ballot.votes) == 1 and voting.is_ready)
    # The next pair is there by now, which nobody has seen.
    at, none = QPointF(left.rect().center()), Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):
        pressed = Qt.MouseButton.LeftButton if kind is QEvent.Type.MouseButtonDblClick else Qt.MouseButton.NoButton
        where = QPointF(left.mapToGlobal(at))
        QApplication.sendEvent(left, QMouseEvent(kind, at, where, Qt.MouseButton.LeftButton, pressed, none))
    assert voting.is_ready
    assert len(voting.ballot.votes) == 1
    qtbot.mouseClick(left, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(voting.ballot.votes) == 2 and voting.is_ready)


def test_while_one_is_prepared_no_other_is_opened(
    qtbot: QtBot, compared: MainWindow, chosen: Path, engine: Any
) -> None:
    dialog = opened(compared)
    choose(dialog, "bicubic", "srresnet")
    engine.gate.clear()
    qtbot.mouseClick(button(dialog, "start"), Qt.MouseButton.LeftButton)
    # What fails there would let this one look as if it had ended.
    assert not any(button(dialog, name).isEnabled() for name in ("start", "continue", "results"))
    engine.gate.set()
    qtbot.waitUntil(lambda: compared.feature(BlindTest).voting is not None)
