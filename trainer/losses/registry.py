"""All losses, found in the modules of `trainer.losses.terms`."""

from __future__ import annotations

import pkgutil
from collections import Counter
from importlib import import_module
from typing import TypeVar

from trainer.losses import terms
from trainer.losses.loss import Loss, WeightsFile

Record = TypeVar("Record")


def records(kind: type[Record]) -> list[Record]:
    """Import the modules of `trainer.losses.terms` and collect their records of a kind."""
    modules = [import_module(f"{terms.__name__}.{module.name}") for module in pkgutil.iter_modules(terms.__path__)]
    return list(
        dict.fromkeys(value for module in modules for value in vars(module).values() if isinstance(value, kind))
    )


def find_losses() -> tuple[Loss, ...]:
    """The losses in the order in which they are summed.

    Raises:
        ValueError: Two losses have the same key.
    """
    losses = records(Loss)
    keys = Counter(key for loss in losses for key in (loss.key, *loss.earlier_keys, *loss.keys.model_fields))
    twice = [key for key, count in keys.items() if count > 1]
    if twice:
        raise ValueError(f"Two losses have the key {twice[0]}.")
    return tuple(sorted(losses, key=lambda loss: (loss.shifted, loss.order, loss.key)))


LOSSES = find_losses()
"""In the order in which they are summed."""


def weights_files() -> tuple[WeightsFile, ...]:
    """The files that some loss needs, each once."""
    return tuple(dict.fromkeys(file for loss in LOSSES for file in loss.weights))
