from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from sr_desktop.imaging.resampling.factors import Kernel, upscale
from trainer.data.store import PictureStore, find_pictures
from trainer.losses.loss import FeatureFiles
from trainer.publishing.publish import Measurement, publish
from trainer.recipes.recipe import Recipe
from trainer.recipes.sections import ValidationSection
from trainer.training.checkpoint import BEST, LAST, load_checkpoint
from trainer.training.loop import StepReport
from trainer.training.monitoring.preview import draw_preview
from trainer.training.monitoring.run_log import RunLog, read_log
from trainer.training.request import TrainRequest
from trainer.training.session import Session
from trainer.training.validation import load_pairs, restored

MakeRecipe = Callable[..., Recipe]


def train(recipe: Recipe, store: PictureStore, out: Path, *validation: Path) -> Path:
    Session(recipe, TrainRequest(out, store, validation, FeatureFiles(), torch.device("cpu"))).execute()
    return out


@pytest.mark.skipif(sys.platform != "linux", reason="names of other bytes than UTF-8 are Linux's")
def test_a_folder_that_tensorboard_cannot_name_has_the_log_alone(tmp_path: Path) -> None:
    run = tmp_path / os.fsdecode(b"run\xff")
    run.mkdir()
    with RunLog(run, 0) as log:
        log.add([StepReport(1, 0.5, 1e-3, 0.1, 0.0)], None)
        log.add_preview(1, Image.new("RGB", (4, 4)))
    assert [row.step for row in read_log(run)] == [1]


def test_last_best_and_every_nth_checkpoint_are_kept(
    make_recipe: MakeRecipe, store: PictureStore, photos: Path, tmp_path: Path
) -> None:
    run = train(make_recipe(keep_every=5), store, tmp_path / "run", photos)
    kept = {"step-00000005.pt", "step-00000010.pt", BEST, LAST}
    assert {path.name for path in run.glob("*.pt")} == kept
    assert [load_checkpoint(run / name).step for name in sorted(kept - {BEST})] == [12, 5, 10]


def test_starting_over_leaves_nothing_of_the_run_before(
    make_recipe: MakeRecipe, store: PictureStore, photos: Path, tmp_path: Path
) -> None:
    run = train(make_recipe(keep_every=5), store, tmp_path / "run", photos)
    train(make_recipe(steps=4), store, run)
    assert {path.name for path in run.glob("*.pt")} == {LAST}
    assert not list((run / "previews").iterdir())
    assert [row.step for row in read_log(run)] == [1, 2, 3, 4]


def test_tensorboard_gets_every_step_in_means_and_the_validations(
    make_recipe: MakeRecipe, store: PictureStore, photos: Path, tmp_path: Path
) -> None:
    accumulator = pytest.importorskip("tensorboard.backend.event_processing.event_accumulator")
    run = train(make_recipe(), store, tmp_path / "run", photos)
    events = accumulator.EventAccumulator(str(run / "tensorboard"))
    events.Reload()
    rows = read_log(run)
    first, second = events.Scalars("loss")
    assert (first.step, second.step) == (6, 12)  # a point at each validation
    assert first.value == pytest.approx(np.mean([row.loss for row in rows[:6]]), rel=1e-4)
    assert second.value == pytest.approx(np.mean([row.loss for row in rows[6:]]), rel=1e-4)
    assert [event.value for event in events.Scalars("validation")] == pytest.approx(
        [row.validation for row in rows if row.validation is not None], rel=1e-4
    )
    assert len(events.Images("preview")) == 2


@pytest.mark.usefixtures("drawn_curves")
def test_training_goes_without_tensorboard_and_matplotlib(
    make_recipe: MakeRecipe, store: PictureStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("torch.utils.tensorboard", "matplotlib.figure"):
        monkeypatch.setitem(sys.modules, name, None)
    run = train(make_recipe(), store, tmp_path / "run")
    assert len(read_log(run)) == 12
    assert not (run / "tensorboard").exists()
    assert "Curves need matplotlib" in (run / "report.md").read_text()
    assert not (run / "curves.png").exists()


def test_a_preview_shows_input_bicubic_output_and_truth_of_each_row(photos: Path) -> None:
    pairs = load_pairs(find_pictures(photos), ValidationSection(crop=96))
    network = torch.nn.Upsample(scale_factor=4)
    network.register_parameter("anything", torch.nn.Parameter(torch.zeros(1)))
    network.scale, network.receptive_radius = 4, 0
    picture = np.asarray(draw_preview(network, pairs, "nearest again"))
    zoom, gap, top = 2, 8, 24
    ground_truth = pairs[0].ground_truth.pixels
    height, width = ground_truth.shape[0] * zoom, ground_truth.shape[1] * zoom
    columns = [picture[top : top + height, gap + n * (192 + gap) :][:, :width][::zoom, ::zoom] for n in range(4)]
    low = pairs[0].low
    assert np.array_equal(columns[0], upscale(low.pixels, 4, Kernel.NEAREST))
    assert np.array_equal(columns[1], upscale(low.pixels, 4, Kernel.BICUBIC))
    assert np.array_equal(columns[2], restored(network, low))
    assert np.array_equal(columns[3], ground_truth)


@pytest.mark.usefixtures("drawn_curves")
def test_each_validation_leaves_a_preview_and_the_end_a_report(
    make_recipe: MakeRecipe, store: PictureStore, photos: Path, tmp_path: Path
) -> None:
    run = train(make_recipe(), store, tmp_path / "run", photos)
    assert sorted(path.name for path in (run / "previews").iterdir()) == ["step-00000006.png", "step-00000012.png"]
    report = (run / "report.md").read_text()
    checkpoint = load_checkpoint(run / LAST)
    assert checkpoint.best is not None
    assert f"{checkpoint.best[0]:.4f} at step {checkpoint.best[1]}" in report
    assert "| data.crop | `8` |" in report
    assert f"| photos | 3 | {store.sources[0].megapixels} |" in report
    assert "previews/step-00000012.png" in report
    assert Image.open(run / "curves.png").size[0] > 500


def test_a_report_counts_the_parameters_that_the_card_counts(
    make_recipe: MakeRecipe, store: PictureStore, tmp_path: Path
) -> None:
    network = {"name": "srresnet", "parameters": {"blocks": 1, "channels": 8, "batch_norm": True}}
    run = train(make_recipe(steps=4, network=network), store, tmp_path / "run")
    card = publish(load_checkpoint(run / LAST), tmp_path / "weights", Measurement((), ()))
    assert f"| parameters | {card.parameter_count:,} |" in (run / "report.md").read_text()
