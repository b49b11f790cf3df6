"""LPIPS against the authors' own implementation and published tables, and where its weights come from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from sr_desktop.engine.events import Event, MethodDone
from sr_desktop.engine.measures.pairs import as_tensor
from sr_desktop.engine.request import ComparisonRequest
from sr_desktop.engine.settings import EngineSettings, Mode
from sr_desktop.engine.worker.loading import LoadedEngine
from sr_desktop.imaging.measuring.scores import Scores
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import Kernel, crop_to_multiple, downscale, upscale
from trainer.cli import main
from trainer.commands.feature_arguments import PRETRAINED_VARIABLE
from trainer.evaluation.score_table import score_table
from trainer.losses.loss import FeatureFiles
from trainer.losses.terms.lpips import ALEXNET_FILE, LINEAR_FILE, lpips_alex

# By the authors' package lpips 0.1.4, its network and its linear weights, lpips.LPIPS(net="alex", version="0.1"), fp32,
# over AlexNet features from the fp16 file; the pictures shrunk and enlarged again as below, RGB, nothing shaved off.
AUTHORS = {
    "baby": (0.35115, 0.30302),
    "bird": (0.39746, 0.23590),
    "butterfly": (0.45329, 0.37336),
    "head": (0.34336, 0.42041),
    "woman": (0.43709, 0.36555),
}
"""Nearest neighbour and bicubic enlargement by 4 of Set5."""


def measured(photos: Path, tmp_path: Path, *more: str) -> dict[str, Any]:
    """What `evaluate` writes for bicubic."""
    table = tmp_path / "scores.json"
    assert main(["evaluate", "--data", str(photos), "--methods", "bicubic", "--json", str(table), *more]) == 0
    scores: dict[str, Any] = json.loads(table.read_text())["sets"]["photos"]["bicubic"]
    return scores


def test_it_is_the_authors_lpips(shared_data: Path) -> None:
    metric = lpips_alex(FeatureFiles())
    found = {}
    for name in AUTHORS:
        (path,) = (shared_data / "benchmark" / "Set5").glob(f"{name}.*")
        ground_truth = crop_to_multiple(read_picture(path), 4)
        low = downscale(ground_truth, 4)
        outputs = [upscale(low.pixels, 4, kernel) for kernel in (Kernel.NEAREST, Kernel.BICUBIC)]
        found[name] = [float(metric(as_tensor(output), as_tensor(ground_truth.pixels))) for output in outputs]
        assert found[name] == pytest.approx(AUTHORS[name], abs=1e-4)
    # Ma et al. 2020 (arXiv 2003.13081, table 1) print 0.3407 for bicubic, shrunk by MATLAB.
    assert np.mean([bicubic for _, bicubic in found.values()]) == pytest.approx(0.3407, abs=0.002)


def test_the_flag_adds_lpips_per_set_and_picture(
    photos: Path, tmp_path: Path, pretrained: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scores = measured(photos, tmp_path, "--lpips", "--pretrained", str(pretrained))
    images = scores["images"]
    assert scores["lpips"] > 0
    assert scores["lpips"] == pytest.approx(np.mean([image["lpips"] for image in images.values()]))
    assert "LPIPS" in capsys.readouterr().out
    assert "lpips" not in measured(photos, tmp_path, "--pretrained", str(pretrained))
    assert "LPIPS" not in capsys.readouterr().out


def test_every_way_to_the_weights_gives_the_same(
    photos: Path, tmp_path: Path, pretrained: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_folder = measured(photos, tmp_path, "--lpips", "--pretrained", str(pretrained))
    alexnet = ["--alexnet-weights", str(pretrained / ALEXNET_FILE.name)]
    assert measured(photos, tmp_path, *alexnet, "--lpips-weights", str(pretrained / LINEAR_FILE.name)) == by_folder
    monkeypatch.setenv(PRETRAINED_VARIABLE, str(pretrained))
    assert measured(photos, tmp_path, "--lpips") == by_folder


def test_what_is_missing_is_said_with_what_to_do(
    photos: Path, tmp_path: Path, pretrained: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(PRETRAINED_VARIABLE, raising=False)
    empty = tmp_path / "empty"
    empty.mkdir()
    broken = tmp_path / "broken.safetensors"
    save_file({"lin0.model.1.weight": torch.rand(1, 3, 1, 1)}, broken)
    alexnet = ["--alexnet-weights", str(pretrained / ALEXNET_FILE.name)]
    faults = {
        ("--lpips", "--pretrained", str(tmp_path / "nowhere")): "nowhere does not exist",
        ("--lpips", "--pretrained", str(empty)): f"{ALEXNET_FILE.name} cannot be read",
        (*alexnet, "--lpips-weights", str(broken)): "no tensor lin0.model.1.weight of 64 values",
    }
    for more, said in faults.items():
        assert main(["evaluate", "--data", str(photos), "--methods", "bicubic", *more]) == 1
        error = " ".join(capsys.readouterr().err.split())
        assert said.replace(" ", "") in error.replace(" ", "")
        assert "Traceback" not in error


def test_without_any_the_shipped_weights_give_what_the_program_shows(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(PRETRAINED_VARIABLE, raising=False)
    images = measured(photos, tmp_path, "--lpips")["images"]
    for path in photos.iterdir():
        request = ComparisonRequest(
            read_picture(path), ("bicubic",), Mode.REFERENCE, EngineSettings(), metrics=("lpips",)
        )
        events: list[Event] = []
        LoadedEngine()(request).run(events.append)
        (done,) = (event for event in events if isinstance(event, MethodDone))
        assert done.scores["lpips"] == pytest.approx(images[path.stem]["lpips"], abs=1e-6)


def test_the_table_has_a_column_for_it_with_the_published_figures() -> None:
    scores = {"Set5": {"bicubic": {"baby": Scores(psnr_y=28.0, ssim_y=0.8, psnr_rgb=27.0, lpips=0.33)}}}
    table = score_table(scores, "paper")
    assert [str(column.header) for column in table.columns] == ["Method", "Set5", "LPIPS"]
    assert [str(cell) for cell in table.columns[2].cells][:3] == ["0.3300", "", "0.3407"]
