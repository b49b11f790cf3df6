"""The order of the film strip by name, score and gap, and the scores in it, by mouse and keys."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from sr_desktop.engine.settings import Mode
from sr_desktop.export.evaluating.evaluation import EvaluatedPicture
from sr_desktop.export.evaluating.picture_order import By, Order
from sr_desktop.export.metrics_files import PictureScores
from sr_desktop.export.results import MethodScores
from sr_desktop.imaging.measuring.protocol import PROTOCOL
from sr_desktop.imaging.measuring.scores import Scores
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.collection.pictures_model import SCORE
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.ordering.dialog import OrderDialog
from sr_desktop.ui.ordering.feature import Ordering
from sr_desktop.ui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
NAMES = ("a", "b", "c", "d")
PSNR = {"a": (30.0, 33.0), "b": (25.0, 31.0), "c": (28.0, 29.0)}
"""Of bicubic and of SRResNet; d is not evaluated."""


def picture(path: Path, bicubic: float, srresnet: float) -> EvaluatedPicture:
    methods = {
        name: MethodScores(Scores(psnr_y=value, psnr_rgb=value, ssim_y=value / 100, lpips=1 - value / 100))
        for name, value in (("bicubic", bicubic), ("srresnet", srresnet))
    }
    measured = PictureScores(str(path), Mode.REFERENCE.value, 4, (5, 5), (20, 20), None, PROTOCOL, methods)
    return EvaluatedPicture(path, measured, is_ended=True)


@pytest.fixture
def known() -> dict[Path, EvaluatedPicture]:
    return {Path(name): picture(Path(name), *values) for name, values in PSNR.items()}


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order(), "abcd"),
        (Order(By.SCORE, "bicubic"), "bcad"),
        (Order(By.SCORE, "srresnet"), "cbad"),
        (Order(By.SCORE, "srresnet", is_worst_first=False), "abcd"),
        (Order(By.SCORE, "srresnet", metric_id="lpips"), "cbad"),
        (Order(By.GAP, "srresnet", "bicubic"), "cabd"),
        (Order(By.GAP, "srresnet", "bicubic", is_worst_first=False), "bacd"),
        (Order(By.GAP, "srresnet", "bicubic", metric_id="lpips"), "cabd"),
        (Order(By.SCORE, "unknown"), "abcd"),
    ],
)
def test_pictures_are_ordered_and_those_without_a_value_come_last(
    order: Order, expected: str, known: dict[Path, EvaluatedPicture]
) -> None:
    assert "".join(path.name for path in order.ordered([Path(name) for name in "dcba"], known)) == expected


def test_values_are_written_as_scores_or_with_their_sign(known: dict[Path, EvaluatedPicture]) -> None:
    order = Order(By.GAP, "srresnet", "bicubic")
    assert [order.text(order.value(known[Path(name)])) for name in "ab"] == ["+3.00 dB", "+6.00 dB"]
    back = Order(By.GAP, "bicubic", "srresnet")
    assert back.text(back.value(known[Path("a")])) == "−3.00 dB"
    assert Order(By.SCORE, "bicubic").text(25.0) == "25.00 dB"
    assert order.text(None) == ""
    exact = {"a": (math.inf, math.inf)}
    assert order.value(picture(Path("a"), *exact["a"])) is None


@pytest.fixture
def evaluated(qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window with four pictures, three of which are evaluated with the scores above."""
    folder = tmp_path / "set"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        noise = np.random.default_rng(number).integers(0, 256, (32, 32, 3), dtype=np.uint8)
        Image.fromarray(noise).save(folder / f"{name}.png")
    window.open_paths([folder])
    qtbot.waitUntil(lambda: window.session.plan is not None and not window.session.busy)
    evaluating = window.feature(Evaluating)
    pictures = tuple(picture(folder / f"{name}.png", *values) for name, values in PSNR.items())
    evaluating._evaluation = type(evaluating.evaluation)(("bicubic", "srresnet"), pictures)
    evaluating.changed.emit()
    return window


def strip(window: MainWindow) -> list[str]:
    return [path.stem for path in window.feature(Collection).paths]


def scores(window: MainWindow) -> list[str | None]:
    model = window.feature(Collection).strip.pictures.model()
    return [model.index(row, 0).data(SCORE) for row in range(model.rowCount())]


