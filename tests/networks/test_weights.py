"""Published weights come back as they were written, and nothing damaged is ever used."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import save
from torch import nn

from sr_desktop.networks.card import ModelCard, Training
from sr_desktop.networks.published import WeightsError, read_card
from sr_desktop.networks.registry import build_network
from sr_desktop.networks.weights import load_network

PARAMETERS = {"blocks": 1, "channels": 8}


@pytest.fixture
def published(tmp_path: Path) -> nn.Module:
    """A network whose weights and card lie in `tmp_path`."""
    torch.manual_seed(3)
    network = build_network("srresnet", PARAMETERS).eval()
    _write(tmp_path, save(network.state_dict()))
    return network


def _write(folder: Path, content: bytes, dtype: str = "fp32") -> None:
    training = Training(
        recipe={"network": "srresnet"},
        data=(),
        steps=10,
        seconds=1.5,
        device="cpu",
        precision="fp32",
        date="2020-01-01",
        git_commit="none",
        versions={"python": "3.11"},
    )
    card = ModelCard(
        name="net",
        network="srresnet",
        parameters=PARAMETERS,
        parameter_count=1,
        dtype=dtype,
        sha256=hashlib.sha256(content).hexdigest(),
        note="For tests.",
        training=training,
    )
    (folder / "net.safetensors").write_bytes(content)
    (folder / "net.json").write_text(card.model_dump_json(), encoding="utf-8")


def test_round_trip(published: nn.Module, tmp_path: Path) -> None:
    loaded = load_network(tmp_path, "net")
    x = torch.rand(1, 3, 6, 6)
    with torch.inference_mode():
        assert torch.equal(loaded.network(x), published(x))
    assert not loaded.network.training
    assert not any(parameter.requires_grad for parameter in loaded.network.parameters())
    assert loaded.card.parameters == PARAMETERS
    assert loaded.card.training.steps == 10


def test_half_precision_files_are_loaded_as_fp32(published: nn.Module, tmp_path: Path) -> None:
    half = {
        key: tensor.half() if tensor.is_floating_point() else tensor for key, tensor in published.state_dict().items()
    }
    _write(tmp_path, save(half), "fp16")
    loaded = load_network(tmp_path, "net").network
    assert {parameter.dtype for parameter in loaded.parameters()} == {torch.float32}
    assert torch.equal(loaded.head.weight, half["head.weight"].float())  # type: ignore[union-attr]


@pytest.mark.usefixtures("published")
class TestDamage:
    def test_one_flipped_bit(self, tmp_path: Path) -> None:
        path = tmp_path / "net.safetensors"
        content = bytearray(path.read_bytes())
        content[-1] ^= 1
        path.write_bytes(content)
        with pytest.raises(WeightsError, match=r"net\.safetensors is damaged"):
            load_network(tmp_path, "net")

    def test_missing_weights(self, tmp_path: Path) -> None:
        (tmp_path / "net.safetensors").unlink()
        with pytest.raises(WeightsError, match=r"net\.safetensors is missing; install the program again"):
            load_network(tmp_path, "net")

    def test_missing_card(self, tmp_path: Path) -> None:
        (tmp_path / "net.json").unlink()
        with pytest.raises(WeightsError, match=r"net\.json is missing"):
            load_network(tmp_path, "net")

    def test_card_that_is_no_card(self, tmp_path: Path) -> None:
        (tmp_path / "net.json").write_text("{", encoding="utf-8")
        with pytest.raises(WeightsError, match=r"net\.json cannot be read"):
            read_card(tmp_path / "net.json")

    def test_card_with_an_unknown_key(self, tmp_path: Path) -> None:
        path = tmp_path / "net.json"
        card = json.loads(path.read_text(encoding="utf-8")) | {"colour": "red"}
        path.write_text(json.dumps(card), encoding="utf-8")
        with pytest.raises(WeightsError, match=r"net\.json cannot be read"):
            read_card(path)

    def test_weights_of_another_network(self, tmp_path: Path) -> None:
        _write(tmp_path, save(build_network("srresnet", {"blocks": 2, "channels": 8}).state_dict()))
        with pytest.raises(WeightsError, match=r"net\.safetensors does not fit its network"):
            load_network(tmp_path, "net")

    def test_no_safetensors_at_all(self, tmp_path: Path) -> None:
        _write(tmp_path, b"not tensors")
        with pytest.raises(WeightsError, match=r"net\.safetensors does not fit its network"):
            load_network(tmp_path, "net")
