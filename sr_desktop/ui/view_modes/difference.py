"""The difference of two results, with the line that chooses them, its gain and its colour bar."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSlider, QWidget

from sr_desktop.export.session.model import SavedDifference
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Layer
from sr_desktop.imaging.measuring.difference import GAINS, DifferenceKind, difference_colors
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.theme.fonts import with_tabular_digits
from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.view_modes.color_bar import ColorBar
from sr_desktop.ui.view_modes.combined import CombinedView, Excerpt
from sr_desktop.ui.view_modes.difference_surface import DifferenceSurface
from sr_desktop.ui.widgets.shortcut_override import ShortcutOverride


class DifferenceView(CombinedView):
    """A `DifferenceSurface` beside its colour bar, under a line with both choices, the kind and the gain.

    Args:
        model: The shared view.
        settings: Where the choice, the kind and the gain are remembered.
        parent: The Qt parent.
    """

    def __init__(self, model: ViewModel, settings: Settings, parent: QWidget | None = None) -> None:
        self._settings = settings
        self._difference = DifferenceSurface(model)
        super().__init__(self._difference, model, settings.difference_panes, parent)
        self.choice_made.connect(self._remember)
        self.set_look(SavedDifference(kind=settings.difference_kind, gain=settings.difference_gain))
        self.kind_choice.currentIndexChanged.connect(self._take_look)
        self.gain_slider.valueChanged.connect(self._take_look)
        self._show_look()

    def fill_line(self, row: QHBoxLayout) -> None:
        """Put in the first result minus the second, the first's scores, kind and gain."""
        self.bar = ColorBar(self)
        self.scores[1].hide()
        self.kind_choice = QComboBox(self.line)
        ShortcutOverride(self.kind_choice)
        self.kind_choice.addItem(self.tr("Absolute"), DifferenceKind.ABSOLUTE)
        self.kind_choice.addItem(self.tr("Signed"), DifferenceKind.SIGNED)
        self.kind_choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.kind_choice.setToolTip(self.tr("How far apart the two are, or also which is brighter"))
        self.kind_choice.setAccessibleName(self.tr("Kind of difference"))
        self.gain_slider = QSlider(Qt.Orientation.Horizontal, self.line)
        ShortcutOverride(self.gain_slider)
        self.gain_slider.setRange(0, len(GAINS) - 1)
        self.gain_slider.setPageStep(1)
        self.gain_slider.setFixedWidth(90)
        self.gain_slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.gain_slider.setToolTip(self.tr("How many times the difference is magnified"))
        self.gain_slider.setAccessibleName(self.tr("Gain"))
        self.gain_label = QLabel(self.line)
        self.gain_label.setFont(with_tabular_digits(self.font()))
        self.gain_label.setFixedWidth(self.gain_label.fontMetrics().horizontalAdvance("× 00") + 4)
        self.keyed = (
            (self.kind_choice, ("difference-kind",)),
            (self.gain_slider, ("less-gain", "more-gain")),
        )
        self.choices[0].setToolTip(self.tr("The result whose difference is shown"))
        self.choices[1].setToolTip(self.tr("The result that is subtracted from it"))
        for choice in self.choices:
            choice.setAccessibleName(choice.toolTip())
        row.addWidget(self.choices[0])
        row.addWidget(QLabel("−", self.line))
        row.addWidget(self.choices[1])
        row.addWidget(self.scores[0], 1)
        row.addWidget(self.kind_choice)
        row.addWidget(QLabel(self.tr("Gain"), self.line))
        row.addWidget(self.gain_slider)
        row.addWidget(self.gain_label)

    # The look

    @property
    def kind(self) -> DifferenceKind:
        """Absolute or signed."""
        return DifferenceKind(self.kind_choice.currentData())

    @property
    def gain(self) -> int:
        """How many times the difference is magnified."""
        return GAINS[self.gain_slider.value()]

    def excerpt(self, region: Rect) -> tuple[str, Excerpt | None]:
        """Title and colours of the difference, for the clipboard; no colours before both results are complete."""
        first, second = (pane.layer for pane in self.surface.panes) if self.surface.panes else (None, None)
        if first is None or second is None:
            return self._difference.title, None
        parts, kind, gain = (first.part(region), second.part(region)), self.kind, self.gain
        return self._difference.title, lambda: Layer(difference_colors(*parts, kind, gain))

    @property
    def look(self) -> SavedDifference:
        """Kind and gain."""
        return SavedDifference(kind=self.kind, gain=self.gain)

    def set_look(self, look: SavedDifference) -> None:
        """Show differences so."""
        self.kind_choice.setCurrentIndex(self.kind_choice.findData(look.kind))
        self.gain_slider.setValue(GAINS.index(look.gain))

    @Slot()
    def toggle_kind(self) -> None:
        """From absolute to signed, or back."""
        self.kind_choice.setCurrentIndex(1 - self.kind_choice.currentIndex())

    @Slot()
    def more_gain(self) -> None:
        """Magnify twice as much."""
        self.gain_slider.setValue(self.gain_slider.value() + 1)

    @Slot()
    def less_gain(self) -> None:
        """Magnify half as much."""
        self.gain_slider.setValue(self.gain_slider.value() - 1)

    @Slot()
    def _take_look(self) -> None:
        self._settings.difference_kind = self.kind
        self._settings.difference_gain = self.gain
        self._show_look()

    def _show_look(self) -> None:
        self.gain_label.setText(f"× {self.gain}")
        self._difference.set_look(self.kind, self.gain)
        self.bar.set_look(self.kind, self.gain)

    @Slot(object)
    def _remember(self, chosen: tuple[str, str]) -> None:
        self._settings.difference_panes = chosen

    def place_surface(self, top: int) -> None:
        """The colour bar at the right, the surface in the rest."""
        height, bar = max(1, self.height() - top), self.bar.sizeHint().width()
        self.surface.setGeometry(0, top, max(1, self.width() - bar), height)
        self.bar.setGeometry(self.width() - bar, top, bar, height)
