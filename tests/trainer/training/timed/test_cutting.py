from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from sr_desktop import SCALE
from trainer.data.patches import oriented
from trainer.data.store import PictureStore
from trainer.training.timed.cutting import DeviceCutter

CPU = torch.device("cpu")


def as_bytes(patches: torch.Tensor) -> np.ndarray:
    return patches.mul(255).round().to(torch.uint8).permute(0, 2, 3, 1).numpy()


def test_patches_are_those_of_the_pictures_turned_alike(store: PictureStore) -> None:
    cutter = DeviceCutter(store, 8, 64, CPU)
    torch.manual_seed(3)
    places = cutter.draw()
    batch = cutter.cut(places)
    inputs, targets = as_bytes(batch.inputs), as_bytes(batch.targets)
    starts = {int(start): index for index, start in enumerate(store.starts[:-1])}
    for number, (start, _, width, x, y, turn) in enumerate(zip(*(part.tolist() for part in places), strict=True)):
        index = starts[start]
        assert width == store.entries[index].width
        low = store.low(index)[y : y + 8, x : x + 8]
        high = store.high(index)[y * SCALE : (y + 8) * SCALE, x * SCALE : (x + 8) * SCALE]
        assert np.array_equal(inputs[number], oriented(low, turn))
        assert np.array_equal(targets[number], oriented(high, turn))


def test_every_place_of_every_picture_can_be_drawn_alike(store: PictureStore) -> None:
    cutter = DeviceCutter(store, 20, 4000, CPU)
    torch.manual_seed(4)
    places = cutter.draw()
    sizes = store.sizes - 20 + 1
    # As `PatchPlan`: pictures by their area, then every place in them alike.
    areas = store.sizes.prod(1)
    for index, start in enumerate(store.starts[:-1]):
        here = places.start == int(start)
        share = float(here.double().mean())
        assert share == pytest.approx(areas[index] / areas.sum(), abs=0.03)
        assert int(places.x[here].min()) == 0
        assert int(places.x[here].max()) == sizes[index][0] - 1
        assert int(places.y[here].max()) == sizes[index][1] - 1
    counts = torch.bincount(places.turn, minlength=8).double() / 4000
    assert float((counts - 1 / 8).abs().max()) < 0.03


def test_hard_places_are_drawn_more_often(store: PictureStore) -> None:
    high = np.array(store.all_high)
    first = int(store.starts[1]) * SCALE * SCALE * 3
    high[:first] = 128
    low = np.array(store.all_low)
    low[: int(store.starts[1]) * 3] = 128
    smooth = replace(store, all_high=high, all_low=low)
    shares = {}
    for hardness in (0.0, 1.0):
        cutter = DeviceCutter(smooth, 8, 4000, CPU, hardness=hardness)
        torch.manual_seed(5)
        shares[hardness] = float((cutter.draw().start == 0).double().mean())
    assert shares[0.0] > 0.2
    assert 0 < shares[1.0] < 0.25 * shares[0.0]


def test_each_patch_has_one_of_the_variants(store: PictureStore) -> None:
    variants = np.stack([np.full_like(store.all_low, value) for value in (10, 20, 30)])
    cutter = DeviceCutter(store, 8, 600, CPU, variants=variants)
    torch.manual_seed(6)
    batch = cutter.cut(cutter.draw())
    values = as_bytes(batch.inputs).reshape(600, -1)
    assert (values == values[:, :1]).all()
    found, counts = np.unique(values[:, 0], return_counts=True)
    assert found.tolist() == [10, 20, 30]
    assert counts.min() > 140


def test_a_patch_larger_than_every_picture_is_refused(store: PictureStore) -> None:
    with pytest.raises(ValueError, match="patch of 512 pixels"):
        DeviceCutter(store, 128, 4, CPU)
