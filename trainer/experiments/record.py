"""The record of an experiment: a section of a Markdown file, with curves, made from the logs of its runs alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import fmean, stdev
from typing import Any

import numpy as np

from sr_desktop.imaging.measuring.metrics import metric_of
from sr_desktop.imaging.measuring.scores import Metric
from trainer.evaluation.checkerboard import FLAT_BELOW, TEXTURED_ABOVE, WINDOW
from trainer.experiments.definition import Experiment
from trainer.experiments.details import draw_details, strongest_details
from trainer.experiments.measuring import MEASURES, MeasuredExperiment, best_arm, ranking
from trainer.experiments.results import ArmResult
from trainer.recipes.recipe import Recipe
from trainer.training.monitoring.curves import new_figure, save_figure, smoothed
from trainer.training.monitoring.report import metric_label, table
from trainer.writing import make_folder, whole_file

_HEADING = """\
# Experiments

Each section is written by `python -m trainer experiments NAME` from the logs of its runs. The arms of an experiment
have the same data, budget and, seed by seed, the same batches. Validation is on pictures that no arm saw.
"""


_PARAGRAPH = "\n\n"
_DETAILS_TITLE = "Where the checkerboards of all arms together are strongest, three times magnified"
_CHECKERBOARD = (
    "The checkerboard is the spectral energy at the frequencies that are multiples of a quarter cycle per pixel over "
    "that of their neighbours, relative to the ground truth's own (1 or less is as clean as the truth), apart for flat "
    f"and for textured windows of {WINDOW} pixels (standard deviation of the truth below {FLAT_BELOW:.0f} or above "
    f"{TEXTURED_ABOVE:.0f} levels); the last measure is the root mean square of what stands out in flat windows. "
    "A pattern whose strength follows the picture's edges counts for less than one that stays the same over a window."
)


def write_record(
    path: Path,
    experiment: Experiment,
    results: Sequence[ArmResult],
    recipe: Recipe,
    measured: MeasuredExperiment | None = None,
) -> None:
    """Put the experiment's section into the file at `path`, in place of an older one; curves and details go beside it.

    Args:
        path: A Markdown file; it is made if it is missing.
        experiment: What was asked.
        results: What came out.
        recipe: Of one of the arms, for what all have in common.
        measured: By the measures that the experiment asks for, if it does.

    Raises:
        NoMatplotlibError: matplotlib is not installed.
        OSError: A file cannot be written.
    """
    figure = path.parent / "experiments" / "curves" / f"{experiment.name}.png"
    make_folder(figure.parent)
    label = metric_label(recipe.validation.metric)
    _draw(results, label, figure)
    begin, end = f"<!-- {experiment.name}:begin -->\n", f"<!-- {experiment.name}:end -->\n"
    pictures = [("Validation and loss over the steps", figure)]
    if measured is not None and experiment.details:
        pictures.append((_DETAILS_TITLE, path.parent / "experiments" / "details" / f"{experiment.name}.png"))
        draw_details(measured, strongest_details(measured, experiment.details), pictures[-1][1])
    images = [f"![{title}]({picture.relative_to(path.parent).as_posix()})" for title, picture in pictures]
    section = begin + _section(experiment, results, recipe, measured, images) + end
    text = path.read_text(encoding="utf-8") if path.is_file() else _HEADING
    if begin in text and end in text:
        text = text[: text.index(begin)] + section + text[text.index(end) + len(end) :]
    else:
        text = f"{text}\n{section}"
    with whole_file(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def finding(results: Sequence[ArmResult], metric: Metric) -> str:
    """In one sentence: which arm ended best, by how much before each other one, and in how many seeds."""
    sign = 1 if metric.higher_is_better else -1
    best, *others = sorted(results, key=lambda result: -sign * result.mean)
    unit = f" {metric.unit}" if metric.unit else ""
    clauses = []
    for other in others:
        gaps = [sign * (mine.final - theirs.final) for mine, theirs in zip(best.runs, other.runs, strict=True)]
        spread, wins = _certainty(gaps)
        clauses.append(f"{fmean(gaps):.3f}{spread}{unit} better than {other.arm.title}{wins}")
    return f"{best.arm.title} ended at {best.mean:.3f}{unit}: {'; '.join(clauses)}."


def _certainty(gaps: Sequence[float]) -> tuple[str, str]:
    """The spread over the seeds, and in how many of them it was so; nothing of a single one."""
    if len(gaps) == 1:
        return "", ""
    return f" ± {stdev(gaps):.3f}", f" ({sum(gap > 0 for gap in gaps)} of {len(gaps)} seeds)"


def findings(
    experiment: Experiment, results: Sequence[ArmResult], recipe: Recipe, measured: MeasuredExperiment | None
) -> str:
    """What came out, in a line by each measure; by the recipe's validation where no measure is asked for."""
    if measured is None:
        return finding(results, metric_of(recipe.validation.metric))
    return "\n".join(f"- {ranking(measured, name)}" for name in experiment.measures)


