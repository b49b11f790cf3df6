"""Jobs that do to their process what bugs, users and systems do. The worker imports this module by its name."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from sr_desktop.engine.worker.jobs import Emit, Engine, PlainWork, Work
from sr_desktop.messages.message import Message, MessageError
from sr_desktop.methods import UnknownMethodError


@dataclass(frozen=True)
class Doing:
    """A job that is one function of this module, by its name."""

    name: str
    arguments: tuple[Any, ...] = ()

    def begin(self, engine: Engine) -> Work[Any]:
        function = globals()[self.name]
        return PlainWork(lambda emit, is_cancelled: function(emit, is_cancelled, *self.arguments))


def echo(emit: Emit, is_cancelled: Callable[[], bool], thing: Any) -> Any:
    """Emit it and return it, and the process."""
    emit(thing)
    return thing, os.getpid(), "torch" in sys.modules


def add_one(emit: Emit, is_cancelled: Callable[[], bool], array: np.ndarray[Any, Any]) -> Any:
    """A new array, emitted and returned: the same one twice."""
    more = array + 1
    emit(more)
    return more


def refuse(emit: Emit, is_cancelled: Callable[[], bool]) -> None:
    """Fail with a message for the user."""
    raise UnknownMethodError(Message("folder.no-pictures", folder="here"))


class DetailedError(MessageError):
    """An error of which a pickle does not know the detail."""

    def __init__(self, message: Message, *, detail: str) -> None:
        super().__init__(message)
        self.detail = detail


def refuse_in_detail(emit: Emit, is_cancelled: Callable[[], bool]) -> None:
    """Fail with a message for the user, in an error that cannot be made from that alone."""
    raise DetailedError(Message("folder.no-pictures", folder="here"), detail="there")


def fail(emit: Emit, is_cancelled: Callable[[], bool]) -> None:
    """Fail as only a fault of the program does."""
    raise ZeroDivisionError("nothing to divide by")


def give_what_cannot_travel(emit: Emit, is_cancelled: Callable[[], bool]) -> Any:
    """Return what cannot be pickled."""
    return lambda: None


def wait(emit: Emit, is_cancelled: Callable[[], bool]) -> str:
    """Say that it has begun, then wait for the cancel."""
    emit(os.getpid())
    while not is_cancelled():
        time.sleep(0.01)
    return "cancelled"


def ignore_cancel(emit: Emit, is_cancelled: Callable[[], bool]) -> None:
    """Say that it has begun, and never end."""
    emit(os.getpid())
    while True:
        time.sleep(1)


def leave(emit: Emit, is_cancelled: Callable[[], bool], code: int) -> None:
    """End the process at once."""
    os._exit(code)


def crash(emit: Emit, is_cancelled: Callable[[], bool]) -> None:
    """End the process as a fault in a library does."""
    ctypes.string_at(0)


def freeze(emit: Emit, is_cancelled: Callable[[], bool]) -> None:
    """Stop the process: it is there, and does nothing any more."""
    emit(os.getpid())
    os.kill(os.getpid(), signal.SIGSTOP)
    time.sleep(60)
