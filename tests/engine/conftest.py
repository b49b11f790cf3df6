"""Small untrained networks as published weights, small pictures, and a recorder of events."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import save
from torch import nn

from sr_desktop.engine.events import Event
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.imaging.picture import Picture
from sr_desktop.networks.card import ModelCard, Training
from sr_desktop.networks.registry import build_network

TINY: dict[str, dict[str, Any]] = {
    "srcnn": {"channels": (8, 4)},
    "perceptual": {"blocks": 1, "channels": 8},
    "srresnet": {"blocks": 2, "channels": 16},
}


def publish(
    folder: Path,
    name: str,
    parameters: dict[str, Any],
    change: dict[str, float] | None = None,
    last_kernel: float | None = None,
    multiply_adds: float | None = None,
) -> None:
    """Write an untrained network as NAME.safetensors with its card, the same one every time.

    Args:
        folder: Where to.
        name: Of the network and of its files.
        parameters: Of the network.
        change: The card's `precision_change`.
        last_kernel: Fill the last convolution's kernel with this value.
        multiply_adds: The card's.
    """
    torch.manual_seed(0)
    network = build_network(name, parameters)
    if last_kernel is not None:
        *_, last = (module for module in network.modules() if isinstance(module, nn.Conv2d))
        nn.init.constant_(last.weight, last_kernel)
    content = save(network.state_dict())
    card = ModelCard(
        name=name,
        network=name,
        parameters=parameters,
        parameter_count=sum(parameter.numel() for parameter in network.parameters()),
        multiply_adds=multiply_adds,
        dtype="fp32",
        sha256=hashlib.sha256(content).hexdigest(),
        note="Untrained, for tests.",
        training=Training(
            recipe={},
            data=(),
            steps=0,
            seconds=0,
            device="cpu",
            precision="fp32",
            date="2020-01-01",
            git_commit="none",
            versions={},
        ),
        precision_change=change or {},
    )
    (folder / f"{name}.safetensors").write_bytes(content)
    (folder / f"{name}.json").write_text(card.model_dump_json(), encoding="utf-8")


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """A folder with the tiny networks, which the test may damage."""
    for name, parameters in TINY.items():
        publish(tmp_path, name, parameters)
    return tmp_path


@pytest.fixture
def pool(weights: Path) -> NetworkPool:
    """The tiny networks."""
    return NetworkPool(weights)


def noise(width: int, height: int, *, gray: bool = False, seed: int = 0) -> Picture:
    """A picture in which no two places are alike."""
    rng = np.random.default_rng(seed)
    pixels = rng.integers(0, 256, (height, width, 1 if gray else 3), np.uint8)
    return Picture(np.ascontiguousarray(np.broadcast_to(pixels, (height, width, 3))), "noise", is_gray=gray)


class Recorder:
    """Keeps all events; calls ``react`` with each."""

    def __init__(self, react: Callable[[Event], None] = lambda _: None) -> None:
        self.events: list[Event] = []
        self._react = react

    def __call__(self, event: Event) -> None:
        self.events.append(event)
        self._react(event)

    def of(self, kind: type[Any], method_id: str | None = None) -> list[Any]:
        """The events of a kind, of one method if named."""
        return [
            event
            for event in self.events
            if isinstance(event, kind) and (method_id is None or getattr(event, "method_id", None) == method_id)
        ]


@pytest.fixture
def recorder() -> Recorder:
    """An `emit` that remembers."""
    return Recorder()
