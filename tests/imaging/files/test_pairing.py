"""Which low-resolution file belongs to which picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.imaging.files.named_files import bare_stem
from sr_desktop.imaging.files.pairing import LowResolutionFiles, PairError, match_inputs

SUFFIXES = ("x4", "_x4", "-x4", " x4", ".x4", "X4", "_4x", "x4m", "_LR", "_LR4", "_LRBI_x4", "_x4_LR", "_SRF_4_LR",
            "_LR_bicubic", "_bicubic", "_LRBD", "-matlab")  # fmt: skip


def folder_of(place: Path, *names: str) -> Path:
    place.mkdir(exist_ok=True)
    for name in names:
        (place / name).touch()
    return place


@pytest.mark.parametrize("suffix", ["", *SUFFIXES])
def test_usual_names_are_understood(tmp_path: Path, suffix: str) -> None:
    low = folder_of(tmp_path / "low", f"img_001{suffix}.png", f"img_002{suffix}.png", f"img_0011{suffix}.png")
    assert LowResolutionFiles(low).of(Path("hr/img_001.tif")) == low / f"img_001{suffix}.png"


@pytest.mark.parametrize(
    ("high", "low"),
    [
        ("img_001_SRF_4_HR", "img_001_SRF_4_LR"),
        ("Canon_001_HR", "Canon_001_LR4"),
        ("baby_HR_x4", "baby_LRBI_x4"),
        ("baby_GT", "baby"),
        ("0801", "0801x4w"),
        ("Straße", "STRASSE_x4"),
    ],
)
def test_both_names_of_a_pair_may_say_which_they_are(tmp_path: Path, high: str, low: str) -> None:
    folder = folder_of(tmp_path / "low", f"{low}.png", "other.png")
    assert LowResolutionFiles(folder).of(Path(f"{high}.png")).name == f"{low}.png"


def test_the_narrowest_reading_wins(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "low", "a.png", "ax4.png", "a_LR.png", "b_LR.png", "B.png", "b.png")
    files = LowResolutionFiles(folder)
    assert files.of(Path("a.png")).name == "a.png"
    assert files.of(Path("b.png")).name == "b.png"
    assert files.of(Path("ax4.png")).name == "ax4.png"


def test_a_picture_is_not_its_own_low_resolution(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "both", "a.png", "ax4.png", "b.png")
    files = LowResolutionFiles(folder)
    assert files.of(folder / "a.png").name == "ax4.png"
    with pytest.raises(PairError, match=r"^There is no low-resolution picture for 'b\.png' in '.*both'\.$"):
        files.of(folder / "b.png")


def test_what_is_missing_or_ambiguous_is_said_in_a_sentence(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "low", "ax4.png", "a_LR.png", "notes.txt")
    with pytest.raises(PairError, match=r"fit 'a\.png': a_LR\.png, ax4\.png; leave one of them there\.$"):
        LowResolutionFiles(folder).of(Path("a.png"))
    with pytest.raises(PairError, match=r"There is no low-resolution picture for 'notes\.png'"):
        LowResolutionFiles(folder).of(Path("notes.png"))
    with pytest.raises(PairError, match=r"holds no picture that can be read\.$"):
        LowResolutionFiles(folder_of(tmp_path / "empty", "notes.txt"))


def test_a_file_is_for_whatever_picture_it_is_named_with(tmp_path: Path) -> None:
    files = LowResolutionFiles(tmp_path / "any.png")
    assert files.is_file
    assert files.of(Path("other.png")) == tmp_path / "any.png"


@given(st.text(st.characters(blacklist_characters="/\x00", blacklist_categories=("Cs",)), min_size=1, max_size=12))
def test_a_bare_stem_is_never_empty_and_stays_as_it_is(stem: str) -> None:
    bare = bare_stem(stem)
    assert bare
    assert bare_stem(bare) == bare


@given(st.text("abz01_- ", min_size=1, max_size=8), st.sampled_from(SUFFIXES))
def test_a_suffix_makes_no_difference(stem: str, suffix: str) -> None:
    assert bare_stem(f"{stem}q{suffix}") == bare_stem(f"{stem}q")


def test_a_pattern_names_a_file_or_a_folder_for_each(tmp_path: Path) -> None:
    (tmp_path / "Set5").mkdir()
    folder = folder_of(tmp_path / "Set5" / "LR", "ax4.png")
    picture = tmp_path / "Set5" / "a.png"
    for pattern in ("{folder}/LR/{stem}x4.png", "{folder}/LR"):
        files = LowResolutionFiles(tmp_path / pattern)
        assert not files.is_file
        assert files.of(picture) == folder / "ax4.png"
        with pytest.raises(PairError, match=r"no low-resolution picture for 'b\.png'"):
            files.of(picture.with_name("b.png"))
    with pytest.raises(PairError, match=r"no file '.*Set9.LR'"):
        LowResolutionFiles(tmp_path / "{folder}/LR").of(tmp_path / "Set9" / "a.png")


def test_many_are_matched_by_a_folder_a_pattern_or_a_file(tmp_path: Path) -> None:
    low = folder_of(tmp_path / "low", "babyx4.png", "bird_LR.png")
    pictures = [tmp_path / f"{name}.png" for name in ("baby", "bird", "woman")]
    by_folder = match_inputs(low, pictures, 4)
    assert by_folder.files == {pictures[0]: low / "babyx4.png", pictures[1]: low / "bird_LR.png"}
    assert [str(problem) for problem in by_folder.problems.values()] == [
        f"There is no low-resolution picture for 'woman.png' in '{low}'."
    ]
    assert match_inputs(low / "{stem}x4.png", pictures, 4).files == {pictures[0]: low / "babyx4.png"}
    # A file is that of the picture that it names; of one alone, whatever it is called.
    assert match_inputs(low / "babyx4.png", pictures, 4).files == {pictures[0]: low / "babyx4.png"}
    assert match_inputs(low / "babyx4.png", pictures[2:], 4).files == {pictures[2]: low / "babyx4.png"}
    for nothing in (low / "gone.png", low / "gone"):
        found = match_inputs(nothing, pictures, 4)
        assert (found.files, found.count) == ({}, 3)
    (tmp_path / "empty").mkdir()
    assert len(match_inputs(tmp_path / "empty", pictures, 4).problems) == 3
