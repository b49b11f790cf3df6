"""Asks for files and folders by the platform's own dialogs, beginning in a folder that was used before.

A filter is shown as its name alone, without the patterns that it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from sr_desktop.imaging.files.ordinary_files import is_folder, is_there
from sr_desktop.imaging.formats.catalogue import NAME_PATTERNS
from sr_desktop.ui.background.disk import at_once

_SHORT = QFileDialog.Option.HideNameFilterDetails
_SUFFIX = re.compile(r"\*(\.[^\s)*?]+)")
"""A suffix among the patterns of a filter."""


def picture_filters() -> tuple[str, ...]:
    """Every format that pictures are read in, and all files."""
    translate = QCoreApplication.translate
    pictures = translate("FileDialogs", "Pictures ({patterns})").format(patterns=NAME_PATTERNS)
    return pictures, translate("FileDialogs", "All files (*)")


def ask_files(parent: QWidget, title: str, folder: Path | None, filters: Sequence[str]) -> list[Path]:
    """Files to be opened; empty if the user leaves the dialog.

    Args:
        parent: The window.
        title: Of the dialog.
        folder: Where it begins; None, or a folder that is gone or does not answer, for where the platform does.
        filters: As Qt takes them, ``Name (*.suffix)``; the first is chosen.
    """
    names, _ = QFileDialog.getOpenFileNames(parent, title, _begin(folder), ";;".join(filters), "", _SHORT)
    return [Path(name) for name in names]


def ask_file(parent: QWidget, title: str, folder: Path | None, filters: Sequence[str]) -> Path | None:
    """One file to be opened; as `ask_files`."""
    name, _ = QFileDialog.getOpenFileName(parent, title, _begin(folder), ";;".join(filters), "", _SHORT)
    return Path(name) if name else None


def ask_folder(parent: QWidget, title: str, folder: Path | None) -> Path | None:
    """A folder; as `ask_files`."""
    name = QFileDialog.getExistingDirectory(parent, title, _begin(folder))
    return Path(name) if name else None


def ask_new_folder(parent: QWidget, title: str, suggested: Path) -> Path | None:
    """The name of a folder that is to be made; None if the user leaves the dialog.

    Args:
        parent: The window.
        title: Of the dialog.
        suggested: The folder where it begins, as far as that is there, and a name.
    """
    # A dialog for folders takes only those that are there.
    options = QFileDialog.Option.DontConfirmOverwrite
    name, _ = QFileDialog.getSaveFileName(parent, title, _suggested(suggested), "", "", options)
    return Path(name) if name else None


def ask_target(parent: QWidget, title: str, suggested: Path, filters: Sequence[str], chosen: str = "") -> Path | None:
    """A file to be written, with a suffix of the filters; None if the user leaves the dialog.

    A name that is typed without one gets the first suffix of the chosen filter. If there is such a file already, then
    the dialog asks again, with the whole name: the platform has asked whether to replace a file of the typed one.

    Args:
        parent: The window.
        title: Of the dialog.
        suggested: The folder where it begins, as far as that is there, and a name.
        filters: As Qt takes them, ``Name (*.suffix)``.
        chosen: Which of them is chosen at first; the first one without it.
    """
    chosen = chosen or filters[0]
    while True:
        name, used = QFileDialog.getSaveFileName(parent, title, _suggested(suggested), ";;".join(filters), chosen)
        if not name:
            return None
        typed, chosen = Path(name), used if used in filters else chosen
        path = _with_suffix(typed, filters, chosen)
        # Of a disk that does not answer it is not known: one question too many does no harm.
        if path == typed or not at_once(path, is_there, otherwise=True):
            return path
        suggested = path


def first_folder(*folders: Path | None) -> Path:
    """The first of these folders that is there; else the user's pictures folder, or the home folder without one."""
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    usual = Path(pictures) if pictures else None
    # In a folder that is not there, Qt would begin where a dialog was last: often among the data.
    return next((each for each in (*folders, usual) if _can_begin_in(each)), None) or Path.home()


def _with_suffix(path: Path, filters: Sequence[str], chosen: str) -> Path:
    """The path as it is if one of the filters has its suffix, else with the first suffix of the chosen one."""
    known = [suffix.lower() for each in filters for suffix in _SUFFIX.findall(each)]
    wanted = _SUFFIX.findall(chosen)
    return path if path.suffix.lower() in known or not wanted else path.with_name(path.name + wanted[0])


def _begin(folder: Path | None) -> str:
    return str(folder) if _can_begin_in(folder) else ""


def _suggested(path: Path) -> str:
    return str(path if _can_begin_in(path.parent) else first_folder() / path.name)


def _can_begin_in(folder: Path | None) -> bool:
    """Whether it is there; of a disk that does not answer it is not: the dialog itself would wait for that."""
    return folder is not None and at_once(folder, is_folder, otherwise=False)
