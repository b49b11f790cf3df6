"""The files that a model consists of: an ONNX model may have its weights in others beside it. Imports no torch."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign.description import ONNX
from sr_desktop.engine.foreign.onnx_models.data_files import data_locations
from sr_desktop.imaging.files.ordinary_files import is_file, open_file
from sr_desktop.messages.message import Message
from sr_desktop.messages.reasons import why_not_read
from sr_desktop.methods import Method
from sr_desktop.networks.published import read_card
from sr_desktop.paths import weights_dir

_PIECE = 1 << 20
"""So many bytes of a file are read at a time."""

Version = tuple[tuple[int, int], ...]
"""When each file of a model was written, in nanoseconds, and its bytes."""


def weights_checksum(method: Method) -> str | None:
    """What a method's network is made of, as `RunInfo.weights_sha256` says it of a result; None for one without.

    Raises:
        ModelFileError: A file of the model cannot be read.
        WeightsError: The card of the program's own weights cannot be read.
    """
    if method.weights is not None:
        return read_card(weights_dir() / f"{method.weights}.json").sha256
    return None if method.model is None else model_checksum(method.model)


def model_checksum(path: Path) -> str:
    """SHA-256 of a model file, together with those that hold its data.

    Raises:
        ModelFileError: One of them cannot be read.
    """
    digest, file = hashlib.sha256(), path
    try:
        for file in (path, *_data_files(path)):
            with open_file(file) as content:
                while piece := content.read(_PIECE):
                    digest.update(piece)
    except OSError as error:
        raise ModelFileError(Message("model.unreadable", path=file, reason=why_not_read(error))) from error
    return digest.hexdigest()


def model_version(path: Path) -> Version:
    """What changes when a model file, or one that holds its data, is written again. Takes no time.

    Raises:
        OSError: The model file is not there.
    """
    own = _written(path)
    return (own, *(_written(file) if is_file(file) else (0, 0) for file in _data_files(path)))


def _written(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size


def _data_files(path: Path) -> tuple[Path, ...]:
    """The files beside a model that hold its data, none of a file that is no model."""
    if path.suffix.lower() != ONNX:
        return ()
    folder = path.resolve().parent
    files = ((folder / location).resolve() for location in _locations(path, *_written(path)))
    # A model that names others is refused, and they are not opened.
    return tuple(file for file in files if file.is_relative_to(folder))


@lru_cache(maxsize=64)
def _locations(path: Path, written: int, size: int) -> tuple[str, ...]:
    """As `data_locations`, looked for once in each version of a file."""
    with open_file(path) as file:
        try:
            return data_locations(file)
        except ValueError:
            return ()
