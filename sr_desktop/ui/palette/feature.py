"""Connects the palette to the window: lists its entries and runs the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QAction

from sr_desktop.messages.names import shown
from sr_desktop.ui.actions.wording import keys_text, label_of, tip_of
from sr_desktop.ui.palette.model import Entry
from sr_desktop.ui.palette.palette import Palette
from sr_desktop.ui.theme.icons import icon
from sr_desktop.ui.workspace.recent_paths import RecentPath
from sr_desktop.ui.workspace.workspace import Feature, Workspace

_PICTURE = "picture:"
"""The prefix of the names of recent pictures."""

_OWN = "palette"

REMEMBERED = 5
"""This many of the last chosen commands are offered first."""


class CommandPalette(Feature):
    """Offers every command, pane and recent picture, and runs the chosen one.

    Attributes:
        palette: The card.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.palette = Palette(workspace.window, workspace.actions[_OWN])
        self.palette.chosen.connect(self._do)

    @Slot()
    def toggle(self) -> None:
        """Open the palette, or close it."""
        if self.palette.isVisible():
            self.palette.dismiss()
        else:
            self.palette.open(self._offers(), self.workspace.settings.palette_recent)

    def _offers(self) -> list[Entry]:
        workspace = self.workspace
        actions, pane_actions = workspace.actions, workspace.pane_actions
        # The original is among the commands.
        known = {action.objectName() for action in actions}
        shown = [action for action in pane_actions.shown if action.objectName() not in known]
        workspace.recent.look()
        offers = [
            *_of_actions(actions.groups()),
            *_of_panes(shown, pane_actions.solo, is_open=workspace.has_picture),
            *_of_pictures(workspace.recent.all, workspace.documents.open_path),
        ]
        return [entry for entry in offers if entry.name != _OWN]

    @Slot(object)
    def _do(self, entry: Entry) -> None:
        if not entry.name.startswith(_PICTURE):
            others = [name for name in self.workspace.settings.palette_recent if name != entry.name]
            self.workspace.settings.palette_recent = (entry.name, *others)[:REMEMBERED]
        entry.run()


def _of_actions(chapters: Sequence[tuple[str, Sequence[QAction]]]) -> Iterator[Entry]:
    """The window's actions, which can also be found by their chapter and English name."""
    for chapter, actions in chapters:
        for action in actions:
            yield Entry(
                name=action.objectName(),
                title=label_of(action),
                detail=tip_of(action),
                run=action.trigger,
                keys=keys_text(action),
                words=f"{tip_of(action)} {chapter} {action.objectName().replace('-', ' ')}",
                icon=None if action.icon().isNull() else action.icon(),
                enabled=action.isEnabled(),
                checked=action.isCheckable() and action.isChecked(),
            )


def _of_panes(shown: Sequence[QAction], solo: Sequence[QAction], *, is_open: bool) -> Iterator[Entry]:
    """Actions that show a pane alone, hide it or show it again.

    Args:
        shown: Those that show and hide panes.
        solo: Those that show one alone.
        is_open: Whether a picture is open; without one there are no panes.
    """
    translate = QCoreApplication.translate
    for action in solo:
        yield Entry(
            name=action.objectName(),
            title=translate("Palette", "Show {title} alone").format(title=label_of(action)),
            detail=tip_of(action),
            run=action.trigger,
            keys=keys_text(action),
            words=f"{action.objectName().replace('-', ' ')} single",
            icon=icon("single"),
            enabled=action.isEnabled(),
        )
    for action in shown:
        hide, show = translate("Palette", "Hide {title}"), translate("Palette", "Show {title}")
        yield Entry(
            name=action.objectName(),
            title=(hide if action.isChecked() else show).format(title=label_of(action)),
            detail=tip_of(action),
            run=action.trigger,
            words=f"{action.objectName().replace('-', ' ')} hide",
            icon=icon("hidden" if action.isChecked() else "visible"),
            enabled=is_open and action.isEnabled(),
        )


def _of_pictures(recent: Sequence[RecentPath], open_picture: Callable[[Path], object]) -> Iterator[Entry]:
    """Recent pictures; missing files, as far as that is known, cannot be opened."""
    kind = QCoreApplication.translate("Palette", "recent picture")
    for each in recent:
        path = each.path
        yield Entry(
            name=f"{_PICTURE}{path}",
            title=shown(path.name),
            detail=str(path.parent),
            run=partial(open_picture, path),
            words=f"{path} {kind}",
            icon=icon("recent"),
            enabled=each.is_there and not each.is_folder,
        )
