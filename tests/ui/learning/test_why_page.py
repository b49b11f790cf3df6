"""A user opens the page on PSNR from Help, reads it while it is computed, and closes it while it still is."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.measuring.bars_study import study_bars
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.imaging.reading import PictureReadError, read_picture
from sr_desktop.methods import DEFAULT_IDS, SHIPPED
from sr_desktop.ui.learning.bars import SIZE
from sr_desktop.ui.learning.exhibits import Exhibit
from sr_desktop.ui.learning.feature import Learning
from sr_desktop.ui.learning.stories import CODED, stories
from sr_desktop.ui.learning.why_page import WhyPage
from sr_desktop.ui.model_cards import method_summaries
from sr_desktop.ui.translation.languages import ENGLISH, LANGUAGES
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.translation.translator import install
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.opening import Opening


def choose_in_help(qtbot: QtBot, window: MainWindow) -> WhyPage:
    """Choose the entry of the menu by its keys, and wait for the page."""
    window.activateWindow()
    menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title().replace("&", "") == "Help")
    menu.popup(window.mapToGlobal(window.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    qtbot.keyClick(menu, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: window.feature(Learning).page is not None)
    page = window.feature(Learning).page
    assert page is not None
    return page


def painted(exhibit: Exhibit) -> Pixels:
    """What stands on the screen within the hairline around it, as ``(H, W, 3)``."""
    image = exhibit.grab().toImage().convertToFormat(exhibit.grab().toImage().Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    # A copy, since the memory is the image's and goes with it.
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3)[1:-1, 1:-1].copy()


def notes(page: WhyPage, part: int = 0) -> list[str]:
    return [note.text() for note in page.parts[part].row.notes]


def test_the_page_fills_with_bars_results_and_words(qtbot: QtBot, window: MainWindow, engine: Any) -> None:
    page = choose_in_help(qtbot, window)
    assert not page.isModal()
    qtbot.waitUntil(lambda: all(not part.row.exhibits[-1].is_empty for part in page.parts))

    study = study_bars(*SIZE)
    qtbot.waitUntil(lambda: not page.bars.answers.exhibits[2].is_empty)
    assert np.unique(painted(page.bars.shifts.exhibits[0])).tolist() == np.unique(study.low_resolution).tolist()
    for exhibit, guess in zip(page.bars.shifts.exhibits[1:], study.candidates, strict=True):
        seen = painted(exhibit)
        places = ((np.arange(SIZE[0]) + 0.5) * seen.shape[1] / SIZE[0]).astype(int)
        assert seen[seen.shape[0] // 2, places, 0].tolist() == guess.pixels[0, :, 0].tolist()
    assert [note.text() for note in page.bars.answers.notes][1:] == [
        "PSNR 0.00 dB\nsquared error 65,025",
        f"PSNR {study.mean.psnr:.2f} dB\nsquared error {study.mean.mse:,.0f}",
    ]
    assert "Gray wins by 6.02 dB" in page.bars.verdict.text()

    told = stories()
    requests = [made.request for made in engine.made[-len(told) :]]
    assert [request.method_ids for request in requests] == [story.methods for story in told]
    assert all(request.picture.size == (192, 144) for request in requests)
    request = requests[0]
    # The fake engine gives 20 dB to the first method, and one more to each after it.
    assert notes(page) == ["", "PSNR-Y 20.00 dB", "PSNR-Y 21.00 dB", "PSNR-Y 22.00 dB"]
    assert "1.00 dB nearer" in page.parts[0].verdict.text()
    assert "Test processor" in page.parts[0].row.notes[1].toolTip()
    original = painted(page.parts[0].row.exhibits[0])
    assert np.abs(original.mean(axis=(0, 1)) - request.picture.pixels.mean(axis=(0, 1))).max() < 3
    qtbot.waitUntil(lambda: bool(page.table.findChildren(QLabel)))
    words = [label.text() for label in page.table.findChildren(QLabel)]
    for method in method_summaries():
        assert {method.title, method.strengths, method.weaknesses} <= set(words)


def test_each_part_says_what_its_input_was_and_computes_after_the_one_before(
    qtbot: QtBot, window: MainWindow, engine: Any
) -> None:
    engine.gate.clear()
    page = choose_in_help(qtbot, window)
    qtbot.waitUntil(lambda: bool(engine.made))
    assert len(engine.made) == 1
    engine.gate.set()
    qtbot.waitUntil(lambda: "22.00" in notes(page, -1)[-1])
    coded = page.parts[-1]
    assert engine.made[-1].request.source.degradation == CODED
    assert "JPEG 60" in coded.measured.text()
    assert "1.00 dB nearer" in coded.verdict.text()
    assert "SRResNet Photo is" in coded.verdict.text()
    assert "JPEG" not in page.parts[0].measured.text()


def test_a_part_that_fails_does_not_keep_the_next_from_being_computed(
    qtbot: QtBot, window: MainWindow, engine: Any
) -> None:
    engine.failing = ("perceptual",)
    page = choose_in_help(qtbot, window)
    qtbot.waitUntil(lambda: "22.00" in notes(page, -1)[-1])
    assert page.parts[0].verdict.text() == ""


def test_it_is_opened_once_and_again_after_it_was_closed(qtbot: QtBot, window: MainWindow) -> None:
    page = choose_in_help(qtbot, window)
    window.actions_by_id["why-psnr"].trigger()
    assert window.feature(Learning).page is page
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.feature(Learning).page is None)
    again = choose_in_help(qtbot, window)
    qtbot.waitUntil(lambda: "22.00" in notes(again)[-1])


def test_closing_it_cancels_its_work_and_nothing_else(
    qtbot: QtBot, window: MainWindow, engine: Any, small_picture: Picture
) -> None:
    window.feature(Opening).show_picture(small_picture)
    qtbot.waitUntil(lambda: not window.session.busy)
    results = set(window.session.results)
    engine.gate.clear()
    page = choose_in_help(qtbot, window)
    qtbot.waitUntil(lambda: bool(engine.made) and engine.made[-1].request.method_ids == stories()[0].methods)
    assert notes(page)[1:] == ["computing…"] * 3
    page.close()
    qtbot.waitUntil(lambda: engine.made[-1].is_cancelled)
    engine.gate.set()
    assert set(window.session.results) == results
    assert window.session.plan is not None


def test_a_method_that_fails_says_why_and_the_others_are_shown(qtbot: QtBot, window: MainWindow, engine: Any) -> None:
    engine.failing = ("srresnet",)
    page = choose_in_help(qtbot, window)
    qtbot.waitUntil(lambda: "PSNR-Y" in notes(page)[-1])
    assert notes(page)[2] == "srresnet stopped: a picture of one colour."
    assert page.parts[0].verdict.text() == ""


def test_it_can_be_read_in_a_small_window(qtbot: QtBot, window: MainWindow) -> None:
    page = choose_in_help(qtbot, window)
    qtbot.waitUntil(lambda: "22.00" in notes(page)[-1] and bool(page.table.findChildren(QLabel)))
    page.resize(420, 320)
    QApplication.processEvents()
    assert page.width() <= 480
    bar = page.view.verticalScrollBar()
    assert bar.maximum() > 0
    assert page.view.widget().width() <= page.view.viewport().width()
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_PageDown)
    assert bar.value() > 0


def test_every_method_of_a_first_start_is_characterised() -> None:
    titles = {method.title for method in SHIPPED.select(DEFAULT_IDS)}
    found = {method.title: method for method in method_summaries()}
    assert titles <= set(found)
    assert all(found[title].strengths and found[title].weaknesses for title in titles)


def test_the_words_of_networks_are_those_of_their_cards(tmp_path: Path, project: Path) -> None:
    card = json.loads((project / "weights" / "srcnn.json").read_text(encoding="utf-8"))
    (tmp_path / "srcnn.json").write_text(json.dumps(card | {"strengths": "Small.", "weaknesses": "Soft."}))
    (tmp_path / "srresnet.json").write_text("no card")
    found = {method.title: method for method in method_summaries(tmp_path)}
    assert (found["SRCNN"].strengths, found["SRCNN"].weaknesses) == ("Small.", "Soft.")
    assert "SRResNet" not in found
    assert "Nearest" in found


@pytest.fixture
def without_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sr_desktop.ui.learning.feature.sample_pictures", tuple)


def test_without_the_sample_the_rest_is_shown(
    qtbot: QtBot, without_samples: None, make_window: Callable[[], MainWindow]
) -> None:
    page = choose_in_help(qtbot, make_window())
    assert page.parts == []
    assert any("sample picture is missing" in label.text() for label in page.findChildren(QLabel))
    qtbot.waitUntil(lambda: not page.bars.answers.exhibits[2].is_empty)


def test_every_recipe_says_what_its_method_is_good_and_bad_at(project: Path) -> None:
    for recipe in sorted((project / "trainer" / "recipes").glob("*.toml")):
        values = tomllib.loads(recipe.read_text(encoding="utf-8"))
        assert values["strengths"], recipe
        assert values["weaknesses"], recipe


def test_why_the_sample_cannot_be_read_is_said_in_the_language_of_the_window(
    qtbot: QtBot,
    qapp: QApplication,
    make_window: Callable[[], MainWindow],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    sample = tmp_path / "dog.png"
    sample.write_bytes(b"")
    monkeypatch.setattr("sr_desktop.ui.learning.feature.sample_pictures", lambda: (sample,))
    install(qapp, next(each for each in LANGUAGES if each.id == "zh_TW"))
    try:
        window = make_window()
        window.actions_by_id["why-psnr"].trigger()
        page = window.feature(Learning).page
        assert page is not None
        with pytest.raises(PictureReadError) as read:
            read_picture(sample)
        said = translated(read.value.message)
        assert said != str(read.value)
        qtbot.waitUntil(lambda: all(notes(page, number)[1:] == [said] * 3 for number in range(len(page.parts))))
    finally:
        install(qapp, ENGLISH)