def _section(
    experiment: Experiment,
    results: Sequence[ArmResult],
    recipe: Recipe,
    measured: MeasuredExperiment | None,
    images: Sequence[str],
) -> str:
    provenance = results[0].runs[0].checkpoint.provenance
    data = ", ".join(f"{source['name']} ({source['pictures']} pictures)" for source in provenance["data"])
    rows = _own_rows(results, recipe) if measured is None else _measured_rows(experiment, results, measured)
    lines = [
        f"## {experiment.title}",
        "",
        f"{experiment.question} {experiment.expectation}",
        "",
        f"**Finding.**{' ' if measured is None else _PARAGRAPH}{findings(experiment, results, recipe, measured)}",
        "",
        *([f"**Conclusion.** {experiment.conclusion}", ""] if experiment.conclusion else []),
        *table(*rows),
        "",
    ]
    if any(name.startswith("checker") for name in experiment.measures):
        lines += [_CHECKERBOARD, ""]
    for image in images:
        lines += [image, ""]
    seeds = len(results[0].runs)
    measured_on = provenance.get("validation", ())
    folders = f" of {' and '.join(measured_on)}, each of which counts alike" if len(measured_on) > 1 else ""
    lines += [
        f"{_start(experiment, results)}{recipe.schedule.steps:,} steps of {recipe.data.batch} patches of "
        f"{4 * recipe.data.crop} pixels a side from {data}, {seeds} {'seed' if seeds == 1 else 'seeds'}; validation on "
        f"the middle {recipe.validation.crop} pixels of each picture{folders}, after the last step; "
        f"{provenance['device']}, {recipe.precision}, PyTorch {provenance['versions']['torch']}, "
        f"commit {provenance['git_commit'][:12] or 'unknown'}.",
    ]
    return "\n".join(lines) + "\n"


def _own_rows(results: Sequence[ArmResult], recipe: Recipe) -> tuple[Sequence[str], list[tuple[str, ...]]]:
    """Header and rows by the validation of the training itself."""
    rows: list[tuple[str, ...]] = []
    for result in results:
        finals = ", ".join(f"{run.final:.3f}" for run in result.runs)
        mean = f"{result.mean:.3f}" + ("" if result.spread is None else f" ± {result.spread:.3f}")
        rows.append((result.arm.title, mean, finals, _minutes(result)))
    return ("arm", f"{metric_label(recipe.validation.metric)}, mean ± s.d.", "each seed", "minutes a run"), rows


def _measured_rows(
    experiment: Experiment, results: Sequence[ArmResult], measured: MeasuredExperiment
) -> tuple[Sequence[str], list[tuple[str, ...]]]:
    """Header and rows by the measures that the experiment asks for; the best value of a column is bold."""
    best = {name: best_arm(measured, name) for name in experiment.measures}
    rows = []
    for result, arm in zip(results, measured.arms, strict=True):
        cells = []
        for name in experiment.measures:
            text = MEASURES[name].text(arm.values[name])
            cells.append(f"**{text}**" if arm is best[name] else text)
        rows.append((arm.arm.title, *cells, _minutes(result)))
    for reference, values in measured.references.items():
        shown = [MEASURES[name].text((values[name],)) for name in experiment.measures]
        rows.append((f"{reference}, as published here", *shown, "–"))
    return ("arm", *(MEASURES[name].label for name in experiment.measures), "minutes a run"), rows


def _minutes(result: ArmResult) -> str:
    return f"{fmean(run.checkpoint.seconds for run in result.runs) / 60:.1f}"


def _start(experiment: Experiment, results: Sequence[ArmResult]) -> str:
    weights = results[0].runs[0].checkpoint.provenance.get("initialised_from")
    if weights is None:
        return ""
    changes = ", ".join(f"`{change}`" for change in experiment.start)
    how = f" (trained with {changes})" if experiment.start else ""
    return f"All arms begin with the same weights{how}, checksum {weights[:12]}; then "


def _draw(results: Sequence[ArmResult], label: str, path: Path) -> None:
    """Validation and loss: a line for the mean of an arm's seeds, a band from the least to the greatest."""
    figure = new_figure(9, 4)
    validation, loss = figure.subplots(1, 2)
    for result in results:
        steps = [step for step, _ in result.runs[0].validations]
        _band(validation, steps, [[value for _, value in run.validations] for run in result.runs], result.arm.title)
        curves = [smoothed(run.rows) for run in result.runs]
        _band(loss, curves[0][0], [values for _, values in curves], result.arm.title)
    validation.set(xlabel="step", ylabel=label)
    loss.set(xlabel="step", ylabel="loss", yscale="log")
    for axes in (validation, loss):
        axes.grid(alpha=0.3)
    validation.legend()
    save_figure(figure, path)


def _band(axes: Any, steps: Sequence[float], runs: Sequence[Sequence[float]], title: str) -> None:
    values = np.array(runs)
    (line,) = axes.plot(steps, values.mean(0), label=title, linewidth=1.2)
    axes.fill_between(steps, values.min(0), values.max(0), color=line.get_color(), alpha=0.2, linewidth=0)
