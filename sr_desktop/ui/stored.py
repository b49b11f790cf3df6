"""Settings as fields of a pydantic model: read from `QSettings` when it is created, written on assignment."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, PrivateAttr, TypeAdapter, ValidationError
from PySide6.QtCore import QT_TRANSLATE_NOOP, QSettings

from sr_desktop.messages.names import escaped, unescaped

GENERAL_PAGE = QT_TRANSLATE_NOOP("SettingsDialog", "&General")
"""The first page of the settings dialog."""
COMPUTING_PAGE = QT_TRANSLATE_NOOP("SettingsDialog", "Com&puting")
"""Its page on how networks run."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a field is stored and, if it has a label, how the settings dialog shows it.

    The texts are English, marked by ``QT_TRANSLATE_NOOP("SettingsDialog", ...)``, which is typed to return any object.

    Attributes:
        key: Its name in the settings file.
        label: Before its editor, with an ampersand before the letter of its key; empty to leave it out of the dialog.
        explanation: The editor's tooltip.
        text: Beside the box of a field that is on or off.
        choices: What each value is called, in the order in which they are offered.
        other: Of a `Backdrop`, what any other colour than those among the choices is called; empty if there is none.
        page: The page of the dialog that it is on.
    """

    key: str
    label: object = ""
    explanation: object = ""
    text: object = ""
    choices: Mapping[Any, object] = field(default_factory=dict, hash=False)
    other: object = ""
    page: object = GENERAL_PAGE


def _as_list(stored: object) -> object:
    # QSettings gives back a list of one as a plain string, and an empty one as "".
    if isinstance(stored, str):
        return [stored] if stored else []
    return stored


def _or_none(stored: object) -> object:
    return stored or None


def _from_json(stored: object) -> object:
    return json.loads(stored) if isinstance(stored, str) else stored


def _to_json(value: Any) -> str:
    return TypeAdapter(type(value)).dump_json(value).decode()


Names = Annotated[tuple[str, ...], BeforeValidator(_as_list)]
"""Any number of texts."""
AsList = BeforeValidator(_as_list)
"""Of fields that are stored as a list."""
Folder = Annotated[Path | None, BeforeValidator(_or_none)]
"""A folder, or none."""
OrNone = BeforeValidator(_or_none)
"""Of fields whose None is stored as an empty text."""


class AsJson:
    """Of fields that are stored as a text of JSON: ``Annotated[T, *AsJson.both]``."""

    both = (BeforeValidator(_from_json), PlainSerializer(_to_json))


class StoredModel(BaseModel):
    """A model whose fields, each annotated with a `Setting`, are kept in `QSettings`.

    A stored value that cannot be read (someone edited the file, or another version wrote it) becomes the default and is
    removed from the storage.

    Args:
        storage: Where they are kept.

    Attributes:
        broken: Keys of the values that could not be read.
    """

    model_config = ConfigDict(validate_assignment=True)

    _storage: QSettings = PrivateAttr()
    _broken: tuple[str, ...] = PrivateAttr(())

    def __init__(self, storage: QSettings) -> None:
        values: dict[str, Any] = {}
        broken: list[str] = []
        for name, setting in settings_of(type(self)).items():
            stored = storage.value(setting.key)
            if stored is None:
                continue
            try:
                values[name] = _adapter(type(self), name).validate_python(_restored(stored))
            except (ValidationError, ValueError, TypeError):
                broken.append(setting.key)
                storage.remove(setting.key)
        super().__init__(**values)
        self._storage = storage
        self._broken = tuple(broken)

    @property
    def broken(self) -> tuple[str, ...]:
        """Keys of the values that could not be read and so have their defaults."""
        return self._broken

    def __setattr__(self, name: str, value: Any) -> None:
        """Check a value, keep it and store it."""
        super().__setattr__(name, value)
        setting = settings_of(type(self)).get(name)
        if setting is not None:
            kept = _adapter(type(self), name).dump_python(getattr(self, name))
            self._storage.setValue(setting.key, _storable(kept))

    def sync(self) -> None:
        """Write to disk now."""
        self._storage.sync()


@cache
def settings_of(model: type[StoredModel]) -> Mapping[str, Setting]:
    """The fields of a model and how each is stored and shown, in their order.

    Raises:
        TypeError: A field has no `Setting`.
    """
    return {name: _setting(name, info.metadata) for name, info in model.model_fields.items()}


def shown_settings(model: type[StoredModel]) -> Iterator[tuple[str, Setting]]:
    """The fields that the settings dialog shows."""
    return ((name, setting) for name, setting in settings_of(model).items() if setting.label)


def _setting(name: str, metadata: list[Any]) -> Setting:
    found = next((each for each in metadata if isinstance(each, Setting)), None)
    if found is None:
        raise TypeError(f"the field '{name}' does not say where it is stored")
    return found


@cache
def _adapter(model: type[StoredModel], name: str) -> TypeAdapter[Any]:
    info = model.model_fields[name]
    annotated: Any = Annotated[info.annotation, *info.metadata]
    return TypeAdapter(annotated)


def _restored(stored: Any) -> Any:
    """What `_storable` made such a value of. Qt would leave out of a text what is no UTF-8."""
    match stored:
        case str():
            return unescaped(stored)
        case list():
            return [_restored(each) for each in stored]
    return stored


def _storable(value: Any) -> Any:
    """A value as `QSettings` takes it."""
    match value:
        case None:
            return ""
        case Enum():
            return value.value
        case Path():
            return escaped(str(value))
        case str():
            return escaped(value)
        case tuple() | list():
            return [_storable(each) for each in value]
    return value
