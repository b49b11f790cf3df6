"""The window on a worker whose process is killed: a sentence, another process, and nothing that was done is lost."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
from PIL import Image
from PySide6.QtCore import QSettings, QTimer
from pytestqt.qtbot import QtBot

from sr_desktop.engine.events import MethodDone
from sr_desktop.engine.worker.remote import RemoteWorker
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.theme.theme import Theme
from sr_desktop.ui.window.main_window import MainWindow, filled_window

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sends signals")


@pytest.fixture
def window(qtbot: QtBot, storage: QSettings, theme: Theme) -> Iterator[MainWindow]:
    settings = Settings(storage)
    settings.hidden_panes = ("nearest", "bilinear", "perceptual")
    window = filled_window(RemoteWorker(), settings, theme)
    window.show()
    yield window
    window.close()
    assert window.shut_down()
    window.deleteLater()


@pytest.fixture
def large_file(tmp_path: Path) -> Path:
    """A picture whose results take so long to measure that a worker which is killed at the first has some left."""
    noise = np.random.default_rng(0).integers(0, 256, (384, 512, 3), np.uint8)
    Image.fromarray(noise).save(tmp_path / "large.png")
    return tmp_path / "large.png"


def kill_worker() -> None:
    """Kill the process, as the system does when memory runs out; not in the moment in which it is started."""
    for child in psutil.Process().children():
        if "spawn_main" in " ".join(child.cmdline()) and time.time() - child.create_time() > 0.3:
            os.kill(child.pid, signal.SIGKILL)


def test_the_window_survives_its_worker_says_so_and_continues_with_what_is_missing(
    qtbot: QtBot, window: MainWindow, large_file: Path
) -> None:
    heard: list[str] = []
    killed: list[MethodDone] = []

    def kill_once(done: MethodDone) -> None:
        if not killed:
            killed.append(done)
            kill_worker()

    window.session.notice.connect(heard.append)
    window.session.method_done.connect(kill_once)
    window.open_paths([large_file])
    qtbot.waitUntil(lambda: len(window.session.results) == 3 and not window.session.busy, timeout=120_000)
    before = killed[0]
    assert set(window.session.results) == {"bicubic", "srcnn", "srresnet"}
    assert window.session.results["bicubic"] is before
    assert before.pixels.any(), "the pixels stay when the process that made them has gone"
    assert len(heard) == 1
    assert "ended from outside" in heard[0]
    assert "Another continues" in heard[0]


def test_a_worker_that_is_lost_over_the_same_work_again_is_not_tried_for_ever(
    qtbot: QtBot, window: MainWindow, picture_file: Path
) -> None:
    stopped: list[str] = []
    window.session.stopped.connect(stopped.append)
    killing = QTimer(window, interval=50)
    killing.timeout.connect(kill_worker)
    killing.start()
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: bool(stopped), timeout=120_000)
    assert "ended from outside" in stopped[-1]
    killing.stop()
    qtbot.waitUntil(lambda: not window.session.busy)
    # The user can try again.
    window.session.resume(["bicubic"])
    qtbot.waitUntil(lambda: "bicubic" in window.session.results, timeout=120_000)
