"""The page to share: whole in one file, true to every pixel, and asking nobody for anything."""

from __future__ import annotations

import base64
import io
import json
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from sr_desktop.engine.events import RunInfo
from sr_desktop.engine.settings import Mode
from sr_desktop.export.chart.styles import HUES, style_in
from sr_desktop.export.errors import ExportError
from sr_desktop.export.page import page
from sr_desktop.export.page.page import page_of, write_page
from sr_desktop.export.results import MethodResult, PictureResult
from sr_desktop.imaging.backdrop import Backdrop, checkerboard
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.resampling.factors import downscale
from sr_desktop.methods import SHIPPED, Kind, Method

NASTY = '</script><img src=x onerror="alert(1)"> & <!-- \u2028 猫'


def content_of(text: str) -> dict[str, Any]:
    """What the page's script reads."""
    found = re.search(r'<script id="content" type="application/json">(.*?)</script>', text, re.S)
    assert found is not None
    content: dict[str, Any] = json.loads(found[1])
    return content


def decoded(url: str) -> np.ndarray[Any, np.dtype[np.uint8]]:
    head, _, data = url.partition(",")
    assert re.fullmatch(r"data:image/(webp|png);base64", head)
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(data))))


@pytest.fixture
def result() -> PictureResult:
    """Two methods on a small picture, one of them with a title that would end a script."""
    random = np.random.default_rng(0)
    truth = Picture(random.integers(0, 256, (32, 48, 3), np.uint8), "dog & cat")
    low = downscale(truth)
    catalogue = SHIPPED.adding(Method("mine", NASTY, "", Kind.RGB_NETWORK, model=Path("mine.pth")))
    methods = []
    for name, noise in (("bicubic", 30), ("mine", 10)):
        pixels = np.clip(truth.pixels.astype(int) + random.integers(-noise, noise, truth.pixels.shape), 0, 255)
        output = pixels.astype(np.uint8)
        run = RunInfo(1.5, "cpu", "Test processor", "fp32", None, "abc" * 20)
        methods.append(MethodResult(name, output, measure(output, truth.pixels, is_gray=False), run))
    return PictureResult("dog & cat", None, Mode.REFERENCE, low, truth, (48, 32), tuple(methods),
                         catalogue=catalogue)  # fmt: skip


def test_every_picture_is_in_it_pixel_by_pixel(result: PictureResult) -> None:
    assert result.ground_truth is not None
    content = content_of(page_of(result))
    assert (content["width"], content["height"]) == (48, 32)
    assert [one["id"] for one in content["pictures"]] == ["original", "bicubic", "mine"]
    expected = [result.ground_truth.pixels, *(method.pixels for method in result.methods)]
    for one, pixels in zip(content["pictures"], expected, strict=True):
        np.testing.assert_array_equal(decoded(one["source"]), pixels)


def test_scores_protocol_and_how_they_came_about_are_in_it(result: PictureResult) -> None:
    content = content_of(page_of(result))
    original, bicubic, mine = content["pictures"]
    assert original["scores"] == []
    psnr = next(score for score in mine["scores"] if score["label"].startswith("PSNR-Y"))
    assert psnr["text"] == f"{result.methods[1].scores['psnr_y']:.2f}"
    assert psnr["rank"] == "best"
    assert {score["rank"] for score in bicubic["scores"]} == {"second"}
    assert mine["how"] == "fp32 on Test processor, weights abcabcabcabc"
    assert any("BT.601" in line for line in content["about"])
    assert "48 x 32 pixels, enlarged 4 times from 12 x 8." in content["about"]


def test_a_method_that_was_coloured_has_its_mark(result: PictureResult) -> None:
    colored = replace(result, catalogue=result.catalogue.coloring("mine", HUES[6]))
    colors = {one["id"]: one["colors"] for one in content_of(page_of(colored))["pictures"]}
    style = style_in(HUES[6])
    assert colors == {"original": [], "bicubic": [], "mine": [style.on_light, style.on_dark]}


def test_a_region_is_cut_and_measured_alone(result: PictureResult) -> None:
    region = Rect(8, 4, 24, 20)
    content = content_of(page_of(result.within(region)))
    assert content["name"] == "dog & cat, region 8,4,24,20"
    np.testing.assert_array_equal(decoded(content["pictures"][1]["source"]), result.methods[0].pixels[region.slices])
    psnr = content["pictures"][1]["scores"][0]["text"]
    assert psnr != f"{result.methods[0].scores['psnr_y']:.2f}"


def test_opacity_stays(result: PictureResult) -> None:
    alpha = np.random.default_rng(1).integers(0, 256, (32, 48), np.uint8)
    methods = tuple(replace(method, alpha=alpha) for method in result.methods)
    pictures = content_of(page_of(replace(result, methods=methods)))["pictures"]
    np.testing.assert_array_equal(decoded(pictures[1]["source"])[..., 3], alpha)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.found += [value or "" for name, value in attributes if name in ("src", "href", "action", "srcset")]


