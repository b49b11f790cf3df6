"""The program never uses the network: its calls of the system are watched, also those of the libraries in C++."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

STRACE = shutil.which("strace")
BEYOND = re.compile(r"AF_(?!UNIX|UNSPEC|NETLINK)")
"""Families of addresses that leave the machine or its kernel."""

WINDOW = """
import sys
from pathlib import Path
import sr_desktop.ui
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sr_desktop.ui.app import run_window
from sr_desktop.ui.window.main_window import MainWindow
app = QApplication([])
def close_when_done():
    for window in app.topLevelWidgets():
        if isinstance(window, MainWindow) and window.is_filled and len(window.session.results) == 6:
            window.close()
timer = QTimer()
timer.timeout.connect(close_when_done)
timer.start(50)
sys.exit(run_window([Path(sys.argv[1])]))
"""


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (96, 96, 3), np.uint8)).save(path)
    return path


@pytest.mark.skipif(STRACE is None, reason="needs strace")
@pytest.mark.parametrize(
    "what",
    [
        "compare",
        *(pytest.param(name, marks=pytest.mark.soak) for name in ("window", "doctor", "training")),
    ],
)
def test_it_speaks_to_no_other_machine(what: str, picture: Path, models: tuple[Path, Path], tmp_path: Path) -> None:
    given = [argument for path in models for argument in ("--model", str(path))]
    recipe = tmp_path / "tiny.toml"
    recipe.write_text(
        'name = "tiny"\nnote = "For a test."\nprecision = "fp32"\n'
        '[network]\nname = "srresnet"\nparameters = { blocks = 1, channels = 8, batch_norm = false }\n'
        "[data]\ncrop = 8\nbatch = 2\n[loss]\nl1 = 1.0\n[schedule]\nsteps = 2\nwarmup = 0\n[validation]\ncrop = 64\n",
        encoding="utf-8",
    )
    data = ["--data", str(tmp_path), "--val", str(tmp_path)]
    command = {
        "compare": ["-m", "sr_desktop", "compare", str(picture), "--out", str(tmp_path / "out"), *given],
        "doctor": ["-m", "sr_desktop", "doctor"],
        "window": ["-c", WINDOW, str(picture)],
        "training": ["-m", "trainer", "train", str(recipe), "--out", str(tmp_path / "run"), *data],
    }[what]
    own = {name: str(tmp_path / name) for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    log = tmp_path / "calls"
    # The program's own threads pass unwatched through the kernel until one of the calls that matter.
    watched = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=socket,connect,sendto,sendmsg", "-o", str(log)]
    ended = subprocess.run(
        [*watched, sys.executable, *command],
        env={**os.environ, **own},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    beyond = [line for line in log.read_text(errors="replace").splitlines() if BEYOND.search(line)]
    assert beyond == []
