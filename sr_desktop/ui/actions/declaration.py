"""What an action is, before there is a window that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop.ui.actions.ids import ActionId


@dataclass(frozen=True, slots=True)
class Declaration:
    """One action.

    Attributes:
        id: Its name.
        label: In menus, with ``&`` before its mnemonic and ``…`` where a dialog follows.
        tip: One sentence on what it does.
        keys: Its keys, the first shown in menus and tooltips, in Qt's portable text.
        icon: Name of an icon in the resources.
        short: On a button; None takes the label.
        group: Of the actions of one group exactly one is checked.
        checkable: It is either on or off.
        needs_picture: It makes sense only while a picture is open.
    """

    id: ActionId
    label: str
    tip: str
    keys: tuple[str, ...] = ()
    icon: str | None = None
    short: str | None = None
    group: str | None = None
    checkable: bool = False
    needs_picture: bool = False
