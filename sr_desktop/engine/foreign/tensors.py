"""From a model file to named tensors. Whatever else the file holds is refused: nothing in it is ever executed."""

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
        raise ModelFileError(f"'{path}' is no model file that can be read; its name must end in {_listed(SUFFIXES)}.")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ModelFileError(f"The model file '{path}' is not there.") from None
    except (OSError, MemoryError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise ModelFileError(f"The model file '{path}' cannot be read: {reason}.") from error
    if not data:
        raise ModelFileError(f"The model file '{path}' is empty; get it again.")
    return data


def _safetensors(path: Path, data: bytes) -> dict[str, Any]:
    try:
        return dict(load(data))
    except (SafetensorError, ValueError, KeyError, RuntimeError) as error:
        raise ModelFileError(f"The model file '{path}' is damaged or no safetensors file; get it again.") from error


def _pickled(path: Path, data: bytes) -> dict[str, Any]:
    if _torch_version() < SAFE_TORCH:
        needed = ".".join(map(str, SAFE_TORCH))
        raise ModelFileError(
            f"'{path}' is a pickle, which PyTorch reads safely from version {needed} on, and this is "
            f"{torch.__version__}; upgrade with pip install --upgrade torch, or take the model as {SAFETENSORS}."
        )
    if _is_program(data):
        raise ModelFileError(
            f"'{path}' holds a TorchScript program, and programs in files are not run; take the model's weights alone."
        )
    try:
        content = torch.load(BytesIO(data), map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise ModelFileError(_why_not_unpickled(path, error)) from error
    except Exception as error:
        # What a damaged archive or pickle makes of torch's reader is any of a dozen exceptions.
        raise ModelFileError(f"The model file '{path}' is damaged or no model file; get it again.") from error
    if not isinstance(content, dict) or not content:
        raise ModelFileError(f"'{path}' holds no named tensors, so it is no model file.")
    return content


def _why_not_unpickled(path: Path, error: pickle.UnpicklingError) -> str:
    # torch names what it refused; a pickle that is cut off or none at all is told apart by that.
    if "GLOBAL" in str(error) or "REDUCE" in str(error) or "Unsupported class" in str(error):
        return (
            f"'{path}' holds more than tensors, which could be a program, and was not opened; "
            f"take the model as {SAFETENSORS}, or from somebody you trust."
        )
    return f"The model file '{path}' is damaged or no model file; get it again."


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


def _listed(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"
