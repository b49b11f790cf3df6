"""The settings that have a label, and the keys."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from sr_desktop.ui.dialogs.setting_editors import Editor, editor_of, translated
from sr_desktop.ui.keys.keymap import Keymap
from sr_desktop.ui.keys.page import KeysPage
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.stored import COMPUTING_PAGE, GENERAL_PAGE, Setting, settings_of, shown_settings
from sr_desktop.ui.widgets.fitting import resize_within_screen


def choice_label(name: str, value: StrEnum) -> str:
    """A value of a setting in words, as the dialog offers it.

    Args:
        name: Of the setting's field, e.g. ``"device"``.
        value: One of its choices.
    """
    return translated(settings_of(Settings)[name].choices[value])


class SettingsDialog(QDialog):
    """Edits the settings; nothing changes before it is accepted.

    Args:
        settings: What is edited.
        keymap: The keys.
        parent: The window.
        offered: By the name of a field, those of its choices that this machine has; all of the others are offered.
    """

    def __init__(
        self,
        settings: Settings,
        keymap: Keymap,
        parent: QWidget | None = None,
        offered: Mapping[str, Collection[object]] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settings-dialog")
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        self._keymap = keymap
        self._editors: dict[str, Editor] = {}
        forms: dict[object, QFormLayout] = {GENERAL_PAGE: QFormLayout()}
        kind = type(settings)
        for name, setting in shown_settings(kind):
            if offered is not None and name in offered:
                setting = _only(setting, offered[name], getattr(settings, name))
            editor = editor_of(name, setting, kind.model_fields[name], getattr(settings, name), self)
            self._editors[name] = editor
            forms.setdefault(setting.page, QFormLayout()).addRow(translated(setting.label), editor.widget)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._keys = KeysPage(keymap.chapters(), keymap.bindings, self)
        pages = QTabWidget(self)
        pages.setAccessibleName(self.tr("Pages of settings"))
        pages.setObjectName("settings-pages")
        for title, form in forms.items():
            pages.addTab(self._page(form, with_note=title == COMPUTING_PAGE), translated(title))
        pages.addTab(self._keys, self.tr("&Keys"))
        layout = QVBoxLayout(self)
        layout.addWidget(pages)
        layout.addWidget(buttons)
        resize_within_screen(self, 620, 520)

    def accept(self) -> None:
        """Store the choices."""
        for name, editor in self._editors.items():
            setattr(self._settings, name, editor.value())
        if self._keys.bindings != self._keymap.bindings:
            self._keymap.choose(self._keys.bindings)
        super().accept()

    def _page(self, form: QFormLayout, *, with_note: bool) -> QWidget:
        page = QWidget(self)
        rows = QVBoxLayout(page)
        rows.setSpacing(12)
        rows.addLayout(form)
        if with_note:
            note = QLabel(self.tr("Changing how networks run recomputes the open picture."), self)
            note.setWordWrap(True)
            note.setEnabled(False)
            rows.addWidget(note)
        rows.addStretch(1)
        return page


def _only(setting: Setting, offered: Collection[object], current: object) -> Setting:
    """A setting with these choices, and the current one, marked if it is not among them."""
    missing = QCoreApplication.translate("SettingsDialog", "{choice} (not on this machine)")
    choices = {
        value: label if value in offered else missing.format(choice=translated(label))
        for value, label in setting.choices.items()
        if value in offered or value == current
    }
    return replace(setting, choices=choices)
