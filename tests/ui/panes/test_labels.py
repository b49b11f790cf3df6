"""Labels cover neither handles, nor lines, nor each other."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.panes.labels import ELLIPSIS, Note, along_line, best_place, label_font, lay_out_note, paint_note
from sr_desktop.ui.panes.line_overlay import letter_boxes
from sr_desktop.ui.panes.overlays import handle_areas, paint_value, value_bounds

CANVAS = QRect(0, 0, 420, 300)
NOTE = Note((("27.91 dB", True), (".8012", False), ("48 × 36 px", False)))


def painted(region: Rect, avoid: list[QRect]) -> QRect:
    image = QImage(CANVAS.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    canvas = Rect(0, 0, CANVAS.width(), CANVAS.height())
    place = paint_note(painter, NOTE, region, canvas, QFont(), 1.0, avoid=[*handle_areas(region, 1.0), *avoid])
    painter.end()
    return place


def letters() -> dict[bool, QFontMetrics]:
    return {bold: QFontMetrics(label_font(QFont(), 1.0, bold=bold)) for bold in (False, True)}


regions = st.builds(Rect, st.integers(10, 300), st.integers(10, 220), st.integers(12, 110), st.integers(12, 70))
spots = st.builds(QPointF, st.integers(20, 400), st.integers(20, 280))
relaxed = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@relaxed
@given(regions)
def test_the_note_of_a_region_covers_none_of_its_handles(qapp: QApplication, region: Rect) -> None:
    place = painted(region, [])
    assert CANVAS.contains(place)
    assert not any(place.intersects(handle) for handle in handle_areas(region, 1.0))


def test_of_a_region_as_large_as_the_canvas_it_lies_inside_between_the_handles(qapp: QApplication) -> None:
    region = Rect(4, 4, 412, 292)
    place = painted(region, [])
    assert CANVAS.contains(place)
    assert not any(place.intersects(handle) for handle in handle_areas(region, 1.0))


@relaxed
@given(regions, spots, spots)
def test_it_gives_way_to_a_line_and_its_letters(qapp: QApplication, region: Rect, start: QPointF, end: QPointF) -> None:
    assume((end - start).manhattanLength() > 20)
    handles = handle_areas(region, 1.0)
    letters = letter_boxes(start, end, QFont(), 1.0, handles)
    taken = [*along_line(start, end, 5), *letters]
    place = painted(region, taken)
    assert CANVAS.contains(place)
    covered = sum((place & one).width() * (place & one).height() for one in taken if place.intersects(one))
    below = QRect(region.x, region.bottom + 8, place.width(), place.height())
    there = sum((below & one).width() * (below & one).height() for one in taken if below.intersects(one))
    if CANVAS.contains(below):
        assert covered <= there, "no worse than the usual place"


def test_a_line_just_below_a_region_sends_its_note_above(qapp: QApplication) -> None:
    region = Rect(100, 120, 90, 50)
    line = list(along_line(QPointF(60, 190), QPointF(330, 190), 5))
    place = painted(region, line)
    assert not any(map(place.intersects, line))
    assert place.bottom() < region.y


@relaxed
@given(regions, spots, spots)
def test_letters_keep_off_the_handles_where_they_can(
    qapp: QApplication, region: Rect, start: QPointF, end: QPointF
) -> None:
    assume((end - start).manhattanLength() > 40)
    handles = handle_areas(region, 1.0)
    free = letter_boxes(start, end, QFont(), 1.0, [])
    kept = letter_boxes(start, end, QFont(), 1.0, handles)
    for plain, moved in zip(free, kept, strict=True):
        if not any(map(plain.intersects, handles)):
            assert moved == plain, "nothing moves without a need"


def test_where_all_is_taken_the_label_covers_least() -> None:
    size, beside = QSize(80, 16), QRect(150, 100, 60, 40)
    everything = [QRect(0, 0, 420, 150), QRect(0, 150, 300, 150)]
    place = best_place(size, beside, CANVAS, everything, 5)
    assert CANVAS.contains(place)


def test_a_note_says_all_its_parts() -> None:
    assert NOTE.text == "27.91 dB  .8012  48 × 36 px"
    assert Note.plain("").parts == ()


def test_in_a_narrow_canvas_a_note_takes_several_lines_and_no_number_is_cut(qapp: QApplication) -> None:
    metrics = letters()
    parts = (
        ("27.91 dB", True),
        (".8012", False),
        ("LPIPS .1822", True),
        ("PSNR-RGB 26.40 dB", False),
        ("48 × 36 px", False),
    )
    note = Note(parts)
    one = metrics[True].horizontalAdvance("PSNR-RGB 26.40 dB ")
    assert lay_out_note(note, 9999, 1, metrics).texts == (
        "27.91 dB  .8012  LPIPS .1822  PSNR-RGB 26.40 dB  48 × 36 px",
    )
    assert lay_out_note(note, one, 9, metrics).texts == (
        "27.91 dB  .8012",
        "LPIPS .1822",
        "PSNR-RGB 26.40 dB",
        "48 × 36 px",
    )
    for room in range(one, 4 * one):
        assert [part.text for part in lay_out_note(note, room, 9, metrics).parts] == [text for text, _ in parts]
    # What finds no line is left out.
    assert lay_out_note(note, one, 2, metrics).texts == ("27.91 dB  .8012", "LPIPS .1822  …")
    assert lay_out_note(note, metrics[True].horizontalAdvance("27.91 dB  .80"), 1, metrics).texts == ("27.91 dB  …",)


def test_a_note_takes_at_most_half_of_a_small_canvas(qapp: QApplication) -> None:
    image = QImage(90, 60, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    place = paint_note(painter, NOTE, Rect(10, 10, 12, 12), Rect(0, 0, 90, 60), QFont(), 1.0)
    painter.end()
    assert QRect(0, 0, 90, 60).contains(place)
    assert place.height() <= 30


texts = st.lists(
    st.tuples(st.text("0123456789. dBLPISc", min_size=1, max_size=30), st.booleans()), min_size=1, max_size=8
)


@relaxed
@given(texts, st.integers(30, 300), st.integers(1, 6))
def test_lines_of_a_note_fit_and_what_is_missing_is_marked(
    qapp: QApplication, parts: list[tuple[str, bool]], room: int, most_lines: int
) -> None:
    metrics = letters()
    laid_out = lay_out_note(Note(tuple(parts)), room, most_lines, metrics)
    assert laid_out.width <= room
    assert laid_out.lines <= most_lines
    shown = [part.text for part in laid_out.parts]
    wholes = {text for text, _ in parts}
    reserve = metrics[False].horizontalAdvance(f"  {ELLIPSIS}")
    for part, (text, bold) in zip(laid_out.parts, parts, strict=False):
        if part.text not in (*wholes, ELLIPSIS):
            assert metrics[bold].horizontalAdvance(text) > room - reserve, "only what is wider than a line is cut"
    if shown != [text for text, _ in parts]:
        assert any(ELLIPSIS in text for text in shown)


@relaxed
@given(regions, st.integers(5, 410), st.integers(5, 290))
def test_the_value_at_the_crosshair_keeps_off_the_note_and_near_its_pixel(
    qapp: QApplication, region: Rect, x: int, y: int
) -> None:
    note, pixel, canvas = painted(region, []), Rect(x, y, 2, 2), Rect(0, 0, CANVAS.width(), CANVAS.height())
    image = QImage(CANVAS.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    free = paint_value(painter, "117 106 57", pixel, canvas, QFont(), 1.0)
    place = paint_value(painter, "117 106 57", pixel, canvas, QFont(), 1.0, [note])
    painter.end()
    bounds = value_bounds(pixel, 1.0)
    assert QRect(bounds.x, bounds.y, bounds.width, bounds.height).contains(place)
    if not free.intersects(note):
        assert place == free
    assert not place.intersects(note)
