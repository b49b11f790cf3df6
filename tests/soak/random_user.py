"""A user who does anything to the real window at random. Run as a program by `test_random_user`; not a test itself.

    python random_user.py FOLDER SEED ACTIONS SECONDS

Every tenth of a long way, and at the end, it comes to rest, with no picture open, and prints as a line of JSON what the
process holds then; on a long way in a window that has just opened as at a first start, so that these lines can be
compared. What was set before comes back with the next window.
Its exit code is 3 if there was a crash dialog, 4 if something did not end, and else that of the window.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import math
import os
import random
import signal
import sys
import time
from collections import Counter
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMenu, QMessageBox, QWidget

import sr_desktop.ui  # noqa: F401
from sr_desktop.ui.app import name_application, run_window
from sr_desktop.ui.dialogs.crash_dialog import CrashDialog
from sr_desktop.ui.translation.languages import LANGUAGES
from sr_desktop.ui.window import main_window
from sr_desktop.ui.window.dialogs import REOPEN
from sr_desktop.ui.window.main_window import MainWindow
from tests.soak.holding import held

KEYS = [
    Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, *(Qt.Key(code) for code in range(Qt.Key.Key_0, Qt.Key.Key_Z + 1)),
]  # fmt: skip
MODIFIERS = [Qt.KeyboardModifier.NoModifier] * 4 + [
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
]
LEFT_OUT = {"quit"}
"""Commands that end the window: closing is tested by itself."""
QUIET_SECONDS = 60
"""How long coming to rest may take before the run fails."""
PAUSE_MS = 20
"""How often a rest looks whether all is quiet: what still runs needs the processor."""
LONG = 1000
"""So many actions are a long way."""
LOADED_WHEN_NEEDED = ("pyqtgraph", "scipy.ndimage", "scipy.signal", "scipy.sparse.csgraph")
"""What plots, profiles, degradations and blind tests load when they are first needed, which may be late, and keep."""
CRASHED, STUCK = 3, 4
"""Exit codes: there was a crash dialog; something did not end."""


class RandomUser:
    """Does one thing after another until it has done them all.

    Args:
        folder: What can be opened lies in its subfolder ``files``; everything is written into ``out``.
        seed: Decides what is done.
        actions: How many things are done.
        seconds: After which it stops early.
    """

    def __init__(self, folder: Path, seed: str, actions: int, seconds: float) -> None:
        self._rng = random.Random(seed)
        self._files = sorted(path for path in (folder / "files").rglob("*"))
        self._out = folder / "out"
        self._actions = actions
        self._deadline = time.monotonic() + seconds
        self._done = 0
        self._rests = 0
        self._rests_in_all = 10 if actions >= LONG else 1
        self._idle_until = 0.0
        self._resting_since: float | None = None
        self._is_leaving = False
        self.is_first_start = False
        self.kinds: Counter[str] = Counter()
        self.is_over = False
        self.has_crashed = False
        QTimer.singleShot(0, self._tick)
        self._answer_file_dialogs()

    def _answer_file_dialogs(self) -> None:
        """Qt's own dialogs for files could do harm outside of the folder."""

        def one(*_: object, **__: object) -> tuple[str, str]:
            return (str(self._some_file()) if self._rng.random() < 0.8 else ""), ""

        def several(*_: object, **__: object) -> tuple[list[str], str]:
            return [str(self._some_file()) for _ in range(self._rng.randint(0, 3))], ""

        def target(*given: object, **__: object) -> tuple[str, str]:
            name = Path(str(given[2])).name if len(given) > 2 else "x.png"
            return (str(self._out / (name or "x.png")) if self._rng.random() < 0.8 else ""), ""

        def place(*_: object, **__: object) -> str:
            return self._rng.choice([str(self._out), str(self._files[0].parent), ""])

        for name, function in (
            ("getOpenFileName", one), ("getOpenFileNames", several), ("getSaveFileName", target),
            ("getExistingDirectory", place),
        ):  # fmt: skip
            setattr(QFileDialog, name, staticmethod(function))

    def _some_file(self) -> Path:
        return self._rng.choice(self._files)

    def _tick(self) -> None:
        # What is done may run an event loop of its own, as a menu does, in which the next thing is done: not by one
        # timer, which Qt does not let fire while its slot runs.
        idle = math.ceil(1000 * max(0.0, self._idle_until - time.monotonic()))
        QTimer.singleShot(idle if self._resting_since is None else PAUSE_MS, self._tick)
        if idle:
            return
        window = next((each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)), None)
        if window is None or not window.is_filled:
            return
        self._look_for_a_crash()
        if self.is_over or self._is_leaving:
            self._end(window)
            return
        if self._resting_since is not None:
            self._rest(window)
            return
        if self._done >= self._actions * (self._rests + 1) / self._rests_in_all or self._is_late:
            self._resting_since = time.monotonic()
            return
        self._done += 1
        if self._done % 100 == 0:
            watch()
        self._act(window)

    @property
    def _is_late(self) -> bool:
        return time.monotonic() > self._deadline

    def _look_for_a_crash(self) -> None:
        """Its report is on stderr already."""
        for each in QApplication.topLevelWidgets():
            if isinstance(each, CrashDialog) and each.isVisible():
                self.has_crashed = True
                each.close()

    def _rest(self, window: MainWindow) -> None:
        """Leave all dialogs, close the picture, wait for what runs, open the window again; then say what is held."""
        popup = QApplication.activePopupWidget()
        modal = QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
            return
        dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
        if modal is not None or dialogs:
            top = modal if isinstance(modal, QDialog) else dialogs[-1] if dialogs else None
            if top is not None:
                top.reject()
            elif modal is not None:
                modal.close()
            self._check_patience("a dialog does not close: " + str([type(each).__name__ for each in dialogs]))
            return
        close = window.actions_by_id["close"]
        if close.isEnabled():
            close.trigger()
        cancel = window.actions_by_id["cancel"]
        if window.session.busy or cancel.isEnabled():
            if cancel.isEnabled():
                cancel.trigger()
            self._check_patience("work does not end")
            return
        if time.monotonic() - (self._resting_since or 0) < 1.0:
            return
        if self._actions >= LONG and not self.is_first_start:
            self.is_first_start = True
            # A copied picture stays in memory as long as it is on the clipboard.
            QApplication.clipboard().clear()
            self._leave_window(window)
            return
        self._rests += 1
        if self._actions >= LONG:
            for name in LOADED_WHEN_NEEDED:
                import_module(name)
        gc.collect()
        print(json.dumps(held(self._done)), flush=True)
        self.is_over = self._rests == self._rests_in_all or self._is_late
        self.is_first_start = False
        self._leave_window(window)

    def _leave_window(self, window: MainWindow) -> None:
        self._is_leaving = True
        self._resting_since = time.monotonic()
        watch()
        window.close()

    def take_window(self) -> None:
        """Another window is about to open."""
        self._is_leaving = False
        self._resting_since = time.monotonic() if self.is_first_start else None

    def _end(self, window: MainWindow) -> None:
        """A window with work in it asks before it closes."""
        question = QApplication.activeModalWidget()
        if isinstance(question, QMessageBox):
            question.button(QMessageBox.StandardButton.Discard).click()
        self._check_patience("the window does not close")

    def _check_patience(self, what: str) -> None:
        if self._resting_since is not None and time.monotonic() - self._resting_since > QUIET_SECONDS:
            print(f"Traceback: {what}", file=sys.stderr, flush=True)
            os._exit(STUCK)

    def _act(self, window: MainWindow) -> None:
        popup = QApplication.activePopupWidget()
        modal = QApplication.activeModalWidget()
        if popup is not None:
            self._in_a_menu(popup)
        elif isinstance(modal, QFileDialog):
            self._in_a_file_dialog(modal)
        elif modal is not None and self._rng.random() < 0.1:
            self.kinds["leave"] += 1
            modal.close()
        else:
            place: QWidget = modal or self._some_window(window)
            kind = self._rng.choices(
                ["command", "click", "key", "wheel", "drag", "open", "drop", "size", "wait", "language", "leave"],
                [40, 20, 14, 8, 6, 4, 3, 1, 4, 0.02, 2],
            )[0]
            if modal is not None and kind in ("command", "open", "drop", "size"):
                kind = "click"
            self.kinds[kind] += 1
            getattr(self, f"_{kind}")(window, place)

    def _some_window(self, window: MainWindow) -> QWidget:
        others = [each for each in QApplication.topLevelWidgets()
                  if each.isVisible() and each is not window and isinstance(each, QDialog)]  # fmt: skip
        return self._rng.choice(others) if others and self._rng.random() < 0.5 else window

    def _in_a_menu(self, popup: QWidget) -> None:
        self.kinds["menu"] += 1
        actions = [each for each in popup.actions() if each.isEnabled() and not each.isSeparator()]
        if isinstance(popup, QMenu) and actions and self._rng.random() < 0.7:
            chosen = self._rng.choice(actions)
            if self._is_allowed(chosen):
                popup.setActiveAction(chosen)
                QTest.keyClick(popup, Qt.Key.Key_Return)
                return
        popup.close()

    @staticmethod
    def _is_allowed(action: QAction) -> bool:
        return action.objectName() not in LEFT_OUT

    def _in_a_file_dialog(self, dialog: QFileDialog) -> None:
        self.kinds["file dialog"] += 1
        if self._rng.random() < 0.3:
            dialog.reject()
            return
        dialog.setDirectory(str(self._out))
        name = dialog.findChild(QLineEdit)
        if name is not None:
            name.setText(self._rng.choice(["a.png", "b.svg", "c.xyz", "d", "e.csv"]))
        dialog.accept()

    def _command(self, window: MainWindow, place: QWidget) -> None:
        actions = [each for each in window.actions_by_id if each.isEnabled() and self._is_allowed(each)]
        self._rng.choice(actions).trigger()

    def _some_widget(self, place: QWidget) -> tuple[QWidget, QPoint]:
        at = QPoint(self._rng.randrange(max(1, place.width())), self._rng.randrange(max(1, place.height())))
        child = place.childAt(at) or place
        return child, child.mapFrom(place, at)

    def _click(self, window: MainWindow, place: QWidget) -> None:
        widget, at = self._some_widget(place)
        button = self._rng.choice([Qt.MouseButton.LeftButton] * 5 + [Qt.MouseButton.RightButton])
        click = QTest.mouseDClick if self._rng.random() < 0.1 else QTest.mouseClick
        click(widget, button, self._rng.choice(MODIFIERS), at)

    def _key(self, window: MainWindow, place: QWidget) -> None:
        focus = QApplication.focusWidget() or place
        key, modifier = self._rng.choice(KEYS), self._rng.choice(MODIFIERS)
        if key == Qt.Key.Key_Q and modifier == Qt.KeyboardModifier.ControlModifier:
            return
        QTest.keyClick(focus, key, modifier)

    def _wheel(self, window: MainWindow, place: QWidget) -> None:
        widget, at = self._some_widget(place)
        turn = QPoint(0, self._rng.choice([-480, -120, 120, 480]))
        spot = QPointF(at)
        event = QWheelEvent(spot, QPointF(widget.mapToGlobal(at)), QPoint(), turn, Qt.MouseButton.NoButton,
                            self._rng.choice(MODIFIERS), Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(widget, event)

    def _drag(self, window: MainWindow, place: QWidget) -> None:
        widget, at = self._some_widget(place)
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, self._rng.choice(MODIFIERS), at)
        for _ in range(self._rng.randint(1, 4)):
            QTest.mouseMove(widget, at + QPoint(self._rng.randint(-200, 200), self._rng.randint(-200, 200)))
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    def _open(self, window: MainWindow, place: QWidget) -> None:
        window.open_paths([self._some_file() for _ in range(self._rng.choice([1, 1, 2]))])

    def _drop(self, window: MainWindow, place: QWidget) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(self._some_file())) for _ in range(self._rng.choice([1, 1, 2]))])
        spot = QPointF(self._rng.randrange(window.width()), self._rng.randrange(window.height()))
        event = QDropEvent(spot, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                           Qt.KeyboardModifier.NoModifier, QEvent.Type.Drop)  # fmt: skip
        QApplication.sendEvent(window, event)

    def _size(self, window: MainWindow, place: QWidget) -> None:
        window.resize(self._rng.randint(200, 1800), self._rng.randint(150, 1200))

    def _wait(self, window: MainWindow, place: QWidget) -> None:
        # Not by an event loop of its own: what is done in it would end dialogs whose own loops have not ended.
        self._idle_until = time.monotonic() + self._rng.choice([0.01, 0.05, 0.2])

    def _leave(self, window: MainWindow, place: QWidget) -> None:
        if place is not window:
            place.close()

    def _language(self, window: MainWindow, place: QWidget) -> None:
        """As the dialog of settings does it: the window opens again."""
        window.settings.language = self._rng.choice(LANGUAGES).id
        QApplication.exit(REOPEN)


