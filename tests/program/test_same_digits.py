"""The same comparison gives the same digits in the window, by `compare`, in the window's evaluation and by the trainer.

Every method that ships, a PyTorch model file and an ONNX file, each with its real weights: only the picture is small.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sr_desktop.cli import app
from sr_desktop.engine.events import MethodDone
from sr_desktop.engine.request import ComparisonRequest
from sr_desktop.engine.settings import EngineSettings, Mode
from sr_desktop.engine.worker.loading import LoadedEngine
from sr_desktop.export.evaluating.evaluation import EvaluatedPicture, Evaluation
from sr_desktop.export.evaluating.job import EvaluateJob, PictureChanged
from sr_desktop.imaging.measuring.metrics import METRICS
from sr_desktop.imaging.reading import read_picture
from sr_desktop.methods import SHIPPED, Catalogue
from sr_desktop.model_format import NO_CHOICE
from trainer import cli as trainer

Figures = dict[str, dict[str, float]]
"""What was measured of every method."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one picture of 60 x 44 pixels."""
    y, x = np.mgrid[0:44, 0:60]
    noise = np.random.default_rng(0).normal(0, 12, (44, 60, 3))
    planes = np.stack([128 + 90 * np.sin(x / 4), 128 + 90 * np.cos(y / 5), 2 * x + 2 * y], axis=2)
    folder = tmp_path / "set"
    folder.mkdir()
    Image.fromarray((planes + noise).clip(0, 255).astype(np.uint8)).save(folder / "photo.png")
    return folder


@pytest.fixture
def catalogue(models: tuple[Path, Path]) -> Catalogue:
    engine, found = LoadedEngine(), SHIPPED
    for path in models:
        found = found.adding(engine.open_model(path, found, NO_CHOICE))
    return found


def in_the_window(folder: Path, catalogue: Catalogue) -> Figures:
    picture = read_picture(folder / "photo.png")
    request = ComparisonRequest(picture, catalogue.ids, Mode.REFERENCE, EngineSettings(), catalogue)
    found: Figures = {}

    def take(event: object) -> None:
        if isinstance(event, MethodDone):
            found[event.method_id] = dict(event.scores)

    LoadedEngine()(request).run(take)
    return found


def by_compare(folder: Path, models: tuple[Path, Path], out: Path) -> Figures:
    given = [argument for path in models for argument in ("--model", str(path))]
    arguments = ["compare", str(folder / "photo.png"), "--out", str(out), "--methods", ",".join(SHIPPED.ids), *given]
    assert app.run(arguments) == 0
    written = json.loads((out / "photo" / "metrics.json").read_text(encoding="utf-8"))["methods"]
    return {name: _measured(each) for name, each in written.items()}


def _measured(written: dict[str, float]) -> dict[str, float]:
    return {metric.id: written[metric.id] for metric in METRICS if metric.id in written}


def by_the_evaluation(folder: Path, catalogue: Catalogue) -> Figures:
    pictures = (EvaluatedPicture(folder / "photo.png"),)
    last: list[EvaluatedPicture] = []

    def take(event: object) -> None:
        if isinstance(event, PictureChanged):
            last.append(event.picture)

    EvaluateJob(Evaluation(catalogue.ids, pictures, catalogue), EngineSettings()).begin(LoadedEngine()).run(take)
    scores = {name: last[-1].of(name) for name in catalogue.ids}
    return {name: dict(each.scores) for name, each in scores.items() if each is not None}


def by_the_trainer(folder: Path, file: Path) -> Figures:
    assert trainer.main(["evaluate", "--data", str(folder), "--device", "cpu", "--json", str(file)]) == 0
    written = json.loads(file.read_text(encoding="utf-8"))["sets"][folder.name]
    return {name: _measured(each) for name, each in written.items()}


def test_all_ways_give_the_same_digits(
    folder: Path, models: tuple[Path, Path], catalogue: Catalogue, tmp_path: Path
) -> None:
    expected = in_the_window(folder, catalogue)
    assert set(expected) == {*SHIPPED.ids, "own", "graph"}
    assert by_compare(folder, models, tmp_path / "out") == expected
    assert by_the_evaluation(folder, catalogue) == expected
    assert by_the_trainer(folder, tmp_path / "scores.json") == {name: expected[name] for name in SHIPPED.ids}


@pytest.mark.soak
def test_two_runs_give_the_same_bytes(folder: Path, models: tuple[Path, Path], tmp_path: Path) -> None:
    for out in ("first", "second"):
        by_compare(folder, models, tmp_path / out)
    first, second = (tmp_path / out / "photo" for out in ("first", "second"))
    pictures = sorted(path.name for path in first.glob("*.png"))
    assert len(pictures) == len(SHIPPED.ids) + 2
    for name in pictures:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name
