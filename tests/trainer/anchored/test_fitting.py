"""Fitting A+: what is learned from samples, and a whole run from a recipe to published weights."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from sr_desktop.engine.upscaling import upscale_with
from sr_desktop.imaging.measuring.metrics import metric_of
from sr_desktop.methods import Kind
from sr_desktop.networks.aplus import PATCH_PIXELS, APlus
from sr_desktop.networks.weights import load_network
from trainer.anchored.fitting import fit_regressors, learn_dictionary
from trainer.anchored.samples import Samples, collect
from trainer.anchored.section import AnchoredSection
from trainer.cli import main
from trainer.data.store import PictureStore, find_pictures
from trainer.recipes.recipe import RecipeError, find_recipe, load_recipe
from trainer.recipes.sections import ValidationSection
from trainer.training.checkpoint import load_checkpoint
from trainer.training.validation import load_pairs, mean_score

SMALL = ("network.parameters={atoms=16, components=8}", "anchored.samples=4000", "anchored.sizes=2",
         "anchored.neighbours=200", "anchored.dictionary_samples=1000", "validation.crop=64")  # fmt: skip
PSNR = metric_of("psnr_y")


def test_a_regressor_is_the_map_that_its_neighbours_follow() -> None:
    """Samples along two axes follow two linear maps; the regressor of each axis is its map, whatever the sign."""
    torch.manual_seed(0)
    maps = torch.randn(2, PATCH_PIXELS, 3)
    features = torch.randn(400, 3) * 0.05
    features[:200, 0] += torch.where(torch.rand(200) < 0.5, 1, -1)
    features[200:, 1] += torch.where(torch.rand(200) < 0.5, 1, -1)
    details = torch.cat([features[:200] @ maps[0].T, features[200:] @ maps[1].T])
    section = AnchoredSection(neighbours=200, ridge=1e-9)
    regressors = fit_regressors(Samples(torch.eye(3), features, details), torch.eye(3)[:2], section)
    assert torch.allclose(regressors, maps, atol=1e-4)


def test_the_ridge_pulls_regressors_to_nothing() -> None:
    features, details = torch.randn(100, 4), torch.randn(100, PATCH_PIXELS)
    samples, atoms = Samples(torch.eye(4), features, details), torch.eye(4)[:1]
    sizes = [
        float(fit_regressors(samples, atoms, AnchoredSection(neighbours=100, ridge=ridge)).norm())
        for ridge in (0.1, 100.0, 1e6)
    ]
    assert sizes[0] > sizes[1] > sizes[2]
    assert sizes[2] < 0.01


def test_samples_are_of_one_length_and_in_principal_components(store: PictureStore) -> None:
    section = AnchoredSection(samples=3000, sizes=2)
    samples = collect(store, section, 6, seed=0)
    assert torch.allclose(samples.projection @ samples.projection.T, torch.eye(6), atol=1e-4)
    lengths = samples.features.norm(dim=1)
    assert float(lengths.max()) <= 1 + 1e-5
    assert float((lengths > 0.999).float().mean()) > 0.5
    assert samples.details.shape == (len(samples.features), PATCH_PIXELS)
    again = collect(store, section, 6, seed=0)
    assert torch.equal(again.features, samples.features)
    assert not torch.equal(collect(store, section.model_copy(update={"samples": 1000}), 6, seed=1).features,
                           samples.features)  # fmt: skip


def test_the_atoms_of_a_dictionary_are_of_length_one() -> None:
    torch.manual_seed(0)
    features = torch.nn.functional.normalize(torch.randn(500, 5), dim=1)
    atoms = learn_dictionary(features, 12, AnchoredSection(dictionary_samples=400), seed=0)
    assert atoms.shape == (12, 5)
    assert torch.allclose(atoms.norm(dim=1), torch.ones(12))
    assert torch.equal(atoms, learn_dictionary(features, 12, AnchoredSection(dictionary_samples=400), seed=0))


@pytest.fixture
def arguments(photos: Path, tmp_path: Path) -> list[str]:
    """The command that fits a small A+."""
    settings = [word for change in SMALL for word in ("--set", change)]
    return ["train", "aplus", "--data", str(photos), "--val", str(photos), "--out", str(tmp_path / "run"),
            "--device", "cpu", "--cache", str(tmp_path / "cache"), *settings]  # fmt: skip


def test_from_the_recipe_to_weights(
    arguments: list[str], photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 0
    pairs = load_pairs(find_pictures(photos), ValidationSection(crop=64))
    checkpoint = load_checkpoint(tmp_path / "run" / "best.pt")
    assert checkpoint.step == 0
    assert checkpoint.best is not None
    bicubic = mean_score(APlus(4, 3), pairs, PSNR)
    assert checkpoint.best[0] > bicubic + 0.1, "on the pictures that it has learned from"
    assert f"PSNR-Y {checkpoint.best[0]:.2f}" in " ".join(capsys.readouterr().err.split())
    report = (tmp_path / "run" / "report.md").read_text(encoding="utf-8")
    assert report.startswith("# aplus: fitted\n")
    assert "Curves" not in report

    weights = tmp_path / "weights"
    publishing = ["publish", str(tmp_path / "run"), "--val", str(photos), "--data", str(photos)]
    assert main([*publishing, "--weights-dir", str(weights)]) == 0
    loaded = load_network(weights, "aplus")
    assert loaded.card.training.summary.startswith("fitted in 0.0 h on ")
    assert loaded.card.precision_change == {}
    output = upscale_with(loaded.network, pairs[0].low, Kind.LUMA_NETWORK)
    assert output.shape == pairs[0].ground_truth.pixels.shape


def test_a_fit_is_not_resumed(arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments, "--init", str(tmp_path / "other.pt")]) == 1
    assert "The recipe aplus is fitted in one go: leave out --resume and --init." in capsys.readouterr().err
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("override", "fault"),
    [
        ("network.name=srcnn", "this table and the network aplus belong together"),
        ("network.parameters={atoms=4}", "network.parameters must have atoms and components"),
        ("anchored.ridge=0", "greater than 0"),
    ],
)
def test_a_recipe_that_does_not_fit_together_is_refused(override: str, fault: str) -> None:
    with pytest.raises(RecipeError, match=fault):
        load_recipe(find_recipe("aplus"), [override])
