"""Starts comparisons: in which mode, with which settings, and again."""

from __future__ import annotations

from PySide6.QtCore import Slot

from sr_desktop.engine.comparing.result_files import ResultFiles
from sr_desktop.engine.inputs.source import InputSource
from sr_desktop.engine.settings import Mode
from sr_desktop.imaging.picture import Picture
from sr_desktop.ui.inputs.feature import Inputs
from sr_desktop.ui.workspace.plan import Plan
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class Comparing(Feature):
    """Computes the wanted methods on the open picture."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        workspace.session.notice.connect(workspace.toasts.notice)
        workspace.session.refused.connect(workspace.toasts.error)
        self._inputs = workspace.feature(Inputs)
        self._inputs.chosen.connect(self._start_from_input)
        self._keeps_results = workspace.settings.keep_results

    def start(self, picture: Picture, *, afresh: bool = False) -> None:
        """Compare the methods on this picture with the current settings, also what was computed before if wanted."""
        session, stage = self.workspace.session, self.workspace.stage
        plan = self.plan_of(picture)
        if plan.mode is Mode.REFERENCE:
            self._inputs.follow_up(picture)
        session.start(plan, stage.wanted_methods, afresh=afresh)
        # If there is no original any more, another method may be shown in its place.
        session.request(stage.wanted_methods)

    def plan_of(self, picture: Picture) -> Plan:
        """How this picture is compared with the current settings."""
        settings = self.workspace.settings
        source = (
            self._inputs.source_for(picture) if settings.mode is Mode.REFERENCE else InputSource(scale=settings.scale)
        )
        return Plan(picture, settings.mode, settings.engine, source)

    @Slot()
    def restart(self) -> None:
        """Compare the open picture with the current settings; what was computed before is shown at once."""
        plan = self.workspace.session.plan
        if plan is not None:
            self.start(plan.picture)

    @Slot()
    def recompute(self) -> None:
        """Compute the open picture again with the current settings."""
        plan = self.workspace.session.plan
        if plan is not None:
            self.start(plan.picture, afresh=True)

    @Slot()
    def resume_or_recompute(self) -> None:
        """Continue what was cancelled; if nothing was, compute everything again."""
        workspace = self.workspace
        is_computed_on = workspace.session.resume(workspace.stage.wanted_methods)
        if not workspace.scoring.resume() and not is_computed_on:
            self.recompute()

    def set_mode(self, mode: Mode) -> None:
        """Take the picture as the ground truth, or as the input."""
        if mode is not self.workspace.settings.mode:
            self.workspace.settings.mode = mode
            self.restart()

    def set_scale(self, scale: int) -> None:
        """Shrink and enlarge so many times."""
        if scale != self.workspace.settings.scale:
            self.workspace.settings.scale = scale
            self._inputs.set_scale(scale)
            self.restart()
            self.workspace.actions.refresh()

    @Slot()
    def _start_from_input(self) -> None:
        """Compute from the input that was chosen, which only reference mode knows."""
        self.workspace.settings.mode = Mode.REFERENCE
        self.restart()
        self.workspace.actions.refresh()

    @Slot()
    def apply_settings(self) -> None:
        """Compute again if what the settings say on computing has changed."""
        plan, settings = self.workspace.session.plan, self.workspace.settings
        if self._keeps_results and not settings.keep_results:
            self.workspace.tasks.submit(lambda _: ResultFiles().forget(), done=lambda _: None)
        self._keeps_results = settings.keep_results
        self._inputs.set_scale(settings.scale)
        if plan is not None and (plan.settings, plan.mode, plan.scale) != (
            settings.engine,
            settings.mode,
            settings.scale,
        ):
            self.restart()