def opened(qtbot: QtBot, window: MainWindow) -> OrderDialog:
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    dialog = window.findChild(OrderDialog)
    assert dialog.isVisible()
    return dialog


def choose(qtbot: QtBot, dialog: OrderDialog, name: str, steps: int) -> None:
    """By keys, from the first entry on."""
    combo = dialog.findChild(QComboBox, name)
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(steps):
        qtbot.keyClick(combo, Qt.Key.Key_Down)


def test_by_a_score_the_strip_is_reordered_at_once_and_shows_it(qtbot: QtBot, evaluated: MainWindow) -> None:
    shown = evaluated.session.plan
    height = evaluated.feature(Collection).strip.height()
    dialog = opened(qtbot, evaluated)
    choose(qtbot, dialog, "order-by", 1)
    choose(qtbot, dialog, "order-method", 1)
    assert strip(evaluated) == ["c", "b", "a", "d"]
    assert scores(evaluated) == ["29.00 dB", "31.00 dB", "33.00 dB", ""]
    assert evaluated.feature(Collection).strip.height() > height
    # The open picture stays open, and is marked where it is now.
    assert evaluated.session.plan is shown
    assert evaluated.feature(Collection).strip.pictures.currentIndex().row() == 2
    assert evaluated.feature(Collection).strip.place_text == "3 of 4"
    qtbot.mouseClick(dialog.findChild(QCheckBox, "order-worst-first"), LEFT, pos=_box(dialog))
    assert strip(evaluated) == ["a", "b", "c", "d"]
    choose(qtbot, dialog, "order-by", 0)
    assert strip(evaluated) == ["a", "b", "c", "d"]
    assert scores(evaluated) == [None] * 4
    assert evaluated.feature(Collection).strip.height() == height
    dialog.close()


def _box(dialog: OrderDialog):  # type: ignore[no-untyped-def]
    """Where the check box is pressed."""
    box = dialog.findChild(QCheckBox, "order-worst-first")
    return box.rect().center().__class__(8, box.height() // 2)


def test_by_the_gap_and_the_button_opens_the_worst(qtbot: QtBot, evaluated: MainWindow) -> None:
    dialog = opened(qtbot, evaluated)
    choose(qtbot, dialog, "order-by", 2)
    choose(qtbot, dialog, "order-method", 1)
    choose(qtbot, dialog, "order-other", 0)
    assert strip(evaluated) == ["c", "a", "b", "d"]
    assert scores(evaluated)[0] == "+1.00 dB"
    qtbot.mouseClick(dialog.findChild(QPushButton, "order-worst"), LEFT)
    worst = evaluated.feature(Collection).paths[0]
    qtbot.waitUntil(lambda: evaluated.session.plan is not None and evaluated.session.plan.picture.path == worst)
    assert evaluated.toasts.shown[0].text == "Worst for SRResNet: +1.00 dB"
    dialog.close()


def test_by_key_the_worst_is_opened_whatever_the_order(qtbot: QtBot, evaluated: MainWindow) -> None:
    qtbot.keyClick(evaluated, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(
        lambda: evaluated.session.plan is not None and (evaluated.session.plan.picture.path or Path()).stem == "c"
    )
    assert strip(evaluated) == ["a", "b", "c", "d"]
    # The next one is that of the strip.
    qtbot.keyClick(evaluated, Qt.Key.Key_PageDown)
    assert evaluated.feature(Collection).current == evaluated.feature(Collection).paths[3]


def test_without_scores_it_offers_to_evaluate(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    for name in NAMES[:2]:
        Image.fromarray(np.full((32, 32, 3), 90, np.uint8)).save(tmp_path / f"{name}.png")
    window.open_paths([tmp_path / "a.png", tmp_path / "b.png"])
    qtbot.waitUntil(lambda: window.session.plan is not None and not window.session.busy)
    assert not window.actions_by_id["worst-picture"].isEnabled()
    window.feature(Ordering).choose()
    toast = window.toasts.shown[0]
    assert "evaluate them first" in toast.text
    button = next(each for each in toast.findChildren(QToolButton) if each.text() == "Evaluate all")
    qtbot.mouseClick(button, LEFT)
    qtbot.waitUntil(
        lambda: bool(window.feature(Evaluating).evaluation.pictures) and not window.feature(Evaluating).busy
    )
