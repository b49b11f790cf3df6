"""Messages in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sr_desktop.messages.english import ENGLISH
from sr_desktop.messages.message import Message
from sr_desktop.messages.text import Plural
from sr_desktop.ui.translation.names import translated_name

CONTEXT = "Messages"
"""The context of messages in the translation tables; the comment of each is its code."""

_TITLE = "title"
"""The argument that is the title of a method."""


def translated(message: Message) -> str:
    """A message in the language of the window."""
    text = ENGLISH[message.code]
    source = text.other if isinstance(text, Plural) else text
    count = message.count
    found = QCoreApplication.translate(CONTEXT, source, message.code, count)
    if found == source.replace("%n", str(count)):
        # English, or a text without a translation, or one that is the same in both.
        found = text.one if isinstance(text, Plural) and count == 1 else source
    return message.filled(found, _translated_argument)


def capitalized(clause: str) -> str:
    """A clause that stands alone."""
    return clause[:1].upper() + clause[1:]


def _translated_argument(name: str, value: str | float | Message) -> str | float:
    if isinstance(value, Message):
        return translated(value)
    return translated_name(value) if name == _TITLE and isinstance(value, str) else value
