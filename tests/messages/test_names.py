"""How names that may hold anything stand in texts."""

from __future__ import annotations

import json
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.messages.message import Message
from sr_desktop.messages.names import LONGEST_NAME, beside, cut, escaped, shown, unescaped

ANY = st.text(st.characters(codec=None, exclude_characters="/\x00", categories=None), max_size=40)
RIGHT_TO_LEFT = "תמונה.png"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("baby.png", "baby.png"),
        ("Straße 图 ñ.png", "Straße 图 ñ.png"),
        ("a\udcff.png", r"a\udcff.png"),
        ("two\nlines.png", r"two\nlines.png"),
        ("tab\tbell\x07esc\x1b[31m.png", r"tab\tbell\x07esc\x1b[31m.png"),
        ("photo\u202egnp.exe", r"photo\u202egnp.exe"),
        ("a\u2028b\u2029c", r"a\u2028b\u2029c"),
        ("end\u2069of", r"end\u2069of"),
        ("👩\u200d🔬.png", "👩\u200d🔬.png"),
        (RIGHT_TO_LEFT, f"\u2068{RIGHT_TO_LEFT}\u2069"),
        ("صورة\n.png", "\u2068صورة\\n.png\u2069"),
    ],
)
def test_a_name_is_shown_on_one_line_and_in_its_own_direction(name: str, said: str) -> None:
    assert shown(name) == said


@given(ANY)
def test_whatever_a_name_holds_can_be_printed_on_one_line(name: str) -> None:
    said = shown(name)
    said.encode()
    assert len(said.splitlines()) <= 1
    assert not any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in said)
    # An isolate that is opened is closed, and nothing else turns the direction.
    turning = [
        character for character in said if "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069"
    ]
    assert turning in ([], ["\u2068", "\u2069"])


@given(st.binary(max_size=20).map(os.fsdecode))
def test_what_is_no_utf_8_is_written_so_that_it_is_read_back(name: str) -> None:
    written = escaped(name)
    written.encode()
    assert unescaped(written) == name
    # As in JSON, of which the file is written with half surrogates spelled out.
    text = json.dumps(name, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()
    assert json.loads(text) == name


def test_a_message_shows_the_names_in_it() -> None:
    message = Message("file.not-written", path=Path("/out/a\udcff\n.png"), reason=Message("reason.disk-full"))
    assert str(message) == r"'/out/a\udcff\n.png' cannot be written: the disk is full."
    hebrew = str(Message("picture.empty", name=RIGHT_TO_LEFT))
    assert hebrew == f"'\u2068{RIGHT_TO_LEFT}\u2069' is empty."
    # A clause is shown once: its isolates stay.
    nested = Message("figure.no-result", id=RIGHT_TO_LEFT)
    assert str(Message("export.no-figure", name="a", why=nested)).count("\u2068") == 1
    # Stored, it holds the name itself.
    assert Message.from_json(json.loads(json.dumps(message.as_json()))) == message


@given(ANY, st.integers(0, 60))
def test_a_name_is_cut_between_characters(name: str, longest: int) -> None:
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return
    short = cut(name, longest)
    assert name.startswith(short)
    assert len(os.fsencode(short)) <= longest
    assert short == name or len(os.fsencode(name[: len(short) + 1])) > longest


@pytest.mark.parametrize("stem", ["a" * 251, "图" * 83, "a\udcff" * 120, "short"])
def test_a_file_beside_another_has_a_name_that_fits(tmp_path: Path, stem: str) -> None:
    other = beside(tmp_path / f"{stem}.pdf", ".recipe.json")
    assert len(os.fsencode(other.name)) <= LONGEST_NAME
    other.touch()
    assert other.name.endswith(".recipe.json")
    assert other.name.startswith(stem[:60])
