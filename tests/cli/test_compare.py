"""``sr-desktop compare`` from files to files: what is written, what is measured, what is said when something fails."""

from __future__ import annotations

import csv
import json
import shutil
import signal
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from rich.console import Console

from sr_desktop.cli import app
from sr_desktop.cli.jobs import compare_job
from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.events import Cancelled
from sr_desktop.imaging.geometry import Rect
from sr_desktop.methods import DEFAULT_IDS

pytestmark = pytest.mark.usefixtures("tiny_weights")


def compare(*arguments: str | Path) -> int:
    """Run the command in this process."""
    return app.run(["compare", *map(str, arguments)])


def psnr_y(output: Path, ground_truth: np.ndarray[Any, Any]) -> float:
    """PSNR-Y by the protocol, in other words than the program's."""

    def luma(rgb: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        r, g, b = (rgb[4:-4, 4:-4, channel].astype(float) for channel in range(3))
        return 16 + (65.481 * r + 128.553 * g + 24.966 * b) / 255

    difference = luma(np.asarray(Image.open(output).convert("RGB"))) - luma(ground_truth)
    return float(20 * np.log10(255 / np.sqrt(np.mean(difference**2))))


def test_all_methods_write_pictures_and_figures(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "deep" / "results"
    assert compare(photo, "--out", out) == 0
    figures = json.loads((out / "photo" / "metrics.json").read_text())
    assert list(figures["methods"]) == list(DEFAULT_IDS)
    assert (figures["mode"], figures["scale"], figures["region"]) == ("reference", 4, None)
    assert (figures["input_size"], figures["output_size"]) == ([17, 12], [68, 48])
    ground_truth = np.asarray(Image.open(photo))[:48, :68]
    for name, method in figures["methods"].items():
        picture = out / "photo" / f"{name}.png"
        assert Image.open(picture).size == (68, 48)
        assert method["psnr_y"] == pytest.approx(psnr_y(picture, ground_truth), abs=0.01)
        assert (method["weights_sha256"] is None) == (name in ("nearest", "bilinear", "bicubic"))
    with (out / "metrics.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["method"] for row in rows] == list(DEFAULT_IDS)
    told = capsys.readouterr()
    assert f"{photo}  68 x 48 pixels, reference" in told.out
    assert "SRResNet" in told.out
    assert "PSNR-Y" in told.out
    assert f"The results of 1 of 1 pictures are in '{out}'." in told.err


def test_a_self_ensemble_says_so_beside_every_figure(photo: Path, tmp_path: Path) -> None:
    for name, options in (("plain", []), ("ensemble", ["--self-ensemble"])):
        assert compare(photo, "--out", tmp_path / name, "--methods", "bicubic,srresnet", *options) == 0
    plain, ensemble = (
        json.loads((tmp_path / name / "photo" / "metrics.json").read_text())["methods"]
        for name in ("plain", "ensemble")
    )
    assert plain["srresnet"]["precision"] == "fp32"
    assert ensemble["srresnet"]["precision"] == "fp32 x8"
    assert [plain["srresnet"]["self_ensemble"], ensemble["srresnet"]["self_ensemble"]] == [False, True]
    assert ensemble["srresnet"]["psnr_y"] != plain["srresnet"]["psnr_y"]
    assert ensemble["bicubic"]["precision"] == "uint8"
    assert ensemble["bicubic"]["self_ensemble"] is False
    assert ensemble["bicubic"]["psnr_y"] == plain["bicubic"]["psnr_y"]


def test_upscale_enlarges_the_picture_and_measures_its_consistency_alone(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare(photo, "--out", tmp_path / "out", "--mode", "upscale", "--methods", "bicubic,srresnet") == 0
    figures = json.loads((tmp_path / "out" / "photo" / "metrics.json").read_text())
    assert list(figures["methods"]) == ["bicubic", "srresnet"]
    assert figures["output_size"] == [280, 200]
    assert {method["psnr_y"] for method in figures["methods"].values()} == {None}
    assert Image.open(tmp_path / "out" / "photo" / "srresnet.png").size == (280, 200)
    told = capsys.readouterr().out
    assert "PSNR-Y" not in told
    assert "LR-PSNR" in told
    how = "x4, result shrunk again by bicubic to 8 bits, PSNR of RGB against the input, nothing shaved"
    assert f"Protocol: {how}." in " ".join(told.split())
    with (tmp_path / "out" / "metrics.csv").open(newline="", encoding="utf-8-sig") as file:
        assert {(row["protocol"], row["degradation"]) for row in csv.DictReader(file)} == {(how, "")}
    protocol = figures["protocol"]
    assert (protocol["scale"], protocol["border"], protocol["downscale"], protocol["ssim"]) == (4, 0, None, None)
    assert "shrunk again" in protocol["psnr"]


def test_a_region_is_what_is_written_and_measured(photo: Path, tmp_path: Path) -> None:
    assert compare(photo, "--out", tmp_path / "whole", "--methods", "bicubic,srcnn") == 0
    assert compare(photo, "--out", tmp_path / "part", "--methods", "bicubic,srcnn", "--region", "10,8,30,24") == 0
    whole, part = (json.loads((tmp_path / name / "photo" / "metrics.json").read_text()) for name in ("whole", "part"))
    assert part["region"] == [10, 8, 30, 24]
    assert "pixels of the region" in part["protocol"]["psnr"]
    assert "map over the region" in part["protocol"]["ssim"]
    assert "region" not in whole["protocol"]["psnr"] + whole["protocol"]["ssim"]
    for name in ("bicubic", "srcnn"):
        picture = np.asarray(Image.open(tmp_path / "part" / "photo" / f"{name}.png"))
        everything = np.asarray(Image.open(tmp_path / "whole" / "photo" / f"{name}.png"))
        assert np.array_equal(picture, everything[8:32, 10:40])
        assert part["methods"][name]["psnr_y"] != whole["methods"][name]["psnr_y"]


@pytest.mark.parametrize(
    ("options", "computed"),
    [(["--region", "10,8,30,24"], (10, 8, 30, 24)), (["--region", "10,8,30,24", "--figure", "png"], None), ([], None)],
)
def test_only_the_region_is_computed_unless_more_is_shown(
    photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], computed: tuple[int, ...] | None
) -> None:
    asked: list[Rect | None] = []

    class Watched(Comparison):
        def __init__(self, *arguments: Any, part: Rect | None = None, **more: Any) -> None:
            asked.append(part)
            super().__init__(*arguments, part=part, **more)

    monkeypatch.setattr(compare_job, "Comparison", Watched)
    assert compare(photo, "--out", tmp_path / "out", "--methods", "bicubic", *options) == 0
    assert asked == [None if computed is None else Rect(*computed)]


def test_a_region_outside_the_result_is_told_before_the_work(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare(photo, "--out", tmp_path / "out", "--region", "60,0,20,20") == 1
    err = capsys.readouterr().err
    assert "The region 60,0,20,20 does not lie inside" in err
    assert "68 x 48" in err
    assert not (tmp_path / "out" / "photo").exists()
    assert (
        compare(photo, "--out", tmp_path / "out", "--methods", "nearest", "--mode", "upscale", "--region", "60,0,20,20")
        == 0
    )


def test_what_fails_is_named_and_the_rest_is_written(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    shutil.copy(photo, folder / "a.png")
    (folder / "b.png").write_bytes(photo.read_bytes()[:200])
    (folder / "c.jpg").write_text("no picture at all")
    code = compare(folder, tmp_path / "missing.png", tmp_path / "out-of-nowhere", "--out", tmp_path / "out")
    assert code == 1
    err = capsys.readouterr().err
    complaints = [line for line in err.splitlines() if line.startswith("sr-desktop:")]
    assert len(complaints) == 5
    for name in ("b.png", "c.jpg", "missing.png", "out-of-nowhere"):
        assert any(name in line for line in complaints)
    assert "Traceback" not in err
    assert [path.name for path in sorted((tmp_path / "out").iterdir())] == ["a", "metrics.csv"]


def test_a_method_that_fails_leaves_the_others(
    photo: Path, tmp_path: Path, tiny_weights: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tiny_weights / "srcnn.safetensors").write_bytes(b"damaged")
    assert compare(photo, "--out", tmp_path / "out", "--methods", "srcnn,bicubic") == 1
    err = capsys.readouterr().err
    assert "photo.png" in err
    assert "damaged" in err
    assert sorted(path.name for path in (tmp_path / "out" / "photo").iterdir()) == ["bicubic.png", "metrics.json"]


def test_equal_names_do_not_overwrite_each_other(photo: Path, tmp_path: Path) -> None:
    other = tmp_path / "more" / "photo.png"
    other.parent.mkdir()
    Image.open(photo).rotate(180).save(other)
    assert compare(photo, other, "--out", tmp_path / "out", "--methods", "nearest") == 0
    first, second = (tmp_path / "out" / name / "nearest.png" for name in ("photo", "photo-2"))
    assert first.read_bytes() != second.read_bytes()


def test_a_picture_is_never_replaced_by_its_own_result(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "out" / "nearest" / "nearest.png"
    own.parent.mkdir(parents=True)
    shutil.copy(photo, own)
    assert compare(own, "--out", tmp_path / "out", "--methods", "nearest") == 1
    assert "choose another folder" in capsys.readouterr().err
    assert own.read_bytes() == photo.read_bytes()


def test_several_pictures_end_with_their_mean(photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.png"
    Image.open(photo).transpose(Image.Transpose.ROTATE_90).save(other)
    assert compare(photo, other, "--out", tmp_path / "out", "--methods", "nearest,bicubic") == 0
    values = []
    for name in ("photo", "other"):
        figures = json.loads((tmp_path / "out" / name / "metrics.json").read_text())
        values.append(figures["methods"]["bicubic"]["psnr_y"])
    mean = capsys.readouterr().out.partition("Mean of 2 pictures")[2]
    assert f"{sum(values) / 2:.2f}" in mean


def test_a_folder_that_cannot_be_made_is_one_line(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert compare(photo, "--out", tmp_path / "file" / "out") == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_device_that_is_not_there_is_told_once(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from sr_desktop.engine.machine.devices import cpu

    monkeypatch.setattr("sr_desktop.engine.machine.devices.find_devices", lambda: (cpu(),))
    assert compare(photo, photo.parent, "--out", tmp_path / "out", "--device", "cuda") == 1
    err = capsys.readouterr().err.splitlines()
    assert len(err) == 1
    assert "CUDA" in err[0]


def test_ctrl_c_stops_within_the_work_and_says_so(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = compare_job.Comparison

    class Interrupted(real):  # type: ignore[misc, valid-type]
        """Is interrupted by the user while it works on the second picture."""

        def run(self, emit: Any) -> None:
            if self._task.picture.name == "zebra":
                signal.raise_signal(signal.SIGINT)
            seen: list[Any] = []
            super().run(lambda event: (seen.append(event), emit(event)))
            assert isinstance(seen[-1], Cancelled) == (self._task.picture.name == "zebra")

    monkeypatch.setattr(compare_job, "Comparison", Interrupted)
    shutil.copy(photo, tmp_path / "zebra.png")
    shutil.copy(photo, tmp_path / "zoo.png")
    handler = signal.getsignal(signal.SIGINT)
    code = compare(
        photo, tmp_path / "zebra.png", tmp_path / "zoo.png", "--out", tmp_path / "out", "--methods", "nearest"
    )
    assert code == 130
    assert signal.getsignal(signal.SIGINT) is handler
    told = capsys.readouterr().err
    assert "Cancelled. The results of 1 of 3 pictures are in" in told
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["metrics.csv", "photo"]


def test_a_terminal_sees_the_work_go_on(photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Console(file=StringIO(), force_terminal=True, width=100)
    monkeypatch.setattr("sr_desktop.cli.compare.messages", lambda: screen)
    assert compare(photo, "--out", tmp_path / "out", "--methods", "nearest,srresnet", "--tile", "16") == 0
    shown = screen.file.getvalue()  # type: ignore[attr-defined]
    assert "photo.png" in shown
    assert "%" in shown
