"""Brings in OpenVINO once it is needed, without what its package does besides: it reports imports to its makers."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from threading import Lock
from typing import Any

_REPORTER = "openvino_telemetry"
"""A package that OpenVINO depends on. Its own stand-in, which does nothing, takes its place where it is missing."""

_lock = Lock()


def load_openvino() -> Any:
    """The module `openvino`. Nothing else may import it: the first import decides whether something is reported.

    Raises:
        ImportError: It is not installed, or does not work here.
    """
    with _lock:
        if _REPORTER not in sys.modules:
            # What Python takes for a module that cannot be found.
            sys.modules[_REPORTER] = None  # type: ignore[assignment]
        return importlib.import_module("openvino")


def has_openvino() -> bool:
    """Whether it is installed, found out without importing it."""
    return importlib.util.find_spec("openvino") is not None
