"""What moves the view."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sr_desktop.ui.actions.declaration import Declaration
from sr_desktop.ui.actions.ids import ActionId


def declarations() -> tuple[Declaration, ...]:
    """The actions of this chapter, in the order in which a list shows them."""
    translate = QCoreApplication.translate
    return (
        Declaration(
            ActionId.FIT,
            translate("Actions", "&Fit to pane"),
            translate("Actions", "Show the whole picture"),
            keys=("0",),
            icon="fit",
            short=translate("Actions", "Fit"),
            needs_picture=True,
        ),
        Declaration(
            ActionId.ZOOM_100,
            translate("Actions", "100 %"),
            translate("Actions", "One picture pixel to a screen pixel"),
            keys=("1",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.ZOOM_200,
            translate("Actions", "200 %"),
            translate("Actions", "Pixels twice as large"),
            keys=("2",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.ZOOM_400,
            translate("Actions", "400 %"),
            translate("Actions", "Pixels four times as large"),
            keys=("4",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.ZOOM_IN,
            translate("Actions", "Zoom &in"),
            translate("Actions", "Look closer"),
            keys=("+", "=", "Ctrl++"),
            icon="zoom-in",
            needs_picture=True,
        ),
        Declaration(
            ActionId.ZOOM_OUT,
            translate("Actions", "Zoom &out"),
            translate("Actions", "See more"),
            keys=("-", "Ctrl+-"),
            icon="zoom-out",
            needs_picture=True,
        ),
        Declaration(
            ActionId.BACK,
            translate("Actions", "Pre&vious view"),
            translate("Actions", "Back to what was shown before"),
            keys=("Backspace", "Alt+Left"),
            icon="back",
            needs_picture=True,
        ),
        Declaration(
            ActionId.FORWARD,
            translate("Actions", "Ne&xt view"),
            translate("Actions", "Undo going back"),
            keys=("Shift+Backspace", "Alt+Right"),
            needs_picture=True,
        ),
        Declaration(
            ActionId.PAN_LEFT,
            translate("Actions", "Move left"),
            translate("Actions", "Show what is further left"),
            keys=("Left",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.PAN_RIGHT,
            translate("Actions", "Move right"),
            translate("Actions", "Show what is further right"),
            keys=("Right",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.PAN_UP,
            translate("Actions", "Move up"),
            translate("Actions", "Show what is further up"),
            keys=("Up",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.PAN_DOWN,
            translate("Actions", "Move down"),
            translate("Actions", "Show what is further down"),
            keys=("Down",),
            needs_picture=True,
        ),
    )
