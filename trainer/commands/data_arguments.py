"""What `train` and `experiments` both ask for: pictures and the device."""

from __future__ import annotations

import argparse

import torch
from platformdirs import user_cache_path

from sr_desktop.cli.arguments.types import named_path
from sr_desktop.system.allocator import keep_freed_memory
from trainer.commands.number_arguments import share, whole
from trainer.distributed import ALONE, World
from trainer.training.devices import pick_device
from trainer.training.pictures import PictureFolders


def add_data_arguments(parser: argparse.ArgumentParser) -> None:
    """Training pictures, validation pictures, where decoded ones are kept."""
    group = parser.add_argument_group("pictures")
    group.add_argument("--data", type=named_path, nargs="+", required=True, metavar="DIR",
                       help="folders of training pictures, searched with all their sub-folders")  # fmt: skip
    group.add_argument("--val", type=named_path, nargs="+", default=[], metavar="DIR",
                       help="folders of validation pictures, never a benchmark set; each counts alike")  # fmt: skip
    group.add_argument("--cache", type=named_path, default=user_cache_path("sr-desktop") / "training", metavar="DIR",
                       help="where decoded pictures are kept between runs (default: %(default)s)")  # fmt: skip
    group.add_argument("--memory-share", type=share, default=0.0, metavar="SHARE",
                       help="read the decoded pictures into memory if they take at most this share of it, 0 to 1; "
                       "otherwise the system keeps in memory what there is room for (default: 0)")  # fmt: skip


def add_device_arguments(parser: argparse.ArgumentParser) -> None:
    """The device and its threads."""
    parser.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda", "mps"),
                        help="where to compute; auto takes a GPU if there is one")  # fmt: skip
    parser.add_argument("--threads", type=whole(1), metavar="N", help="processor threads to compute with")


def picture_folders(options: argparse.Namespace) -> PictureFolders:
    """The training pictures that the options name."""
    return PictureFolders(tuple(options.data), options.cache, options.memory_share)


def prepared_device(options: argparse.Namespace, world: World = ALONE) -> torch.device:
    """The device that the options name; the processor's threads and allocator are set up for it.

    Raises:
        ValueError: The machine has no such device, or fewer GPUs than processes.
    """
    if options.threads:
        torch.set_num_threads(options.threads)
    device = pick_device(options.device, world)
    if device.type == "cpu":
        keep_freed_memory()
    return device
