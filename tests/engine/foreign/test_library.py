"""Bringing in spandrel where it, or what it needs, is missing or broken; each case in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

PROGRAM = """
import sys
{before}
from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign.library import load_spandrel
try:
    print(len(load_spandrel().MAIN_REGISTRY) > 30, "torchvision" in sys.modules)
except ModelFileError as error:
    print(error)
"""


def told(before: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(before=before)], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.mark.usefixtures("spandrel")
def test_spandrel_works_without_torchvision_and_leaves_no_stand_in() -> None:
    broken = """
import importlib.abc
class Broken(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.split(".")[0] == "torchvision":
            raise RuntimeError("operator torchvision::nms does not exist")
sys.meta_path.insert(0, Broken())
"""
    assert told(broken) == "True False"


@pytest.mark.parametrize("missing", ["spandrel", pytest.param("einops", marks=pytest.mark.soak)])
def test_a_missing_package_is_told_with_how_to_install_it(spandrel: Any, missing: str) -> None:
    sentence = told(f"sys.modules['{missing}'] = None")
    assert f"'{missing}'" in sentence
    assert "pip install spandrel" in sentence


def test_opening_the_engine_does_not_import_spandrel() -> None:
    program = "import sys, sr_desktop.engine.comparing.comparison; print('spandrel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
