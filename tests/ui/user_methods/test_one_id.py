"""Each method that the user adds is there once, whatever is added, removed and added again, and in which order."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from sr_desktop.methods import DEFAULT_IDS, ORIGINAL, SHIPPED, Kind, Method
from sr_desktop.model_format import parse_format
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.user_methods.models import UserModels
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.renaming import Renaming
from sr_desktop.ui.window.session_files.feature import SessionFiles
from tests.ui.conftest import EngineScript
from tests.ui.window.session_files.hands import save

BYTES, OTHER = parse_format("range=0-255"), parse_format("range=0-255,order=BGR")


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file; opening it gives a method of its name and format."""

    def open_model(_: EngineScript, path: Path, catalogue: object, choice: object) -> Method:
        return Method(path.stem, path.stem.title(), "", Kind.RGB_NETWORK, scale=4, model=path, format=choice)

    monkeypatch.setattr(EngineScript, "open_model", open_model)
    path = tmp_path / "graph.onnx"
    path.write_bytes(b"")
    return path


def add(qtbot: QtBot, window: MainWindow, path: Path, method_id: str) -> Method:
    window.feature(UserModels).add_path(path)
    qtbot.waitUntil(lambda: method_id in ids(window))
    return window.session.catalogue.get(method_id)


def ids(window: MainWindow) -> list[str]:
    return [method.id for method in window.feature(UserModels).all]


def check_sound(window: MainWindow, storage: QSettings) -> None:
    """Panes, lists and what is remembered name each method once, and alike."""
    models, panes = ids(window), [pane.method_id for pane in window.findChildren(Pane)]
    stored = [method.id for method in Settings(storage).models]
    given = [method.id for method in window.feature(GivenResults).all]
    here = [name for name in window.stage.order if name not in (*DEFAULT_IDS, *SHIPPED.ids, ORIGINAL)]
    assert len(panes) == len(set(panes))
    assert len(window.session.catalogue.ids) == len(set(window.session.catalogue.ids))
    assert stored == models
    assert sorted(here) == sorted([*models, *given])


def test_a_model_that_is_brought_to_the_format_of_another_is_that_one(
    qtbot: QtBot, window: MainWindow, make_window: Callable[[], MainWindow], storage: QSettings, model: Path
) -> None:
    models = window.feature(UserModels)
    first = add(qtbot, window, model, "graph")
    models.read_as(first, BYTES)
    qtbot.waitUntil(lambda: ids(window) == ["graph-2"])
    add(qtbot, window, model, "graph")
    assert ids(window) == ["graph-2", "graph"]
    check_sound(window, storage)
    models.read_as(first, BYTES)
    qtbot.waitUntil(lambda: ids(window) == ["graph-2"])
    check_sound(window, storage)
    again = make_window()
    assert ids(again) == ["graph-2"]
    check_sound(again, storage)


