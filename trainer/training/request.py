"""What the user asks of a training, apart from the recipe."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import torch

from trainer.data.store import PictureStore
from trainer.distributed import ALONE, World
from trainer.losses.loss import FeatureFiles


class DataDevice(StrEnum):
    """Where the training pictures are kept during a training."""

    AUTO = "auto"
    """On the GPU if they take at most half of its free memory, else on the host."""
    HOST = "host"
    """In memory-mapped files; the processor cuts the patches."""
    DEVICE = "device"
    """On the device that trains; patches are cut there."""


@dataclass(frozen=True, slots=True)
class TrainRequest:
    """What the user asked of `train`, apart from the recipe.

    Attributes:
        out: Folder of the run.
        store: The training pictures.
        validation: Folders of validation pictures, each of which counts alike; none trains without choosing a best
            checkpoint.
        files: Weights of recognition networks.
        device: Where to train.
        resume: Continue from the run's last checkpoint.
        init: Weights or a checkpoint to start from.
        data_device: Where the training pictures are kept.
        world: The processes that train together.
    """

    out: Path
    store: PictureStore
    validation: tuple[Path, ...]
    files: FeatureFiles
    device: torch.device
    resume: bool = False
    init: Path | None = None
    data_device: DataDevice = DataDevice.AUTO
    world: World = ALONE
