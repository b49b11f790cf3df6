"""Where the commands find the weights of recognition networks: files, a folder of them, or what libraries download."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from pathlib import Path

from trainer.losses.loss import FeatureFiles, WeightsFile
from trainer.losses.registry import weights_files
from trainer.losses.terms.lpips import ALEXNET_FILE, LINEAR_FILE, LPIPSAlex, lpips_alex

PRETRAINED_VARIABLE = "SR_DESKTOP_PRETRAINED"
"""Environment variable that stands in for ``--pretrained``."""
_LPIPS_FILES = (ALEXNET_FILE, LINEAR_FILE)


def add_lpips_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether LPIPS is measured, and from which weights."""
    group = parser.add_argument_group("LPIPS")
    group.add_argument("--lpips", action="store_true",
                       help="measure LPIPS over AlexNet too, lower is better; naming one of its files asks for it as "
                       "well")  # fmt: skip
    _add_files(group, _LPIPS_FILES)


def add_feature_arguments(parser: argparse.ArgumentParser) -> None:
    """The weights of the recognition networks that a loss or a validation may need."""
    group = parser.add_argument_group("recognition networks, for recipes whose loss or validation needs them")
    _add_files(group, dict.fromkeys((*weights_files(), *_LPIPS_FILES)))


def _add_files(group: argparse._ArgumentGroup, files: Iterable[WeightsFile]) -> None:
    names = [file.name for file in files]
    group.add_argument("--pretrained", type=Path, metavar="DIR",
                       help=f"a folder with {', '.join(names[:-1])} and {names[-1]}, those that are needed; "
                       f"else the variable {PRETRAINED_VARIABLE} names it; nothing is downloaded then")  # fmt: skip
    for file in files:
        group.add_argument(file.option, type=Path, metavar="FILE", help=file.help)


def feature_files(options: argparse.Namespace) -> FeatureFiles:
    """The files that the options name, one by one or by their folder.

    Raises:
        ValueError: The folder does not exist.
    """
    named = options.pretrained or os.environ.get(PRETRAINED_VARIABLE)
    folder = Path(named) if named else None
    if folder is not None and not folder.is_dir():
        raise ValueError(f"The folder of pretrained weights {folder} does not exist.")
    paths = {file: _named(options, file) or (folder and folder / file.name) for file in weights_files()}
    return FeatureFiles({file: path for file, path in paths.items() if path is not None})


def lpips_from(options: argparse.Namespace) -> LPIPSAlex | None:
    """LPIPS-Alex if it was asked for by ``--lpips`` or by one of its files, else None.

    Raises:
        FeatureWeightsError: Weights are missing or unreadable; the message says what to do.
        ValueError: The folder of weights does not exist.
    """
    if not (options.lpips or any(_named(options, file) for file in _LPIPS_FILES)):
        return None
    return lpips_alex(feature_files(options))


def _named(options: argparse.Namespace, file: WeightsFile) -> Path | None:
    """The path given by the file's own option, if the command has that option."""
    path: Path | None = getattr(options, file.option.removeprefix("--").replace("-", "_"), None)
    return path
