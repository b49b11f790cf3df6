"""Networks of our own trainer as model files: checkpoints of its runs, and published weights without their card."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.events import Event, MethodDone
from sr_desktop.engine.foreign.model_methods import model_method
from sr_desktop.engine.machine.devices import cpu
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.settings import DeviceChoice, EngineSettings, Mode
from sr_desktop.engine.upscaling import upscale_with
from sr_desktop.imaging.picture import Picture
from sr_desktop.methods import SHIPPED, Kind, Method
from sr_desktop.model_format import parse_format
from sr_desktop.networks.registry import build_network
from sr_desktop.paths import weights_dir
from trainer.recipes.recipe import find_recipe, load_recipe
from trainer.training.checkpoint import Checkpoint, save_checkpoint

PARAMETERS = {"blocks": 1, "channels": 4, "batch_norm": False}


def state(seed: int) -> dict[str, Tensor]:
    torch.manual_seed(seed)
    return dict(build_network("srresnet", PARAMETERS).state_dict())


def checkpoint(path: Path, average: dict[str, Tensor], parameters: dict[str, Any] = PARAMETERS) -> Path:
    recipe = load_recipe(find_recipe("srresnet")).model_dump(mode="json")
    recipe.update(name="tried", note="Briefly.", network={**recipe["network"], "parameters": parameters})
    path.parent.mkdir(exist_ok=True)
    save_checkpoint(
        path,
        Checkpoint(
            step=3, seconds=1.0, recipe=recipe, network=state(1),
            average=average, average_updates=3, optimizer={}, best=(28.0, 2), provenance={"device": "cpu"},
        ),
    )  # fmt: skip
    return path


def done(picture: Picture, method: Method) -> MethodDone:
    events: list[Event] = []
    settings = EngineSettings(device=DeviceChoice.CPU)
    Comparison(picture, [method.id], Mode.UPSCALE, settings, catalogue=SHIPPED.adding(method)).run(events.append)
    return next(event for event in events if isinstance(event, MethodDone))


def test_a_checkpoint_of_the_trainer_is_run_with_its_averaged_weights(tmp_path: Path, picture: Picture) -> None:
    path = checkpoint(tmp_path / "run-7" / "best.pt", state(2))
    method = model_method(path, SHIPPED)
    assert (method.id, method.title, method.summary) == ("best", "tried run-7 best", "Briefly.")
    assert "SRResNet" in str(method.about[0])
    result = done(picture, method)
    assert result.run.weights_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    network = build_network("srresnet", PARAMETERS)
    network.load_state_dict(state(2))
    expected = upscale_with(network.eval(), picture, Kind.RGB_NETWORK)
    assert abs(result.pixels.astype(int) - expected).max() <= 1


def test_a_checkpoint_that_is_written_again_is_read_again(tmp_path: Path) -> None:
    path, pool = checkpoint(tmp_path / "run" / "last.pt", state(2)), NetworkPool()
    method = model_method(path, SHIPPED)
    before = pool.get(method, cpu()).weights_sha256
    checkpoint(path, state(3), PARAMETERS)
    assert pool.get(method, cpu()).weights_sha256 != before


@pytest.mark.parametrize("name", ["srcnn", "perceptual", "srresnet"])
def test_a_copy_of_shipped_weights_is_known_without_its_card(tmp_path: Path, name: str) -> None:
    path = tmp_path / "copied.safetensors"
    shutil.copy(weights_dir() / f"{name}.safetensors", path)
    method = model_method(path, SHIPPED)
    shipped = SHIPPED.get(name)
    assert (method.id, method.kind) == ("copied", shipped.kind)
    pool = NetworkPool(weights_dir())
    copied, own = (pool.get(one, cpu()) for one in (method, shipped))
    assert copied.weights_sha256 == own.weights_sha256
    assert type(copied.network) is type(own.network)


def test_weights_of_ours_as_a_pickle_are_known(tmp_path: Path) -> None:
    torch.save(build_network("srcnn").state_dict(), tmp_path / "trained.pth")
    assert model_method(tmp_path / "trained.pth", SHIPPED).kind is Kind.LUMA_NETWORK


def test_a_checkpoint_that_does_not_fit_its_recipe_is_refused(tmp_path: Path) -> None:
    path = checkpoint(tmp_path / "run" / "last.pt", state(2), PARAMETERS | {"blocks": 2})
    with pytest.raises(ModelFileError, match=r"last\.pt does not fit its network"):
        model_method(path, SHIPPED)


def test_a_checkpoint_of_a_training_that_diverged_is_refused(tmp_path: Path) -> None:
    average = state(2)
    average["head.bias"] = torch.full_like(average["head.bias"], torch.nan)
    with pytest.raises(ModelFileError, match=r"not finite numbers, in 'head\.bias'"):
        model_method(checkpoint(tmp_path / "run" / "last.pt", average), SHIPPED)


def test_no_format_is_chosen_for_a_checkpoint(tmp_path: Path) -> None:
    path = checkpoint(tmp_path / "run" / "last.pt", state(2))
    with pytest.raises(ModelFileError, match="choose none"):
        model_method(path, SHIPPED, parse_format("range=0-255"))
