"""The report of a run: its facts, curves, recipe and data, in Markdown, next to its checkpoints."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from sr_desktop.imaging.measuring.metrics import metric_of
from trainer.training.checkpoint import Checkpoint, recipe_of
from trainer.training.monitoring.curves import NoMatplotlibError, draw_curves
from trainer.training.monitoring.preview import newest_preview
from trainer.training.monitoring.run_log import LOG, LogRow, read_log
from trainer.training.trial import outlined_network
from trainer.writing import whole_file

REPORT = "report.md"
CURVES = "curves.png"
_LAST_STEPS = 500
"""Steps over which the final loss is averaged."""


def write_report(folder: Path, checkpoint: Checkpoint) -> Path:
    """Write the report of the run in `folder`, whose last checkpoint is given, and return its path.

    Raises:
        OSError: The log cannot be read or the report not written.
    """
    rows = read_log(folder) if (folder / LOG).exists() else []
    recipe = checkpoint.recipe
    label = metric_label(recipe["validation"]["metric"])
    is_fit = recipe.get("anchored") is not None
    extent = "fitted" if is_fit else f"{checkpoint.step} of {recipe['schedule']['steps']} steps"
    lines = [f"# {recipe['name']}: {extent}", "", recipe["note"], ""]
    lines += [*table(("what", "value"), _facts(checkpoint, rows, label)), ""]
    if not is_fit:
        lines += ["## Curves", "", _curves(rows, label, folder / CURVES), ""]
    preview = newest_preview(folder)
    if preview is not None:
        lines += ["## Validation crops", "", f"![Validation crops]({preview.relative_to(folder).as_posix()})", ""]
    lines += ["## Recipe", "", *table(("key", "value"), list(_flat(recipe))), ""]
    data = [
        (source["name"], source["pictures"], source["megapixels"], source["sha256"][:16])
        for source in checkpoint.provenance["data"]
    ]
    lines += ["## Data", "", *table(("folder", "pictures", "megapixels", "fingerprint"), data), ""]
    versions = checkpoint.provenance["versions"]
    lines += ["## Made with", "", *table(("what", "version"), list(versions.items()))]
    with whole_file(folder / REPORT) as temporary:
        temporary.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / REPORT


def metric_label(metric_id: str) -> str:
    """A metric as reports call it: ``PSNR-Y in dB``, ``LPIPS-Alex, lower is better``."""
    metric = metric_of(metric_id)
    return metric.title if metric.higher_is_better else f"{metric.title}, lower is better"


def _facts(checkpoint: Checkpoint, rows: Sequence[LogRow], label: str) -> list[tuple[str, str]]:
    provenance, recipe = checkpoint.provenance, checkpoint.recipe
    last = rows[-_LAST_STEPS:]
    facts = [
        ("steps", str(checkpoint.step)),
        ("time", f"{checkpoint.seconds / 60:.1f} min"),
        ("device", provenance["device"]),
        ("precision", recipe["precision"]),
        ("commit", provenance["git_commit"] or "not a checkout"),
        ("parameters", f"{_parameters(checkpoint):,}"),
    ]
    if provenance.get("initialised_from"):
        facts.append(("started from weights", provenance["initialised_from"][:16]))
    before = provenance.get("before", ())
    if before:
        facts.append(("trainings before, their steps", ", ".join(str(one["steps"]) for one in before)))
    if last:
        seconds, data_seconds = fmean(row.seconds for row in last), fmean(row.data_seconds for row in last)
        facts += [
            (f"loss, mean of the last {len(last)} steps", f"{fmean(row.loss for row in last):.5g}"),
            ("patches a second, over the same steps", f"{recipe['data']['batch'] / seconds:.1f}"),
            ("share of a step spent waiting for data", f"{100 * data_seconds / seconds:.1f} %"),
        ]
    known = [row.discriminator for row in last if row.discriminator is not None]
    if known:
        facts.append(("discriminator's loss over the same steps; undecided is 0.693", f"{fmean(known):.3f}"))
    if provenance.get("validation"):
        facts.append(("validation pictures", ", ".join(provenance["validation"])))
    measured = [row for row in rows if row.validation is not None]
    if measured:
        each = ", ".join(f"{name} {value:.4f}" for name, value in measured[-1].folders.items())
        last_one = f"{measured[-1].validation:.4f} at step {measured[-1].step}"
        facts.append((f"last validation, {label}", f"{last_one} ({each})" if each else last_one))
    if checkpoint.best is not None:
        facts.append((f"best validation, {label}", f"{checkpoint.best[0]:.4f} at step {checkpoint.best[1]}"))
    return facts


def _parameters(checkpoint: Checkpoint) -> int:
    """How many values are trained, as the card says: a checkpoint also holds statistics of batch norm."""
    return sum(parameter.numel() for parameter in outlined_network(recipe_of(checkpoint)).parameters())


def _curves(rows: Sequence[LogRow], label: str, path: Path) -> str:
    if not rows:
        return "No step was logged."
    try:
        draw_curves(rows, label, path)
    except NoMatplotlibError as error:
        return str(error)
    return f"![Loss, learning rate and validation over the steps]({path.name})"


def _flat(values: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        if isinstance(value, dict) and value:
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", f"`{json.dumps(value)}`"


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """A Markdown table, a string a line."""
    body = [header, ["---"] * len(header), *rows]
    return [f"| {' | '.join(str(cell).replace('|', '/') for cell in row)} |" for row in body]
