"""The title of the window: the picture, its size, the session, and whether that has changes that are in no file."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot

from sr_desktop import NAME
from sr_desktop.messages.names import shown
from sr_desktop.ui.blind_test.feature import BlindTest
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.inputs.feature import Inputs
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.user_methods.models import UserModels
from sr_desktop.ui.window.session_files.feature import SessionFiles
from sr_desktop.ui.workspace.plan import Plan
from sr_desktop.ui.workspace.workspace import Feature, Workspace

_PAUSE_MS = 100
"""So long after a change it is found out whether the session has changed: a region is drawn in many steps."""
_MARK = "[*]"
"""Where Qt puts the platform's mark of unsaved changes; twice, it stands for itself."""


class WindowTitle(Feature):
    """Keeps the title, and the mark of unsaved changes."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._files = workspace.feature(SessionFiles)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._show)
        workspace.session.restarted.connect(self._show)
        self._files.changed.connect(self._show)
        given, model, evaluating = workspace.feature(GivenResults), workspace.stage.model, workspace.feature(Evaluating)
        for changed in (
            workspace.scoring.changed,
            workspace.stage.arrangement_changed,
            workspace.feature(Inputs).chosen,
            workspace.feature(Collection).changed,
            workspace.feature(UserModels).removed,
            workspace.feature(BlindTest).folder_changed,
            given.added,
            given.removed,
            model.mark.changed,
            model.line.changed,
            evaluating.changed,
            evaluating.picture_changed,
        ):
            changed.connect(self._show_soon)

    @Slot()
    def _show_soon(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    @Slot()
    def _show(self) -> None:
        window, path = self.workspace.window, self._files.path
        is_changed = self._files.would_be_lost and not self._files.is_opening
        session = path.stem if path is not None else self.tr("New session") if is_changed else None
        title = window_title(self.workspace.session.plan, session)
        if title != window.windowTitle():
            window.setWindowTitle(title)
        window.setWindowModified(is_changed)


def window_title(plan: Plan | None, session: str | None) -> str:
    """``name — 2048 × 1365 — session[*] — SR Desktop``, with the size that the picture is enlarged to.

    Args:
        plan: What is compared; None if no picture is open.
        session: What the session is called; None if it is nothing to be saved.
    """
    parts = [NAME]
    if session is not None:
        parts.insert(0, _literal(session) + _MARK)
    if plan is not None:
        picture = plan.picture
        name = picture.name if picture.path is None else picture.path.name
        parts = [_literal(name), plan.sizes_text, *parts]
    return " — ".join(parts)


def _literal(name: str) -> str:
    return shown(name).replace(_MARK, 2 * _MARK)
