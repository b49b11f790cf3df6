"""Showing the original in place of every result for as long as a key is held."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent, QShortcutEvent
from PySide6.QtWidgets import QApplication

from sr_desktop.ui.panes.painting import Rendering
from sr_desktop.ui.panes.stand_in import StandIn
from sr_desktop.ui.workspace.pane_feed import ORIGINAL
from sr_desktop.ui.workspace.workspace import Feature, Workspace

_WITHOUT_ORIGINAL = "bicubic"
"""The method that is shown where there is no original."""


class OriginalFlash(Feature):
    """Shows the original on every surface from the press of the action's key to its release.

    The release counts wherever the focus is, and so does the window's losing it. Triggered by a menu, where no key
    is held, the action lasts until the next key or click.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._stage = workspace.stage
        self._toasts = workspace.toasts
        self._pressed_key: int | None = None
        self._held_key: int | None = None
        self._is_shown = False
        self._action = workspace.actions["flash-original"]
        self._action.setAutoRepeat(False)
        self._action.installEventFilter(self)

    @property
    def is_shown(self) -> bool:
        """Whether the original is shown in place of everything."""
        return self._is_shown

    @Slot()
    def begin(self) -> None:
        """Show the original."""
        self._held_key, self._pressed_key = self._pressed_key, None
        name, note = ORIGINAL, self._stage.titles[ORIGINAL]
        if not self._stage.has_original:
            name, note = _WITHOUT_ORIGINAL, self.tr("Bicubic: there is no original")
        content = self._stage.content_of(name)
        if self._is_shown or self._stage.model.picture_size is None:
            return
        if content is None or content.levels is None:
            self._toasts.notice(
                self.tr("The original is not ready yet.")
                if name == ORIGINAL
                else self.tr("There is no original to show, and the bicubic result is not ready; show its pane first.")
            )
            return
        self._is_shown = True
        self._show(StandIn(Rendering(content), note))
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def _end(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._is_shown = False
        self._show(None)

    def _show(self, stand_in: StandIn | None) -> None:
        for surface in self._stage.surfaces:
            surface.set_stand_in(stand_in)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Note the key that triggers the action; while the original is shown, watch for what ends it."""
        if watched is self._action:
            if isinstance(event, QShortcutEvent):
                self._pressed_key = event.key()[0].key()  # type: ignore[index]  # The stubs lack it.
            return False
        if self._is_shown and self._is_end(watched, event):
            self._end()
        return False

    def _is_end(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:
            return watched is self._stage.window()
        if event.type() == QEvent.Type.ApplicationDeactivate:
            return True
        if self._held_key is None:
            return event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)
        if event.type() != QEvent.Type.KeyRelease or not isinstance(event, QKeyEvent):
            return False
        return event.key() == self._held_key and not event.isAutoRepeat()
