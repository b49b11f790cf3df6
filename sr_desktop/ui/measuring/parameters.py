"""How many trained values a method has, from the cards beside the published weights. Knows no Qt and no torch."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sr_desktop.ui.model_cards import readable_cards


def parameter_counts(method_ids: Iterable[str], folder: Path | None = None) -> dict[str, int]:
    """The number of trained values by method id; methods without weights, or without a readable card, are left out.

    Args:
        method_ids: Ids of the program's own methods.
        folder: Where the cards are; None for those that ship with the program.
    """
    return {method_id: card.parameter_count for method_id, card in readable_cards(method_ids, folder).items()}
