"""``sr-desktop compare --name``."""

from __future__ import annotations

import json
from pathlib import Path

import pypdf
import pytest

from sr_desktop.cli import app


def compare(*arguments: str | Path) -> int:
    return app.run(["compare", *map(str, arguments)])


def test_names_stand_in_tables_figures_pages_and_recipes(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    given = ("--methods", "nearest,bicubic", "--result", f"{photo}=Theirs", "--name", "bicubic=Ours, twice")
    assert compare(photo, "--out", out, *given, "--name", "theirs=A = B", "--figure", "pdf", "--html") == 0
    table = capsys.readouterr().out
    assert "Ours, twice" in table
    assert "A = B" in table
    assert "Bicubic" not in table
    (page,) = pypdf.PdfReader(out / "photo" / "figure.pdf").pages
    assert "Ours, twice" in page.extract_text()
    assert "Ours, twice" in (out / "photo" / "page.html").read_text(encoding="utf-8")
    recipe = json.loads((out / "photo" / "figure.recipe.json").read_text(encoding="utf-8"))
    assert [one["title"] for one in recipe["methods"]] == ["Nearest", "Ours, twice", "A = B"]
    assert set(json.loads((out / "photo" / "metrics.json").read_text())["methods"]) == {"nearest", "bicubic", "theirs"}


@pytest.mark.parametrize(
    ("name", "why"),
    [("srgan=Ours", "--name names 'srgan', but there will be only: bicubic."), ("Ours", "not of the form ID=NAME")],
)
def test_what_is_not_there_has_no_name(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, why: str
) -> None:
    try:
        code = compare(photo, "--out", tmp_path / "out", "--methods", "bicubic", "--name", name)
    except SystemExit as ended:
        code = int(ended.code or 0)
    assert code == 2
    assert why in " ".join(capsys.readouterr().err.split())
