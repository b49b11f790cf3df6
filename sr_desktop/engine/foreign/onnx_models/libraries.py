"""Imports the two libraries of ONNX models, which are needed only once such a model is opened."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import partial
from typing import Any

from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.openvino_library import load_openvino
from sr_desktop.messages.message import Message


def load_onnx() -> Any:
    """The module `onnx`, which reads the files.

    Raises:
        ModelFileError: It is not installed or does not work here; says what to do.
    """
    return _loaded("onnx", partial(importlib.import_module, "onnx"))


def load_runtime() -> Any:
    """The module `openvino`, which computes the graphs.

    Raises:
        ModelFileError: As `load_onnx`.
    """
    return _loaded("openvino", load_openvino)


def _loaded(name: str, load: Callable[[], Any]) -> Any:
    try:
        return load()
    except ModuleNotFoundError as error:
        raise ModelFileError(Message("package.missing", package=str(error.name), install="onnx openvino")) from None
    except Exception as error:
        raise ModelFileError(Message("package.broken", package=name, reason=str(error))) from error
