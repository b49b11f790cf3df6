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
from sr_desktop.system.torch_build import (
    CPU_INDEX,
    CPU_SIZE,
    CUDA_SIZE,
    answers,
    comes_with_cuda,
    has_nvidia_gpu,
    install_arguments,
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

    Else it is the build without CUDA where that is of use and can be had.

    Raises:
        SetupError: pip failed; it has said why.
    """
    torch = _torch_version(python)
    if not torch and install_torch(python):
        torch = _torch_version(python)
    # Else pip replaces a build without CUDA, to please what asks for a newer one.
    kept = [f"torch=={torch}"] if torch else []
    target = f"{PROJECT}[{extras}]" if extras else str(PROJECT)
    print("setup: installing the packages; the first time takes some minutes", file=sys.stderr)
    if not _pip_install(python, [*kept, "--editable", target]):
        raise SetupError("pip could not install the packages; the reason is above. Is there a network?")


def install_torch(python: Path) -> bool:
    """Install PyTorch without CUDA, if the usual build would bring it for no GPU here. Returns whether that was done.

    Says what is about to be downloaded. Where PyTorch's own index cannot be reached, or has nothing for this Python,
    nothing is lost: the package registry has the usual build.
    """
    if not comes_with_cuda():
        return False
    if has_nvidia_gpu():
        print(f"setup: PyTorch with CUDA for the NVIDIA GPU of this machine: {CUDA_SIZE}", file=sys.stderr)
        return False
    if answers(CPU_INDEX):
        print(f"setup: PyTorch without CUDA, as there is no NVIDIA GPU here: {CPU_SIZE}", file=sys.stderr)
        if _pip_install(python, install_arguments(PROJECT / "pyproject.toml", CPU_INDEX)):
            return True
    print(
        f"setup: PyTorch without CUDA cannot be had from {CPU_INDEX}; with it, from the registry: {CUDA_SIZE}",
        file=sys.stderr,
    )
    return False


def _torch_version(python: Path) -> str:
    return _output([str(python), "-c", "from importlib.metadata import version; print(version('torch'))"])


def _pip_install(python: Path, arguments: Sequence[str]) -> bool:
    # Somebody who watches wants to see gigabytes move; a log does not.
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    return _run([str(python), "-m", "pip", "install", *quiet, *arguments])


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
