"""Opens the figure dialog, and copies the region of all panes as one labelled picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot

from sr_desktop.export.figure.request import FigureLayout, FigureRequest
from sr_desktop.export.results import ORIGINAL, PictureResult
from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.actions.ids import ActionId
from sr_desktop.ui.figure.dialog import FigureDialog
from sr_desktop.ui.figure.saving import FigureSaving
from sr_desktop.ui.translation.names import published
from sr_desktop.ui.widgets.desktop import open_folder
from sr_desktop.ui.workspace.parts import WindowParts
from sr_desktop.ui.workspace.session import gatherer


def _panes_side_by_side(
    gather: Callable[[], PictureResult], regions: tuple[Rect, ...], titles: Mapping[str, str]
) -> FigureRequest:
    return FigureRequest(gather(), regions, FigureLayout(overview=False), titles=titles)


class FigureCommands(QObject):
    """Connects the actions that make figures."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._regions: tuple[Rect, ...] = ()
        self._regions_of: object = None
        self._figure = FigureSaving(parts.tasks, self)
        self._figure.saved.connect(self._tell_saved)
        self._figure.failed.connect(parts.toasts.error)
        self._panes = FigureSaving(parts.tasks, self)
        self._panes.copied.connect(self._tell_copied)
        self._panes.failed.connect(parts.toasts.error)
        parts.actions[ActionId.FIGURE].triggered.connect(self._ask)
        parts.actions[ActionId.COPY_REGION].triggered.connect(self._copy_region)

    @Slot()
    def _ask(self) -> None:
        gather = gatherer(self._parts.session, self._parts.stage.order)
        if gather is None:
            self._parts.toasts.notice(self.tr("No pane is finished yet; there is nothing to make a figure of."))
            return
        self._parts.tasks.submit(lambda _: gather(), done=self._open, failed=self._figure.tell)

    def _open(self, result: PictureResult) -> None:
        dialog = FigureDialog(
            result,
            self._parts.stage.titles,
            self._first_regions(),
            self._parts.settings,
            self._parts.tasks,
            self._figure,
            self._parts.window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda: self._keep_regions(dialog.regions))
        dialog.open()

    def _first_regions(self) -> tuple[Rect, ...]:
        """Those of the last time for the same picture and the marked one; else what is seen, if that is a part."""
        plan = self._parts.session.plan
        kept = self._regions if plan is not None and self._regions_of is plan.picture else ()
        marked = self._parts.stage.model.mark.region
        if marked is not None:
            return kept if marked in kept else (*kept, marked)
        return kept or self._visible_part()

    def _visible_part(self) -> tuple[Rect, ...]:
        visible, size = self._parts.stage.model.visible_rect, self._parts.stage.model.picture_size
        is_part = not visible.is_empty and (visible.width, visible.height) != size
        return (visible,) if is_part else ()

    def _keep_regions(self, regions: tuple[Rect, ...]) -> None:
        plan = self._parts.session.plan
        self._regions, self._regions_of = regions, None if plan is None else plan.picture

    @Slot()
    def _copy_region(self) -> None:
        names = tuple(name for name in self._parts.stage.unhidden if name != ORIGINAL)
        gather = gatherer(self._parts.session, names)
        marked = self._parts.stage.model.mark.region
        regions = self._visible_part() if marked is None else (marked,)
        if gather is None:
            self._parts.toasts.notice(self.tr("No pane is finished yet; there is nothing to copy."))
            return
        titles = published(self._parts.stage.titles, self._parts.session.catalogue)
        self._panes.copy(partial(_panes_side_by_side, gather, regions, titles))

    @Slot(object)
    def _tell_saved(self, path: Path) -> None:
        toast = self._parts.toasts.notice(self.tr("Saved {path} and its recipe.").format(path=path))
        toast.add_button(self.tr("Open folder"), partial(open_folder, path.parent))

    @Slot(int, int)
    def _tell_copied(self, width: int, height: int) -> None:
        self._parts.toasts.notice(
            self.tr("Copied all panes as one picture of {width} × {height} pixels.").format(width=width, height=height)
        )
