"""`python -m trainer publish`: a run's averaged weights and their card."""

from __future__ import annotations

import argparse
from typing import Any

from sr_desktop.cli.arguments.types import named_path
from sr_desktop.cli.console import plain_console
from sr_desktop.imaging.measuring.metrics import measured_metrics, telling_first
from sr_desktop.paths import weights_dir
from trainer.commands.feature_arguments import add_metric_arguments, network_metrics_from
from trainer.publishing.publish import CardTexts, Measurement, publish
from trainer.training.checkpoint import BEST, LAST, load_checkpoint


def add_parser(commands: Any) -> None:
    """Add the sub-command to the command line."""
    parser: argparse.ArgumentParser = commands.add_parser("publish", help="turn a run into weights for the app")
    parser.add_argument("run_dir", type=named_path, metavar="RUN", help="folder of the run")
    parser.add_argument("--checkpoint", choices=("best", "last"), default="best", help="by validation, or the last one")
    parser.add_argument("--val", type=named_path, nargs="+", default=[], metavar="DIR",
                        help="folders of validation pictures, each of which counts alike; decide between fp16 and fp32 "
                        "storage, and are named on the card")  # fmt: skip
    parser.add_argument("--data", type=named_path, nargs="*", default=[], metavar="DIR",
                        help="sets to score on the card; Set5 also shows which precisions are safe")  # fmt: skip
    parser.add_argument("--note", help="what the weights are, instead of the recipe's own note")
    parser.add_argument("--strengths", metavar="TEXT", help="what the method is good at, instead of the recipe's words")
    parser.add_argument("--weaknesses", metavar="TEXT", help="what it is bad at, instead of the recipe's words")
    parser.add_argument(
        "--weights-dir", type=named_path, default=weights_dir(), metavar="DIR", help="default: weights/"
    )
    add_metric_arguments(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Publish and say where the files are."""
    console = plain_console(stderr=False)
    name = {"best": BEST, "last": LAST}[options.checkpoint]
    checkpoint = load_checkpoint(options.run_dir / name)
    measurement = Measurement(tuple(options.val), tuple(options.data), network_metrics_from(options))
    with console.status("Measuring the weights"):
        texts = CardTexts(options.note, options.strengths, options.weaknesses)
        card = publish(checkpoint, options.weights_dir, measurement, texts)
    console.print(
        f"{options.weights_dir / card.name}.safetensors and its card, {card.dtype}, step {card.training.steps}:",
        soft_wrap=True,
    )
    for set_name, scores in card.scores.items():
        named = (metric.named(scores[metric.id]) for metric in telling_first(measured_metrics([scores])))
        console.print(f"  {set_name}: {', '.join(named)}")
    return 0
