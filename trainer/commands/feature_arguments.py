"""Where the commands find the weights of recognition networks: files, a folder of them, or what libraries download."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from trainer.losses.combined import FeatureFiles
from trainer.losses.lpips import LPIPSAlex

PRETRAINED_VARIABLE = "SR_DESKTOP_PRETRAINED"
"""Environment variable that stands in for ``--pretrained``."""
VGG16_FILE = "vgg16_features_fp16.safetensors"
ALEXNET_FILE = "alexnet_features_fp16.safetensors"
LPIPS_FILE = "lpips_lin_alexnet_v0.1.safetensors"


def add_lpips_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether LPIPS is measured, and from which weights."""
    group = parser.add_argument_group("LPIPS")
    group.add_argument("--lpips", action="store_true",
                       help="measure LPIPS over AlexNet too, lower is better; naming one of its files asks for it as "
                       "well")  # fmt: skip
    _add_sources(group)


def add_feature_arguments(parser: argparse.ArgumentParser) -> None:
    """The weights of the recognition networks that a loss or a validation may need."""
    group = parser.add_argument_group("recognition networks, for recipes whose loss or validation needs them")
    group.add_argument("--vgg-weights", type=Path, metavar="FILE", help="VGG-16; else torchvision downloads it")
    _add_sources(group)


def _add_sources(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--pretrained", type=Path, metavar="DIR",
                       help=f"a folder with {VGG16_FILE}, {ALEXNET_FILE} and {LPIPS_FILE}, as far as they are needed; "
                       f"else the variable {PRETRAINED_VARIABLE} names it; nothing is downloaded then")  # fmt: skip
    group.add_argument("--alexnet-weights", type=Path, metavar="FILE",
                       help="AlexNet features, for LPIPS; else torchvision downloads them")  # fmt: skip
    group.add_argument("--lpips-weights", type=Path, metavar="FILE",
                       help="linear weights of LPIPS; else those of the package lpips")  # fmt: skip


def feature_files(options: argparse.Namespace) -> FeatureFiles:
    """The files that the options name, one by one or by their folder.

    Raises:
        ValueError: The folder is not there.
    """
    named = options.pretrained or os.environ.get(PRETRAINED_VARIABLE)
    folder = Path(named) if named else None
    if folder is not None and not folder.is_dir():
        raise ValueError(f"The folder of pretrained weights {folder} does not exist.")
    vgg16, alexnet, linear = (folder and folder / name for name in (VGG16_FILE, ALEXNET_FILE, LPIPS_FILE))
    return FeatureFiles(
        getattr(options, "vgg_weights", None) or vgg16,
        options.alexnet_weights or alexnet,
        options.lpips_weights or linear,
    )


def lpips_from(options: argparse.Namespace) -> LPIPSAlex | None:
    """LPIPS-Alex if it was asked for by ``--lpips`` or by one of its files, else None.

    Raises:
        FeatureWeightsError: Weights cannot be had; the message says what to do.
        ValueError: The folder of weights is not there.
    """
    if not (options.lpips or options.alexnet_weights or options.lpips_weights):
        return None
    files = feature_files(options)
    return LPIPSAlex(files.alexnet, files.lpips_linear)
