"""Workers in real processes, and jobs that do them harm."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from threading import enumerate as enumerate_threads
from typing import Any

import pytest

from sr_desktop.engine.worker.jobs import RunningJob
from sr_desktop.engine.worker.process import Patience
from sr_desktop.engine.worker.remote import RemoteWorker

HERE = str(Path(__file__).parent)


@pytest.fixture(scope="package")
def injected() -> Iterator[Callable[..., Any]]:
    """Makes jobs of the module `injected`, which a worker that is started from now on finds as well."""
    sys.path.insert(0, HERE)
    module = importlib.import_module("injected")
    yield lambda name, *arguments: module.Doing(name, arguments)
    sys.path.remove(HERE)


@pytest.fixture
def make_worker(injected: Callable[..., Any]) -> Iterator[Callable[..., RemoteWorker]]:
    """Starts workers, and stops them at the end."""
    workers: list[RemoteWorker] = []

    def make(**patience: float) -> RemoteWorker:
        workers.append(RemoteWorker(patience=Patience(**patience)))
        return workers[-1]

    yield make
    for worker in workers:
        worker.stop()
    assert all(worker.wait(10) for worker in workers)
    # A window that opens again has another worker: what is there once is not to be there once for each.
    assert [thread.name for thread in enumerate_threads()].count("removing scratch files") <= 1


@pytest.fixture(scope="package")
def worker(injected: Callable[..., Any]) -> Iterator[RemoteWorker]:
    """A worker that the tests which do it no harm share."""
    worker = RemoteWorker()
    yield worker
    worker.stop()
    assert worker.wait(10)


class Waiting(Thread):
    """Waits for a job on a thread of its own; then `result` or `error` is there."""

    def __init__(self, running: RunningJob[Any]) -> None:
        super().__init__(daemon=True)
        self.running = running
        self.events: list[Any] = []
        self.result: Any = None
        self.error: BaseException | None = None
        self.start()

    def run(self) -> None:
        try:
            self.result = self.running.run(self.events.append)
        except Exception as error:
            self.error = error

    def ended(self) -> Waiting:
        """This, once the job has ended; a minute is long even for a busy machine."""
        self.join(60)
        assert not self.is_alive()
        return self


@pytest.fixture(scope="package")
def start() -> Callable[[RunningJob[Any]], Waiting]:
    """Waits for a job on a thread of its own."""
    return Waiting
