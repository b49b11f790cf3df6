"""What `train` and `experiments` both ask for: pictures, the device, weights of recognition networks."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from platformdirs import user_cache_path
from rich.console import Console
from rich.progress import Progress

from trainer.data.store import PictureStore, open_store
from trainer.distributed import ALONE, World
from trainer.recipe import Recipe


def add_data_arguments(parser: argparse.ArgumentParser) -> None:
    """Training pictures, validation pictures, where decoded ones are kept."""
    group = parser.add_argument_group("pictures")
    group.add_argument("--data", type=Path, nargs="+", required=True, metavar="DIR",
                       help="folders of training pictures, searched with all their sub-folders")  # fmt: skip
    group.add_argument("--val", type=Path, metavar="DIR", help="folder of validation pictures, never a benchmark set")
    group.add_argument("--cache", type=Path, default=user_cache_path("sr-desktop") / "training", metavar="DIR",
                       help="where decoded pictures are kept between runs (default: %(default)s)")  # fmt: skip
    group.add_argument("--memory-share", type=float, default=0.0, metavar="SHARE",
                       help="read the decoded pictures into memory if they take at most this share of it, 0 to 1; "
                       "otherwise the system keeps in memory what there is room for (default: 0)")  # fmt: skip


def add_device_arguments(parser: argparse.ArgumentParser) -> None:
    """The device and its threads."""
    parser.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda", "mps"),
                        help="where to compute; auto takes a GPU if there is one")  # fmt: skip
    parser.add_argument("--threads", type=int, metavar="N", help="processor threads to compute with")


def pick_device(choice: str, world: World = ALONE) -> torch.device:
    """The device asked for; ``auto`` takes CUDA, then MPS, then the CPU. Each rank of a machine gets a GPU of its own.

    Raises:
        ValueError: The machine has no such device, or fewer GPUs than ranks.
    """
    available = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    if choice == "auto":
        choice = next(name for name, present in available.items() if present)
    if not available[choice]:
        raise ValueError(f"This machine has no working {choice} device; leave out --device or choose cpu.")
    if choice != "cuda":
        return torch.device(choice)
    if world.local_rank >= torch.cuda.device_count():
        raise ValueError(
            f"This machine has {torch.cuda.device_count()} GPUs, fewer than the processes to train on them."
        )
    device = torch.device("cuda", world.local_rank)
    torch.cuda.set_device(device)
    return device


def open_pictures(options: argparse.Namespace, recipe: Recipe, console: Console, world: World = ALONE) -> PictureStore:
    """The store of the training pictures, decoded with a progress bar; says what was left out.

    Raises:
        DataError: A folder is missing, or none of its pictures can be used.
    """
    with (
        Progress(console=console, transient=True, disable=console.quiet) as progress,
        world.first_of_machine_first(),
    ):
        task = progress.add_task("Reading pictures", total=None)
        store = open_store(
            options.data,
            options.cache,
            exclude=recipe.data.exclude,
            smallest=recipe.data.crop,
            memory_share=options.memory_share,
            progress=lambda done, total: progress.update(task, completed=done, total=total),
        )
    for skipped in store.skipped:
        console.print(f"[yellow]left out:[/] {skipped.reason}", highlight=False)
    megapixels = sum(source.megapixels for source in store.sources)
    console.print(f"{len(store.entries)} pictures, {megapixels:.0f} megapixels; {len(store.skipped)} left out")
    return store
