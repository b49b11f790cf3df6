"""The table that `evaluate` prints: our methods, the published rows, and how far ours are from them."""

from __future__ import annotations

from rich.table import Table

from trainer.evaluation.benchmark import SetScore
from trainer.evaluation.published import PUBLISHED, PublishedRow, PublishedScore

_PROTOCOL = ", x4, luma of BT.601, 4 px shaved"


def score_table(sets: dict[str, dict[str, SetScore]], how: str) -> Table:
    """A table with a column for PSNR and SSIM of each set and, where it was measured, one for its LPIPS.

    Each published row of a method shows our difference in dB behind its figure.
    """
    methods = list(dict.fromkeys(method for scores in sets.values() for method in scores))
    with_lpips = any(score.mean.lpips is not None for scores in sets.values() for score in scores.values())
    table = Table(
        title="PSNR-Y in dB / SSIM-Y" + (" and LPIPS-Alex 0.1" if with_lpips else "") + _PROTOCOL,
        caption=f"Computed on {how}",
        title_justify="left",
    )
    table.add_column("Method")
    for name in sets:
        table.add_column(name, justify="right")
        if with_lpips:
            table.add_column("LPIPS", justify="right")
    for method in methods:
        own = [cell for scores in sets.values() for cell in _own(scores.get(method), with_lpips)]
        table.add_row(method, *own, style="bold")
        for row in _published_beside(method, sets):
            cells = _published_row(row, sets, method, with_lpips)
            table.add_row(f"  {row.label} ({row.source})", *cells, style="dim")
    others = [row for row in PUBLISHED if row.method_id not in methods and any(name in row.scores for name in sets)]
    if others:
        table.add_section()
    for row in others:
        table.add_row(f"{row.label} ({row.source})", *_published_row(row, sets, None, with_lpips), style="dim")
    return table


def _published_beside(method: str, sets: dict[str, dict[str, SetScore]]) -> list[PublishedRow]:
    return [row for row in PUBLISHED if row.method_id == method and any(name in row.scores for name in sets)]


def _own(score: SetScore | None, with_lpips: bool) -> list[str]:
    """The cells of a set."""
    mean = None if score is None else score.mean
    cells = ["" if mean is None else f"{mean.psnr_y:.2f} / {mean.ssim_y:.4f}"]
    return [*cells, "" if mean is None or mean.lpips is None else f"{mean.lpips:.4f}"] if with_lpips else cells


def _published_row(
    row: PublishedRow, sets: dict[str, dict[str, SetScore]], method: str | None, with_lpips: bool
) -> list[str]:
    """The cells of all sets, beside those of our method if there is one."""
    cells = []
    for name, scores in sets.items():
        published = row.scores.get(name)
        cells.append(_published(published, None if method is None else scores.get(method)))
        if with_lpips:
            cells.append("" if published is None or published.lpips is None else f"{published.lpips:.4f}")
    return cells


def _published(score: PublishedScore | None, ours: SetScore | None) -> str:
    if score is None:
        return ""
    text = f"{score.psnr_y:.2f}" + (f" / {score.ssim_y:.4f}" if score.ssim_y is not None else "")
    if ours is None:
        return text
    difference = round(ours.mean.psnr_y - score.psnr_y, 2) + 0.0  # the sum makes a minus zero a plus
    return f"{text} ({difference:+.2f} dB)"
