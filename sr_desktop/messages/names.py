"""How names of files, which may hold anything, stand in texts."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

LONGEST_NAME = 255
"""Bytes that file systems allow for the name of a file."""

AND_MORE = "{names} and {count} more"
"""What `first_names` says of many, in English."""

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ESCAPED = re.compile(r"\\u(d[89a-f][0-9a-f]{2})")
_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
_DIRECTED = frozenset({"R", "AL", "AN"})
"""Classes of letters and digits that are written from right to left."""
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"


def shown(text: str) -> str:
    """A name, or another text from outside, in a sentence, a title or a list: on one line, and readable everywhere.

    Bytes that are no UTF-8 (Python makes half surrogates of them), line breaks, other control characters and those that
    turn the direction of writing are spelled out: ``\\udcff``, ``\\n``, ``\\x1b``, ``\\u202e``. What is written from
    right to left is isolated, so that the words around it stay in their order.
    """
    if text.isascii() and text.isprintable():
        return text
    spelled = "".join(map(_spelled, text))
    if any(unicodedata.bidirectional(character) in _DIRECTED for character in spelled):
        return f"{_ISOLATE}{spelled}{_END_OF_ISOLATE}"
    return spelled


def first_names(names: Sequence[str], and_more: str = AND_MORE, most: int = 3) -> str:
    """The first of these names, and how many more there are: ``Set5, Set14, BSD100 and 2 more``.

    Args:
        names: The names as they are written there.
        and_more: `AND_MORE` in the language of the text.
        most: So many names are written.
    """
    named, more = ", ".join(names[:most]), len(names) - most
    return and_more.format(names=named, count=more) if more > 0 else named


def escaped(text: str) -> str:
    r"""A text that UTF-8 can hold: half surrogates are spelled out, ``\udcff``, as JSON does; `unescaped` reads it."""
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def unescaped(text: str) -> str:
    """The text that was `escaped`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def cut(name: str, longest: int) -> str:
    """The beginning of a name of a file that has at most so many bytes; no character is cut in two."""
    while len(os.fsencode(name)) > max(0, longest):
        name = name[:-1]
    return name


def beside(path: Path, ending: str) -> Path:
    """A file beside another, named after it: ``figure.recipe.json`` of ``figure.pdf``, shortened if it must be."""
    return path.with_name(cut(path.stem, LONGEST_NAME - len(os.fsencode(ending))) + ending)


def _spelled(character: str) -> str:
    match unicodedata.category(character):
        case "Cs":
            return escaped(character)
        case "Cc":
            return _SHORT.get(character) or f"\\x{ord(character):02x}"
        case "Zl" | "Zp":
            return f"\\u{ord(character):04x}"
        # Of the invisible formats only those that turn the direction: joiners make letters and emoji what they are.
        case "Cf" if character in "\u061c\u200e\u200f" or "\u202a" <= character <= "\u202e":
            return f"\\u{ord(character):04x}"
        case "Cf" if "\u2066" <= character <= "\u2069":
            return f"\\u{ord(character):04x}"
    return character
