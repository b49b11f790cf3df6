"""Measuring a network during its training."""

from __future__ import annotations

from pathlib import Path
from statistics import fmean

import pytest
import torch

from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.measuring.metrics import metric_of
from sr_desktop.networks.registry import build_network
from trainer.data.store import find_pictures
from trainer.evaluation.enlargers import network_enlarger
from trainer.recipes.sections import ValidationSection
from trainer.training.initialisation import initialise_as_interpolation
from trainer.training.validation import load_pairs, mean_score, restored

PSNR = metric_of("psnr_y")
NETWORKS = {"srresnet": {"blocks": 1, "channels": 8, "batch_norm": False}, "srcnn": {}}


@pytest.mark.parametrize("name", NETWORKS)
def test_a_validation_measures_what_an_evaluation_would(name: str, photos: Path) -> None:
    network = build_network(name, NETWORKS[name])
    initialise_as_interpolation(network)
    pairs = load_pairs(find_pictures(photos), ValidationSection(crop=64))
    upscale = network_enlarger(network.eval())
    values = [measure(upscale(pair.low)[0], pair.ground_truth.pixels, is_gray=False)["psnr_y"] for pair in pairs]
    assert mean_score(network, pairs, PSNR) == fmean(values)
    assert mean_score(network, pairs, PSNR) > 15


def test_a_network_that_diverges_is_measured_as_black(photos: Path) -> None:
    network = build_network("srresnet", NETWORKS["srresnet"])
    (pair, *_) = load_pairs(find_pictures(photos), ValidationSection(crop=64))
    with torch.no_grad():
        next(network.parameters()).fill_(torch.nan)
    output = restored(network, pair.low)
    assert output.shape == pair.ground_truth.pixels.shape
    assert not output.any()
    assert mean_score(network, [pair], PSNR) < 10
