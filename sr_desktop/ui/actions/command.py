"""What a command of the window is, before there is a window that it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtWidgets import QMenu

Context = TypeVar("Context")


class MenuId(StrEnum):
    """The menus that commands stand in, those of the menu bar first and in its order."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    PANES = "panes"
    PICTURES = "pictures"
    HELP = "help"
    MEASURE = "measure"
    APPEARANCE = "appearance"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the menus something stands.

    Attributes:
        menu: In which.
        section: Lines separate the sections of a menu. Within one, the order is that of the declarations.
    """

    menu: MenuId
    section: int = 0


def always(context: object) -> bool:
    """For a command that can always be done."""
    return True


@dataclass(frozen=True)
class Command(Generic[Context]):
    """One thing that the user can have done: by a menu, the tool bar, a key or the palette.

    Texts are English, marked by `QT_TRANSLATE_NOOP` in the context "Actions"; the window translates them.

    Attributes:
        id: Its name, by which it is remembered.
        text: In menus, with ``&`` before its mnemonic and ``…`` where a dialog follows.
        tip: One sentence on what it does.
        run: Does it.
        keys: Its keys, the first shown in menus and tooltips, in Qt's portable text.
        menu: Where in the menus it stands; None for nowhere.
        tool_bar: In which section of the tool bar it stands; None for nowhere.
        icon: Name of an icon in the resources.
        short: On a button; None takes the text.
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
        menu: Where it stands.
        holds: The menu of commands that it is; None for one that a part of the window makes.
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
