from __future__ import annotations

import numpy as np
import torch

from sr_desktop.imaging.resampling.factors import Kernel, upscale
from trainer.data.patches import PatchPlan, PatchSampler, _bicubic_patch, oriented
from trainer.data.store import PictureStore


def sampler(store: PictureStore, crop: int, batch: int, seed: int, on_luma: bool = False) -> PatchSampler:
    return PatchSampler(store, PatchPlan(store.sizes, crop, batch, seed), on_luma)


def test_a_batch_follows_from_seed_and_step_alone(store: PictureStore) -> None:
    one, other = sampler(store, 8, 4, 1), sampler(store, 8, 4, 1)
    other.at(3)
    assert torch.equal(one.at(7).inputs, other.at(7).inputs)
    assert not torch.equal(one.at(7).inputs, one.at(8).inputs)
    assert not torch.equal(one.at(7).inputs, sampler(store, 8, 4, 2).at(7).inputs)


def test_inputs_and_targets_show_the_same_place(store: PictureStore) -> None:
    batch = sampler(store, 12, 16, 0).at(0)
    assert batch.inputs.shape == (16, 3, 12, 12)
    assert batch.targets.shape == (16, 3, 48, 48)
    means = torch.nn.functional.avg_pool2d(batch.targets, 4)
    inner = (slice(None), slice(None), slice(2, -2), slice(2, -2))
    assert float((means[inner] - batch.inputs[inner]).abs().mean()) < 0.03


def test_a_bicubic_patch_equals_the_part_of_the_whole(store: PictureStore) -> None:
    low = np.ascontiguousarray(store.low(0))
    whole = upscale(low, 4, Kernel.BICUBIC)
    for x, y in ((0, 0), (5, 9), (low.shape[1] - 10, low.shape[0] - 10)):
        patch = _bicubic_patch(low, x, y, 10)
        assert np.array_equal(patch, whole[y * 4 : y * 4 + 40, x * 4 : x * 4 + 40])


def test_luma_patches_are_studio_range(store: PictureStore) -> None:
    batch = sampler(store, 8, 4, 0, on_luma=True).at(0)
    assert batch.inputs.shape == batch.targets.shape == (4, 1, 32, 32)
    assert float(batch.targets.min()) >= 16 / 255 - 1e-6
    assert float(batch.targets.max()) <= 235 / 255 + 1e-6


def test_the_eight_orientations_differ() -> None:
    patch = np.arange(27, dtype=np.uint8).reshape(3, 3, 3)
    assert len({oriented(patch, orientation).tobytes() for orientation in range(8)}) == 8
