"""Whatever is imported is declared: by the program itself, or by the extra of the part that needs it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

OWN = {"sr_desktop", "trainer", "tests", "conftest"}
OTHER_NAMES = {
    "PIL": "pillow",
    "PyInstaller": "pyinstaller",
    "PySide6": "pyside6-essentials",
    "fontTools": "fonttools",
    "mpl_toolkits": "matplotlib",
    "pillow_heif": "pillow-heif",
    "pillow_jxl": "pillow-jxl-plugin",
    "pytestqt": "pytest-qt",
    "shiboken6": "pyside6-essentials",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
}
"""Distributions that are not called as what they are imported as."""

PROJECT = Path(__file__).resolve().parents[1]
DECLARED = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = DECLARED["optional-dependencies"]
PARTS = {
    "sr_desktop": ("onnx", "formats", "measures"),
    "trainer": ("train", "measures"),
    "tests": ("onnx", "formats", "measures", "train", "test", "check", "bundle"),
    "resources": ("test", "check", "bundle"),
}
"""Every folder, and the extras that it may need."""


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", requirement)[0].lower() for requirement in requirements}


def imported(path: Path) -> Iterator[str]:
    """The top-level modules that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("part", PARTS)
def test_whatever_is_imported_is_declared(part: str) -> None:
    declared = names(DECLARED["dependencies"]).union(*(names(EXTRAS[extra]) for extra in PARTS[part]))
    missing = {
        f"{module} in {path.relative_to(PROJECT)}"
        for path in (PROJECT / part).rglob("*.py")
        for module in imported(path)
        if module not in sys.stdlib_module_names | OWN
        and OTHER_NAMES.get(module, module).lower() not in declared
        # Scripts import each other by their names.
        and not path.with_name(f"{module}.py").is_file()
    }
    assert not missing


def test_every_requirement_has_a_lower_bound() -> None:
    requirements = [*DECLARED["dependencies"], *(one for extra in EXTRAS.values() for one in extra)]
    assert [one for one in requirements if ">=" not in one and not one.startswith("sr-desktop[")] == []


def test_development_takes_what_the_trainer_needs() -> None:
    assert re.search(r"\btrain\b", EXTRAS["dev"][0])
