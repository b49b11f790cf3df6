"""``sr-desktop evaluate``: several folders in one go, the table on the terminal and its files."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from PIL import Image

from sr_desktop.cli import app
from sr_desktop.engine.errors import DeviceError
from sr_desktop.engine.machine.devices import Device
from sr_desktop.imaging.degrading.degradation import parse_degradation
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import Kernel, crop_to_multiple, upscale
from sr_desktop.messages.message import Message

pytestmark = pytest.mark.usefixtures("tiny_weights")


def evaluate(*arguments: str | Path) -> int:
    return app.run(["evaluate", *map(str, arguments)])


@pytest.fixture
def sets(photo: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Two folders, called as benchmark sets, of two pictures and one."""
    folders = tmp_path / "Set5", tmp_path / "Set14"
    with Image.open(photo) as image:
        for folder, turns in zip(folders, ((0, 1), (2,)), strict=True):
            folder.mkdir()
            for number in turns:
                image.rotate(90 * number, expand=True).save(folder / f"{number}.png")
    return folders


def bicubic_psnr(path: Path, scale: int, kind: str = "bicubic") -> float:
    truth = crop_to_multiple(read_picture(path), scale)
    low = parse_degradation(kind).applied(truth, scale)
    output = upscale(low.pixels, scale, Kernel.BICUBIC)
    value = measure(output, truth.pixels, is_gray=False, border=scale)["psnr_y"]
    assert value is not None
    return value


def test_folders_are_sets_of_one_table(
    sets: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / f"table.{suffix}" for suffix in ("tex", "csv", "json")]
    targets = [part for file, name in zip(files, ("--latex", "--csv", "--json"), strict=True) for part in (name, file)]
    assert evaluate(*sets, "--methods", "bicubic,srresnet", "--name", "srresnet=Ours", *targets) == 0
    expected = [bicubic_psnr(path, 4) for path in sorted(sets[0].iterdir())]
    mean = f"{sum(expected) / 2:.2f}"
    told = capsys.readouterr()
    lines = told.out.splitlines()
    assert any("Set5" in line and "Set14" in line for line in lines)
    assert any(mean in line and "Bicubic" in line for line in lines)
    assert any(line.split()[0] == "Ours" for line in lines if line.split())
    assert "Means over pictures that every method did: Set5 2, Set14 1" in told.out
    latex = files[0].read_text(encoding="utf-8")
    assert r"\multicolumn{1}{c}{Set5} & \multicolumn{1}{c}{Set14}" in latex
    assert mean in latex
    assert "Ours & " in latex
    with files[1].open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [row["image"] for row in rows][-4:] == [
        *["mean of 2 images of Set5"] * 2,
        *["mean of 1 images of Set14"] * 2,
    ]
    found = json.loads(files[2].read_text(encoding="utf-8"))
    assert list(found["sets"]) == ["Set5", "Set14"]
    images = found["sets"]["Set5"]["bicubic"]["images"]
    assert [images[stem]["psnr_y"] for stem in ("0", "1")] == pytest.approx(expected)
    assert found["sets"]["Set5"]["bicubic"]["psnr_y"] == pytest.approx(sum(expected) / 2)


