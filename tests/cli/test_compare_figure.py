"""``sr-desktop compare --figure``."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pypdf
import pytest
from PIL import Image

from sr_desktop.cli import app

pytestmark = pytest.mark.usefixtures("tiny_weights")


def compare(*arguments: str | Path) -> int:
    return app.run(["compare", *map(str, arguments)])


def test_a_figure_for_every_picture_with_the_region_of_every_method(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = compare(
        photo, "--out", tmp_path / "out", "--methods", "bicubic,srcnn", "--region", "10,8,30,24", "--figure", "pdf"
    )
    assert code == 0
    folder = tmp_path / "out" / "photo"
    assert sorted(path.name for path in folder.iterdir()) == [
        "bicubic.png", "figure.pdf", "figure.recipe.json", "metrics.json", "srcnn.png",
    ]  # fmt: skip
    (page,) = pypdf.PdfReader(folder / "figure.pdf").pages
    text = page.extract_text()
    assert "photo" in text
    assert "HR, 68 × 48 px" in text
    for name in ("Bicubic", "SRCNN"):
        psnr = re.search(rf"{name}\s+([\d.]+)", capsys.readouterr().out if name == "Bicubic" else text)
        assert psnr is not None
        assert psnr[1] in text
    pictures = [np.asarray(image.image.convert("RGB")) for image in page.images]
    assert [picture.shape[:2] for picture in pictures] == [(48, 68), *[(24, 30)] * 3]
    srcnn = np.asarray(Image.open(folder / "srcnn.png").convert("RGB"))
    assert any(np.array_equal(picture[::-1], srcnn) or np.array_equal(picture, srcnn) for picture in pictures)


def test_an_unknown_format_is_wrong_usage(photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        compare(photo, "--out", tmp_path, "--figure", "jpg")
    assert ended.value.code == 2
    assert "--figure" in capsys.readouterr().err


def test_a_picture_is_never_replaced_by_its_own_figure(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "out" / "figure" / "figure.png"
    own.parent.mkdir(parents=True)
    own.write_bytes(photo.read_bytes())
    assert compare(own, "--out", tmp_path / "out", "--methods", "nearest", "--figure", "png") == 1
    assert "choose another folder" in capsys.readouterr().err
    assert own.read_bytes() == photo.read_bytes()
