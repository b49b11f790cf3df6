"""Sets a checkout up: ``python3 -m sr_desktop.system.setup .venv [--extras dev]``.

Makes the virtual environment, installs the project into it, and installs the system libraries that Qt needs where it
may. Run again it changes nothing that is in order. pip's own configuration (``PIP_*``, pip.conf) is respected.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from sr_desktop.system.libraries import missing_libraries
from sr_desktop.system.packages import (
    MANAGERS,
    apt_install,
    describe_missing,
    find_manager,
    install_command,
    is_root,
    may_install,
    package_names,
)

PROJECT = Path(__file__).resolve().parents[2]


class SetupError(Exception):
    """The environment could not be made; the message is one line on why and what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Set the checkout up; 0 if that worked."""
    parser = argparse.ArgumentParser(prog="python3 -m sr_desktop.system.setup", description=__doc__)
    parser.add_argument("venv", type=Path, help="folder of the virtual environment")
    parser.add_argument("--extras", default="", help="optional dependencies of pyproject.toml to install as well")
    options = parser.parse_args(arguments)
    try:
        python = ensure_venv(options.venv)
        install_project(python, options.extras)
    except SetupError as error:
        print(f"setup: {error}", file=sys.stderr)
        return 1
    ensure_libraries()
    return 0


def ensure_venv(folder: Path) -> Path:
    """The Python of the virtual environment, which is made if it is not there or does not work.

    Raises:
        SetupError: It could not be made.
    """
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if _output([str(python), "-m", "pip", "--version"]):
        return python
    _require_venv_module()
    print(f"setup: making the virtual environment {folder}", file=sys.stderr)
    # --clear: what an interrupted run left behind is no base to build on.
    if not _run([sys.executable, "-m", "venv", "--clear", str(folder)]):
        raise SetupError(f"the virtual environment {folder} could not be made; see the lines above.")
    return python


def _require_venv_module() -> None:
    """Debian splits venv's base, ensurepip, from Python; get it where we may, else say how."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if may_install() and (apt_install([package]) or apt_install(["python3-venv"])):
        return
    manager = find_manager() or MANAGERS[0]
    name = package if manager.family == "debian" else "python3"
    command = install_command([name], manager, root=is_root())
    raise SetupError(f"this Python cannot make virtual environments. Install what it lacks with: {command}")


def install_project(python: Path, extras: str) -> None:
    """Install the checkout, editable, with those extras. A PyTorch that is there stays: its owner may have chosen it.

    Raises:
        SetupError: pip failed; it has said why.
    """
    torch = _output([str(python), "-c", "from importlib.metadata import version; print(version('torch'))"])
    # Else pip replaces a build without CUDA, to please what asks for a newer one.
    kept = [f"torch=={torch}"] if torch else []
    target = f"{PROJECT}[{extras}]" if extras else str(PROJECT)
    print("setup: installing the packages; the first time takes some minutes", file=sys.stderr)
    # Somebody who watches wants to see gigabytes move; a log does not.
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    if not _run([str(python), "-m", "pip", "install", *quiet, *kept, "--editable", target]):
        raise SetupError("pip could not install the packages; the reason is above. Is there a network?")


def ensure_libraries() -> None:
    """Install the system libraries that a Qt window needs where we may, else name them.

    Not an error: what cannot do without them checks again, and tests need only some of them.
    """
    missing = missing_libraries(("xcb",))
    manager = find_manager()
    if missing and manager is not None and may_install():
        print("setup: installing the system libraries that Qt needs", file=sys.stderr)
        apt_install(package_names(missing, manager))
        missing = missing_libraries(("xcb",))
    if missing:
        print(f"setup: {describe_missing(missing)}", file=sys.stderr)


def _run(command: list[str]) -> bool:
    return subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode == 0


def _output(command: list[str]) -> str:
    """What a command prints, empty if it fails or cannot even start."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


if __name__ == "__main__":
    sys.exit(main())
