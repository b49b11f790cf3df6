"""Where everything is on the page: pure geometry in millimetres, origin at the top left."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

_FLATNESS = 0.3
"""How much a low figure counts against large crops, as a power of its height."""
_LEAST_OVERVIEW = 0.12
"""The whole picture beside the crops is at least this part of the figure's width, else it stands above them."""
_LEAST_BESIDE_ROW = 0.05
"""The same beside a single row of many crops."""
_MANY = 5
"""Crops."""
_MOST_OVERVIEW = 0.68
"""And at most this part."""
_LEAST_CROP_MM = 9.0
"""Crops smaller than this (root of their area) beside the whole picture are not worth it."""
_LEAST_MAGNIFICATION = 1.5
"""How much larger than in the whole picture beside them the crops shall show their regions."""
_WORTH_TURNING = 1.25
"""Where they cannot, the whole picture stands above them if that makes them so much larger."""
_OVERVIEW_ABOVE = 0.67
"""The whole picture above the crops is at most this high, as a part of the figure's width."""
_HIGHEST = 1.0
"""A figure whose columns may be chosen is at most this high, as a part of its width."""
_HIGHEST_ABOVE = 1.6
"""The same limit with the whole picture above the crops."""
_HIGHEST_GRID = 0.75
"""The same limit for a grid of whole pictures."""
_HIGHEST_FIXED = 1.6
"""The same limit for any figure whose columns are fixed."""
_LEAST_LABEL = 0.75
"""Labels of many crops become so much smaller before they drive them apart."""
_WORTH_HOLES = 0.5
"""Empty places in the last row are left where crops would else be smaller than this part."""
_LEAST_SHARE, _MOST_SHARE = 0.1, 0.9
"""Of the whole picture, where it is chosen."""
_PAGE_MM = 225.0
"""No figure is higher than a page of a conference paper. All limits give way before crops vanish."""


