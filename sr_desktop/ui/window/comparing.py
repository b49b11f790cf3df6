"""Starts comparisons: in which mode, with which settings, and again."""

from __future__ import annotations

from PySide6.QtCore import Slot

from sr_desktop.engine.input_source import PUBLISHED_SOURCE
from sr_desktop.engine.settings import Mode
from sr_desktop.imaging.picture import Picture
from sr_desktop.ui.inputs.feature import Inputs
from sr_desktop.ui.workspace.session import Plan
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class Comparing(Feature):
    """Computes the wanted methods on the open picture."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        workspace.session.notice.connect(workspace.toasts.notice)
        workspace.session.refused.connect(workspace.toasts.error)
        self._inputs = workspace.feature(Inputs)
        self._inputs.chosen.connect(self._start_from_input)

    def start(self, picture: Picture) -> None:
        """Compare the methods on this picture with the current settings."""
        session, stage, settings = self.workspace.session, self.workspace.stage, self.workspace.settings
        source = self._inputs.source_for(picture) if settings.mode is Mode.REFERENCE else PUBLISHED_SOURCE
        session.start(Plan(picture, settings.mode, settings.engine, source), stage.wanted_methods)
        # If there is no original any more, another method may be shown in its place.
        session.request(stage.wanted_methods)

    @Slot()
    def recompute(self) -> None:
        """Compute the open picture again with the current settings."""
        plan = self.workspace.session.plan
        if plan is not None:
            self.start(plan.picture)

    @Slot()
    def resume_or_recompute(self) -> None:
        """Continue what was cancelled; if nothing was, compute everything again."""
        if not self.workspace.session.resume(self.workspace.stage.wanted_methods):
            self.recompute()

    def set_mode(self, mode: Mode) -> None:
        """Take the picture as the ground truth, or as the input."""
        if mode is not self.workspace.settings.mode:
            self.workspace.settings.mode = mode
            self.recompute()

    @Slot()
    def _start_from_input(self) -> None:
        """Compute from the input that was chosen, which only reference mode knows."""
        self.workspace.settings.mode = Mode.REFERENCE
        self.recompute()
        self.workspace.actions.refresh()

    @Slot()
    def apply_settings(self) -> None:
        """Compute again if device, precision or self-ensemble has changed."""
        plan = self.workspace.session.plan
        if plan is not None and plan.settings != self.workspace.settings.engine:
            self.recompute()
