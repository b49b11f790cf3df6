"""How the figure is laid out and in which format it is saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from sr_desktop.export.figure.arrangement import OverviewPlace
from sr_desktop.export.figure.request import HEADLINE_IDS, PRESETS, FigureFormat, FigureLayout
from sr_desktop.imaging.measuring.difference import GAINS
from sr_desktop.imaging.measuring.metrics import PLAIN_METRICS, headlines, metric_of, telling_first
from sr_desktop.imaging.measuring.scores import Metric

_LEAST_PERCENT = 10
"""Of the whole picture in the width; below it stands the choice of what suits the crops."""


class LayoutForm(QWidget):
    """The fields of a `FigureLayout`, the area its scores cover, and the format.

    Args:
        layout: The initial layout.
        file_format: The initial format.
        of_regions: Whether the scores are of each region rather than of the whole picture.
        measured: The metrics that there are scores of.
        parent: The dialog.

    Signals:
        changed: Any of these has changed.
    """

    changed = Signal()

    def __init__(
        self,
        layout: FigureLayout,
        file_format: FigureFormat,
        of_regions: bool,
        measured: Sequence[Metric],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = self._count("figure-columns", layout.columns)
        self._rows = self._count("figure-rows", layout.rows)
        self._width = self._measure("figure-width", 30, 1000, layout.width_mm, 5, self.tr(" mm"))
        self._gap = self._measure("figure-gap", 0, 20, layout.gap_mm, 0.2, self.tr(" mm"))
        self._font = self._measure("figure-font", 3, 40, layout.font_size_pt, 0.5, self.tr(" pt"))
        self._dpi = self._measure("figure-dpi", 50, 2400, layout.dpi, 50, self.tr(" dpi"))
        presets = [self.tr("One column"), self.tr("Two columns"), self.tr("Own measures")]
        self._preset = QComboBox(self)
        self._preset.setObjectName("figure-preset")
        self._preset.addItems(presets)
        self._preset.currentIndexChanged.connect(self._take_preset)
        self._preset.setToolTip(self.tr("Width and size of text for a conference paper"))
        labels = overview_labels()
        self._overview = self._combo("figure-overview", list(labels.values()), list(labels).index(layout.overview))
        self._overview.setToolTip(self.tr("Where the whole picture stands, with the regions marked in it"))
        percent = round(100 * (layout.overview_share or 0))
        self._share = self._count("figure-overview-share", percent, _LEAST_PERCENT - 1)
        self._share.setSuffix(self.tr(" %"))
        self._share.setToolTip(self.tr("The whole picture's share of the figure's width"))
        self._gains = list(dict.fromkeys((None, *GAINS, layout.difference)))
        gains = [self.tr("None") if gain is None else f"×{gain}" for gain in self._gains]
        self._difference = self._combo("figure-difference", gains, self._gains.index(layout.difference))
        self._difference.setToolTip(self.tr("The difference from the original under each picture, so many times"))
        self._choices: list[tuple[str, ...]] = []
        self._numbers = self._combo("figure-numbers", [], -1)
        parts = [self.tr("of each region"), self.tr("of the whole picture")]
        self._of = self._combo("figure-of", parts, 0 if of_regions else 1)
        self._offer_numbers(layout.numbers, measured)
        place = list(FigureFormat).index(file_format)
        self._format = self._combo("figure-format", [one.upper() for one in FigureFormat], place)

        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        places = QHBoxLayout()
        places.addWidget(self._rows, 1)
        places.addWidget(QLabel("×", self))
        places.addWidget(self._columns, 1)
        form.addRow(self.tr("For"), self._preset)
        form.addRow(self.tr("Rows × columns"), places)
        form.addRow(self.tr("Width"), self._width)
        form.addRow(self.tr("Gap"), self._gap)
        form.addRow(self.tr("Font size"), self._font)
        overview = QHBoxLayout()
        overview.addWidget(self._overview, 1)
        overview.addWidget(self._share, 1)
        form.addRow(self.tr("Whole picture"), overview)
        form.addRow(self.tr("Difference"), self._difference)
        form.addRow(self.tr("Numbers"), self._numbers)
        form.addRow("", self._of)
        form.addRow(self.tr("Format"), self._format)
        form.addRow(self.tr("Resolution"), self._dpi)
        self._rows.setAccessibleName(self.tr("Rows"))
        self._columns.setAccessibleName(self.tr("Columns"))
        self._overview.setAccessibleName(self.tr("Whole picture"))
        self._share.setAccessibleName(self._share.toolTip())
        self._of.setAccessibleName(self.tr("The area that the scores cover"))
        for field in (*self.findChildren(QAbstractSpinBox), *self.findChildren(QComboBox)):
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            field.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The wheel scrolls the form; only the focused field uses it for its value."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    @property
    def layout_chosen(self) -> FigureLayout:
        """The layout.

        Raises:
            RequestError: No figure can have this layout.
        """
        return FigureLayout(
            width_mm=self._width.value(),
            columns=self._columns.value() or None,
            rows=self._rows.value() or None,
            gap_mm=self._gap.value(),
            font_size_pt=self._font.value(),
            dpi=self._dpi.value(),
            overview=list(OverviewPlace)[self._overview.currentIndex()],
            overview_share=self._share.value() / 100 if self._share.value() >= _LEAST_PERCENT else None,
            difference=self._gains[self._difference.currentIndex()],
            numbers=self._choices[self._numbers.currentIndex()],
        )

    @property
    def file_format(self) -> FigureFormat:
        """The format."""
        return list(FigureFormat)[self._format.currentIndex()]

    def set_file_format(self, file_format: FigureFormat) -> None:
        """Choose another format."""
        self._format.setCurrentIndex(list(FigureFormat).index(file_format))

    def set_measured(self, measured: Sequence[Metric]) -> None:
        """Offer the scores of these metrics, of which some have come; what is chosen stays chosen."""
        self._offer_numbers(self._choices[self._numbers.currentIndex()], measured)
        self._follow()

    @property
    def of_regions(self) -> bool:
        """Whether the scores are of each region rather than of the whole picture."""
        return self._of.currentIndex() == 0

    @Slot(int)
    def _take_preset(self, place: int) -> None:
        """Take the measures of a preset; there is none behind the last entry."""
        if place < len(PRESETS):
            self._width.setValue(PRESETS[place].width_mm)
            self._font.setValue(PRESETS[place].font_size_pt)

    def _show_preset(self) -> None:
        """Show which preset has these measures."""
        measures = self._width.value(), self._font.value()
        known = [(preset.width_mm, preset.font_size_pt) for preset in PRESETS]
        self._preset.blockSignals(True)
        self._preset.setCurrentIndex(known.index(measures) if measures in known else len(known))
        self._preset.blockSignals(False)

    def _count(self, name: str, value: int | None, automatic: int = 0) -> QSpinBox:
        box = QSpinBox(self)
        box.setObjectName(name)
        box.setRange(automatic, 90)
        box.setSpecialValueText(self.tr("Auto"))
        box.setValue(value or 0)
        box.valueChanged.connect(self._tell)
        return box

    def _measure(self, name: str, least: float, most: float, value: float, step: float, unit: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox(self)
        box.setObjectName(name)
        box.setDecimals(1)
        box.setRange(least, most)
        box.setSingleStep(step)
        box.setSuffix(unit)
        box.setValue(value)
        box.valueChanged.connect(self._tell)
        return box

    def _combo(self, name: str, labels: list[str], current: int) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.addItems(labels)
        combo.setCurrentIndex(current)
        combo.currentIndexChanged.connect(self._tell)
        return combo

    def _offer_numbers(self, chosen: tuple[str, ...], measured: Sequence[Metric]) -> None:
        self._choices = number_choices(chosen, measured)
        self._numbers.blockSignals(True)
        self._numbers.clear()
        self._numbers.addItems([numbers_label(one) for one in self._choices])
        self._numbers.setCurrentIndex(self._choices.index(chosen))
        self._numbers.blockSignals(False)
        for combo in (self._numbers, self._of):
            combo.setEnabled(bool(measured))

    def _follow(self) -> None:
        """Only a PNG has a resolution, only scores have an area, and only what is shown has a share."""
        self._show_preset()
        self._share.setEnabled(list(OverviewPlace)[self._overview.currentIndex()] is not OverviewPlace.NONE)
        self._dpi.setEnabled(self.file_format is FigureFormat.PNG)
        self._of.setEnabled(self._numbers.isEnabled() and bool(self._choices[self._numbers.currentIndex()]))

    @Slot()
    def _tell(self) -> None:
        self._follow()
        self.changed.emit()


def overview_labels() -> dict[OverviewPlace, str]:
    """The places of the whole picture, in words."""
    translate = QCoreApplication.translate
    return {
        OverviewPlace.AUTO: translate("LayoutForm", "Automatic"),
        OverviewPlace.LEFT: translate("LayoutForm", "Left"),
        OverviewPlace.RIGHT: translate("LayoutForm", "Right"),
        OverviewPlace.ABOVE: translate("LayoutForm", "Above"),
        OverviewPlace.NONE: translate("LayoutForm", "None"),
    }


def number_choices(chosen: tuple[str, ...], measured: Sequence[Metric] = PLAIN_METRICS) -> list[tuple[str, ...]]:
    """The choices of scores under the crops, as metric ids: the usual ones, each alone, all, none, `chosen`.

    The usual ones are PSNR and SSIM, and with them what else was chosen to be measured and has room in headers.
    """
    every = tuple(metric.id for metric in telling_first(measured))
    usual = tuple(metric.id for metric in headlines(measured))
    return list(dict.fromkeys((HEADLINE_IDS, usual, *((name,) for name in every), every, (), chosen)))


def numbers_label(numbers: tuple[str, ...]) -> str:
    """A choice of scores in words."""
    if not numbers:
        return QCoreApplication.translate("LayoutForm", "None")
    return " / ".join(metric_of(name).short_label for name in numbers)
