"""Asks for the low-resolution pictures of all open pictures: a file, a folder, or a pattern that names each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from sr_desktop.imaging.files.file_patterns import STEM
from sr_desktop.imaging.files.pairing import match_inputs
from sr_desktop.ui.background.tasks import Tasks
from sr_desktop.ui.widgets.matching_dialog import MatchingDialog, MatchingTexts


class ManyInputsDialog(MatchingDialog):
    """Says of how many of the open pictures there is a low-resolution picture.

    Args:
        pictures: The open pictures.
        scale: How many times smaller they are.
        tasks: Where files are looked for.
        folder: Where choosing begins.
        parent: The window.
    """

    def __init__(
        self, pictures: Sequence[Path], scale: int, tasks: Tasks, folder: Path | None, parent: QWidget | None = None
    ) -> None:
        texts = MatchingTexts(
            title=self.tr("Low-resolution pictures"),
            about=self.tr(
                "Choose the low-resolution file of any picture, or a folder with a file of each name, to which the "
                "scale (x4), LR and the like may be added. {stem} stands for the name of each picture, {folder} for "
                "the name of its folder."
            ),
            any_file=self.tr("The low-resolution picture of any of the pictures"),
            any_folder=self.tr("A folder with the low-resolution picture of every picture"),
            looking=self.tr("Looking for the low-resolution pictures…"),
            found=self.tr("{found} of {count} pictures have a low-resolution picture."),
            without=self.tr("Pictures &without a low-resolution picture"),
            example=f"LR/{STEM}x{scale}.png",
        )
        super().__init__(
            texts,
            pictures,
            lambda path, all_pictures, check: match_inputs(path, all_pictures, scale, check),
            tasks,
            folder,
            parent,
        )
        self.setObjectName("many-inputs")
