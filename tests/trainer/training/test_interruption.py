"""What is left of a run that was killed, and of one that was asked to stop: real processes, real signals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import torch

from trainer.cli import main
from trainer.training.checkpoint import LAST, load_checkpoint
from trainer.training.interruption import StopRequest
from trainer.training.monitoring.run_log import read_log

EVERY = 5
STEPS = 40
PATIENCE = 180
"""Seconds to wait for a process before the test fails."""


def arguments(photos: Path, run: Path, *more: str) -> list[str]:
    values = (
        "network.parameters={blocks=1, channels=8, batch_norm=false}", "data.crop=8", "data.batch=2", "precision=fp32",
        f"schedule.steps={STEPS}", "schedule.warmup=1", f"checkpoint_every={EVERY}",
    )  # fmt: skip
    sets = [word for value in values for word in ("--set", value)]
    cache = str(photos.parent / "cache")
    return [
        "train",
        "srresnet",
        "--data",
        str(photos),
        "--out",
        str(run),
        "--cache",
        cache,
        "--device",
        "cpu",
        *sets,
        *more,
    ]


SLOW = """
import sys, time
from trainer.data.patches import PatchSampler
cut = PatchSampler.at
PatchSampler.at = lambda self, step: (time.sleep(0.1), cut(self, step))[1]
from trainer.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""The command, with batches that take a while, so that there is time to end it."""


@contextmanager
def process(words: list[str]) -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    child = subprocess.Popen([sys.executable, "-c", SLOW, *words], env=environment, stderr=subprocess.PIPE, text=True)
    try:
        yield child
    finally:
        if child.poll() is None:
            child.kill()
        child.communicate()


def wait_for_step(run: Path, step: int, child: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if child.poll() is not None:
            pytest.fail(f"the process ended early: {child.communicate()[1]}")
        if (run / "log.csv").is_file() and len(read_log(run)) >= step:
            return
        time.sleep(0.02)
    pytest.fail(f"step {step} was not reached")


def test_a_kill_loses_at_most_the_steps_since_the_last_checkpoint(photos: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    with process(arguments(photos, run)) as child:
        wait_for_step(run, 2 * EVERY + 2, child)
        child.send_signal(signal.SIGKILL)
        child.wait(PATIENCE)
    logged = read_log(run)
    saved = load_checkpoint(run / LAST).step
    assert saved >= 2 * EVERY
    assert len(logged) - saved <= EVERY
    assert saved < STEPS
    assert main(arguments(photos, run, "--resume")) == 0
    assert main(arguments(photos, tmp_path / "whole")) == 0
    assert [row.step for row in read_log(run)] == list(range(1, STEPS + 1))
    assert [row.loss for row in read_log(run)] == [row.loss for row in read_log(tmp_path / "whole")]
    one, other = (load_checkpoint(folder / LAST).average for folder in (run, tmp_path / "whole"))
    assert all(torch.equal(one[name], other[name]) for name in one)


@pytest.mark.parametrize("number", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.soak)])
def test_a_run_that_is_asked_to_stop_saves_its_state_and_says_so(
    photos: Path, tmp_path: Path, number: signal.Signals
) -> None:
    run = tmp_path / "run"
    with process(arguments(photos, run)) as child:
        wait_for_step(run, EVERY + 1, child)
        child.send_signal(number)
        _, said = child.communicate(timeout=PATIENCE)
    assert child.returncode == 130
    step = load_checkpoint(run / LAST).step
    assert EVERY < step < STEPS
    assert len(read_log(run)) == step
    assert f"Stopped at step {step} of {STEPS}" in said
    assert "--resume continues the run" in said
    assert "Traceback" not in said
    assert (run / "report.md").is_file()


@pytest.mark.usefixtures("usual_ctrl_c")
def test_only_a_second_later_signal_ends_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("trainer.training.interruption.time.monotonic", lambda: now)
    before = signal.getsignal(signal.SIGINT)
    with StopRequest() as stop:
        assert not stop.requested
        signal.raise_signal(signal.SIGINT)
        assert stop.requested
        signal.raise_signal(signal.SIGTERM)  # torchrun, passing it on
        now += 10
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before
