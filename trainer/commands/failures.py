"""What ends a command with a sentence rather than with a traceback."""

from __future__ import annotations

import torch

from sr_desktop.messages.message import MessageError
from sr_desktop.messages.reasons import why_not_read
from trainer.data.store import DataError
from trainer.losses.recognition import FeatureWeightsError
from trainer.optimization.divergence import DivergedError
from trainer.recipes.recipe import RecipeError
from trainer.training.checkpoint import CheckpointError
from trainer.training.monitoring.curves import NoMatplotlibError

FAILURES = (
    MessageError,
    RecipeError,
    DataError,
    CheckpointError,
    DivergedError,
    FeatureWeightsError,
    NoMatplotlibError,
    torch.OutOfMemoryError,
    ValueError,
    OSError,
)
"""Any of these may come from any command: most read pictures, recipes, checkpoints and weights."""


def sentence_of(error: Exception) -> str:
    """What is said of one of `FAILURES`; of what the system has refused, with the file."""
    if isinstance(error, torch.OutOfMemoryError):
        return "The GPU has too little memory left: set data.batch or data.crop to less, or free some."
    if not isinstance(error, OSError) or error.errno is None:
        return str(error)
    reason = str(why_not_read(error))
    return f"{reason[0].upper()}{reason[1:]}." if error.filename is None else f"{error.filename}: {reason}."
