"""The window itself: settings, appearance, help."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sr_desktop.ui.actions.declaration import Declaration
from sr_desktop.ui.actions.ids import ActionId


def declarations() -> tuple[Declaration, ...]:
    """The actions of this chapter, in the order in which a list shows them."""
    translate = QCoreApplication.translate
    return (
        Declaration(
            ActionId.SETTINGS,
            translate("Actions", "&Settings…"),
            translate("Actions", "Device, precision and appearance"),
            keys=("Ctrl+,",),
            icon="settings",
        ),
        Declaration(
            ActionId.FULL_SCREEN,
            translate("Actions", "F&ull screen"),
            translate("Actions", "Use the whole screen"),
            keys=("F11",),
            checkable=True,
        ),
        Declaration(
            ActionId.THEME_SYSTEM,
            translate("Actions", "As the &system"),
            translate("Actions", "Follow the system's colours"),
            group="theme",
        ),
        Declaration(
            ActionId.THEME_DARK, translate("Actions", "&Dark"), translate("Actions", "Dark colours"), group="theme"
        ),
        Declaration(
            ActionId.THEME_LIGHT, translate("Actions", "&Light"), translate("Actions", "Light colours"), group="theme"
        ),
        Declaration(
            ActionId.PALETTE,
            translate("Actions", "Find a &command…"),
            translate("Actions", "Find any command, pane or recent picture by a few letters"),
            keys=("Ctrl+K",),
            icon="search",
        ),
        Declaration(
            ActionId.SHORTCUTS,
            translate("Actions", "&Keys and mouse"),
            translate("Actions", "Every key and gesture"),
            keys=("F1", "?"),
            icon="help",
        ),
        Declaration(
            ActionId.WHY,
            translate("Actions", "&Why does it look better with a lower PSNR?"),
            translate("Actions", "A page that shows why, with results computed on this machine"),
        ),
        Declaration(
            ActionId.ABOUT,
            translate("Actions", "&About SR Desktop"),
            translate("Actions", "Version, licence and devices"),
        ),
    )
