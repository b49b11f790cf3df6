"""Asks for the name and the colour of a method."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from sr_desktop.export.chart.styles import HUES, style_in
from sr_desktop.ui.dialogs.swatch_choice import SwatchChoice
from sr_desktop.ui.theme.curves import curve_color


class ColorChoice(SwatchChoice[str]):
    """Colours as ``#rrggbb``; the empty one leaves the choice to the program."""

    def brush(self, value: str) -> QBrush:
        """The colour as the theme shows it."""
        return QBrush(curve_color(style_in(value), self.palette())) if value else QBrush(Qt.BrushStyle.NoBrush)

    def color(self, value: str) -> QColor:
        """The colour itself."""
        return QColor(value or HUES[0])

    def of_color(self, color: QColor) -> str:
        """The colour as text."""
        return color.name()

    def name(self, value: str) -> str:
        """The colour as text."""
        return value


class NameDialog(QDialog):
    """A name, empty for the usual one, and a colour.

    Args:
        title: The present name.
        usual: The name that an empty field stands for.
        color: The present colour, ``#rrggbb``; empty for the program's choice.
        parent: The window.
    """

    def __init__(self, title: str, usual: str, color: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rename")
        self.setWindowTitle(self.tr("Name and colour"))
        self.name = QLineEdit(title, self)
        self.name.setObjectName("rename-name")
        self.name.setPlaceholderText(usual)
        self.name.setClearButtonEnabled(True)
        self.name.setMinimumWidth(280)
        self.name.setToolTip(self.tr("In panes, tables, plots and figures; empty for the usual name"))
        self.name.selectAll()
        known = {"": self.tr("Automatic"), **dict(zip(HUES, _hue_names(), strict=True))}
        self.color = ColorChoice(known, self.tr("Other colour…"), color, self)
        self.color.setObjectName("rename-color")
        self.color.setToolTip(self.tr("Of the mark at its name and of its curves; automatic shows no mark"))
        form = QFormLayout()
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("&Colour"), self.color)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setSpacing(14)
        rows.addLayout(form)
        rows.addWidget(buttons)


def _hue_names() -> tuple[str, ...]:
    """What the colours of `HUES` are called."""
    translate = QCoreApplication.translate
    return (
        translate("NameDialog", "Brown"),
        translate("NameDialog", "Violet"),
        translate("NameDialog", "Olive"),
        translate("NameDialog", "Teal"),
        translate("NameDialog", "Rust"),
        translate("NameDialog", "Blue"),
        translate("NameDialog", "Pink"),
        translate("NameDialog", "Green"),
    )
