"""Where and with what a run was made, as it goes into checkpoints and cards."""

from __future__ import annotations

import platform
import subprocess
from pathlib import Path

from sr_desktop.system.versions import package_version

_PACKAGES = ("torch", "numpy", "Pillow", "sr-desktop")


def library_versions() -> dict[str, str]:
    """Versions of Python and of the libraries that decide a result."""
    found = {package: package_version(package) or "not installed" for package in _PACKAGES}
    return {"python": platform.python_version(), **found}


def git_commit() -> str:
    """Commit of this checkout, with ``-dirty`` if tracked files were changed; empty outside a checkout."""
    root = Path(__file__).resolve().parents[2]
    try:
        commit = _git(root, "rev-parse", "HEAD")
        changed = _git(root, "status", "--porcelain", "--untracked-files=no")
    except (OSError, subprocess.CalledProcessError):
        return ""
    return f"{commit}-dirty" if changed else commit


def _git(root: Path, *arguments: str) -> str:
    result = subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True, text=True)
    return result.stdout.strip()
