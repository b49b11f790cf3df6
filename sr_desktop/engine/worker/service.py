"""The worker's process: runs jobs on threads of their own and reports over the pipe."""

from __future__ import annotations

import os
import sys
import threading
import time
import traceback
from pathlib import Path
from threading import Event as Flag
from threading import Lock, Thread

from sr_desktop.engine.scratch.store import ScratchStore
from sr_desktop.engine.worker.exchange import Exchange
from sr_desktop.engine.worker.loading import LoadedEngine
from sr_desktop.engine.worker.local import StartingWork
from sr_desktop.engine.worker.messages import (
    Alive,
    Begin,
    Call,
    Cancel,
    Done,
    Emitted,
    FromWorker,
    Leave,
    Raised,
    Ready,
    Uncaught,
    carried,
    fault_of,
)
from sr_desktop.engine.worker.wire import Wire, pack, unpack

STACK_BYTES = 16 * 1024 * 1024
"""Stack of a thread: some systems give half a megabyte, too little for deep convolution libraries."""

ALIVE_SECONDS = 0.5
"""How often the worker says that it is there."""

LEAVE_SECONDS = 1.0
"""How long jobs may take to end in order when the worker is to leave; an export then removes its unfinished file."""


def serve(wire: Wire, store: ScratchStore, weights: Path | None) -> None:
    """Do what comes over the wire until it is closed; then end the process, whatever still runs.

    Args:
        wire: To the caller.
        store: Where arrays lie that both sides see.
        weights: Folder of the weights; None for those that ship with the program.
    """
    threading.stack_size(STACK_BYTES)
    try:
        _Service(wire, Exchange(store), LoadedEngine(weights, store)).run()
    finally:
        # Not by way of the interpreter's end: it would wait for threads and unload libraries that compute.
        os._exit(0)


class _Service:
    def __init__(self, wire: Wire, exchange: Exchange, engine: LoadedEngine) -> None:
        self._wire = wire
        self._exchange = exchange
        self._engine = engine
        self._lock = Lock()
        self._works: dict[int, StartingWork[object]] = {}
        self._idle = Flag()
        self._idle.set()

    def run(self) -> None:
        threading.excepthook = lambda caught: self._report(caught.exc_value)
        _start(self._keep_alive, "alive")
        _start(self._warm_up, "warm-up")
        try:
            while not isinstance(message := self._wire.receive(), Leave):
                self._heed(message)
        except (EOFError, OSError):
            # The caller has gone.
            pass
        for work in self._running():
            work.cancel()
        self._idle.wait(LEAVE_SECONDS)

    def _heed(self, message: Begin | Cancel | Call) -> None:
        if isinstance(message, Begin):
            work: StartingWork[object] = StartingWork()
            with self._lock:
                self._works[message.number] = work
                self._idle.clear()
            _start(lambda: self._do(message, work), f"job {message.number}")
            return
        with self._lock:
            known = self._works.get(message.number)
        if known is None:
            # It has just ended.
            return
        try:
            if isinstance(message, Cancel):
                known.cancel()
            else:
                known.call(message.name, *message.arguments)
        except Exception as error:
            self._report(error)

    def _do(self, begin: Begin, work: StartingWork[object]) -> None:
        number = begin.number

        def emit(event: object) -> None:
            self._send(Emitted(number, pack(event, self._exchange)))

        try:
            result = work.run(unpack(begin.job, self._exchange), self._engine, emit)
            self._send(Done(number, pack(result, self._exchange)))
        except Exception as error:
            self._send(Raised(number, carried(error)))
        finally:
            with self._lock:
                del self._works[number]
                if not self._works:
                    self._idle.set()

    def _running(self) -> list[StartingWork[object]]:
        with self._lock:
            return list(self._works.values())

    def _warm_up(self) -> None:
        """Load the engine; if that fails, each job that needs it says why."""
        gpu = None
        try:
            self._engine.warm_up()
            gpu = self._engine.gpu()
        except ImportError:
            traceback.print_exc(file=sys.stderr)
        self._send(Ready(gpu))

    def _keep_alive(self) -> None:
        while True:
            self._send(Alive())
            time.sleep(ALIVE_SECONDS)

    def _report(self, error: BaseException | None) -> None:
        if isinstance(error, Exception):
            self._send(Uncaught(fault_of(error)))

    def _send(self, message: FromWorker) -> None:
        try:
            self._wire.send(message)
        except OSError:
            # The caller has gone; the main thread notices it too, unless it is kept by a call that never returns.
            os._exit(0)


def _start(function: object, name: str) -> None:
    Thread(target=function, name=name, daemon=True).start()  # type: ignore[arg-type]
