"""Conditions and sections that the declarations of the window's commands share."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from sr_desktop.ui.actions.command import Chapter, Command, Submenu
from sr_desktop.ui.view_modes.combined import CombinedView
from sr_desktop.ui.workspace.workspace import Workspace

WindowCommand = Command[Workspace]
WindowSubmenu = Submenu[Workspace]
WindowChapter = Chapter[Workspace]


class ToolBarSection(IntEnum):
    """The sections of the tool bar, in their order; the last is at its far end."""

    OPEN = 0
    MODE = 1
    VIEW_MODE = 2
    ZOOM = 3
    END = 4


def has_picture(workspace: Workspace) -> bool:
    """Whether a picture is open."""
    return workspace.has_picture


def is_shown(kind: type[CombinedView]) -> Callable[[Workspace], bool]:
    """Whether the view of this kind is shown."""
    return lambda workspace: isinstance(workspace.stage.combined_view, kind)
