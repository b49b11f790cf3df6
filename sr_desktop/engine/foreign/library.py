"""Brings in spandrel, which knows the architectures; only when a model file is opened, for it takes seconds."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from types import ModuleType
from typing import Any

from sr_desktop.engine.errors import ModelFileError
from sr_desktop.messages.message import Message

SPANDREL = "spandrel"
_TORCHVISION = ("torchvision", "torchvision.transforms", "torchvision.transforms.functional")
_FUNCTIONAL_NAMES = ("InterpolationMode", "normalize", "rotate")

_lock = Lock()


def load_spandrel() -> Any:
    """The module `spandrel`.

    Raises:
        ModelFileError: It is not installed or does not work here; says what to do.
    """
    with _lock:
        if (loaded := sys.modules.get("spandrel")) is not None:
            return loaded
        try:
            if _works("torchvision.transforms.functional"):
                return importlib.import_module("spandrel")
            with _torchvision_stand_in():
                return importlib.import_module("spandrel")
        except ModuleNotFoundError as error:
            raise ModelFileError(Message("package.missing", package=str(error.name), install=SPANDREL)) from None
        except Exception as error:
            raise ModelFileError(Message("package.broken", package=SPANDREL, reason=str(error))) from error


def _works(module: str) -> bool:
    try:
        importlib.import_module(module)
    except Exception:
        # A torchvision that was built for another torch ends its import in a RuntimeError.
        return False
    return True


@contextmanager
def _torchvision_stand_in() -> Iterator[None]:
    """Within, importing torchvision gives empty shells with the few names that spandrel mentions.

    Only its networks for holes (LaMa) and faces (RestoreFormer) use them, and those we refuse. The registry's
    torchvision cannot be imported with a CPU-only torch, which runs the other forty very well.
    """
    shells = {name: ModuleType(name) for name in _TORCHVISION}
    for name in _FUNCTIONAL_NAMES:
        setattr(shells["torchvision.transforms.functional"], name, None)
    before = {name: sys.modules.get(name) for name in shells}
    sys.modules.update(shells)
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module
