"""Settings files that are broken, or of two processes at once: the window has its defaults, and loses nothing else."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from sr_desktop.ui.settings import Settings
from sr_desktop.ui.stored import settings_of

RUBBISH = [b"\0", b"\xff\xfe", b"=", b"[", b"]", b"\n", b"\\x", b"@Invalid()", b"@ByteArray(", b"@Variant(\\0", b'"',
           b"{", b"1e999", b"-1", b"NaN", b"%", b", "]  # fmt: skip


def stored_in(path: Path) -> Settings:
    return Settings(QSettings(str(path), QSettings.Format.IniFormat))


@pytest.fixture
def whole(tmp_path: Path) -> bytes:
    """A settings file in which every field is stored."""
    path = tmp_path / "whole.ini"
    settings = stored_in(path)
    for name in settings_of(Settings):
        setattr(settings, name, getattr(settings, name))
    settings.recent_files = ("/a/photo.png", "/b/ü.png")
    settings.method_names = {"srresnet": "Ours"}
    settings.sync()
    return path.read_bytes()


@pytest.mark.parametrize("count", [25, pytest.param(500, marks=pytest.mark.soak)])
def test_broken_settings(count: int, whole: bytes, tmp_path: Path, rng: random.Random) -> None:
    for number in range(count):
        broken = bytearray(whole)
        for _ in range(rng.randint(1, 12)):
            at = rng.randrange(len(broken))
            match rng.randrange(3):
                case 0:
                    broken[at : at + rng.randint(1, 6)] = rng.choice(RUBBISH)
                case 1:
                    broken[at] ^= 1 << rng.randrange(8)
                case 2:
                    del broken[at : at + rng.randint(1, 60)]
        path = tmp_path / f"{number}.ini"
        path.write_bytes(broken)
        settings = stored_in(path)
        keys = {setting.key for setting in settings_of(Settings).values()}
        assert set(settings.broken) <= keys
        # It can be changed and is whole again the next time, without what could not be read.
        settings.threads = 3
        settings.sync()
        again = stored_in(path)
        assert again.threads == 3
        assert again.broken == ()


CHANGING = """
import sys
import sr_desktop.ui
from PySide6.QtCore import QSettings
from sr_desktop.ui.settings import Settings
settings = Settings(QSettings(sys.argv[1], QSettings.Format.IniFormat))
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[3])):
    setattr(settings, sys.argv[2], str(number))
    settings.sync()
"""


@pytest.mark.parametrize("changes", [5, pytest.param(200, marks=pytest.mark.soak)])
def test_two_processes(changes: int, whole: bytes, tmp_path: Path) -> None:
    """Both have read the file before either changes it, and change it at the same time: neither loses the other's."""
    path = tmp_path / "shared.ini"
    path.write_bytes(whole)
    fields = ("front_dock", "single_pane")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    running = [
        subprocess.Popen(
            [sys.executable, "-c", CHANGING, str(path), name, str(changes + 1)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in fields
    ]
    for each in running:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    for each in running:
        assert each.stdin is not None
        each.stdin.write("\n")
        each.stdin.flush()
    assert [each.wait(120) for each in running] == [0, 0]
    settings = stored_in(path)
    assert settings.broken == ()
    assert [getattr(settings, name) for name in fields] == [str(changes)] * 2
    assert settings.recent_files == ("/a/photo.png", "/b/ü.png")