def test_settings_that_name_a_model_twice_open_a_window(
    storage: QSettings, settings: Settings, make_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    """As an earlier version has written them; and ids that are another's or could name no file."""

    def own(name: str, file: str) -> Method:
        return Method(name, name, "", Kind.RGB_NETWORK, scale=4, model=tmp_path / file)

    settings.models = (
        own("graph-3", "a.pth"), own("graph-3", "a.pth"), own("graph-4", "a.pth"), own("graph-3", "b.pth"),
        own("original", "c.pth"), own("bicubic", "d.pth"), own("../outside", "e.pth"),
    )  # fmt: skip
    window = make_window()
    assert ids(window) == ["graph-3", "graph-3-2", "original-2", "bicubic-2", "outside"]
    assert [method.model for method in window.feature(UserModels).all] == [tmp_path / f"{one}.pth" for one in "abcde"]
    check_sound(window, storage)


def test_of_two_formats_that_are_picked_in_a_row_the_last_stands(
    qtbot: QtBot, window: MainWindow, storage: QSettings, model: Path
) -> None:
    first = add(qtbot, window, model, "graph")
    window.feature(UserModels).read_as(first, BYTES)
    window.feature(UserModels).read_as(first, OTHER)
    qtbot.waitUntil(lambda: ids(window) != ["graph"])
    assert [method.format for method in window.feature(UserModels).all] == [OTHER]
    check_sound(window, storage)


def test_a_model_keeps_its_name_and_colour_in_another_format(
    qtbot: QtBot, window: MainWindow, make_window: Callable[[], MainWindow], storage: QSettings, model: Path
) -> None:
    models, renaming = window.feature(UserModels), window.feature(Renaming)
    first = add(qtbot, window, model, "graph")
    for number, (title, color, choice) in enumerate(
        [("Ours", "#aa3377", BYTES), ("Ours, 2nd", "#228833", OTHER), ("Mine", "", first.format)]
    ):
        shown = models.all[0]
        renaming.rename(shown.id, title)
        renaming.color(shown.id, color)
        models.read_as(shown, choice)
        expected = ("graph-2", "graph-3", "graph")[number]
        qtbot.waitUntil(lambda expected=expected: ids(window) == [expected])
        for some in (window, make_window()):
            named = some.session.catalogue.get(expected)
            assert (named.title, named.color, some.stage.titles[expected]) == (title, color, title)
    check_sound(window, storage)


def test_a_model_that_was_written_again_is_computed_again_and_no_other(
    qtbot: QtBot, compared: MainWindow, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = compared
    add(qtbot, window, model, "graph")
    qtbot.waitUntil(lambda: "graph" in window.session.results and not window.session.busy)
    window.feature(Renaming).rename("graph", "Ours")
    first = window.session.results["graph"]
    with qtbot.waitSignal(window.feature(UserModels).added):
        window.feature(UserModels).add_path(model)
    assert window.session.results["graph"] is first

    def reopened(_: EngineScript, path: Path, catalogue: object, choice: object) -> Method:
        return Method("other", "Other", "Retrained.", Kind.RGB_NETWORK, scale=4, model=path, format=choice)

    monkeypatch.setattr(EngineScript, "open_model", reopened)
    model.write_bytes(b"retrained")
    with qtbot.waitSignal(window.session.method_done) as done:
        window.feature(UserModels).add_path(model)
    assert done.args[0].method_id == "graph"
    assert window.session.results["graph"] is not first
    method = window.session.catalogue.get("graph")
    assert (method.title, method.summary, ids(window)) == ("Ours", "Retrained.", ["graph"])


def test_a_model_that_is_removed_while_another_format_is_tried_stays_away(
    qtbot: QtBot, window: MainWindow, storage: QSettings, model: Path, tmp_path: Path
) -> None:
    models = window.feature(UserModels)
    models.read_as(add(qtbot, window, model, "graph"), BYTES)
    models.remove("graph")
    # Opened after it, and so ready after it.
    add(qtbot, window, tmp_path / "other.pth", "other")
    assert ids(window) == ["other"]
    check_sound(window, storage)


def test_models_that_are_removed_and_added_again_open_again(
    qtbot: QtBot, window: MainWindow, make_window: Callable[[], MainWindow], storage: QSettings, model: Path
) -> None:
    other = model.parent / "another" / model.name
    add(qtbot, window, model, "graph")
    add(qtbot, window, other, "graph-2")
    for name in ("graph", "graph-2"):
        window.feature(UserModels).remove(name)
    add(qtbot, window, other, "graph-2")
    check_sound(window, storage)
    # A window that has not seen the first gives its id to the next; the other keeps its own.
    again = make_window()
    add(qtbot, again, model.parent / "third" / model.name, "graph")
    add(qtbot, again, model, "graph-3")
    assert ids(again) == ["graph-2", "graph", "graph-3"]
    check_sound(again, storage)
    assert ids(make_window()) == ["graph-2", "graph", "graph-3"]


@pytest.fixture
def results(tmp_path: Path, picture_file: Path) -> Path:
    """A result of the picture that is named as the model is, and a folder with one, of that name too."""
    (tmp_path / "graph").mkdir()
    for name in ("graph.png", f"graph/{picture_file.name}"):
        Image.fromarray(np.asarray(Image.open(picture_file))).save(tmp_path / name)
    return tmp_path / "graph.png"


def test_a_result_that_was_renamed_and_is_added_again_is_one(
    qtbot: QtBot, compared: MainWindow, storage: QSettings, model: Path, results: Path
) -> None:
    given = compared.feature(GivenResults)
    add(qtbot, compared, model, "graph")
    given.add_paths([results])
    qtbot.waitUntil(lambda: len(given.all) == 1)
    given.add_many(results.with_suffix(""))
    qtbot.waitUntil(lambda: len(given.all) == 2)
    for number, method in enumerate(given.all):
        compared.feature(Renaming).rename(method.id, f"Other {number}")
    told: list[str] = []
    given.added.connect(told.append)
    given.add_paths([results])
    given.add_many(results.with_suffix(""))
    qtbot.waitUntil(lambda: len(told) == 2)
    # By the names that they have now, which the menu lists.
    assert [method.title for method in given.all] == ["Other 0", "Other 1"]
    check_sound(compared, storage)
    for method in given.all:
        given.remove(method.id)
    assert given.all == ()
    check_sound(compared, storage)
    qtbot.waitUntil(lambda: not compared.session.busy)


@pytest.mark.parametrize("written", ["graph-2", "../outside"])
def test_a_session_opens_over_a_window_whose_methods_have_its_ids(
    qtbot: QtBot,
    compared: MainWindow,
    make_window: Callable[[], MainWindow],
    storage: QSettings,
    model: Path,
    results: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    written: str,
) -> None:
    """The ids that stand in its file could be written by anybody."""
    add(qtbot, compared, model, "graph")
    compared.feature(GivenResults).add_paths([results])
    qtbot.waitUntil(lambda: len(compared.feature(GivenResults).all) == 1)
    compared.stage.arrange(["graph-2", "graph", "bicubic"])
    save(qtbot, compared, tmp_path / "session", monkeypatch)
    compared.feature(SessionFiles).close_unasked()
    storage.clear()
    file = tmp_path / "session.srd"
    assert json.loads(file.read_text())["pictures"][0]["results"][0]["id"] == "graph-2"
    file.write_text(file.read_text().replace('"graph-2"', f'"{written}"'))

    window = make_window()
    add(qtbot, window, tmp_path / "one" / "graph.onnx", "graph")
    add(qtbot, window, tmp_path / "two" / "graph.onnx", "graph-2")
    for _ in range(2):
        window.feature(SessionFiles).open(file)
        qtbot.waitUntil(lambda: len(ids(window)) == 3 and len(window.feature(GivenResults).all) == 1)
        qtbot.waitUntil(lambda: bool(window.session.results) and not window.session.busy)
        (result,) = window.feature(GivenResults).all
        mine = window.feature(UserModels).all[-1]
        assert (result.result, mine.model) == (results, model)
        assert "/" not in result.id
        assert window.stage.order[:3] == (result.id, mine.id, "bicubic")
        # The window's own models are not in the session: they are there, hidden.
        assert {result.id, mine.id} <= set(window.stage.unhidden)
        assert {"graph", "graph-2"}.isdisjoint(window.stage.unhidden)
        check_sound(window, storage)
    window.feature(SessionFiles).close_unasked()
