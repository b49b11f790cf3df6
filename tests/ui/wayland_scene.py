"""A window on Wayland, shown to `test_wayland`: run with a folder, it says what it shows, and goes on when it is told.

Each line that it writes is the name of a picture in the folder of what a part of the window paints; the compositor is
to show the same.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from sr_desktop.ui.app import name_application
from sr_desktop.ui.dialogs.name_dialog import NameDialog
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.theme.theme import Theme, ThemeChoice
from sr_desktop.ui.window.main_window import filled_window
from sr_desktop.ui.window.renaming import Renaming
from tests.ui.conftest import EngineScript, LocalWorker

from PySide6.QtCore import QSettings  # isort: skip
from PySide6.QtWidgets import QApplication, QWidget  # isort: skip

_PATIENCE = 20.0


def main(folder: Path) -> None:
    """Open a picture, a dialog, and full screen."""
    name_application()
    app = QApplication([])
    theme = Theme(app, ThemeChoice.DARK)
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    engine = EngineScript()
    for gate in (engine.gate, engine.entry, engine.measuring):
        gate.set()
    window = filled_window(LocalWorker(engine), settings, theme)
    window.resize(900, 600)
    window.show()

    def wait(for_what: Callable[[], object]) -> None:
        end = time.monotonic() + _PATIENCE
        while not for_what():
            app.processEvents()
            if time.monotonic() > end:
                raise TimeoutError
            time.sleep(0.01)

    def show(name: str, part: QWidget) -> None:
        handle = part.window().windowHandle()
        wait(lambda: handle is not None and handle.isExposed())
        for _ in range(20):
            app.processEvents()
            time.sleep(0.01)
        part.grab().save(str(folder / f"{name}.png"))
        print(name, flush=True)
        sys.stdin.readline()

    print(app.platformName(), flush=True)
    window.open_paths([folder / "picture.png"])
    wait(lambda: len(window.session.results) == 6 and not window.session.busy and not window.toasts.shown)
    pane = next(pane for pane in window.stage.panes if pane.method_id == "srresnet")
    show("pane", pane)
    # A menu would be refused: a compositor opens it only for a press that it has itself passed on.
    window.feature(Renaming).ask("bicubic")
    dialog = window.findChild(NameDialog, "rename")
    dialog.name.clearFocus()
    show("dialog", dialog)
    dialog.reject()
    window.actions_by_id["full-screen"].trigger()
    wait(lambda: window.isFullScreen() and window.width() == window.screen().size().width())
    show("full-screen", pane)
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
