"""What is computed: by which mode and settings, and again."""

from __future__ import annotations

from PySide6.QtCore import Slot

from sr_desktop.engine.settings import Mode
from sr_desktop.imaging.picture import Picture
from sr_desktop.ui.workspace.session import Plan
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class Comparing(Feature):
    """Has the wanted methods computed on the open picture."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        workspace.session.notice.connect(workspace.toasts.notice)
        workspace.session.refused.connect(workspace.toasts.error)

    def start(self, picture: Picture) -> None:
        """Compare the methods on this picture, by the settings of the moment."""
        session, stage, settings = self.workspace.session, self.workspace.stage, self.workspace.settings
        session.start(Plan(picture, settings.mode, settings.engine), stage.wanted_methods)
        # Where there is an original no more, another method may stand in for it.
        session.request(stage.wanted_methods)

    @Slot()
    def recompute(self) -> None:
        """Compute the open picture again, by the settings of the moment."""
        plan = self.workspace.session.plan
        if plan is not None:
            self.start(plan.picture)

    @Slot()
    def resume_or_recompute(self) -> None:
        """Continue what was cancelled; if nothing was, compute all again."""
        if not self.workspace.session.resume(self.workspace.stage.wanted_methods):
            self.recompute()

    def set_mode(self, mode: Mode) -> None:
        """Take the picture as the truth, or as the input."""
        if mode is not self.workspace.settings.mode:
            self.workspace.settings.mode = mode
            self.recompute()

    @Slot()
    def apply_settings(self) -> None:
        """Compute again if device, precision or self-ensemble has changed."""
        plan = self.workspace.session.plan
        if plan is not None and plan.settings != self.workspace.settings.engine:
            self.recompute()
