"""The system's package manager: the command that installs missing libraries, and running it where that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from sr_desktop.system.libraries import Library

_NAMED = 5
"""Missing libraries that are named one by one; the command that installs them names every package anyway."""

Which = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class PackageManager:
    """A package manager that can install what is missing.

    Attributes:
        program: Its executable.
        arguments: What comes before the names of packages.
        family: Which column of the table of libraries holds its names.
    """

    program: str
    arguments: tuple[str, ...]
    family: Literal["debian", "fedora", "arch"]


MANAGERS: tuple[PackageManager, ...] = (
    PackageManager("apt-get", ("install", "-y"), "debian"),
    PackageManager("dnf", ("install", "-y"), "fedora"),
    PackageManager("pacman", ("-S", "--needed"), "arch"),
)


def find_manager(which: Which = shutil.which) -> PackageManager | None:
    """The package manager of this machine, or None if it has none that we know."""
    return next((manager for manager in MANAGERS if which(manager.program)), None)


def package_names(libraries: Iterable[Library], manager: PackageManager) -> tuple[str, ...]:
    """The packages that bring those libraries, each once, in alphabetical order."""
    return tuple(sorted({getattr(library, manager.family) for library in libraries}))


def is_root() -> bool:
    """Whether this process may install packages without asking."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install_command(packages: Iterable[str], manager: PackageManager, *, root: bool) -> str:
    """The command that installs packages, as a user would type it."""
    words = [manager.program, *manager.arguments, *packages]
    return " ".join(words if root else ["sudo", *words])


def describe_missing(
    libraries: Iterable[Library], *, manager: PackageManager | None = None, root: bool | None = None
) -> str:
    """One line that names the missing libraries and the command that installs them.

    Args:
        libraries: What is missing, at least one.
        manager: The package manager; this machine's if None.
        root: Whether the command needs no ``sudo``; whether this process is root if None.
    """
    missing = tuple(libraries)
    names = ", ".join(library.soname for library in missing[:_NAMED])
    if len(missing) > _NAMED:
        names += f" and {len(missing) - _NAMED} more"
    told = f"Qt needs system libraries that are missing here: {names}."
    manager = manager or find_manager()
    if manager is None:
        return f"{told} Install them with your system's package manager."
    command = install_command(package_names(missing, manager), manager, root=is_root() if root is None else root)
    return f"{told} Install them with: {command}"


def apt_install(packages: Iterable[str]) -> bool:
    """Install packages with apt-get as root, its output shown; whether that worked."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # A fresh image has no package lists; an update that fails (offline) may still leave usable ones.
    subprocess.run(["apt-get", "update", "-qq"], env=environment, stdin=subprocess.DEVNULL, check=False)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    return subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False).returncode == 0


def may_install() -> bool:
    """Whether this process is root on a Debian-like system."""
    manager = find_manager()
    return is_root() and manager is not None and manager.family == "debian"
