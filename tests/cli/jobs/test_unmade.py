"""What earlier runs have left among the results is named, and stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from sr_desktop.cli import app


def compare(*arguments: str | Path) -> int:
    return app.run(["compare", *map(str, arguments)])


def test_pictures_that_a_run_has_not_made_are_named_and_left(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    earlier = (photo, "--out", out, "--methods", "nearest,bicubic", "--figure", "png", "--html")
    assert compare(*earlier) == 0
    assert compare(*earlier) == 0
    assert "earlier" not in capsys.readouterr().err, "all is made again"
    (out / "photo" / "notes.txt").write_text("mine", encoding="utf-8")
    before = {path.name for path in (out / "photo").iterdir()}
    assert compare(photo, "--out", out, "--methods", "bilinear,bicubic") == 0
    told = capsys.readouterr().err
    names = ", ".join(f"'{out / 'photo' / name}'" for name in ("figure.png", "nearest.png", "page.html"))
    assert f"This run has not made {names}: what earlier ones have written is left as it is." in told
    assert {path.name for path in (out / "photo").iterdir()} == {*before, "bilinear.png"}
    assert "other picture" not in told


def test_the_table_is_of_one_run_and_that_is_told(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert compare(photo, "--out", out, "--methods", "bicubic") == 0
    other = photo.rename(photo.with_name("other.png"))
    assert compare(other, "--out", out, "--methods", "bicubic") == 0
    told = capsys.readouterr().err
    assert f"'{out / 'metrics.csv'}' is of this run alone; earlier ones did 1 other picture there." in told
    assert (out / "photo" / "bicubic.png").exists()
