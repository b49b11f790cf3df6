"""Methods measured on pictures that went through more than the protocol's shrink; every number says through what."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sr_desktop.imaging.degrading.degradation import parse_degradation
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import Kernel, crop_to_multiple, upscale
from sr_desktop.networks.card import ModelCard
from sr_desktop.networks.published import read_card
from trainer.cli import main
from trainer.evaluation.sets import sets_of

HARD = "blur1.2+noise5+jpeg75"


def test_sets_are_named_by_folder_and_degradation() -> None:
    degradations = [parse_degradation(text) for text in ("bicubic", "jpeg60", HARD)]
    sets = sets_of([Path("data/val"), Path("data/other")], degradations)
    assert [one.name for one in sets] == [
        "val",
        "val, bicubic, JPEG 60",
        "val, blur 1.2 px, bicubic, noise 5, JPEG 75",
        "other",
        "other, bicubic, JPEG 60",
        "other, blur 1.2 px, bicubic, noise 5, JPEG 75",
    ]
    with pytest.raises(ValueError, match="Two of the sets are called 'val'"):
        sets_of([Path("one/val"), Path("two/val")])


def test_evaluate_measures_each_degradation_and_says_so(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")  # so that no heading is broken into lines
    table = tmp_path / "scores.json"
    asked = ["evaluate", "--data", str(photos), "--methods", "nearest,bicubic", "--json", str(table)]
    assert main([*asked, "--degrade", "bicubic", "--degrade", "jpeg60", "--degrade", HARD]) == 0
    printed = capsys.readouterr().out
    assert all(word in printed for word in ("JPEG 60", "blur 1.2", "noise 5"))
    found = json.loads(table.read_text())
    assert found["degradations"] == {
        "photos": "bicubic",
        "photos, bicubic, JPEG 60": "jpeg60",
        "photos, blur 1.2 px, bicubic, noise 5, JPEG 75": HARD,
    }
    assert list(found["sets"]) == list(found["degradations"])
    # What differs between the sets is not said of all of them.
    assert not {"degradation", "downscale"} & set(found["protocol"])
    for name, degradation in found["degradations"].items():
        for path in photos.iterdir():
            ground_truth = crop_to_multiple(read_picture(path))
            low = parse_degradation(degradation).applied(ground_truth)
            expected = measure(upscale(low.pixels, 4, Kernel.BICUBIC), ground_truth.pixels, is_gray=False)["psnr_y"]
            assert found["sets"][name]["bicubic"]["images"][path.stem]["psnr_y"] == pytest.approx(expected)
    means = [found["sets"][name]["bicubic"]["psnr_y"] for name in found["sets"]]
    assert means[0] == max(means)
    assert len(set(np.round(means, 3))) == 3


def test_without_the_option_only_the_protocols_shrink_is_measured(photos: Path, tmp_path: Path) -> None:
    table = tmp_path / "scores.json"
    assert main(["evaluate", "--data", str(photos), "--methods", "nearest", "--json", str(table)]) == 0
    found = json.loads(table.read_text())
    assert found["degradations"] == {"photos": "bicubic"}
    assert found["protocol"]["degradation"] == "bicubic"
    assert list(found["sets"]) == ["photos"]


def test_an_unknown_degradation_is_wrong_usage(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["evaluate", "--data", str(photos), "--degrade", "fog"])
    assert ended.value.code == 2
    assert "There is no degradation called 'fog'" in " ".join(capsys.readouterr().err.split())


def published_card(photos: Path, tmp_path: Path, *more: str) -> ModelCard:
    run, weights = tmp_path / "run", tmp_path / "weights"
    small = (
        "network.parameters={blocks=1, channels=8, batch_norm=false}", "data.crop=8", "data.batch=2", "precision=fp32",
        "schedule.steps=2", "schedule.warmup=1", "validation.crop=64",
    )  # fmt: skip
    settings = [word for change in (*small, *more) for word in ("--set", change)]
    common = ["--out", str(run), "--device", "cpu", "--cache", str(tmp_path / "cache"), "--overwrite"]
    assert main(["train", "srresnet-photo", "--data", str(photos), "--val", str(photos), *common, *settings]) == 0
    assert main(["publish", str(run), "--weights-dir", str(weights), "--val", str(photos)]) == 0
    return read_card(weights / "srresnet-photo.json")


def test_a_card_tells_of_the_degradations_that_its_weights_were_chosen_by(photos: Path, tmp_path: Path) -> None:
    card = published_card(photos, tmp_path)
    assert list(card.degraded_scores) == ["bicubic", "jpeg60", HARD]
    weights = str(tmp_path / "weights" / "srresnet-photo.safetensors")
    table = tmp_path / "scores.json"
    asked = ["evaluate", "--data", str(photos), "--weights", weights, "--json", str(table), "--device", "cpu"]
    assert main([*asked, "--degrade", "jpeg60"]) == 0
    measured = json.loads(table.read_text())["sets"]["photos, bicubic, JPEG 60"]["srresnet-photo"]
    assert card.degraded_scores["jpeg60"]["psnr_y"] == pytest.approx(measured["psnr_y"], abs=0.01)
    assert published_card(photos, tmp_path, 'validation.degradations=["bicubic"]').degraded_scores == {}


def test_a_picture_that_is_restored_exactly_is_counted_beside_the_mean(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    Image.new("RGB", (64, 48), (90, 120, 150)).save(photos / "flat.png")
    table = tmp_path / "scores.json"
    assert main(["evaluate", "--data", str(photos), "--methods", "nearest,bicubic", "--json", str(table)]) == 0
    found = json.loads(table.read_text())["sets"]["photos"]["bicubic"]
    assert found["images"]["flat"]["psnr_y"] == "inf"
    assert found["infinite"] == {"psnr_y": 1, "psnr_rgb": 1}
    finite = [scores["psnr_y"] for stem, scores in found["images"].items() if stem != "flat"]
    assert found["psnr_y"] == pytest.approx(sum(finite) / len(finite))
    assert f"{found['psnr_y']:.2f} (1 ∞) / {found['ssim_y']:.4f}" in capsys.readouterr().out
