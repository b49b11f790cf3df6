"""What is measured and plotted beside the panes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sr_desktop.ui.actions.declaration import Declaration
from sr_desktop.ui.actions.ids import ActionId


def declarations() -> tuple[Declaration, ...]:
    """The actions of this chapter, in the order in which a list shows them."""
    translate = QCoreApplication.translate
    return (
        Declaration(
            ActionId.TABLE,
            translate("Actions", "&Table of figures"),
            translate("Actions", "Show the figures of all methods in one table"),
            keys=("F",),
            checkable=True,
            needs_picture=True,
        ),
        Declaration(
            ActionId.PROFILE,
            translate("Actions", "Line &profile"),
            translate("Actions", "Plot the values along a line; Shift + drag in a pane draws it"),
            keys=("P",),
            checkable=True,
            needs_picture=True,
        ),
        Declaration(
            ActionId.SPECTRUM,
            translate("Actions", "&Spectrum"),
            translate("Actions", "Plot the power over spatial frequency: what each method restores and loses"),
            keys=("E",),
            checkable=True,
            needs_picture=True,
        ),
        Declaration(
            ActionId.HISTOGRAM,
            translate("Actions", "&Histogram"),
            translate("Actions", "Plot how often each level occurs"),
            keys=("Shift+H",),
            checkable=True,
            needs_picture=True,
        ),
    )
