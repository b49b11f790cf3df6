"""Results to draw, and reading back what was drawn."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pypdf
import pytest
from numpy.typing import NDArray
from PIL import Image
from pypdf.generic import ContentStream

from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.measuring.scores import Scores

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"


@pytest.fixture
def measured(make_result: Callable[..., PictureResult]) -> Callable[..., PictureResult]:
    """Builds a result whose methods have the given ``(psnr_y, ssim_y)`` by id; their pixels all differ."""

    def make(figures: dict[str, tuple[float | None, float | None]], **options: Any) -> PictureResult:
        result = make_result(**options)
        pattern = result.methods[1]
        methods = tuple(
            replace(
                pattern,
                method=name,
                pixels=np.roll(pattern.pixels, 3 * place, axis=1),
                scores=Scores(psnr_y=psnr, psnr_rgb=None, ssim_y=ssim),
            )
            for place, (name, (psnr, ssim)) in enumerate(figures.items())
        )
        return replace(result, methods=methods)

    return make


class SvgFigure:
    """What an SVG figure holds."""

    def __init__(self, svg: bytes) -> None:
        self.root = ET.fromstring(svg)

    @property
    def texts(self) -> list[str]:
        return ["".join(element.itertext()) for element in self.root.iter(f"{_SVG}text")]

    def style(self, text: str) -> str:
        """The style of the one text that reads so."""
        (element,) = (each for each in self.root.iter(f"{_SVG}text") if "".join(each.itertext()) == text)
        return element.attrib["style"]

    @property
    def pictures(self) -> list[NDArray[np.uint8]]:
        """Every embedded picture as the viewer shows it, in the order drawn."""
        pictures = []
        for element in self.root.iter(f"{_SVG}image"):
            a, b, c, d, *_ = map(float, element.attrib["transform"].removeprefix("matrix(").removesuffix(")").split())
            # Upright: only scaled, neither mirrored nor turned.
            assert a > 0
            assert d > 0
            assert b == c == 0
            assert "pixelated" in element.attrib["style"]
            encoded = element.attrib[_HREF].partition("base64,")[2]
            pictures.append(np.asarray(Image.open(io.BytesIO(base64.b64decode(encoded)))))
        return pictures


class PdfFigure:
    """What a PDF figure holds."""

    def __init__(self, pdf: bytes) -> None:
        reader = pypdf.PdfReader(io.BytesIO(pdf))
        (self.page,) = reader.pages
        self.metadata = reader.metadata or {}

    @property
    def text(self) -> str:
        return self.page.extract_text()

    @property
    def pictures(self) -> list[NDArray[np.uint8]]:
        """Every embedded picture as the viewer shows it, in the order drawn."""
        pictures = []
        matrix = (1.0,) * 6
        for operands, operator in ContentStream(self.page.get_contents(), None).operations:
            if operator == b"cm":
                matrix = tuple(map(float, operands))
            if operator == b"Do":
                a, b, c, d, *_ = matrix
                assert a > 0
                assert b == c == 0
                pixels = np.asarray(self.page.images[operands[0]].image.convert("RGB"))
                # PDF has its origin at the lower left; a negative height means that the rows are stored upwards.
                pictures.append(pixels if d > 0 else pixels[::-1])
        return pictures

    @property
    def font_kinds(self) -> set[str]:
        fonts = self.page["/Resources"]["/Font"].get_object()
        return {fonts[name].get_object()["/Subtype"] for name in fonts}


def places(canvas: NDArray[np.uint8], crop: NDArray[np.uint8]) -> list[tuple[int, int, int]]:
    """Where ``crop`` stands in ``canvas`` with every pixel repeated: ``(x, y, times)``."""
    found = []
    data, row = canvas.tobytes(), canvas.shape[1] * 3
    for times in range(1, 60):
        height, width = crop.shape[0] * times, crop.shape[1] * times
        if width > canvas.shape[1] or height > canvas.shape[0]:
            break
        needle = crop[0].repeat(times, axis=0).tobytes()
        at = data.find(needle)
        while at >= 0:
            y, x = at // row, at % row // 3
            large = crop.repeat(times, axis=0).repeat(times, axis=1)
            if at % 3 == 0 and np.array_equal(canvas[y : y + height, x : x + width], large):
                found.append((x, y, times))
                break
            at = data.find(needle, at + 1)
    return found
