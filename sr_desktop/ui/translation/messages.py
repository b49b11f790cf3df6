"""Messages in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sr_desktop.imaging.measuring.protocol import Protocol
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


def input_words(protocol: Protocol | None) -> str:
    """What methods were given, as a clause; empty where it goes without saying, and where nothing was measured."""
    departs = None if protocol is None else protocol.input_message
    return "" if departs is None else translated(departs)


def with_input(text: str, protocol: Protocol | None) -> str:
    """A text on results, and behind it what the methods were given where that does not go without saying."""
    return "  ·  ".join(part for part in (text, input_words(protocol)) if part)


def _translated_argument(name: str, value: str | float | Message) -> str | float:
    if isinstance(value, Message):
        return translated(value)
    return translated_name(value) if name == _TITLE and isinstance(value, str) else value
