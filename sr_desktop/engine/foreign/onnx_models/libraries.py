"""Imports the two libraries of ONNX models, which are needed only once such a model is opened."""

from __future__ import annotations

import importlib
from typing import Any

from sr_desktop.engine.errors import ModelFileError
from sr_desktop.messages.message import Message


def load_onnx() -> Any:
    """The module `onnx`, which reads the files.

    Raises:
        ModelFileError: It is not installed or does not work here; says what to do.
    """
    return _module("onnx")


def load_onnxruntime() -> Any:
    """The module `onnxruntime`, which computes the graphs.

    Raises:
        ModelFileError: As `load_onnx`.
    """
    return _module("onnxruntime")


def _module(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise ModelFileError(Message("package.missing", package=str(error.name), install="onnx onnxruntime")) from None
    except Exception as error:
        raise ModelFileError(Message("package.broken", package=name, reason=str(error))) from error
