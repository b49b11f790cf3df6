"""`python -m trainer timed`: train for a given time, on a GPU that is lent for minutes."""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean
from typing import Any

from sr_desktop.cli.arguments.types import named_path
from trainer.commands.feature_arguments import add_feature_arguments, feature_files
from trainer.commands.number_arguments import seconds, whole
from trainer.commands.run_folder import add_run_folder_arguments, check_free
from trainer.data.hardness import cell_errors
from trainer.data.store import PictureStore, open_store
from trainer.data.variants import degraded_variants
from trainer.recipes.recipe import Recipe, find_recipe, load_recipe
from trainer.training.checkpoint import BEST, LAST, Checkpoint, save_checkpoint
from trainer.training.devices import pick_device
from trainer.training.interruption import STOPPED, StopRequest
from trainer.training.lineage import Start, read_fitting_start
from trainer.training.monitoring.run_log import LOG
from trainer.training.origin import Origin
from trainer.training.provenance import run_provenance
from trainer.training.session import clear
from trainer.training.timed.possible import check_possible
from trainer.training.timed.training import Clock, Moment, Snapshot, TimedTraining
from trainer.training.validation import load_sets
from trainer.writing import own_folder, refusals, whole_file

_REPORT_EVERY = 10.0
"""Seconds between two lines on the terminal."""


def add_parser(commands: Any) -> None:
    """Add the sub-command to the command line."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "timed",
        help="train for a given time on one GPU",
        description="Train a network for a given time on one GPU, from weights that are there already. Each step is "
        "one CUDA graph, and the learning rate follows the clock. last.pt is written after each validation and at the "
        "end, best.pt where the mean over the validation sets is the highest so far; they hold no optimiser, so that a "
        "later training starts from them by --init. Ctrl+C ends it as the clock does, with what there is.",
    )
    parser.add_argument("recipe", help="a TOML file, or the name of a recipe that ships with the trainer")
    parser.add_argument("--set", dest="overrides", action="append", default=[], metavar="KEY=VALUE",
                        help="change a value of the recipe")  # fmt: skip
    parser.add_argument("--seconds", type=seconds, required=True, help="from the first step to the last")
    add_run_folder_arguments(parser)
    parser.add_argument("--init", type=named_path, required=True, metavar="FILE", help="weights to start from")
    parser.add_argument("--data", type=named_path, nargs="+", required=True, metavar="DIR", help="training pictures")
    parser.add_argument("--val", type=named_path, nargs="+", required=True, metavar="DIR",
                        help="folders of validation pictures; each counts alike")  # fmt: skip
    parser.add_argument(
        "--cache", type=named_path, required=True, metavar="DIR", help="where decoded pictures are kept"
    )
    parser.add_argument("--variants", type=whole(1), default=8, metavar="N",
                        help="degraded versions of each picture, where the recipe degrades (default: 8)")  # fmt: skip
    parser.add_argument("--prepare", action="store_true",
                        help="only decode and degrade the pictures, into the cache")  # fmt: skip
    parser.add_argument("--validate-every", type=seconds, default=60.0, metavar="SECONDS",
                        help="time between two validations (default: %(default)g)")  # fmt: skip
    parser.add_argument("--finish-arithmetic", choices=("tf32", "fp32"), default="tf32",
                        help="arithmetic of the recipe's finish (default: %(default)s)")  # fmt: skip
    parser.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda"),
                        help="where to compute; auto takes a GPU if there is one")  # fmt: skip
    parser.add_argument("--commit", default="", help="commit of this code, where there is no checkout to ask")
    add_feature_arguments(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Train until the time is over."""
    recipe = load_recipe(find_recipe(options.recipe), options.overrides)
    check_possible(recipe)
    if not options.prepare:
        check_free(options)
    device = pick_device(options.device)
    begun = time.monotonic()
    store = open_store(
        options.data,
        options.cache,
        exclude=recipe.data.exclude,
        smallest=recipe.data.crop,
        truth_shrink=recipe.data.truth_shrink,
    )
    variants = None
    if recipe.degradation is not None:
        variants = degraded_variants(store, recipe.degradation, options.variants, recipe.seed)
    if recipe.data.hardness:
        cell_errors(store)  # kept with the store
    if options.prepare:
        print(f"{len(store.entries)} pictures are prepared after {time.monotonic() - begun:.1f} s", flush=True)
        return 0
    sets = load_sets(options.val, recipe.validation)
    start = read_fitting_start(options.init, recipe)
    print(f"{len(store.entries)} pictures, {store.areas.sum() * 16 / 1e6:.0f} megapixels; "
          f"ready after {time.monotonic() - begun:.1f} s", flush=True)  # fmt: skip
    training = TimedTraining(recipe, store, dict(start.tensors), feature_files(options), device, variants=variants)
    finish = recipe.finish.fraction if recipe.finish else 0.0
    clock = Clock(options.seconds, options.validate_every, finish, options.finish_arithmetic)
    with own_folder(options.out), StopRequest() as stop:
        clear(options.out)
        run_of = _Run(options, store, start, training)
        _train(training.run(clock, sets, run_of.save), tuple(sets), options.out / LOG, lambda: stop.requested)
        snapshot = training.snapshot()
        run_of.save(snapshot, {})  # at once: nothing may be lost if the machine is taken away now
        values = training.measured(snapshot, sets)
        run_of.save(snapshot, values)
    done = "Stopped" if stop.requested else "Done"
    print(f"{done} after {training.step} steps: {_values(values)}; fell back {training.fallbacks} times")
    with whole_file(options.out / "result.json") as path:
        path.write_text(json.dumps({"steps": training.step, "validation": values, "fallbacks": training.fallbacks}))
    return STOPPED if stop.requested else 0