def watch() -> None:
    """From now on the window has some time to do what it is asked; if it has not then, it says where it is and ends."""
    faulthandler.dump_traceback_later(5 * QUIET_SECONDS, exit=True)


def change_settings(set_aside: dict[str, object], is_first_start: bool) -> dict[str, object]:
    """Set all settings aside for a window that opens as at a first start, or bring them back; what is set aside."""
    settings = QSettings()
    before = {key: settings.value(key) for key in settings.allKeys()} if is_first_start else {}
    if is_first_start or set_aside:
        settings.clear()
    for key, value in set_aside.items():
        settings.setValue(key, value)
    return before


def main() -> int:
    faulthandler.enable()
    faulthandler.register(signal.SIGUSR1, all_threads=True)
    folder, seed, actions, seconds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
    app = QApplication([])
    user = RandomUser(folder, seed, actions, seconds)
    code = 0
    name_application()
    # What closing does when a busy machine takes longer is tested by itself.
    main_window.SHUTDOWN_SECONDS = QUIET_SECONDS
    set_aside: dict[str, object] = {}
    while not user.is_over:
        set_aside = change_settings(set_aside, user.is_first_start)
        user.take_window()
        code = run_window([])
    print(json.dumps({"kinds": user.kinds}), flush=True)
    del app
    return CRASHED if user.has_crashed else code


if __name__ == "__main__":
    sys.exit(main())
