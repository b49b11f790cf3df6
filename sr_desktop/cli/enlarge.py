"""``sr-desktop enlarge``: pictures enlarged by one method, as the window's queue does it."""

from __future__ import annotations

import argparse

from sr_desktop.cli.arguments.methods import adding_models, given_model
from sr_desktop.cli.arguments.reading import add_finding_arguments, add_reading_arguments, read_options
from sr_desktop.cli.arguments.types import add_engine_arguments, choice_of, engine_settings, named_path
from sr_desktop.cli.console import complain, messages, refuse
from sr_desktop.enlarging.errors import EnlargeError
from sr_desktop.enlarging.journal import Journal
from sr_desktop.enlarging.naming import USUAL_TEMPLATE, NameParts
from sr_desktop.enlarging.plan import AUTO, FOR_JPEG, FOR_OTHERS, EnlargePlan, Existing
from sr_desktop.enlarging.size import Target
from sr_desktop.enlarging.sources import find_sources
from sr_desktop.imaging.writing import FORMATS, FileFormat
from sr_desktop.methods import SHIPPED, UnknownMethodError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = (
        f"The method '{AUTO}' is {FOR_JPEG} for JPEG files, whose blocks and noise it has learned to leave out, and\n"
        f"{FOR_OTHERS} for all others; which one was taken stands in each picture's line. Run again after a stop, the\n"
        "same command does what is missing. EXIF (without the place), the colour profile and opacity are kept. Exit\n"
        "codes: 0 all done, 1 some pictures failed (each is named, the rest is written), 2 wrong usage, 130 cancelled\n"
        "with Ctrl+C, 143 or 129 ended by SIGTERM or SIGHUP."
    )
    parser.add_argument(
        "images", metavar="IMAGE", nargs="+", type=named_path, help="picture, or a folder for all pictures in it"
    )
    parser.add_argument(
        "--out", metavar="DIR", type=named_path, required=True, help="folder for the enlarged pictures; made if missing"
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--method",
        metavar="ID",
        default=AUTO,
        help=f"one of {AUTO},{','.join(SHIPPED.ids)} (default: %(default)s)",
    )
    which.add_argument(
        "--model",
        type=given_model,
        metavar="FILE[,range=0-255][,order=BGR][,layout=NHWC]",
        help="instead: a model file of your own (.pth, .safetensors, .onnx), as 'compare' takes it",
    )
    how_large = parser.add_mutually_exclusive_group()
    how_large.add_argument(
        "--scale",
        type=_scale,
        metavar="N",
        help="how many times each side grows, at most 4 (default: 4)",
    )
    how_large.add_argument(
        "--long-side", type=_long_side, metavar="PX", help="pixels of the longer side, at most 4 times the picture's"
    )
    parser.add_argument(
        "--format",
        dest="file_format",
        type=_format,
        default=FORMATS[0],
        metavar="{" + ",".join(_id(known) for known in FORMATS) + "}",
        help="format of the files (default: png)",
    )
    parser.add_argument(
        "--quality",
        type=_quality,
        metavar="1-100",
        help="quality of JPEG, WebP and AVIF (default: lossless where the format can, else 95)",
    )
    parser.add_argument(
        "--name",
        default=USUAL_TEMPLATE,
        metavar="TEMPLATE",
        help=f"names of the files without their suffix, with places for {_places()} (default: {USUAL_TEMPLATE})",
    )
    parser.add_argument(
        "--existing",
        **choice_of(Existing),
        default=Existing.SKIP,
        help="what becomes of files that are there and were not made by the same command (default: %(default)s)",
    )
    parser.add_argument("--keep-position", action="store_true", help="leave in the EXIF where photographs were taken")
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would be done, how long it takes and how large it becomes"
    )
    add_finding_arguments(parser)
    add_reading_arguments(parser)
    add_engine_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Enlarge every picture; the exit code."""
    console = messages()
    catalogue, method = SHIPPED, options.method
    if options.model is not None:
        catalogue, ids, unusable = adding_models([options.model], SHIPPED)
        for sentence in unusable:
            complain(console, sentence)
        if unusable:
            return 1
        method = ids[0]
    try:
        target = Target(options.scale or Target().factor, options.long_side)
        plan = EnlargePlan(
            options.out,
            method,
            target,
            options.file_format,
            options.quality,
            options.name,
            options.existing,
            options.keep_position,
            engine_settings(options),
            read_options(options),
            catalogue,
        )
    except (EnlargeError, UnknownMethodError) as error:
        return refuse(console, str(error))
    sources, failures = find_sources(
        options.images, plan.folder, Journal(plan.folder).files, with_subfolders=options.recursive
    )
    for failure in failures:
        complain(console, str(failure))

    # Only now: what computes takes its time to load, and most mistakes are known without it.
    from sr_desktop.cli.jobs.enlarge_job import EnlargeRun, say_only

    if options.dry_run:
        all_can_be_done = say_only(plan, sources, console)
        return 0 if all_can_be_done and not failures else 1
    outcome = EnlargeRun(plan, sources).run(console)
    if outcome.cancelled:
        return outcome.cancelled_code
    return 1 if failures or outcome.failed else 0


def _scale(text: str) -> float:
    number = text.lower().removeprefix("x")
    return _target(f"x{number}", f"'{text}' is no factor; write a number, as in 2 or 1.5").factor


def _long_side(text: str) -> int | None:
    number = text.lower().removesuffix("px")
    return _target(f"{number}px", f"'{text}' is no long side; write whole pixels, as in 6000").long_side


def _target(text: str, otherwise: str) -> Target:
    try:
        return Target.parse(text)
    except EnlargeError as error:
        unknown = error.message.code == "enlarge.size-unknown"
        raise argparse.ArgumentTypeError(otherwise if unknown else str(error)) from None


def _format(text: str) -> FileFormat:
    wanted = f".{text.lower().removeprefix('.')}"
    for known in FORMATS:
        if wanted == f".{_id(known)}" or wanted in known.suffixes:
            return known
    raise argparse.ArgumentTypeError(f"there is no format '{text}'; choose from: {', '.join(map(_id, FORMATS))}")


def _quality(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 100:
        raise argparse.ArgumentTypeError(f"the quality is 1 to 100, not '{text}'")
    return int(text)


def _id(file_format: FileFormat) -> str:
    return file_format.name.lower()


def _places() -> str:
    return ", ".join(f"{{{place}}}" for place in NameParts.places())
