"""What the text of a message is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plural:
    """A text in both forms that English has: for one, and for any other number."""

    one: str
    other: str


Text = str | Plural
