"""The text of a figure: how much room it needs, and putting it under the pictures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from sr_desktop.export.figure.arrangement import Box
from sr_desktop.export.figure.content import Cell, Content, Number, Overview, Quality
from sr_desktop.export.figure.fonts import Fonts
from sr_desktop.export.figure.page import Page
from sr_desktop.export.figure.sheet import MM_PER_INCH
from sr_desktop.export.tables.ranking import Rank

_MM_PER_PT = MM_PER_INCH / 72
_NOTE_SIZE = 0.8
"""Size of the note as a part of that of the labels."""
_LEADING = 1.18
"""From baseline to baseline, as a part of the font size."""
_ASCENT, _DESCENT = 0.70, 0.24
"""Reach of letters above and below the baseline, as a part of the font size."""
_SPACE_ABOVE = 0.32
"""Between a picture and its label, as a part of the font size."""
_AIR = 0.4
"""Between neighbouring labels, as a part of the font size."""
_WIDEST_TITLE = 7.0
"""A name wider than this (as a part of the font size) is shortened, so that it does not drive the crops apart."""
_LEAST_SIZE = 0.75
"""How much smaller the label of the whole picture becomes before it is shortened."""
_SPARE = 0.98
"""How much of its room a smaller label takes: letters are not as many times smaller as their size is."""
_SLASH = " / "


class Labels:
    """The labels of one figure, all in one size.

    Args:
        content: What is to be labelled.
        fonts: Fonts that can draw all of it.
        size_pt: Size of the labels.
    """

    def __init__(self, content: Content, fonts: Fonts, size_pt: float) -> None:
        self._content = content
        self._fonts = fonts
        self._size_pt = size_pt
        self._size = size_pt * _MM_PER_PT

    @property
    def width(self) -> float:
        """Room in mm that the widest label of a crop needs beside its neighbours."""
        cells = chain.from_iterable(band.cells for band in self._content.bands)
        return max(self._width_of(cell) for cell in cells) + _AIR * self._size

    @property
    def height(self) -> float:
        """Height of every label in mm, with the space above it."""
        lines = 2 if self._content.is_measured else 1
        return (_SPACE_ABOVE + _ASCENT + (lines - 1) * _LEADING + _DESCENT) * self._size

    def note_height(self, width: float) -> float:
        """Height of the note in mm, with the space above it, on a page of that width."""
        size = _NOTE_SIZE * self._size
        lines = len(list(self._note_lines(width)))
        return 2 * _SPACE_ABOVE * self._size + (_ASCENT + (lines - 1) * _LEADING + _DESCENT) * size

    def put_cell(self, page: Page, box: Box, cell: Cell, room: float) -> None:
        """Label a crop, in smaller letters if the room (mm) asks for it."""
        size_pt = self._size_pt * min(1.0, room / self.width)
        first, second = self._baselines(box)
        title = self._fonts.fitted(self._fonts.drawable(cell.title), size_pt, room)
        page.text(title, box.center_x, first, size_pt, align="center", color=cell.color)
        match cell.scores:
            case tuple():
                self._put_quality(page, box.center_x, second, cell.scores, size_pt)
            case str(text):
                page.text(text, box.center_x, second, size_pt, align="center")

    def put_overview(self, page: Page, box: Box, overview: Overview, room: float) -> None:
        """Label the whole picture."""
        first, second = self._baselines(box)
        lines = [(overview.title, first)]
        if overview.subtitle:
            lines.append((overview.subtitle, second))
        for text, baseline in lines:
            drawable = self._fonts.drawable(text)
            if self._fonts.width_mm(drawable, self._size_pt * _LEAST_SIZE) > room * _SPARE:
                # Rather the size alone than a broken line.
                drawable = drawable.rpartition(", ")[2]
            asked = _SPARE * room / max(_SPARE * room, self._fonts.width_mm(drawable, self._size_pt))
            size_pt = self._size_pt * max(asked, _LEAST_SIZE)
            page.text(self._fonts.fitted(drawable, size_pt, room), box.center_x, baseline, size_pt, align="center")

    def put_note(self, page: Page, left: float, top: float, width: float) -> None:
        """Write the note under everything."""
        size = _NOTE_SIZE * self._size
        baseline = top + 2 * _SPACE_ABOVE * self._size + _ASCENT * size
        for line in self._note_lines(width):
            page.text(line, left, baseline, _NOTE_SIZE * self._size_pt, align="left")
            baseline += _LEADING * size

    def _baselines(self, box: Box) -> tuple[float, float]:
        first = box.bottom + (_SPACE_ABOVE + _ASCENT) * self._size
        return first, first + _LEADING * self._size

    def _put_quality(self, page: Page, center: float, baseline: float, quality: Quality, size_pt: float) -> None:
        """The numbers, centred as a whole; they hang on the slashes, so that they do not collide in another font."""
        if len(quality) == 1:
            self._put_number(page, quality[0], center, baseline, size_pt, "center")
            return
        slash = self._fonts.width_mm(_SLASH, size_pt)
        widths = [self._number_width(number, size_pt) for number in quality]
        x = center - self._quality_width(quality, size_pt) / 2
        for place, (number, width) in enumerate(zip(quality, widths, strict=True)):
            if place == 0:
                self._put_number(page, number, x + width, baseline, size_pt, "right")
            else:
                page.text(_SLASH.strip(), x - slash / 2, baseline, size_pt, align="center")
                if place == len(quality) - 1:
                    self._put_number(page, number, x, baseline, size_pt, "left")
                else:
                    self._put_number(page, number, x + width / 2, baseline, size_pt, "center")
            x += width + slash

    @staticmethod
    def _put_number(page: Page, number: Number, x: float, baseline: float, size_pt: float, align: str) -> None:
        bold, underlined = number.rank is Rank.BEST, number.rank is Rank.SECOND
        page.text(number.text, x, baseline, size_pt, align=align, bold=bold, underlined=underlined)

    def _quality_width(self, quality: Quality, size_pt: float) -> float:
        slashes = (len(quality) - 1) * self._fonts.width_mm(_SLASH, size_pt)
        return sum(self._number_width(number, size_pt) for number in quality) + slashes

    def _number_width(self, number: Number, size_pt: float) -> float:
        return self._fonts.width_mm(number.text, size_pt, bold=number.rank is Rank.BEST)

    def _width_of(self, cell: Cell) -> float:
        title = min(_WIDEST_TITLE * self._size, self._fonts.width_mm(self._fonts.drawable(cell.title), self._size_pt))
        match cell.scores:
            case tuple():
                return max(title, self._quality_width(cell.scores, self._size_pt))
            case str(text):
                return max(title, self._fonts.width_mm(text, self._size_pt))
            case _:
                return title

    def _note_lines(self, width: float) -> Iterator[str]:
        """The note broken into lines that fit."""
        line = ""
        for word in self._content.note.split():
            longer = f"{line} {word}".strip()
            if line and self._fonts.width_mm(longer, _NOTE_SIZE * self._size_pt) > width:
                yield line
                longer = word
            line = longer
        yield line
