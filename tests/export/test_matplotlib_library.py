"""matplotlib is brought in quietly, whatever other processes have left in the folder of its list of fonts."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sr_desktop.export.matplotlib_library import load_matplotlib, remove_locks

NAME = "fontlist.json"


@pytest.mark.parametrize(
    ("age", "stays"),
    [
        pytest.param(1, True, id="held"),
        pytest.param(20, False, id="left"),
        pytest.param(-4000, False, id="of a clock set back"),
    ],
)
def test_only_locks_that_nobody_holds_are_removed(tmp_path: Path, age: int, stays: bool) -> None:
    lock, other = tmp_path / f"{NAME}.matplotlib-lock", tmp_path / NAME
    for path in (lock, other):
        path.touch()
        os.utime(path, (time.time() - age,) * 2)
    remove_locks(tmp_path)
    assert lock.exists() is stays
    assert other.exists()
    remove_locks(tmp_path / "missing")


def test_a_list_that_another_process_is_writing_is_no_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    load_matplotlib()
    from matplotlib import font_manager

    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    (tmp_path / f"{NAME}.matplotlib-lock").touch()
    font_manager.json_dump(font_manager.fontManager, tmp_path / NAME)
    assert waits, "it waits for the lock"
    assert not (tmp_path / NAME).exists()
    assert not caplog.records


def test_a_process_killed_while_it_wrote_the_list_costs_the_next_nothing(tmp_path: Path) -> None:
    """In a process of its own, which draws with an empty cache but for the lock."""
    lock = tmp_path / f"fontlist-v{_version()}.json.matplotlib-lock"
    lock.touch()
    os.utime(lock, (0, 0))
    program = (
        "import time; waits = []; time.sleep = waits.append\n"
        "from sr_desktop.export.flip.frames import _font\n"
        "print(_font('Bicubic', 12).getname()[0], waits)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"MPLCONFIGDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("DejaVu Sans []\n", "")
    assert [path.name for path in tmp_path.iterdir()] == [lock.name.removesuffix(".matplotlib-lock")]


def _version() -> str:
    load_matplotlib()
    from matplotlib.font_manager import FontManager

    return str(FontManager.__version__)
