"""A dock whose plot is copied and saved: its buttons and its menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from sr_desktop.export.chart.chart import Chart
from sr_desktop.export.chart.plane import Plane
from sr_desktop.export.chart.styles import ChartView
from sr_desktop.ui.widgets.buttons import tool_button
from sr_desktop.ui.workspace.docks import ClosableDock


class KeptDock(ClosableDock):
    """Offers to copy and save what it shows; `PlotKeeping` does it.

    Signals:
        copy_picture_requested: The chart is wanted on the clipboard as a picture.
        copy_table_requested: The chart is wanted on the clipboard as CSV.
        save_requested: The chart is wanted as a file.
    """

    copy_picture_requested = Signal()
    copy_table_requested = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeping: tuple[QToolButton, ...] = ()

    # Provided by subclasses

    @property
    def seen(self) -> tuple[Chart | Plane, ChartView] | None:
        """What is shown, without what is hidden, and its visible range; None while there is nothing."""
        raise NotImplementedError

    def show_all(self) -> None:
        """Show all of it."""
        raise NotImplementedError

    # Buttons and menu

    def make_keeping_buttons(self, parent: QWidget) -> tuple[QToolButton, ...]:
        """The buttons to copy and to save; made once."""
        translate = QCoreApplication.translate
        copy = tool_button(
            parent, translate("PlotDock", "Copy"), translate("PlotDock", "Copy as picture or as CSV"), "copy"
        )
        copy.clicked.connect(lambda: self._menu().popup(copy.mapToGlobal(QPoint(0, copy.height()))))
        save = tool_button(
            parent, translate("PlotDock", "Save"), translate("PlotDock", "Save as PNG, SVG, PDF or CSV"), "export"
        )
        save.clicked.connect(self.save_requested)
        self._keeping = copy, save
        return self._keeping

    def enable_keeping(self, enabled: bool) -> None:
        """Whether there is anything to copy and to save."""
        for button in self._keeping:
            button.setEnabled(enabled)

    @Slot(QPoint)
    def show_keeping_menu(self, at: QPoint) -> None:
        """Open the menu at this place of what asks for it."""
        asking = self.sender()
        if isinstance(asking, QWidget):
            self._menu().popup(asking.mapToGlobal(at))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("plot-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        translate = QCoreApplication.translate
        entries: tuple[tuple[str, Callable[[], object]] | None, ...] = (
            (translate("PlotDock", "&Copy as picture"), self.copy_picture_requested.emit),
            (translate("PlotDock", "Copy as CS&V"), self.copy_table_requested.emit),
            (translate("PlotDock", "&Save as…"), self.save_requested.emit),
            None,
            (translate("PlotDock", "Show &all"), self.show_all),
        )
        for entry in entries:
            if entry is None:
                menu.addSeparator()
                continue
            action = QAction(entry[0], menu)
            action.triggered.connect(entry[1])
            menu.addAction(action)
        menu.actions()[0].setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        return menu
