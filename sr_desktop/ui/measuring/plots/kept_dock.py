"""A dock whose plot is copied and saved: its hint, its plot, its buttons and its menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from sr_desktop.export.chart.chart import Chart
from sr_desktop.export.chart.plane import Plane
from sr_desktop.export.chart.styles import ChartView
from sr_desktop.ui.measuring.plots.legend import Legend
from sr_desktop.ui.widgets.buttons import tool_button
from sr_desktop.ui.widgets.elided_label import ElidedLabel
from sr_desktop.ui.widgets.hinted_pages import HintedPages
from sr_desktop.ui.workspace.docks import ClosableDock

if TYPE_CHECKING:
    from sr_desktop.ui.measuring.plots.canvas import PlotCanvas

_LEAST_HEIGHT = 130
_GOOD_HEIGHT = 230


class ChartBody(QWidget):
    """What a dock with a chart holds: at first tall enough for one to be read, where the window has room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumHeight(_LEAST_HEIGHT)

    def sizeHint(self) -> QSize:  # noqa: N802
        """At least as tall as a chart needs, in logical pixels."""
        return super().sizeHint().expandedTo(QSize(0, _GOOD_HEIGHT))


class KeptDock(ClosableDock):
    """Offers to copy and save what it shows; `PlotKeeping` does it.

    Attributes:
        subject: Says what the plot is of; made by the subclass, like the following.
        legend: The legend.
        pages: The hint, and the plot once it is built.

    Signals:
        copy_picture_requested: The chart is wanted on the clipboard as a picture.
        copy_table_requested: The chart is wanted on the clipboard as CSV.
        save_requested: The chart is wanted as a file.
    """

    copy_picture_requested = Signal()
    copy_table_requested = Signal()
    save_requested = Signal()

    subject: ElidedLabel
    legend: Legend
    pages: HintedPages

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

    # Hint and plot

    def take_plot(self, plot: PlotCanvas) -> None:
        """Take the plot in, which was built just now."""
        plot.setAccessibleName(self.windowTitle())
        plot.menu_requested.connect(self.show_keeping_menu)
        plot.copy_requested.connect(self.copy_picture_requested)
        self.pages.addWidget(plot)

    def show_hint(self, text: str, button: str = "") -> None:
        """Show a hint in place of the plot, with a button that helps."""
        self.pages.show_hint(text, button)
        self.subject.set_text("")
        self.legend.set_entries(())
        self.enable_keeping(False)

    def show_plot(self, plot: PlotCanvas, subject: str, explanation: str) -> None:
        """Show the plot in place of the hint, and say what it is of and what it means, in the user's language."""
        self.pages.setCurrentWidget(plot)
        self.subject.set_text(subject)
        told = f"{subject}\n{explanation}"
        self.subject.setToolTip(told)
        plot.setAccessibleDescription(told)
        self.enable_keeping(True)

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
