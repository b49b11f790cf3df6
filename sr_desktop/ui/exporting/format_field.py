"""A format for pictures to be written in, with its quality where it has one."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSpinBox, QWidget

from sr_desktop.imaging.writing import FORMATS, FileFormat


class FormatField(QWidget):
    """One row.

    Args:
        name: Begins the names of its parts.
        chosen: The format at first.
        quality: The quality at first, 1 to 100.
        lossless: Whether formats that can be are lossless at first.
        parent: The dialog.

    Signals:
        changed: Something else is chosen.
    """

    changed = Signal()

    def __init__(
        self, name: str, chosen: FileFormat, quality: int, lossless: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._format = QComboBox(self)
        self._format.setObjectName(f"{name}-format")
        self._format.setAccessibleName(self.tr("Format"))
        for known in FORMATS:
            self._format.addItem(known.title, known)
        self._format.setCurrentIndex(FORMATS.index(chosen))
        self._lossless = QCheckBox(self.tr("Lossless"), self)
        self._lossless.setObjectName(f"{name}-lossless")
        self._lossless.setChecked(lossless)
        self._quality_label = QLabel(self.tr("Quality"), self)
        self._quality = QSpinBox(self, minimum=1, maximum=100, value=quality)
        self._quality.setObjectName(f"{name}-quality")
        self._quality_label.setBuddy(self._quality)
        self._laid_over = QLabel(self.tr("Transparent parts are laid over white."), self)
        self._laid_over.setObjectName(f"{name}-laid-over")
        self._laid_over.setEnabled(False)
        self._is_transparent = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self._format, self._lossless, self._quality_label, self._quality):
            row.addWidget(widget)
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
        row.addWidget(self._laid_over)
        row.addStretch(1)
        self.setFocusProxy(self._format)
        self._format.currentIndexChanged.connect(self._update)
        self._lossless.toggled.connect(self._update)
        self._quality.valueChanged.connect(self._update)
        self._update()

    @property
    def format(self) -> FileFormat:
        """The chosen format."""
        chosen: FileFormat = self._format.currentData()
        return chosen

    @property
    def quality(self) -> int | None:
        """As `FileFormat.options`: None where the file is to be lossless."""
        if self.format.lossy is None or (self.format.lossless is not None and self._lossless.isChecked()):
            return None
        return self._quality.value()

    @property
    def chosen_quality(self) -> int:
        """The quality as it stands there, whether it counts now or not."""
        return self._quality.value()

    @property
    def is_lossless(self) -> bool:
        """Whether the box is ticked, whether it counts now or not."""
        return self._lossless.isChecked()

    def set_transparent(self, is_transparent: bool) -> None:
        """Whether anything that is written can be seen through; it is said of formats that hold no opacity."""
        self._is_transparent = is_transparent
        self._update()

    @Slot()
    def _update(self) -> None:
        chosen = self.format
        self._lossless.setVisible(chosen.lossless is not None and chosen.lossy is not None)
        for widget in (self._quality_label, self._quality):
            widget.setVisible(self.quality is not None)
        self._laid_over.setVisible(self._is_transparent and not chosen.holds_alpha)
        self.changed.emit()
