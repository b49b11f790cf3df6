from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from sr_desktop.imaging.degrading.operations import Shrinking, blurred, gaussian_kernel, shrunk
from trainer.data.degraded import (
    Blur,
    DegradedSampler,
    GaussianNoise,
    Jpeg,
    Operation,
    PoissonNoise,
    Shrink,
    apply_all,
    drawn,
)
from trainer.data.patches import PatchPlan, PatchSampler
from trainer.data.section import DegradationSection
from trainer.data.store import PictureStore
from trainer.losses.combined import FeatureFiles
from trainer.recipes.recipe import Recipe, RecipeError
from trainer.recipes.sections import ValidationSection
from trainer.training.checkpoint import LAST
from trainer.training.monitoring.run_log import read_log
from trainer.training.request import DataDevice, TrainRequest
from trainer.training.session import Session
from trainer.training.validation import load_pairs

DRAWS = 4000
NOTHING = {"clean": 0.0, "shuffle": 0.0, "blur": 0.0, "noise": 0.0, "jpeg": 0.0}


def draws(section: DegradationSection) -> list[tuple[Operation, ...]]:
    return [drawn(section, np.random.default_rng([0, number])) for number in range(DRAWS)]


def sampler(store: PictureStore, section: DegradationSection, rank: int = 0, ranks: int = 1) -> DegradedSampler:
    return DegradedSampler(store, PatchPlan(store.sizes, 8, 4, 5, rank, ranks), section)


def share(of: list[Any], among: list[Any]) -> float:
    return len(of) / len(among)


def about(expected: float) -> Any:
    """Within four standard errors of a share of so many draws."""
    return pytest.approx(expected, abs=4 * math.sqrt(expected * (1 - expected) / 800))


def test_each_operation_is_drawn_as_often_as_the_recipe_says() -> None:
    section = DegradationSection(clean=0.2, blur=0.6, noise=0.5, jpeg=0.8, anisotropic=0.4, poisson=0.3, gray=0.25)
    everything = draws(section)
    degraded = [one for one in everything if one]
    assert share(degraded, everything) == about(0.8)
    blurs = [op for one in degraded for op in one if isinstance(op, Blur)]
    noises = [op for one in degraded for op in one if isinstance(op, GaussianNoise | PoissonNoise)]
    codings = [op for one in degraded for op in one if isinstance(op, Jpeg)]
    shrinks = [op for one in degraded for op in one if isinstance(op, Shrink)]
    assert share(blurs, degraded) == about(0.6)
    assert share(noises, degraded) == about(0.5)
    assert share(codings, degraded) == about(0.8)
    assert len(shrinks) == len(degraded)
    assert share([op for op in blurs if op.sigma != op.across], blurs) == about(0.4)
    assert share([op for op in noises if isinstance(op, PoissonNoise)], noises) == about(0.3)
    assert share([op for op in noises if op.gray], noises) == about(0.25)
    assert share([op for op in codings if op.subsampled], codings) == about(section.subsampled)
    ways = Counter(op.shrinking for op in shrinks)
    assert ways[Shrinking.BICUBIC] / len(shrinks) == about(0.5)
    assert ways[Shrinking.AREA] / len(shrinks) == about(0.25)


def test_strengths_are_uniform_within_their_ranges() -> None:
    operations = [op for one in draws(DegradationSection(clean=0, anisotropic=1)) for op in one]
    sigmas = [op.sigma for op in operations if isinstance(op, GaussianNoise)]
    qualities = [op.quality for op in operations if isinstance(op, Jpeg)]
    photons = np.log([op.photons for op in operations if isinstance(op, PoissonNoise)])
    angles = [op.angle for op in operations if isinstance(op, Blur)]
    widths = [width for op in operations if isinstance(op, Blur) for width in (op.sigma, op.across)]
    section = DegradationSection()
    for values, (least, greatest) in (
        (sigmas, section.noise_sigma),
        (qualities, section.jpeg_quality),
        (photons, np.log(section.photons)),
        (angles, (0, math.pi)),
        (widths, section.blur_sigma),
    ):
        assert min(values) >= least - 1e-9
        assert max(values) <= greatest + 1e-9
        assert np.mean(values) == pytest.approx((least + greatest) / 2, rel=0.06)
        assert np.std(values) == pytest.approx((greatest - least) / math.sqrt(12), rel=0.06)


