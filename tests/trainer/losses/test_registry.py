"""What holds for every loss, and that a file is all that a new one takes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from sr_desktop.imaging.colors.color import luma
from trainer.losses import terms
from trainer.losses.combined import CombinedLoss
from trainer.losses.loss import FeatureFiles, Loss
from trainer.losses.registry import LOSSES, find_losses
from trainer.losses.section import LossSection
from trainer.losses.terms.pixels import CHARBONNIER_EPSILON, LOG_FLOOR
from trainer.recipes.recipe import Recipe, RecipeError, find_recipe, load_recipe, overridden, validated

every_loss = pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.key)


def combined(files: FeatureFiles, **keys: float) -> CombinedLoss:
    return CombinedLoss(LossSection.model_validate(keys), files)


def test_the_known_losses_are_found_in_the_order_of_their_sum() -> None:
    keys = [loss.key for loss in LOSSES]
    known = ["l1", "mse", "checkerboard", "charbonnier", "log_luma", "luma", "vgg", "lpips"]
    assert [key for key in keys if key in known] == known


@every_loss
def test_a_loss_is_least_for_equal_pictures_and_its_gradient_leads_there(loss: Loss, files: FeatureFiles) -> None:
    torch.manual_seed(1)
    target = torch.rand(2, 3, 64, 64)
    start = target + 0.1 * torch.randn_like(target)
    total = combined(files, **{loss.key: 1.0})
    output = start.clone().requires_grad_()
    before = total(output, target)
    assert before.shape == ()
    before.backward()
    assert output.grad is not None
    assert torch.isfinite(output.grad).all()
    assert float(total(target, target)) < before.item()
    nearer = start - 1e-3 * output.grad / output.grad.abs().max()
    assert float(total(nearer, target)) < before.item()


@every_loss
def test_a_losss_weight_is_a_factor_and_losses_add_up(loss: Loss, files: FeatureFiles) -> None:
    torch.manual_seed(1)
    output, target = torch.rand(1, 3, 64, 64), torch.rand(1, 3, 64, 64)
    one, more = combined(files, **{loss.key: 1.0}), combined(files, **{loss.key: 3.0})
    assert float(more(output, target)) == pytest.approx(3 * float(one(output, target)), rel=1e-5)
    other = "mse" if loss.key == "l1" else "l1"
    both = combined(files, **{loss.key: 1.0, other: 1.0})
    expected = float(one(output, target)) + float(combined(files, **{other: 1.0})(output, target))
    assert float(both(output, target)) == pytest.approx(expected, rel=1e-5)


@every_loss
def test_a_loss_is_explained_and_its_own_keys_begin_with_its_name(loss: Loss) -> None:
    assert loss.explanation.endswith(".")
    assert LossSection.model_fields[loss.key].description == loss.explanation
    assert all(key.startswith(f"{loss.key}_") for key in loss.keys.model_fields)


@every_loss
def test_a_loss_reads_by_each_of_its_names_and_an_override_replaces_any_of_them(
    loss: Loss, make_recipe: Callable[..., Recipe]
) -> None:
    for stored in (loss.key, *loss.earlier_keys):
        values = make_recipe().model_dump(mode="json") | {"loss": {stored: 2.0}}
        assert validated(values, "of the test").loss.weight(loss.key) == 2
        for given in (loss.key, *loss.earlier_keys):
            values["loss"] = {stored: 2.0}
            changed = validated(overridden(values, [f"loss.{given}=3"]), "of the test")
            assert changed.loss.weight(loss.key) == 3


def test_an_earlier_name_beside_the_present_one_is_refused() -> None:
    with pytest.raises(RecipeError, match="pattern is the earlier name of checkerboard"):
        load_recipe(find_recipe("srresnet"), ("loss={checkerboard=1.0, pattern=1.0}",))


def test_charbonnier_is_the_papers() -> None:
    output, target = torch.rand(2, 3, 8, 8), torch.rand(2, 3, 8, 8)
    expected = torch.sqrt((output - target) ** 2 + 1e-6).mean()
    total = combined(FeatureFiles(), charbonnier=1.0)
    assert float(total(output, target)) == pytest.approx(float(expected))
    assert float(total(target, target)) == pytest.approx(CHARBONNIER_EPSILON)


def test_the_luma_loss_measures_what_the_tables_measure() -> None:
    random = np.random.default_rng(0)
    ours, theirs = random.integers(0, 256, (2, 12, 16, 3), dtype=np.uint8)
    expected = np.abs(luma(ours) - luma(theirs)).mean() / 255
    pictures = [torch.from_numpy(picture).permute(2, 0, 1)[None].float() / 255 for picture in (ours, theirs)]
    total = combined(FeatureFiles(), luma=1.0)
    assert float(total(*pictures)) == pytest.approx(expected, rel=1e-5)
    planes = [torch.from_numpy(luma(picture))[None, None].float() / 255 for picture in (ours, theirs)]
    assert float(total(*planes)) == pytest.approx(expected, rel=1e-5)
    # A change of colour at the same luma is free.
    gray = torch.full((1, 3, 4, 4), 0.5)
    tinted = gray + torch.tensor([128.553, -65.481, 0.0]).view(1, 3, 1, 1) / 1000
    assert float(total(tinted, gray)) == pytest.approx(0, abs=1e-7)


def test_the_logarithmic_loss_counts_each_patch_by_the_decibels_it_gains() -> None:
    random = np.random.default_rng(0)
    truth = random.integers(60, 196, (2, 12, 16, 3), dtype=np.uint8)
    ours = truth + np.array([2, 60], np.uint8)[:, None, None, None]
    squares = ((luma(ours) - luma(truth)) / 255).reshape(2, -1) ** 2
    expected = np.log(1 + squares.mean(1) / LOG_FLOOR).mean()
    pictures = [torch.from_numpy(picture).permute(0, 3, 1, 2).float() / 255 for picture in (ours, truth)]
    total = combined(FeatureFiles(), log_luma=1.0)
    assert float(total(*pictures)) == pytest.approx(expected, rel=1e-4)
    # Far above the floor a halved difference is 6.02 dB, however large the patch's error is.
    far = [torch.full((1, 1, 4, 4), level) for level in (0.0, 0.2, 0.4, 0.8)]
    gains = [float(total(far[0], far[high]) - total(far[0], far[low])) for low, high in ((1, 2), (2, 3))]
    assert [10 / np.log(10) * gain for gain in gains] == pytest.approx([6.02, 6.02], abs=0.01)


def test_a_module_among_the_terms_is_all_that_a_new_loss_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "from trainer.losses.loss import Loss\n"
        "TOY = Loss('{key}', 'A toy.', lambda keys, files: lambda output, target: (output - target).amax())\n"
    )
    monkeypatch.setattr(terms, "__path__", [*terms.__path__, str(tmp_path)])
    for module, key in (("toy", "toy"), ("clash", "l1")):
        (tmp_path / f"{module}.py").write_text(text.format(key=key))
        monkeypatch.setitem(sys.modules, f"trainer.losses.terms.{module}", None)
        del sys.modules[f"trainer.losses.terms.{module}"]
        if module == "clash":
            with pytest.raises(ValueError, match="Two losses have the key l1"):
                find_losses()
        else:
            assert {loss.key for loss in find_losses()} == {*(loss.key for loss in LOSSES), "toy"}
