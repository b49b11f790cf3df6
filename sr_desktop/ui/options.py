"""One remembered value, and the kinds of values that there are."""

from __future__ import annotations

from collections.abc import Callable, Container
from enum import StrEnum
from pathlib import Path
from typing import Generic, Protocol, TypeVar, overload

from PySide6.QtCore import QByteArray, QSettings

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)


class Keeper(Protocol):
    """What remembered values are attributes of."""

    @property
    def storage(self) -> QSettings:
        """Where they are kept."""


class Option(Generic[T]):
    """One remembered value: a descriptor that reads and writes `QSettings`.

    A value that is missing, or that `parse` rejects (someone edited the file, or an older version wrote it), is the
    default.

    Args:
        key: Its name in the settings file.
        default: What a first start gets.
        parse: From what is stored to the value; raises `ValueError` or `TypeError` if it cannot be that.
        store: From the value to what is stored.
    """

    def __init__(
        self, key: str, default: T, parse: Callable[[object], T], store: Callable[[T], object] = lambda value: value
    ) -> None:
        self.key = key
        self._default = default
        self._parse = parse
        self._store = store

    @overload
    def __get__(self, owner: None, kind: type) -> Option[T]: ...
    @overload
    def __get__(self, owner: Keeper, kind: type) -> T: ...
    def __get__(self, owner: Keeper | None, kind: type) -> T | Option[T]:
        if owner is None:
            return self
        stored = owner.storage.value(self.key)
        if stored is None:
            return self._default
        try:
            return self._parse(stored)
        except (ValueError, TypeError):
            return self._default

    def __set__(self, owner: Keeper, value: T) -> None:
        owner.storage.setValue(self.key, self._store(value))


def strings(stored: object) -> tuple[str, ...]:
    """What is stored, as any number of texts."""
    # QSettings gives back a list of one as a plain string, and an empty one as None or "".
    if isinstance(stored, str):
        return (stored,) if stored else ()
    if isinstance(stored, list) and all(isinstance(item, str) for item in stored):
        return tuple(stored)
    raise TypeError(stored)


def text(stored: object) -> str:
    """What is stored, as a text."""
    if isinstance(stored, str):
        return stored
    raise TypeError(stored)


def flag(key: str, default: bool) -> Option[bool]:
    """Yes or no."""
    return Option(key, default, _boolean)


def number(key: str, default: int, allowed: Container[int]) -> Option[int]:
    """One of the allowed numbers."""

    def parse(stored: object) -> int:
        found = int(str(stored))
        if found not in allowed:
            raise ValueError(stored)
        return found

    return Option(key, default, parse)


def word(key: str, default: str = "") -> Option[str]:
    """A text."""
    return Option(key, default, text)


def names(key: str) -> Option[tuple[str, ...]]:
    """Any number of texts, none to begin with."""
    return Option(key, (), strings, list)


def pair(key: str, default: tuple[str, str]) -> Option[tuple[str, str]]:
    """Two texts."""
    return Option(key, default, _two_strings, list)


def folder(key: str) -> Option[Path | None]:
    """A folder, none to begin with."""
    return Option(key, None, _path, lambda path: str(path) if path else "")


def choice(key: str, default: Choice) -> Option[Choice]:
    """A member of an enum."""
    kind = type(default)
    return Option(key, default, lambda stored: kind(str(stored)), lambda value: value.value)


def state(key: str) -> Option[QByteArray]:
    """Bytes that Qt reads, none to begin with."""
    return Option(key, QByteArray(), _bytes)


def _boolean(stored: object) -> bool:
    if isinstance(stored, bool):
        return stored
    if stored in ("true", "false"):
        return stored == "true"
    raise ValueError(stored)


def _two_strings(stored: object) -> tuple[str, str]:
    first, second = strings(stored)
    return first, second


def _path(stored: object) -> Path | None:
    return Path(text(stored)) if stored else None


def _bytes(stored: object) -> QByteArray:
    if isinstance(stored, QByteArray):
        return stored
    raise TypeError(stored)
