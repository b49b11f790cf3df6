"""The cards beside the published weights, as far as they can be read. Knows no Qt and no torch."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from sr_desktop.methods import SHIPPED
from sr_desktop.networks.card import ModelCard
from sr_desktop.paths import weights_dir


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
