"""The widget that edits a setting, by the setting's type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic.fields import FieldInfo
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from sr_desktop.ui.dialogs.backdrop_choice import BackdropChoice
from sr_desktop.ui.stored import Setting


@dataclass(frozen=True, slots=True)
class Editor:
    """A widget and its value.

    Attributes:
        widget: The widget; its object name is the setting's, with hyphens.
        value: Gives the value shown.
    """

    widget: QWidget
    value: Callable[[], Any]


def translated(text: object) -> str:
    """A text of a `Setting` in the language of the window; in English without a translation."""
    return QCoreApplication.translate("SettingsDialog", str(text)) if text else ""


def editor_of(name: str, setting: Setting, field: FieldInfo, value: Any, parent: QWidget) -> Editor:
    """The editor of a setting.

    Args:
        name: Of the field.
        setting: How it is shown.
        field: Its type and bounds.
        value: The current value.
        parent: The parent of the widget.

    Raises:
        TypeError: There is no editor for settings of that type.
    """
    if setting.other:
        chooser = BackdropChoice(
            {each: translated(label) for each, label in setting.choices.items()},
            translated(setting.other),
            value,
            parent,
        )
        editor = Editor(chooser, lambda: chooser.chosen)
    elif setting.choices:
        editor = _choice(setting, value, parent)
    elif field.annotation is bool:
        editor = _switch(setting, value, parent)
    elif field.annotation is int:
        editor = _number(field, value, parent)
    elif field.annotation is str:
        line = QLineEdit(value, parent)
        editor = Editor(line, line.text)
    else:
        raise TypeError(f"there is no editor for the setting '{name}' of the type {field.annotation}")
    editor.widget.setObjectName(name.replace("_", "-"))
    editor.widget.setToolTip(translated(setting.explanation))
    return editor


def _choice(setting: Setting, value: Any, parent: QWidget) -> Editor:
    combo = QComboBox(parent)
    values = list(setting.choices)
    for each, label in setting.choices.items():
        combo.addItem(translated(label), each)
    combo.setCurrentIndex(values.index(value))
    return Editor(combo, lambda: values[combo.currentIndex()])


def _switch(setting: Setting, value: bool, parent: QWidget) -> Editor:
    box = QCheckBox(translated(setting.text), parent)
    box.setChecked(value)
    return Editor(box, box.isChecked)


def _number(field: FieldInfo, value: int, parent: QWidget) -> Editor:
    spin = QSpinBox(parent)
    spin.setRange(_bound(field, "ge", -(2**31)), _bound(field, "le", 2**31 - 1))
    spin.setValue(value)
    return Editor(spin, spin.value)


def _bound(field: FieldInfo, name: str, otherwise: int) -> int:
    """The bounds of ``Field(ge=..., le=...)``."""
    return next((int(getattr(each, name)) for each in field.metadata if hasattr(each, name)), otherwise)
