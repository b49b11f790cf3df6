"""The metrics that need a network, found in the modules of `trainer.losses.terms`, and their computing."""

from __future__ import annotations

from collections.abc import Iterable

import torch

from sr_desktop.engine.measures.pairs import compute_by
from sr_desktop.engine.measures.registry import computes
from sr_desktop.imaging.measuring.metrics import chosen_ids, metric_of
from sr_desktop.imaging.measuring.scores import Compute
from trainer.losses.loss import FeatureFiles, NetworkMetric
from trainer.losses.registry import records

NETWORK_METRICS = {record.metric_id: record for record in records(NetworkMetric)}
"""By metric id."""


def network_metrics(ids: Iterable[str], files: FeatureFiles, device: torch.device | None = None) -> dict[str, Compute]:
    """What computes these metrics, without those that need no torch; ids of other measures are left out.

    Args:
        device: Where the networks run; None for the processor.

    Raises:
        FeatureWeightsError: Weights are missing or unreadable; the message says what to do.
        EngineError: A package is missing.
    """
    wanted = tuple(ids)
    own = [name for name in wanted if name in NETWORK_METRICS]
    return {
        **{name: compute_by(NETWORK_METRICS[name].make(files, device), metric_of(name)) for name in own},
        **computes(chosen_ids(name for name in wanted if name not in own)),
    }
