"""What opening a model may cost: time, and memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.interruption import time_limit
from sr_desktop.engine.machine.devices import cpu
from sr_desktop.engine.machine.memory import available_bytes, is_shortage
from sr_desktop.messages.amounts import byte_count
from sr_desktop.messages.message import Message

TRIAL_SECONDS = 60.0
"""All trials of one file together. The largest known transformers take a few."""

_BYTES_PER_VALUE = 16
"""Of a picture that goes in or comes out: as the model's, as ours, and what is computed of it."""


@contextmanager
def trial_limits(path: Path) -> Iterator[None]:
    """Within, a model is tried; what takes too long or too much memory is refused.

    Raises:
        ModelFileError: It did.
    """
    try:
        with time_limit(TRIAL_SECONDS):
            yield
    except TimeoutError:
        raise ModelFileError(Message("model.trial-slow", path=path, seconds=TRIAL_SECONDS)) from None
    except (MemoryError, RuntimeError) as error:
        if is_shortage(error):
            raise ModelFileError(Message("model.trial-memory", path=path)) from None
        raise


def check_room(path: Path, values: float, width: int, height: int) -> None:
    """Refuse a model whose input and output, so many values, do not fit into the memory that is free.

    Raises:
        ModelFileError: They do not.
    """
    free = available_bytes(cpu())
    if values * _BYTES_PER_VALUE > free:
        needed = byte_count(values * _BYTES_PER_VALUE)
        raise ModelFileError(
            Message("onnx.too-large", path=path, width=width, height=height, needed=needed, free=byte_count(free))
        )
