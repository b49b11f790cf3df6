from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from trainer.data.patches import PatchPlan, PatchSampler
from trainer.data.resident import ResidentSampler, fits, resident_bytes
from trainer.data.store import PictureStore
from trainer.losses.loss import FeatureFiles
from trainer.recipes.recipe import Recipe
from trainer.training.monitoring.run_log import read_log
from trainer.training.request import DataDevice, TrainRequest
from trainer.training.session import Session

DEVICES = (DataDevice.HOST, DataDevice.DEVICE)
CPU = torch.device("cpu")


@pytest.mark.parametrize("on_luma", [False, True], ids=["rgb", "luma"])
def test_patches_cut_on_the_device_are_those_cut_on_the_host_bit_for_bit(store: PictureStore, on_luma: bool) -> None:
    plan = PatchPlan(store.sizes, crop=9, batch=16, seed=3)
    host, device = PatchSampler(store, plan, on_luma), ResidentSampler(store, plan, on_luma, CPU)
    orientations = set()
    for step in range(6):
        one, other = host.at(step), device.at(step)
        assert torch.equal(one.inputs, other.inputs)
        assert torch.equal(one.targets, other.targets)
        orientations |= {place.orientation for place in plan.at(step)}
    assert orientations == set(range(8))


def test_its_batches_are_channels_last_and_of_the_announced_size(store: PictureStore) -> None:
    sampler = ResidentSampler(store, PatchPlan(store.sizes, 8, 4, 0), False, CPU)
    batch = sampler.at(0)
    assert batch.inputs.is_contiguous(memory_format=torch.channels_last)
    assert batch.targets.is_contiguous(memory_format=torch.channels_last)
    held = sum(plane.pixels.numel() * plane.pixels.element_size() for plane in (sampler._inputs, sampler._targets))
    assert held == resident_bytes(store, on_luma=False)


def test_pictures_stay_on_the_host_unasked_where_there_is_no_gpu(store: PictureStore) -> None:
    assert not fits(store, on_luma=False, device=CPU)


def test_a_training_on_resident_pictures_is_the_same_training(
    make_recipe: Callable[..., Recipe], store: PictureStore, tmp_path: Path
) -> None:
    for data_device in DEVICES:
        asked = TrainRequest(tmp_path / data_device, store, (), FeatureFiles(), CPU, data_device=data_device)
        Session(make_recipe(), asked).execute()
    host, device = (read_log(tmp_path / data_device) for data_device in DEVICES)
    assert [row.loss for row in host] == [row.loss for row in device]
