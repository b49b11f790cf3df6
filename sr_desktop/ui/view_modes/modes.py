"""The ways of seeing the results, each declared once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from sr_desktop.ui.settings import Settings
from sr_desktop.ui.translation.marking import QT_TRANSLATE_NOOP
from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.view_modes.combined import CombinedView
from sr_desktop.ui.view_modes.difference import DifferenceView
from sr_desktop.ui.view_modes.four_wipe import FourWipeView
from sr_desktop.ui.view_modes.wipe import WipeView


@dataclass(frozen=True, slots=True)
class ViewMode:
    """One way of seeing the results. Its command, its menu entry and its button follow from this.

    Attributes:
        id: Its name, by which it is remembered; also that of its command.
        title: English, with ``&`` before its mnemonic, marked in the context "Actions" like texts of commands.
        tip: One sentence on what it shows, marked the same way.
        icon: Name of an icon in the resources.
        keys: Of its command, in Qt's portable text.
        make: Makes the view that shows several panes in one place; None if the panes themselves are shown.
        short: On its button; None takes the title.
    """

    id: str
    title: str
    tip: str
    icon: str
    keys: tuple[str, ...]
    make: Callable[[ViewModel, Settings, QWidget], CombinedView] | None = None
    short: str | None = None


GRID = ViewMode(
    "grid",
    QT_TRANSLATE_NOOP("Actions", "&Grid"),
    QT_TRANSLATE_NOOP("Actions", "Show all panes side by side"),
    "grid",
    ("G", "Ctrl+0"),
)
SINGLE = ViewMode(
    "single",
    QT_TRANSLATE_NOOP("Actions", "&Single"),
    QT_TRANSLATE_NOOP("Actions", "Show one pane alone; Ctrl+1, Ctrl+2, … choose which"),
    "single",
    ("S",),
)
VIEW_MODES = (
    GRID,
    SINGLE,
    ViewMode(
        "wipe",
        QT_TRANSLATE_NOOP("Actions", "&Wipe"),
        QT_TRANSLATE_NOOP("Actions", "Show two results in one place, parted by a divider to drag"),
        "wipe",
        ("W",),
        WipeView,
    ),
    ViewMode(
        "four-wipe",
        QT_TRANSLATE_NOOP("Actions", "&Four-way wipe"),
        QT_TRANSLATE_NOOP("Actions", "Show four results in one place, parted by two dividers to drag"),
        "four-wipe",
        ("Shift+W",),
        FourWipeView,
        short=QT_TRANSLATE_NOOP("Actions", "Four"),
    ),
    ViewMode(
        "difference",
        QT_TRANSLATE_NOOP("Actions", "&Difference"),
        QT_TRANSLATE_NOOP("Actions", "Show how far a result is from the original"),
        "difference",
        ("D",),
        DifferenceView,
    ),
)
"""In the order in which they are listed."""
