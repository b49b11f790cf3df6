"""What the cards beside the published weights say of the methods. Knows no Qt and no torch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from sr_desktop.methods import SHIPPED
from sr_desktop.networks.card import ModelCard
from sr_desktop.paths import weights_dir


@dataclass(frozen=True, slots=True)
class MethodSummary:
    """One method in words."""

    title: str
    strengths: str
    weaknesses: str


def readable_cards(method_ids: Iterable[str], folder: Path | None = None) -> dict[str, ModelCard]:
    """The cards by method id; methods without weights, or without a readable card, are left out.

    Args:
        method_ids: Ids of the program's own methods.
        folder: Where the cards are; None for those that ship with the program.
    """
    folder = folder or weights_dir()
    cards: dict[str, ModelCard] = {}
    for method in SHIPPED.select(method_ids):
        if method.weights is None:
            continue
        try:
            content = (folder / f"{method.weights}.json").read_bytes()
            cards[method.id] = ModelCard.model_validate_json(content)
        except (OSError, ValidationError):
            # The engine says what is wrong with the card when it runs the method; here a dash says enough.
            continue
    return cards


def parameter_counts(method_ids: Iterable[str], folder: Path | None = None) -> dict[str, int]:
    """The number of trained parameters by method id; methods without weights or a readable card are left out.

    Args:
        method_ids: Ids of the program's own methods.
        folder: Where the cards are; None for those that ship with the program.
    """
    return {method_id: card.parameter_count for method_id, card in readable_cards(method_ids, folder).items()}


def method_summaries(folder: Path | None = None) -> tuple[MethodSummary, ...]:
    """The available methods with a known strength or weakness, in the order of the catalogue.

    Args:
        folder: Where the cards are; None for those that ship with the program.
    """
    cards = readable_cards(SHIPPED.ids, folder)
    found = []
    for method in SHIPPED.offered:
        source = cards.get(method.id, method)
        if source.strengths or source.weaknesses:
            found.append(MethodSummary(method.title, source.strengths, source.weaknesses))
    return tuple(found)
