from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from sr_desktop.imaging.resampling.factors import Kernel, upscale
from trainer.data import hardness
from trainer.data.hardness import CELL, cell_errors, corners_by_error
from trainer.data.patches import PatchPlan
from trainer.data.store import PictureStore, open_store
from trainer.losses.combined import FeatureFiles
from trainer.recipes.recipe import Recipe, RecipeError
from trainer.training.monitoring.run_log import read_log
from trainer.training.request import TrainRequest
from trainer.training.session import Session

CROP = 8
DRAWS = 20_000


@pytest.fixture
def halves(tmp_path: Path) -> PictureStore:
    """One picture: a smooth gradient on the left, texture on the right, with nothing in between."""
    random = np.random.default_rng(0)
    smooth = np.linspace(60, 180, 256)[:, None, None].repeat(256, 1).repeat(3, 2)
    texture = random.integers(80, 176, (256, 256, 3))
    folder = tmp_path / "halves"
    folder.mkdir()
    Image.fromarray(np.concatenate([smooth, texture], 1).astype(np.uint8)).save(folder / "halves.png")
    return open_store([folder], tmp_path / "cache", smallest=CROP)


def drawn(store: PictureStore, power: float) -> np.ndarray:
    """``(draws, 3)``: picture, x and y."""
    corners = corners_by_error(cell_errors(store), store.sizes, CROP, power)
    return np.array(corners.draw(np.random.default_rng(0), DRAWS))


def test_the_error_of_a_cell_is_that_of_bicubic_enlargement(store: PictureStore) -> None:
    for index, errors in enumerate(cell_errors(store)):
        high = store.high(index).astype(int)
        difference = np.abs(upscale(np.ascontiguousarray(store.low(index)), 4, Kernel.BICUBIC) - high)
        assert errors.shape == tuple(-(-side // (4 * CELL)) for side in high.shape[:2])
        for row, column in np.ndindex(errors.shape):
            side = 4 * CELL
            cell = difference[row * side : (row + 1) * side, column * side : (column + 1) * side]
            assert errors[row, column] == pytest.approx(cell.mean(), rel=1e-5)


@pytest.mark.parametrize("power", [0.0, 0.5, 1.0])
def test_textured_crops_are_drawn_by_the_power_of_their_error(halves: PictureStore, power: float) -> None:
    (errors,) = cell_errors(halves)
    middle = errors.shape[1] // 2
    ratio = float(errors[:, middle + 1 :].mean()) / max(float(errors[:, : middle - 1].mean()), 0.25)
    assert ratio > 20
    x = drawn(halves, power)[:, 1]
    # Crops over the border between the halves are left out.
    smooth, textured = np.count_nonzero(x < 64 - 3 * CELL), np.count_nonzero(x >= 64 + CELL)
    places = (64 - 3 * CELL) / (128 - CROP + 1 - 64 - CELL)
    assert textured / smooth * places == pytest.approx(ratio**power, rel=0.15)


def test_at_zero_it_is_the_uniform_draw(store: PictureStore) -> None:
    corners = drawn(store, 0.0)
    areas = store.sizes.prod(1)
    for picture, (width, height) in enumerate(store.sizes):
        own = corners[corners[:, 0] == picture]
        assert len(own) / DRAWS == pytest.approx(areas[picture] / areas.sum(), rel=0.05)
        for side, length in ((1, width), (2, height)):
            counts = Counter(own[:, side].tolist())
            assert set(counts) == set(range(length - CROP + 1))
            assert max(counts.values()) < 1.6 * len(own) / len(counts)


def test_every_crop_lies_inside_its_picture(store: PictureStore) -> None:
    corners = drawn(store, 1.0)
    sizes = store.sizes[corners[:, 0]]
    assert (corners[:, 1:] >= 0).all()
    assert (corners[:, 1:] + CROP <= sizes).all()


def test_pictures_without_any_error_can_be_drawn(tmp_path: Path) -> None:
    folder = tmp_path / "flat"
    folder.mkdir()
    Image.new("RGB", (96, 64), "gray").save(folder / "flat.png")
    flat = open_store([folder], tmp_path / "cache", smallest=CROP)
    assert len(set(map(tuple, drawn(flat, 1.0).tolist()))) == (24 - CROP + 1) * (16 - CROP + 1)


def test_errors_are_computed_once_and_kept_with_the_store(store: PictureStore, monkeypatch: pytest.MonkeyPatch) -> None:
    first = cell_errors(store)
    monkeypatch.setattr(hardness, "upscale", None)
    again = cell_errors(store)
    assert all(np.array_equal(one, other) for one, other in zip(first, again, strict=True))


def test_places_follow_from_seed_and_step_and_ranks_share_them(store: PictureStore) -> None:
    corners = corners_by_error(cell_errors(store), store.sizes, CROP, 0.7)

    def plan(rank: int = 0, ranks: int = 1, seed: int = 1) -> PatchPlan:
        return PatchPlan(store.sizes, CROP, 8, seed, rank, ranks, corners)

    assert plan().at(3) == plan().at(3)
    assert plan().at(3) != plan().at(4)
    assert plan().at(3) != plan(seed=2).at(3)
    assert plan(0, 2).at(3) + plan(1, 2).at(3) == plan().at(3)
    assert {place.orientation for step in range(20) for place in plan().at(step)} == set(range(8))


def test_a_recipe_trains_on_hard_crops_and_without_the_key_as_before(
    make_recipe: Callable[..., Recipe], store: PictureStore, tmp_path: Path
) -> None:
    losses = {}
    for name, data in (("plain", {}), ("zero", {"hardness": 0.0}), ("hard", {"hardness": 1.0})):
        recipe = make_recipe(data={"crop": CROP, "batch": 2, **data})
        request = TrainRequest(tmp_path / name, store, (), FeatureFiles(), torch.device("cpu"))
        Session(recipe, request).execute()
        losses[name] = [row.loss for row in read_log(tmp_path / name)]
    assert losses["plain"] == losses["zero"]
    assert losses["plain"] != losses["hard"]


def test_hardness_is_a_power_of_at_most_one(make_recipe: Callable[..., Recipe]) -> None:
    with pytest.raises(RecipeError, match=r"data\.hardness"):
        make_recipe(data={"hardness": 1.5})
