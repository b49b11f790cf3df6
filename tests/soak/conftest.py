"""What the campaign shares: its seed, and processes that are killed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

SEED = int(os.environ.get("SOAK_SEED", "0"))
"""The same for all tests of a run; `make soak` draws one, the short forms take 0 unless one is given."""


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> random.Random:
    """Chance that follows from the seed and the test's name."""
    print(f"SOAK_SEED={SEED}")
    return random.Random(f"{SEED} {request.node.name}")


SERVER = """
import json, os, signal, sys, time
exec(sys.argv[1])
print("ready", flush=True)
for line in sys.stdin:
    argument, patience, log = json.loads(line)
    # The system knows to a hundredth of a second when a process started.
    time.sleep(0.02)
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        out = os.open(log, os.O_CREAT | os.O_TRUNC | os.O_WRONLY)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(out, 2)
        try:
            code = run(argument)
        except BaseException:
            import traceback
            traceback.print_exc()
            code = 70
        os._exit(code or 0)
    status = None
    if patience is not None:
        time.sleep(patience)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    print(json.dumps([os.waitstatus_to_exitcode(status), time.monotonic() - started]), flush=True)
"""


@dataclass(frozen=True)
class Ended:
    """How a process ended: exit code or minus its signal, how long it ran, and what it wrote to stderr."""

    code: int
    seconds: float
    told: str

    @property
    def was_killed(self) -> bool:
        return self.code == -signal.SIGKILL


class Forks:
    """Runs a function in processes of its own that start at once: forks of one that has imported everything.

    Args:
        preparing: Python that defines ``run(argument)``, which returns the exit code.
        log: Where the stderr of a process is written.
    """

    def __init__(self, preparing: str, log: Path) -> None:
        self._log = log
        self._server = subprocess.Popen(
            [sys.executable, "-c", SERVER, preparing],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert self._server.stdout is not None
        # What the preparation says comes first.
        assert any(line == "ready\n" for line in self._server.stdout)

    def run(self, argument: Any, kill_after: float | None = None) -> Ended:
        """Run it once, to its end or until it is killed after so many seconds."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(json.dumps([argument, kill_after, str(self._log)]) + "\n")
        self._server.stdin.flush()
        code, seconds = json.loads(self._server.stdout.readline())
        told = self._log.read_text(encoding="utf-8", errors="replace")
        assert "Traceback" not in told, told
        return Ended(code, seconds, told)

    def close(self) -> None:
        """End the process that forks."""
        self._server.communicate()


@pytest.fixture
def forks(tmp_path: Path) -> Iterator[Callable[[str], Forks]]:
    """Makes `Forks` of a preparation, and ends them after the test."""
    made: list[Forks] = []

    def make(preparing: str) -> Forks:
        made.append(Forks(preparing, tmp_path / "stderr"))
        return made[-1]

    yield make
    for each in made:
        each.close()


COMMANDS = """
from sr_desktop.cli import app
from sr_desktop.cli import compare
from sr_desktop.cli.jobs import compare_job
from sr_desktop.cli import enlarge
from sr_desktop.cli.jobs import enlarge_job
from sr_desktop.engine.worker.loading import LoadedEngine
from sr_desktop.export import exporter
from sr_desktop.export.figure import figure_file, page
from skimage import metrics
run = app.run
"""


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forks]:
    """Runs command lines of the program."""
    made = Forks(COMMANDS, tmp_path_factory.mktemp("program") / "stderr")
    yield made
    made.close()


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A folder of three small pictures full of detail."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    noise = np.random.default_rng(0).integers(0, 256, (3, 64, 96, 3), np.uint8)
    for number, pixels in enumerate(noise):
        Image.fromarray(pixels).save(folder / f"{number}.png")
    return folder
