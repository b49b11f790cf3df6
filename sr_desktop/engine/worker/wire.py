"""How things travel between two processes: pickled, with large arrays laid into files on the way."""

from __future__ import annotations

import io
import pickle
from multiprocessing.connection import Connection
from threading import Lock
from typing import Any

import numpy as np

from sr_desktop.engine.scratch.mapping import mapping_of
from sr_desktop.engine.worker.exchange import SMALLEST, Exchange, Shared


class Wire:
    """One end of a pipe; several threads may send.

    Args:
        connection: The end of the pipe.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lock = Lock()

    def send(self, message: object) -> None:
        """Send a message; waits while the other side is slow to take what it has.

        Raises:
            OSError: The other end is closed.
        """
        with self._lock:
            self._connection.send(message)

    def poll(self, seconds: float) -> bool:
        """Wait for a message or the end of the other side; whether there is either.

        Raises:
            OSError: The other end is closed.
        """
        return self._connection.poll(seconds)

    def receive(self) -> Any:
        """The next message.

        Raises:
            EOFError, OSError: The other end is closed.
        """
        return self._connection.recv()

    def close(self) -> None:
        """Close this end, once nothing is being sent: the other side takes what is, or has ended."""
        with self._lock:
            self._connection.close()


def pack(thing: object, exchange: Exchange) -> bytes:
    """A thing as bytes, its large arrays laid into files.

    Raises:
        OSError: There is no room for an array.
        pickle.PicklingError, TypeError, AttributeError: It cannot travel.
    """
    stream = io.BytesIO()
    _Pickler(stream, exchange).dump(thing)
    return stream.getvalue()


def unpack(packed: bytes, exchange: Exchange) -> Any:
    """What the other side has packed.

    Raises:
        OSError: An array's file is gone.
    """
    return _Unpickler(io.BytesIO(packed), exchange).load()


class _Pickler(pickle.Pickler):
    def __init__(self, stream: io.BytesIO, exchange: Exchange) -> None:
        super().__init__(stream, pickle.HIGHEST_PROTOCOL)
        self._exchange = exchange

    def persistent_id(self, thing: object) -> Shared | None:
        if not isinstance(thing, np.ndarray) or thing.dtype.hasobject:
            return None
        # An array in a file may still be written to: the other side is to see that, however small it is.
        if thing.nbytes >= SMALLEST or mapping_of(thing) is not None:
            return self._exchange.put(thing)
        return None


class _Unpickler(pickle.Unpickler):
    def __init__(self, stream: io.BytesIO, exchange: Exchange) -> None:
        super().__init__(stream)
        self._exchange = exchange

    def persistent_load(self, shared: Shared) -> np.ndarray[Any, Any]:
        return self._exchange.take(shared)
