"""Fills the tables of the documents: scores and stories from the weights' cards, keys from the window's commands.

Run from anywhere: ``python resources/scripts/fill_docs.py``. A test fails when a document disagrees with its sources.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from sr_desktop.imaging.measuring.metrics import METRICS, headlines
from sr_desktop.imaging.measuring.scores import NO_SCORES, Scores
from sr_desktop.methods import SHIPPED, Method
from sr_desktop.networks.card import ModelCard
from sr_desktop.networks.published import read_card
from sr_desktop.paths import weights_dir
from trainer.evaluation.score_table import joined

PROJECT = Path(__file__).resolve().parents[2]
SETS = ("Set5", "Set14", "BSD100")
_SHOWN = headlines(metric for metric in METRICS if metric.needs_reference)


def main() -> int:
    """Rewrite the documents whose tables are out of date."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name in tables():
        path = PROJECT / name
        before = path.read_text(encoding="utf-8")
        after = filled(name, before)
        if after != before:
            path.write_text(after, encoding="utf-8")
        print(f"{name} was brought up to date." if after != before else f"{name} was up to date.")
    return 0


def tables() -> dict[str, tuple[str, Callable[[], str]]]:
    """For each document the marker of its table and the function that makes it."""
    return {
        "README.md": ("scores", scores_table),
        "docs/keys.md": ("keys", keys_table),
        "weights/README.md": ("stories", stories),
    }


def filled(name: str, text: str) -> str:
    """The text of the document with an up-to-date table.

    Raises:
        ValueError: The markers around the table are missing.
    """
    marker, make = tables()[name]
    begin, end = f"<!-- {marker}:begin -->", f"<!-- {marker}:end -->"
    before, _, rest = text.partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"{name} has lost its markers {begin} and {end}")
    return f"{before}{begin}\n{make()}\n{end}{after}"


def keys_table() -> str:
    """The mouse gestures and keys, as the window declares them."""
    from sr_desktop.ui.actions.wording import portable
    from sr_desktop.ui.dialogs.shortcuts import gestures
    from sr_desktop.ui.window.commands.chapters import CHAPTERS
    from sr_desktop.ui.workspace.pane_actions import KEYED_PANES

    rows = [[effect, gesture] for gesture, effect in gestures()]
    rows.append(["Show one pane alone, or all again", f"`Ctrl+1` … `Ctrl+{KEYED_PANES}`"])
    for chapter in CHAPTERS:
        for command in chapter.commands:
            if command.keys:
                # Portable names, so that the table is the same on every system.
                keys = ", ".join(f"`{portable(key)}`" for key in command.keys)
                rows.append([command.text.replace("&", "").rstrip("…"), keys])
    # Two pairs per row: the list is long and its texts are short.
    half = (len(rows) + 1) // 2
    pairs = [left + right for left, right in zip(rows[:half], [*rows[half:], ["", ""]], strict=False)]
    return _table(["what", "keys or mouse", "what", "keys or mouse"], pairs)


def scores_table() -> str:
    """Quality on the benchmark sets, from the cards, next to the published scores."""
    cards = [card for method in SHIPPED.offered if (card := _card(method)) is not None]
    sets = [name for name in SETS if any(name in card.scores for card in cards)]
    rows = []
    for method in SHIPPED.offered:
        card = _card(method)
        if card is not None:
            rows.append([f"**{method.title}, as shipped**", *(_own(card.scores.get(name, NO_SCORES)) for name in sets)])
        for row in method.published:
            printed = (joined(row.scores.get(name, NO_SCORES), _SHOWN) for name in sets)
            rows.append([f"{row.label} ({row.source})", *printed])
    heading = f"x4, {' / '.join(metric.label for metric in _SHOWN)}"
    return _table([heading, *sets], rows)


def stories() -> str:
    """How the weights were trained, from their cards."""
    cards = [card for method in SHIPPED.offered if (card := _card(method)) is not None]
    return "\n\n".join(f"## {card.name}\n\n{_note(card)}" for card in cards)


def _card(method: Method) -> ModelCard | None:
    path = weights_dir() / f"{method.weights}.json"
    return read_card(path) if method.weights is not None and path.exists() else None


def _note(card: ModelCard) -> str:
    data = ", ".join(source.name for source in card.training.data)
    return f"{card.note} {card.training.summary}; data: {data}."


def _own(scores: Scores) -> str:
    first, slash, others = joined(scores, _SHOWN).partition(" / ")
    return f"**{first}**{slash}{others}" if first else ""


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


if __name__ == "__main__":
    sys.exit(main())
