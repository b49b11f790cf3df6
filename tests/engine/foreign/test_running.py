"""Model files in a comparison: what comes out is what the network gives by itself, brought to four times."""

from __future__ import annotations

import gc
import hashlib
import json
import os
import weakref
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image
from safetensors.torch import save_file
from torch import Tensor, nn

from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.comparing.work import NetworkWork
from sr_desktop.engine.errors import MemoryShortageError
from sr_desktop.engine.events import Event, MethodDone, MethodFailed, Notice
from sr_desktop.engine.foreign.description import Tiling
from sr_desktop.engine.foreign.model_methods import model_method
from sr_desktop.engine.machine.devices import Precision, cpu
from sr_desktop.engine.planning import default_tile_size
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.settings import DeviceChoice, EngineSettings, Mode, PrecisionChoice
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.methods import SHIPPED, Kind, Method
from sr_desktop.networks.card import ModelCard, Training
from sr_desktop.networks.registry import build_network

Build = Callable[..., nn.Module]
Save = Callable[..., Path]

CPU = EngineSettings(device=DeviceChoice.CPU)


def compare(picture: Picture, method: Method, settings: EngineSettings = CPU) -> tuple[MethodDone, list[str]]:
    """Run one method on a picture as it is; its end and what was told."""
    events: list[Event] = []
    catalogue = SHIPPED.adding(method)
    Comparison(picture, [method.id], Mode.UPSCALE, settings, catalogue=catalogue).run(events.append)
    assert [event for event in events if isinstance(event, MethodFailed)] == []
    done = next(event for event in events if isinstance(event, MethodDone))
    return done, [str(event.message) for event in events if isinstance(event, Notice)]


def tensor(pixels: Pixels) -> Tensor:
    return torch.from_numpy(pixels.astype(np.float32) / 255).permute(2, 0, 1).unsqueeze(0)


def pixels_of(output: Tensor) -> NDArray[np.uint8]:
    values = output[0].permute(1, 2, 0).clamp(0, 1).mul(255).round()
    return values.numpy().astype(np.uint8)


def largest_difference(one: Pixels, other: Pixels) -> int:
    assert one.shape == other.shape
    return int(np.abs(one.astype(int) - other.astype(int)).max())


def test_a_model_of_the_scale_gives_what_its_network_gives(compact: Build, save_model: Save, picture: Picture) -> None:
    network = compact()
    path = save_model(network, "mine.safetensors")
    method = model_method(path, SHIPPED)
    done, notices = compare(picture, method)
    assert largest_difference(done.pixels, pixels_of(network(tensor(picture.pixels)))) == 0
    assert done.run.precision == "fp32"
    assert done.run.weights_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert notices == []


def test_a_model_of_scale_two_is_run_twice(compact: Build, save_model: Save, picture: Picture) -> None:
    network = compact(scale=2)
    done, notices = compare(picture, model_method(save_model(network), SHIPPED))
    once = network(tensor(picture.pixels)).clamp(0, 1)
    assert largest_difference(done.pixels, pixels_of(network(once))) == 0
    assert ["run twice" in notice for notice in notices] == [True]


@pytest.mark.parametrize("scale", [3, 8])
def test_another_scale_is_resampled_by_pillow(compact: Build, save_model: Save, picture: Picture, scale: int) -> None:
    network = compact(scale=scale)
    done, notices = compare(picture, model_method(save_model(network), SHIPPED))
    own = network(tensor(picture.pixels)).clamp(0, 1)[0].numpy()
    size = (picture.width * 4, picture.height * 4)
    planes = [Image.fromarray(plane, "F").resize(size, Image.Resampling.BICUBIC) for plane in own]
    expected = np.stack([np.asarray(plane) for plane in planes], axis=2)
    expected = np.rint(expected.clip(0, 1) * 255).astype(np.uint8)
    # Torch and Pillow add up the same kernel in another order.
    assert largest_difference(done.pixels, expected) <= 1
    assert ["bicubic" in notice for notice in notices] == [True]


