"""EDSR, SRGAN and SRResNet Photo from their recipes to the program: publishing weights switches a method on."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sr_desktop.cli.app import run as run_program
from sr_desktop.methods import SHIPPED, UnknownMethodError
from sr_desktop.networks.published import read_card
from trainer.cli import main
from trainer.recipes.recipe import find_recipe, load_recipe
from trainer.training.checkpoint import load_checkpoint

SMALL = (
    "data.crop=8",
    "data.batch=2",
    "schedule.steps=6",
    "schedule.warmup=1",
    "validation.every=3",
    "validation.crop=64",
    "validation.metric=psnr_y",
    "precision=fp32",
    "compile=false",
)
# The recognition networks' weights are not part of the repository; what they are for is tested with the losses.
CHANGES = {
    "edsr": ("network.parameters={blocks=2, channels=8, residual_scaling=0.1}",),
    "edsr-gpu": ("network.parameters={blocks=2, channels=8}",),
    "srresnet-photo": ("network.parameters={blocks=1, channels=8, batch_norm=false}",),
    "srgan": (
        "network.parameters={blocks=1, channels=8, batch_norm=false}",
        "loss={l1=1.0}",
        "finish.loss={l1=1.0}",
        "adversarial.width=4",
        "adversarial.start=2",
        "adversarial.warmup=2",
    ),
    "srgan-gpu": (
        "network.parameters={blocks=1, channels=8, batch_norm=false}",
        "loss={l1=1.0}",
        "adversarial.width=4",
        "adversarial.start=0",
        "adversarial.warmup=1",
    ),
}


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the whole program takes for that of its weights."""
    folder = tmp_path / "weights"
    for user in ("methods", "paths", "engine.pool"):
        monkeypatch.setattr(f"sr_desktop.{user}.weights_dir", lambda: folder)
    monkeypatch.setattr("trainer.evaluation.enlargers.weights_dir", lambda: folder)
    return folder


@pytest.mark.parametrize("recipe", CHANGES)
def test_from_the_recipe_to_the_program(recipe: str, photos: Path, weights: Path, tmp_path: Path) -> None:
    name = load_recipe(find_recipe(recipe)).name
    with pytest.raises(UnknownMethodError, match="holds no weights for it"):
        SHIPPED.get(name)
    run = tmp_path / "run"
    arguments = ["train", recipe, "--data", str(photos), "--val", str(photos), "--out", str(run), "--device", "cpu"]
    settings = [word for change in (*SMALL, *CHANGES[recipe]) for word in ("--set", change)]
    assert main([*arguments, "--cache", str(tmp_path / "cache"), *settings]) == 0
    checkpoint = load_checkpoint(run / "best.pt")
    assert (checkpoint.discriminator is not None) == (name == "srgan")

    table = tmp_path / "checkpoint.json"
    assert main(["evaluate", "--weights", str(run / "best.pt"), "--data", str(photos), "--json", str(table)]) == 0
    (from_checkpoint,) = json.loads(table.read_text())["sets"]["photos"].values()

    assert main(["publish", str(run), "--weights-dir", str(weights), "--data", str(photos)]) == 0
    card = read_card(weights / f"{name}.json")
    assert card.network == load_recipe(find_recipe(recipe)).network.name
    assert card.strengths
    assert card.weaknesses
    assert not any(key.startswith("discriminator") for key in checkpoint.average)

    # Now the program has it: the trainer's measure by id, and a comparison in tiles.
    assert main(["evaluate", "--methods", name, "--data", str(photos), "--json", str(table)]) == 0
    by_id = json.loads(table.read_text())["sets"]["photos"][name]
    assert by_id["psnr_y"] == pytest.approx(from_checkpoint["psnr_y"], abs=0.01)
    picture = next(iter(sorted(photos.iterdir())))
    out = tmp_path / "out"
    asked = ["compare", str(picture), "--out", str(out), "--methods", f"bicubic,{name}", "--device", "cpu"]
    assert run_program([*asked, "--precision", "fp32", "--tile", "16"]) == 0
    figures = json.loads((out / picture.stem / "metrics.json").read_text())["methods"][name]
    assert figures["psnr_y"] == pytest.approx(by_id["images"][picture.stem]["psnr_y"], abs=1e-3)
    assert figures["weights_sha256"] == card.sha256
    with Image.open(out / picture.stem / f"{name}.png") as result:
        assert np.asarray(result).std() > 5
