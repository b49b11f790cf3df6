"""Tells what was guessed or converted when the open picture was read, and lets the user choose otherwise."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot

from sr_desktop.imaging.picture import Picture
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.reading.range_dialog import RangeDialog
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.widgets.toasts import Toast
from sr_desktop.ui.workspace.plan import Plan
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class Reading(Feature):
    """One notice a picture, and the dialog of its value range."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._documents = workspace.documents
        self._collection = workspace.feature(Collection)
        self._toasts = workspace.toasts
        self._picture: Picture | None = None
        self._toast: Toast | None = None
        workspace.session.restarted.connect(self._follow_session)
        self._documents.broken.connect(self._offer_part)

    @property
    def can_choose_range(self) -> bool:
        """Whether the open picture is a file of more than 8 bits, of which another range can be chosen."""
        picture = self._picture
        return picture is not None and picture.path is not None and picture.origin.value_range is not None

    @Slot()
    def choose_range(self) -> None:
        """Ask which values of the open picture are black and white, and read it so."""
        picture = self._picture
        if picture is None or picture.path is None or picture.origin.value_range is None:
            return
        path = picture.path
        others = [each for each in self._collection.paths if each != path]
        dialog = RangeDialog(path.name, picture.origin, bool(others), self.workspace.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._read_with(dialog, path, others))
        dialog.open()

    def _read_with(self, dialog: RangeDialog, path: Path, others: list[Path]) -> None:
        chosen = [path, *others] if dialog.is_for_all else [path]
        self._documents.choices.choose_range(chosen, dialog.value_range)
        self._collection.read_again(chosen)
        self._documents.browse(path)

    @Slot(object)
    def _follow_session(self, plan: Plan | None) -> None:
        picture = None if plan is None else plan.picture
        if picture is self._picture:
            return
        self._picture = picture
        if self._toast is not None and self._toast in self._toasts.shown:
            self._toast.dismiss()
        self._toast = None
        if picture is not None and picture.origin.notices:
            self._toast = self._toasts.notice(" ".join(translated(notice) for notice in picture.origin.notices))
            if picture.origin.is_guess and self.can_choose_range:
                self._toast.add_button(self.tr("Choose range…"), self.choose_range)
        self.workspace.actions.refresh()

    @Slot(Path, str)
    def _offer_part(self, path: Path, why: str) -> None:
        toast = self._toasts.error(why)
        toast.add_button(self.tr("Open what is there"), lambda: self._open_part(path))

    def _open_part(self, path: Path) -> None:
        self._documents.choices.allow_part(path)
        self._collection.read_again([path])
        self._documents.browse(path)
