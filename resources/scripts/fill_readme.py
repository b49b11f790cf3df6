"""Fills the tables of README.md from their sources: the scores on the cards of the weights, the keys of the window.

Run from anywhere: ``python resources/scripts/fill_readme.py``. A test fails when the README disagrees with its sources.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from sr_desktop.methods import SHIPPED, Method
from sr_desktop.networks.card import Score, WeightsCard
from sr_desktop.networks.weights import read_card
from sr_desktop.paths import weights_dir
from trainer.evaluation.published import PUBLISHED, PublishedScore

README = Path(__file__).resolve().parents[2] / "README.md"
SETS = ("Set5", "Set14", "BSD100")


def main() -> int:
    """Rewrite the README if its tables are out of date."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    before = README.read_text(encoding="utf-8")
    after = filled(before)
    if after != before:
        README.write_text(after, encoding="utf-8")
    print("README.md was brought up to date." if after != before else "README.md was up to date.")
    return 0


def filled(text: str) -> str:
    """The README with its tables made anew."""
    for name, table in (("keys", keys_table()), ("scores", scores_table())):
        text = _between(text, name, table)
    return text


def keys_table() -> str:
    """The mouse and the keys, as the window itself declares them."""
    from sr_desktop.ui.actions.wording import portable
    from sr_desktop.ui.dialogs.shortcuts import gestures
    from sr_desktop.ui.window.commands.chapters import CHAPTERS
    from sr_desktop.ui.workspace.pane_actions import KEYED_PANES

    rows = [[effect, gesture] for gesture, effect in gestures()]
    rows.append(["Show one pane alone, or all again", f"`Ctrl+1` … `Ctrl+{KEYED_PANES}`"])
    for chapter in CHAPTERS:
        for command in chapter.commands:
            if command.keys:
                # Portable names, so that the table is the same wherever it is made.
                keys = ", ".join(f"`{portable(key)}`" for key in command.keys)
                rows.append([command.text.replace("&", "").rstrip("…"), keys])
    # Two pairs a row: the list is long and its words are short.
    half = (len(rows) + 1) // 2
    pairs = [left + right for left, right in zip(rows[:half], [*rows[half:], ["", ""]], strict=False)]
    return _table(["what", "keys or mouse", "what", "keys or mouse"], pairs)


def scores_table() -> str:
    """Quality on the benchmark sets, from the cards, beside the published figures; and what the cards say."""
    cards = [card for method in SHIPPED.offered if (card := _card(method)) is not None]
    sets = [name for name in SETS if any(name in card.scores for card in cards)]
    rows = []
    for method in SHIPPED.offered:
        card = _card(method)
        if card is not None:
            rows.append([f"**{method.title}, as shipped**", *(_own(card.scores.get(name)) for name in sets)])
        for row in PUBLISHED:
            if row.method_id == method.id:
                rows.append([f"{row.label} ({row.source})", *(_published(row.scores.get(name)) for name in sets)])
    notes = [f"- **{card.name}**: {_note(card)}" for card in cards]
    return "\n".join([_table(["x4, PSNR-Y / SSIM-Y / LPIPS-Alex", *sets], rows), "", *notes]).strip()


def _card(method: Method) -> WeightsCard | None:
    path = weights_dir() / f"{method.weights}.json"
    return read_card(path) if method.weights is not None and path.exists() else None


def _note(card: WeightsCard) -> str:
    data = ", ".join(source.name for source in card.training.data)
    return f"{card.note} {card.training.summary}; data: {data}."


def _own(score: Score | None) -> str:
    if score is None:
        return ""
    lpips = "" if score.lpips is None else f" / {score.lpips:.3f}"
    return f"**{score.psnr_y:.2f}** / {score.ssim_y:.4f}{lpips}"


def _published(score: PublishedScore | None) -> str:
    if score is None:
        return ""
    ssim = "–" if score.ssim_y is None else f"{score.ssim_y:.4f}"
    if score.lpips is not None:
        return f"{score.psnr_y:.2f} / {ssim} / {score.lpips:.3f}"
    return f"{score.psnr_y:.2f}" + ("" if score.ssim_y is None else f" / {ssim}")


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _between(text: str, name: str, content: str) -> str:
    """The text with the content between the markers of that name."""
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    before, _, rest = text.partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"README.md has lost its markers {begin} and {end}")
    return f"{before}{begin}\n{content}\n{end}{after}"


if __name__ == "__main__":
    sys.exit(main())
