"""How queries match the titles of the palette."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.ui.palette.model import match

TITLES = ("Zoom in", "Zoom out", "Export", "Export visible region", "Previous view", "Fit to pane", "Copy figures")


def best(query: str) -> str:
    found = [(fit.score, title) for title in TITLES if (fit := match(query, title)) is not None]
    return max(found)[1]


def test_initials_and_prefixes_find_their_entry() -> None:
    assert best("zo") == "Zoom in"
    assert best("zoo") == "Zoom in"
    assert best("zout") == "Zoom out"
    assert best("evr") == "Export visible region"
    assert best("exp") == "Export"
    assert best("ftp") == "Fit to pane"
    assert best("view") == "Previous view"


def test_the_matched_letters_are_reported() -> None:
    found = match("evr", "Export visible region")
    assert found is not None
    assert found.places == (0, 7, 15)


def test_words_beside_the_title_count_less_and_must_be_whole() -> None:
    assert match("magnify", "More gain", "Magnify the difference") is not None
    assert match("mgnf", "More gain", "Magnify the difference") is None
    by_title, by_words = match("gain", "More gain"), match("gain", "Difference", "More gain")
    assert by_title is not None
    assert by_words is not None
    assert by_title.score > by_words.score


def test_chinese_titles_are_found_by_their_signs_and_by_english_words() -> None:
    found = match("匯出", "匯出可見區域", "export region")
    assert found is not None
    assert found.places == (0, 1)
    assert match("export", "匯出可見區域", "export region") is not None


@given(st.text(max_size=20), st.text(max_size=30))
def test_places_spell_the_query_in_order(query: str, title: str) -> None:
    found = match(query, title)
    if found is not None:
        assert list(found.places) == sorted(set(found.places))
        assert all(0 <= place < len(title) for place in found.places)


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20), st.data())
def test_any_letters_in_their_order_are_a_match(title: str, data: st.DataObject) -> None:
    places = sorted(data.draw(st.sets(st.integers(0, len(title) - 1), min_size=1, max_size=8)))
    assert match("".join(title[place] for place in places), title) is not None
