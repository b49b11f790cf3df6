"""From a file to a described model, and which models are refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign.description import OVERLAP, ForeignModel, Subject, Tiling
from sr_desktop.engine.foreign.loading import load_model
from sr_desktop.methods import new_id

Build = Callable[..., nn.Module]
Save = Callable[..., Path]


def refusal(path: Path) -> str:
    with pytest.raises(ModelFileError) as caught:
        load_model(path)
    sentence = str(caught.value)
    assert str(path) in sentence
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize("name", ["4x Tiny_v1.2.pth", "4x Tiny_v1.2.safetensors"])
def test_a_model_is_described(compact: Build, save_model: Save, name: str) -> None:
    network = compact()
    path = save_model(network, name)
    loaded = load_model(path)
    model = loaded.model
    assert (model.id, model.title) == ("4x-tiny_v1.2", "RealESRGAN Compact 4x Tiny_v1.2")
    assert (model.scale, model.input_channels, model.output_channels) == (4, 3, 3)
    assert model.parameter_count == sum(parameter.numel() for parameter in network.parameters())
    assert (model.tiling, model.overlap, model.remarks) == (Tiling.APPROXIMATE, OVERLAP, ())
    assert not loaded.network.training
    assert not any(parameter.requires_grad for parameter in loaded.network.parameters())


@pytest.mark.parametrize("wrap", ["params_ema", "state_dict", "model"])
def test_weights_inside_a_checkpoint_are_found(compact: Build, tmp_path: Path, wrap: str) -> None:
    torch.save({wrap: compact().state_dict(), "epoch": 3}, tmp_path / "run.pth")
    assert load_model(tmp_path / "run.pth").model.architecture == "RealESRGAN Compact"


def test_half_precision_weights_are_computed_in_fp32(compact: Build, save_model: Save) -> None:
    network = load_model(save_model(compact().half())).network
    assert {parameter.dtype for parameter in network.parameters()} == {torch.float32}


def test_a_model_with_other_channels_is_refused(spandrel: Any, save_model: Save) -> None:
    from spandrel.architectures.ESRGAN import ESRGAN

    path = save_model(ESRGAN(in_nc=3, out_nc=1, num_filters=8, num_blocks=1))
    assert "takes 3 channels and gives 1" in refusal(path)


def test_an_unknown_architecture_is_told(spandrel: Any, save_model: Save) -> None:
    assert spandrel.__version__ in refusal(save_model(nn.Sequential(nn.Linear(3, 4))))


def test_tensors_that_almost_fit_are_told(compact: Build, save_model: Save, tmp_path: Path) -> None:
    weights = compact().state_dict()
    weights["body.2.weight"] = torch.zeros(5, 7, 3, 3)
    torch.save(weights, tmp_path / "odd.pth")
    assert "do not fit" in refusal(tmp_path / "odd.pth")


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("RealESRGAN_x4plus", "realesrgan_x4plus"),
        ("超解像", "model"),
        ("a, b/c", "a-b-c"),
        ("srresnet", "srresnet-3"),
        ("original", "original-2"),
        ("..", "model"),
        ("x" * 300, "x" * 80),
    ],
)
def test_ids_are_safe_and_unique(stem: str, expected: str) -> None:
    assert new_id(stem, {"srresnet", "srresnet-2"}) == expected


def described(**values: Any) -> ForeignModel:
    given: dict[str, Any] = {
        "id": "m", "title": "M", "path": Path("m.pth"), "architecture": "A", "scale": 4, "input_channels": 3,
        "output_channels": 3, "parameter_count": 1_000_000, "sha256": "0" * 64, "tiling": Tiling.APPROXIMATE,
    }  # fmt: skip
    return ForeignModel(**(given | values))


def test_what_is_done_to_a_result_is_said() -> None:
    twice, other = described(scale=2), described(scale=3)
    gray = described(input_channels=1, output_channels=1, subject=Subject.BRIGHTNESS)
    assert (twice.runs, twice.overlap) == (2, OVERLAP + OVERLAP // 2)
    assert "run twice" in str(twice.remarks[0])
    assert (other.runs, other.overlap) == (1, OVERLAP)
    assert "3 times" in str(other.remarks[0])
    assert "bicubic" in str(other.remarks[0])
    assert "colour" in str(gray.remarks[0])
    assert "1.00 million values" in str(gray.about[0])
    assert "takes values 0-1 and gives 0-1" in str(gray.about[1])
    assert gray.about[2:] == gray.remarks