def test_the_order_is_a_cameras_or_any_other() -> None:
    every = {"clean": 0, "blur": 1, "noise": 1, "jpeg": 1, "poisson": 0}
    ordered = {tuple(map(type, one)) for one in draws(DegradationSection(**every, shuffle=0))}
    assert ordered == {(Blur, Shrink, GaussianNoise, Jpeg)}
    shuffled = Counter(tuple(map(type, one)) for one in draws(DegradationSection(**every, shuffle=1)))
    assert len(shuffled) == 24
    assert min(shuffled.values()) > DRAWS / 24 / 2


def test_a_batch_follows_from_seed_and_step_alone(store: PictureStore) -> None:
    one, other = sampler(store, DegradationSection()), sampler(store, DegradationSection())
    other.at(3)
    assert torch.equal(one.at(7).inputs, other.at(7).inputs)
    assert not torch.equal(one.at(7).inputs, one.at(8).inputs)


def test_ranks_together_see_what_one_sees(store: PictureStore) -> None:
    section = DegradationSection(clean=0, noise=1)
    whole = sampler(store, section).at(2)
    parts = [sampler(store, section, rank, 2).at(2) for rank in range(2)]
    assert torch.equal(whole.inputs, torch.cat([part.inputs for part in parts]))
    assert torch.equal(whole.targets, torch.cat([part.targets for part in parts]))
    assert not torch.equal(parts[0].inputs, parts[1].inputs)


def test_clean_patches_are_the_plain_shrink_and_targets_are_never_touched(store: PictureStore) -> None:
    plan = PatchPlan(store.sizes, 8, 4, 5)
    plain = PatchSampler(store, plan).at(1)
    clean = DegradedSampler(store, plan, DegradationSection(clean=1)).at(1)
    assert torch.equal(clean.inputs, plain.inputs)
    degraded = DegradedSampler(store, plan, DegradationSection(clean=0)).at(1)
    assert torch.equal(degraded.targets, plain.targets)
    assert not torch.equal(degraded.inputs, plain.inputs)


def test_blur_and_shrinking_see_what_is_around_the_patch(store: PictureStore) -> None:
    section = DegradationSection(
        **{**NOTHING, "blur": 1.0},
        blur_sigma=(2.4, 2.4),
        anisotropic=0,
        shrink={"bicubic": 1, "bilinear": 0, "area": 0},
    )
    plan = PatchPlan(store.sizes, 8, 16, 5)
    batch = DegradedSampler(store, plan, section).at(0)
    places = [(number, place) for number, place in enumerate(plan.at(0)) if place.orientation == 0]
    assert places
    for number, place in places:
        whole = shrunk(blurred(store.high(place.picture), gaussian_kernel(2.4)), 4)
        expected = whole[place.y : place.y + 8, place.x : place.x + 8]
        patch = batch.inputs[number].permute(1, 2, 0).mul(255).round().numpy()
        # The patch's own Fourier transform may round a level elsewhere.
        assert np.abs(patch - expected).max() <= 1


def test_a_blur_spreads_as_far_after_the_shrink_as_before() -> None:
    random = np.random.default_rng(0)
    pixels = np.kron(random.integers(0, 256, (8, 8)), np.ones((32, 32)))[..., None].repeat(3, 2).astype(np.uint8)
    blur, shrink = Blur(6.0, 6.0, 0.0), Shrink(Shrinking.AREA)
    before, after = (apply_all(order, pixels, random).astype(int) for order in ([blur, shrink], [shrink, blur]))
    assert np.abs(before - after)[4:-4, 4:-4].mean() < 1


