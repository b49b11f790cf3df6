"""The training loop beside a plain one over the same network and pictures, in one run.

The plain loop is what one writes at first, as PyTorch's own super-resolution example does: a `Dataset` that opens a
picture with Pillow for each patch, a `DataLoader`, Adam, `loss.item()` at every step. Both run in fp32 and in bf16; on
a processor ours runs without and with the allocator's settings too. Each turn of a loop has a process of its own, as
those settings last as long as one. On a GPU also the arithmetic that our loop achieves against a large bf16 matrix
product.

``python tests/benchmarks/bench_training.py [--steps N] [--batch N] [--crop N] [--blocks N] [--device cpu|cuda]``
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np
import torch
from PIL import Image
from rich.console import Console
from rich.table import Table
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset
from torch.utils.flop_counter import FlopCounterMode

from sr_desktop.networks.registry import build_network
from sr_desktop.system.allocator import keep_freed_memory
from trainer.data.patches import PatchPlan, PatchSampler
from trainer.data.resident import ResidentSampler
from trainer.data.store import find_pictures, open_store
from trainer.losses.loss import FeatureFiles
from trainer.recipes.recipe import Precision, Recipe, find_recipe, load_recipe
from trainer.training.devices import device_name, pick_device
from trainer.training.loop import Training

PICTURES = 12
SIDES = (768, 512)
ROUNDS = 3
"""How often the loops take turns, so that what else the machine does falls on both."""
WARM_UP = 0.25
"""Share of the steps of a round that do not count."""


@dataclass(frozen=True, slots=True)
class Loop:
    """One way to train.

    Attributes:
        name: As the table has it.
        is_ours: Whether it is the trainer's.
        precision: Arithmetic of the network.
        keeps_memory: Whether freed memory is kept, as the trainer does on a processor.
    """

    name: str
    is_ours: bool
    precision: Precision
    keeps_memory: bool = False


_LOOPS = (
    Loop("plain DataLoader, fp32", False, "fp32"),
    Loop("trainer, fp32, usual allocator", True, "fp32"),
    Loop("trainer, fp32", True, "fp32", keeps_memory=True),
    Loop("plain DataLoader, bf16", False, "bf16"),
    Loop("trainer, bf16, usual allocator", True, "bf16"),
    Loop("trainer, bf16", True, "bf16", keeps_memory=True),
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What all loops train on.

    Attributes:
        device: Where.
        changes: Of the recipe's values, as ``key=value``.
        pictures: The folder of the photographs.
        cache: Where they are kept decoded.
        workers: Processes of the `DataLoader`.
    """

    device: torch.device
    changes: tuple[str, ...]
    pictures: Path
    cache: Path
    workers: int

    def recipe(self, precision: Precision) -> Recipe:
        """What is trained, in that arithmetic from the first step to the last."""
        return load_recipe(
            find_recipe("srresnet"), [*self.changes, f"precision={precision}", f"finish.precision={precision}"]
        )


@dataclass(frozen=True, slots=True)
class Speed:
    """Median seconds of a step, and of its wait for data."""

    seconds: float
    data_seconds: float


class PlainDataset(Dataset[tuple[Tensor, Tensor]]):
    """Random aligned patches, each from a picture that is opened for it."""

    def __init__(self, files: list[Path], crop: int, length: int) -> None:
        self._files, self._crop, self._length = files, crop, length

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, index: int) -> tuple[Tensor, Tensor]:
        random = np.random.default_rng(index)
        picture = Image.open(self._files[index % len(self._files)]).convert("RGB")
        side = self._crop * 4
        x, y = int(random.integers(picture.width - side + 1)), int(random.integers(picture.height - side + 1))
        target = picture.crop((x, y, x + side, y + side))
        source = target.resize((self._crop, self._crop), Image.Resampling.BICUBIC)
        return _tensor(source), _tensor(target)


def _tensor(picture: Image.Image) -> Tensor:
    return torch.from_numpy(np.array(picture)).permute(2, 0, 1).float().div(255)


def plain_loop(setting: Setting, precision: Precision) -> Iterator[Speed]:
    """A step after the other, as one writes it at first."""
    recipe, device = setting.recipe(precision), setting.device
    steps, batch = recipe.schedule.steps, recipe.data.batch
    network = build_network(recipe.network.name, recipe.network.parameters).to(device)
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-4)
    criterion = nn.L1Loss()
    dataset = PlainDataset(find_pictures(setting.pictures), recipe.data.crop, steps * batch)
    loader = DataLoader(dataset, batch, num_workers=setting.workers)
    before = time.perf_counter()
    for inputs, targets in loader:
        waited = time.perf_counter() - before
        optimizer.zero_grad()
        with torch.autocast(device.type, torch.bfloat16, enabled=precision == "bf16"):
            output = network(inputs.to(device))
        loss = criterion(output, targets.to(device))
        loss.backward()
        optimizer.step()
        loss.item()
        yield Speed(time.perf_counter() - before, waited)
        before = time.perf_counter()


def our_loop(setting: Setting, precision: Precision) -> Iterator[Speed]:
    """The loop of the trainer, its average and clipping included."""
    recipe, device = setting.recipe(precision), setting.device
    store = open_store([setting.pictures], setting.cache, smallest=recipe.data.crop)
    training = Training(recipe, FeatureFiles(), device)
    plan = PatchPlan(store.sizes, recipe.data.crop, recipe.data.batch, recipe.seed)
    sampler = ResidentSampler(store, plan, False, device) if device.type == "cuda" else PatchSampler(store, plan)
    for reports in training.run(sampler):
        for report in reports:
            yield Speed(report.seconds, report.data_seconds)


