"""Reads named tensors from a model file. Anything else in the file is refused: nothing in it is ever executed."""

from __future__ import annotations

import hashlib
import pickle
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load

from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign.description import SUFFIXES
from sr_desktop.imaging.files import ordinary_files
from sr_desktop.messages.message import Message
from sr_desktop.messages.reasons import why_not_read

SAFETENSORS = ".safetensors"

SAFE_TORCH = (2, 10)
"""First torch whose reader for pickled tensors has no known way around it (CVE-2025-32434, CVE-2026-24747)."""


@dataclass(frozen=True, slots=True, eq=False)
class ModelFile:
    """What a file held: a state dict, perhaps inside other dicts, and the checksum of the file."""

    content: dict[str, Any]
    sha256: str


def read_model_file(path: Path) -> ModelFile:
    """Read a model file onto the CPU.

    Raises:
        ModelFileError: It is missing, of another kind, damaged, or holds more than tensors.
    """
    data = read_file(path)
    content = _safetensors(path, data) if path.suffix.lower() == SAFETENSORS else _pickled(path, data)
    return ModelFile(content, hashlib.sha256(data).hexdigest())


def read_file(path: Path) -> bytes:
    """The content of a model file of any kind.

    Raises:
        ModelFileError: It is missing, empty, unreadable, or its name is not one of a model file.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise ModelFileError(Message("model.unknown-suffix", path=path, known=", ".join(SUFFIXES)))
    try:
        data = ordinary_files.read_file(path)
    except FileNotFoundError:
        raise ModelFileError(Message("model.missing", path=path)) from None
    except (OSError, MemoryError) as error:
        raise ModelFileError(Message("model.unreadable", path=path, reason=why_not_read(error))) from error
    if not data:
        raise ModelFileError(Message("model.empty", path=path))
    return data


def _safetensors(path: Path, data: bytes) -> dict[str, Any]:
    try:
        return dict(load(data))
    except (SafetensorError, ValueError, KeyError, RuntimeError) as error:
        raise ModelFileError(Message("model.damaged-safetensors", path=path)) from error


def _pickled(path: Path, data: bytes) -> dict[str, Any]:
    if _torch_version() < SAFE_TORCH:
        needed = ".".join(map(str, SAFE_TORCH))
        raise ModelFileError(
            Message("model.old-torch", path=path, needed=needed, version=torch.__version__, suffix=SAFETENSORS)
        )
    if _is_program(data):
        raise ModelFileError(Message("model.torchscript", path=path))
    try:
        content = torch.load(BytesIO(data), map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise ModelFileError(_why_not_unpickled(path, error)) from error
    except Exception as error:
        # What a damaged archive or pickle makes of torch's reader is any of a dozen exceptions.
        raise ModelFileError(Message("model.damaged", path=path)) from error
    if not isinstance(content, dict) or not content:
        raise ModelFileError(Message("model.no-tensors", path=path))
    return content


def _why_not_unpickled(path: Path, error: pickle.UnpicklingError) -> Message:
    # torch names what it refused, and does not where a pickle is cut off or none at all.
    if "GLOBAL" in str(error) or "REDUCE" in str(error) or "Unsupported class" in str(error):
        return Message("model.more-than-tensors", path=path, suffix=SAFETENSORS)
    return Message("model.damaged", path=path)


def _is_program(data: bytes) -> bool:
    """Whether the file is an archive with TorchScript code in it."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return any(name.endswith("constants.pkl") or "/code/" in name for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def _torch_version() -> tuple[int, int]:
    major, minor = torch.__version__.split(".")[:2]
    return int(major), int(minor)
