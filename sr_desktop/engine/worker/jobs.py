"""What a worker can be asked to do. A job is made where it is wanted and run where the engine is. Imports no torch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event as Flag
from typing import Any, Generic, Protocol, TypeVar

from sr_desktop.engine.request import ComparisonFactory, ComparisonRequest, RunningComparison
from sr_desktop.imaging.measuring.scores import Compute
from sr_desktop.methods import Catalogue, Method
from sr_desktop.model_format import NO_CHOICE, FormatChoice

Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)

Emit = Callable[[Any], None]
"""Takes what a job reports while it runs; of which types, each job says."""


class Engine(ComparisonFactory, Protocol):
    """What jobs work with."""

    def open_model(self, path: Path, catalogue: Catalogue, choice: FormatChoice) -> Method:
        """As `sr_desktop.engine.foreign.model_methods.model_method`."""

    def computes(self, metric_ids: Iterable[str]) -> Mapping[str, Compute]:
        """As `sr_desktop.engine.measures.registry.computes`."""


class Work(Protocol[Result_co]):
    """A job that has begun. It may have more methods, which `RunningJob.call` calls by their names."""

    def run(self, emit: Emit) -> Result_co:
        """Do it on the calling thread."""

    def cancel(self) -> None:
        """Make `run` end soon; callable from any thread."""


class Job(Protocol[Result_co]):
    """Something to be done where the engine is. It is pickled on the way, and so is all that it gives."""

    def begin(self, engine: Engine) -> Work[Result_co]:
        """Called once, on the thread that then runs it."""


class RunningJob(Protocol[Result_co]):
    """The caller's hold on a job."""

    def run(self, emit: Emit) -> Result_co:
        """Wait for its end, calling `emit` on this thread; call it once.

        Raises:
            WorkerLostError: The process that ran it has ended.
            JobCancelled: After `cancel`, if it had not begun, or its process has ended.
            Exception: What the job raised; if it is neither a `MessageError` nor a MemoryError, as a `WorkerFault`.
        """

    def cancel(self) -> None:
        """Make it end soon; callable from any thread, returns at once."""

    def call(self, name: str, *arguments: object) -> None:
        """Call a method of the `Work`; callable from any thread, returns at once. What it returns is not told."""


class Worker(Protocol):
    """Where jobs are run."""

    @property
    def gpu(self) -> str | None:
        """What the first GPU is called, as far as it is known."""

    def warm_up(self) -> None:
        """Load what the first job will need; returns at once."""

    def begin(self, job: Job[Result]) -> RunningJob[Result]:
        """Have a job done; call `run` of what is returned."""

    def stop(self) -> None:
        """Cancel everything and take no more work. Does not wait."""

    def wait(self, seconds: float) -> bool:
        """After `stop`: wait until all has ended. Returns whether it has."""


class JobCancelled(Exception):
    """A job was cancelled before it began, or its process has ended before it said so."""


@dataclass(frozen=True, slots=True)
class CompareJob:
    """A comparison; emits its events, the last of which says how it ended."""

    request: ComparisonRequest

    def begin(self, engine: Engine) -> RunningComparison:
        """As `Job`."""
        return engine(self.request)


@dataclass(frozen=True, slots=True)
class OpenModelJob:
    """Opens a model file to check that it can be used; gives the method that it is."""

    path: Path
    catalogue: Catalogue
    format: FormatChoice = NO_CHOICE

    def begin(self, engine: Engine) -> Work[Method]:
        """As `Job`."""
        return PlainWork(lambda _emit, _is_cancelled: engine.open_model(self.path, self.catalogue, self.format))


class PlainWork(Generic[Result]):
    """The work of a job that is one function.

    Args:
        function: Gets where to report, and a function to ask whether it was cancelled.
    """

    def __init__(self, function: Callable[[Emit, Callable[[], bool]], Result]) -> None:
        self._function = function
        self._cancelled = Flag()

    def run(self, emit: Emit) -> Result:
        """As `Work`."""
        return self._function(emit, self._cancelled.is_set)

    def cancel(self) -> None:
        """As `Work`."""
        self._cancelled.set()
