"""What nobody sees takes no part in what `compare` writes and measures, whatever file the opacity comes from."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from sr_desktop.cli import app
from sr_desktop.imaging.reading import read_picture

METHODS = ("nearest", "bicubic")
SIDE = 48


def run(folder: Path, *arguments: object) -> int:
    return app.run(["compare", "--out", str(folder), "--methods", ",".join(METHODS), *map(str, arguments)])


def scores(folder: Path, stem: str) -> dict[str, dict[str, object]]:
    return json.loads((folder / stem / "metrics.json").read_text())["methods"]


def measured(found: dict[str, dict[str, object]]) -> dict[str, tuple[object, ...]]:
    return {name: tuple(of[key] for key in ("psnr_y", "psnr_rgb", "ssim_y")) for name, of in found.items()}


def opacity() -> np.ndarray:
    """Opaque, then fading out to the right over a third, then invisible."""
    row = np.clip((32 - np.arange(SIDE)) * 16, 0, 255).astype(np.uint8)
    return np.repeat(row[None], SIDE, axis=0)


def colors(hidden: int) -> np.ndarray:
    pixels = np.random.default_rng(1).integers(0, 256, (SIDE, SIDE, 3), np.uint8)
    pixels[:, 32:] = np.random.default_rng(hidden).integers(0, 256, (SIDE, SIDE - 32, 3), np.uint8)
    return pixels


def save_rgba(path: Path, hidden: int) -> None:
    Image.fromarray(np.dstack([colors(hidden), opacity()])).save(path, lossless=True, exact=True)


def save_la(path: Path, hidden: int) -> None:
    Image.fromarray(np.dstack([colors(hidden)[..., 0], opacity()])).save(path)


def save_tiff(path: Path, hidden: int) -> None:
    channels = np.dstack([colors(hidden), opacity()])
    tifffile.imwrite(path, channels, photometric="rgb", extrasamples=["unassalpha"])


def save_deep_tiff(path: Path, hidden: int) -> None:
    channels = np.dstack([colors(hidden), opacity()]).astype(np.uint16) * 257
    tifffile.imwrite(path, channels, photometric="rgb", extrasamples=["unassalpha"])


def save_palette(path: Path, hidden: int) -> None:
    """Invisible entries of a palette with other colours."""
    pixels = np.random.default_rng(1).integers(0, 8, (SIDE, SIDE), np.uint8)
    pixels[:, 32:] = 8
    image = Image.fromarray(pixels, mode="P")
    palette = np.random.default_rng(2).integers(0, 256, (16, 3), np.uint8)
    palette[8] = (hidden, 255 - hidden, hidden)
    image.putpalette(palette.tobytes())
    image.save(path, transparency=bytes([255] * 8 + [0] + [255] * 7))


def save_key(path: Path, hidden: int) -> None:
    """One colour is named transparent."""
    pixels = colors(0) // 2
    pixels[:, 32:] = (hidden, 255, 200)
    Image.fromarray(pixels).save(path, transparency=(hidden, 255, 200))


KINDS = {
    "rgba.png": save_rgba,
    "rgba.webp": save_rgba,
    "la.png": save_la,
    "unassociated.tif": save_tiff,
    "deep.tif": save_deep_tiff,
    "palette.png": save_palette,
    "key.png": save_key,
}


@pytest.mark.parametrize("mode", ["reference", "upscale"])
@pytest.mark.parametrize("name", KINDS)
def test_two_files_that_look_the_same_give_the_same(tmp_path: Path, name: str, mode: str) -> None:
    folders = []
    for hidden in (3, 77):
        source = tmp_path / f"{hidden}" / name
        source.parent.mkdir()
        KINDS[name](source, hidden)
        assert read_picture(source).alpha is not None
        folders.append(tmp_path / f"out{hidden}")
        assert run(folders[-1], source, "--mode", mode) == 0
    stem = name.partition(".")[0]
    one, other = (scores(folder, stem) for folder in folders)
    assert measured(one) == measured(other)
    for method in METHODS:
        first, second = (read_picture(folder / stem / f"{method}.png") for folder in folders)
        np.testing.assert_array_equal(first.pixels, second.pixels)
        assert first.alpha is not None
        assert second.alpha is not None
        np.testing.assert_array_equal(first.alpha, second.alpha)
    if mode == "reference":
        assert all(isinstance(of["psnr_y"], float) and 5 < of["psnr_y"] < 60 for of in one.values())


@pytest.mark.parametrize("hidden", [0, 255])
def test_associated_and_unassociated_opacity_measure_alike(tmp_path: Path, hidden: int) -> None:
    """A flat colour survives premultiplying in 8 bits where it is well seen."""
    pixels = np.full((SIDE, SIDE, 3), 255, np.uint8)
    pixels[:, 32:] = hidden
    alpha = opacity()
    tifffile.imwrite(tmp_path / "straight.tif", np.dstack([pixels, alpha]), photometric="rgb", extrasamples=[2])
    premultiplied = np.dstack([pixels * (alpha[..., None] / 255) + 0.5, alpha]).astype(np.uint8)
    tifffile.imwrite(tmp_path / "associated.tif", premultiplied, photometric="rgb", extrasamples=[1])
    assert run(tmp_path / "out", tmp_path / "straight.tif", tmp_path / "associated.tif") == 0
    assert measured(scores(tmp_path / "out", "straight")) == measured(scores(tmp_path / "out", "associated"))


@pytest.mark.parametrize("visible", [0, 1])
def test_what_is_of_one_color_is_null_with_a_reason(
    tmp_path: Path, visible: int, capsys: pytest.CaptureFixture[str]
) -> None:
    alpha = np.zeros((SIDE, SIDE), np.uint8)
    alpha[0, :visible] = 255
    Image.fromarray(np.dstack([colors(5), alpha])).save(tmp_path / "ghost.png")
    assert run(tmp_path / "out", tmp_path / "ghost.png") == 0
    for of in scores(tmp_path / "out", "ghost").values():
        assert of["psnr_y"] is of["psnr_rgb"] is of["ssim_y"] is None
        assert "of one colour" in str(of["not_measured"])
    captured = capsys.readouterr()
    assert "∞" not in captured.out
    words = " ".join(captured.err.split())
    assert "There is nothing to measure in 'ghost': laid over black or over white, it is of one colour." in words


def test_only_what_is_not_measured_has_a_reason(tmp_path: Path) -> None:
    save_rgba(tmp_path / "seen.png", 1)
    assert run(tmp_path / "out", tmp_path / "seen.png") == 0
    document = json.loads((tmp_path / "out" / "seen" / "metrics.json").read_text())
    assert all("not_measured" not in of for of in document["methods"].values())
    assert document["protocol"]["transparency"].startswith("laid over black and over white")
    assert "transparency over black and white (the worse)" in (tmp_path / "out" / "metrics.csv").read_text("utf-8-sig")


def test_an_invisible_region_is_told(tmp_path: Path) -> None:
    save_rgba(tmp_path / "seen.png", 1)
    assert run(tmp_path / "out", tmp_path / "seen.png", "--region", "36,8,8,8") == 0
    assert all(of["psnr_y"] is None and of["not_measured"] for of in scores(tmp_path / "out", "seen").values())
    written = read_picture(tmp_path / "out" / "seen" / "bicubic.png")
    assert written.alpha is not None
    assert not written.alpha.any()


@pytest.mark.parametrize("has_opacity", [True, False])
def test_a_given_result_with_or_without_opacity(
    tmp_path: Path, has_opacity: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    save_rgba(tmp_path / "seen.png", 1)
    theirs = np.dstack([colors(9), opacity()]) if has_opacity else colors(9)
    Image.fromarray(theirs).save(tmp_path / "theirs.png")
    assert run(tmp_path / "out", tmp_path / "seen.png", "--result", tmp_path / "theirs.png") == 0
    of = scores(tmp_path / "out", "seen")["theirs"]
    # The same colours wherever they are seen; without its own opacity, that of the shrunk picture.
    assert (of["psnr_y"] == "inf") is has_opacity
    assert ("has no opacity" in " ".join(capsys.readouterr().err.split())) is not has_opacity


def test_a_mean_leaves_out_what_cannot_be_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save_rgba(tmp_path / "seen.png", 1)
    Image.fromarray(np.dstack([colors(5), np.zeros((SIDE, SIDE), np.uint8)])).save(tmp_path / "ghost.png")
    assert run(tmp_path / "out", tmp_path / "seen.png", tmp_path / "ghost.png") == 0
    expected = scores(tmp_path / "out", "seen")["bicubic"]["psnr_y"]
    mean = capsys.readouterr().out.rpartition("Mean of")[2]
    assert f"{expected:.2f}" in mean
    assert "∞" not in mean


@pytest.mark.parametrize(("name", "color"), [("#ff0000", (255, 0, 0)), ("checkerboard", None)])
def test_a_flip_is_laid_over_the_chosen_backdrop(tmp_path: Path, name: str, color: tuple[int, int, int] | None) -> None:
    save_rgba(tmp_path / "seen.png", 1)
    more = ("--flip", "nearest,bicubic", "--flip-backdrop", name, "--no-flip-titles", "--flip-magnification", "1")
    assert run(tmp_path / "out", tmp_path / "seen.png", *more) == 0
    with Image.open(tmp_path / "out" / "seen" / "flip.webp") as image:
        corner = np.asarray(image.convert("RGB"))[-4:, -4:].reshape(-1, 3)
    assert (corner == color).all() if color is not None else set(corner[:, 0]) <= {112, 144}


def test_an_unknown_backdrop_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save_rgba(tmp_path / "seen.png", 1)
    assert run(tmp_path / "out", tmp_path / "seen.png", "--figure", "png", "--figure-backdrop", "plaid") == 2
    assert "There is no backdrop 'plaid'" in " ".join(capsys.readouterr().err.split())
