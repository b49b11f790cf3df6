"""Asks which values of a picture are black and white."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from sr_desktop.imaging.values.origin import Origin
from sr_desktop.imaging.values.value_range import USUAL_RANGES, ValueRange


class RangeDialog(QDialog):
    """Offers what the file states or a guess, the usual ranges, and any other.

    Args:
        name: Of the file.
        origin: How it was read.
        has_others: Whether there are other pictures that the choice can be for too.
        parent: The window.
    """

    def __init__(self, name: str, origin: Origin, has_others: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("range-dialog")
        self.setWindowTitle(self.tr("Value range"))
        used = origin.value_range or USUAL_RANGES[0]
        self._ranges = QComboBox(self)
        self._ranges.setObjectName("ranges")
        self._ranges.addItem(self.tr("Automatic (as the file states, else by its values)"))
        for each in USUAL_RANGES:
            text = self.tr("{black} to {white}")
            self._ranges.addItem(text.format(black=f"{each.black:.10g}", white=f"{each.white:.10g}"), each)
        self._ranges.addItem(self.tr("Other"))
        self._black = self._field("black", f"{used.black:.10g}")
        self._white = self._field("white", f"{used.white:.10g}")
        self._all = QCheckBox(self.tr("For &all pictures of the film strip"), self)
        self._all.setObjectName("for-all")
        self._all.setVisible(has_others)
        self._ranges.setCurrentIndex(self._place_of(origin))

        lead = QLabel(self._sentence(name, origin), self)
        lead.setWordWrap(True)
        form = QFormLayout()
        form.addRow(self.tr("&Range"), self._ranges)
        form.addRow(self.tr("&Black"), self._black)
        form.addRow(self.tr("&White"), self._white)
        standard = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(standard.Ok | standard.Cancel, self)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addWidget(lead)
        layout.addLayout(form)
        layout.addWidget(self._all)
        layout.addWidget(self._buttons)
        self._ranges.currentIndexChanged.connect(self._follow)
        for field in (self._black, self._white):
            field.textChanged.connect(self._check)
        self._follow()
        self.resize(460, self.sizeHint().height())

    @property
    def value_range(self) -> ValueRange | None:
        """The chosen range; None for what the file states, or a guess."""
        return None if self._is_automatic else self._entered()

    @property
    def is_for_all(self) -> bool:
        """Whether it is for the other pictures too."""
        return self._all.isChecked()

    @property
    def _is_automatic(self) -> bool:
        return self._ranges.currentIndex() == 0

    def _field(self, name: str, text: str) -> QLineEdit:
        field = QLineEdit(text, self)
        field.setObjectName(name)
        return field

    def _place_of(self, origin: Origin) -> int:
        chosen = origin.options.value_range
        if chosen is None:
            return 0
        return 1 + USUAL_RANGES.index(chosen) if chosen in USUAL_RANGES else self._ranges.count() - 1

    def _sentence(self, name: str, origin: Origin) -> str:
        if origin.options.value_range is not None:
            return self.tr("You chose which values of “{name}” are black and white.").format(name=name)
        if origin.is_guess:
            return self.tr(
                "“{name}” does not say which values are black and white; these were judged by its values."
            ).format(name=name)
        return self.tr("“{name}” states which values are black and white.").format(name=name)

    @Slot()
    def _follow(self) -> None:
        """Show the values of the chosen range; any may be entered for another."""
        usual = self._ranges.currentData()
        if isinstance(usual, ValueRange):
            self._black.setText(f"{usual.black:.10g}")
            self._white.setText(f"{usual.white:.10g}")
        is_other = self._ranges.currentIndex() == self._ranges.count() - 1
        for field in (self._black, self._white):
            field.setEnabled(is_other)
        self._check()

    @Slot()
    def _check(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(self._is_automatic or self._entered() is not None)

    def _entered(self) -> ValueRange | None:
        try:
            return ValueRange(float(self._black.text()), float(self._white.text()))
        except ValueError:
            return None
