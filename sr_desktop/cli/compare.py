"""``sr-desktop compare``: the comparison of the window, without one, on many pictures."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from sr_desktop.cli.arguments.figure import add_figure_arguments, figure_layout, layout_options
from sr_desktop.cli.arguments.flip import add_flip_arguments, flip_options, given_flip_options
from sr_desktop.cli.arguments.inputs import ChosenInput, add_input_arguments, given_input_options, why_not_with
from sr_desktop.cli.arguments.methods import (
    ChosenMethods,
    add_method_arguments,
    why_no_name,
    why_not_for,
)
from sr_desktop.cli.arguments.reading import (
    add_finding_arguments,
    add_reading_arguments,
    given_reading_options,
)
from sr_desktop.cli.arguments.types import (
    add_engine_arguments,
    choice_of,
    engine_settings,
    metric_ids,
    named_path,
    region,
)
from sr_desktop.cli.console import complain, messages, refuse, tell
from sr_desktop.engine.settings import Mode
from sr_desktop.export.chart.chart_file import ChartFormat
from sr_desktop.export.chart.plane import PERCEPTION
from sr_desktop.export.errors import ExportError
from sr_desktop.export.figure.request import FigureLayout
from sr_desktop.export.flip.request import FlipOptions
from sr_desktop.export.plan import METRICS_NAME, ExportPlan
from sr_desktop.export.results import ORIGINAL
from sr_desktop.imaging.files.atomic import make_folder
from sr_desktop.imaging.files.finding import expand
from sr_desktop.imaging.files.ordinary_files import is_file, real_path
from sr_desktop.imaging.files.pairing import PairError
from sr_desktop.imaging.measuring.metrics import CHOSEN_METRICS, chosen_ids
from sr_desktop.messages.message import Message
from sr_desktop.messages.names import shown
from sr_desktop.methods import DEFAULT_IDS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = (
        "Writes DIR/STEM/METHOD.png, DIR/STEM/metrics.json and DIR/metrics.csv, and with --figure\n"
        "DIR/STEM/figure.pdf (.png, .svg) and DIR/STEM/figure.recipe.json, from which --recipe makes the same figure\n"
        "again, and with --flip DIR/STEM/flip.webp (.gif, .png); files of these names are replaced, others are left,\n"
        "and named if an earlier run has written them.\n"
        "Exit codes: 0 all done, 1 some inputs failed (each is named, the rest is written), 2 wrong usage, 130\n"
        "cancelled with Ctrl+C, 143 or 129 ended by SIGTERM or SIGHUP, with what is done kept."
    )
    parser.add_argument(
        "images", metavar="IMAGE", nargs="*", type=named_path, help="picture, or a folder for all pictures in it"
    )
    parser.add_argument(
        "--out", metavar="DIR", type=named_path, required=True, help="folder for the results; made if missing"
    )
    parser.add_argument(
        "--recipe",
        metavar="FILE",
        type=named_path,
        help="instead of pictures: make the figure of this recipe again, on the recorded device and in the recorded "
        "precision unless others are asked for; --figure writes it in another format",
    )
    add_method_arguments(parser)
    add_input_arguments(parser)
    parser.add_argument(
        "--region",
        dest="regions",
        type=region,
        action="append",
        default=[],
        metavar="X,Y,W,H",
        help="write and measure only this part, in pixels of the result. Repeated, with --figure or --flip: these show "
        "each of them, and the pictures and tables are of the whole",
    )
    add_finding_arguments(parser)
    add_reading_arguments(parser)
    parser.add_argument(
        "--plane",
        **choice_of(ChartFormat),
        help="draw DIR/plane.pdf (.svg, .png; .csv for the values), the perception-distortion plane of Blau and "
        "Michaeli 2018: PSNR against LPIPS, a dot for every method, of several pictures the means too",
    )
    parser.add_argument(
        "--metrics",
        type=metric_ids,
        default=(),
        metavar="ID,ID",
        help="measure by these too, where there is an original: "
        + ", ".join(f"{each.id} (about {each.seconds:g} s a megapixel)" for each in CHOSEN_METRICS),
    )
    parser.add_argument(
        "--html",
        action="store_true",
        help="write DIR/STEM/page.html too: the results with their scores in one file that any browser shows, without "
        "a network",
    )
    add_figure_arguments(parser)
    add_flip_arguments(parser)
    add_engine_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Compare every picture, or make a figure again; the exit code."""
    console = messages()
    try:
        layout, flip = figure_layout(options), flip_options(options)
    except ValueError as error:
        return refuse(console, str(error))
    problem = _problem(options, layout)
    if problem is not None:
        return refuse(console, problem)
    paths, failures = expand(options.images, with_subfolders=options.recursive)
    for failure in failures:
        complain(console, str(failure))
    paths = _without_results(paths, options, console)
    try:
        given = ChosenInput.of(options)
    except PairError as error:
        return refuse(console, str(error))
    if (wrong := why_not_for(options.external, paths) or given.why_not_for(paths)) is not None:
        return refuse(console, wrong)
    try:
        make_folder(options.out, ExportError)
    except ExportError as error:
        complain(console, str(error))
        return 1

    # Only now: torch takes seconds to load, and most mistakes are known without it.
    if options.recipe is not None:
        from sr_desktop.cli.jobs.recipe_job import RecipeJob

        again = RecipeJob(options.recipe, options.out, engine_settings(options), options.figure).run(console)
        return again.cancelled_code if again.cancelled else int(again.failed)

    from sr_desktop.cli.jobs.compare_job import CompareJob

    methods = ChosenMethods.of(options, given.choice.scale, console)
    if not methods.ids:
        return refuse(console, str(Message("method.none-at-scale", scale=given.choice.scale)))
    if (missing := _missing(flip, methods.ids, options)) is not None:
        return refuse(console, missing)
    several = len(options.regions) > 1
    plan = ExportPlan(
        options.out,
        page=options.html,
        figure=options.figure,
        figure_layout=layout,
        figure_regions=tuple(options.regions) if several else (),
        flip=flip,
        plane=options.plane,
        sources=frozenset(map(real_path, (*paths, *methods.given_files(paths, given.choice.scale)))),
    )
    only = None if several or not options.regions else options.regions[0]
    settings = engine_settings(options)
    numbers = layout.numbers if options.figure is not None else ()
    metrics = chosen_ids((*options.metrics, *numbers, *(() if options.plane is None else (PERCEPTION.id,))))
    job = CompareJob(paths, replace(methods, metrics=metrics), given, only, settings, plan)
    outcome = job.run(console)
    if outcome.cancelled:
        return outcome.cancelled_code
    return 1 if failures or methods.has_unusable or outcome.failed else 0


