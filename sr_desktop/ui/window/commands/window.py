"""Commands on the window itself: settings, appearance, help."""

from __future__ import annotations

from sr_desktop.ui.actions.command import MenuId, Place
from sr_desktop.ui.learning.feature import Learning
from sr_desktop.ui.palette.feature import CommandPalette
from sr_desktop.ui.theme.theme import ThemeChoice
from sr_desktop.ui.translation.marking import QT_TRANSLATE_NOOP
from sr_desktop.ui.window.appearance import Appearance
from sr_desktop.ui.window.commands.records import WindowChapter, WindowCommand, WindowSubmenu
from sr_desktop.ui.window.dialogs import HelpPages, SettingsPages

WINDOW = WindowChapter(
    QT_TRANSLATE_NOOP("Actions", "Window"),
    (
        WindowCommand(
            "settings",
            QT_TRANSLATE_NOOP("Actions", "&Settings…"),
            QT_TRANSLATE_NOOP("Actions", "Device, precision and appearance"),
            lambda w: w.feature(SettingsPages).open(),
            keys=("Ctrl+,",),
            menu=Place(MenuId.EDIT, 1),
            icon="settings",
        ),
        WindowSubmenu(Place(MenuId.VIEW, 4), MenuId.APPEARANCE),
        WindowCommand(
            "full-screen",
            QT_TRANSLATE_NOOP("Actions", "F&ull screen"),
            QT_TRANSLATE_NOOP("Actions", "Use the whole screen"),
            lambda w: w.feature(Appearance).toggle_full_screen(),
            keys=("F11",),
            menu=Place(MenuId.VIEW, 4),
            checked_when=lambda w: w.window.isFullScreen(),
        ),
        WindowCommand(
            "theme-system",
            QT_TRANSLATE_NOOP("Actions", "As the &system"),
            QT_TRANSLATE_NOOP("Actions", "Follow the system's colours"),
            lambda w: w.feature(Appearance).set_theme(ThemeChoice.SYSTEM),
            menu=Place(MenuId.APPEARANCE, 0),
            checked_when=lambda w: w.theme.choice is ThemeChoice.SYSTEM,
            group="theme",
        ),
        WindowCommand(
            "theme-dark",
            QT_TRANSLATE_NOOP("Actions", "&Dark"),
            QT_TRANSLATE_NOOP("Actions", "Dark colours"),
            lambda w: w.feature(Appearance).set_theme(ThemeChoice.DARK),
            menu=Place(MenuId.APPEARANCE, 0),
            checked_when=lambda w: w.theme.choice is ThemeChoice.DARK,
            group="theme",
        ),
        WindowCommand(
            "theme-light",
            QT_TRANSLATE_NOOP("Actions", "&Light"),
            QT_TRANSLATE_NOOP("Actions", "Light colours"),
            lambda w: w.feature(Appearance).set_theme(ThemeChoice.LIGHT),
            menu=Place(MenuId.APPEARANCE, 0),
            checked_when=lambda w: w.theme.choice is ThemeChoice.LIGHT,
            group="theme",
        ),
        WindowCommand(
            "palette",
            QT_TRANSLATE_NOOP("Actions", "Find a &command…"),
            QT_TRANSLATE_NOOP("Actions", "Find any command, pane or recent picture by a few letters"),
            lambda w: w.feature(CommandPalette).toggle(),
            keys=("Ctrl+K",),
            menu=Place(MenuId.HELP, 0),
            icon="search",
        ),
        WindowCommand(
            "shortcuts",
            QT_TRANSLATE_NOOP("Actions", "&Keys and mouse"),
            QT_TRANSLATE_NOOP("Actions", "Every key and gesture"),
            lambda w: w.feature(HelpPages).show_shortcuts(),
            keys=("F1", "?"),
            menu=Place(MenuId.HELP, 0),
            icon="help",
        ),
        WindowCommand(
            "messages",
            QT_TRANSLATE_NOOP("Actions", "&Messages"),
            QT_TRANSLATE_NOOP("Actions", "All that the window has said, to be read again and copied"),
            lambda w: w.feature(HelpPages).show_messages(),
            keys=("Ctrl+Shift+M",),
            menu=Place(MenuId.HELP, 0),
        ),
        WindowCommand(
            "why-psnr",
            QT_TRANSLATE_NOOP("Actions", "&Why does it look better with a lower PSNR?"),
            QT_TRANSLATE_NOOP("Actions", "A page that shows why, with results computed on this machine"),
            lambda w: w.feature(Learning).open_why(),
            menu=Place(MenuId.HELP, 0),
        ),
        WindowCommand(
            "about",
            QT_TRANSLATE_NOOP("Actions", "&About SR Desktop"),
            QT_TRANSLATE_NOOP("Actions", "Version, licence and devices"),
            lambda w: w.feature(HelpPages).show_about(),
            menu=Place(MenuId.HELP, 1),
        ),
    ),
)
