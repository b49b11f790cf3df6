"""Copying what a pane shows, and the scores of all panes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication, QImage

from sr_desktop.export.method_table import method_table
from sr_desktop.export.tables.text_tables import as_text
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Layer
from sr_desktop.imaging.measuring.protocol import PROTOCOL
from sr_desktop.ui.background.tasks import Task
from sr_desktop.ui.view_modes.combined import Excerpt
from sr_desktop.ui.widgets import desktop
from sr_desktop.ui.widgets.images import layer_image
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class Copying(Feature):
    """Puts pictures and scores on the clipboard."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._copying: Task[QImage] | None = None

    @Slot()
    def copy_pane(self) -> None:
        """Copy what the pane under the pointer shows."""
        if self.workspace.stage.current is not None:
            self.copy(self.workspace.stage.current)

    def copy(self, name: str) -> None:
        """Copy what this pane shows, with its opacity unless it is shown over a plain colour."""
        stage, toasts = self.workspace.stage, self.workspace.toasts
        region = stage.model.visible_rect
        title, excerpt = self._excerpt(name, region)
        if excerpt is None or region.is_empty:
            toasts.notice(self.tr("{title} is not finished yet; there is nothing to copy.").format(title=title))
            return
        background = stage.model.backdrop.color

        def image() -> QImage:
            layer = excerpt()
            return layer_image(layer if background is None else Layer(layer.over(background)))

        self._forget()
        self._copying = self.workspace.tasks.submit(lambda _: image(), done=partial(self._put, title))

    def _put(self, title: str, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self.workspace.toasts.notice(
            self.tr("Copied {width} × {height} pixels of {title}.").format(
                width=image.width(), height=image.height(), title=title
            )
        )

    def _forget(self) -> None:
        """What is copied next must not be replaced by what was to be copied before."""
        if self._copying is not None:
            self._copying.cancel()
            self._copying = None

    def _excerpt(self, pane_id: str, region: Rect) -> tuple[str, Excerpt | None]:
        """Title and pixels of the result at the pointer; no pixels before they are complete."""
        stage = self.workspace.stage
        if stage.combined_view is not None:
            return stage.combined_view.excerpt(region)
        layer = stage.layer_of(pane_id)
        return stage.titles[pane_id], None if layer is None else partial(layer.part, region)

    @Slot()
    def copy_scores(self) -> None:
        """Copy the scores of all finished panes as a table."""
        session, toasts = self.workspace.session, self.workspace.toasts
        results = session.results
        done = [results[name] for name in self.workspace.stage.wanted_methods if name in results]
        if not done:
            toasts.notice(self.tr("No pane is finished yet; there are no scores to copy."))
            return
        self._forget()
        protocol = PROTOCOL if session.plan is None else session.plan.protocol
        desktop.copy_text(as_text(method_table(done, session.catalogue, protocol)))
        toasts.notice(self.tr("Copied the scores of {count} panes as a table.").format(count=len(done)))
