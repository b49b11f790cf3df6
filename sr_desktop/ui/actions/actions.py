"""The actions of a window, made from its commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Generic

from PySide6.QtCore import QCoreApplication, QObject, SignalInstance, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from sr_desktop.ui.actions.command import Chapter, Command, Context
from sr_desktop.ui.actions.wording import declare_keys, plain_label
from sr_desktop.ui.theme.icons import icon as load_icon


class Actions(QObject, Generic[Context]):
    """An action for every command, by the command's id; kept enabled and checked as the commands say.

    A disabled action leaves its key to the widget with the focus, so that arrows still move through the welcome
    page.

    Args:
        chapters: The commands.
        context: The object that they act on.
        window: The window that owns the actions.

    Attributes:
        chapters: The commands.
    """

    def __init__(self, chapters: Sequence[Chapter[Context]], context: Context, window: QWidget) -> None:
        super().__init__(window)
        self.chapters = tuple(chapters)
        self._context = context
        self._window = window
        self._is_started = False
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._commands = tuple(command for chapter in chapters for command in chapter.commands)
        for command in self._commands:
            self._actions[command.id] = self._make(command)

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def groups(self) -> tuple[tuple[str, Sequence[QAction]], ...]:
        """All actions under the titles of their chapters, for a page that lists them."""
        return tuple(
            (_translated(chapter.title), [self._actions[command.id] for command in chapter.commands])
            for chapter in self.chapters
        )

    def follow(self, *signals: SignalInstance) -> None:
        """Update which actions are enabled and checked at each of these signals."""
        for signal in signals:
            signal.connect(self.refresh)

    def start(self) -> None:
        """The window is complete: enable and check the actions from now on."""
        self._is_started = True
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Enable and check the actions as is right now. This happens by itself after every command."""
        if not self._is_started:
            return
        for command in self._commands:
            action = self._actions[command.id]
            action.setEnabled(command.enabled_when(self._context))
            if command.checked_when is not None:
                action.setChecked(command.checked_when(self._context))

    def _run(self, command: Command[Context], checked: bool = False) -> None:
        try:
            command.run(self._context)
        finally:
            self.refresh()

    def _make(self, command: Command[Context]) -> QAction:
        text = _translated(command.text)
        action = QAction(text, self._window)
        action.setObjectName(command.id)
        action.setCheckable(command.checked_when is not None)
        action.setIconText(plain_label(text) if command.short is None else _translated(command.short))
        declare_keys(action, _translated(command.tip), command.keys)
        if command.icon is not None:
            action.setIcon(load_icon(command.icon))
        if command.group is not None:
            self._groups.setdefault(command.group, QActionGroup(self)).addAction(action)
        action.triggered.connect(partial(self._run, command))
        # Added to the window, a key works even where no menu or button shows the action.
        self._window.addAction(action)
        return action


def _translated(text: str) -> str:
    return QCoreApplication.translate("Actions", text)
