"""``compare`` on files whose names may hold anything, and on what has a name but is no picture."""

from __future__ import annotations

import csv
import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from sr_desktop.cli import app

pytestmark = [
    pytest.mark.usefixtures("tiny_weights"),
    pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse some of these names"),
]

NAMES = {
    "no UTF-8": "caf\udce9 \udcff.png",
    "line break": "two\nlines.png",
    "right to left": "תמונה שלי.png",
    "override": "photo\u202egnp.png",
    "dash": "-photo.png",
    "option": "--out.png",
    "longest": "a" * 251 + ".png",
    "longest in bytes": "图" * 83 + ".png",
    "longest without UTF-8": "\udcff" * 251 + ".png",
    "markup": "[bold]<b>&amp;%s{x}.png",
    "quotes": 'it\'s "so", they; said.png',
    "a dot": ".hidden.png",
    "many dots": "a.b.c..png",
    "spaces": "  spaces  .png",
    "device of Windows": "con.png",
}


def compare(*arguments: str | Path) -> int:
    return app.run(["compare", *map(str, arguments)])


def rows_of(out: Path) -> list[dict[str, str]]:
    with (out / "metrics.csv").open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("kind", NAMES)
def test_a_picture_of_any_name_is_compared_and_named(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    picture = folder / NAMES[kind]
    picture.write_bytes(photo.read_bytes())
    out = tmp_path / "out"
    code = compare(picture, "--out", out, "--methods", "nearest,bicubic", "--figure", "svg", "--figure-numbers", "none")
    assert code == 0
    (metrics,) = out.rglob("metrics.json")
    # The name can be read back from JSON, whatever it holds.
    assert json.loads(metrics.read_text(encoding="utf-8"))["image"] == str(picture)
    assert (metrics.parent / "nearest.png").exists()
    (row,) = {row["image"] for row in rows_of(out)}
    assert row == str(picture).encode("utf-8", "backslashreplace").decode()
    recipe = metrics.parent / "figure.recipe.json"
    assert compare("--recipe", recipe, "--out", tmp_path / "again") == 0
    assert (tmp_path / "again" / "figure.svg").read_bytes() == (metrics.parent / "figure.svg").read_bytes()
    capsys.readouterr()


def test_all_of_them_in_one_folder(photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    listed = [name for kind, name in NAMES.items() if kind != "a dot"]
    for name in listed:
        (folder / name).write_bytes(photo.read_bytes())
    out = tmp_path / "out"
    assert compare(folder, "--out", out, "--methods", "nearest") == 0
    images = [json.loads(path.read_text(encoding="utf-8"))["image"] for path in out.rglob("metrics.json")]
    assert sorted(images) == sorted(str(folder / name) for name in listed)
    assert len(rows_of(out)) == len(listed)
    assert (out / "metrics.csv").read_bytes().startswith(b"\xef\xbb\xbfimage,")
    assert f"{len(listed)} of {len(listed)} pictures" in capsys.readouterr().err


def test_a_table_of_ascii_has_no_mark(photo: Path, tmp_path: Path) -> None:
    assert compare(photo, "--out", tmp_path / "out", "--methods", "nearest") == 0
    assert (tmp_path / "out" / "metrics.csv").read_bytes().startswith(b"image,")


def test_pictures_of_the_same_stem_get_folders_of_their_own(photo: Path, tmp_path: Path) -> None:
    pictures = []
    for place, name in (("one", "photo.png"), ("two", "photo.png"), ("two", "PHOTO.png"), ("two", "photo.webp")):
        (tmp_path / place).mkdir(exist_ok=True)
        with Image.open(photo) as image:
            image.save(tmp_path / place / name, lossless=True)
        pictures.append(tmp_path / place / name)
    long = [tmp_path / ("b" * 200 + end + ".png") for end in ("1", "2")]
    for path in long:
        path.write_bytes(photo.read_bytes())
    out = tmp_path / "out"
    assert compare(*pictures, *long, "--out", out, "--methods", "nearest") == 0
    folders = sorted(path.name for path in out.iterdir() if path.is_dir())
    assert folders == sorted(["photo", "photo-2", "PHOTO-3", "photo-4", "b" * 120, "b" * 120 + "-2"])
    assert [row["image"] for row in rows_of(out)] == [str(path) for path in (*pictures, *long)]


def test_a_name_that_begins_like_an_option_follows_two_dashes(
    photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-photo.png").write_bytes(photo.read_bytes())
    assert compare("--out", "out", "--methods", "nearest", "--", "-photo.png") == 0
    assert compare("--out", "out2", "--methods", "nearest", "./-photo.png") == 0
    assert Path("out/-photo/nearest.png").read_bytes() == Path("out2/-photo/nearest.png").read_bytes()
    with pytest.raises(SystemExit):
        compare("-photo.png", "--out", "out3")
    assert "-photo.png" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["no UTF-8", "line break", "right to left", "override"])
def test_what_fails_is_named_on_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], photo: Path, kind: str
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / NAMES[kind]).write_bytes(b"no picture")
    (folder / "photo.png").write_bytes(photo.read_bytes())
    missing = folder / f"missing {NAMES[kind]}"
    assert compare(folder, missing, "--out", tmp_path / "out", "--methods", "nearest") == 1
    told = capsys.readouterr().err
    told.encode()
    assert sum(line.startswith("sr-desktop: ") for line in told.splitlines()) == 3 == len(told.splitlines())
    assert "\u202e" not in told
    assert ("\u2068" in told) == (kind == "right to left")
    assert (tmp_path / "out" / "photo" / "nearest.png").exists()