def one_turn(loop: Loop, setting: Setting) -> list[Speed]:
    """The settled steps of a loop, in a process that does nothing else."""
    if loop.keeps_memory:
        keep_freed_memory()
    run = our_loop if loop.is_ours else plain_loop
    return settled(run(setting, loop.precision))


def settled(speeds: Iterator[Speed]) -> list[Speed]:
    """What comes after the warm-up."""
    found = list(speeds)
    return found[int(len(found) * WARM_UP) :]


def middle(speeds: list[Speed]) -> Speed:
    """The medians."""
    return Speed(median(speed.seconds for speed in speeds), median(speed.data_seconds for speed in speeds))


def write_pictures(folder: Path) -> None:
    """Pictures of noise at several scales, as JPEG: what they show does not change how long they take."""
    random = np.random.default_rng(0)
    for index in range(PICTURES):
        layers = [
            Image.fromarray(random.integers(0, 256, (SIDES[1] // scale, SIDES[0] // scale, 3), np.uint8)).resize(SIDES)
            for scale in (2, 8, 32)
        ]
        mixed = np.mean([np.asarray(layer) for layer in layers], axis=0).astype(np.uint8)
        Image.fromarray(mixed).save(folder / f"{index}.jpg", quality=92)


def step_flops(recipe: Recipe) -> int:
    """Floating-point operations of the network's own forward and backward pass for a batch."""
    network = build_network(recipe.network.name, recipe.network.parameters)
    with FlopCounterMode(display=False) as counter:
        network(torch.rand(1, 3, recipe.data.crop, recipe.data.crop)).sum().backward()
    return counter.get_total_flops() * recipe.data.batch


def matmul_flops(device: torch.device, side: int = 8192, rounds: int = 20) -> float:
    """Floating-point operations a second of a large bf16 matrix product."""
    a, b = (torch.randn(side, side, device=device, dtype=torch.bfloat16) for _ in range(2))
    for _ in range(3):
        a @ b
    torch.cuda.synchronize(device)
    start = time.perf_counter()
    for _ in range(rounds):
        a @ b
    torch.cuda.synchronize(device)
    return 2 * side**3 * rounds / (time.perf_counter() - start)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, help="of each loop in a round; default: 24 on the CPU, 300 on a GPU")
    parser.add_argument("--batch", type=int, help="default: 4 on the CPU, 16 on a GPU")
    parser.add_argument("--crop", type=int, help="low-resolution side of a patch; default: 24 on the CPU, 48 on a GPU")
    parser.add_argument("--blocks", type=int, default=16)
    parser.add_argument("--workers", type=int, default=2, help="processes of the DataLoader")
    parser.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda"))
    options = parser.parse_args()
    device = pick_device(options.device)
    gpu = device.type == "cuda"
    steps, batch, crop = (
        options.steps or (300 if gpu else 24),
        options.batch or (16 if gpu else 4),
        options.crop or (48 if gpu else 24),
    )
    changes = (
        f"schedule.steps={steps}", "schedule.warmup=0", f"data.batch={batch}", f"data.crop={crop}",
        f"network.parameters.blocks={options.blocks}", f"checkpoint_every={steps}", f"validation.every={steps}",
    )  # fmt: skip
    loops = [loop for loop in _LOOPS if not (gpu and loop.keeps_memory)]
    seen: dict[Loop, list[Speed]] = {loop: [] for loop in loops}
    with tempfile.TemporaryDirectory() as place:
        setting = Setting(device, changes, Path(place) / "pictures", Path(place) / "cache", options.workers)
        setting.pictures.mkdir()
        write_pictures(setting.pictures)
        open_store([setting.pictures], setting.cache, smallest=crop)
        own = {"max_workers": 1, "max_tasks_per_child": 1, "mp_context": multiprocessing.get_context("spawn")}
        with ProcessPoolExecutor(**own) as process:
            for _ in range(ROUNDS):
                for loop in loops:
                    seen[loop] += process.submit(one_turn, loop, setting).result()
    speeds = {loop: middle(steps) for loop, steps in seen.items()}
    table = Table(
        "Loop", "Images/s", "Step", "Waiting for data", "Times as fast",
        title=f"SRResNet of {options.blocks} blocks, batch {batch} of {crop} x {crop}, {device_name(device)}",
    )  # fmt: skip
    for loop, speed in speeds.items():
        plain = next(other for one, other in speeds.items() if not one.is_ours and one.precision == loop.precision)
        share = 100 * speed.data_seconds / speed.seconds
        table.add_row(
            loop.name, f"{batch / speed.seconds:.1f}", f"{1000 * speed.seconds:.1f} ms", f"{share:.1f} %",
            f"{plain.seconds / speed.seconds:.2f}",
        )  # fmt: skip
    console = Console()
    console.print(table)
    console.print("Times as fast as the plain loop in the same arithmetic; medians.", highlight=False)
    if gpu:
        fastest = min(speed.seconds for loop, speed in speeds.items() if loop.is_ours)
        achieved, possible = step_flops(setting.recipe("bf16")) / fastest, matmul_flops(device)
        share = f"{100 * achieved / possible:.0f} % of a bf16 matrix product's {possible / 1e12:.0f}"
        console.print(f"{achieved / 1e12:.1f} TFLOP/s, counted on the network as written; {share}.", highlight=False)


if __name__ == "__main__":
    main()
