"""The bundled program, where one has been made: ``make bundle``, then ``make bundle-check``."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

BUNDLE = "SR_DESKTOP_BUNDLE"


@pytest.mark.skipif(not os.environ.get(BUNDLE), reason=f"takes minutes; {BUNDLE} names no bundle to be tried")
def test_the_bundled_program_runs_without_the_checkout(project: Path) -> None:
    check = [sys.executable, str(project / "resources" / "bundle" / "check.py"), os.environ[BUNDLE]]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_bundle_holds_all_that_an_installed_package_holds(project: Path) -> None:
    told = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    shipped = told["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    spec = (project / "resources" / "bundle" / "sr-desktop.spec").read_text(encoding="utf-8")
    assert [source for source, target in shipped.items() if f'"{source}": "{target}"' not in spec] == []


def test_a_bundle_that_was_not_made_is_told_in_one_line(project: Path, tmp_path: Path) -> None:
    check = [sys.executable, str(project / "resources" / "bundle" / "check.py"), str(tmp_path)]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.strip().endswith("make it with: make bundle")
