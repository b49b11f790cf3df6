"""Finds the files beside an ONNX model that hold its data, without the package `onnx`, which the window does not load.

An ONNX file is a message of Protocol Buffers: fields, each a number, a type and a value. Only those in which a tensor
may be are gone into; the values of tensors are passed over.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO

_INSIDE = {
    "model": {7: "graph", 25: "function"},
    "function": {7: "node"},
    "graph": {1: "node", 5: "tensor", 15: "sparse"},
    "node": {5: "attribute"},
    "attribute": {5: "tensor", 6: "graph", 10: "tensor", 11: "graph", 22: "sparse", 23: "sparse"},
    "sparse": {1: "tensor", 2: "tensor"},
    "tensor": {13: "entry"},
}
"""The numbers of the fields that are messages again, and what these are, from ``onnx.proto``."""

_DATA_LOCATION, _EXTERNAL = 14, 1
"""The field of a tensor that says where its data is, and its value for data in another file."""

_KEY, _VALUE = 1, 2
"""The fields of an entry of a tensor's external data."""

_Part = tuple[int, int]
"""Where a message begins and ends in the file."""


def data_locations(file: BinaryIO) -> tuple[str, ...]:
    """The files that hold data of a model's tensors, as it names them, each once, in alphabetical order.

    Args:
        file: The model, from its beginning.

    Raises:
        OSError: It cannot be read.
        ValueError: It is no ONNX file.
    """
    locations = set[str]()
    waiting: list[tuple[str, _Part]] = [("model", (0, file.seek(0, os.SEEK_END)))]
    while waiting:
        kind, part = waiting.pop()
        inside, entries, is_external = _INSIDE[kind], list[_Part](), False
        for number, value in _fields(file, part):
            if isinstance(value, int):
                is_external = value == _EXTERNAL if (kind, number) == ("tensor", _DATA_LOCATION) else is_external
            elif inside.get(number) == "entry":
                entries.append(value)
            elif number in inside:
                waiting.append((inside[number], value))
        if is_external:
            locations.update(text for key, text in (_entry(file, one) for one in entries) if key == "location")
    return tuple(sorted(locations))


def _entry(file: BinaryIO, part: _Part) -> tuple[str, str]:
    texts = {number: _text(file, value) for number, value in _fields(file, part) if not isinstance(value, int)}
    return texts.get(_KEY, ""), texts.get(_VALUE, "")


def _text(file: BinaryIO, part: _Part) -> str:
    file.seek(part[0])
    return file.read(part[1] - part[0]).decode()


def _fields(file: BinaryIO, part: _Part) -> Iterator[tuple[int, int | _Part]]:
    """The number of each field of a message, with its value, or where that begins and ends."""
    at, end = part
    while at < end:
        file.seek(at)
        tag = _number(file)
        value: int | _Part = 0
        # How the value is written: as a number, in 8 bytes, as bytes with their count before, in 4 bytes.
        match tag & 7:
            case 0:
                value = _number(file)
                at = file.tell()
            case 1:
                at = file.tell() + 8
            case 2:
                length = _number(file)
                value = (file.tell(), file.tell() + length)
                at = value[1]
            case 5:
                at = file.tell() + 4
            case other:
                raise ValueError(f"there is no type {other} of fields")
        if at > end:
            raise ValueError("a field reaches beyond its message")
        yield tag >> 3, value


def _number(file: BinaryIO) -> int:
    """A number that has 7 bits in each byte, the lowest first, and whose last byte is below 128."""
    number = 0
    for place in range(10):
        byte = file.read(1)
        if not byte:
            raise ValueError("the file ends within a number")
        number |= (byte[0] & 127) << (7 * place)
        if byte[0] < 128:
            return number
    raise ValueError("a number has more than 64 bits")