class OverviewPlace(StrEnum):
    """Where the whole picture stands."""

    AUTO = "auto"
    """At the left, or above where that shows the regions larger."""
    LEFT = "left"
    RIGHT = "right"
    ABOVE = "above"
    NONE = "none"
    """It is left out."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page in mm."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Distance of its lower edge from the top of the page."""
        return self.y + self.height

    @property
    def center_x(self) -> float:
        """Distance of its middle from the left of the page."""
        return self.x + self.width / 2

    def moved(self, dx: float, dy: float) -> Box:
        """The rectangle shifted."""
        return Box(self.x + dx, self.y + dy, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A page.

    Attributes:
        width: Of the page.
        height: Of the page without the note at its foot.
        overview: Place of the whole picture, if there is one; its label is below.
        bands: For each band the place of every crop; its label is below.
        pitch: Room for the label of a crop, centred on it.
        columns: Crops side by side.
    """

    width: float
    height: float
    overview: Box | None
    bands: tuple[tuple[Box, ...], ...]
    pitch: float
    columns: int

    def within_margin(self, margin: float) -> Arrangement:
        """The same with a margin all around."""
        return replace(
            self,
            width=self.width + 2 * margin,
            height=self.height + margin,
            overview=None if self.overview is None else self.overview.moved(margin, margin),
            bands=tuple(tuple(box.moved(margin, margin) for box in band) for band in self.bands),
        )


@dataclass(frozen=True, slots=True)
class Measures:
    """What the arrangement depends on.

    Attributes:
        width: Of the page in mm.
        gap: Between neighbouring pictures in mm.
        count: Crops in each band.
        crops: Height by width of the crops of each band.
        overview: Height by width of the whole picture; None if it is not shown.
        label_width: Of the widest label of a crop in mm.
        label_height: Of every label in mm, with the space above it.
        share: Width of the widest region as a part of the whole picture's.
        place: Where the whole picture stands, if it is shown.
        overview_share: Its width as a part of the page's; None for what suits the crops.
    """

    width: float
    gap: float
    count: int
    crops: tuple[float, ...]
    overview: float | None
    label_width: float
    label_height: float
    share: float = 0.0
    place: OverviewPlace = OverviewPlace.AUTO
    overview_share: float | None = None


@dataclass(frozen=True, slots=True)
class _Grid:
    """The crops of all bands: ``columns`` of width ``pitch``, pictures ``crop`` wide, each band in ``rows`` rows."""

    measures: Measures
    columns: int
    pitch: float
    crop: float

    @property
    def rows(self) -> int:
        return math.ceil(self.measures.count / self.columns)

    @property
    def width(self) -> float:
        return self.columns * self.pitch + (self.columns - 1) * self.measures.gap

    @property
    def height(self) -> float:
        per_width, fixed = _heights(self.measures, self.columns)
        return self.crop * per_width + fixed

    @property
    def quality(self) -> float:
        """How large the crops are, in mm, less for empty places and for labels that must be shrunk."""
        m = self.measures
        side = self.crop * math.sqrt(sum(m.crops) / len(m.crops))
        filled = m.count / (self.rows * self.columns)
        return side * math.sqrt(filled) * min(1.0, self.pitch / m.label_width) ** 2

    def white_beside(self, height: float) -> float:
        """How much white is left beside a whole picture of that height: by another height, and by empty places."""
        empty = 1 - self.measures.count / (self.rows * self.columns)
        return abs(math.log(max(self.height, 1e-6) / height)) + empty

    @property
    def is_full(self) -> bool:
        """Whether no place is empty."""
        return self.rows * self.columns == self.measures.count

    def boxes(self, left: float, top: float) -> Iterator[tuple[Box, ...]]:
        """The crops band by band, the first at the given corner."""
        m = self.measures
        for aspect in m.crops:
            height = self.crop * aspect
            yield tuple(
                Box(
                    left + place % self.columns * (self.pitch + m.gap) + (self.pitch - self.crop) / 2,
                    top + place // self.columns * (height + m.label_height + m.gap),
                    self.crop,
                    height,
                )
                for place in range(m.count)
            )
            top += self.rows * (height + m.label_height + m.gap) + m.gap


def arrange(measures: Measures, columns: int | None = None) -> Arrangement:
    """The arrangement with the largest crops, or that with a fixed number of columns.

    The whole picture is at the left and ends level with the last row of crops. Where that would leave too little
    for the crops (a very wide picture, many regions, a narrow page), so that they show hardly more than it does, it
    is above them. Where its place or its share of the width is chosen, that is kept to. Columns that may be chosen
    leave no place empty, unless that would make the crops much smaller.
    """
    candidates = range(1, measures.count + 1) if columns is None else (min(columns, measures.count),)
    highest = _HIGHEST if columns is None else _HIGHEST_FIXED
    if measures.overview is None:
        return _largest_grid(measures, candidates, 0.0, _HIGHEST_GRID if columns is None else _HIGHEST_FIXED, None)
    if measures.place is OverviewPlace.ABOVE:
        return _below(measures, measures.overview, candidates)
    if measures.place is not OverviewPlace.AUTO or measures.overview_share is not None:
        return _at_side(measures, candidates)
    beside = [found for count in candidates if (found := _beside(measures, count, highest)) is not None]
    magnifying = [found for found in beside if found[0].crop >= _LEAST_MAGNIFICATION * measures.share * found[1]]
    if beside:
        # Rather flat: a little larger crops are not worth a much higher figure.
        grid, width = _best(magnifying or beside)
        if not magnifying:
            below = _below(measures, measures.overview, candidates)
            if below.bands[0][0].width > _WORTH_TURNING * grid.crop:
                return below
        height = width * measures.overview
        left = width + _overview_gap(measures)
        return Arrangement(
            width=measures.width,
            height=height + measures.label_height,
            overview=Box(0.0, 0.0, width, height),
            bands=tuple(grid.boxes(left, 0.0)),
            pitch=grid.pitch,
            columns=grid.columns,
        )
    return _below(measures, measures.overview, candidates)


def _best(beside: Sequence[tuple[_Grid, float]]) -> tuple[_Grid, float]:
    """The grid with the largest crops; where no place is empty, if the crops are not much smaller for that."""
    best = max(beside, key=lambda found: found[0].quality / found[0].height ** _FLATNESS)
    full = [found for found in beside if found[0].is_full and found[0].crop >= _WORTH_HOLES * best[0].crop]
    return max(full, key=lambda found: found[0].quality / found[0].height ** _FLATNESS, default=best)


def _overview_gap(m: Measures) -> float:
    return 2 * m.gap


def _heights(m: Measures, columns: int) -> tuple[float, float]:
    """``(per_width, fixed)``: from the top of the first crop to the foot of the last it is per_width * crop + fixed."""
    rows = math.ceil(m.count / columns)
    between = rows * len(m.crops) - 1
    return rows * sum(m.crops), between * (m.label_height + m.gap) + (len(m.crops) - 1) * m.gap


def _beside(m: Measures, columns: int, highest: float) -> tuple[_Grid, float] | None:
    """The grid beside the whole picture, both of the same height, and that picture's width; None if it cannot be."""
    aspect = m.overview or 0.0
    per_width, fixed = _heights(m, columns)
    room = m.width - _overview_gap(m) - (columns - 1) * m.gap
    crop = (aspect * room - fixed) / (aspect * columns + per_width)
    pitch = crop
    if crop < m.label_width * (_LEAST_LABEL if m.count >= _MANY else 1.0):
        # Narrow crops: the labels decide how far apart they are.
        pitch = m.label_width
        crop = min(pitch, (aspect * (room - columns * pitch) - fixed) / per_width)
    width = (crop * per_width + fixed) / aspect
    side = crop * math.sqrt(min(m.crops)) if crop > 0 else 0.0
    too_small = side < min(_LEAST_CROP_MM, m.width / 12)
    too_high = width * aspect + m.label_height > min(_PAGE_MM, highest * m.width)
    least = _LEAST_BESIDE_ROW if columns == m.count >= _MANY else _LEAST_OVERVIEW
    if too_small or too_high or not least <= width / m.width <= _MOST_OVERVIEW:
        return None
    return _Grid(m, columns, pitch, crop), width


def _at_side(m: Measures, candidates: Sequence[int]) -> Arrangement:
    """The whole picture at the side that was chosen, in its share of the width if that was too."""
    aspect = m.overview or 1.0
    if m.overview_share is None:
        beside = [found for count in candidates if (found := _beside(m, count, _HIGHEST_FIXED)) is not None]
        if not beside:
            return _at_side(replace(m, overview_share=0.35), candidates)
        # Who asks for it at a side wants to see it.
        large = [found for found in beside if found[1] >= found[0].crop]
        grid, width = _best(large or beside)
    else:
        width = min(max(m.overview_share, _LEAST_SHARE), _MOST_SHARE) * m.width
        # Wide gaps leave less for it than was asked for: the crops stay on the page.
        width = min(width, max(_LEAST_SHARE * m.width, m.width - _overview_gap(m) - _LEAST_CROP_MM))
        room = m.width - width - _overview_gap(m)
        # Gaps alone must not take the room.
        grids = [_filling(m, count, room) for count in candidates if 2 * (count - 1) * m.gap < room or count == 1]
        grids = grids or [_filling(m, max(1, int(room / (2 * m.gap))), room)]
        grid = min(grids, key=lambda grid: grid.white_beside(width * aspect))
    is_left = m.place is not OverviewPlace.RIGHT
    overview = Box(0.0 if is_left else m.width - width, 0.0, width, width * aspect)
    left = width + _overview_gap(m) if is_left else 0.0
    return Arrangement(
        width=m.width,
        height=max(overview.height, grid.height) + m.label_height,
        overview=overview,
        bands=tuple(grid.boxes(left, 0.0)),
        pitch=grid.pitch,
        columns=grid.columns,
    )


def _filling(m: Measures, columns: int, room: float) -> _Grid:
    """The grid that fills a width."""
    pitch = max(0.1, (room - (columns - 1) * m.gap) / columns)
    per_width, fixed = _heights(m, columns)
    least = min(pitch, _LEAST_CROP_MM / math.sqrt(max(m.crops)))
    crop = min(pitch, max(least, (_PAGE_MM - fixed - m.label_height) / per_width))
    return _Grid(m, columns, pitch, crop)


def _below(m: Measures, aspect: float, candidates: Sequence[int]) -> Arrangement:
    """The grid under the whole picture."""
    width = min(m.width, _OVERVIEW_ABOVE * m.width / aspect)
    if m.overview_share is not None:
        width = min(max(m.overview_share, _LEAST_SHARE), 1.0) * m.width
    overview = Box((m.width - width) / 2, 0.0, width, width * aspect)
    top = overview.bottom + m.label_height + 2 * m.gap
    return _largest_grid(m, candidates, top, _HIGHEST_ABOVE if len(candidates) > 1 else _HIGHEST_FIXED, overview)


def _largest_grid(
    m: Measures, candidates: Sequence[int], top: float, highest: float, overview: Box | None
) -> Arrangement:
    grids = []
    for columns in candidates:
        pitch = (m.width - (columns - 1) * m.gap) / columns
        per_width, between = _heights(m, columns)
        room = min(_PAGE_MM, highest * m.width) - top - between - m.label_height
        # Where there is no room (very many regions) the page grows, so that the crops do not vanish.
        least = min(pitch, _LEAST_CROP_MM / math.sqrt(max(m.crops)))
        crop = min(pitch, max(least, room / per_width))
        grids.append(_Grid(m, columns, min(pitch, max(crop, m.label_width)), crop))

    def merit(grid: _Grid) -> float:
        return float(grid.quality * grid.width / (top + grid.height) ** _FLATNESS)

    grid = max(grids, key=merit)
    full = [one for one in grids if one.is_full and one.crop >= _WORTH_HOLES * grid.crop]
    grid = max(full, key=merit, default=grid)
    return Arrangement(
        width=m.width,
        height=top + grid.height + m.label_height,
        overview=overview,
        bands=tuple(grid.boxes((m.width - grid.width) / 2, top)),
        pitch=grid.pitch,
        columns=grid.columns,
    )
