"""What a command of the window is, declared before any window exists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtWidgets import QMenu

Context = TypeVar("Context")


class MenuId(StrEnum):
    """The menus that hold commands, those of the menu bar first and in its order."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    PANES = "panes"
    MEASURE = "measure"
    PICTURES = "pictures"
    HELP = "help"
    APPEARANCE = "appearance"
    SESSION = "session"
    SHOWN = "shown"
    ALONE = "alone"
    INPUT = "input"
    METRICS = "metrics"
    SCALE = "scale"
    ZOOM = "zoom"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the menus.

    Attributes:
        menu: The menu.
        section: Its number; lines separate sections. Within one, the order is that of the declarations.
    """

    menu: MenuId
    section: int = 0


def always(context: object) -> bool:
    """The condition of a command that is always enabled."""
    return True


@dataclass(frozen=True)
class Command(Generic[Context]):
    """One thing that the user can do: by a menu, the tool bar, a key or the palette.

    Texts are English, marked by `QT_TRANSLATE_NOOP` in the context "Actions"; the window translates them.

    Attributes:
        id: Its name, by which it is remembered.
        text: In menus, with ``&`` before its mnemonic and ``…`` where a dialog follows.
        tip: One sentence on what it does.
        run: Does it.
        keys: Its keys, the first shown in menus and tooltips, in Qt's portable text.
        menu: Its place in the menus; None for no menu.
        tool_bar: Its section of the tool bar; None for none.
        icon: Name of an icon in the resources.
        short: Its text on a button; None takes `text`.
        enabled_when: Whether it can be done now.
        checked_when: Whether it is on, for a command that is on or off; None for others.
        group: Of the commands of one group exactly one is on.
    """

    id: str
    text: str
    tip: str
    run: Callable[[Context], object]
    keys: tuple[str, ...] = ()
    menu: Place | None = None
    tool_bar: int | None = None
    icon: str | None = None
    short: str | None = None
    enabled_when: Callable[[Context], bool] = always
    checked_when: Callable[[Context], bool] | None = None
    group: str | None = None


@dataclass(frozen=True)
class Submenu(Generic[Context]):
    """A menu within a menu.

    Attributes:
        menu: Its place in the menus.
        holds: The menu of commands that it shows; None for one that a part of the window makes.
        make: Gives the menu that a part of the window has made.
    """

    menu: Place
    holds: MenuId | None = None
    make: Callable[[Context], QMenu] | None = None


@dataclass(frozen=True)
class Chapter(Generic[Context]):
    """Commands that pages list together.

    Attributes:
        title: English, marked like the texts of commands.
        entries: In the order in which they are listed.
    """

    title: str
    entries: tuple[Command[Context] | Submenu[Context], ...]

    @property
    def commands(self) -> tuple[Command[Context], ...]:
        """The commands alone."""
        return tuple(entry for entry in self.entries if isinstance(entry, Command))
