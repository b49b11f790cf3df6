"""`python -m trainer experiments`: runs the arms of an experiment and records what came out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from sr_desktop.cli.arguments.types import named_path
from sr_desktop.cli.console import plain_console
from trainer.commands.data_arguments import add_data_arguments, add_device_arguments, picture_folders, prepared_device
from trainer.commands.feature_arguments import add_feature_arguments, feature_files
from trainer.commands.number_arguments import whole
from trainer.experiments.definition import experiment_names, load_experiment
from trainer.experiments.measuring import measure_experiment
from trainer.experiments.record import findings, write_record
from trainer.experiments.results import read_results
from trainer.experiments.running import RunInputs, execute, planned_runs
from trainer.training.interruption import STOPPED, StopRequest
from trainer.training.monitoring.curves import new_figure

_RECORD = Path(__file__).resolve().parents[1] / "EXPERIMENTS.md"


def add_parser(commands: Any) -> None:
    """Add the sub-command to the command line."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "experiments",
        help="run the arms of an experiment and record the finding",
        description="Train every arm of an experiment with several seeds, then write its curves, table and finding. "
        "Runs that are finished are not repeated; one that was interrupted is continued.",
    )
    parser.add_argument("name", help=f"a TOML file, or one of: {', '.join(experiment_names())}")
    parser.add_argument(
        "--seeds", type=whole(1), metavar="N", help="runs of each arm (default: the experiment's own number)"
    )
    parser.add_argument("--set", dest="overrides", action="append", default=[], metavar="KEY=VALUE",
                        help="change a value of the recipe for all arms, e.g. --set schedule.steps=500")  # fmt: skip
    parser.add_argument("--init", type=named_path, metavar="FILE",
                        help="safetensors weights that every run starts from, not the experiment's own")  # fmt: skip
    parser.add_argument("--out", type=named_path, required=True, metavar="DIR", help="folder for all runs")
    parser.add_argument("--record", type=named_path, default=_RECORD, metavar="FILE",
                        help="Markdown file that gets the finding (default: trainer/EXPERIMENTS.md)")  # fmt: skip
    add_device_arguments(parser)
    add_data_arguments(parser)
    add_feature_arguments(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the arms and write the record."""
    console = plain_console()
    if not options.val:
        raise ValueError("An experiment needs --val DIR: pictures to measure its arms on.")
    new_figure(1, 1)  # so that a missing matplotlib is said before hours of training, not after
    experiment = load_experiment(options.name)
    seeds = options.seeds or experiment.seeds
    files = feature_files(options)
    inputs = RunInputs(picture_folders(options), tuple(options.val), files, prepared_device(options))
    runs = planned_runs(options.out, experiment, seeds, options.overrides, options.init)
    with StopRequest() as stop:
        for planned in runs:
            if not execute(planned, inputs, stop, console):
                console.print("Stopped; the same command continues.")
                return STOPPED
    results = read_results(options.out, experiment, seeds)
    recipe = runs[-1].recipe
    measured = None
    if experiment.measures:
        with console.status("Measuring the arms"):
            measured = measure_experiment(experiment, results, recipe, options.val, files)
    write_record(options.record, experiment, results, recipe, measured)
    console.print(findings(experiment, results, recipe, measured), soft_wrap=True)
    console.print(f"The record is in {options.record}.", soft_wrap=True)
    return 0
