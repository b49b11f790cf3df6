"""The table that `evaluate` prints: our methods, the published rows, and how far ours are from them."""

from __future__ import annotations

from rich.table import Table

from trainer.evaluation import Score, SetScore
from trainer.published import PUBLISHED, PublishedRow, PublishedScore


def score_table(sets: dict[str, dict[str, SetScore]], how: str) -> Table:
    """A table with one column a set; each published row of a method shows our difference in dB behind its figure."""
    methods = list(dict.fromkeys(method for scores in sets.values() for method in scores))
    table = Table(
        title="PSNR-Y in dB / SSIM-Y, x4, luma of BT.601, 4 px shaved",
        caption=f"Computed on {how}",
        title_justify="left",
    )
    table.add_column("Method")
    for name in sets:
        table.add_column(name, justify="right")
    for method in methods:
        table.add_row(method, *(_own(scores.get(method)) for scores in sets.values()), style="bold")
        for row in _published_beside(method, sets):
            cells = (_published(row.scores.get(name), scores.get(method)) for name, scores in sets.items())
            table.add_row(f"  {row.label} ({row.source})", *cells, style="dim")
    others = [row for row in PUBLISHED if row.method_id not in methods and any(name in row.scores for name in sets)]
    if others:
        table.add_section()
    for row in others:
        table.add_row(
            f"{row.label} ({row.source})", *(_published(row.scores.get(name), None) for name in sets), style="dim"
        )
    return table


def _published_beside(method: str, sets: dict[str, dict[str, SetScore]]) -> list[PublishedRow]:
    return [row for row in PUBLISHED if row.method_id == method and any(name in row.scores for name in sets)]


def _own(score: SetScore | None) -> str:
    return "" if score is None else _figures(score.mean)


def _figures(score: Score) -> str:
    text = f"{score.psnr_y:.2f} / {score.ssim_y:.4f}"
    return text if score.lpips is None else f"{text} / LPIPS {score.lpips:.4f}"


def _published(score: PublishedScore | None, ours: SetScore | None) -> str:
    if score is None:
        return ""
    text = f"{score.psnr_y:.2f}" + (f" / {score.ssim_y:.4f}" if score.ssim_y is not None else "")
    if ours is None:
        return text
    difference = round(ours.mean.psnr_y - score.psnr_y, 2) + 0.0  # the sum makes a minus zero a plus
    return f"{text} ({difference:+.2f} dB)"
