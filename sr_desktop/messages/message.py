"""A message as data, and the base of all errors that carry one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Any

from sr_desktop.messages.english import ENGLISH
from sr_desktop.messages.names import shown
from sr_desktop.messages.text import Plural, Text

COUNT = "count"
"""The argument that chooses the plural form; the texts write it ``%n``, as in Qt."""


@dataclass(frozen=True, init=False, eq=False)
class Message:
    """Something to say to the user, independent of the language.

    `str` gives it in English. Two messages are equal if they say the same.

    Attributes:
        code: Key of the text in `sr_desktop.messages.english.ENGLISH`.
        arguments: What is filled into the text, by name. A message as an argument is a clause of the sentence.
    """

    code: str
    arguments: Mapping[str, str | float | Message]

    def __init__(self, code: str, /, **arguments: str | float | Path | Message) -> None:
        """Take the code and the arguments that its text has.

        Raises:
            ValueError: There is no such code, or the arguments are not those of its text.
        """
        if code not in ENGLISH:
            raise ValueError(f"there is no text for the message '{code}'")
        if arguments.keys() != (wanted := fields_of(ENGLISH[code])):
            raise ValueError(f"the message '{code}' takes {sorted(wanted)}, not {sorted(arguments)}")
        plain = {name: str(value) if isinstance(value, Path) else value for name, value in arguments.items()}
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "arguments", MappingProxyType(plain))

    def __str__(self) -> str:
        """The message in English."""
        text = ENGLISH[self.code]
        if isinstance(text, Plural):
            text = text.one if self.count == 1 else text.other
        return self.filled(text, lambda _, value: str(value) if isinstance(value, Message) else value)

    def __eq__(self, other: object) -> bool:
        """Whether the other message has the same code and the same arguments."""
        return isinstance(other, Message) and (self.code, self.arguments) == (other.code, other.arguments)

    def __hash__(self) -> int:
        """Equal messages have the same hash."""
        return hash((self.code, frozenset(self.arguments.items())))

    def __reduce__(self) -> tuple[Callable[[Mapping[str, Any]], Message], tuple[dict[str, Any]]]:
        """Lets a message travel between processes."""
        return Message.from_json, (self.as_json(),)

    @property
    def count(self) -> int:
        """The number that chooses the plural form; -1 if the text has none."""
        count = self.arguments.get(COUNT, -1) if isinstance(ENGLISH[self.code], Plural) else -1
        return count if isinstance(count, int) else -1

    def filled(self, text: str, say: Callable[[str, str | float | Message], str | float]) -> str:
        """A text of this message in some language, with the arguments filled in.

        Args:
            text: The text, with names between braces; of several plural forms the right one.
            say: Gives an argument, by its name and value, in the same language.
        """
        values = {name: _in_sentence(value, say(name, value)) for name, value in self.arguments.items()}
        return text.replace("%n", f"{{{COUNT}}}").format(**values)

    def as_json(self) -> dict[str, Any]:
        """The message as plain values; `from_json` reads them."""
        arguments = {
            name: value.as_json() if isinstance(value, Message) else value for name, value in self.arguments.items()
        }
        return {"code": self.code, "arguments": arguments}

    def with_arguments(self, **changed: str | float | Path | Message) -> Message:
        """The same message with other values of some of its arguments."""
        return type(self)(self.code, **{**self.arguments, **changed})

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Message:
        """The message that `as_json` wrote.

        Raises:
            KeyError, TypeError, ValueError: It is not the form of a message of this version.
        """
        arguments = {
            name: cls.from_json(value) if isinstance(value, Mapping) else value
            for name, value in stored["arguments"].items()
        }
        return cls(stored["code"], **arguments)


def _in_sentence(value: str | float | Message, said: str | float) -> str | float:
    """What is said of an argument; a text from outside made fit for a sentence, a clause as it is."""
    return shown(said) if isinstance(value, str) and isinstance(said, str) else said


def fields_of(text: Text) -> set[str]:
    """The names of the arguments that a text takes; both forms of a plural take the same.

    Raises:
        ValueError: They do not.
    """
    if isinstance(text, str):
        return set(_fields(text))
    # "One file" may leave out its number.
    one, other = ({*_fields(form), COUNT} for form in (text.one, text.other))
    if one != other:
        raise ValueError(f"the forms '{text.one}' and '{text.other}' take different arguments")
    return other


def _fields(text: str) -> Iterator[str]:
    return (name for _, name, _, _ in Formatter().parse(text) if name is not None)


class MessageError(Exception):
    """An error with a message for the user: what happened, to which file, and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        """The message in English."""
        return str(self.message)
