"""A worker that is killed, crashes, hangs or is left alone: noticed, named, replaced, and never an orphan."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from sr_desktop.engine.worker.jobs import JobCancelled
from sr_desktop.engine.worker.messages import WorkerLostError
from sr_desktop.engine.worker.process import WorkerProcess
from sr_desktop.engine.worker.remote import RemoteWorker

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sends signals")

MakeWorker = Callable[..., RemoteWorker]
Injected = Callable[..., Any]
Start = Callable[..., Any]


def until(condition: Callable[[], Any]) -> Any:
    """What the condition gives, once that is something; a minute is long even for a busy machine."""
    deadline = time.monotonic() + 60
    while not (found := condition()):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return found


def is_gone(process: int) -> bool:
    """Whether a process has ended, reaped or not."""
    try:
        return psutil.Process(process).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def echo(worker: RemoteWorker, injected: Injected) -> int:
    """The process that does a job now."""
    _, process, _ = worker.begin(injected("echo", "who")).run(lambda _: None)
    return int(process)


def test_a_worker_that_is_killed_is_named_and_replaced(
    make_worker: MakeWorker, injected: Injected, start: Start
) -> None:
    worker = make_worker()
    jobs = [start(worker.begin(injected("wait"))) for _ in range(2)]
    first, _ = (until(lambda job=job: job.events)[0] for job in jobs)
    os.kill(first, signal.SIGKILL)
    for job in jobs:
        assert isinstance(job.ended().error, WorkerLostError)
        assert "ended from outside" in str(job.error)
    assert echo(worker, injected) != first


@pytest.mark.parametrize(
    ("name", "arguments", "reason"), [("leave", (7,), "exit code 7"), ("crash", (), f"exit code -{signal.SIGSEGV:d}")]
)
def test_a_worker_that_crashes_is_named_with_its_code_and_replaced(
    make_worker: MakeWorker, injected: Injected, start: Start, name: str, arguments: tuple[Any, ...], reason: str
) -> None:
    worker = make_worker()
    lost = start(worker.begin(injected(name, *arguments))).ended()
    assert isinstance(lost.error, WorkerLostError)
    assert reason in str(lost.error)
    echo(worker, injected)


def test_a_worker_that_hangs_is_ended_and_what_is_called_meanwhile_returns_at_once(
    make_worker: MakeWorker, injected: Injected, start: Start
) -> None:
    # Longer than a process takes to start on a busy machine.
    worker = make_worker(silence=5.0, loading=5.0)
    job = start(worker.begin(injected("freeze")))
    until(lambda: job.events or job.error)
    # Many times what the pipe holds.
    for _ in range(20_000):
        job.running.call("set_view", None)
    assert isinstance(job.ended().error, WorkerLostError)
    assert "did not answer" in str(job.error)
    assert is_gone(job.events[0])


def test_a_cancel_that_is_not_answered_ends_the_worker_and_the_other_jobs_are_told_why(
    make_worker: MakeWorker, injected: Injected, start: Start
) -> None:
    worker = make_worker(cancel=0.3)
    stubborn, other = start(worker.begin(injected("ignore_cancel"))), start(worker.begin(injected("wait")))
    process = until(lambda: stubborn.events)[0]
    stubborn.running.cancel()
    assert isinstance(stubborn.ended().error, JobCancelled)
    assert isinstance(other.ended().error, WorkerLostError)
    assert "did not stop" in str(other.error)
    assert is_gone(process)
    # The next was started at once, before anything is asked of it.
    assert isinstance(worker.place(), WorkerProcess)
    assert worker.place().has_answered or until(lambda: worker.place().has_answered)


@pytest.mark.parametrize("name", ["wait", "ignore_cancel", "freeze"])
def test_a_worker_that_is_stopped_leaves_whatever_it_does(
    make_worker: MakeWorker, injected: Injected, start: Start, name: str
) -> None:
    worker = make_worker()
    job = start(worker.begin(injected(name)))
    process = until(lambda: job.events)[0]
    worker.stop()
    assert worker.wait(10)
    assert is_gone(process)
    job.ended()
    with pytest.raises(WorkerLostError):
        worker.begin(injected("wait")).run(lambda _: None)


def test_a_worker_that_is_stopped_while_it_starts_leaves_too(make_worker: MakeWorker) -> None:
    worker = make_worker()
    worker.warm_up()
    process = worker.place()
    worker.stop()
    assert worker.wait(10)
    assert not process.is_ready


OWNER = """
import sys, time
sys.path.insert(0, sys.argv[1])
from injected import Doing
from sr_desktop.engine.worker.remote import RemoteWorker

if __name__ == "__main__":
    RemoteWorker().begin(Doing(sys.argv[2])).run(lambda process: print(process, flush=True))
"""


@pytest.mark.parametrize("name", ["wait", "freeze"])
def test_no_orphan_stays_when_the_owner_is_killed(tmp_path: Path, name: str) -> None:
    script = tmp_path / "owner.py"
    script.write_text(OWNER)
    owner = subprocess.Popen(
        [sys.executable, str(script), str(Path(__file__).parent), name], stdout=subprocess.PIPE, text=True
    )
    try:
        assert owner.stdout is not None
        process = int(owner.stdout.readline())
        assert not is_gone(process)
    finally:
        owner.kill()
        owner.wait()
    until(lambda: is_gone(process))


@pytest.mark.parametrize("executable", [b"/nowhere/python", b"/bin/false", "not even a name of a file"])
def test_where_no_process_can_be_started_the_jobs_run_here_and_a_notice_says_so(
    make_worker: MakeWorker, injected: Injected, monkeypatch: pytest.MonkeyPatch, executable: object
) -> None:
    monkeypatch.setattr("multiprocessing.spawn._python_exe", executable)
    worker = make_worker()
    heard: list[Any] = []
    _, process, _ = worker.begin(injected("echo", "who")).run(heard.append)
    assert process == os.getpid()
    assert "No process of its own" in str(heard[0].message)


@pytest.mark.skipif(sys.platform != "linux", reason="reads what Linux says of processes")
def test_the_worker_gives_way_to_the_window_for_processors_and_memory(
    make_worker: MakeWorker, injected: Injected
) -> None:
    process = echo(make_worker(), injected)
    # 19 is the lowest that there is.
    assert psutil.Process(process).nice() == min(psutil.Process().nice() + 5, 19)
    mine, its = (int(Path(f"/proc/{pid}/oom_score_adj").read_text()) for pid in ("self", process))
    assert its > mine


def test_a_cancel_that_comes_when_the_job_has_ended_leaves_the_worker(
    make_worker: MakeWorker, injected: Injected
) -> None:
    worker = make_worker(cancel=0.3)
    job = worker.begin(injected("echo", "who"))
    _, process, _ = job.run(lambda _: None)
    place = worker.place()
    assert isinstance(place, WorkerProcess)
    until(lambda: place.is_ready)
    job.cancel()
    time.sleep(1)
    assert echo(worker, injected) == process
