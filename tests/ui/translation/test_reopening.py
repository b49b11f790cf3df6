"""Reopening the window in another language, with the program as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import gc
import sys
import weakref
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication
from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui import app
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.window.dialogs import REOPEN
from sr_desktop.ui.window.renaming import Renaming

seen, held = [], []

def look():
    windows = [each for each in QApplication.topLevelWidgets() if each.objectName() == "main-window"]
    filled = [each for each in windows if each.isVisible() and hasattr(each, "session")]
    window = next((each for each in filled if each.session.plan is not None), None)
    # The first picture, and then the window of the other language, with what was added.
    given = () if window is None else window.feature(GivenResults).folders
    if window is None or (seen and window is seen[0]()):
        QTimer.singleShot(50, look)
        return
    if not given:
        if "asked" not in globals():
            globals()["asked"] = True
            window.stage.model.mark.set(Rect(4, 4, 20, 12))
            window.feature(Renaming).rename("srresnet", "Ours")
            window.feature(GivenResults).add_many(Path(sys.argv[1]).with_name("{stem}.png"), "Theirs")
        QTimer.singleShot(50, look)
        return
    workspace = window.workspace
    parts = window, workspace, workspace.worker, workspace.session, workspace.session.kept, workspace.stage
    seen.append(weakref.ref(window))
    held.append([weakref.ref(part) for part in parts])
    found = window.stage.model.mark.region, window.stage.titles["srresnet"], given[0].title
    print(len(windows), window.menuBar().actions()[0].text(), window.session.plan.picture.name, *found, flush=True)
    gc.collect()
    print(gc.get_freeze_count(), len(gc.get_objects()), [part() for part in held[0]] == [None] * len(parts), flush=True)
    if len(seen) == 1:
        window.settings.language = "zh_TW"
        QTimer.singleShot(50, look)
        QCoreApplication.exit(REOPEN)
    else:
        window.feature(GivenResults).remove(given[0].id)
        window.close()

application = QApplication([])
sys.stdout.reconfigure(encoding="utf-8")
QTimer.singleShot(0, look)
sys.exit(app.run_window([Path(name) for name in sys.argv[1:]]))
"""


def test_the_window_reopens_with_all_that_was_open(tmp_path: Path, picture_file: Path) -> None:
    home = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA", "XDG_RUNTIME_DIR")}
    spoken = {"LANG": "C", "LC_ALL": "C", "LANGUAGE": "en"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(picture_file)],
        env={**os.environ, **home, **spoken, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    first, before, second, after = done.stdout.splitlines()
    rest = "Rect(x=4, y=4, width=20, height=12) Ours Theirs"
    assert first == f"1 &File a photo {rest}"
    # One window, not two: the first has gone.
    assert second == f"1 檔案(&F) a photo {rest}"
    # What is imported is not looked at by the cycle collector again and again: few other objects are there.
    for line, has_gone in ((before, "False"), (after, "True")):
        set_aside, looked_at, freed = line.split()
        assert int(set_aside) > 2 * int(looked_at)
        assert freed == has_gone
