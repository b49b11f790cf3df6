from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch.utils._python_dispatch import TorchDispatchMode

from sr_desktop.engine.measures.shipped import shipped_file
from sr_desktop.networks.lpips import LPIPSAlex
from trainer.losses.combined import CombinedLoss
from trainer.losses.loss import FeatureFiles, Loss
from trainer.losses.recognition import FeatureWeightsError
from trainer.losses.registry import LOSSES
from trainer.losses.section import LossSection
from trainer.losses.terms.checkerboard import repeating_pattern
from trainer.losses.terms.lpips import ALEXNET_FILE, LINEAR_FILE, lpips_alex
from trainer.losses.terms.vgg import VGG16_FILE, VGG16Features


@pytest.fixture
def vgg_file(pretrained: Path) -> Path:
    return pretrained / VGG16_FILE.name


@pytest.fixture
def lpips(files: FeatureFiles) -> LPIPSAlex:
    return lpips_alex(files)


def test_vgg_features_have_the_papers_shapes(vgg_file: Path) -> None:
    found = VGG16Features(("relu1_2", "relu2_2"), vgg_file)(torch.rand(1, 3, 32, 48))
    assert {name: tuple(features.shape) for name, features in found.items()} == {
        "relu1_2": (1, 64, 32, 48),
        "relu2_2": (1, 128, 16, 24),
    }
    assert all(float(features.min()) >= 0 for features in found.values())


def test_features_without_a_file_are_those_that_ship() -> None:
    features = VGG16Features(("relu5_3",)).features
    shipped = load_file(shipped_file(VGG16_FILE.name))
    assert len(shipped) == len(features.state_dict()) == 26
    assert all(torch.equal(features.state_dict()[name.removeprefix("features.")], tensor.float())
               for name, tensor in shipped.items())  # fmt: skip


def test_the_feature_loss_is_zero_only_for_equal_pictures_and_reaches_the_output(vgg_file: Path) -> None:
    loss = CombinedLoss(LossSection(vgg=1.0), FeatureFiles({VGG16_FILE: vgg_file}))
    target = torch.rand(1, 3, 32, 32)
    assert float(loss(target, target)) == 0
    output = (target + 0.1 * torch.rand_like(target)).requires_grad_()
    loss(output, target).backward()
    assert output.grad is not None
    assert float(output.grad.abs().sum()) > 0


def test_pixel_terms_are_the_textbook_ones() -> None:
    output, target = torch.rand(2, 3, 8, 8), torch.rand(2, 3, 8, 8)
    both = CombinedLoss(LossSection(l1=2.0, mse=3.0), FeatureFiles())(output, target)
    expected = 2 * torch.nn.functional.l1_loss(output, target) + 3 * torch.nn.functional.mse_loss(output, target)
    assert torch.isclose(both, expected)


def test_unknown_layers_and_missing_files_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="relu9_9"):
        VGG16Features(("relu9_9",), tmp_path / "none")
    with pytest.raises(FeatureWeightsError, match="cannot be read"):
        VGG16Features(("relu1_1",), tmp_path / "none.safetensors")
    with pytest.raises(FeatureWeightsError, match="cannot be read"):
        CombinedLoss(LossSection(lpips=1.0), FeatureFiles({ALEXNET_FILE: tmp_path / "none.safetensors"}))


def test_weights_of_another_network_are_refused_in_a_sentence(vgg_file: Path, tmp_path: Path) -> None:
    with pytest.raises(FeatureWeightsError, match=r"lack the tensor 'features\.10\.weight'"):
        VGG16Features(("relu3_1",), vgg_file)
    wrong = tmp_path / "wrong.safetensors"
    save_file({"features.0.weight": torch.zeros(1), "features.0.bias": torch.zeros(1)}, wrong)
    with pytest.raises(FeatureWeightsError, match="of another network"):
        VGG16Features(("relu1_1",), wrong)


