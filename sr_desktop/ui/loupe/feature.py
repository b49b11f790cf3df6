"""Makes the loupe follow the pointer."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Slot

from sr_desktop.ui.loupe.loupe import Loupe, Patch
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.workspace.pane_feed import ORIGINAL
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class Magnifying(Feature):
    """Shows the loupe beside the pointer while it is over a picture, with every pane that is not hidden.

    Attributes:
        loupe: The loupe, over the panes.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        stage, settings = workspace.stage, workspace.settings
        self._stage = stage
        self._settings = settings
        self._model = stage.model
        self._pointer: QPoint | None = None
        self._followed: set[Pane] = set()
        self.loupe = Loupe(stage)
        state = self._model.loupe
        state.set_magnification(settings.loupe_magnification)
        state.set_shown(settings.loupe_shown)
        state.changed.connect(self._remember)
        self._model.backdrop_changed.connect(self._take_backdrop)
        self._take_backdrop()
        self._model.pointed.connect(self._point)
        for moved in (self._model.left, self._model.changed, state.changed, stage.arrangement_changed):
            moved.connect(self._refresh)

    @Slot()
    def toggle(self) -> None:
        """Show the loupe, or hide it."""
        self._model.loupe.set_shown(not self._model.loupe.is_shown)

    @Slot()
    def _take_backdrop(self) -> None:
        self.loupe.set_backdrop(self._model.backdrop)

    @Slot()
    def _remember(self) -> None:
        self._settings.loupe_shown = self._model.loupe.is_shown
        self._settings.loupe_magnification = self._model.loupe.magnification

    @Slot(QPointF)
    def _point(self, place: QPointF) -> None:
        self._pointer = self._stage.mapFromGlobal(place).toPoint()
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        """Show what is under the pointer; hide the loupe outside pictures."""
        state, spot = self._model.loupe, self._model.hover
        names = self._names() if state.is_shown and spot is not None else ()
        if not names or spot is None or self._pointer is None:
            self.loupe.hide()
            return
        panes = {pane.method_id: pane for pane in self._stage.panes}
        patches = [Patch(panes[name].title, panes[name].content) for name in names]
        for name in names:
            if panes[name] not in self._followed:
                self._followed.add(panes[name])
                panes[name].changed.connect(self.loupe.update)
        self.loupe.show_spot(patches, spot, state.magnification, self._pointer, self._stage.rect())

    def _names(self) -> tuple[str, ...]:
        """The panes that are not hidden, those that the layout always shows, and the original if there is one."""
        wanted = {*self._stage.unhidden, *self._stage.shown}
        if self._stage.has_original:
            wanted.add(ORIGINAL)
        return tuple(name for name in self._stage.order if name in wanted)
