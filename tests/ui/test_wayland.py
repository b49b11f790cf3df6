"""The window under a real Wayland compositor, which says what it shows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from tests.ui.conftest import detailed_pixels

SOCKET = "wayland-sr-desktop"
MISSING = [name for name in ("weston", "weston-screenshooter") if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"{', '.join(MISSING)} of Weston is not installed")


@pytest.fixture
def compositor(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Weston without a screen; gives the environment in which its clients find it."""
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    environment = os.environ | {
        "XDG_RUNTIME_DIR": str(runtime),
        "WAYLAND_DISPLAY": SOCKET,
        "XDG_CONFIG_HOME": str(tmp_path),
    }
    size = ("--width=1000", "--height=700")
    # For clients to take pictures of the whole screen.
    command = ["weston", "--backend=headless-backend.so", "--no-config", "--debug", f"--socket={SOCKET}", *size]
    with (tmp_path / "weston.log").open("wb") as log:
        weston = subprocess.Popen([*command, "--use-pixman"], env=environment, stdout=log, stderr=log)
    try:
        while not (runtime / SOCKET).exists():
            assert weston.poll() is None, (tmp_path / "weston.log").read_text()
            time.sleep(0.02)
        yield environment
    finally:
        weston.terminate()
        weston.wait(10)


def screen(environment: dict[str, str], folder: Path) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """What the compositor shows."""
    folder.mkdir()
    subprocess.run(["weston-screenshooter"], env=environment, cwd=folder, check=True, timeout=30)
    (file,) = folder.glob("*.png")
    return np.asarray(Image.open(file).convert("RGB"))


def share_shown(whole: np.ndarray[Any, Any], part: np.ndarray[Any, Any]) -> float:
    """The largest share of a part's pixels that stand in the whole in their places, wherever the part is."""
    height, width = part.shape[:2]
    spot = np.unravel_index(np.abs(np.diff(part.astype(int), axis=1)).sum(axis=2).argmax(), (height, width - 1))
    pair = np.concatenate([part[spot], part[spot[0], spot[1] + 1]])
    pairs = np.concatenate([whole[:, :-1], whole[:, 1:]], axis=2)
    best = 0.0
    for row, column in zip(*np.nonzero((pairs == pair).all(axis=2)), strict=True):
        top, left = row - spot[0], column - spot[1]
        if top >= 0 and left >= 0 and top + height <= whole.shape[0] and left + width <= whole.shape[1]:
            found = whole[top : top + height, left : left + width]
            best = max(best, float((found == part).all(axis=2).mean()))
    return best


def test_the_compositor_shows_panes_dialogs_and_full_screen(compositor: dict[str, str], tmp_path: Path) -> None:
    Image.fromarray(detailed_pixels(160, 120)).save(tmp_path / "picture.png")
    scene = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.wayland_scene", str(tmp_path)],
        env=compositor | {"QT_QPA_PLATFORM": "wayland"},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert scene.stdin is not None
    assert scene.stdout is not None
    assert scene.stdout.readline().strip() == "wayland"
    seen = []
    while name := scene.stdout.readline().strip():
        seen.append(name)
        painted = np.asarray(Image.open(tmp_path / f"{name}.png").convert("RGB"))
        shown = screen(compositor, tmp_path / f"screen-{name}")
        assert share_shown(shown, painted) > 0.98, name
        scene.stdin.write("\n")
        scene.stdin.flush()
    _, complaints = scene.communicate(timeout=60)
    assert scene.returncode == 0, complaints
    assert seen == ["pane", "dialog", "full-screen"]
    assert "wayland" not in complaints.lower(), complaints
