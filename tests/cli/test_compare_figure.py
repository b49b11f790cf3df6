"""``sr-desktop compare --figure``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pypdf
import pytest
from PIL import Image

from sr_desktop.cli import app
from sr_desktop.export.figure.arrangement import OverviewPlace
from sr_desktop.export.recipe.model import FigureRecipe

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
    assert "Original, 68 × 48 px" in text
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


def test_places_presets_differences_and_the_word_for_the_original(photo: Path, tmp_path: Path) -> None:
    layout = ("--figure-overview", "right", "--figure-overview-share", "40", "--figure-preset", "one-column")
    more = ("--figure-difference", "8", "--name", "original=HR", "--region", "10,8,30,24", "--figure", "svg")
    assert compare(photo, "--out", tmp_path / "out", "--methods", "bicubic", *layout, *more) == 0
    figure = tmp_path / "out" / "photo" / "figure.svg"
    text = figure.read_text(encoding="utf-8")
    assert "HR, 68 × 48 px" in text
    assert "absolute difference from HR" in text
    assert "Original" not in text
    recipe = json.loads(figure.with_suffix(".recipe.json").read_text(encoding="utf-8"))
    kept = {key: recipe["layout"][key] for key in ("width_mm", "overview", "overview_share", "difference")}
    assert kept == {"width_mm": 85.0, "overview": "right", "overview_share": 0.4, "difference": 8}
    assert recipe["original"] == "HR"
    again = ("--recipe", figure.with_suffix(".recipe.json"), "--out", tmp_path / "again")
    assert compare(*again) == 0
    assert (tmp_path / "again" / "figure.svg").read_bytes() == figure.read_bytes()


def test_a_recipe_that_says_whether_the_whole_picture_is_shown_still_does(photo: Path, tmp_path: Path) -> None:
    assert compare(photo, "--out", tmp_path / "out", "--methods", "bicubic", "--figure", "svg") == 0
    file = tmp_path / "out" / "photo" / "figure.recipe.json"
    for before, now in ((True, OverviewPlace.AUTO), (False, OverviewPlace.NONE)):
        recipe = json.loads(file.read_text(encoding="utf-8"))
        recipe["layout"]["overview"] = before
        del recipe["layout"]["overview_share"], recipe["layout"]["difference"], recipe["original"], recipe["scale"]
        found = FigureRecipe.model_validate_json(json.dumps(recipe))
        assert (found.layout.overview, found.original, found.scale) == (now, "HR", 4)
