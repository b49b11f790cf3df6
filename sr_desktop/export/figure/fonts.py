"""Fonts: those that come with matplotlib, so that figures look alike everywhere, and others for what they lack."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache

from matplotlib import font_manager
from matplotlib.font_manager import FontEntry, FontProperties
from matplotlib.textpath import TextToPath

FAMILY = "STIXGeneral"
"""A Times, as in the papers that figures are made for; matplotlib brings it along."""

SERIFS = (FAMILY, "STIX Two Text", "Times New Roman", "Times", "Liberation Serif", "Nimbus Roman", "Tinos")
"""What the viewer of an SVG may use if it does not have that."""

_BRINGS_ALONG = (FAMILY, "DejaVu Sans")
_PREFERRED = (
    "Noto Sans CJK", "Noto Sans", "Source Han Sans", "PingFang", "Hiragino", "Microsoft JhengHei", "Microsoft YaHei",
    "Yu Gothic", "Malgun Gothic", "WenQuanYi", "Droid Sans Fallback", "SimSun", "MingLiU", "Arial Unicode", "FreeSans",
)  # fmt: skip
_REPLACEMENT = "?"
_MM_PER_PT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of one figure.

    Attributes:
        families: The first of them that has a character draws it; the last is replaced by `SERIFS` for viewers of SVG.
        undrawable: Characters that no font of this machine has.
        true_type: Whether all of them can be embedded in a PDF as TrueType (type 42); others are embedded as type 3.
    """

    families: tuple[str, ...]
    undrawable: frozenset[str]
    true_type: bool

    def drawable(self, text: str) -> str:
        """``text`` with a question mark in place of what no font has."""
        return "".join(_REPLACEMENT if character in self.undrawable else character for character in text)

    def properties(self, size_pt: float, *, bold: bool = False) -> FontProperties:
        """What matplotlib needs to draw in this size."""
        return _properties(self.families, size_pt, bold)

    def width_mm(self, text: str, size_pt: float, *, bold: bool = False) -> float:
        """Width of a drawable text on paper."""
        return _width_mm(self.families, text, size_pt, bold)

    def fitted(self, text: str, size_pt: float, width_mm: float) -> str:
        """``text``, or as much of its head and tail as fits into the width, with an ellipsis between."""
        if self.width_mm(text, size_pt) <= width_mm:
            return text
        for kept in range(len(text) - 1, 1, -1):
            shorter = f"{text[: (kept + 1) // 2].rstrip()}…{text[len(text) - kept // 2 :].lstrip()}"
            if self.width_mm(shorter, size_pt) <= width_mm:
                return shorter
        return "…"


def _properties(families: tuple[str, ...], size_pt: float, bold: bool) -> FontProperties:
    return FontProperties(family=list(families), size=size_pt, weight="bold" if bold else "normal")


@lru_cache(maxsize=1000)
def _width_mm(families: tuple[str, ...], text: str, size_pt: float, bold: bool) -> float:
    """The same texts are measured for every arrangement that is tried, and again each time that a figure is drawn."""
    if not text:
        return 0.0
    width, _, _ = TextToPath().get_text_width_height_descent(text, _properties(families, size_pt, bold), False)
    return float(width) * _MM_PER_PT


def fonts_for(text: str) -> Fonts:
    """The fonts that can draw ``text``, as few as will do."""
    missing = {character for character in text if not character.isspace()}
    families: list[str] = []
    true_type = True
    for family in _BRINGS_ALONG:
        path = font_manager.findfont(FontProperties(family=family), fallback_to_default=False)
        drawn = _drawn_by(path, missing)
        if drawn or family == FAMILY:
            families.append(family)
            missing -= drawn
    for entry in _others() if missing else ():
        drawn = _drawn_by(entry.fname, missing)
        if drawn:
            families.append(entry.name)
            true_type = true_type and _is_true_type(entry.fname)
            missing -= drawn
        if not missing:
            break
    return Fonts((*families, "serif"), frozenset(missing), true_type)


def font_file(text: str) -> str:
    """The file of a font without serifs that can draw ``text``; of the usual one, if none can draw all of it."""
    wanted = {character for character in text if not character.isspace()}
    usual = font_manager.findfont(FontProperties(family="DejaVu Sans"), fallback_to_default=False)
    if _drawn_by(usual, wanted) == wanted:
        return usual
    return next((entry.fname for entry in _others() if _drawn_by(entry.fname, wanted) == wanted), usual)


@cache
def _others() -> tuple[FontEntry, ...]:
    """Upright fonts of regular weight on this machine, the likeliest first."""

    def order(entry: FontEntry) -> tuple[int, str, str]:
        known = (place for place, name in enumerate(_PREFERRED) if entry.name.startswith(name))
        return next(known, len(_PREFERRED)), entry.name, entry.fname

    _find_newly_installed()
    upright = [
        entry
        for entry in font_manager.fontManager.ttflist
        # The font of last resort has a box for every character.
        if entry.style == "normal" and entry.weight in (400, "normal", "regular") and "Last Resort" not in entry.name
    ]
    return tuple(sorted(upright, key=order))


def _find_newly_installed() -> None:
    """Adds fonts that were installed after matplotlib listed them; it keeps its list from one start to the next."""
    listed = {entry.fname for entry in font_manager.fontManager.ttflist}
    for path in sorted(set(font_manager.findSystemFonts()) - listed):
        # A damaged font is none.
        with suppress(OSError, RuntimeError, ValueError):
            font_manager.fontManager.addfont(path)


def _drawn_by(path: str, characters: set[str]) -> set[str]:
    try:
        font = font_manager.get_font(path)
        return {character for character in characters if font.get_char_index(ord(character))}
    except (OSError, RuntimeError):
        # A damaged font is none.
        return set()


@cache
def _is_true_type(path: str) -> bool:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(path, fontNumber=0, lazy=True) as font:
            return "glyf" in font
    except (OSError, TTLibError):
        return False
