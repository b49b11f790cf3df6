"""What the palette offers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QIcon

from sr_desktop.ui.actions.wording import keys_text, label_of, tip_of
from sr_desktop.ui.theme.icons import icon

PICTURE = "picture:"
"""How the names of recent pictures begin."""


@dataclass(frozen=True)
class Entry:
    """One line of the palette.

    Attributes:
        name: By which it is remembered.
        title: What it is called.
        detail: What it does, or where a picture is.
        run: Does it.
        keys: As the system writes them.
        words: What else may be typed for it.
        icon: Shown before it.
        enabled: Whether it can be done now.
        checked: Whether it is on, of those that are on or off.
    """

    name: str
    title: str
    detail: str
    run: Callable[[], object]
    keys: str = ""
    words: str = ""
    icon: QIcon | None = None
    enabled: bool = True
    checked: bool = False


def of_actions(chapters: Sequence[tuple[str, Sequence[QAction]]]) -> Iterator[Entry]:
    """The window's actions, which are also found by their chapter and by their English name."""
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


def of_panes(shown: Sequence[QAction], solo: Sequence[QAction], *, is_open: bool) -> Iterator[Entry]:
    """Showing a pane alone, and hiding it or showing it again.

    Args:
        shown: The actions that show and hide panes.
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


def of_pictures(paths: Sequence[Path], open_picture: Callable[[Path], object]) -> Iterator[Entry]:
    """Recent pictures; those that are gone cannot be opened."""
    kind = QCoreApplication.translate("Palette", "recent picture")
    for path in paths:
        yield Entry(
            name=f"{PICTURE}{path}",
            title=path.name,
            detail=str(path.parent),
            run=partial(open_picture, path),
            words=f"{path} {kind}",
            icon=icon("recent"),
            enabled=path.is_file(),
        )
