"""The dock with the perception-distortion plane, its legend, and buttons to copy and save it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from sr_desktop.export.chart.plane import DISTORTION, PERCEPTION, Dot, Plane, PlaneOf
from sr_desktop.export.chart.styles import ChartView, CurveStyle
from sr_desktop.export.session.model import SavedPlane
from sr_desktop.messages.names import shown
from sr_desktop.ui.measuring.plots.kept_dock import ChartBody, KeptDock
from sr_desktop.ui.measuring.plots.legend import Entry, Legend
from sr_desktop.ui.widgets.elided_label import ElidedLabel
from sr_desktop.ui.widgets.hinted_pages import HintedPages
from sr_desktop.ui.widgets.shortcut_override import ShortcutOverride

if TYPE_CHECKING:
    from sr_desktop.ui.plane.panel import PlanePanel

_SIDE_WIDTH = 260
_FIXED = 2
"""So many first entries of the choice are always there."""


class PlaneDock(KeptDock):
    """Shows a `Plane`. The plotting library is loaded for the first, by the caller of `build`.

    Args:
        of: What it is of at first.
        parent: The window.

    Signals:
        choice_changed: The user has chosen what it is of.
        help_requested: The button below the hint was pressed.
        opened: The `Dot` that the user opens.
    """

    choice_changed = Signal()
    help_requested = Signal()
    opened = Signal(object)

    def __init__(self, of: PlaneOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plane-dock")
        self.setWindowTitle(self.tr("Perception and distortion"))
        self._panel: PlanePanel | None = None
        self._plane: Plane | None = None
        self._styles: Mapping[str, CurveStyle] = {}
        self._titles: Mapping[str, str] = {}
        self.of_box = QComboBox(self)
        self.of_box.setObjectName("plane-of")
        self.of_box.setAccessibleName(self.tr("What the dots are of"))
        self.of_box.addItem(self.tr("Open picture or region"), (PlaneOf.PICTURE.value, ""))
        self.of_box.addItem(self.tr("Evaluated pictures"), (PlaneOf.SET.value, ""))
        self.of_box.setCurrentIndex(0 if of is PlaneOf.PICTURE else 1)
        self._wanted_set = ""
        self.of_box.currentIndexChanged.connect(self._choose)
        ShortcutOverride(self.of_box)
        self.subject = ElidedLabel(parent=self)
        self.reading = ElidedLabel(parent=self)
        self.reading.setObjectName("plane-reading")
        self.legend = Legend(self, has_marks=True)
        self.legend.hidden_changed.connect(self._hide)
        self.legend.lifted_changed.connect(self._hide)
        self.pages = HintedPages(self)
        self.hint, self.hint_button = self.pages.hint, self.pages.button
        self.hint_button.clicked.connect(self.help_requested)
        body = ChartBody(self)
        layout = QHBoxLayout(body)
        layout.setContentsMargins(4, 2, 8, 4)
        layout.setSpacing(8)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self._side_column())
        self.setWidget(body)
        self.show_hint("")

    @property
    def of(self) -> PlaneOf:
        """What the user wants it to be of."""
        return PlaneOf(self.of_box.currentData()[0])

    @property
    def of_set(self) -> str:
        """Which of several evaluated sets it is to be of; empty for all of them."""
        return str(self.of_box.currentData()[1])

    def offer_sets(self, names: Sequence[str]) -> None:
        """Let one of several evaluated sets be chosen; where there is one, there is no choice."""
        offered = tuple(names) if len(names) > 1 else ()
        known = tuple(self.of_box.itemData(place)[1] for place in range(_FIXED, self.of_box.count()))
        if offered == known:
            return
        of = self.of
        with QSignalBlocker(self.of_box):
            while self.of_box.count() > _FIXED:
                self.of_box.removeItem(_FIXED)
            for name in offered:
                self.of_box.addItem(self.tr("Evaluated: {name}").format(name=shown(name)), (PlaneOf.SET.value, name))
            self._select(of)

    def _select(self, of: PlaneOf) -> None:
        """Select this, of a set the one that is wanted; all, while that is not offered."""
        places = [place for place in range(self.of_box.count()) if self.of_box.itemData(place)[0] == of.value]
        same = (place for place in places if self.of_box.itemData(place)[1] == self._wanted_set)
        self.of_box.setCurrentIndex(next(same, places[0]))

    @Slot()
    def _choose(self) -> None:
        self._wanted_set = self.of_set
        self.choice_changed.emit()

    @property
    def look(self) -> SavedPlane:
        """What of the results it shows; of the evaluated sets the one that is wanted, also while it is not there."""
        return SavedPlane(of=self.of, of_set=self._wanted_set, hidden=tuple(sorted(self.legend.hidden)))

    def set_look(self, look: SavedPlane) -> None:
        """Show this of the results; a set that is not there is shown once it is."""
        self._wanted_set = look.of_set
        with QSignalBlocker(self.of_box):
            self._select(look.of)
        self.legend.set_hidden(frozenset(look.hidden))
        self.choice_changed.emit()

    @property
    def panel(self) -> PlanePanel | None:
        """The plot; None until the plotting library is loaded."""
        return self._panel

    @property
    def plane(self) -> Plane | None:
        """What is shown; None while a hint is shown instead."""
        return self._plane

    @property
    def seen(self) -> tuple[Plane, ChartView] | None:
        """What is shown without what is hidden, and its visible range; None while there is nothing."""
        if self._panel is None or self._plane is None:
            return None
        methods = frozenset(self._plane.methods) - self.legend.hidden
        return self._plane.only(methods), ChartView(*self._panel.ranges, dict(self._styles))

    def show_all(self) -> None:
        """Show every dot."""
        if self._panel is not None:
            self._panel.show_all()

    def build(self) -> None:
        """Make the plot. Slow unless the plotting library has been imported already."""
        from sr_desktop.ui.plane.panel import PlanePanel

        if self._panel is not None:
            return
        self._panel = PlanePanel(self.pages)
        self._panel.pointed.connect(self._read_off)
        self._panel.opened.connect(self.opened)
        self.take_plot(self._panel)

    def show_hint(self, text: str, button: str = "") -> None:
        """Show a hint in place of the plot, with a button that helps."""
        self._plane = None
        self.reading.set_text("")
        super().show_hint(text, button)

    def show_plane(self, plane: Plane, subject: str, entries: tuple[Entry, ...]) -> None:
        """Show this. The plot must have been built.

        Args:
            plane: What to show.
            subject: What it is of, in the user's language.
            entries: The legend.
        """
        if self._panel is None:
            return
        self._plane = plane
        self._styles = {entry.id: entry.style for entry in entries}
        self._titles = {entry.id: entry.title for entry in entries}
        self.legend.set_entries(entries)
        labels = DISTORTION.heading, PERCEPTION.heading
        self._panel.set_plane(plane, self._styles, labels, self.tr("better"))
        self._hide()
        self.show_plot(self._panel, subject, self.explanation)

    @property
    def explanation(self) -> str:
        """What the plane says, in the user's language."""
        return self.tr(
            "Distortion against perception (Blau and Michaeli 2018): to the right is closer to the original, farther "
            "down looks more like it. Below a bound no method gets, and along it one is traded for the other."
        )

    def text_of(self, dot: Dot) -> str:
        """A dot in words: ``SRResNet, baby: PSNR 28.41 dB, LPIPS 0.1822``."""
        title = self._titles.get(dot.id, dot.title)
        if dot.picture is not None:
            title = f"{title}, {shown(dot.picture.stem)}"
        values = (
            f"{metric.short_label} {metric.text(value)} {metric.unit}".rstrip()
            for metric, value in ((DISTORTION, dot.x), (PERCEPTION, dot.y))
        )
        return f"{title}: {', '.join(values)}"

    @Slot()
    def _hide(self) -> None:
        if self._panel is not None:
            self._panel.set_hidden(self.legend.hidden)
            lifted = self.legend.lifted
            self._panel.lift(None if lifted in self.legend.hidden else lifted)

    @Slot(object)
    def _read_off(self, dot: Dot | None) -> None:
        text = "" if dot is None else self.text_of(dot)
        self.reading.set_text(text)
        self.reading.setToolTip(text)

    def _side_column(self) -> QWidget:
        side = QWidget(self)
        side.setFixedWidth(_SIDE_WIDTH)
        head = QHBoxLayout()
        head.setSpacing(3)
        head.addWidget(self.of_box, 1)
        for button in self.make_keeping_buttons(side):
            head.addWidget(button)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(head)
        layout.addWidget(self.subject)
        layout.addWidget(self.reading)
        layout.addWidget(self.legend, 1)
        return side
