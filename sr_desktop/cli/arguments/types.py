"""The types of arguments: text in, checked value out, with a sentence for a person who mistyped."""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from sr_desktop.engine.settings import BackendChoice, DeviceChoice, EngineSettings, PrecisionChoice
from sr_desktop.imaging.files.ordinary_files import typed_path
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.limits import MAX_PIXELS
from sr_desktop.imaging.measuring.metrics import CHOSEN_METRICS, chosen_ids
from sr_desktop.methods import SHIPPED, UnknownMethodError

SMALLEST_TILE = 16


def whole_number(text: str) -> int:
    """A number without a fraction."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number") from None


def number(text: str) -> float:
    """Any number."""
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number") from None


def choice_of(kind: type[StrEnum]) -> dict[str, Any]:
    """What declares that an argument is one of these values: for `argparse.ArgumentParser.add_argument`."""

    def one(text: str) -> StrEnum:
        try:
            return kind(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"'{text}' cannot be chosen; choose from {', '.join(kind)}") from None

    return {"type": one, "metavar": "{" + ",".join(kind) + "}"}


def named_path(text: str) -> Path:
    """A file or folder, ``~`` the user's own. Every argument that names one is read here."""
    if not text:
        # As a path it would be the current folder: a script's empty variable would stand for all that is in there.
        raise argparse.ArgumentTypeError("an empty name is no file or folder; the current folder is a dot")
    return typed_path(text)


def region(text: str) -> Rect:
    """``X,Y,W,H`` in output pixels as a rectangle that is not empty."""
    try:
        x, y, width, height = (int(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text}' is not a region; write four whole numbers X,Y,W,H in pixels of the result, as in 100,80,256,256"
        ) from None
    if x < 0 or y < 0:
        raise argparse.ArgumentTypeError(f"the region '{text}' begins outside the picture; X and Y start at 0")
    if width < 1 or height < 1:
        raise argparse.ArgumentTypeError(f"the region '{text}' is empty; W and H must be at least 1")
    return Rect(x, y, width, height)


def method_ids(text: str) -> tuple[str, ...]:
    """``id,id`` as known ids, each once, in the order given."""
    wanted = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if not wanted:
        raise argparse.ArgumentTypeError("no method is named; write ids with commas between, as in bicubic,srresnet")
    try:
        SHIPPED.select(wanted)
    except UnknownMethodError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return wanted


def method_name(text: str) -> tuple[str, str]:
    """``ID=NAME``: the name of a method in tables and figures."""
    method_id, _, name = (part.strip() for part in text.partition("="))
    if not method_id or not name:
        raise argparse.ArgumentTypeError(f"'{text}' is not of the form ID=NAME, as in srresnet=Ours")
    return method_id, name


def metric_ids(text: str) -> tuple[str, ...]:
    """``id,id`` as ids of metrics that are measured only if chosen, in the order of columns."""
    known = [metric.id for metric in CHOSEN_METRICS]
    wanted = [part.strip() for part in text.split(",") if part.strip()]
    unknown = [name for name in wanted if name not in known]
    if unknown or not wanted:
        raise argparse.ArgumentTypeError(not_of_metrics(unknown, known))
    return chosen_ids(wanted)


def not_of_metrics(unknown: Sequence[str], known: Iterable[str]) -> str:
    """The sentence on ids of metrics of which some are unknown, or of which there are none."""
    named = f"no metric '{unknown[0]}' can be chosen" if unknown else "no metric is named"
    return f"{named}; write ids with commas between, of {', '.join(known)}"


def tile(text: str) -> int:
    """Side of a tile in low-resolution pixels."""
    return _at_least(text, SMALLEST_TILE, "a tile")


def thread_count(text: str) -> int:
    """On how many threads the processor computes."""
    return _at_least(text, 1, "the number of threads")


def picture_side(text: str) -> int:
    """Side of a square picture in output pixels, a multiple of four."""
    side = _at_least(text, 64, "the picture")
    if side > (most := math.isqrt(MAX_PIXELS)):
        raise argparse.ArgumentTypeError(f"the picture must be at most {most}, not {side}")
    if side % 4:
        raise argparse.ArgumentTypeError(f"{side} is not a multiple of 4")
    return side


def rounds(text: str) -> int:
    """How often something is measured."""
    return _at_least(text, 1, "the number of rounds")


def add_engine_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what every command that runs networks takes."""
    group = parser.add_argument_group("how networks run")
    group.add_argument(
        "--device",
        **choice_of(DeviceChoice),
        default=DeviceChoice.AUTO,
        help="where; auto takes the fastest that works (default: %(default)s)",
    )
    group.add_argument(
        "--precision",
        **choice_of(PrecisionChoice),
        default=PrecisionChoice.AUTO,
        help="the arithmetic; auto is fp32 for what is measured, else the fastest here (default: %(default)s)",
    )
    group.add_argument(
        "--backend",
        **choice_of(BackendChoice),
        default=BackendChoice.AUTO,
        help="what computes on a processor; auto takes what is faster here (default: %(default)s)",
    )
    group.add_argument(
        "--tile",
        type=tile,
        metavar="N",
        help=f"side of the tiles in pixels of the small picture, {SMALLEST_TILE} or more (default: by device)",
    )
    group.add_argument(
        "--threads",
        type=thread_count,
        metavar="N",
        help="on how many threads the processor computes (default: one on every core)",
    )
    group.add_argument(
        "--self-ensemble",
        action="store_true",
        help="average every network's outputs for eight flips and rotations: slightly better, eight times as slow",
    )


def engine_settings(options: argparse.Namespace) -> EngineSettings:
    """What `add_engine_arguments` declared, as the engine takes it."""
    return EngineSettings(
        options.device,
        options.precision,
        options.tile,
        options.self_ensemble,
        backend=options.backend,
        threads=options.threads,
    )


def _at_least(text: str, least: int, what: str) -> int:
    value = whole_number(text)
    if value < least:
        raise argparse.ArgumentTypeError(f"{what} must be at least {least}, not {value}")
    return value
