"""A user adds a model file of their own by key or by drop, compares it, finds it again, and removes it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from torch import nn

from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign.library import load_spandrel
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import crop_to_multiple, downscale
from sr_desktop.messages.message import Message
from sr_desktop.methods import Catalogue, Kind, Method
from sr_desktop.model_format import FormatChoice, parse_format
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.user_methods.added import RemoveMenu
from sr_desktop.ui.user_methods.models import UserModels
from sr_desktop.ui.widgets.toasts import Severity
from sr_desktop.ui.window.main_window import MainWindow
from tests.ui.conftest import EngineScript

CONTROL = Qt.KeyboardModifier.ControlModifier
ID, TITLE = "my-model", "RealESRGAN Compact My Model"


@pytest.fixture
def network() -> nn.Module:
    """A tiny network of scale four; without spandrel the test is skipped."""
    try:
        load_spandrel()
    except ModelFileError as error:
        pytest.skip(str(error))
    from spandrel.architectures.Compact import Compact

    torch.manual_seed(0)
    built: nn.Module = Compact(num_feat=4, num_conv=1, upscale=4)
    return built.eval()


@pytest.fixture
def model(network: nn.Module, tmp_path: Path) -> Path:
    path = tmp_path / "My Model.pth"
    torch.save(network.state_dict(), path)
    return path


def drop(window: MainWindow, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    enter = QDragEnterEvent(
        QPoint(50, 50), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, enter)
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, event)


def pane(window: MainWindow, pane_id: str) -> Pane:
    return next(pane for pane in window.findChildren(Pane) if pane.method_id == pane_id)


def test_a_dropped_model_is_computed_and_shown(
    qtbot: QtBot, real_window: MainWindow, picture_file: Path, model: Path, network: nn.Module
) -> None:
    drop(real_window, picture_file)
    qtbot.waitUntil(lambda: real_window.session.plan is not None)
    drop(real_window, model)
    qtbot.waitUntil(lambda: ID in real_window.stage.shown, timeout=60_000)
    qtbot.waitUntil(lambda: pane(real_window, ID).pixels is not None, timeout=60_000)
    given = downscale(crop_to_multiple(read_picture(picture_file))).pixels
    with torch.inference_mode():
        output = network(torch.from_numpy(given.astype(np.float32) / 255).permute(2, 0, 1)[None])
    expected = output[0].permute(1, 2, 0).clamp(0, 1).mul(255).round().numpy().astype(np.uint8)
    np.testing.assert_array_equal(pane(real_window, ID).pixels, expected)
    scores = pane(real_window, ID).scores
    assert scores is not None
    assert scores.scores["psnr_y"] is not None
    assert real_window.stage.titles[ID] == TITLE
    qtbot.waitUntil(lambda: not real_window.session.busy, timeout=60_000)


def test_a_model_and_a_picture_dropped_together_are_each_taken(
    qtbot: QtBot, real_window: MainWindow, picture_file: Path, model: Path
) -> None:
    drop(real_window, model, picture_file)
    qtbot.waitUntil(lambda: ID in real_window.stage.shown and real_window.session.plan is not None, timeout=60_000)
    qtbot.waitUntil(lambda: pane(real_window, ID).pixels is not None, timeout=60_000)
    qtbot.waitUntil(lambda: not real_window.session.busy, timeout=60_000)


def test_several_models_stand_in_the_order_in_which_they_were_named(
    qtbot: QtBot, window: MainWindow, engine: EngineScript, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, started, failures = threading.Event(), list[str](), list[str]()
    window.feature(UserModels).failed.connect(failures.append)

    def open_model(path: Path, catalogue: Catalogue, choice: FormatChoice) -> Method:
        started.append(path.stem)
        assert gate.wait(30)
        if path.stem == "broken":
            raise ModelFileError(Message("model.empty", path=path))
        return Method(path.stem, path.stem, "", Kind.RGB_NETWORK, model=path, format=choice)

    monkeypatch.setattr(engine, "open_model", open_model)
    drop(window, *(tmp_path / f"{name}.pth" for name in ("large", "broken", "small")))
    qtbot.waitUntil(lambda: started == ["large"])
    gate.set()
    qtbot.waitUntil(lambda: len(window.settings.models) == 2)
    assert started == ["large", "broken", "small"]
    assert window.stage.order[-2:] == ("large", "small")
    assert ["broken.pth' is empty" in failure for failure in failures] == [True]


def test_a_model_is_chosen_by_key_remembered_and_removed(
    qtbot: QtBot,
    make_window: Callable[[], MainWindow],
    storage: QSettings,
    model: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(model)], ""))
    window = make_window()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_M, CONTROL)
    # That it is being opened is said until it is.
    (card,) = window.workspace.toasts.shown
    assert card.text == f"Opening the model {model.name}…"
    assert card.severity is Severity.PROGRESS
    qtbot.waitUntil(lambda: ID in window.stage.shown, timeout=60_000)
    assert all(each.text != card.text for each in window.workspace.toasts.shown)
    assert [action.text() for action in window.workspace.pane_actions.shown][-1] == TITLE
    assert Settings(storage).model_folder == model.parent

    # The next start knows it without opening the file.
    model.unlink()
    again = make_window()
    assert ID in again.stage.shown
    assert again.stage.titles[ID] == TITLE

    again.workspace.pane_actions.shown[-1].trigger()
    assert ID not in again.stage.shown
    assert Settings(storage).hidden_panes == (ID,)
    again.workspace.pane_actions.shown[-1].trigger()
    assert ID in again.stage.shown

    menu = again.findChildren(RemoveMenu)[0]
    assert menu.menuAction().isEnabled()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == [TITLE]
    menu.actions()[0].trigger()
    assert ID not in again.stage.order
    assert ID not in again.stage.shown
    assert not menu.menuAction().isEnabled()
    again.stage.show_all()
    assert ID not in again.stage.shown
    assert ID not in make_window().stage.order


def test_a_removed_model_can_be_added_again(qtbot: QtBot, make_window: Callable[[], MainWindow], model: Path) -> None:
    window = make_window()
    for _ in range(2):
        drop(window, model)
        qtbot.waitUntil(lambda: ID in window.stage.shown, timeout=60_000)
        assert [action.data() for action in window.workspace.pane_actions.solo].count(ID) == 1
        window.feature(UserModels).remove(ID)
        assert ID not in window.stage.shown


def test_a_file_that_is_no_model_is_reported_and_changes_nothing(
    qtbot: QtBot, make_window: Callable[[], MainWindow], storage: QSettings, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.safetensors"
    broken.write_bytes(b"no model")
    window = make_window()
    before = window.stage.order
    drop(window, broken)
    qtbot.waitUntil(lambda: any(toast.severity is Severity.ERROR for toast in window.toasts.shown), timeout=60_000)
    assert str(broken) in window.toasts.shown[-1].text
    assert window.stage.order == before
    assert Settings(storage).models == ()


def test_a_dropped_onnx_model_is_computed_and_remembered(
    qtbot: QtBot, real_window: MainWindow, storage: QSettings, picture_file: Path, tmp_path: Path
) -> None:
    onnx = pytest.importorskip("onnx", reason="needs the package onnx (pip install sr-desktop[onnx])")
    pytest.importorskip("openvino", reason="needs the package openvino (pip install sr-desktop[onnx])")
    # Every pixel four times four times, a little darker: one number is all that it holds.
    graph = onnx.helper.make_graph(
        [
            onnx.helper.make_node("Resize", ["input", "", "scales"], ["large"], mode="nearest"),
            onnx.helper.make_node("Mul", ["large", "less"], ["output"]),
        ],
        "darker",
        [onnx.helper.make_tensor_value_info("input", onnx.TensorProto.FLOAT, [1, 3, "h", "w"])],
        [onnx.helper.make_tensor_value_info("output", onnx.TensorProto.FLOAT, None)],
        [
            onnx.numpy_helper.from_array(np.array([1, 1, 4, 4], np.float32), "scales"),
            onnx.numpy_helper.from_array(np.array(0.5, np.float32), "less"),
        ],
    )
    path = tmp_path / "Darker.onnx"
    opset = [onnx.helper.make_opsetid("", 17)]
    path.write_bytes(onnx.helper.make_model(graph, opset_imports=opset, ir_version=8).SerializeToString())
    drop(real_window, path, picture_file)
    qtbot.waitUntil(lambda: "darker" in real_window.stage.shown and real_window.session.plan is not None)
    qtbot.waitUntil(lambda: pane(real_window, "darker").pixels is not None)
    given = downscale(crop_to_multiple(read_picture(picture_file))).pixels
    expected = np.rint(given.repeat(4, axis=0).repeat(4, axis=1) / 2)
    assert np.abs(pane(real_window, "darker").pixels - expected).max() <= 1
    assert real_window.stage.titles["darker"] == "ONNX Darker"
    assert [method.model for method in Settings(storage).models] == [path]
    qtbot.waitUntil(lambda: not real_window.session.busy)


def test_another_format_is_picked_in_the_panes_menu(
    qtbot: QtBot, real_window: MainWindow, storage: QSettings, model: Path, picture_file: Path
) -> None:
    drop(real_window, model, picture_file)
    qtbot.waitUntil(lambda: ID in real_window.stage.shown and pane(real_window, ID).pixels is not None)
    before = pane(real_window, ID).pixels.copy()
    menu = pane(real_window, ID).header.context_menu()
    own = next(action.menu() for action in menu.actions() if action.text() == "Model takes and gives")
    assert [action.text() for action in own.actions() if action.isChecked()] == ["As a trial tells"]
    next(action for action in own.actions() if action.text() == "0 to 1 in, 0 to 255 out").trigger()
    new = f"{ID}-2"
    qtbot.waitUntil(lambda: new in real_window.stage.shown)
    assert ID not in real_window.stage.shown
    # Until its own picture comes, the pane shows the enlarged input.
    qtbot.waitUntil(lambda: pane(real_window, new).pixels is not None and pane(real_window, new).pixels.max() <= 1)
    assert before.max() > 1
    stored = Settings(storage).models
    assert [(method.id, str(method.format)) for method in stored] == [(new, "range=0-1:0-255")]
    other = pane(real_window, "bicubic").header.context_menu()
    assert "Model takes and gives" not in [action.text() for action in other.actions()]
    qtbot.waitUntil(lambda: not real_window.session.busy)


def test_a_format_that_cannot_be_read_leaves_nothing_to_cancel(
    qtbot: QtBot, real_window: MainWindow, model: Path, picture_file: Path
) -> None:
    drop(real_window, model, picture_file)
    qtbot.waitUntil(lambda: ID in real_window.stage.shown and pane(real_window, ID).pixels is not None)
    models = real_window.findChild(UserModels)
    assert models is not None
    method = next(one for one in models.all if one.id == ID)
    kept = model.read_bytes()
    model.write_bytes(b"no model any more")
    with qtbot.waitSignal(models.failed):
        models.read_as(method, parse_format("range=0-1:0-255"))
    model.write_bytes(kept)
    with qtbot.waitSignal(models.added):
        models.read_as(method, parse_format("range=0-1:0-255"))
    qtbot.waitUntil(lambda: not real_window.session.busy)
