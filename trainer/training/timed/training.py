"""A recipe's network trained until a given time is over; the learning rate follows the clock."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal, cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from sr_desktop.engine.forms.fast_forms import fast_form
from sr_desktop.imaging.measuring.metrics import metric_of
from sr_desktop.networks.registry import build_network
from trainer.data.store import PictureStore
from trainer.losses.combined import CombinedLoss
from trainer.losses.loss import FeatureFiles
from trainer.optimization.optimizer import make_optimizer
from trainer.recipes.recipe import Recipe
from trainer.training.timed.cutting import DeviceCutter, Places
from trainer.training.timed.possible import METRIC
from trainer.training.timed.step import CapturedStep, StepParts, make_capturable, set_rate, state_tensors
from trainer.training.trial import built_network, check_on_a_patch
from trainer.training.validation import ValidationSets, measured_sets

_STRETCH = 25
_STRETCH_ON_CPU = 5
"""Steps between two readings of the loss and the clock."""
_SAFE_EVERY = 20.0
"""Seconds between two copies of the weights that an explosion falls back to."""
_EXPLOSION = 4.0
"""Factor of the usual loss that counts as an explosion."""

_HALVES = {"bf16": torch.bfloat16, "fp16": torch.float16}
_FP16_SCALE = 8192.0
"""Factor of the loss in fp16, which has no numbers between 0 and 6e-8. It is fixed, as a captured step cannot adapt it;
gradients that overflow count as an explosion."""

FinishArithmetic = Literal["tf32", "fp32"]


@dataclass(frozen=True, slots=True)
class Clock:
    """How the time is spent.

    Attributes:
        seconds: From the first step to the last.
        validate_every: Seconds between two measures of the averaged weights.
        finish: Share of the time at the end, in the arithmetic `finish_arithmetic` and with the recipe's last loss.
        finish_arithmetic: ``"tf32"`` rounds the factors of a product to 10 bits on GPUs that have it.
        warm_up: Share of the time in which the learning rate rises.
    """

    seconds: float
    validate_every: float = 60.0
    finish: float = 0.1
    finish_arithmetic: FinishArithmetic = "tf32"
    warm_up: float = 0.01

    def rate_factor(self, elapsed: float, final: float) -> float:
        """Factor of the learning rate: a linear rise, then half a cosine down to `final`."""
        share = min(1.0, elapsed / self.seconds)
        if share < self.warm_up:
            return 0.05 + 0.95 * share / self.warm_up
        done = (share - self.warm_up) / (1 - self.warm_up)
        return final + (1 - final) * 0.5 * (1 + math.cos(math.pi * done))


@dataclass(frozen=True, slots=True)
class Moment:
    """What is known of the training at some time.

    Attributes:
        step: Steps taken.
        seconds: Since the first.
        loss: Mean of the last stretch.
        rate: Factor of the learning rate.
        validation: PSNR-Y in dB of the averaged weights `step` steps into the training, for each validation set; empty
            between two measures.
    """

    step: int
    seconds: float
    loss: float
    rate: float
    validation: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Weights on the host, which the training no longer changes: of the network and of its average."""

    step: int
    network: dict[str, Tensor]
    average: dict[str, Tensor]


Save = Callable[[Snapshot, Mapping[str, float]], None]
"""Is given the weights and what they measure for each validation set."""


