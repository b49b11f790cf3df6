"""Names that every system takes and that never collide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.export.names import UniqueNames, safe_name


@pytest.mark.parametrize(
    ("wanted", "safe"),
    [
        ("holiday photo", "holiday photo"),
        ("a/b\\c:d", "a_b_c_d"),
        ("..", "picture"),
        ("", "picture"),
        ("name. ", "name"),
        ("CON", "CON_"),
        ("nul.txt", "nul.txt_"),
        ("Überraschung 写真", "Überraschung 写真"),
    ],
)
def test_safe_names(wanted: str, safe: str) -> None:
    assert safe_name(wanted) == safe


@given(st.lists(st.sampled_from(["x", "X", "x-2", "x-2-2", "y", "metrics.csv", ".."]), max_size=12))
def test_names_never_collide(wanted: list[str]) -> None:
    names = UniqueNames(reserved=["metrics.csv"])
    given_out = [names.take(name).casefold() for name in wanted]
    assert len(set(given_out)) == len(given_out)
    assert "metrics.csv" not in given_out


@given(st.text(max_size=300))
def test_any_text_becomes_a_name(text: str) -> None:
    name = safe_name(text)
    assert name
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert name == name.rstrip(". ")
    assert len(name) <= 121


def test_the_first_keeps_its_name() -> None:
    names = UniqueNames()
    assert [names.take("x") for _ in range(3)] == ["x", "x-2", "x-3"]