def test_what_is_no_file_is_one_sentence_each_and_everything_else_is_done(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    monkeypatch.chdir(folder)
    os.mkfifo("pipe.png")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("socket.png")
    Path("device.png").symlink_to("/dev/zero")
    Path("circle.png").symlink_to("circle.png")
    Path("photo.png").write_bytes(photo.read_bytes())
    out = tmp_path / "out"
    arguments = (folder, folder / "circle.png", "/dev/null", folder / "pipe.png", "--methods", "nearest")
    assert compare(*arguments, "--out", out) == 1
    told = capsys.readouterr().err
    for name in ("pipe.png", "socket.png", "device.png"):
        assert f"{name}' may not be read: it is no ordinary file but a pipe, a socket or a device." in told
    assert "circle.png' may not be read: it is a link that leads back to itself." in told
    assert "'/dev/null' may not be read: it is no ordinary file" in told
    assert len([line for line in told.splitlines() if line.startswith("sr-desktop: '")]) == 5
    assert (out / "photo" / "nearest.png").exists()
    # As a given result, a low-resolution picture, a model and a recipe.
    pipe = folder / "pipe.png"
    assert compare("photo.png", "--out", out, "--methods", "nearest", "--result", f"{pipe}=Theirs") == 1
    assert "pipe.png' may not be read: it is no ordinary file" in capsys.readouterr().err
    assert compare("photo.png", "--out", out, "--methods", "nearest", "--result", "circle.png=Theirs") == 1
    assert "it is a link that leads back to itself." in capsys.readouterr().err
    assert compare("photo.png", "--out", out, "--methods", "nearest", "--lr", pipe) == 1
    assert "it is no ordinary file" in capsys.readouterr().err
    for suffix in ("pth", "safetensors", "onnx"):
        os.mkfifo(f"model.{suffix}")
        assert compare("photo.png", "--out", out, "--methods", "nearest", "--model", f"model.{suffix}") == 1
        assert f"model.{suffix}' cannot be read: it is no ordinary file" in capsys.readouterr().err
    assert compare("--recipe", pipe, "--out", out) == 1
    assert "it is no ordinary file" in capsys.readouterr().err


def test_results_are_printed_in_any_encoding(tmp_path: Path, project: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    Image.new("RGB", (32, 32), "gray").save(folder / NAMES["no UTF-8"])
    (folder / NAMES["right to left"]).write_bytes(b"no picture")
    environment: dict[str, Any] = {
        **os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(project),
    }  # fmt: skip
    command = [sys.executable, "-m", "sr_desktop", "compare", str(folder), "--out", str(tmp_path / "out"),
               "--methods", "nearest"]  # fmt: skip
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    told = (done.stdout + done.stderr).decode("ascii")
    assert done.returncode == 1
    assert "Traceback" not in told
    assert r"caf\udce9 \udcff.png" in told
    assert r"\u221e" in told
    assert r"\u05ea\u05de\u05d5\u05e0\u05d4" in told


def test_pictures_that_lie_where_results_go(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Names that clash, and output into the folder of the input: no picture is lost, no result overwrites another."""
    noise = np.random.default_rng(1).integers(0, 256, (4, 32, 40, 3), np.uint8)
    (tmp_path / "a").mkdir()
    sources = [tmp_path / "a.png", tmp_path / "a.jpg", tmp_path / "a" / "bicubic.png", tmp_path / "a" / "a.png"]
    for path, pixels in zip(sources, noise, strict=True):
        Image.fromarray(pixels).save(path)
    before = {path: path.read_bytes() for path in sources}
    code = app.run(["compare", *map(str, sources), "--methods", "nearest,bicubic", "--out", str(tmp_path)])
    assert [path for path in sources if path.read_bytes() != before[path]] == []
    assert code == 1
    assert "bicubic.png' cannot be written: a file of that name is in the way." in capsys.readouterr().err
    # All else is there: the folders of the other three, and what does not clash in the first.
    assert len(list(tmp_path.rglob("nearest.png"))) == 4
    assert len(list(tmp_path.rglob("bicubic.png"))) == 4


def test_what_looks_like_markup_or_an_emoji_is_said_as_it_is(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, title = tmp_path / "Set [x4]", "[/red] :cat:\x1b[31m"
    folder.mkdir()
    photo.rename(folder / ":dog:.png")
    (folder / ":bird:.png").write_bytes(b"GIF89a")
    named = ("--methods", "bicubic", "--name", f"bicubic={title}")
    assert compare(folder, "--out", tmp_path / "out", *named) == 1
    assert app.run(["evaluate", str(folder), *named]) == 1
    told = capsys.readouterr()
    assert told.out.count(r"[/red] :cat:\x1b[31m") == 1
    assert "[/red] :cat:" in told.out.partition("Set [x4]")[2]
    assert ":dog:.png" in told.out
    assert "':bird:.png' " in told.err
    assert "\x1b" not in told.out
