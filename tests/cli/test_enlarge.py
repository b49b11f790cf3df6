"""``sr-desktop enlarge`` from files to files: what is written and said, and what a second run does."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from sr_desktop.cli import app
from sr_desktop.engine.machine.devices import choose_device, choose_precision
from sr_desktop.engine.settings import DeviceChoice, PrecisionChoice
from sr_desktop.enlarging import making


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered between runs is this test's alone."""
    monkeypatch.setattr("sr_desktop.enlarging.costs.cache_dir", lambda: tmp_path / "cache")


@pytest.fixture
def folder(photo: Path) -> Path:
    """A folder of a PNG and a JPEG."""
    made = photo.parent / "photos"
    made.mkdir()
    photo.rename(made / "photo.png")
    with Image.open(made / "photo.png") as image:
        image.crop((0, 0, 20, 10)).save(made / "small.jpg")
    return made


def enlarge(*arguments: str | Path) -> int:
    """Run the command in this process."""
    return app.run(["enlarge", *map(str, arguments)])


def test_a_folder_is_enlarged_and_a_second_run_has_nothing_to_do(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    command = (folder, "--out", out, "--method", "bicubic", "--scale", "x2", "--format", "jpg", "--quality", "90")
    assert enlarge(*command) == 0
    assert sorted(path.name for path in out.glob("*.jpg")) == ["photo_x2.jpg", "small_x2.jpg"]
    assert Image.open(out / "photo_x2.jpg").size == (140, 100)
    told = capsys.readouterr()
    first, second = told.out.splitlines()
    assert first.startswith(f"{folder / 'photo.png'} -> {out / 'photo_x2.jpg'}  70 x 50 -> 140 x 100  Bicubic, uint8, ")
    assert second.startswith(f"{folder / 'small.jpg'} -> ")
    assert "Enlarging 2 pictures by Bicubic (2): 0.004 -> 0.015 megapixels, about " in told.err
    assert f"Enlarged 2 pictures; 2 of 2 pictures are in '{out}'." in told.err
    assert enlarge(*command) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "2 pictures enlarged by an earlier run are not done again." in told.err
    assert "There is nothing to enlarge." in told.err


def test_a_result_that_is_older_than_its_picture_is_named_and_counted(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    command = (folder, "--out", out, "--method", "nearest", "--scale", "2")
    assert enlarge(*command) == 0
    before = (out / "photo_x2.png").read_bytes()
    with Image.open(folder / "photo.png") as image:
        image.rotate(180).save(folder / "photo.png")
    capsys.readouterr()
    assert enlarge(*command) == 0
    told = " ".join(capsys.readouterr().err.split())
    kept = f"'{out / 'photo_x2.png'}' exists already and is kept, but it was made before 'photo.png' was changed"
    assert kept in told
    assert "For 1 picture an older result is kept; --existing replace makes it again." in told
    assert (out / "photo_x2.png").read_bytes() == before
    assert enlarge(*command, "--existing", "replace") == 0
    assert "older result" not in capsys.readouterr().err
    assert (out / "photo_x2.png").read_bytes() != before


def test_which_method_auto_takes_is_said(
    folder: Path,
    tmp_path: Path,
    tiny_weights: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Without the photo network SRResNet does both; bf16 where the processor is fast in it, else fp32."""
    for user in ("methods", "engine.foreign.model_files", "enlarging.costs"):
        monkeypatch.setattr(f"sr_desktop.{user}.weights_dir", lambda: tiny_weights)
    assert enlarge(folder, "--out", tmp_path / "out", "--device", "cpu") == 0
    precision = choose_precision(PrecisionChoice.AUTO, choose_device(DeviceChoice.CPU), measured=False)
    lines = capsys.readouterr().out.splitlines()
    assert [f"SRResNet, {precision.value}, " in line for line in lines] == [True, True]
    assert Image.open(tmp_path / "out" / "photo_x4.png").size == (280, 200)


def test_a_dry_run_says_it_without_doing_it(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert enlarge(folder, "--out", out, "--dry-run", "--name", "{number:02}-{name}-{method}") == 0
    told = capsys.readouterr().out
    assert f"photo.png: 70 x 50 -> 280 x 200, SRResNet -> {out / '01-photo-srresnet.png'}" in told
    assert f"small.jpg: 20 x 10 -> 80 x 40, SRResNet Photo -> {out / '02-small-srresnet-photo.png'}" in told
    assert not out.exists()
    assert enlarge(folder, "--out", out, "--dry-run", "--long-side", "200") == 1
    assert "small.jpg' is 20 x 10 pixels, and a long side of 200 pixels is more than 4 times" in capsys.readouterr().out


def test_one_bad_file_is_named_and_the_rest_is_written(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.png").write_bytes((folder / "photo.png").read_bytes()[:200])
    out = tmp_path / "out"
    assert enlarge(folder, folder / "none.png", "--out", out, "--method", "nearest") == 1
    told = capsys.readouterr().err
    assert "'broken.png' is damaged or incomplete." in told
    assert f"There is no file '{folder / 'none.png'}'." in told
    assert "2 of 4 pictures are in" in told
    assert len(list(out.glob("*.png"))) == 2


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--scale", "5"), "at most 4 times, not 5"),
        (("--scale", "1"), "more than once"),
        (("--scale", "2", "--long-side", "9"), "not allowed with"),
        (("--long-side", "wide"), "'wide' is no long side; write whole pixels, as in 6000"),
        (("--scale", "6000px"), "'6000px' is no factor; write a number, as in 2 or 1.5"),
        (("--scale", "nan"), "'nan' is no factor"),
        (("--method", "best"), "no method called 'best'"),
        (("--name", "{stem}"), "nothing called '{stem}'"),
        (("--format", "gif"), "there is no format 'gif'; choose from: png, jpeg"),
        (("--quality", "0"), "the quality is 1 to 100"),
    ],
)
def test_a_wrong_usage_is_a_sentence(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], why: str
) -> None:
    try:
        code = enlarge(folder, "--out", tmp_path / "out", *options)
    except SystemExit as error:
        code = error.code  # type: ignore[assignment]
    assert code == 2
    assert why in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_ctrl_c_keeps_what_is_done_and_the_same_command_does_the_rest(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real: Callable[..., Any] = making.read_picture

    def interrupting(path: Path, *options: Any) -> Any:
        if path.name == "small.jpg":
            os.kill(os.getpid(), signal.SIGINT)
        return real(path, *options)

    monkeypatch.setattr(making, "read_picture", interrupting)
    out = tmp_path / "out"
    assert enlarge(folder, "--out", out, "--method", "bicubic") == 130
    assert "Cancelled. Enlarged 1 picture; 1 of 2 pictures are in" in capsys.readouterr().err
    assert [path.name for path in out.glob("*.png")] == ["photo_x4.png"]
    monkeypatch.setattr(making, "read_picture", real)
    assert enlarge(folder, "--out", out, "--method", "bicubic") == 0
    told = capsys.readouterr()
    assert "1 picture enlarged by an earlier run is not done again." in told.err
    assert [line.split(" -> ")[0] for line in told.out.splitlines()] == [str(folder / "small.jpg")]
    assert np.asarray(Image.open(out / "small_x4.png")).shape == (40, 80, 3)


@pytest.mark.parametrize("target", ["jpg", "png", "tiff"])
def test_an_enlargement_is_printed_at_the_same_pixels_an_inch(folder: Path, tmp_path: Path, target: str) -> None:
    with Image.open(folder / "photo.png") as image:
        image.convert("RGB").save(folder / "scanned.jpg", dpi=(240, 240))
    out = tmp_path / "out"
    assert enlarge(folder / "scanned.jpg", "--out", out, "--method", "bicubic", "--format", target) == 0
    (made,) = out.glob("scanned_x4.*")
    with Image.open(made) as image:
        assert image.info["dpi"] == pytest.approx((240, 240), rel=1e-3)
