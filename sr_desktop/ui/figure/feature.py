"""Opens the figure dialog, and copies the region of all panes as one labelled picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot

from sr_desktop.export.figure.arrangement import OverviewPlace
from sr_desktop.export.figure.request import FigureLayout, FigureRequest
from sr_desktop.export.results import ORIGINAL, PictureResult
from sr_desktop.imaging.backdrop import Backdrop
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Picture
from sr_desktop.ui.figure.dialog import FigureDialog
from sr_desktop.ui.figure.saving import FigureSaving
from sr_desktop.ui.translation.names import published
from sr_desktop.ui.workspace.live_results import LiveResults
from sr_desktop.ui.workspace.plan import Plan
from sr_desktop.ui.workspace.saving import Saving
from sr_desktop.ui.workspace.session import gatherer
from sr_desktop.ui.workspace.workspace import Feature, Workspace


def _panes_side_by_side(
    gather: Callable[[], PictureResult], regions: tuple[Rect, ...], titles: Mapping[str, str], backdrop: Backdrop
) -> FigureRequest:
    result = gather()
    layout = FigureLayout(overview=OverviewPlace.NONE, backdrop=backdrop.id if result.is_transparent else None)
    return FigureRequest(result, regions, layout, titles=titles)


class PaperFigure(Feature):
    """Opens the figure dialog, and copies the panes as one picture."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._regions: tuple[Rect, ...] = ()
        self._regions_of: Picture | None = None
        self._figure = FigureSaving(workspace.tasks, workspace.worker, self)
        self._figure.saved.connect(self._tell_saved)
        self._figure.failed.connect(workspace.toasts.error)
        self._panes = FigureSaving(workspace.tasks, workspace.worker, self)
        self._panes.copied.connect(self._tell_copied)
        self._panes.failed.connect(workspace.toasts.error)
        workspace.session.restarted.connect(self._forget_regions)

    @Slot()
    def open(self) -> None:
        """Open the figure dialog."""
        plan, regions = self.workspace.session.plan, self._first_regions()
        picture = None if plan is None else plan.picture

        def make(result: PictureResult) -> FigureDialog:
            dialog = FigureDialog(result, regions, self._figure, self.workspace)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(lambda: self._keep_regions(dialog.regions, picture))
            return dialog

        if not self.workspace.feature(LiveResults).open(make, self._figure.tell):
            self.workspace.toasts.notice(self.tr("No pane is finished yet; there is nothing to make a figure of."))

    def _first_regions(self) -> tuple[Rect, ...]:
        """The last regions of the same picture and the marked one; else the visible part, if not all is visible."""
        kept = self._regions
        marked = self.workspace.stage.model.mark.region
        if marked is not None:
            return kept if marked in kept else (*kept, marked)
        return kept or self._visible_part()

    def _visible_part(self) -> tuple[Rect, ...]:
        visible, size = self.workspace.stage.model.visible_rect, self.workspace.stage.model.picture_size
        is_part = not visible.is_empty and (visible.width, visible.height) != size
        return (visible,) if is_part else ()

    def _keep_regions(self, regions: tuple[Rect, ...], picture: Picture | None) -> None:
        plan = self.workspace.session.plan
        if plan is not None and plan.picture is picture:
            self._regions, self._regions_of = regions, picture

    @Slot(object)
    def _forget_regions(self, plan: Plan | None) -> None:
        """Those of a picture that is open no more, which would stay in memory with them."""
        if plan is None or plan.picture is not self._regions_of:
            self._regions, self._regions_of = (), None

    @Slot()
    def copy_region(self) -> None:
        """Copy the marked region of all panes, else the visible part, as one labelled picture."""
        names = tuple(name for name in self.workspace.stage.unhidden if name != ORIGINAL)
        gather = gatherer(self.workspace.session, names)
        marked = self.workspace.stage.model.mark.region
        regions = self._visible_part() if marked is None else (marked,)
        if gather is None:
            self.workspace.toasts.notice(self.tr("No pane is finished yet; there is nothing to copy."))
            return
        titles = published(self.workspace.stage.titles, self.workspace.session.catalogue)
        self._panes.copy(partial(_panes_side_by_side, gather, regions, titles, self.workspace.settings.backdrop))

    @Slot(object)
    def _tell_saved(self, path: Path) -> None:
        self.workspace.feature(Saving).report(path, self.tr("Saved {path} and its recipe."))

    @Slot(int, int)
    def _tell_copied(self, width: int, height: int) -> None:
        self.workspace.toasts.notice(
            self.tr("Copied all panes as one picture of {width} × {height} pixels.").format(width=width, height=height)
        )
