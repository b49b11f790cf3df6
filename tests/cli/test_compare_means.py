"""Means over several pictures of which some are restored exactly."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from sr_desktop.cli import app

pytestmark = pytest.mark.usefixtures("tiny_weights")


def test_pictures_of_one_colour_are_counted_beside_the_mean(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    flat = tmp_path / "flat.png"
    Image.new("RGB", (64, 48), (90, 120, 150)).save(flat)
    arguments = ["compare", str(photo), str(flat), "--out", str(tmp_path / "out"), "--methods", "nearest,bicubic"]
    assert app.run(arguments) == 0
    told = capsys.readouterr().out
    single, mean = told.split("Mean of 2 pictures")
    psnr = single.split("Bicubic")[1].split()[0]
    assert f"{psnr} (1 ∞)" in " ".join(mean.split())