def test_shifts_take_every_place_of_the_grid_and_leave_pixel_terms_alone(vgg_file: Path) -> None:
    torch.manual_seed(0)
    output, target = torch.rand(1, 3, 24, 24), torch.rand(1, 3, 24, 24)
    files = FeatureFiles({VGG16_FILE: vgg_file})
    plain = CombinedLoss(LossSection(vgg=1.0), files)
    wanted = {
        round(float(plain(*(side[..., top : top + 23, left : left + 23] for side in (output, target)))), 6)
        for top in (0, 1)
        for left in (0, 1)
    }
    assert len(wanted) == 4
    shifted = CombinedLoss(LossSection(vgg=1.0, shift=1), files)
    assert {round(float(shifted(output, target)), 6) for _ in range(60)} == wanted
    pixels = CombinedLoss(LossSection(l1=1.0, shift=1), files)
    assert float(pixels(output, target)) == float((output - target).abs().mean())


def test_lpips_is_a_distance(lpips: LPIPSAlex) -> None:
    one, other = torch.rand(2, 3, 64, 64), torch.rand(2, 3, 64, 64)
    assert torch.allclose(lpips(one, one), torch.zeros(2))
    assert torch.allclose(lpips(one, other), lpips(other, one))
    assert torch.all(lpips(one, other) > lpips(one, 0.9 * one + 0.1 * other))


def test_the_published_lpips_weights_rank_blur_and_noise_as_expected(shared_data: Path) -> None:
    folder = shared_data / "pretrained"
    metric = lpips_alex(FeatureFiles({file: folder / file.name for file in (ALEXNET_FILE, LINEAR_FILE)}))
    torch.manual_seed(0)
    coarse = torch.rand(1, 3, 16, 16)
    picture = torch.nn.functional.interpolate(coarse, scale_factor=8, mode="bicubic").clamp(0, 1)
    faint, strong = (picture + sigma * torch.randn_like(picture) for sigma in (0.02, 0.2))
    assert 0 < float(metric(picture, faint)) < float(metric(picture, strong)) < 2


def test_the_checkerboard_loss_is_what_repeats_every_four_pixels_and_nothing_else() -> None:
    torch.manual_seed(0)
    tile = torch.randn(1, 3, 4, 4)
    tile = tile - tile.mean((2, 3), keepdim=True)
    slow = torch.nn.functional.interpolate(torch.rand(1, 3, 2, 2), size=(64, 64))
    found = repeating_pattern(slow + tile.repeat(1, 1, 16, 16))
    assert found.shape == (1, 3, 16, 3, 3)
    assert torch.allclose(found, tile.flatten(2)[..., None, None].expand_as(found), atol=1e-5)
    assert torch.allclose(repeating_pattern(slow), torch.zeros_like(found), atol=1e-6)
    assert float(repeating_pattern(torch.randn(1, 3, 256, 256)).abs().mean()) < 0.15  # noise averages out


def test_the_checkerboard_loss_takes_a_checkerboard_away_and_leaves_the_picture() -> None:
    torch.manual_seed(0)
    target = torch.rand(1, 3, 64, 64)
    board = 0.1 * (-1.0) ** torch.arange(64).add(torch.arange(64)[:, None])
    output = (target + board).requires_grad_()
    loss = CombinedLoss(LossSection(checkerboard=1.0), FeatureFiles())
    before = loss(output, target)
    assert before.item() == pytest.approx(0.1, rel=1e-3)
    (step,) = torch.autograd.grad(before, output)
    sign = torch.sign(step)
    assert torch.equal(sign, torch.sign(board).expand_as(sign))


def test_small_patches_are_one_window() -> None:
    assert repeating_pattern(torch.rand(2, 1, 12, 20)).shape == (2, 1, 16, 1, 3)


class Operations(TorchDispatchMode):
    """Notes the operations that run within it."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def __torch_dispatch__(self, function: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        self.names.add(function.overloadpacket.__name__)
        return function(*args, **(kwargs or {}))


@pytest.mark.parametrize("loss", [loss for loss in LOSSES if not loss.weights], ids=lambda loss: loss.key)
def test_a_captured_step_finds_no_copy_from_the_processor(loss: Loss) -> None:
    measure = loss.make(LossSection(l1=1.0), FeatureFiles())
    pictures = torch.rand(2, 1, 3, 16, 16)
    with Operations() as seen:
        measure(*pictures)
    assert seen.names
    assert not seen.names & {"_to_copy", "copy_", "lift_fresh"}