def _train(
    moments: Iterable[Moment], set_names: Sequence[str], log_file: Path, should_stop: Callable[[], bool]
) -> None:
    """Train until the time is over or something asks to stop; log and print every few seconds."""
    shown = 0.0
    with refusals(log_file):
        file = log_file.open("w", newline="", encoding="utf-8")
    with file:

        def log(*cells: str | float) -> None:
            with refusals(log_file):
                csv.writer(file).writerow(cells)
                file.flush()

        log("step", "seconds", "loss", "rate", *set_names)
        for moment in moments:
            if moment.validation or moment.seconds - shown >= _REPORT_EVERY:
                shown = moment.seconds
                log(moment.step, f"{moment.seconds:.1f}", f"{moment.loss:.6f}", f"{moment.rate:.4f}",
                    *(moment.validation.get(name, "") for name in set_names))  # fmt: skip
                print(_line(moment), flush=True)
            if should_stop():
                break


class _Run:
    """Writes the checkpoints of a run."""

    def __init__(self, options: argparse.Namespace, store: PictureStore, start: Start, training: TimedTraining) -> None:
        self._options, self._training, self._started = options, training, time.monotonic()
        self._best: tuple[float, int] | None = None
        before = tuple(one.model_dump(mode="json") for one in start.before)
        origin = Origin(initialised_from=start.sha256, before=before)
        self._provenance = {
            **run_provenance(store, training.device, origin, validation=options.val, commit=options.commit),
            "date": datetime.now(UTC).date().isoformat(),
        }

    def save(self, snapshot: Snapshot, values: Mapping[str, float]) -> None:
        """Write a checkpoint as the last one, and as the best if no other's mean over the sets is higher."""
        recipe: Recipe = self._training.settled_recipe()
        mean = fmean(values.values()) if values else None
        is_best = mean is not None and (self._best is None or mean >= self._best[0])
        if mean is not None and is_best:
            self._best = mean, snapshot.step
        checkpoint = Checkpoint(
            step=snapshot.step,
            seconds=time.monotonic() - self._started,
            recipe=recipe.model_dump(mode="json"),
            network=snapshot.network,
            average=snapshot.average,
            average_updates=snapshot.step,
            optimizer={},
            best=self._best,
            provenance=self._provenance,
        )
        for name in (LAST, BEST) if is_best else (LAST,):
            save_checkpoint(self._options.out / name, checkpoint)


def _line(moment: Moment) -> str:
    text = f"step {moment.step:7d}  {moment.seconds:6.1f} s  loss {moment.loss:.5f}  rate {moment.rate:.3f}"
    return f"{text}  {_values(moment.validation)}" if moment.validation else text


def _values(validation: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {value:.3f} dB" for name, value in validation.items())