@pytest.mark.parametrize("offset", [0, 3, 15])
def test_the_grid_of_blocks_begins_where_it_is_drawn(offset: int) -> None:
    ramp = np.linspace(0, 255, 64)[None, :, None].repeat(64, 0).repeat(3, 2).astype(np.uint8)
    # At quality 1 nothing of a ramp is left but each block's mean.
    coded = Jpeg(1, False, offset, 0).apply(ramp, 1, np.random.default_rng(0))
    assert coded.shape == ramp.shape
    steps = np.flatnonzero((coded[:, 1:] != coded[:, :-1]).any((0, 2))) + 1
    assert len(steps) >= 4
    assert ((steps + offset) % 8 == 0).all()


def test_a_resumed_training_sees_the_same(
    make_recipe: Callable[..., Recipe], store: PictureStore, tmp_path: Path
) -> None:
    recipe = make_recipe(degradation={"noise": 1.0, "clean": 0.0})
    logs = []
    for name, stops in (("whole", False), ("halves", True)):
        request = TrainRequest(tmp_path / name, store, (), FeatureFiles(), torch.device("cpu"))
        if stops:
            Session(recipe, request).execute(iter([False] * 4 + [True] * 99).__next__)
            assert (tmp_path / name / LAST).exists()
            request = TrainRequest(tmp_path / name, store, (), FeatureFiles(), torch.device("cpu"), resume=True)
        Session(recipe, request).execute()
        logs.append([row.loss for row in read_log(tmp_path / name)])
    assert logs[0] == logs[1]


def test_patches_that_lie_on_a_device_cannot_be_degraded(
    make_recipe: Callable[..., Recipe], store: PictureStore, tmp_path: Path
) -> None:
    request = TrainRequest(tmp_path, store, (), FeatureFiles(), torch.device("cpu"), data_device=DataDevice.DEVICE)
    with pytest.raises(ValueError, match="leave out --data-device device"):
        Session(make_recipe(degradation={}), request).execute()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"degradation": {"noise_sigma": [9, 3]}}, "ascending order from 0 to 100"),
        ({"degradation": {"jpeg_quality": [0, 50]}}, "ascending order from 1 to 100"),
        ({"degradation": {"blur": 1.5}}, "degradation.blur"),
        ({"degradation": {"fog": 1}}, "degradation.fog"),
        ({"degradation": {"shrink": {"bicubic": 0, "bilinear": 0, "area": 0}}}, "at least one of bicubic"),
        ({"validation": {"degradations": ["fog"]}}, "no degradation called 'fog'"),
        ({"degradation": {}, "network": {"name": "srcnn", "input": "luma"}}, 'network.input must be "rgb"'),
    ],
)
def test_impossible_degradations_are_refused(
    make_recipe: Callable[..., Recipe], changes: dict[str, object], reason: str
) -> None:
    with pytest.raises(RecipeError, match=reason):
        make_recipe(**changes)


def test_validation_pictures_are_degraded_in_all_the_ways_named(photos: Path) -> None:
    files = sorted(photos.iterdir())
    section = ValidationSection(crop=64, degradations=("bicubic", "jpeg60", "blur1.2+noise5+jpeg75"))
    pairs, again = load_pairs(files, section), load_pairs(files, section)
    assert len(pairs) == 3 * len(files)
    assert all(np.array_equal(one.low.pixels, other.low.pixels) for one, other in zip(pairs, again, strict=True))
    clean, coded, worse = pairs[:3]
    assert clean.ground_truth.pixels is coded.ground_truth.pixels is worse.ground_truth.pixels
    assert len({pair.low.pixels.tobytes() for pair in pairs}) == len(pairs)
    plain = load_pairs(files, ValidationSection(crop=64))
    assert np.array_equal(plain[0].low.pixels, clean.low.pixels)
