"""What the methods are given: the arguments that choose it, and the input of each picture."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sr_desktop import SCALE, SCALES
from sr_desktop.cli.arguments.reading import read_options
from sr_desktop.cli.arguments.types import choice_of, named_path, whole_number
from sr_desktop.engine.inputs.choice import InputChoice
from sr_desktop.engine.inputs.source import InputSource
from sr_desktop.engine.settings import Mode
from sr_desktop.imaging.degrading.degradation import EXAMPLES, PLAIN, Degradation, DegradationError, parse_degradation
from sr_desktop.imaging.files.file_patterns import FOLDER, STEM
from sr_desktop.imaging.files.pairing import LowResolutionFiles
from sr_desktop.imaging.values.origin import ReadOptions


def degradation(text: str) -> Degradation:
    """The id of a degradation as an argument."""
    try:
        return parse_degradation(text)
    except DegradationError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def add_input_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare them."""
    parser.add_argument(
        "--mode",
        **choice_of(Mode),
        help="reference: the picture is the truth; it is shrunk, restored, and the results are measured against it. "
        f"upscale: the picture is enlarged (default: {Mode.REFERENCE})",
    )
    add_scale_argument(parser)
    add_source_arguments(parser)


def add_scale_argument(parser: argparse.ArgumentParser) -> None:
    """Declare the one of the scale."""
    parser.add_argument(
        "--scale",
        type=whole_number,
        choices=SCALES,
        metavar="{" + ",".join(map(str, SCALES)) + "}",
        help="how many times the picture is shrunk and enlarged; at 1 it is restored, from what --degrade makes of it "
        f"(default: {SCALE}). The program's own networks have weights for {SCALE}",
    )


def add_source_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare those of what takes the place of the protocol's shrink in reference mode."""
    parser.add_argument(
        "--lr",
        dest="low_resolution",
        type=named_path,
        metavar="FILE|FOLDER",
        help="low-resolution pictures of your own to start from in reference mode: a file for one picture; for several "
        "a folder with a file for each, of the same name or with the scale (x4), LR and the like behind it, or a path "
        f"with {STEM} where the name of each stands; {FOLDER} stands for the name of the folder that a picture is in",
    )
    parser.add_argument(
        "--degrade",
        type=degradation,
        metavar="KIND",
        help="in reference mode, shrink in another way than the protocol's, or also blur, add noise and code as JPEG, "
        f"in this order: {EXAMPLES}; noise is the same each time, seed2 gives another",
    )


def given_input_options(options: argparse.Namespace) -> list[str]:
    """Those of them that were given."""
    named = (
        ("--mode", getattr(options, "mode", None)),
        ("--scale", options.scale),
        ("--lr", options.low_resolution),
        ("--degrade", options.degrade),
    )
    return [name for name, given in named if given is not None]


def why_not_with(options: argparse.Namespace) -> str | None:
    """Why the arguments do not go together, in a sentence; None if they do."""
    if options.low_resolution is not None and options.degrade is not None:
        return "--lr gives the low-resolution picture and --degrade makes it; choose one of them."
    of_input = [name for name in given_input_options(options) if name not in ("--mode", "--scale")]
    if getattr(options, "mode", None) is Mode.UPSCALE and (idle := of_input):
        return f"{idle[0]} is for reference mode; in upscale mode the picture itself is enlarged."
    return None


@dataclass(frozen=True, slots=True)
class ChosenInput:
    """What the methods are given.

    Attributes:
        mode: Whether a picture is the ground truth or the input.
        choice: Where the input comes from in reference mode, and the scale.
        reading: How picture files are read.
    """

    mode: Mode = Mode.REFERENCE
    choice: InputChoice = field(default_factory=InputChoice)
    reading: ReadOptions = field(default_factory=ReadOptions)

    @classmethod
    def of(cls, options: argparse.Namespace) -> ChosenInput:
        """What the arguments say.

        Raises:
            PairError: The folder of low-resolution pictures cannot be read, or holds none.
        """
        files = None if options.low_resolution is None else LowResolutionFiles(options.low_resolution)
        choice = InputChoice(options.degrade or PLAIN, files, scale=options.scale or SCALE)
        return cls(getattr(options, "mode", None) or Mode.REFERENCE, choice, read_options(options))

    def why_not_for(self, pictures: Sequence[Path]) -> str | None:
        """One sentence if a file for one picture was given to several, else None."""
        files = self.choice.files
        if files is not None and files.is_file and len(pictures) > 1:
            return (
                f"The low-resolution picture '{files.named}' belongs to one picture and {len(pictures)} are compared; "
                "name a folder with one for each."
            )
        return None

    def source_for(self, picture: Path) -> InputSource:
        """Where the input of a picture comes from; a given file is read.

        Raises:
            PairError: There is no low-resolution file for it, or more than one.
            PictureReadError: That cannot be read.
        """
        return self.choice.source_for(picture, self.reading)
