"""``sr-desktop compare --model FILE``: model files of the user's own beside the methods of the program."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import pytest
import torch
from PIL import Image

from sr_desktop.cli import app
from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign.library import load_spandrel


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A tiny model of scale two; without spandrel the test is skipped."""
    try:
        load_spandrel()
    except ModelFileError as error:
        pytest.skip(str(error))
    from spandrel.architectures.Compact import Compact

    torch.manual_seed(0)
    path = tmp_path / "2x My Model.pth"
    torch.save(Compact(num_feat=4, num_conv=1, upscale=2).state_dict(), path)
    return path


def test_a_model_is_one_more_method(
    model: Path, photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = tmp_path / "second.png"
    second.write_bytes(photo.read_bytes())
    out = tmp_path / "out"
    arguments = ["compare", photo, second, "--out", out, "--methods", "bicubic", "--model", model, "--device", "cpu"]
    assert app.run([str(argument) for argument in arguments]) == 0
    figures = json.loads((out / "photo" / "metrics.json").read_text())
    assert list(figures["methods"]) == ["bicubic", "2x-my-model"]
    own = figures["methods"]["2x-my-model"]
    assert own["weights_sha256"] == hashlib.sha256(model.read_bytes()).hexdigest()
    assert own["psnr_y"] > 0
    assert Image.open(out / "photo" / "2x-my-model.png").size == (68, 48)
    with (out / "metrics.csv").open(newline="") as file:
        assert [row["method"] for row in csv.DictReader(file)] == ["bicubic", "2x-my-model"] * 2
    told = capsys.readouterr()
    assert "RealESRGAN Compact 2x My Model" in " ".join(told.out.split())
    assert " ".join(told.err.split()).count("it is run twice") == 1


def test_a_model_that_cannot_be_used_is_named_and_the_rest_is_written(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.pth"
    broken.write_bytes(b"no model")
    out = tmp_path / "out"
    arguments = ["compare", photo, "--out", out, "--methods", "bicubic", "--model", broken]
    assert app.run([str(argument) for argument in arguments]) == 1
    assert (out / "photo" / "bicubic.png").is_file()
    told = " ".join(capsys.readouterr().err.split())
    assert "broken.pth" in told
    assert "Traceback" not in told
