"""A folder of results is one method for all pictures: matched by name, kept while the strip moves, evaluated."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from sr_desktop.engine.errors import ExternalResultError
from sr_desktop.engine.inputs.external import result_file, results_method
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.methods import SHIPPED
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.user_methods.many_dialog import ManyResultsDialog
from sr_desktop.ui.window.main_window import MainWindow


def save(path: Path, seed: int, more: int = 0) -> None:
    pixels = np.random.default_rng(seed).integers(20, 230, (32, 40, 3)) + more
    Image.fromarray(pixels.astype(np.uint8)).save(path)


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "set"
    folder.mkdir()
    for number, name in enumerate(("one", "two", "three")):
        save(folder / f"{name}.png", number)
    return folder


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """Of two of the three pictures; brighter by 2 and by 3."""
    folder = tmp_path / "Theirs"
    folder.mkdir()
    save(folder / "one_x4.png", 0, 2)
    save(folder / "two.png", 1, 3)
    return folder


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["baby.png", "baby_x4.png"], "baby.png"),
        (["BABY.png", "bird.png"], "BABY.png"),
        (["babyx4.png", "bird.png"], "babyx4.png"),
        (["baby_SRResNet.png", "babysitter.png"], "baby_SRResNet.png"),
        (["babyx4_SwinIR.png", "babyx_4.png"], "babyx4_SwinIR.png"),
        (["bird.png"], None),
        (["baby_a.png", "baby_b.png"], None),
    ],
)
def test_the_file_of_a_picture_is_found_by_its_name(names: list[str], found: str | None, tmp_path: Path) -> None:
    for number, name in enumerate(names):
        save(tmp_path / name, number)
    method = results_method(tmp_path, SHIPPED, "Theirs")
    if found is None:
        with pytest.raises(ExternalResultError, match=r"no result for 'baby'|Several results in .* fit 'baby'"):
            result_file(method, Path("baby.png"), 4)
    else:
        assert result_file(method, Path("baby.png"), 4).name == found


def expected(picture: Path, result: Path) -> float | None:
    output, truth = (np.asarray(Image.open(path)) for path in (result, picture))
    return measure(output, truth, is_gray=False)["psnr_y"]


def test_it_stays_while_the_strip_moves_and_says_where_a_result_is_missing(
    qtbot: QtBot, real_window: MainWindow, pictures: Path, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = real_window
    window.settings.prepare_next = False
    window.open_paths([pictures])
    qtbot.waitUntil(lambda: window.session.plan is not None and not window.session.busy)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(theirs))
    window.actions_by_id["add-result-folder"].trigger()
    dialog = window.findChild(ManyResultsDialog)
    qtbot.mouseClick(dialog.findChild(QPushButton, "many-folder"), Qt.MouseButton.LeftButton)
    add = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    qtbot.waitUntil(add.isEnabled)
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "theirs" in window.session.results)
    assert window.toasts.shown[0].text == "Added Theirs: results for 2 of 3 pictures."
    assert window.session.results["theirs"].scores["psnr_y"] == expected(pictures / "one.png", theirs / "one_x4.png")
    window.actions_by_id["last-picture"].trigger()
    last = pictures / "two.png"
    qtbot.waitUntil(lambda: window.session.plan is not None and window.session.plan.picture.path == last)
    qtbot.waitUntil(lambda: "theirs" in window.session.results)
    assert window.session.results["theirs"].scores["psnr_y"] == expected(last, theirs / "two.png")
    window.actions_by_id["previous-picture"].trigger()
    qtbot.waitUntil(lambda: window.session.has_ended("theirs") and "theirs" not in window.session.results)
    pane = next(pane for pane in window.findChildren(Pane) if pane.method_id == "theirs")
    assert pane.header.failure is not None
    assert "no result for 'three'" in pane.header.failure
    # A result that is written again is read again.
    save(theirs / "two.png", 1, 9)
    window.actions_by_id["next-picture"].trigger()
    qtbot.waitUntil(lambda: "theirs" in window.session.results)
    assert window.session.results["theirs"].scores["psnr_y"] == expected(last, theirs / "two.png")

    for name in ("nearest", "bilinear", "srcnn", "perceptual", "srresnet"):
        window.stage.show_pane(name, False)
    evaluating = window.feature(Evaluating)
    evaluating.evaluate()
    qtbot.waitUntil(lambda: not evaluating.busy)
    by_name = {one.path.stem: one.of("theirs") for one in evaluating.evaluation.pictures}
    assert by_name["three"] is None
    assert by_name["one"] is not None
    assert by_name["one"].scores["psnr_y"] == expected(pictures / "one.png", theirs / "one_x4.png")

    results = window.feature(GivenResults)
    assert [method.title for method in results.all] == ["Theirs"]
    results.remove("theirs")
    assert results.all == ()
    assert "theirs" not in window.stage.order


def test_a_folder_that_fits_nothing_is_a_sentence(
    qtbot: QtBot, window: MainWindow, picture_file: Path, theirs: Path
) -> None:
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: window.session.plan is not None and not window.session.busy)
    results = window.feature(GivenResults)
    results.add_many(theirs)
    qtbot.waitUntil(lambda: bool(window.toasts.shown))
    assert window.toasts.shown[0].text == f"There is no result for 'a photo' in '{theirs}'."
    assert results.all == ()