def test_a_gray_model_enlarges_the_luma_of_a_colour_picture(compact: Build, save_model: Save, picture: Picture) -> None:
    network = compact(channels=1)
    done, notices = compare(picture, model_method(save_model(network), SHIPPED))
    size = (picture.width * 4, picture.height * 4)
    bicubic = np.asarray(Image.fromarray(picture.pixels).resize(size, Image.Resampling.BICUBIC)).astype(float)
    weights = np.array([0.299, 0.587, 0.114])
    luma = torch.from_numpy((picture.pixels @ weights / 255).astype(np.float32))[None, None]
    own = network(luma).clamp(0, 1)[0, 0].numpy() * 255
    expected = bicubic + (own - bicubic @ weights)[..., None]
    assert np.abs(done.pixels - expected.clip(0, 255)).max() <= 2
    assert ["brightness alone" in notice for notice in notices] == [True]


def test_a_gray_picture_stays_gray_and_a_gray_model_sees_it_as_it_is(
    compact: Build, save_model: Save, picture: Picture
) -> None:
    gray = np.repeat(picture.pixels[..., :1], 3, axis=2)
    network = compact(channels=1)
    done, _ = compare(Picture(gray, "gray", is_gray=True), model_method(save_model(network), SHIPPED))
    expected = pixels_of(network(tensor(gray)[:, :1])).repeat(3, axis=2)
    assert largest_difference(done.pixels, expected) <= 1
    assert np.ptp(done.pixels, axis=2).max() == 0


def test_tiles_agree_and_are_told(compact: Build, save_model: Save) -> None:
    # Wider than a core and two overlaps, so that tiles do not see everything.
    noise = np.random.default_rng(0).integers(0, 256, (40, 150, 3), np.uint8)
    method = model_method(save_model(compact(scale=2)), SHIPPED)
    whole, _ = compare(Picture(noise, "noise"), method)
    tiled, notices = compare(Picture(noise, "noise"), method, replace(CPU, tile=16))
    assert largest_difference(whole.pixels, tiled.pixels) <= 1
    assert (whole.run.tile, tiled.run.tile) == (None, 16)
    assert any("tiles of 16 pixels" in notice for notice in notices)


def test_a_model_that_bears_no_tiles_gets_the_whole_picture(compact: Build, save_model: Save, picture: Picture) -> None:
    ready = replace(NetworkPool().get(model_method(save_model(compact()), SHIPPED), cpu()), tiling=Tiling.IMPOSSIBLE)
    assert default_tile_size(ready, Picture(np.zeros((4000, 4000, 3), np.uint8), "large")) is None
    work = NetworkWork("Mine", ready, picture, 16)
    assert work.step().rects == (picture.bounds.scaled(4),)
    assert work.is_done
    assert work.run_info().tile is None


