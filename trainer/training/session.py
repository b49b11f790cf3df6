"""One run on disk: what `train` does around the loop, from opening the data to the last checkpoint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from trainer.recipes.recipe import Recipe
from trainer.training.checkpoint import BEST, LAST
from trainer.training.keeper import CheckpointKeeper
from trainer.training.loop import StepReport, Training
from trainer.training.monitoring.preview import FOLDER as PREVIEWS
from trainer.training.monitoring.preview import save_preview
from trainer.training.monitoring.report import CURVES, REPORT, write_report
from trainer.training.monitoring.run_log import BOARD, RunLog
from trainer.training.origin import prepare
from trainer.training.provenance import run_provenance
from trainer.training.request import TrainRequest
from trainer.training.sampling import make_sampler
from trainer.training.validation import Validation, set_names
from trainer.training.validator import Validator
from trainer.writing import own_folder


@dataclass(frozen=True, slots=True)
class Session:
    """A training and its folder: logs every step, validates and saves at the recipe's pace.

    Attributes:
        recipe: What to train and how.
        request: With what, and where to.
        on_step: Called with the report of every step.
        on_validation: Called with the step and what was measured.
    """

    recipe: Recipe
    request: TrainRequest
    on_step: Callable[[StepReport], None] = lambda report: None
    on_validation: Callable[[int, Validation], None] = lambda step, validation: None

    def execute(self, should_stop: Callable[[], bool] = lambda: False) -> int:
        """Train to the end, or until `should_stop` says so after some step; return the step of the last checkpoint.

        Of several processes the first measures and writes; the others only train.

        Raises:
            DivergedError: The loss is not finite or has exploded; the last checkpoint is from before.
            CheckpointError, DataError, FeatureWeightsError, ValueError: Something that was asked for is impossible.
        """
        recipe, request = self.recipe, self.request
        # Anything wrong with what was asked is found here, before the first step and before a file is touched.
        sampler = make_sampler(recipe, request)
        training = Training(recipe, request.files, request.device, request.world)
        origin = prepare(training, recipe, request)
        if not request.world.is_first:
            for reports in training.run(sampler, should_stop):
                self._show(reports)
            return training.step
        validator = Validator(recipe, request) if request.validation else None
        provenance = run_provenance(request.store, request.device, origin, request.world, request.validation)
        if training.step >= recipe.schedule.steps:
            provenance = {**origin.provenance}  # no step is taken here
        keeper = CheckpointKeeper(request.out, recipe, origin, provenance)
        with own_folder(request.out):
            if not request.resume:
                clear(request.out)
            with RunLog(request.out, training.step, set_names(request.validation)) as log:
                for reports in training.run(sampler, should_stop):
                    measured = None
                    if validator is not None and recipe.validates_after(training.step):
                        measured = self._validate(training, validator, keeper, log)
                    log.add(reports, measured)
                    keeper.save_if_due(training)
                    self._show(reports)
                last = keeper.save_last(training)
            write_report(request.out, last)
        return training.step

    def _validate(self, training: Training, validator: Validator, keeper: CheckpointKeeper, log: RunLog) -> Validation:
        network, step = training.averaged_network, training.step
        measured = validator.measure(network)
        if keeper.best is None or validator.is_better(measured.mean, keeper.best[0]):
            keeper.save_best(training, measured.mean)
        preview = validator.preview(network, step)
        save_preview(self.request.out, step, preview)
        log.add_preview(step, preview)
        self.on_validation(step, measured)
        return measured

    def _show(self, reports: tuple[StepReport, ...]) -> None:
        for report in reports:
            self.on_step(report)


def clear(folder: Path) -> None:
    """Remove what an earlier run left in the folder, so that nothing of it is mistaken for this run's."""
    for pattern in (LAST, BEST, "step-*.pt", f"{PREVIEWS}/step-*.png", f"{BOARD}/events.*", REPORT, CURVES):
        for path in folder.glob(pattern):
            path.unlink()
