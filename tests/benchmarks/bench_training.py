"""The training loop beside a plain one over the same network and pictures, in one run.

The plain loop is what one writes at first, as PyTorch's own super-resolution example does: a `Dataset` that opens a
picture with Pillow for each patch, a `DataLoader`, fp32, `loss.item()` at every step. On a GPU also the arithmetic that
our loop achieves against a large bf16 matrix product.

``python tests/benchmarks/bench_training.py [--steps N] [--batch N] [--crop N] [--blocks N] [--device cpu|cuda]``
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
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
from trainer.data.patches import PatchPlan, PatchSampler
from trainer.data.resident import ResidentSampler
from trainer.data.store import PictureStore, find_pictures, open_store
from trainer.losses.loss import FeatureFiles
from trainer.recipes.recipe import Recipe, find_recipe, load_recipe
from trainer.training.devices import device_name, pick_device
from trainer.training.loop import Training

PICTURES = 12
SIDES = (768, 512)
ROUNDS = 3
"""How often the loops take turns, so that what else the machine does falls on both."""
WARM_UP = 0.25
"""Share of the steps of a round that do not count."""


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


def plain_loop(recipe: Recipe, files: list[Path], device: torch.device, workers: int) -> Iterator[Speed]:
    """A step after the other, as one writes it at first."""
    steps, batch = recipe.schedule.steps, recipe.data.batch
    network = build_network(recipe.network.name, recipe.network.parameters).to(device)
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-4)
    criterion = nn.L1Loss()
    loader = DataLoader(PlainDataset(files, recipe.data.crop, steps * batch), batch, num_workers=workers)
    before = time.perf_counter()
    for inputs, targets in loader:
        waited = time.perf_counter() - before
        optimizer.zero_grad()
        loss = criterion(network(inputs.to(device)), targets.to(device))
        loss.backward()
        optimizer.step()
        loss.item()
        yield Speed(time.perf_counter() - before, waited)
        before = time.perf_counter()


def our_loop(recipe: Recipe, store: PictureStore, device: torch.device) -> Iterator[Speed]:
    """The loop of the trainer, its average and clipping included."""
    training = Training(recipe, FeatureFiles(), device)
    plan = PatchPlan(store.sizes, recipe.data.crop, recipe.data.batch, recipe.seed)
    on_gpu = device.type == "cuda"
    sampler = ResidentSampler(store, plan, False, device) if on_gpu else PatchSampler(store, plan)
    for reports in training.run(sampler):
        for report in reports:
            yield Speed(report.seconds, report.data_seconds)


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
    parser.add_argument("--steps", type=int, help="of each loop in a round; default: 12 on the CPU, 300 on a GPU")
    parser.add_argument("--batch", type=int, help="default: 4 on the CPU, 16 on a GPU")
    parser.add_argument("--crop", type=int, help="low-resolution side of a patch; default: 24 on the CPU, 48 on a GPU")
    parser.add_argument("--blocks", type=int, default=16)
    parser.add_argument("--workers", type=int, default=2, help="processes of the DataLoader")
    parser.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda"))
    options = parser.parse_args()
    device = pick_device(options.device)
    gpu = device.type == "cuda"
    steps, batch, crop = (
        options.steps or (300 if gpu else 12),
        options.batch or (16 if gpu else 4),
        options.crop or (48 if gpu else 24),
    )
    recipe = load_recipe(
        find_recipe("srresnet"),
        [
            f"schedule.steps={steps}", "schedule.warmup=0", f"data.batch={batch}", f"data.crop={crop}",
            f"network.parameters.blocks={options.blocks}", f"checkpoint_every={steps}", f"validation.every={steps}",
        ],
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "pictures"
        folder.mkdir()
        write_pictures(folder)
        files, store = find_pictures(folder), open_store([folder], Path(place) / "cache", smallest=crop)
        plain_steps: list[Speed] = []
        our_steps: list[Speed] = []
        for _ in range(ROUNDS):
            plain_steps += settled(plain_loop(recipe, files, device, options.workers))
            our_steps += settled(our_loop(recipe, store, device))
        plain, ours = middle(plain_steps), middle(our_steps)
    table = Table(
        "Loop", "Images/s", "Step", "Waiting for data",
        title=f"SRResNet of {options.blocks} blocks, batch {batch} of {crop} x {crop}, {device_name(device)}",
    )  # fmt: skip
    for name, speed in (("plain DataLoader, fp32", plain), (f"trainer, {recipe.precision}", ours)):
        share = 100 * speed.data_seconds / speed.seconds
        table.add_row(name, f"{batch / speed.seconds:.1f}", f"{1000 * speed.seconds:.1f} ms", f"{share:.1f} %")
    console = Console()
    console.print(table)
    console.print(f"The trainer's loop is {plain.seconds / ours.seconds:.2f} times as fast.", highlight=False)
    if gpu:
        achieved, possible = step_flops(recipe) / ours.seconds, matmul_flops(device)
        share = f"{100 * achieved / possible:.0f} % of a bf16 matrix product's {possible / 1e12:.0f}"
        console.print(f"{achieved / 1e12:.1f} TFLOP/s, counted on the network as written; {share}.", highlight=False)


if __name__ == "__main__":
    main()
