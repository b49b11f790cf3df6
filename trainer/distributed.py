"""Several processes, one training: what `torchrun` starts, seen as one world of equal ranks.

Every rank holds the whole network and takes an equal slice of each batch; PyTorch's `DistributedDataParallel` averages
the gradients, so that all ranks take the step that one process would take with the whole batch. Rank 0 measures and
writes. Without `torchrun` the world has one rank, and nothing here does anything.
"""

from __future__ import annotations

import gc
import json
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import torch
from torch import Tensor, distributed

_Item = TypeVar("_Item")

_PATIENCE = timedelta(hours=2)
"""How long ranks wait for one that decodes the pictures or measures."""


class LostProcessError(ConnectionError):
    """Another process of the training has ended, or has not answered in time."""

    def __init__(self) -> None:
        super().__init__(
            "Another process of this training has ended or does not answer. What was saved last is in the run's "
            "folder: the same command with --resume continues from there."
        )


@dataclass(frozen=True, slots=True)
class World:
    """All processes of a training, seen by one of them.

    Attributes:
        rank: Number of this process; 0 writes files.
        size: How many there are.
        local_rank: Number of this process on its machine, and so of its GPU.
    """

    rank: int = 0
    size: int = 1
    local_rank: int = 0

    @property
    def is_first(self) -> bool:
        """Whether this process is the one that measures and writes."""
        return self.rank == 0

    @property
    def is_alone(self) -> bool:
        """Whether there is no other."""
        return self.size == 1

    def share(self, items: Sequence[_Item]) -> Sequence[_Item]:
        """Every `size`-th item, beginning with the one of this rank's number."""
        return items[self.rank :: self.size]

    def mean(self, values: Tensor) -> Tensor:
        """The mean of the ranks' tensors.

        The gradient of a rank's own is the mean of what the ranks' losses have by this mean: with the gradients that
        `DistributedDataParallel` averages, that of the mean of the losses.
        """
        if self.is_alone:
            return values
        mean: Tensor = _Mean.apply(values)  # type: ignore[no-untyped-call]
        return mean

    def gather(self, items: Sequence[_Item]) -> list[_Item]:
        """The items of all ranks, rank after rank, on every rank."""
        if self.is_alone:
            return list(items)
        found: list[Any] = [None] * self.size
        distributed.all_gather_object(found, list(items))
        return [item for part in found for item in part]

    @contextmanager
    def first_of_machine_first(self) -> Iterator[None]:
        """The other ranks of a machine enter only when its first has left, and so find what it made."""
        if self.local_rank > 0:
            self._meet()
        yield
        if not self.is_alone and self.local_rank == 0:
            self._meet()

    def _meet(self) -> None:
        """Wait for all ranks. On the CPU, so that it works before a GPU is chosen."""
        distributed.all_reduce(torch.zeros(1))


class _Mean(torch.autograd.Function):
    """The mean of the ranks' tensors, each of which has the same part in it."""

    @staticmethod
    def forward(ctx: Any, values: Tensor) -> Tensor:
        return _mean(values)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> Tensor:
        return _mean(gradient)


def _mean(values: Tensor) -> Tensor:
    total = values.clone()
    distributed.all_reduce(total)
    return total / distributed.get_world_size()


ALONE = World()
"""The world without `torchrun`."""


@contextmanager
def joined_world() -> Iterator[World]:
    """The world that `torchrun` describes in the environment, left again in the end; else `ALONE`.

    Raises:
        LostProcessError: Another process was lost meanwhile.
    """
    if "LOCAL_RANK" not in os.environ or int(os.environ.get("WORLD_SIZE", "1")) < 2:
        yield ALONE
        return
    # `DistributedDataParallel` imports this too, but after the group exists: default arguments in it would then hold
    # the group, whose threads would outlive it and could abort the process at its end.
    import torch.distributed.nn.functional

    world = World(int(os.environ["RANK"]), int(os.environ["WORLD_SIZE"]), int(os.environ["LOCAL_RANK"]))
    # Both: tensors on a GPU go by NCCL, those on the CPU and Python objects by gloo.
    backend = "cpu:gloo,cuda:nccl" if torch.cuda.is_available() else "gloo"
    distributed.init_process_group(backend, timeout=_PATIENCE)
    try:
        yield world
    except RuntimeError as error:
        if _is_of_the_group(error):
            raise LostProcessError from error
        raise
    finally:
        gc.collect()  # networks refer to the group in circles
        distributed.destroy_process_group()


def _is_of_the_group(error: RuntimeError) -> bool:
    """Whether it says that ranks could not exchange something; those of gloo have no type of their own."""
    return isinstance(error, distributed.DistError) or "/gloo/" in str(error)


def note_failure(sentence: str) -> None:
    """Hand `torchrun` the reason for which this process ends, to print where it reports the failed processes.

    It reports them, with its own traceback, whenever a process ends with an exit code other than 0.
    """
    path = os.environ.get("TORCHELASTIC_ERROR_FILE")
    if path:
        Path(path).write_text(json.dumps({"message": sentence, "timestamp": int(time.time())}), encoding="utf-8")
