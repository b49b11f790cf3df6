"""Brings in the two libraries of ONNX models, which the program does without as long as none is opened."""

from __future__ import annotations

import importlib
from typing import Any

from sr_desktop.engine.errors import ModelFileError


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
        raise ModelFileError(
            f"ONNX models need the package '{error.name}', which is not installed; "
            "install it with: pip install onnx onnxruntime"
        ) from None
    except Exception as error:
        raise ModelFileError(
            f"ONNX models need the package '{name}', which does not work here ({error}); "
            f"install it again with: pip install --upgrade --force-reinstall --no-deps {name}"
        ) from error