def test_a_model_that_bears_no_tiles_does_not_retreat_to_tiles(
    compact: Build, save_model: Save, picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = replace(NetworkPool().get(model_method(save_model(compact()), SHIPPED), cpu()), tiling=Tiling.IMPOSSIBLE)

    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("sr_desktop.engine.running.forward", full)
    with pytest.raises(MemoryShortageError, match="in one piece"):
        NetworkWork("Mine", ready, picture, None).step()


def test_a_precision_that_a_model_does_not_bear_is_not_taken(
    compact: Build, save_model: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    method = model_method(save_model(compact()), SHIPPED)
    pool = NetworkPool()
    assert pool.get(method, cpu()).precision is Precision.FP32
    asked = pool.get(method, cpu(), PrecisionChoice.BF16)
    assert (asked.precision, asked.remarks) == (Precision.BF16, ())
    monkeypatch.setattr("sr_desktop.engine.foreign.description.ForeignModel.supports_bfloat16", False)
    refused = pool.get(method, cpu(), PrecisionChoice.BF16)
    assert refused.precision is Precision.FP32
    assert "does not work in bf16" in str(refused.remarks[0])


def test_the_same_file_is_one_method_and_another_of_that_name_a_second(compact: Build, save_model: Save) -> None:
    path = save_model(compact(), "srresnet.pth")
    method = model_method(path, SHIPPED)
    assert method.id == "srresnet-2"
    catalogue = SHIPPED.adding(method)
    assert model_method(path, catalogue) == method
    assert catalogue.get("srresnet-2") is method
    (path.parent / "other").mkdir()
    assert model_method(save_model(compact(), "other/srresnet.pth"), catalogue).id == "srresnet-3"


def test_a_file_that_is_replaced_is_read_again(compact: Build, save_model: Save, picture: Picture) -> None:
    pool = NetworkPool()
    method = model_method(save_model(compact()), SHIPPED)
    before = pool.get(method, cpu()).weights_sha256
    torch.save({"params": compact(scale=2).state_dict()}, method.model)
    assert pool.get(method, cpu()).weights_sha256 != before


def test_a_file_that_has_gone_fails_its_method_alone(compact: Build, save_model: Save, picture: Picture) -> None:
    path = save_model(compact())
    method = model_method(path, SHIPPED)
    path.unlink()
    events: list[Event] = []
    Comparison(picture, [method.id, "bicubic"], Mode.UPSCALE, CPU, catalogue=SHIPPED.adding(method)).run(events.append)
    failed = [event for event in events if isinstance(event, MethodFailed)]
    assert [(event.method_id, "is not there" in str(event.message)) for event in failed] == [(method.id, True)]
    assert [event.method_id for event in events if isinstance(event, MethodDone)] == ["bicubic"]


@pytest.mark.parametrize("called", ["mine", "theirs"], ids=["its own name", "the name of before"])
@pytest.mark.parametrize(("name", "kind"), [("srcnn", Kind.LUMA_NETWORK), ("srresnet", Kind.RGB_NETWORK)])
def test_our_own_weights_with_their_card_are_a_model_file(
    tmp_path: Path, picture: Picture, name: str, kind: Kind, called: str
) -> None:
    parameters = {"srcnn": {"channels": [4, 4]}, "srresnet": {"blocks": 1, "channels": 4, "batch_norm": False}}[name]
    torch.manual_seed(0)
    network = build_network(name, parameters)
    path = tmp_path / "mine.safetensors"
    save_file(network.state_dict(), path)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    training = Training(
        recipe={}, data=(), steps=0, seconds=0, device="cpu", precision="fp32", date="2000-01-01", git_commit="none",
        versions={},
    )  # fmt: skip
    card = ModelCard(
        name=called, network=name, parameters=parameters, parameter_count=1, dtype="fp32", sha256=sha256,
        note="Not trained.", training=training,
    )  # fmt: skip
    path.with_suffix(".json").write_text(card.model_dump_json())
    method = model_method(path, SHIPPED)
    assert (method.id, method.kind, method.summary) == ("mine", kind, "Not trained.")
    done, notices = compare(picture, method)
    assert done.run.weights_sha256 == sha256
    assert notices == []


def test_a_json_that_is_no_card_is_left_alone(compact: Build, save_model: Save) -> None:
    path = save_model(compact(), "theirs.safetensors")
    path.with_suffix(".json").write_text(json.dumps({"author": "somebody"}))
    assert model_method(path, SHIPPED).title == "RealESRGAN Compact theirs"


def test_what_nobody_sees_reaches_no_model(compact: Build, save_model: Save, picture: Picture) -> None:
    method = model_method(save_model(compact(), "mine.safetensors"), SHIPPED)
    alpha = np.full((picture.height, picture.width), 255, np.uint8)
    alpha[:, picture.width // 2 :] = 0
    noise = np.random.default_rng(9).integers(0, 256, picture.pixels.shape, np.uint8)
    hidden = np.where(alpha[..., np.newaxis] == 0, noise, picture.pixels)
    one, other = (
        compare(replace(picture, pixels=np.ascontiguousarray(pixels), alpha=alpha), method)[0]
        for pixels in (picture.pixels, hidden)
    )
    np.testing.assert_array_equal(one.pixels, other.pixels)
    opaque, _ = compare(picture, method)
    assert not np.array_equal(one.pixels, opaque.pixels)


def test_a_model_file_that_is_replaced_is_not_kept_beside_the_new_one(save_model: Save, compact: Build) -> None:
    path = save_model(compact())
    method, pool = model_method(path, SHIPPED), NetworkPool()
    first = pool.get(method, cpu())
    assert pool.get(method, cpu()) is first
    gone = weakref.ref(first.network)
    found = path.stat()
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns + 1_000_000_000))
    second = pool.get(method, cpu())
    assert second is not first
    del first
    gc.collect()
    assert gone() is None
    assert pool.get(method, cpu()) is second
