"""What the two processes say to each other; what a job takes and gives is packed by `sr_desktop.engine.worker.wire`."""

from __future__ import annotations

import pickle
import traceback
from dataclasses import dataclass

from sr_desktop.messages.message import MessageError

# To the worker


@dataclass(frozen=True, slots=True)
class Begin:
    """Do a job, next to those that run."""

    number: int
    job: bytes


@dataclass(frozen=True, slots=True)
class Cancel:
    """Make a job end soon."""

    number: int


@dataclass(frozen=True, slots=True)
class Call:
    """Call a method of a job's work."""

    number: int
    name: str
    arguments: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Leave:
    """Cancel everything and end."""


# From the worker


@dataclass(frozen=True, slots=True)
class Ready:
    """The engine is loaded.

    Attributes:
        gpu: What the first GPU is called; None if there is none.
    """

    gpu: str | None


@dataclass(frozen=True, slots=True)
class Alive:
    """Sent now and then, whatever the jobs do."""


@dataclass(frozen=True, slots=True)
class Emitted:
    """A job reports something."""

    number: int
    event: bytes


@dataclass(frozen=True, slots=True)
class Done:
    """A job has ended; `result` is what it gives."""

    number: int
    result: bytes


@dataclass(frozen=True, slots=True)
class Raised:
    """A job has ended by an exception: one with a message for the user, no memory, or a fault of the program."""

    number: int
    error: MessageError | MemoryError | WorkerFault


@dataclass(frozen=True, slots=True)
class Uncaught:
    """Something in the worker went wrong outside of any job's `run`."""

    fault: WorkerFault


FromWorker = Ready | Alive | Emitted | Done | Raised | Uncaught


class WorkerFault(Exception):
    """An unexpected exception in the worker.

    Attributes:
        trace: Its traceback there, as text; also a note of this exception, so that reports show it.
    """

    def __init__(self, reason: str, trace: str) -> None:
        super().__init__(reason, trace)
        self.trace = trace
        self.add_note(trace)

    def __str__(self) -> str:
        """The exception in one line."""
        return str(self.args[0])


class WorkerLostError(MessageError):
    """The worker's process has ended with jobs unfinished; the message says what is known of why."""


def carried(error: Exception) -> MessageError | MemoryError | WorkerFault:
    """An exception of a job as it reaches the caller: what `Raised` holds, and nothing that cannot travel."""
    if isinstance(error, MessageError):
        return error if _travels(error) else MessageError(error.message)
    return MemoryError(str(error)) if isinstance(error, MemoryError) else fault_of(error)


def fault_of(error: Exception) -> WorkerFault:
    """An unexpected exception as one that can travel."""
    return WorkerFault(str(error) or type(error).__name__, "".join(traceback.format_exception(error)))


def _travels(error: MessageError) -> bool:
    """Whether an exception arrives as what it is: one that takes more than a message does not come out of a pickle."""
    try:
        return type(pickle.loads(pickle.dumps(error))) is type(error)
    except Exception:
        return False
