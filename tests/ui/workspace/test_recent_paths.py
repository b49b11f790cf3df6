"""Which recent paths are still there is found out on another thread."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.files.ordinary_files import is_there
from sr_desktop.ui.background.tasks import Tasks
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.workspace import recent_paths
from sr_desktop.ui.workspace.recent_paths import RecentPath, RecentPaths


@pytest.fixture
def tasks(qtbot: QtBot) -> Tasks:
    return Tasks()


def test_a_path_is_a_file_until_it_is_looked_at(
    qtbot: QtBot, tasks: Tasks, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, gone = tmp_path / "photo.png", tmp_path / "gone.png"
    file.touch()
    settings.recent_files = (str(gone), str(tmp_path))
    threads: set[threading.Thread] = set()

    def looked_at(path: Path) -> bool:
        threads.add(threading.current_thread())
        # What is opened meanwhile is looked at too.
        if str(file) not in settings.recent_files:
            settings.add_recent(file)
        return is_there(path)

    monkeypatch.setattr(recent_paths, "is_there", looked_at)
    recent = RecentPaths(settings, tasks)
    assert recent.all == (RecentPath(gone), RecentPath(tmp_path))
    with qtbot.waitSignal(recent.changed):
        recent.look()
    assert recent.all[-2:] == (RecentPath(gone, is_there=False), RecentPath(tmp_path, is_folder=True))
    recent.prune()
    qtbot.waitUntil(lambda: settings.recent_files == (str(file), str(tmp_path)))
    assert threading.main_thread() not in threads
    tasks.stop()
    assert tasks.wait(20)
