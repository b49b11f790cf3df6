"""Brings in OpenVINO once it is needed, without what its package does besides: it reports imports to its makers."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from contextlib import suppress
from functools import cache
from threading import Lock
from typing import Any

_REPORTER = "openvino_telemetry"
"""A package that OpenVINO depends on. Its own stand-in, which does nothing, takes its place where it is missing."""

_KEPT_OPERATORS = 128
"""That a compiled graph keeps, each made for one size of a picture: more than all tiles of a picture need."""

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


@cache
def openvino_core() -> Any:
    """Its `Core`, by which all networks of the process are compiled.

    Raises:
        ImportError: As `load_openvino`.
    """
    core = load_openvino().Core()
    # By default 5000: a window that showed pictures of 300 sizes held 300 MB more. It is not among the documented
    # settings, and a version that has it no longer says so by an error.
    with suppress(RuntimeError):
        core.set_property("CPU", {"CPU_RUNTIME_CACHE_CAPACITY": _KEPT_OPERATORS})
    return core


def has_openvino() -> bool:
    """Whether it is installed, found out without importing it."""
    return importlib.util.find_spec("openvino") is not None
