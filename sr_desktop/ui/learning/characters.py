"""What each method is good and bad at, from the catalogue and the cards of the weights. Knows no Qt and no torch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sr_desktop.methods import SHIPPED
from sr_desktop.ui.model_cards import readable_cards


@dataclass(frozen=True, slots=True)
class Character:
    """One method in words."""

    title: str
    strengths: str
    weaknesses: str


def characters(folder: Path | None = None) -> tuple[Character, ...]:
    """The methods that can be had and of which something is known, in the order of the catalogue.

    Args:
        folder: Where the cards are; None for those that ship with the program.
    """
    cards = readable_cards(SHIPPED.ids, folder)
    found = []
    for method in SHIPPED.offered:
        source = cards.get(method.id, method)
        if source.strengths or source.weaknesses:
            found.append(Character(method.title, source.strengths, source.weaknesses))
    return tuple(found)
