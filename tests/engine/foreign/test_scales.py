"""Model files at each scale of a comparison: run again where that makes it, resampled elsewhere, or at one alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor, nn

from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.events import Event, MethodDone, MethodFailed, Notice
from sr_desktop.engine.foreign.loading import load_model
from sr_desktop.engine.foreign.model_methods import model_method
from sr_desktop.engine.inputs.source import InputSource
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.settings import DeviceChoice, EngineSettings, Mode
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.methods import SHIPPED, Method
from tests.engine.foreign.papers import published

Build = Callable[..., nn.Module]
Save = Callable[..., Path]

CPU = EngineSettings(device=DeviceChoice.CPU)


def run(
    picture: Picture, method: Method, scale: int, pool: NetworkPool | None = None
) -> tuple[Pixels | str, list[str]]:
    """A model on a picture at a scale: what it makes, or why it makes nothing, and what was said."""
    events: list[Event] = []
    catalogue, source = SHIPPED.adding(method), InputSource(scale=scale)
    Comparison(picture, [method.id], Mode.UPSCALE, CPU, pool=pool, catalogue=catalogue, source=source).run(
        events.append
    )
    end = next(event for event in events if isinstance(event, MethodDone | MethodFailed))
    said = [str(event.message) for event in events if isinstance(event, Notice)]
    return (end.pixels if isinstance(end, MethodDone) else str(end.message)), said


def tensor(pixels: Pixels) -> Tensor:
    return torch.from_numpy(pixels.astype(np.float32) / 255).permute(2, 0, 1).unsqueeze(0)


def repeated(network: nn.Module, picture: Picture, runs: int) -> Tensor:
    x = tensor(picture.pixels)
    for _ in range(runs):
        x = network(x).clamp(0, 1)
    return x


def pixels_of(output: Tensor) -> Pixels:
    return output[0].permute(1, 2, 0).clamp(0, 1).mul(255).round().numpy().astype(np.uint8)


@pytest.mark.parametrize(("scale", "runs"), [(2, 1), (4, 2), (8, 3)])
def test_a_model_of_two_is_run_as_often_as_the_scale_asks(
    compact: Build, save_model: Save, picture: Picture, scale: int, runs: int
) -> None:
    network, method = compact(scale=2), model_method(save_model(compact(scale=2)), SHIPPED)
    made, said = run(picture, method, scale)
    assert isinstance(made, np.ndarray)
    assert np.array_equal(made, pixels_of(repeated(network, picture, runs)))
    assert ["run" in sentence for sentence in said] == [True] * (runs > 1)


@pytest.mark.parametrize("scale", [1, 2, 3, 8])
def test_a_model_of_four_is_brought_to_another_scale_by_bicubic(
    compact: Build, save_model: Save, picture: Picture, scale: int
) -> None:
    network = compact()
    made, said = run(picture, model_method(save_model(network), SHIPPED), scale)
    size = picture.width * scale, picture.height * scale
    planes = [
        Image.fromarray(one.numpy(), "F").resize(size, Image.Resampling.BICUBIC)
        for one in repeated(network, picture, 1)[0]
    ]
    expected = np.rint(np.stack([np.asarray(plane) for plane in planes], axis=2).clip(0, 1) * 255)
    assert isinstance(made, np.ndarray)
    assert np.abs(made - expected).max() <= 1
    assert [f"enlarges 4 times; its result is brought to {scale} times" in sentence for sentence in said] == [True]


def test_a_pool_keeps_the_scales_of_a_model_apart(compact: Build, save_model: Save, picture: Picture) -> None:
    method, pool = model_method(save_model(compact(scale=2)), SHIPPED), NetworkPool()
    for scale in (4, 2, 4):
        made, _ = run(picture, method, scale, pool)
        assert isinstance(made, np.ndarray)
        assert made.shape == (picture.height * scale, picture.width * scale, 3)


def test_a_model_that_does_not_enlarge_restores_at_one_and_nowhere_else(
    compact: Build, save_model: Save, picture: Picture
) -> None:
    network = compact(scale=1)
    method = model_method(save_model(network), SHIPPED)
    assert method.scale == 1
    assert "without enlarging" in str(method.about[-1])
    made, said = run(picture, method, 1)
    assert isinstance(made, np.ndarray)
    assert np.array_equal(made, pixels_of(repeated(network, picture, 1)))
    assert said == []
    refused, _ = run(picture, method, 4)
    assert "it is available at ×1, not at ×4" in str(refused)


@pytest.mark.parametrize("scale", [2, 3, 4])
def test_a_file_with_several_scales_is_run_by_the_parts_of_the_scale(
    spandrel: object, tmp_path: Path, scale: int
) -> None:
    file = tmp_path / "carn.pth"
    state = published.CARN_M.state()
    torch.save(state, file)
    at = load_model(file).at(scale)
    assert (at.model.scale, at.model.runs) == (scale, 1)
    assert sorted((at.model.scale, *at.model.unused_scales)) == [2, 3, 4]
    with torch.inference_mode():
        x = torch.rand(1, 3, 9, 10, generator=torch.Generator().manual_seed(0))
        expected = published.carn_m_at(scale, state, x).clamp(0, 1)
        torch.testing.assert_close(at.network(x), expected, atol=2e-5, rtol=0)
    assert expected.shape == (1, 3, 9 * scale, 10 * scale)


def test_a_file_that_was_written_again_is_described_as_it_is_now(compact: Build, save_model: Save) -> None:
    path = save_model(compact(scale=2))
    named = SHIPPED.adding(model_method(path, SHIPPED)).added[0]
    catalogue = SHIPPED.adding(named).renaming(named.id, "Ours").coloring(named.id, "#aa3377")
    assert model_method(path, catalogue) == catalogue.get(named.id)
    save_model(compact(scale=4)).replace(path)
    again = model_method(path, catalogue)
    assert (again.id, again.title, again.color) == (named.id, "Ours", "#aa3377")
    assert again.about != named.about
