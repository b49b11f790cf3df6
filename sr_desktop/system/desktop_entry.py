"""Enters the program into a Linux user's desktop: its entry in the menu, its icons, what it can open."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

NAME = "sr-desktop"
_RESERVED = '"`$\\'


def data_home(environ: Mapping[str, str]) -> Path:
    """Where the desktop looks for what a user has installed, by the XDG base directory specification."""
    given = environ.get("XDG_DATA_HOME", "")
    return Path(given) if given.startswith("/") else Path(environ.get("HOME", "~")).expanduser() / ".local" / "share"


def start_command() -> list[str]:
    """What starts this very installation of the program."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    script = Path(sys.executable).with_name(NAME)
    return [str(script)] if script.is_file() else [sys.executable, "-m", "sr_desktop"]


def install(resources: Path, home: Path, command: Sequence[str]) -> list[Path]:
    """Write the entry, its description and the icons; what was there is replaced. Returns the files.

    Args:
        resources: The folder of the program's resources.
        home: As `data_home` gives it.
        command: What starts the program.

    Raises:
        OSError: A file cannot be written.
    """
    written = []
    for source, target in _files(resources, home):
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.suffix == ".desktop":
            target.write_text(entry(source.read_text(encoding="utf-8"), command), encoding="utf-8")
        else:
            shutil.copyfile(source, target)
        written.append(target)
    _tell_desktop(home)
    return written


def remove(resources: Path, home: Path) -> list[Path]:
    """Take away what `install` wrote. Returns the files that were there.

    Raises:
        OSError: A file cannot be removed.
    """
    gone = [target for _, target in _files(resources, home) if target.is_file()]
    for target in gone:
        target.unlink()
    _tell_desktop(home)
    return gone


def entry(template: str, command: Sequence[str]) -> str:
    """The text of a desktop entry that starts the program by a command."""
    start = " ".join(_quoted(part) for part in command)
    lines = [f"Exec={start} %F" if line.startswith("Exec=") else line for line in template.splitlines()]
    # A menu hides the entry once the program is gone.
    tried = command[0].replace("\\", "\\\\")
    place = next(number for number, line in enumerate(lines) if line.startswith("Exec="))
    return "\n".join([*lines[:place], f"TryExec={tried}", *lines[place:]]) + "\n"


def _quoted(part: str) -> str:
    """An argument as the desktop entry specification wants it quoted; then escaped like any string of an entry."""
    quoted = "".join(f"\\{letter}" if letter in _RESERVED else letter for letter in part)
    return f'"{quoted}"'.replace("\\", "\\\\").replace("%", "%%")


def _files(resources: Path, home: Path) -> Iterator[tuple[Path, Path]]:
    """What is installed, and where to."""
    icons = home / "icons" / "hicolor"
    yield resources / "desktop" / f"{NAME}.desktop", home / "applications" / f"{NAME}.desktop"
    yield resources / "desktop" / f"{NAME}.metainfo.xml", home / "metainfo" / f"{NAME}.metainfo.xml"
    yield resources / "icons" / "app" / f"{NAME}.svg", icons / "scalable" / "apps" / f"{NAME}.svg"
    for source in sorted((resources / "icons" / "app").glob(f"{NAME}-*.png")):
        size = source.stem.removeprefix(f"{NAME}-")
        yield source, icons / f"{size}x{size}" / "apps" / f"{NAME}.png"


def _tell_desktop(home: Path) -> None:
    """Have the desktop read its folders again, where it has a tool for that; else it does so by itself, later."""
    for tool, folder in (("update-desktop-database", "applications"), ("gtk-update-icon-cache", "icons/hicolor")):
        if (found := shutil.which(tool)) is not None and (home / folder).is_dir():
            options = ["-t", "-f"] if tool.startswith("gtk") else []
            subprocess.run([found, *options, str(home / folder)], capture_output=True, check=False)
