"""Every picture of a set counts once, by a name of its own, and every number says how it was computed."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import fmean

import numpy as np
import pytest
from PIL import Image

from sr_desktop.imaging.metrics import measure
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling import Kernel, crop_to_multiple, downscale, upscale
from trainer.cli import main
from trainer.data.store import find_pictures
from trainer.distributed import World
from trainer.evaluation.benchmark import Computed, Measured, as_json, evaluate, gathered, merged
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


def test_pictures_of_one_stem_all_count(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "scores.json"
    assert main(["evaluate", "--data", str(folder), "--methods", "bicubic", "--json", str(table)]) == 0
    found = json.loads(table.read_text())["sets"]["mixed"]["bicubic"]
    expected = {name: measured(folder / file) for name, file in NAMES.items()}
    assert {name: scores["psnr_y"] for name, scores in found["images"].items()} == pytest.approx(expected)
    assert found["psnr_y"] == pytest.approx(fmean(expected.values()))


def test_what_several_processes_measured_is_in_the_order_of_one(folder: Path) -> None:
    sets = sets_of([folder])
    alone = list(evaluate(sets, {"bicubic": bicubic}))
    assert len(alone) == len(find_pictures(folder))
    parts = [list(evaluate(sets, {"bicubic": bicubic}, world=World(rank, 2))) for rank in range(2)]
    assert merged(sets, [*parts[1], *parts[0]], World()) == alone
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
