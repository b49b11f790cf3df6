"""Exports from the window: asks, confirms before it replaces files, writes in the background, reports."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot

from sr_desktop.export.exporter import ExportReport
from sr_desktop.export.job import ExportJob
from sr_desktop.export.plan import ExportPlan
from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.geometry import Rect
from sr_desktop.messages.message import MessageError
from sr_desktop.ui.background.tasks import Task
from sr_desktop.ui.background.worker_tasks import WorkerTask
from sr_desktop.ui.exporting.dialog import Exportable, ExportDialog
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.widgets.desktop import open_folder
from sr_desktop.ui.widgets.replacing import ask_to_replace
from sr_desktop.ui.widgets.toasts import Toast
from sr_desktop.ui.workspace.session import gatherer
from sr_desktop.ui.workspace.workspace import Feature, Workspace


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A result ready to be written, and the files that it would replace."""

    plan: ExportPlan
    result: PictureResult
    existing: tuple[Path, ...]


class Exporting(Feature):
    """One export at a time."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._running: Task[_Prepared] | WorkerTask[ExportReport] | None = None
        self._is_asking = False
        self._toast: Toast | None = None
        self._dialog: ExportDialog | None = None
        workspace.session.method_done.connect(self._follow)
        workspace.session.method_failed.connect(self._follow)

    @property
    def busy(self) -> bool:
        """Whether an export is being written, prepared for that, or asked about."""
        return self._running is not None or self._is_asking

    @Slot()
    def export(self) -> None:
        """Open the export dialog."""
        self._ask(only_visible=False)

    @Slot()
    def export_visible(self) -> None:
        """Open the export dialog with the visible region chosen."""
        self._ask(only_visible=True)

    def _ask(self, *, only_visible: bool) -> None:
        stage, session, toasts = self.workspace.stage, self.workspace.session, self.workspace.toasts
        shown = stage.wanted_methods
        plan, given = session.plan, session.input
        if plan is None or given is None or not any(name in session.results for name in shown):
            toasts.notice(self.tr("No pane is finished yet; there is nothing to export."))
            return
        if self._is_still_busy():
            return
        what = Exportable(
            methods=[(name, stage.titles[name]) for name in shown],
            output_size=given.output_size,
            visible=stage.model.visible_rect,
            has_original=given.ground_truth is not None,
            has_file=plan.picture.path is not None,
            is_transparent=any((layer := session.layer_of(name)) and layer.alpha is not None for name in shown),
        )
        dialog = ExportDialog(what, self.workspace.settings, self.workspace.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if only_visible:
            dialog.choose_visible_region()
        # Another picture, or other settings, make void what the dialog offers.
        session.restarted.connect(dialog.reject)
        dialog.accepted.connect(lambda: self.write(dialog.plan, dialog.region))
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        self._follow()
        dialog.open()

    @Slot()
    def _follow(self) -> None:
        """Offer in the open dialog what is finished by now."""
        session, names = self.workspace.session, self.workspace.stage.wanted_methods
        if self._dialog is not None:
            failed = [name for name in names if session.has_ended(name) and name not in session.results]
            self._dialog.follow(session.results, failed)

    @Slot()
    def _forget_dialog(self) -> None:
        self._dialog = None

    def write(self, plan: ExportPlan, region: Rect | None = None) -> None:
        """Write the finished results that are shown, of this region alone if there is one; ask before replacing files.

        Args:
            plan: What to write, and where.
            region: In output pixels.
        """
        gather = gatherer(self.workspace.session, self.workspace.stage.wanted_methods)
        if gather is None or self._is_still_busy():
            return

        def prepare(_: Task[_Prepared]) -> _Prepared:
            result = gather().within(region)
            return _Prepared(plan, result, plan.existing([result]))

        # The disk may take long to say what is there.
        self._show_progress()
        self._running = self.workspace.tasks.submit(prepare, done=self._confirm, failed=self._fail)

    def _is_still_busy(self) -> bool:
        """Whether no other export can begin; then the user is told so."""
        if self.busy:
            self.workspace.toasts.notice(self.tr("An export is still being written."))
        return self.busy

    def _show_progress(self) -> Toast:
        if self._toast is None:
            self._toast = self.workspace.toasts.progress(self.tr("Exporting…"))
            self._toast.add_button(self.tr("Cancel"), self._cancel)
        return self._toast

    def _confirm(self, prepared: _Prepared) -> None:
        if not prepared.existing:
            self._write(prepared)
            return
        self._end()
        self._is_asking = True
        ask_to_replace(self.workspace.window, prepared.plan.folder, prepared.existing, partial(self._answer, prepared))

    def _answer(self, prepared: _Prepared, is_to_replace: bool) -> None:
        self._is_asking = False
        if is_to_replace:
            self._write(prepared)

    def _write(self, prepared: _Prepared) -> None:
        toast = self._show_progress()
        folder = prepared.plan.folder
        self._running = WorkerTask(
            self.workspace.tasks,
            self.workspace.worker,
            ExportJob(prepared.plan, prepared.result),
            done=partial(self._report, folder),
            failed=self._fail,
            progressed=toast.set_progress,
        )

    def _cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()
        self._end()
        self.workspace.toasts.notice(self.tr("The export was cancelled; finished files are kept."))

    def _report(self, folder: Path, report: ExportReport) -> None:
        self._end()
        toast = self.workspace.toasts.notice(
            self.tr("Exported {count} files to {folder}").format(count=len(report.written), folder=folder)
        )
        toast.add_button(self.tr("Open folder"), partial(open_folder, report.written[0].parent))

    def _fail(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, MessageError):
            raise error
        self.workspace.toasts.error(translated(error.message))

    def _end(self) -> None:
        self._running = None
        if self._toast is not None:
            self._toast.dismiss()
            self._toast = None
