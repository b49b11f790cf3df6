"""Which files of a folder a picture means by its name."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.imaging.files.named_files import NamedFiles, bare_stem

PARTS = st.sampled_from(["a", "B", "b1", "ß", "_", "-", "x4", "4x", "_LR", "2"])
STEMS = st.lists(PARTS, min_size=1, max_size=5).map("".join)


@given(st.lists(STEMS, max_size=12), STEMS, st.sampled_from([2, 4]))
def test_files_are_those_that_looking_at_every_name_finds(stems: list[str], stem: str, scale: int) -> None:
    files = [Path(f"{own}.{number}") for number, own in enumerate(stems)]
    begins = re.compile(rf"{re.escape(stem.casefold())}(x{scale}|{scale}x)?[^0-9a-z]")
    fits = (
        lambda own: own == stem,
        lambda own: own.casefold() == stem.casefold(),
        lambda own: bare_stem(own, scale) == bare_stem(stem, scale),
        lambda own: begins.match(own.casefold()) is not None,
    )
    named = NamedFiles(files)
    assert [*named.of(stem, scale), named.beginning_with(stem, scale)] == [
        tuple(file for file in files if fit(file.stem)) for fit in fits
    ]
