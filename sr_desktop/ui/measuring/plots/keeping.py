"""Copies charts to the clipboard and saves them to files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from sr_desktop.export.chart.chart import Chart
from sr_desktop.export.chart.chart_file import ChartFormat, chart_csv, chart_picture, write_chart
from sr_desktop.export.chart.plane import Plane
from sr_desktop.export.chart.styles import ChartView
from sr_desktop.messages.names import shown
from sr_desktop.ui.measuring.plots.kept_dock import KeptDock
from sr_desktop.ui.widgets.desktop import copy_text
from sr_desktop.ui.widgets.file_dialogs import first_folder
from sr_desktop.ui.workspace.saving import Saving
from sr_desktop.ui.workspace.workspace import Workspace


class PlotKeeping(QObject):
    """Copies and saves the chart of a dock as shown: the visible curves and range of the axes, on white.

    Args:
        dock: The dock with the chart.
        workspace: Where it is drawn and written.
    """

    def __init__(self, dock: KeptDock, workspace: Workspace) -> None:
        super().__init__(dock)
        self._dock = dock
        self._window = workspace.window
        self._tasks = workspace.tasks
        self._settings = workspace.settings
        self._toasts = workspace.toasts
        self._saving = workspace.feature(Saving)
        dock.copy_picture_requested.connect(self._copy_picture)
        dock.copy_table_requested.connect(self._copy_table)
        dock.save_requested.connect(self._ask_where)

    @Slot()
    def _copy_picture(self) -> None:
        seen = self._dock.seen
        if seen is not None:
            self._tasks.submit(
                lambda _: QImage.fromData(chart_picture(*seen, ChartFormat.PNG)), done=self._put_on_clipboard
            )

    def _put_on_clipboard(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self._toasts.notice(self.tr("Copied the plot as a picture."))

    @Slot()
    def _copy_table(self) -> None:
        seen = self._dock.seen
        if seen is not None:
            chart = seen[0]
            copy_text(chart_csv(chart))
            told, count = (
                (self.tr("Copied {count} dots as CSV."), len(chart.dots))
                if isinstance(chart, Plane)
                else (self.tr("Copied {count} curves as CSV."), len(chart.curves))
            )
            self._toasts.notice(told.format(count=count))

    @Slot()
    def _ask_where(self) -> None:
        seen = self._dock.seen
        if seen is None:
            return
        chart, view = seen
        dialog = QFileDialog(self._window, self.tr("Save the plot"))
        dialog.setObjectName("save-plot")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters([f"{each.name} (*{each.suffix})" for each in ChartFormat])
        dialog.setDefaultSuffix(ChartFormat.PNG.value)
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(_suffix_of(chosen)))
        dialog.setDirectory(str(first_folder(self._settings.saved_folder, self._settings.last_folder)))
        dialog.selectFile(f"{chart.file_stem}{ChartFormat.PNG.suffix}")
        dialog.fileSelected.connect(lambda name: self._save(Path(name), chart, view))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, path: Path, chart: Chart | Plane, view: ChartView) -> None:
        self._settings.saved_folder = path.parent
        try:
            file_format = ChartFormat(path.suffix.lower().removeprefix("."))
        except ValueError:
            self._toasts.error(
                self.tr(
                    "The name '{name}' must end in a format that plots can be saved in: PNG, SVG, PDF, CSV."
                ).format(name=shown(path.name))
            )
            return
        self._saving.save(
            path, lambda _: write_chart(path, chart, view, file_format), self.tr("Saved the plot as {path}")
        )


def _suffix_of(name_filter: str) -> str:
    """``png`` of ``PNG (*.png)``."""
    return name_filter.rpartition("*.")[2].rstrip(")")
