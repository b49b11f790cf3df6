"""What the views of two results in one place have in common: which two, chosen where, and told how good they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Pixels
from sr_desktop.ui.panes.figures import Column, PaneFigures, explanation, format_psnr, format_ssim
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.panes.surface import PictureSurface
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.theme.fonts import with_tabular_digits
from sr_desktop.ui.view.model import ViewModel

Pair = tuple[str, str]
"""Ids of the first and of the second pane."""


class PairSurface(PictureSurface):
    """A surface that shows two results. A subclass paints them."""

    def __init__(self, model: ViewModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.first: Pane | None = None
        self.second: Pane | None = None

    def set_pair(self, first: Pane, second: Pane) -> None:
        """Show these two from now on."""
        self.first, self.second = first, second
        self.update()

    def result_under_pointer(self) -> Pane | None:
        """The result under the pointer, or the first."""
        return self.first


class PairView(QWidget):
    """A line that chooses two of the panes, over a surface that shows them.

    What was wished is kept even while it cannot be had (the original, in upscale mode): another pane stands in for it.

    Args:
        surface: What shows the two; its parent becomes this view.
        model: The shared view, which learns the size of the surface while this view leads.
        wish: Ids of the panes that the user wants to see.
        parent: The Qt parent.
    """

    pair_changed = Signal()
    """Two others are shown."""
    wished = Signal(object)
    """The user chose: the ids of both panes."""

    def __init__(self, surface: PairSurface, model: ViewModel, wish: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._wish = wish
        self._offered: dict[str, Pane] = {}
        self._followed: list[Pane] = []
        self._leads = False
        self.surface = surface
        surface.setParent(self)
        self.first_choice, self.second_choice = QComboBox(self), QComboBox(self)
        self.first_figures, self.second_figures = QLabel(self), QLabel(self)
        self.line = QWidget(self)
        self._row = QHBoxLayout(self.line)
        self._row.setContentsMargins(6, 3, 6, 3)
        self._row.setSpacing(8)
        for choice in (self.first_choice, self.second_choice):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            choice.setMinimumContentsLength(6)
            choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            # A key pressed over the picture must not choose a method by its first letter.
            choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            choice.activated.connect(self._take_choice)
        for figures in (self.first_figures, self.second_figures):
            figures.setFont(with_tabular_digits(self.font()))
            figures.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            figures.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            figures.setMinimumWidth(0)
            figures.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.fill_line(self._row)

    def fill_line(self, row: QHBoxLayout) -> None:
        """Put the choices, the figures and whatever else into the line. For a subclass."""
        raise NotImplementedError

    # Which two

    @property
    def pair(self) -> Pair:
        """Ids of the panes that are shown; twice the same if there is but one, empty if there is none."""
        names = tuple(self._offered)
        if not names:
            return "", ""
        first, second = self._wish
        if first not in names:
            first = next((name for name in reversed(names) if name != second), names[0])
        if second not in names or second == first:
            second = next((name for name in reversed(names) if name != first), first)
        return first, second

    @property
    def current(self) -> str:
        """Id of the pane under the pointer, or of the first."""
        pane = self.surface.result_under_pointer()
        return self.pair[0] if pane is None else pane.method_id

    def excerpt(self, region: Rect) -> tuple[str, Pixels | None]:
        """Title and pixels of what the pointer is at, for the clipboard; no pixels before they are complete."""
        pane = self.surface.result_under_pointer()
        if pane is None or pane.pixels is None:
            return "" if pane is None else pane.title, None
        return pane.title, pane.pixels[region.slices]

    def offer(self, panes: Sequence[Pane]) -> None:
        """These panes can be chosen, in this order."""
        for pane in panes:
            if pane not in self._followed:
                self._followed.append(pane)
                pane.changed.connect(self._refresh)
        self._offered = {pane.method_id: pane for pane in panes}
        for choice in (self.first_choice, self.second_choice):
            choice.clear()
            for name, pane in self._offered.items():
                choice.addItem(pane.title, name)
        self._show_pair()

    def choose(self, first: str, second: str) -> None:
        """Show these two, and remember that they were wanted."""
        if (first, second) != self._wish:
            self._wish = (first, second)
            self.wished.emit(self._wish)
        self._show_pair()

    @Slot()
    def swap(self) -> None:
        """Each takes the other's place."""
        first, second = self.pair
        self.choose(second, first)

    @Slot()
    def _take_choice(self) -> None:
        first, second = self.first_choice.currentData(), self.second_choice.currentData()
        if first == second:
            # Whoever chooses what the other side shows wants it on this side; the two change places.
            self.swap()
        else:
            self.choose(first, second)

    def _show_pair(self) -> None:
        if not self._offered:
            return
        first, second = self.pair
        self.first_choice.setCurrentIndex(self.first_choice.findData(first))
        self.second_choice.setCurrentIndex(self.second_choice.findData(second))
        self.surface.set_pair(self._offered[first], self._offered[second])
        self._refresh()
        self.pair_changed.emit()

    # What is known of them

    @Slot()
    def _refresh(self) -> None:
        """Show the results and figures of the moment."""
        if self.isHidden():
            return
        for label, pane in ((self.first_figures, self.surface.first), (self.second_figures, self.surface.second)):
            if pane is not None:
                label.setText(figures_text(pane))
                label.setToolTip(figures_tip(pane))
        self.surface.content_changed()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """While hidden it did not follow the results."""
        self._refresh()
        super().showEvent(event)

    # Size and room

    def set_leading(self, leads: bool) -> None:
        """Tell the shared view the size of the surface, or leave that to another view that is shown instead."""
        self._leads = leads
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the new room."""
        self._lay_out()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Another screen, font or style changes what the surface has."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.DevicePixelRatioChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay_out()
        return handled

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Anything that a window of 640 x 480 leaves."""
        return QSize(300, 200)

    def _lay_out(self) -> None:
        height = self.line.sizeHint().height()
        self.line.setGeometry(0, 0, self.width(), height)
        self.place_surface(height)
        if self._leads:
            self._model.set_viewport(*self.surface.device_size)

    def place_surface(self, top: int) -> None:
        """Give the surface all that is left below the line."""
        self.surface.setGeometry(0, top, self.width(), max(1, self.height() - top))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The ground of the line, as that of a pane's header."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors_of(self.palette()).color("header"))
        painter.end()


def figures_text(pane: Pane) -> str:
    """PSNR and SSIM as in the header of the pane; empty before there are any, and for the original."""
    if pane.header.failure is not None:
        return QCoreApplication.translate("PaneHeader", "No result")
    figures = pane.figures
    if figures is None or figures == PaneFigures():
        return ""
    return f"{format_psnr(figures.psnr_y)}   {format_ssim(figures.ssim_y)}"


def figures_tip(pane: Pane) -> str:
    """How the figures were measured, or why there are none."""
    if pane.header.failure is not None:
        return pane.header.failure
    figures = pane.figures
    if figures is None or figures == PaneFigures():
        return pane.title
    columns = (Column.PSNR, Column.SSIM, Column.DEVICE)
    return "\n".join((pane.header.copied_text(), *dict.fromkeys(explanation(column, figures) for column in columns)))
