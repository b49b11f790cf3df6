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
from sr_desktop.cli.arguments.methods import GivenModel, given_model
from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign.library import load_spandrel
from sr_desktop.model_format import parse_format


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


def test_how_a_model_takes_pictures_can_be_said_and_is_written_down(model: Path, photo: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = f"{model},range=0-1:0-255,order=BGR"
    arguments = ["compare", photo, "--out", out, "--methods", "bicubic", "--model", said, "--model", model]
    assert app.run([str(argument) for argument in (*arguments, "--device", "cpu", "--figure", "png")]) == 0
    figures = json.loads((out / "photo" / "metrics.json").read_text())["methods"]
    assert figures["2x-my-model"]["model_format"] == "range=0-1:0-255,order=BGR,layout=NCHW"
    assert figures["2x-my-model-2"]["model_format"] == "range=0-1,order=RGB,layout=NCHW"
    assert "model_format" not in figures["bicubic"]
    assert figures["2x-my-model"]["psnr_y"] < figures["2x-my-model-2"]["psnr_y"]
    recipe = json.loads((out / "photo" / "figure.recipe.json").read_text())
    formats = [method["model_format"] for method in recipe["methods"]]
    assert formats == [None, "range=0-1:0-255,order=BGR,layout=NCHW", "range=0-1,order=RGB,layout=NCHW"]
    again = tmp_path / "again"
    assert app.run(["compare", "--recipe", str(out / "photo" / "figure.recipe.json"), "--out", str(again)]) == 0
    assert (again / "figure.png").read_bytes() == (out / "photo" / "figure.png").read_bytes()


@pytest.mark.parametrize(
    ("format_text", "part"),
    [("range=0-256", "write one of 0-1"), ("axes=NHWC", "one of range, order"), ("layout=NHCW", "write one of NCHW")],
)
def test_a_format_that_is_none_is_wrong_usage(
    format_text: str, part: str, photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        app.run(["compare", str(photo), "--out", str(tmp_path / "out"), "--model", f"mine.onnx,{format_text}"])
    assert ended.value.code == 2
    assert part in " ".join(capsys.readouterr().err.split())


def test_a_file_whose_name_looks_like_a_format_is_found(model: Path, tmp_path: Path) -> None:
    odd = tmp_path / "mine,range=0-1.pth"
    odd.write_bytes(model.read_bytes())
    assert given_model(str(odd)).path == odd
    assert given_model(f"{odd},order=BGR") == GivenModel(odd, parse_format("order=BGR"))
