"""DISTS with the shipped weights: the authors' values, the same in strips, and what it measures of a region."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from torch import nn

from sr_desktop.engine.measures import dists
from sr_desktop.engine.measures.distances import DISTANCES
from sr_desktop.engine.measures.pairs import as_tensor
from sr_desktop.engine.measures.registry import computes
from sr_desktop.engine.measures.shipped import shipped_file
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.measuring.metrics import metric_of
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import Kernel, crop_to_multiple, downscale, upscale
from tests.engine.measures.patterns import never, pair


def dists_of(output: Pixels, truth: Pixels) -> float:
    value = DISTANCES["dists"](output, truth, False, never)
    assert value is not None
    return value


# By the authors' package dists-pytorch 0.1 in fp32, over VGG-16 features from the fp16 file.
@pytest.mark.parametrize(
    ("width", "height", "value"), [(40, 48, 0.3486003), (33, 47, 0.3389875), (97, 130, 0.2518970), (280, 34, 0.2351394)]
)
def test_it_is_the_authors_dists(width: int, height: int, value: float) -> None:
    assert dists_of(*pair(width, height)) == pytest.approx(value, abs=1e-6)


@pytest.mark.parametrize(
    ("folder", "name", "nearest", "bicubic"),
    [
        ("Set5", "bird", 0.3350884, 0.1759204),
        ("Set5", "head", 0.2919648, 0.2745603),
        ("Set14", "baboon", 0.3957896, 0.3319675),
    ],
)
def test_pieces_of_the_benchmarks_have_the_authors_values(
    shared_data: Path, folder: str, name: str, nearest: float, bicubic: float
) -> None:
    (path,) = (shared_data / "benchmark" / folder).glob(f"{name}.*")
    truth = crop_to_multiple(read_picture(path), 4)
    low = downscale(truth, 4)
    piece = np.s_[64:160, 64:160]
    for kernel, value in ((Kernel.NEAREST, nearest), (Kernel.BICUBIC, bicubic)):
        output = upscale(low.pixels, 4, kernel)
        assert dists_of(output[piece], truth.pixels[piece]) == pytest.approx(value, abs=1e-6)


def vgg16_of_torchvision(**_: object) -> Any:
    """Its convolutions, with the weights that ship, as its ``vgg16`` gives them after a download."""
    vgg = pytest.importorskip("torchvision.models.vgg")
    features = vgg.make_layers(vgg.cfgs["D"], batch_norm=False)
    tensors = load_file(shipped_file(dists.FEATURES_NAME))
    features.load_state_dict({name.removeprefix("features."): tensor.float() for name, tensor in tensors.items()})
    return SimpleNamespace(features=features)


def others(output: Pixels, truth: Pixels, network: nn.Module) -> float:
    with torch.no_grad():
        return float(network(as_tensor(output), as_tensor(truth)))


def test_piq_gives_the_same_where_it_does_not_shrink(monkeypatch: pytest.MonkeyPatch) -> None:
    perceptual = pytest.importorskip("piq.perceptual")
    monkeypatch.setattr(perceptual, "vgg16", vgg16_of_torchvision)
    weights = load_file(shipped_file(dists.WEIGHTS_NAME))
    monkeypatch.setattr(torch.hub, "load_state_dict_from_url", lambda *_, **__: weights)
    network = perceptual.DISTS()
    for size in ((64, 48), (45, 63)):
        assert dists_of(*pair(*size)) == pytest.approx(others(*pair(*size), network), abs=1e-5)


def test_the_authors_package_gives_the_same_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = pytest.importorskip("DISTS_pytorch.DISTS_pt")
    monkeypatch.setattr(theirs.models, "vgg16", vgg16_of_torchvision)
    network = theirs.DISTS(load_weights=False)
    for name, tensor in load_file(shipped_file(dists.WEIGHTS_NAME)).items():
        getattr(network, name).data = tensor
    for size in ((64, 48), (45, 300)):
        assert dists_of(*pair(*size)) == pytest.approx(others(*pair(*size), network), abs=1e-5)


@pytest.mark.parametrize(("height", "rows"), [(71, 1), (64, 5), (33, 16), (71, 16)])
def test_strips_give_the_value_of_the_whole(height: int, rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    output, truth = pair(37, height)
    whole = dists_of(output, truth)
    monkeypatch.setattr(dists, "STRIP_PIXELS", 37 * rows)
    assert dists_of(output, truth) == pytest.approx(whole, abs=1e-6)


@pytest.mark.parametrize(("kept", "blocks"), [(0, 5), (80_000, 3), (10**9, 0)])
def test_what_is_kept_of_an_original_is_not_computed_again_and_changes_nothing(
    kept: int, blocks: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, truth = pair(37, 40)
    outputs = [output, truth // 2]
    alone = [dists.DISTSDistance()(each, truth, False, never) for each in outputs]
    monkeypatch.setattr(dists, "KEPT_BYTES", kept)
    monkeypatch.setattr(dists, "STRIP_PIXELS", 37 * 16)
    passed = [0] * 5

    def count(place: int, given: tuple[torch.Tensor]) -> None:
        passed[place] += len(given[0])

    hooks = [
        block[-1].register_forward_pre_hook(lambda _, given, place=place: count(place, given))
        for place, block in enumerate(dists.shipped_dists().layers())
    ]
    distance = dists.DISTSDistance()
    counts = []
    for each, value in zip(outputs, alone, strict=True):
        passed[:] = [0] * 5
        assert distance(each, truth, False, never) == pytest.approx(value, abs=1e-7)
        counts.append(list(passed))
    for hook in hooks:
        hook.remove()
    # Of the first both pictures, then the result alone.
    assert counts[1] == counts[0][:blocks] + [both // 2 for both in counts[0][blocks:]]
    # Another original, and one that differs in its last pixel.
    assert distance(truth, output, False, never) == pytest.approx(alone[0], abs=1e-7)
    other = truth.copy()
    other[-1, -1] ^= 128
    assert distance(output, other, False, never) != pytest.approx(alone[0], abs=1e-7)


def test_a_result_that_is_measured_during_a_checkpoint_takes_nothing_from_the_other() -> None:
    """As what comes into view while a large picture is measured; before the original is known, and after."""
    output, truth = pair(37, 40)
    darker = truth // 2
    distance, inner = dists.DISTSDistance(), dists_of(darker, truth)
    outer = dists_of(output, truth)
    for _ in range(2):
        found: list[float | None] = []

        def measure_darker(found: list[float | None] = found) -> None:
            if not found:
                found.append(None)
                found.append(distance(darker, truth, False, never))

        assert distance(output, truth, False, measure_darker) == pytest.approx(outer, abs=1e-7)
        assert found[1] == pytest.approx(inner, abs=1e-7)


def test_a_cancel_is_heeded_between_layers() -> None:
    seen: list[int] = []

    def fifth() -> None:
        seen.append(1)
        if len(seen) == 5:
            raise InterruptedError

    distance = dists.DISTSDistance()
    with pytest.raises(InterruptedError):
        distance(*pair(37, 40), False, fifth)
    assert len(seen) == 5
    assert distance(*pair(37, 40), False, never) == pytest.approx(dists_of(*pair(37, 40)), abs=1e-7)


def test_equal_pictures_have_no_distance_even_flat_ones_and_it_is_symmetric() -> None:
    output, truth = pair(48, 40)
    assert dists_of(truth, truth) == pytest.approx(0, abs=1e-12)
    flat = np.full((40, 40, 3), 90, np.uint8)
    assert dists_of(flat, flat) == pytest.approx(0, abs=1e-12)
    assert 0 < dists_of(flat, flat + np.uint8(40)) < 1
    assert dists_of(output, truth) == pytest.approx(dists_of(truth, output), abs=1e-12)


def test_a_region_is_measured_as_a_picture_of_its_own_and_the_whole_with_its_border() -> None:
    output, truth = pair(64, 56)
    networks = computes(["dists"])
    assert measure(output, truth, is_gray=False, networks=networks)["dists"] == dists_of(output, truth)
    region = Rect(10, 6, 40, 36)
    part = measure(output, truth, is_gray=False, region=region, networks=networks)
    assert part["dists"] == dists_of(output[region.slices], truth[region.slices])
    small = measure(output, truth, is_gray=False, region=Rect(8, 8, 31, 40), networks=networks)
    assert small["dists"] is None
    assert small["psnr_y"] is not None


def test_lower_is_better_and_it_costs_something() -> None:
    metric = metric_of("dists")
    assert not metric.higher_is_better
    assert metric.is_chosen
    assert metric.package is None
