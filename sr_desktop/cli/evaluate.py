"""``sr-desktop evaluate``: every method on whole folders of pictures, and the table of a paper."""

from __future__ import annotations

import argparse
from pathlib import Path

from sr_desktop.cli.arguments import add_engine_arguments, engine_settings
from sr_desktop.cli.console import complain, messages, tell
from sr_desktop.cli.input_arguments import add_scale_argument, degradation
from sr_desktop.cli.reading_arguments import add_finding_arguments, add_reading_arguments, read_options
from sr_desktop.cli.user_methods import add_method_arguments, adding_models, available
from sr_desktop.engine.input_choice import InputChoice
from sr_desktop.export.chart.chart_file import ChartFormat
from sr_desktop.export.evaluation import EvaluatedPicture, Evaluation
from sr_desktop.export.paper_latex import LatexOptions
from sr_desktop.imaging.degradation import EXAMPLES, PLAIN
from sr_desktop.imaging.finding import expand
from sr_desktop.imaging.metrics import METRICS, metric_of
from sr_desktop.imaging.scores import Metric
from sr_desktop.messages.message import Message
from sr_desktop.methods import DEFAULT_IDS, SHIPPED

WRONG_USAGE = 2
"""Exit code of arguments that do not go together."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = (
        "Each folder is a set, called as the folder is; means are over the pictures that every method did. Exit\n"
        "codes: 0 all done, 1 some pictures or methods failed (each is named, the rest is written), 2 wrong usage,\n"
        "130 cancelled with Ctrl+C, with what is done written."
    )
    parser.add_argument("folders", metavar="DIR", nargs="+", type=Path, help="a folder with the pictures of a set")
    add_method_arguments(parser)
    add_scale_argument(parser)
    parser.add_argument(
        "--degrade",
        type=degradation,
        metavar="KIND",
        help=f"shrink in another way than the protocol's, or also blur, add noise and code as JPEG: {EXAMPLES}",
    )
    parser.add_argument(
        "--metrics",
        type=_metrics,
        metavar="ID,ID",
        help=f"what stands in a cell, of {','.join(metric.id for metric in METRICS if metric.needs_reference)} "
        "(default: PSNR-Y and SSIM-Y); those that take longer are measured if they are named here",
    )
    parser.add_argument(
        "--published",
        action="store_true",
        help="add what papers print of Set5, Set14 and BSD100, marked, with the sources",
    )
    group = parser.add_argument_group("what is written")
    group.add_argument(
        "--latex",
        metavar="FILE",
        type=Path,
        help="a table of booktabs: methods as rows, sets as columns, best bold, second underlined",
    )
    group.add_argument("--siunitx", action="store_true", help="with --latex: numbers in columns of siunitx")
    group.add_argument(
        "--per-picture", action="store_true", help="with --latex: also tables of every picture, over as many pages"
    )
    group.add_argument("--csv", metavar="FILE", type=Path, help="every score of every picture, and the means")
    group.add_argument(
        "--plane",
        metavar="FILE",
        type=_plane,
        help="the perception-distortion plane (Blau and Michaeli 2018), PSNR against LPIPS, the means with a dot for "
        "every picture: a .pdf, .svg or .png, or .csv for the values; LPIPS is measured for it",
    )
    group.add_argument("--json", metavar="FILE", type=Path, help="the same by set, method and picture")
    add_finding_arguments(parser)
    add_reading_arguments(parser)
    add_engine_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Evaluate every folder; the exit code."""
    console = messages()
    if options.latex is None and (options.siunitx or options.per_picture):
        idle = "--siunitx" if options.siunitx else "--per-picture"
        complain(console, f"{idle} is for LaTeX; add --latex.")
        return WRONG_USAGE
    pictures: list[EvaluatedPicture] = []
    failures: list[Message] = []
    reading = read_options(options)
    for folder in dict.fromkeys(options.folders):
        paths, wrong = expand([folder], with_subfolders=options.recursive)
        failures += wrong
        of = folder.absolute() if folder.is_dir() else None
        pictures += (EvaluatedPicture(path, reading=reading, folder=of) for path in paths)
    for failure in failures:
        complain(console, str(failure))
    if not pictures:
        return 1

    # Only now: torch takes seconds to load, and most mistakes are known without it.
    choice = InputChoice(options.degrade or PLAIN)
    if options.scale is not None:
        choice = InputChoice(options.degrade or PLAIN, scale=options.scale)
    catalogue, model_ids, unusable = adding_models(options.models, SHIPPED)
    for sentence in unusable:
        complain(console, sentence)
    asked = tuple(dict.fromkeys((*(options.methods or DEFAULT_IDS), *model_ids)))
    ids, missing = available(catalogue, asked, choice.scale)
    for sentence in missing:
        tell(console, sentence)
    if not ids:
        complain(console, str(Message("method.none-at-scale", scale=choice.scale)))
        return WRONG_USAGE
    for method_id, name in options.names:
        catalogue = catalogue.renaming(method_id, name)

    from sr_desktop.cli.evaluate_job import CommandEvaluation, Targets

    latex = LatexOptions(options.published, options.siunitx, options.per_picture)
    job = CommandEvaluation(
        Evaluation(ids, tuple(pictures), catalogue),
        choice,
        engine_settings(options),
        Targets(options.latex, options.csv, options.json, latex, options.plane, options.metrics),
    )
    outcome = job.run(console)
    if outcome.cancelled:
        return outcome.cancelled_code
    return 1 if failures or unusable or outcome.failed else 0


def _plane(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in [each.suffix for each in ChartFormat]:
        known = ", ".join(each.suffix for each in ChartFormat)
        raise argparse.ArgumentTypeError(f"the name '{text}' must end in one of {known}")
    return path


def _metrics(text: str) -> tuple[Metric, ...]:
    try:
        return tuple(metric_of(part.strip()) for part in text.split(",") if part.strip())
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
