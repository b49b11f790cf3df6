"""One process of the worker as its caller sees it: started, listened to, and ended when it no longer answers."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from multiprocessing.context import SpawnProcess
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from time import monotonic

from sr_desktop.engine.worker import entry
from sr_desktop.engine.worker.exchange import Exchange, remove_names_of
from sr_desktop.engine.worker.messages import (
    Alive,
    Begin,
    Cancel,
    Done,
    Emitted,
    Leave,
    Raised,
    Ready,
    Uncaught,
    WorkerLostError,
    carried,
)
from sr_desktop.engine.worker.wire import Wire
from sr_desktop.messages.message import Message

_TICK = 0.25
"""Seconds between two looks at the deadlines while nothing comes."""

_GONE_SECONDS = 1.0
"""How long a process that has closed its pipe may take to be gone."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a process may take to answer, in seconds.

    Attributes:
        cancel: To end a job that was cancelled, once the engine is loaded.
        silence: To say anything, once the engine is loaded.
        loading: To say anything before that; reading libraries from a slow disk can keep a process from all else.
        leaving: To end when asked to.
    """

    cancel: float = 5.0
    silence: float = 10.0
    loading: float = 120.0
    leaving: float = 1.2


Reply = Emitted | Done | Raised | WorkerLostError


class WorkerProcess:
    """A process that does jobs until it is told to leave or is lost.

    Args:
        weights: Folder of the weights; None for those that ship with the program.
        exchange: How arrays travel to it and back.
        patience: How long it may take to answer.
        ended: Called on another thread when it has ended, before its jobs are told.

    Attributes:
        exchange: As the argument.
        gpu: What its first GPU is called, once it has said so.
        has_answered: Whether it has said anything.
        cannot_start: Whether it has ended by itself without saying anything, or was never there.
        is_ready: Whether it has loaded the engine.
    """

    def __init__(
        self,
        weights: Path | None,
        exchange: Exchange,
        patience: Patience,
        ended: Callable[[WorkerProcess], None],
    ) -> None:
        self._weights = weights
        self._patience = patience
        self._tell_ended = ended
        self.exchange = exchange
        self.gpu: str | None = None
        self.has_answered = False
        self.cannot_start = False
        self.is_ready = False
        self._numbers = count()
        self._lock = Lock()
        self._replies: dict[int, SimpleQueue[Reply]] = {}
        self._cancelled: dict[int, float] = {}
        self._lost: WorkerLostError | None = None
        self._leaving_since: float | None = None
        self._ready_since = 0.0
        # Sent by a thread: the pipe to a process that hangs fills up, and no caller may wait for it.
        self._outgoing: SimpleQueue[object] = SimpleQueue()
        # The thread that starts the process stays: Linux ends the process with the thread that started it.
        self._thread = Thread(target=self._accompany, name="worker process", daemon=True)
        self._thread.start()

    def open(self) -> tuple[int, SimpleQueue[Reply]]:
        """A number for a job, and the queue that its replies come into.

        Raises:
            WorkerLostError: It has ended.
        """
        number, replies = next(self._numbers), SimpleQueue[Reply]()
        with self._lock:
            if self._lost is not None:
                raise WorkerLostError(self._lost.message)
            self._replies[number] = replies
        return number, replies

    def close(self, number: int) -> None:
        """Take no more replies for a job."""
        with self._lock:
            self._replies.pop(number, None)
            self._cancelled.pop(number, None)

    def send(self, message: object) -> None:
        """Send a message; returns at once. To cancel a job that has ended is nothing."""
        if isinstance(message, Cancel):
            with self._lock:
                if message.number not in self._replies:
                    return
                self._cancelled.setdefault(message.number, monotonic())
        self._outgoing.put(message)

    def leave(self) -> None:
        """Have the process end: in order if it can in a moment, else at once. Does not wait."""
        if self._leaving_since is None:
            self._leaving_since = monotonic()
            self._outgoing.put(Leave())

    def wait(self, seconds: float) -> bool:
        """Wait until it has ended; whether it has."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    # On the thread of the process

    def _accompany(self) -> None:
        try:
            process, wire = self._started()
        except Exception as error:
            # Also what is no OSError: without a process the jobs would wait forever.
            reason = getattr(error, "strerror", None) or str(error)
            self.cannot_start = True
            self._end(Message("worker.not-started", reason=reason))
            return
        sender = Thread(target=self._send_all, args=(wire,), name="to the worker process", daemon=True)
        sender.start()
        why = None
        try:
            why = self._listen(wire)
        except Exception:
            sys.excepthook(*sys.exc_info())
        process.join(_GONE_SECONDS if why is None else 0)
        process.kill()
        process.join()
        self._outgoing.put(None)
        wire.close()
        if process.pid is not None:
            remove_names_of(process.pid, self.exchange.folders)
        if why is None:
            why = _exit_message(process.exitcode)
            self.cannot_start = not self.has_answered and why.code != "worker.killed"
        self._end(why)

    def _started(self) -> tuple[SpawnProcess, Wire]:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=entry.main,
            args=(theirs, self.exchange.folders, self._weights, os.getpid()),
            name="sr-desktop worker",
            daemon=True,
        )
        process.start()
        # So that the pipe is closed when the process ends.
        theirs.close()
        return process, Wire(ours)

    def _send_all(self, wire: Wire) -> None:
        while (message := self._outgoing.get()) is not None:
            try:
                wire.send(message)
            except OSError:
                # It has gone: the thread that listens finds out why.
                return
            except Exception as error:
                # What cannot travel, or finds no memory, keeps nothing else from being sent.
                self._tell_unsent(message, error)

    def _tell_unsent(self, message: object, error: Exception) -> None:
        """A job that has not been sent has failed; of any other message it is reported."""
        if isinstance(message, Begin):
            self._take_reply(Raised(message.number, carried(error)))
        else:
            sys.excepthook(type(error), error, error.__traceback__)

    def _listen(self, wire: Wire) -> Message | None:
        """Take replies until the process ends, or has to be ended; then why."""
        quiet = 0.0
        while True:
            try:
                if wire.poll(_TICK):
                    quiet = 0.0
                    self._take(wire.receive())
                else:
                    # Counted, not read from a clock: while this process or the machine sleeps, no time passes.
                    quiet += _TICK
            except (EOFError, OSError):
                return None
            if (why := self._overdue(quiet)) is not None:
                return why

    def _take(self, message: object) -> None:
        self.has_answered = True
        match message:
            case Ready():
                self.gpu = message.gpu
                self.is_ready, self._ready_since = True, monotonic()
            case Emitted() | Done() | Raised():
                self._take_reply(message)
            case Uncaught():
                sys.excepthook(type(message.fault), message.fault, None)
            case Alive():
                pass

    def _take_reply(self, message: Emitted | Done | Raised) -> None:
        with self._lock:
            replies = self._replies.get(message.number)
        if replies is not None:
            replies.put(message)

    def _overdue(self, quiet: float) -> Message | None:
        patience, now = self._patience, monotonic()
        if self._leaving_since is not None and now - self._leaving_since > patience.leaving:
            return Message("worker.left")
        if quiet > (patience.silence if self.is_ready else patience.loading):
            return Message("worker.silent")
        with self._lock:
            since = min(self._cancelled.values(), default=now)
        if self.is_ready and now - max(since, self._ready_since) > patience.cancel:
            return Message("worker.stuck")
        return None

    def _end(self, why: Message) -> None:
        with self._lock:
            self._lost = WorkerLostError(why)
            unfinished = list(self._replies.values())
            self._replies.clear()
        # First the next process: the callback may want it at once.
        self._tell_ended(self)
        for replies in unfinished:
            replies.put(self._lost)


def _exit_message(code: int | None) -> Message:
    if code is not None and -code in (signal.SIGTERM, getattr(signal, "SIGKILL", None)):
        return Message("worker.killed")
    return Message("worker.ended", code=code or 0)
