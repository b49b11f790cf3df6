"""Keeps the status bar up to date with the view and the work."""

from __future__ import annotations

from PySide6.QtCore import Slot

from sr_desktop.engine.events import MethodDone, Progress
from sr_desktop.engine.settings import DeviceChoice
from sr_desktop.imaging.measuring.metrics import metric_of
from sr_desktop.ui.actions.wording import KeyedTip
from sr_desktop.ui.dialogs.settings_dialog import choice_label
from sr_desktop.ui.translation.messages import capitalized, input_words
from sr_desktop.ui.translation.names import translated_name
from sr_desktop.ui.workspace.plan import Plan
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class StatusFeed(Feature):
    """Passes what the view model and the session report to the status bar."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        bar, stage, session = workspace.status, workspace.stage, workspace.session
        self._bar = bar
        self._stage = stage
        self._session = session
        self._settings = workspace.settings
        self._progress_of: Progress | None = None
        stage.model.changed.connect(self._show_zoom)
        stage.model.hovered.connect(self._show_pointer)
        stage.model.left.connect(bar.clear_pointer)
        stage.arrangement_changed.connect(self._refresh_pointer)
        session.restarted.connect(self._restart)
        session.computing.connect(self._begin)
        session.method_done.connect(self._done)
        session.progressed.connect(self._progress)
        bar.cancel_requested.connect(session.cancel)
        KeyedTip(bar.cancel_button, [workspace.actions["cancel"]])
        self.show_choice()

    @Slot()
    def show_choice(self) -> None:
        """Show the chosen device, until a network reports the one that it ran on."""
        device = self._settings.device
        name = self.tr("automatic") if device is DeviceChoice.AUTO else device.value.upper()
        tip = self.tr("Networks run on: {device}\nPrecision: {precision}").format(
            device=choice_label("device", device),
            precision=choice_label("precision", self._settings.precision),
        )
        self._bar.set_device(self.tr("Device: {name}").format(name=name), tip)

    @Slot()
    def _show_zoom(self) -> None:
        self._bar.set_zoom(None if self._stage.model.picture_size is None else self._stage.model.scale)

    @Slot(int, int)
    def _show_pointer(self, x: int, y: int) -> None:
        stage, samples = self._stage, self._stage.samples_at(x, y)
        if stage.combined_view is None and stage.model.crosshair_shown:
            # The other panes have theirs at their crosshairs.
            told = [sample for name, sample in zip(stage.shown, samples, strict=True) if name == stage.current]
        else:
            told = samples
        self._bar.set_pointer(x, y, samples, told)

    @Slot()
    def _refresh_pointer(self) -> None:
        if self._stage.model.hover is not None:
            self._show_pointer(*self._stage.model.hover)

    @Slot(object)
    def _restart(self, plan: Plan | None) -> None:
        self._bar.set_input(capitalized(input_words(None if plan is None else plan.protocol)))
        self._progress(None)
        self._bar.clear_pointer()
        self._bar.set_sizes("" if plan is None else plan.sizes_text)
        self._show_zoom()
        self.show_choice()

    @Slot(object)
    def _begin(self, method_ids: tuple[str, ...]) -> None:
        # Until the first tile arrives, which may take as long as libraries and weights take to load.
        if self._progress_of is None:
            self._bar.set_progress(0.0, self.tr("Starting…"))

    @Slot(object)
    def _done(self, done: MethodDone) -> None:
        method = self._session.catalogue.get(done.method_id)
        if done.run is not None and method.kind.is_network:
            short = done.run.device.upper()
            tip = self.tr("{title} ran on {device}, precision {precision}.").format(
                title=translated_name(method.title),
                device=done.run.device_name,
                precision=done.run.precision_text,
            )
            self._bar.set_device(f"{short} {done.run.precision_text}", tip)
        self._refresh_pointer()

    @Slot(object)
    def _progress(self, progress: Progress | None) -> None:
        self._progress_of = progress
        if progress is None:
            self._bar.set_progress(None)
            return
        ended = [self._session.has_ended(method_id) for method_id in progress.by_method]
        job = self.tr("{done} of {total} done").format(done=sum(ended), total=len(ended))
        if progress.active is not None and not self._session.has_ended(progress.active):
            done = progress.by_method.get(progress.active, 0.0)
            job = f"{translated_name(self._session.catalogue.title(progress.active))} {100 * done:.0f} %"
        elif progress.metric_id is not None:
            job = self.tr("Measuring {metric}").format(metric=metric_of(progress.metric_id).label)
        self._bar.set_progress(progress.fraction, job, progress.seconds_left)
