"""Device, precision, appearance, and the keys."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from sr_desktop.engine.settings import DeviceChoice, PrecisionChoice
from sr_desktop.ui.keys.keymap import Keymap
from sr_desktop.ui.keys.page import KeysPage
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.theme.theme import ThemeChoice
from sr_desktop.ui.translation.languages import OWN_NAMES, Language

Choice = TypeVar("Choice", bound=StrEnum)


def device_label(choice: DeviceChoice) -> str:
    """A device choice in words."""
    translate = QCoreApplication.translate
    return {
        DeviceChoice.AUTO: translate("SettingsDialog", "Automatic (the fastest that works)"),
        DeviceChoice.CPU: translate("SettingsDialog", "Processor (CPU)"),
        DeviceChoice.CUDA: translate("SettingsDialog", "NVIDIA or AMD graphics card (CUDA, ROCm)"),
        DeviceChoice.MPS: translate("SettingsDialog", "Apple graphics (MPS)"),
    }[choice]


def precision_label(choice: PrecisionChoice) -> str:
    """A precision choice in words."""
    translate = QCoreApplication.translate
    return {
        PrecisionChoice.AUTO: translate("SettingsDialog", "Automatic (fastest within 0.01 dB)"),
        PrecisionChoice.FP32: translate("SettingsDialog", "fp32, exact"),
        PrecisionChoice.BF16: translate("SettingsDialog", "bf16, fast on newer processors"),
        PrecisionChoice.FP16: translate("SettingsDialog", "fp16, fast on graphics cards"),
    }[choice]


def theme_label(choice: ThemeChoice) -> str:
    """An appearance in words."""
    translate = QCoreApplication.translate
    return {
        ThemeChoice.SYSTEM: translate("SettingsDialog", "As the system"),
        ThemeChoice.DARK: translate("SettingsDialog", "Dark"),
        ThemeChoice.LIGHT: translate("SettingsDialog", "Light"),
    }[choice]


def language_label(choice: Language) -> str:
    """A language in its own words."""
    if choice is Language.SYSTEM:
        return QCoreApplication.translate("SettingsDialog", "As the system")
    return OWN_NAMES[choice]


class SettingsDialog(QDialog):
    """Asks; nothing is changed before it is accepted."""

    def __init__(self, settings: Settings, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings-dialog")
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        self._keymap = keymap
        self._device = _combo(DeviceChoice, settings.device, device_label, self)
        self._device.setObjectName("device")
        self._precision = _combo(PrecisionChoice, settings.precision, precision_label, self)
        self._precision.setObjectName("precision")
        self._self_ensemble = QCheckBox(self.tr("&Average eight flips and turns"), self)
        self._self_ensemble.setObjectName("self-ensemble")
        self._self_ensemble.setToolTip(
            self.tr("Self-ensemble: about 0.1 dB more from every network, in eight times the time; marked x8")
        )
        self._self_ensemble.setChecked(settings.self_ensemble)
        self._language = _combo(Language, settings.language, language_label, self)
        self._language.setObjectName("language")
        self._theme = _combo(ThemeChoice, settings.theme, theme_label, self)
        self._theme.setObjectName("theme")
        form = QFormLayout()
        form.addRow(self.tr("&Device"), self._device)
        form.addRow(self.tr("&Precision"), self._precision)
        form.addRow(self.tr("Networks"), self._self_ensemble)
        form.addRow(self.tr("A&ppearance"), self._theme)
        form.addRow(self.tr("&Language"), self._language)
        note = QLabel(self.tr("A change to how networks run computes the open picture anew."), self)
        note.setWordWrap(True)
        note.setEnabled(False)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        general = QWidget(self)
        rows = QVBoxLayout(general)
        rows.setSpacing(12)
        rows.addLayout(form)
        rows.addWidget(note)
        rows.addStretch(1)
        self._keys = KeysPage(keymap.chapters(), keymap.bindings, self)
        pages = QTabWidget(self)
        pages.setAccessibleName(self.tr("Pages of settings"))
        pages.setObjectName("settings-pages")
        pages.addTab(general, self.tr("&General"))
        pages.addTab(self._keys, self.tr("&Keys"))
        layout = QVBoxLayout(self)
        layout.addWidget(pages)
        layout.addWidget(buttons)
        self.resize(620, 520)

    def accept(self) -> None:
        """Keep what was chosen."""
        self._settings.device = DeviceChoice(self._device.currentData())
        self._settings.precision = PrecisionChoice(self._precision.currentData())
        self._settings.self_ensemble = self._self_ensemble.isChecked()
        self._settings.language = Language(self._language.currentData())
        self._settings.theme = ThemeChoice(self._theme.currentData())
        if self._keys.bindings != self._keymap.bindings:
            self._keymap.choose(self._keys.bindings)
        super().accept()


def _combo(kind: type[Choice], current: Choice, label: Callable[[Choice], str], parent: QWidget) -> QComboBox:
    combo = QComboBox(parent)
    for choice in kind:
        combo.addItem(label(choice), choice.value)
    combo.setCurrentIndex(combo.findData(current.value))
    return combo