def test_scale_and_degradation_are_those_of_every_number(
    sets: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "t.tex"
    arguments = ("--methods", "bicubic,srresnet", "--scale", "2", "--degrade", "jpeg50", "--published")
    assert evaluate(sets[1], *arguments, "--latex", table, "--metrics", "psnr_y") == 1
    told = capsys.readouterr()
    assert "SRResNet has weights for ×4 alone" in told.err
    assert f"{bicubic_psnr(sets[1] / '2.png', 2, 'jpeg50'):.2f}" in told.out
    assert "as published" not in told.out
    assert told.err.count("--published adds nothing: papers print scores of Set5, Set14, BSD100 at x4") == 1
    latex = table.read_text(encoding="utf-8")
    assert r"Mean PSNR (dB) at $\times$2, low resolution: bicubic, JPEG 50." in latex


def test_published_rows_are_added_on_demand(
    sets: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(*sets, "--methods", "bicubic", "--published") == 0
    told = capsys.readouterr()
    assert "30.48 / 0.8628" in told.out
    assert "Lim et al. 2017" in told.out
    assert "--published" not in told.err
    assert evaluate(sets[0].rename(tmp_path / "set-five"), "--methods", "bicubic", "--published") == 0
    assert "--published adds nothing" in capsys.readouterr().err
    (tmp_path / "set-five").rename(sets[0])
    assert evaluate(*sets, "--methods", "bicubic") == 0
    assert "published" not in capsys.readouterr().out


def test_what_fails_is_named_and_the_rest_is_written(
    sets: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (sets[0] / "broken.png").write_bytes(b"\x89PNG nothing")
    table = tmp_path / "t.csv"
    assert evaluate(*sets, tmp_path / "nowhere", "--methods", "bicubic", "--csv", table) == 1
    told = capsys.readouterr()
    assert "broken" in told.err
    assert "nowhere" in told.err
    assert "Set5 2, Set14 1" in told.out
    assert table.exists()


def test_a_mistyped_folder_is_no_set(
    sets: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, missing = tmp_path / "t.tex", tmp_path / "in" / "Set15"
    assert evaluate(sets[0], missing, "--methods", "bicubic", "--latex", table) == 1
    told = capsys.readouterr()
    assert f"There is no file or folder '{missing}'." in told.err
    assert "Means over pictures that every method did: Set5 2" in told.out.splitlines()
    assert r"\label{tab:set5}" in table.read_text(encoding="utf-8")


@pytest.mark.parametrize("metrics", ["beauty", "lr_psnr", "psnr_y,beauty", " , "])
def test_metrics_that_no_cell_can_hold_are_refused(metrics: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        evaluate("Set5", "--metrics", metrics)
    assert ended.value.code == 2
    assert "write ids with commas between, of psnr_y, " in " ".join(capsys.readouterr().err.split())


def test_wrong_usage_is_one_sentence(sets: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(sets[0], "--siunitx") == 2
    assert "--siunitx is for LaTeX; add --latex." in capsys.readouterr().err
    assert evaluate(sets[0], "--methods", "srresnet", "--scale", "3") == 2


def test_what_cannot_be_written_is_refused_before_anything_is_measured(
    sets: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing, table = tmp_path / "missing" / "t.csv", tmp_path / "t.csv"
    picture = sets[1] / "2.png"
    before = picture.read_bytes()
    for targets, why in (
        (("--csv", missing), f"'{missing}' cannot be written: "),
        (("--latex", sets[0]), f"'{sets[0]}' cannot be written: a folder of that name is in the way."),
        (("--plane", picture), f"'{picture}' cannot be written: a file of that name is in the way."),
        (("--csv", table, "--json", table), f"--csv and --json name the same file '{table}'."),
    ):
        assert evaluate(*sets, "--methods", "bicubic", *targets) == 2
        told = capsys.readouterr()
        assert why in told.err
        assert told.out == ""
    assert picture.read_bytes() == before


def test_a_device_that_is_missing_is_told_once(
    sets: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_: object) -> Device:
        raise DeviceError(Message("device.missing", device="CUDA", known="none"))

    monkeypatch.setattr("sr_desktop.cli.jobs.evaluate_job.choose_device", none)
    assert evaluate(*sets, "--methods", "bicubic,srcnn", "--device", "cuda") == 1
    told = capsys.readouterr()
    assert told.err.count("There is no working CUDA device here") == 1
    assert told.out == ""


def test_the_plane_is_drawn_of_means_and_pictures(
    sets: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, drawing = tmp_path / "plane.csv", tmp_path / "plane.svg"
    assert evaluate(*sets, "--methods", "bicubic,nearest", "--name", "bicubic=Ours", "--plane", table) == 0
    rows = list(csv.DictReader(table.open(encoding="utf-8")))
    assert [row["title"] for row in rows].count("Ours") == 4
    psnr = {row["picture"]: float(row["psnr_y"]) for row in rows if row["method"] == "bicubic"}
    for path in sets[0].iterdir():
        assert psnr[path.name] in [pytest.approx(bicubic_psnr(each, 4)) for folder in sets for each in folder.iterdir()]
    assert psnr[""] == pytest.approx(sum(bicubic_psnr(each, 4) for folder in sets for each in folder.iterdir()) / 3)
    assert all(0 < float(row["lpips"]) < 1 for row in rows)
    assert evaluate(*sets, "--methods", "bicubic,nearest", "--plane", drawing) == 0
    assert "Set5, Set14, mean of 3 pictures" in drawing.read_text(encoding="utf-8")
    with pytest.raises(SystemExit):
        evaluate(*sets, "--plane", "plane.tex")
    assert "must end in one of .png, .svg, .pdf, .csv" in capsys.readouterr().err
