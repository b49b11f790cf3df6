"""``sr-desktop evaluate``: every method on whole folders of pictures, and the table of a paper."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from sr_desktop.cli.arguments.inputs import ChosenInput, add_scale_argument, add_source_arguments, why_not_with
from sr_desktop.cli.arguments.methods import ChosenMethods, add_method_arguments, why_no_name, why_not_for
from sr_desktop.cli.arguments.reading import add_finding_arguments, add_reading_arguments, read_options
from sr_desktop.cli.arguments.types import add_engine_arguments, engine_settings, named_path, not_of_metrics
from sr_desktop.cli.console import complain, messages, refuse
from sr_desktop.export.chart.chart_file import ChartFormat
from sr_desktop.export.evaluating.evaluation import EvaluatedPicture, Evaluation
from sr_desktop.export.evaluating.paper_latex import LatexOptions
from sr_desktop.imaging.files.finding import expand
from sr_desktop.imaging.files.ordinary_files import is_file, is_folder, is_there, real_path
from sr_desktop.imaging.files.pairing import PairError
from sr_desktop.imaging.measuring.metrics import METRICS
from sr_desktop.imaging.measuring.scores import Metric
from sr_desktop.messages.message import Message
from sr_desktop.messages.names import shown
from sr_desktop.messages.reasons import why_not_read


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = (
        "Each folder is a set, called as the folder is; means are over the pictures that every method did. Exit\n"
        "codes: 0 all done, 1 some pictures or methods failed (each is named, the rest is written), 2 wrong usage,\n"
        "130 cancelled with Ctrl+C, with what is done written."
    )
    parser.add_argument(
        "folders", metavar="DIR", nargs="+", type=named_path, help="a folder with the pictures of a set"
    )
    add_method_arguments(parser)
    add_scale_argument(parser)
    add_source_arguments(parser)
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
        type=named_path,
        help="a table of booktabs: methods as rows, sets as columns, best bold, second underlined",
    )
    group.add_argument("--siunitx", action="store_true", help="with --latex: numbers in columns of siunitx")
    group.add_argument(
        "--per-picture", action="store_true", help="with --latex: also tables of every picture, over as many pages"
    )
    group.add_argument("--csv", metavar="FILE", type=named_path, help="every score of every picture, and the means")
    group.add_argument(
        "--plane",
        metavar="FILE",
        type=_plane,
        help="the perception-distortion plane (Blau and Michaeli 2018), PSNR against LPIPS, the means with a dot for "
        "every picture: a .pdf, .svg or .png, or .csv for the values; LPIPS is measured for it",
    )
    group.add_argument("--json", metavar="FILE", type=named_path, help="the same by set, method and picture")
    add_finding_arguments(parser)
    add_reading_arguments(parser)
    add_engine_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Evaluate every folder; the exit code."""
    console = messages()
    if options.latex is None and (options.siunitx or options.per_picture):
        idle = "--siunitx" if options.siunitx else "--per-picture"
        return refuse(console, f"{idle} is for LaTeX; add --latex.")
    if (wrong := why_not_with(options)) is not None:
        return refuse(console, wrong)
    pictures, failures = _pictures(options)
    for failure in failures:
        complain(console, failure)
    if not pictures:
        return 1
    paths = [one.path for one in pictures]
    if (wrong := _why_not_written(options, paths)) is not None:
        return refuse(console, wrong)
    try:
        given = ChosenInput.of(options)
    except PairError as error:
        return refuse(console, str(error))
    if (wrong := why_not_for(options.external, paths) or given.why_not_for(paths)) is not None:
        return refuse(console, wrong)

    # Only now: torch takes seconds to load, and most mistakes are known without it.
    methods = ChosenMethods.of(options, given.choice.scale, console)
    if not methods.ids:
        return refuse(console, str(Message("method.none-at-scale", scale=given.choice.scale)))
    if (wrong := why_no_name(options.names, methods.ids)) is not None:
        return refuse(console, wrong)

    from sr_desktop.cli.jobs.evaluate_job import CommandEvaluation, Targets

    latex = LatexOptions(options.published, options.siunitx, options.per_picture)
    job = CommandEvaluation(
        Evaluation(methods.ids, pictures, methods.catalogue),
        given.choice,
        engine_settings(options),
        Targets(options.latex, options.csv, options.json, latex, options.plane, options.metrics),
    )
    outcome = job.run(console)
    if outcome.cancelled:
        return outcome.cancelled_code
    return 1 if failures or methods.has_unusable or outcome.failed else 0


def _pictures(options: argparse.Namespace) -> tuple[tuple[EvaluatedPicture, ...], tuple[str, ...]]:
    """The pictures of all folders, each of the set of its folder, and a sentence on each folder without any."""
    pictures: list[EvaluatedPicture] = []
    failures: list[str] = []
    reading = read_options(options)
    for folder in dict.fromkeys(options.folders):
        if (missing := _why_not_there(folder)) is not None:
            # As a picture that cannot be read, it would be of a set called as the folder above it.
            failures.append(missing)
            continue
        paths, wrong = expand([folder], with_subfolders=options.recursive)
        failures += map(str, wrong)
        of = folder.absolute() if is_folder(folder) else None
        pictures += (EvaluatedPicture(path, reading=reading, folder=of) for path in paths)
    return tuple(pictures), tuple(failures)


def _why_not_there(path: Path) -> str | None:
    """In a sentence; None if there is a file or folder of that name."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return f"There is no file or folder '{shown(str(path))}'."
    except OSError as error:
        return str(Message("folder.unreadable", folder=path, reason=why_not_read(error)))
    return None


def _why_not_written(options: argparse.Namespace, pictures: Iterable[Path]) -> str | None:
    """Which of the files that are asked for cannot be written, in a sentence, before hours are spent; None if all can.

    A picture of a set is not replaced.
    """
    given = {name: getattr(options, name) for name in ("latex", "csv", "json", "plane")}
    files = {f"--{name}": path for name, path in given.items() if path is not None}
    read = set(map(real_path, pictures))
    named: dict[Path, str] = {}
    for name, path in files.items():
        reason = None
        if not is_folder(path.parent):
            reason = Message("reason.no-folder", folder=path.parent)
        elif is_folder(path):
            reason = Message("reason.folder-in-the-way")
        elif real_path(path) in read:
            reason = Message("reason.file-in-the-way")
        if reason is not None:
            return str(Message("file.not-written", path=path, reason=reason))
        is_ordinary = is_file(path) or not is_there(path)
        if is_ordinary and (other := named.setdefault(real_path(path), name)) != name:
            return f"{other} and {name} name the same file '{shown(str(path))}'."
    return None


def _plane(text: str) -> Path:
    path = named_path(text)
    if path.suffix.lower() not in [each.suffix for each in ChartFormat]:
        known = ", ".join(each.suffix for each in ChartFormat)
        raise argparse.ArgumentTypeError(f"the name '{text}' must end in one of {known}")
    return path


def _metrics(text: str) -> tuple[Metric, ...]:
    known = {metric.id: metric for metric in METRICS if metric.needs_reference}
    wanted = [part.strip() for part in text.split(",") if part.strip()]
    unknown = [name for name in wanted if name not in known]
    if unknown or not wanted:
        raise argparse.ArgumentTypeError(not_of_metrics(unknown, known))
    return tuple(known[name] for name in dict.fromkeys(wanted))
