"""Every picture of a set counts once, by a name of its own, and every number says how it was computed."""

from __future__ import annotations

import json
import signal
from pathlib import Path
from statistics import fmean

import numpy as np
import pytest
from PIL import Image

from sr_desktop.engine.errors import MemoryShortageError
from sr_desktop.engine.upscaling import run_method
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import Kernel, crop_to_multiple, downscale, upscale
from sr_desktop.messages.message import Message
from trainer.cli import main
from trainer.data.store import find_pictures
from trainer.distributed import World
from trainer.evaluation.benchmark import (
    Computed,
    Measured,
    as_json,
    evaluate,
    gathered,
    measured_picture,
    merged,
    pictures_of,
)
from trainer.evaluation.sets import sets_of
from trainer.training.lineage import file_checksum

SAME_STEM = ("a/1.png", "b/1.png", "x.png", "x.jpg", "below/alone.png")
NAMES = {"a/1": "a/1.png", "b/1": "b/1.png", "x.png": "x.png", "x.jpg": "x.jpg", "alone": "below/alone.png"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Pictures of which some have the same stem."""
    random = np.random.default_rng(7)
    for name in SAME_STEM:
        path = tmp_path / "mixed" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(random.integers(0, 256, (48, 64, 3), np.uint8)).save(path)
    return tmp_path / "mixed"


def bicubic(low: Picture) -> tuple[Pixels, Computed]:
    return upscale(low.pixels, 4, Kernel.BICUBIC), Computed("cpu", "uint8")


def measured(path: Path) -> float:
    truth = crop_to_multiple(read_picture(path))
    value = measure(upscale(downscale(truth).pixels, 4, Kernel.BICUBIC), truth.pixels, is_gray=False)["psnr_y"]
    assert value is not None
    return value


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What was said on stderr, without the line that a progress bar leaves empty."""
    return [line for line in capsys.readouterr().err.splitlines() if line]


def test_pictures_of_one_stem_all_count(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "scores.json"
    assert main(["evaluate", "--data", str(folder), "--methods", "bicubic", "--json", str(table)]) == 0
    found = json.loads(table.read_text())["sets"]["mixed"]["bicubic"]
    expected = {name: measured(folder / file) for name, file in NAMES.items()}
    assert {name: scores["psnr_y"] for name, scores in found["images"].items()} == pytest.approx(expected)
    assert found["psnr_y"] == pytest.approx(fmean(expected.values()))


def test_what_several_processes_measured_is_in_the_order_of_one(folder: Path) -> None:
    pictures = pictures_of(sets_of([folder]))
    alone = list(evaluate(sets_of([folder]), {"bicubic": bicubic}))
    assert len(alone) == len(find_pictures(folder))
    first, second = (
        [one for picture in World(rank, 2).share(pictures) for one in measured_picture(picture, {"bicubic": bicubic})]
        for rank in range(2)
    )
    assert merged(pictures, [*second, *first], World()) == alone
    assert list(gathered(alone)["mixed"]["bicubic"]) == [one.picture for one in alone]


def test_every_method_says_where_and_by_what_it_was_computed(folder: Path, tmp_path: Path) -> None:
    table, run = tmp_path / "scores.json", tmp_path / "run"
    small = (
        "network.parameters={blocks=1, channels=8, batch_norm=false}", "data.crop=8", "data.batch=2", "precision=fp32",
        "schedule.steps=1", "schedule.warmup=0", "validation.crop=32",
    )  # fmt: skip
    settings = [word for change in small for word in ("--set", change)]
    assert main(["train", "srresnet", "--data", str(folder), "--val", str(folder), "--out", str(run), "--device",
                 "cpu", "--cache", str(tmp_path / "cache"), *settings]) == 0  # fmt: skip
    assert main(["publish", str(run), "--weights-dir", str(tmp_path / "weights")]) == 0
    files = [tmp_path / "weights" / "srresnet.safetensors", run / "last.pt"]
    asked = ["evaluate", "--data", str(folder), "--device", "cpu", "--json", str(table)]
    assert main([*asked, "--ensemble", "--precision", "bf16", "--weights", *map(str, files)]) == 0
    found = json.loads(table.read_text())["methods"]
    first, second = map(file_checksum, files)
    assert found == {
        "srresnet": {"device": "cpu", "precision": "bf16", "weights_sha256": first},
        "srresnet x8": {"device": "cpu", "precision": "bf16 x8", "weights_sha256": first},
        "run/last.pt": {"device": "cpu", "precision": "bf16", "weights_sha256": second},
        "run/last.pt x8": {"device": "cpu", "precision": "bf16 x8", "weights_sha256": second},
    }
    assert main([*asked, "--methods", "nearest"]) == 0
    found = json.loads(table.read_text())["methods"]
    assert found == {"nearest": {"device": "cpu", "precision": "uint8", "weights_sha256": None}}


def test_several_devices_of_one_method_are_all_named(folder: Path) -> None:
    sets = sets_of([folder])
    measures = list(evaluate(sets, {"net": bicubic}))
    spread = [
        Measured(one.set_name, one.method, one.picture, one.scores, Computed(f"cuda:{place % 2}", "fp32", "abc"))
        for place, one in enumerate(measures)
    ]
    assert as_json(spread, sets)["methods"] == {
        "net": {"device": "cuda:0, cuda:1", "precision": "fp32", "weights_sha256": "abc"}
    }


def test_a_picture_that_cannot_be_measured_stops_no_other(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "cut.png").write_bytes((folder / "x.png").read_bytes()[:2000])
    (folder / "none.png").write_bytes(b"")
    Image.new("RGB", (3, 90)).save(folder / "thin.png")
    table = tmp_path / "scores.json"
    asked = ["evaluate", "--data", str(folder), "--methods", "nearest,bicubic", "--json", str(table)]
    assert main(asked) == 1
    said = capsys.readouterr()
    for sentence in (
        "'cut.png' is damaged or incomplete. Open what is there with --allow-truncated.",
        "'none.png' is empty.",
        "'thin.png' is only 3 x 90 pixels; at least 4 x 4 are needed.",
        "3 of 8 pictures could not be measured; the means are over the others.",
    ):
        assert sentence in said.err.splitlines()
    assert " / 0." in said.out
    found = json.loads(table.read_text())["sets"]["mixed"]
    assert [set(scores["images"]) for scores in found.values()] == [set(NAMES)] * 2
    # What is there of it is a picture too.
    assert main([*asked, "--allow-truncated"]) == 1
    assert "cut" in json.loads(table.read_text())["sets"]["mixed"]["bicubic"]["images"]


def test_a_method_that_fails_on_a_picture_leaves_it_out_for_all(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(method_id: str, low: Picture, *more: object) -> object:
        if method_id == "bicubic" and low.path is not None and low.path.parent.name == "a":
            raise MemoryShortageError(Message("reason.no-memory"))
        return run_method(method_id, low, *more)  # type: ignore[arg-type]

    monkeypatch.setattr("trainer.evaluation.enlargers.run_method", failing)
    table = tmp_path / "scores.json"
    asked = ["evaluate", "--data", str(folder), "--methods", "nearest,bicubic", "--json", str(table)]
    assert main(asked) == 1
    assert lines(capsys) == [
        f"{folder / 'a' / '1.png'}: there is not enough memory",
        "1 of 5 pictures could not be measured; the means are over the others.",
    ]
    for scores in json.loads(table.read_text())["sets"]["mixed"].values():
        assert set(scores["images"]) == set(NAMES) - {"a/1"}


@pytest.mark.usefixtures("usual_ctrl_c")
@pytest.mark.parametrize(("calls", "done"), [(1, 0), (5, 2), (6, 3)])
def test_ctrl_c_ends_with_the_table_of_what_was_measured(
    calls: int, done: int, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Of two methods on five pictures; one with one method only is not counted."""
    asked: list[str] = []

    def interrupted(method_id: str, low: Picture, *more: object) -> object:
        asked.append(method_id)
        if len(asked) == calls:
            signal.raise_signal(signal.SIGINT)
        return run_method(method_id, low, *more)  # type: ignore[arg-type]

    monkeypatch.setattr("trainer.evaluation.enlargers.run_method", interrupted)
    table = tmp_path / "scores.json"
    words = ["evaluate", "--data", str(folder), "--methods", "nearest,bicubic", "--json", str(table)]
    assert main(words) == 130
    assert len(asked) == calls
    said = lines(capsys)
    if not done:
        assert said == ["Stopped."]
        assert not table.exists()
        return
    assert said == ["Stopped; the means are over the pictures that were done."]
    found = json.loads(table.read_text())["sets"]["mixed"]
    assert [len(scores["images"]) for scores in found.values()] == [done, done]


def test_where_no_picture_can_be_measured_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, table = tmp_path / "bad", tmp_path / "scores.json"
    folder.mkdir()
    (folder / "a.png").write_bytes(b"")
    assert main(["evaluate", "--data", str(folder), "--methods", "nearest", "--json", str(table)]) == 1
    assert lines(capsys) == ["'a.png' is empty.", "1 of 1 pictures could not be measured; there is no table."]
    assert not table.exists()
