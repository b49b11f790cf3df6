"""Lets other threads compute while PyTorch is imported, which takes a second or two.

SciPy asks of what it is given whether it is a `torch.Tensor`, as soon as there is a module `torch`, and fails on one
that is half imported: the first network of a process would end what is blurred or measured at that moment.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
from collections.abc import Sequence
from types import ModuleType


class _NoTensorYet:
    """Stands for `torch.Tensor` until the import has come to it; nothing is an instance of it."""


class _Finder(importlib.abc.MetaPathFinder):
    """Finds PyTorch as usual, and has its module begin with that class."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != "torch":
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _Loader(spec.loader)
        return spec


class _Loader(importlib.abc.Loader):
    def __init__(self, usual: importlib.abc.Loader) -> None:
        self._usual = usual

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        return self._usual.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        # What asks for the loader later, as for source lines, is to find the usual one.
        module.__loader__ = self._usual
        if module.__spec__ is not None:
            module.__spec__.loader = self._usual
        module.Tensor = _NoTensorYet  # type: ignore[attr-defined]
        self._usual.exec_module(module)


def keep_import_of_torch_unseen() -> None:
    """Do so for this process, if PyTorch is not imported yet."""
    if "torch" not in sys.modules and not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
