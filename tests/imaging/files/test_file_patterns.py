"""Paths that name a file for every picture: filled, guessed from one file, and what they are called together."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sr_desktop.imaging.files.file_patterns import filled, guess_pattern, is_pattern, usual_title

SET5 = [Path("/data/Set5", f"{name}.png") for name in ("baby", "bird", "butterfly", "head", "woman")]
BSD = [Path("/data/BSD100", f"{name}.png") for name in ("101085", "101087", "3096")]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("out/{stem}x4_SwinIR.png", "out/babyx4_SwinIR.png"),
        ("out/{stem}/out.png", "out/baby/out.png"),
        ("{folder}/{stem}/{stem}.png", "Set5/baby/baby.png"),
        ("plain.png", "plain.png"),
    ],
)
def test_a_pattern_is_filled_with_the_names_of_a_picture(pattern: str, expected: str) -> None:
    assert filled(Path(pattern), SET5[0]) == Path(expected)
    assert is_pattern(Path(pattern)) is (pattern != expected)


def test_a_name_is_filled_in_once(tmp_path: Path) -> None:
    assert filled(Path("{stem}.png"), Path("a/{folder}.png")) == Path("{folder}.png")
    odd = tmp_path / "{stem}.png"
    odd.touch()
    assert not is_pattern(odd)


@pytest.mark.parametrize(
    ("file", "pictures", "expected"),
    [
        ("/r/babyx4_SwinIR.png", SET5, "/r/{stem}x4_SwinIR.png"),
        ("/r/SwinIR-baby-x4.png", SET5, "/r/SwinIR-{stem}-x4.png"),
        ("/r/baby/out.png", SET5, "/r/{stem}/out.png"),
        ("/r/baby/baby_x4.png", SET5, "/r/{stem}/{stem}_x4.png"),
        ("/r/3096x4.png", BSD, "/r/{stem}x4.png"),
        ("/r/13096.png", BSD, None),
        ("/r/babysitter.png", SET5, None),
        ("/r/other.png", SET5, None),
        ("/r/BSD100/3096.png", [*SET5, *BSD], "/r/{folder}/{stem}.png"),
        ("/r/BSD100/3096.png", BSD, "/r/BSD100/{stem}.png"),
        ("/r/out_1_x4.png", [Path(f"/d/{number}.png") for number in range(5)], "/r/out_{stem}_x4.png"),
        ("/r/img1.png", [Path("/d/img1.png"), Path("/d/1.png")], "/r/{stem}.png"),
    ],
)
def test_a_pattern_is_guessed_from_one_file(file: str, pictures: list[Path], expected: str | None) -> None:
    assert guess_pattern(Path(file), pictures) == (None if expected is None else Path(expected))


WORDS = st.text(string.ascii_lowercase, min_size=1, max_size=6)
NAMES = st.builds("{}{}{}".format, WORDS, st.sampled_from(["", "_", "-", " "]), st.integers(0, 999))


@given(st.lists(NAMES, min_size=1, max_size=5, unique=True), WORDS, st.sampled_from(["{stem}_x4_{}", "{}-{stem}"]))
def test_what_is_guessed_names_the_files_of_all_pictures(stems: list[str], word: str, form: str) -> None:
    assume(all(word not in stem and stem not in word for stem in stems))
    pictures = [Path("/set", f"{stem}.png") for stem in stems]
    pattern = Path("/results", form.replace("{}", f"by{word}") + ".png")
    guessed = guess_pattern(filled(pattern, pictures[0]), pictures)
    assert guessed is not None
    assert filled(guessed, pictures[0]) == filled(pattern, pictures[0])
    if not any(other != stems[0] and other in stems[0] for other in stems):
        assert guessed == pattern


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/out/{stem}_SwinIR.png", "SwinIR"),
        ("/out/{stem}x4_SwinIR.png", "SwinIR"),
        ("/out/{stem}_x4.png", "x4"),
        ("/out/{stem}_x4plus.png", "x4plus"),
        ("/EDSR/{folder}/{stem}.png", "EDSR"),
        ("/out/theirs.png", "theirs"),
        ("/out/{stem}.png", "out"),
    ],
)
def test_files_are_called_by_what_is_not_a_pictures_own(path: str, title: str) -> None:
    assert usual_title(Path(path)) == title


def test_a_folder_is_called_by_its_whole_name(tmp_path: Path) -> None:
    (tmp_path / "v1.5").mkdir()
    assert usual_title(tmp_path / "v1.5") == "v1.5"
