"""Asks how the low-resolution picture is made."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from sr_desktop.imaging.degrading.degradation import LARGEST_BLUR, LARGEST_NOISE, Degradation
from sr_desktop.imaging.degrading.operations import Shrinking
from sr_desktop.ui.translation.messages import capitalized, translated

_WIDTH = 420
_USUAL_JPEG = 60
_LARGEST_SEED = 999_999


class DegradationDialog(QDialog):
    """Shows the steps in the order in which they are done, and the id by which commands know the result.

    Args:
        degradation: The present one.
        parent: The window.
    """

    def __init__(self, degradation: Degradation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("degradation-dialog")
        self.setWindowTitle(self.tr("Low resolution"))
        self._blur = _spin(self, "degradation-blur", degradation.blur, LARGEST_BLUR, self.tr(" px"))
        self._shrinking = QComboBox(self)
        self._shrinking.setObjectName("degradation-shrinking")
        for shrinking, label in _shrinkings().items():
            self._shrinking.addItem(label, shrinking.value)
        self._shrinking.setCurrentIndex(self._shrinking.findData(degradation.shrinking.value))
        self._noise = _spin(self, "degradation-noise", degradation.noise, LARGEST_NOISE, self.tr(" levels"))
        self._seed = QSpinBox(self)
        self._seed.setObjectName("degradation-seed")
        self._seed.setRange(0, max(_LARGEST_SEED, degradation.seed))
        self._seed.setValue(degradation.seed)
        self._seed.setToolTip(self.tr("The same seed gives the same noise each time"))
        self._jpeg = QCheckBox(self.tr("&JPEG"), self)
        self._jpeg.setObjectName("degradation-jpeg")
        self._jpeg.setChecked(degradation.jpeg is not None)
        self._quality = QSpinBox(self)
        self._quality.setObjectName("degradation-quality")
        self._quality.setRange(1, 100)
        self._quality.setValue(degradation.jpeg or _USUAL_JPEG)
        self._quality.setAccessibleName(self.tr("JPEG quality"))
        self._result = QLabel(self)
        self._result.setObjectName("degradation-result")
        self._result.setWordWrap(True)
        # Room for a name of two lines and the note, so that nothing jumps while values change.
        self._result.setMinimumHeight(self._result.fontMetrics().lineSpacing() * 4)
        self._result.setAlignment(Qt.AlignmentFlag.AlignTop)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addLayout(self._form())
        layout.addWidget(self._result)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self._shrinking.currentIndexChanged.connect(self._follow)
        for spin in (self._blur, self._noise, self._seed, self._quality):
            spin.valueChanged.connect(self._follow)
        self._jpeg.toggled.connect(self._follow)
        self.setMinimumWidth(_WIDTH)
        self._follow()

    @property
    def degradation(self) -> Degradation:
        """What was chosen."""
        return Degradation(
            round(self._blur.value(), 2),
            Shrinking(self._shrinking.currentData()),
            round(self._noise.value(), 2),
            self._quality.value() if self._jpeg.isChecked() else None,
            self._seed.value() if self._noise.value() else 0,
        )

    def _form(self) -> QFormLayout:
        noise, jpeg = QHBoxLayout(), QHBoxLayout()
        noise.addWidget(self._noise, 1)
        seed = QLabel(self.tr("&seed"), self)
        seed.setBuddy(self._seed)
        noise.addWidget(seed)
        noise.addWidget(self._seed)
        jpeg.addWidget(self._jpeg)
        jpeg.addWidget(self._quality, 1)
        form = QFormLayout()
        form.addRow(self.tr("&Blur before"), self._blur)
        form.addRow(self.tr("S&hrink by"), self._shrinking)
        after = QLabel(self.tr("&Noise after"), self)
        after.setBuddy(self._noise)
        form.addRow(after, noise)
        form.addRow(self.tr("Coding"), jpeg)
        return form

    @Slot()
    def _follow(self) -> None:
        self._quality.setEnabled(self._jpeg.isChecked())
        self._seed.setEnabled(self._noise.value() > 0)
        chosen = self.degradation
        text = capitalized(translated(chosen.message))
        if chosen.is_plain:
            note = self.tr("Scores can be compared with published ones.")
        else:
            note = self.tr("Every score says so; none can be compared with published ones.")
        self._result.setText(f"<b>{text}</b> &nbsp; <code>{chosen.id}</code><br>{note}")


def _spin(parent: QWidget, name: str, value: float, largest: float, unit: str) -> QDoubleSpinBox:
    spin = QDoubleSpinBox(parent)
    spin.setObjectName(name)
    spin.setRange(0, largest)
    spin.setDecimals(2 if round(value, 1) != value else 1)
    spin.setSingleStep(0.1 if largest <= LARGEST_BLUR else 1)
    spin.setSpecialValueText(QCoreApplication.translate("DegradationDialog", "None"))
    spin.setSuffix(unit)
    spin.setValue(value)
    return spin


def _shrinkings() -> dict[Shrinking, str]:
    translate = QCoreApplication.translate
    return {
        Shrinking.BICUBIC: translate("DegradationDialog", "Bicubic, as the protocol (Pillow)"),
        Shrinking.MATLAB: translate("DegradationDialog", "Bicubic of MATLAB (imresize)"),
        Shrinking.BILINEAR: translate("DegradationDialog", "Bilinear, antialiased"),
        Shrinking.AREA: translate("DegradationDialog", "Mean of the area"),
    }
