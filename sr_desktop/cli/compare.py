"""``sr-desktop compare``: the comparison of the window, without one, on many pictures."""

from __future__ import annotations

import argparse
from pathlib import Path

from sr_desktop.cli.arguments import add_engine_arguments, engine_settings, method_ids, region
from sr_desktop.cli.console import complain, messages
from sr_desktop.engine.settings import Mode
from sr_desktop.export.figure.request import FigureFormat
from sr_desktop.imaging.finding import expand
from sr_desktop.methods import DEFAULT_IDS

INTERRUPTED = 130
"""Exit code after Ctrl+C, as shells count it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = (
        "Writes DIR/STEM/METHOD.png, DIR/STEM/metrics.json and DIR/metrics.csv, and with --figure\n"
        "DIR/STEM/figure.pdf (.png, .svg); what is there of an earlier run is replaced. Exit codes: 0 all done,\n"
        "1 some inputs failed (each is named, the rest is written), 2 wrong usage, 130 cancelled with Ctrl+C."
    )
    parser.add_argument(
        "images", metavar="IMAGE", nargs="+", type=Path, help="picture, or a folder for all pictures in it"
    )
    parser.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help="folder for the results; made if missing"
    )
    parser.add_argument(
        "--methods",
        type=method_ids,
        default=DEFAULT_IDS,
        metavar="ID,ID",
        help=f"which methods (default: {','.join(DEFAULT_IDS)})",
    )
    parser.add_argument(
        "--model",
        dest="models",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="one more method: a model file of your own (.pth, .safetensors), named after the file; may be repeated",
    )
    parser.add_argument(
        "--mode",
        type=Mode,
        choices=list(Mode),
        default=Mode.REFERENCE,
        metavar="{" + ",".join(Mode) + "}",
        help="reference: the picture is the truth; it is shrunk four times, restored, and the results are measured "
        "against it. upscale: the picture is enlarged four times (default: %(default)s)",
    )
    parser.add_argument(
        "--region",
        type=region,
        metavar="X,Y,W,H",
        help="write and measure only this part, in pixels of the result",
    )
    parser.add_argument(
        "--figure",
        type=FigureFormat,
        choices=list(FigureFormat),
        metavar="{" + ",".join(FigureFormat) + "}",
        help="also draw the figure of a paper: the whole picture with the region marked, beside it the region from "
        "every method with its PSNR and SSIM; without a region a grid of whole pictures",
    )
    add_engine_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Compare every picture; the exit code."""
    console = messages()
    paths, failures = expand(options.images)
    for sentence in failures:
        complain(console, sentence)
    try:
        options.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        complain(console, f"The folder '{options.out}' cannot be made: {error.strerror or error}.")
        return 1

    # Only now: torch takes seconds to load, and most mistakes are known without it.
    from sr_desktop.cli.compare_job import CompareJob
    from sr_desktop.cli.models import add_models

    model_ids, unusable = add_models(options.models)
    for sentence in unusable:
        complain(console, sentence)
    method_ids = tuple(dict.fromkeys((*options.methods, *model_ids)))
    job = CompareJob(
        paths, method_ids, options.mode, options.region, engine_settings(options), options.out, options.figure
    )
    outcome = job.run(console)
    if outcome.cancelled:
        return INTERRUPTED
    return 1 if failures or unusable or outcome.failed else 0