def test_it_links_to_nothing_and_no_title_breaks_out(result: PictureResult) -> None:
    text = page_of(result)
    links = _Links()
    links.feed(text)
    assert links.found == []
    assert "img" not in links.tags
    assert links.tags.count("script") == 2
    assert "://" not in text
    assert "default-src &#x27;none&#x27;" in text
    assert content_of(text)["pictures"][2]["title"].startswith("</script><img")


def test_a_page_that_no_phone_could_show_is_refused(
    result: PictureResult, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(page, "MOST_PIXELS", 3 * 48 * 32 - 1)
    with pytest.raises(ExportError, match=r"have 0 megapixels together.*Choose fewer methods or a region"):
        write_page(tmp_path / "page.html", result)
    assert list(tmp_path.iterdir()) == []


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def shot(file: Path, view: str, size: tuple[int, int], folder: Path) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """What a browser paints of the page."""
    assert CHROMIUM is not None
    target = folder / "shot.png"
    profile, (width, height) = folder / "profile", size
    switches = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=3000",
                f"--user-data-dir={profile}", f"--screenshot={target}", f"--window-size={width},{height}"]  # fmt: skip
    command = [CHROMIUM, *switches, f"{file.as_uri()}#{view}"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return np.asarray(Image.open(target).convert("RGB"))


def contains(picture: np.ndarray[Any, Any], part: np.ndarray[Any, Any]) -> bool:
    """Whether the part stands somewhere in the picture, pixel by pixel."""
    height, width = part.shape[:2]
    rows, columns = np.nonzero((picture == part[0, 0]).all(axis=2))
    return any(np.array_equal(picture[y : y + height, x : x + width], part) for y, x in zip(rows, columns, strict=True))


@pytest.fixture
def see_through(result: PictureResult) -> PictureResult:
    """The same, its left half clear and its right half opaque."""
    alpha = np.zeros((32, 48), np.uint8)
    alpha[:, 24:] = 255
    assert result.ground_truth is not None
    methods = tuple(replace(method, alpha=alpha) for method in result.methods)
    return replace(result, methods=methods, ground_truth=replace(result.ground_truth, alpha=alpha))


def test_only_what_can_be_seen_through_has_a_ground(result: PictureResult, see_through: PictureResult) -> None:
    assert content_of(page_of(result))["ground"] is None
    assert content_of(page_of(see_through))["ground"] == ["#707070", "#909090"]
    assert content_of(page_of(see_through, backdrop=Backdrop((1, 2, 3))))["ground"] == ["#010203"]


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_browser_shows_a_checkerboard_or_the_colour_behind_what_is_clear(
    see_through: PictureResult, tmp_path: Path
) -> None:
    path, view = tmp_path / "page.html", "view=flip&first=mine&second=bicubic&zoom=2&x=24&y=16"
    squares = checkerboard(48, 64, 8)
    opaque = see_through.methods[1].pixels[:, 24:].repeat(2, axis=0).repeat(2, axis=1)
    write_page(path, see_through)
    board = shot(path, view, (600, 400), tmp_path)
    assert contains(board, opaque)
    assert contains(board, squares[:32, :32])
    write_page(path, see_through, backdrop=Backdrop((250, 20, 30)))
    plain = shot(path, view, (600, 400), tmp_path)
    assert contains(plain, np.hstack([np.full((64, 48, 3), (250, 20, 30), np.uint8), opaque]))


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_browser_shows_the_results_side_by_side_wiped_and_in_turn(result: PictureResult, tmp_path: Path) -> None:
    assert result.ground_truth is not None
    path = tmp_path / "page.html"
    write_page(path, result)
    bicubic, mine = (method.pixels for method in result.methods)
    grid = shot(path, "view=grid&zoom=1&x=24&y=16", (1000, 700), tmp_path)
    assert all(contains(grid, pixels) for pixels in (result.ground_truth.pixels, bicubic, mine))
    wiped = shot(path, "view=wipe&first=bicubic&second=mine&split=0.5&zoom=1&x=24&y=16", (1000, 700), tmp_path)
    assert contains(wiped, bicubic[:, :22])
    assert contains(wiped, mine[:, 26:])
    assert not contains(wiped, mine[:, :22])
    flipped = shot(path, "view=flip&first=mine&second=bicubic&zoom=2&x=24&y=16", (1000, 700), tmp_path)
    assert contains(flipped, mine.repeat(2, axis=0).repeat(2, axis=1))
    phone = shot(path, "view=grid", (390, 844), tmp_path)
    assert contains(phone, np.kron(result.ground_truth.pixels[:2, :2], np.ones((4, 4, 1), np.uint8)))