class TimedTraining:
    """The live state: network, average, optimiser, and the two captured steps of the main part and of the finish.

    Args:
        recipe: What to train; one that `check_possible` lets pass. Its schedule's steps are not used.
        store: The pictures.
        start: Weights to begin with.
        files: Weights of recognition networks that the loss needs.
        device: Where.
        variants: See `DeviceCutter`.

    Attributes:
        step: Steps taken.
        average: The averaged network; its buffers are those of the last snapshot.
        fallbacks: How often the loss exploded and the weights from before were taken up again.
    """

    def __init__(
        self,
        recipe: Recipe,
        store: PictureStore,
        start: dict[str, Tensor],
        files: FeatureFiles,
        device: torch.device,
        *,
        variants: NDArray[np.uint8] | None = None,
    ) -> None:
        torch.manual_seed(recipe.seed)
        torch.backends.cudnn.benchmark = True
        self.recipe, self.device = recipe, device
        network = built_network(recipe)
        network.load_state_dict(start)
        self.network = cast(nn.Module, network.to(device=device, memory_format=torch.channels_last))  # type: ignore[call-overload]
        self.average = copy.deepcopy(self.network).eval().requires_grad_(False)
        self.optimizer = make_optimizer(self.network, recipe.optimizer, torch.bfloat16)
        make_capturable(self.optimizer, device)
        model = fast_form(self.network).train()
        self._model = model
        self._cutter = DeviceCutter(
            store, recipe.data.crop, recipe.data.batch, device, variants=variants, hardness=recipe.data.hardness
        )
        self._losses = CombinedLoss(recipe.loss, files).to(device), self._final_loss(recipe, files).to(device)
        check_on_a_patch(recipe, self.network, self._losses, device)
        self.step = 0
        self.fallbacks = 0
        self._safe: list[Tensor] = []
        self._stretch = _STRETCH if device.type == "cuda" else _STRETCH_ON_CPU
        self._scale = 1.0

    def run(self, clock: Clock, sets: ValidationSets, save: Save) -> Iterator[Moment]:
        """Train until the clock has run out; `save` is called in the background after each measure.

        The clock starts when the first captured step is ready to be repeated.
        """
        half = _HALVES.get(self.recipe.precision)
        main = self._captured(self._losses[0], half, compiled=self.recipe.compile)
        set_rate(self.optimizer, clock.rate_factor(0.0, self._final))
        self.step += main.prepare()
        started = time.monotonic()
        with ThreadPoolExecutor(1) as background:
            yield from self._part(main, clock, started, clock.seconds * (1 - clock.finish), sets, save, background)
            with _matrix_arithmetic(clock.finish_arithmetic):
                last = self._captured(self._losses[1], None, compiled=False)
                self.step += last.prepare()
                yield from self._part(last, clock, started, clock.seconds, sets, save, background)

    def snapshot(self) -> Snapshot:
        """The weights as they are now; the average has the network's own buffers, the statistics of batch norm."""
        for own, buffer in zip(self.average.buffers(), self.network.buffers(), strict=True):
            own.copy_(buffer)
        return Snapshot(self.step, _on_host(self.network), _on_host(self.average))

    def settled_recipe(self) -> Recipe:
        """The recipe with the number of steps that were taken."""
        schedule = self.recipe.schedule.model_copy(update={"steps": max(2, self.step), "warmup": 1})
        return self.recipe.model_copy(update={"schedule": schedule})

    @property
    def _final(self) -> float:
        return self.recipe.schedule.final_fraction

    def _part(
        self,
        captured: CapturedStep,
        clock: Clock,
        started: float,
        until: float,
        sets: ValidationSets,
        save: Save,
        background: ThreadPoolExecutor,
    ) -> Iterator[Moment]:
        usual = 0.0
        safe_at = validated_at = time.monotonic() - started
        self._keep_safe()
        measuring: tuple[int, Future[Mapping[str, float]]] | None = None
        while (elapsed := time.monotonic() - started) < until:
            factor = self._scale * clock.rate_factor(elapsed, self._final)
            set_rate(self.optimizer, factor)
            for _ in range(self._stretch):
                captured.take()
            loss = float(captured.loss_sum) / self._stretch
            captured.loss_sum.zero_()
            self.step += self._stretch
            elapsed = time.monotonic() - started
            if not math.isfinite(loss) or (usual and loss > _EXPLOSION * usual):
                self._fall_back()
                continue
            usual = 0.9 * usual + 0.1 * loss if usual else loss
            if elapsed - safe_at > _SAFE_EVERY:
                self._keep_safe()
                safe_at = elapsed
            values: Mapping[str, float] = {}
            step = self.step
            if measuring is not None and measuring[1].done():
                step, values = measuring[0], measuring[1].result()
                measuring = None
            if sets and measuring is None and elapsed - validated_at >= clock.validate_every:
                measuring = self.step, background.submit(self._measure, self.snapshot(), sets, save)
                validated_at = elapsed
            yield Moment(step, elapsed, loss, factor, values)
        if measuring is not None:
            yield Moment(measuring[0], time.monotonic() - started, usual, 0.0, measuring[1].result())

    def measured(self, snapshot: Snapshot, sets: ValidationSets) -> dict[str, float]:
        """Mean PSNR-Y in dB of the averaged weights for each set, on the processor and in fp32."""
        network = build_network(self.recipe.network.name, self.recipe.network.parameters)
        network.load_state_dict(snapshot.average)
        return {**measured_sets(network.eval(), sets, metric_of(METRIC)).folders}

    def _measure(self, snapshot: Snapshot, sets: ValidationSets, save: Save) -> Mapping[str, float]:
        """Runs on the processor while the GPU takes further steps."""
        values = self.measured(snapshot, sets)
        save(snapshot, values)
        return values

    def _captured(self, loss: nn.Module, half: torch.dtype | None, *, compiled: bool) -> CapturedStep:
        recipe, device = self.recipe, self.device

        def loss_at(places: Places) -> Tensor:
            batch = self._cutter.cut(places)
            inputs = batch.inputs.contiguous(memory_format=torch.channels_last)
            with torch.autocast(device.type, half or torch.bfloat16, enabled=half is not None):
                output: Tensor = self._model(inputs)
            value: Tensor = loss(output.float(), batch.targets)
            return value

        parts = StepParts(
            draw=self._cutter.draw,
            loss_at=torch.compile(loss_at) if compiled and device.type == "cuda" else loss_at,
            parameters=list(self.network.parameters()),
            average=list(self.average.parameters()),
            decay=recipe.optimizer.ema,
            optimizer=self.optimizer,
            clip_norm=recipe.optimizer.clip_norm,
            loss_scale=_FP16_SCALE if half == torch.float16 else 1.0,
        )
        return CapturedStep(parts, device)

    def _final_loss(self, recipe: Recipe, files: FeatureFiles) -> CombinedLoss:
        finish = recipe.finish
        return CombinedLoss((finish and finish.loss) or recipe.loss, files)

    def _live(self) -> list[Tensor]:
        tensors: list[Tensor] = [
            *self.network.parameters(),
            *self.network.buffers(),
            *self.average.parameters(),
        ]
        return [tensor.detach() for tensor in tensors] + state_tensors(self.optimizer)

    def _keep_safe(self) -> None:
        live = self._live()
        if len(self._safe) != len(live):
            self._safe = [tensor.clone() for tensor in live]
        else:
            for kept, tensor in zip(self._safe, live, strict=True):
                kept.copy_(tensor)

    def _fall_back(self) -> None:
        self.fallbacks += 1
        self._scale *= 0.7
        for kept, tensor in zip(self._safe, self._live(), strict=True):
            tensor.copy_(kept)


def _on_host(network: nn.Module) -> dict[str, Tensor]:
    return {name: tensor.detach().clone().cpu().contiguous() for name, tensor in network.state_dict().items()}


@contextmanager
def _matrix_arithmetic(kind: FinishArithmetic) -> Iterator[None]:
    """Whether a GPU may use TF32 in fp32 convolutions and products, within the context."""
    before: tuple[Any, Any] = torch.backends.cudnn.allow_tf32, torch.backends.cuda.matmul.allow_tf32
    torch.backends.cudnn.allow_tf32 = torch.backends.cuda.matmul.allow_tf32 = kind == "tf32"
    try:
        yield
    finally:
        torch.backends.cudnn.allow_tf32, torch.backends.cuda.matmul.allow_tf32 = before
