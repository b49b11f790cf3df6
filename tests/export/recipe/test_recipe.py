"""Recipes: what they hold, that they are refused in a sentence, and what they say of a figure made elsewhere."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from sr_desktop.export.errors import ExportError
from sr_desktop.export.exporter import export_results
from sr_desktop.export.figure.figure_file import draw_figure
from sr_desktop.export.figure.request import FigureFormat, FigureLayout, FigureRequest
from sr_desktop.export.plan import ExportPlan
from sr_desktop.export.recipe.making import write_recipe
from sr_desktop.export.recipe.paths import recipe_path
from sr_desktop.export.recipe.reading import RecipeError, differences, find_picture, read_recipe, request_of
from sr_desktop.export.results import ORIGINAL, PictureResult
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.reading import read_picture

Make = Callable[..., PictureResult]
REGIONS = (Rect(4, 8, 20, 16), Rect(0, 0, 12, 12))


@pytest.fixture
def filed(make_result: Make, tmp_path: Path) -> PictureResult:
    """A result of a picture that lies in a file."""
    source = tmp_path / "pictures" / "cat.png"
    source.parent.mkdir()
    result = make_result(source=source)
    Image.fromarray(result.ground_truth.pixels).save(source)
    return result


@pytest.fixture
def recipe_file(filed: PictureResult, tmp_path: Path) -> Path:
    """The recipe of a figure of that result."""
    figure = tmp_path / "paper" / "fig.png"
    figure.parent.mkdir()
    request = FigureRequest(
        filed,
        REGIONS,
        FigureLayout(width_mm=84.5, rows=1, numbers=("psnr_y",), dpi=123.4),
        titles={"bicubic": "Cubic"},
        order=("bicubic", ORIGINAL),
    )
    write_recipe(figure, request, FigureFormat.PNG)
    return recipe_path(figure)


def changed(recipe_file: Path, change: dict[str, Any]) -> Path:
    recipe_file.write_text(json.dumps(json.loads(recipe_file.read_text()) | change))
    return recipe_file


def test_a_recipe_says_how_the_figure_was_made(recipe_file: Path, filed: PictureResult) -> None:
    recipe = json.loads(recipe_file.read_text())
    assert recipe_file.name == "fig.recipe.json"
    assert recipe["figure"] == {"file": "fig.png", "format": "png"}
    assert recipe["picture"]["path"] == "../pictures/cat.png"
    assert recipe["picture"]["sha256"] == hashlib.sha256(filed.source.read_bytes()).hexdigest()
    # Only what is shown.
    (method,) = recipe["methods"]
    assert (method["id"], method["title"], method["weights_sha256"]) == ("bicubic", "Cubic", "ab" * 32)
    assert (method["device"], method["precision"], method["tile"]) == ("cuda:0", "bf16", 128)
    assert recipe["shown"] == ["bicubic", "original"]
    assert recipe["regions"][0] == {"x": 4, "y": 8, "width": 20, "height": 16}
    assert recipe["protocol"]["border"] == 4
    assert {"SR Desktop", "torch", "Pillow", "matplotlib"} <= set(recipe["versions"])


def test_the_same_figure_comes_of_what_was_read(recipe_file: Path, filed: PictureResult) -> None:
    recipe = read_recipe(recipe_file)
    assert find_picture(recipe, recipe_file).samefile(filed.source)
    request = request_of(recipe, filed)
    assert request.regions == REGIONS
    assert request.layout == FigureLayout(width_mm=84.5, rows=1, numbers=("psnr_y",), dpi=123.4)
    original = FigureRequest(filed, REGIONS, request.layout, titles={"bicubic": "Cubic"}, order=("bicubic", ORIGINAL))
    assert draw_figure(request, FigureFormat.PNG) == draw_figure(original, FigureFormat.PNG)


def test_a_colour_that_was_chosen_is_in_the_recipe(filed: PictureResult, tmp_path: Path) -> None:
    colored = replace(filed, catalogue=filed.catalogue.coloring("bicubic", "#123456"))
    request = FigureRequest(colored, REGIONS)
    write_recipe(tmp_path / "fig.png", request, FigureFormat.PNG)
    again = request_of(read_recipe(recipe_path(tmp_path / "fig.png")), filed)
    assert draw_figure(again, FigureFormat.SVG) == draw_figure(request, FigureFormat.SVG)
    assert b"#123456" in draw_figure(again, FigureFormat.SVG)


@pytest.mark.skipif(os.name == "nt", reason="a backslash separates folders there")
def test_a_backslash_in_the_name_of_a_figure_is_one_of_its_characters(filed: PictureResult, tmp_path: Path) -> None:
    figure = tmp_path / "a\\b.pdf"
    write_recipe(figure, FigureRequest(filed, REGIONS), FigureFormat.PDF)
    assert read_recipe(recipe_path(figure)).figure.file == figure.name


@pytest.mark.parametrize(
    ("written", "ids"),
    [("both", ("psnr_y", "ssim_y")), ("psnr", ("psnr_y",)), ("none", ()), (["psnr_rgb"], ("psnr_rgb",))],
)
def test_earlier_names_of_the_scores_are_still_read(recipe_file: Path, written: Any, ids: tuple[str, ...]) -> None:
    assert read_recipe(changed(recipe_file, {"layout": {"numbers": written}})).layout.numbers == ids


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"colour": "red"}, "it has the unknown key 'colour'"),
        ({"layout": {"widht_mm": 100}}, "it has the unknown key 'layout.widht_mm'"),
        ({"layout": {"width_mm": 3}}, "The width of a figure must be 30 to 1000 mm"),
        ({"layout": {"dpi": "many"}}, "'layout.dpi' is wrong"),
        ({"picture": {"path": "cat.png", "name": "cat"}}, "it lacks the key 'picture.sha256'"),
        ({"picture": {"path": "cat.png", "name": "cat", "sha256": "12"}}, "'picture.sha256' is wrong"),
        ({"regions": [{"x": -1, "y": 0, "width": 5, "height": 5}]}, "'regions.0.x' is wrong"),
        ({"regions": [{"x": 0, "y": 0, "width": 0, "height": 5}]}, "'regions.0.width' is wrong"),
        ({"shown": ["bicubic", "srcnn"]}, "'shown' names 'srcnn', which is not among the methods"),
        ({"mode": "upscale"}, "'shown' names 'original'"),
        ({"version": 2}, "'version' is wrong"),
        ({"figure": {"file": "../fig.png", "format": "png"}}, "'figure.file' is wrong"),
        ({"figure": {"file": "fig.png", "format": "pdf"}}, "must end in .pdf"),
        ({"methods": []}, "'methods' is wrong"),
        ({"layout": {"numbers": "vmaf"}}, "there is no metric 'vmaf'"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(recipe_file: Path, change: dict[str, Any], says: str) -> None:
    with pytest.raises(RecipeError) as refused:
        read_recipe(changed(recipe_file, change))
    sentence = str(refused.value)
    assert says in sentence
    assert str(recipe_file) in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"a": 1}', b"\xff\xfe\x00", b"[" * 100_000])
def test_what_is_no_recipe_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "recipe.json"
    path.write_bytes(content)
    with pytest.raises(RecipeError, match=r"is not a recipe.*\.$"):
        read_recipe(path)
    with pytest.raises(RecipeError, match="There is no recipe"):
        read_recipe(tmp_path / "missing.json")


def test_another_picture_or_none_is_refused(recipe_file: Path, filed: PictureResult) -> None:
    recipe = read_recipe(recipe_file)
    Image.fromarray(filed.ground_truth.pixels[::-1]).save(filed.source)
    with pytest.raises(RecipeError, match=r"is not the picture that the recipe .* was made of"):
        find_picture(recipe, recipe_file)
    filed.source.unlink()
    with pytest.raises(RecipeError, match="is missing"):
        find_picture(recipe, recipe_file)


def test_other_weights_devices_protocols_and_versions_are_told(recipe_file: Path, filed: PictureResult) -> None:
    assert list(differences(read_recipe(recipe_file), filed)) == []
    bicubic = filed.methods[1]
    run = replace(bicubic.run, device="cpu", precision="fp32", weights_sha256="cd" * 32)
    other = replace(filed, methods=(replace(bicubic, run=run),))
    fields = json.loads(recipe_file.read_text())
    changed(
        recipe_file,
        {"protocol": fields["protocol"] | {"border": 6}, "versions": fields["versions"] | {"torch": "1.0"}},
    )
    weights, device, protocol, versions = map(str, differences(read_recipe(recipe_file), other))
    assert weights == (
        "Cubic has other weights here (SHA-256 cdcdcdcdcdcd) than the recipe names (abababababab); "
        "its pixels and numbers may differ."
    )
    assert "in fp32 on cpu, the recorded figure in bf16 on cuda" in device
    assert "another protocol" in protocol
    assert "torch 1.0 (here " in versions
    assert "Pillow" not in versions


@pytest.mark.parametrize("alpha", [False, True])
def test_a_pasted_picture_is_kept_beside_the_figure(make_result: Make, tmp_path: Path, alpha: bool) -> None:
    result = make_result(alpha=alpha)
    plan = ExportPlan(tmp_path, image_format=None, metrics_json=False, metrics_csv=False, figure=FigureFormat.SVG)
    names = ["figure.svg", "figure.picture.png", "figure.recipe.json"]
    assert [path.name for path in plan.files([result])] == names
    assert [path.name for path in export_results(plan, [result]).written] == names
    recipe_file = tmp_path / "cat" / "figure.recipe.json"
    picture = read_picture(find_picture(read_recipe(recipe_file), recipe_file))
    np.testing.assert_array_equal(picture.pixels, result.ground_truth.pixels)
    if alpha:
        np.testing.assert_array_equal(picture.alpha, result.ground_truth.alpha)


def test_no_recipe_lies_beside_a_figure_that_was_not_written(make_result: Make, tmp_path: Path) -> None:
    plan = ExportPlan(tmp_path, image_format=None, metrics_json=False, metrics_csv=False, figure=FigureFormat.SVG)
    (tmp_path / "cat" / "figure.svg").mkdir(parents=True)
    with pytest.raises(ExportError, match=r"figure\.svg' cannot be written: a folder of that name is in the way"):
        export_results(plan, [make_result()])
    assert [path.name for path in (tmp_path / "cat").iterdir()] == ["figure.svg"]


def test_a_picture_whose_file_has_changed_is_kept_too(filed: PictureResult, tmp_path: Path) -> None:
    Image.new("RGB", (48, 40)).save(filed.source)
    write_recipe(tmp_path / "fig.png", FigureRequest(filed), FigureFormat.PNG)
    recipe = read_recipe(tmp_path / "fig.recipe.json")
    assert recipe.picture.path == "fig.picture.png"
    np.testing.assert_array_equal(read_picture(tmp_path / "fig.picture.png").pixels, filed.ground_truth.pixels)