def _without_results(paths: Sequence[Path], options: argparse.Namespace, console: Console) -> tuple[Path, ...]:
    """The pictures without what earlier runs have written into the folder for results, unless they are named."""
    out = real_path(options.out)
    results = {
        path
        for path in paths
        if path not in options.images
        and real_path(path.parent) != out
        and real_path(path.parent).is_relative_to(out)
        and is_file(path.parent / METRICS_NAME)
    }
    if results:
        tell(console, f"{len(results)} results of earlier runs in '{shown(str(options.out))}' are left out.")
    return tuple(path for path in paths if path not in results)


def _problem(options: argparse.Namespace, layout: FigureLayout) -> str | None:
    """Why the arguments do not go together, in a sentence; None if they do."""
    if options.recipe is not None:
        idle = layout_options(options) + given_flip_options(options)
        for name, given in (
            ("IMAGE", options.images),
            ("--methods", options.methods),
            ("--model", options.models),
            ("--result", options.external),
            ("--name", options.names),
            ("--region", options.regions),
            ("--flip", options.flip),
            ("--metrics", options.metrics),
            ("--plane", options.plane),
            ("--html", options.html),
            ("--self-ensemble", options.self_ensemble),
        ):
            if given:
                idle.append(name)
        idle += given_input_options(options) + given_reading_options(options)
        return f"With --recipe there can be no {idle[0]}: the recipe says it." if idle else None
    if (wrong := why_not_with(options)) is not None:
        return wrong
    if not options.images:
        return "No picture is named; name one, or a folder, or a figure's recipe with --recipe."
    if options.figure is not None:
        count = len(options.methods or DEFAULT_IDS) + len(options.models) + len(options.external)
        count += (options.mode or Mode.REFERENCE) is Mode.REFERENCE
        try:
            layout.columns_for(count)
        except ValueError as error:
            return str(error)
    elif idle := layout_options(options):
        return f"{idle[0]} is for a figure; add --figure."
    if options.flip is None and (idle := given_flip_options(options)):
        return f"{idle[0]} is for a flip; add --flip."
    if options.plane is not None and options.mode is Mode.UPSCALE:
        return "--plane needs an original to measure against; leave out --mode upscale."
    if len(options.regions) > 1 and options.figure is None and options.flip is None:
        return "Several regions are for a figure or a flip; add --figure or --flip, or name one --region."
    return None


def _missing(flip: FlipOptions | None, ids: Sequence[str], options: argparse.Namespace) -> str | None:
    """Which named result there will not be, in a sentence; None if all will be there."""
    pictures = [*ids, ORIGINAL] if (options.mode or Mode.REFERENCE) is Mode.REFERENCE else ids
    pair = () if flip is None else flip.pair
    named = [(name, title) for name, title in options.names if name != ORIGINAL]
    return why_no_name(named, ids) or why_no_name([(name, "") for name in pair], pictures, "--flip")
