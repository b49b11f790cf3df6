"""Asks for the results that somebody else made of all open pictures: a folder, or a pattern that names each file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from sr_desktop.engine.inputs.external import match_results, results_method
from sr_desktop.imaging.files.file_patterns import STEM, usual_title
from sr_desktop.methods import SHIPPED
from sr_desktop.ui.background.latest_look import LatestLook
from sr_desktop.ui.background.tasks import Tasks
from sr_desktop.ui.widgets.matching_dialog import MatchingDialog, MatchingTexts


class ManyResultsDialog(MatchingDialog):
    """Also asks what the results are called.

    Args:
        pictures: The open pictures.
        scale: How many times larger the results are.
        tasks: Where files are looked for.
        folder: Where choosing begins.
        parent: The window.

    Signals:
        chosen: ``(path, title)``: a folder or a pattern, and its name; empty for the usual one.
    """

    chosen = Signal(Path, str)

    def __init__(
        self, pictures: Sequence[Path], scale: int, tasks: Tasks, folder: Path | None, parent: QWidget | None = None
    ) -> None:
        texts = MatchingTexts(
            title=self.tr("Results for all pictures"),
            about=self.tr(
                "Choose the result of any picture, or a folder with a file of each name. {stem} stands for the name of "
                "each picture, {folder} for the name of its folder."
            ),
            any_file=self.tr("The result of any of the pictures"),
            any_folder=self.tr("A folder with a result for every picture"),
            looking=self.tr("Looking for the results…"),
            found=self.tr("{found} of {count} pictures have a result."),
            without=self.tr("Pictures &without a result"),
            example=f"SwinIR/{STEM}_SwinIR.png",
        )
        super().__init__(
            texts,
            pictures,
            lambda path, all_pictures, check: match_results(results_method(path, SHIPPED), all_pictures, scale, check),
            tasks,
            folder,
            parent,
        )
        self.setObjectName("many-results")
        self._name = QLineEdit(self)
        self._name.setObjectName("many-name")
        self.form.addRow(self.tr("&Name"), self._name)
        self._titles: LatestLook[Path, str] = LatestLook(
            tasks, lambda path, _: usual_title(path), self._name.setPlaceholderText, self
        )
        self.pattern.textChanged.connect(self._follow_path)
        self.path_chosen.connect(self._choose)

    @Slot()
    def _follow_path(self) -> None:
        path = self.path
        self._titles.ask(path)
        if path is None:
            self._name.setPlaceholderText("")

    @Slot(Path)
    def _choose(self, path: Path) -> None:
        self.chosen.emit(path, " ".join(self._name.text().split()))
