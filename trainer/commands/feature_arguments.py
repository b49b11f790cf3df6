"""Where the commands find the weights of recognition networks: files, a folder of them, or those that ship."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from pathlib import Path

from sr_desktop.cli.arguments.types import named_path
from sr_desktop.imaging.measuring.metrics import CHOSEN_METRICS
from sr_desktop.imaging.measuring.scores import Compute
from trainer.losses.loss import FeatureFiles, WeightsFile
from trainer.losses.metric_networks import NETWORK_METRICS, network_metrics
from trainer.losses.registry import weights_files

PRETRAINED_VARIABLE = "SR_DESKTOP_PRETRAINED"
"""Environment variable that stands in for ``--pretrained``."""


def add_metric_arguments(parser: argparse.ArgumentParser) -> None:
    """Which metrics are measured beyond those of the tables, and from which weights."""
    group = parser.add_argument_group("further metrics")
    for metric in CHOSEN_METRICS:
        better = "higher" if metric.higher_is_better else "lower"
        also = "; naming one of its files asks for it as well" if _files_of(metric.id) else ""
        needs = "" if metric.package is None else f"; needs the package {metric.package}"
        group.add_argument(_flag(metric.id), action="store_true",
                           help=f"measure {metric.label} too, {better} is better{also}{needs}")  # fmt: skip
    _add_files(group, _metric_files())


def add_feature_arguments(parser: argparse.ArgumentParser) -> None:
    """The weights of the recognition networks that a loss or a validation may need."""
    group = parser.add_argument_group("recognition networks, for recipes whose loss or validation needs them")
    _add_files(group, dict.fromkeys((*weights_files(), *_metric_files())))


def _add_files(group: argparse._ArgumentGroup, files: Iterable[WeightsFile]) -> None:
    names = [file.name for file in files]
    group.add_argument("--pretrained", type=named_path, metavar="DIR",
                       help=f"a folder with {', '.join(names[:-1])} and {names[-1]}, those that are needed; "
                       f"else the variable {PRETRAINED_VARIABLE} names it")  # fmt: skip
    for file in files:
        group.add_argument(file.option, type=named_path, metavar="FILE", help=file.help)


def feature_files(options: argparse.Namespace) -> FeatureFiles:
    """The files that the options name, one by one or by their folder.

    Raises:
        ValueError: The folder does not exist.
    """
    named = options.pretrained or os.environ.get(PRETRAINED_VARIABLE)
    folder = Path(named) if named else None
    if folder is not None and not folder.is_dir():
        raise ValueError(f"The folder of pretrained weights {folder} does not exist.")
    files = dict.fromkeys((*weights_files(), *_metric_files()))
    paths = {file: _named(options, file) or (folder and folder / file.name) for file in files}
    return FeatureFiles({file: path for file, path in paths.items() if path is not None})


def network_metrics_from(options: argparse.Namespace) -> dict[str, Compute]:
    """What computes the metrics that were asked for, each by its flag or by one of its files.

    Raises:
        FeatureWeightsError: Weights are missing or unreadable; the message says what to do.
        ValueError: The folder of weights does not exist.
    """
    wanted = [
        metric.id
        for metric in CHOSEN_METRICS
        if getattr(options, metric.id) or any(_named(options, file) for file in _files_of(metric.id))
    ]
    return network_metrics(wanted, feature_files(options)) if wanted else {}


def _flag(metric_id: str) -> str:
    return f"--{metric_id.replace('_', '-')}"


def _files_of(metric_id: str) -> tuple[WeightsFile, ...]:
    """The files that the user may name for a metric."""
    return NETWORK_METRICS[metric_id].weights if metric_id in NETWORK_METRICS else ()


def _metric_files() -> tuple[WeightsFile, ...]:
    """The files that some metric needs, each once."""
    return tuple(dict.fromkeys(file for record in NETWORK_METRICS.values() for file in record.weights))


def _named(options: argparse.Namespace, file: WeightsFile) -> Path | None:
    """The path given by the file's own option, if the command has that option."""
    path: Path | None = getattr(options, file.option.removeprefix("--").replace("-", "_"), None)
    return path
