"""How values of the program's own types are kept in the settings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, InstanceOf, PlainSerializer

from sr_desktop.imaging.backdrop import Backdrop
from sr_desktop.imaging.degrading.degradation import Degradation, parse_degradation
from sr_desktop.imaging.writing import FORMATS, FileFormat
from sr_desktop.messages.message import Message
from sr_desktop.methods import Kind, Method
from sr_desktop.model_format import parse_format


def _file_format(stored: object) -> object:
    return next((known for known in FORMATS if known.name == stored), stored)


def _backdrop(stored: object) -> object:
    return Backdrop.of(stored) if isinstance(stored, str) else stored


def _methods(stored: object) -> object:
    texts = [stored] if isinstance(stored, str) else stored
    if not isinstance(texts, list):
        return stored
    return tuple(_method(json.loads(text)) for text in texts if text)


def _method(fields: dict[str, Any]) -> Method:
    names = ("id", "title", "kind", "path")
    if not isinstance(fields, dict) or not all(isinstance(fields.get(name), str) for name in names):
        raise ValueError(f"{fields} is no method")
    name, title, kind, path = (fields[name] for name in names)
    summary, about = fields.get("summary", ""), fields.get("about", [])
    if not isinstance(summary, str) or not isinstance(about, list):
        raise ValueError(f"{fields} is no method")
    messages = tuple(Message.from_json(one) for one in about)
    choice, scale = parse_format(str(fields.get("format", ""))), fields.get("scale")
    if not (scale is None or isinstance(scale, int)):
        raise ValueError(f"{fields} is no method")
    return Method(name, title, summary, Kind(kind), scale=scale, model=Path(path), format=choice, about=messages)


def _method_texts(methods: tuple[Method, ...]) -> list[str]:
    return [
        json.dumps(
            {
                "id": one.id,
                "title": one.title,
                "summary": one.summary,
                "kind": one.kind.value,
                "path": str(one.model),
                "format": str(one.format),
                "scale": one.scale,
                "about": [message.as_json() for message in one.about],
            }
        )
        for one in methods
    ]


def _degradation(stored: object) -> object:
    return parse_degradation(stored) if isinstance(stored, str) else stored


StoredBackdrop = Annotated[InstanceOf[Backdrop], BeforeValidator(_backdrop), PlainSerializer(lambda chosen: chosen.id)]
"""What is seen through transparent pixels, by its id."""
StoredDegradation = Annotated[
    InstanceOf[Degradation], BeforeValidator(_degradation), PlainSerializer(lambda chosen: chosen.id)
]
"""How low-resolution pictures are made, by its id."""
StoredFileFormat = Annotated[
    InstanceOf[FileFormat], BeforeValidator(_file_format), PlainSerializer(lambda chosen: chosen.name)
]
"""A format that pictures are written in, by its name."""
StoredMethods = Annotated[tuple[InstanceOf[Method], ...], BeforeValidator(_methods), PlainSerializer(_method_texts)]
"""Models of the user's own, each as a text of JSON."""
