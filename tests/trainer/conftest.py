from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from trainer.data.store import PictureStore, open_store
from trainer.recipes.recipe import Recipe, validated


def save_photo_like(path: Path, width: int, height: int, seed: int) -> None:
    """A picture with edges and texture at several scales, so that there is something to learn."""
    random = np.random.default_rng(seed)
    picture = np.zeros((height, width, 3))
    for scale in (4, 8, 16, 32):
        coarse = random.random((height // scale + 2, width // scale + 2, 3))
        layer = Image.fromarray((coarse * 255).astype(np.uint8)).resize((width, height), Image.Resampling.NEAREST)
        picture += np.asarray(layer) / 4
    Image.fromarray(picture.astype(np.uint8)).save(path)


@pytest.fixture(autouse=True)
def usual_allocator(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process of the tests returns its memory to the system, whatever a command asks for."""
    monkeypatch.setattr("trainer.commands.data_arguments.keep_freed_memory", lambda: False)


@pytest.fixture
def usual_ctrl_c() -> Iterator[None]:
    """A process that was started in the background has its SIGINT ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def second_rank(monkeypatch: pytest.MonkeyPatch, project: Path) -> dict[str, str]:
    """This process is the first of two, as `torchrun` starts them; what the second's environment is."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    shared = {"WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": port, "PYTHONPATH": str(project)}
    second = {**os.environ, **shared, "RANK": "1", "LOCAL_RANK": "1"}
    for name, value in {**shared, "RANK": "0", "LOCAL_RANK": "0"}.items():
        monkeypatch.setenv(name, value)
    return second


@pytest.fixture
def drawn_curves() -> None:
    """For a test that looks at the curves of a run."""


@pytest.fixture(autouse=True)
def quick_reports(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports draw no curves for tests that do not look at them: it takes longer than these trainings do."""
    if "drawn_curves" not in request.fixturenames:
        monkeypatch.setattr("trainer.training.monitoring.report.draw_curves", lambda *_: None)


@pytest.fixture(scope="session")
def make_photos() -> Callable[[Path], Path]:
    """Makes a folder of three small pictures, in the folder that is given."""

    def make(parent: Path) -> Path:
        folder = parent / "photos"
        folder.mkdir()
        for index, (width, height) in enumerate([(160, 128), (129, 150), (200, 100)]):
            save_photo_like(folder / f"photo{index}.png", width, height, index)
        return folder

    return make


@pytest.fixture
def photos(make_photos: Callable[[Path], Path], tmp_path: Path) -> Path:
    """A folder of three small pictures."""
    return make_photos(tmp_path)


@pytest.fixture
def store(photos: Path, tmp_path: Path) -> PictureStore:
    """The three pictures, decoded."""
    return open_store([photos], tmp_path / "cache", smallest=8)


@pytest.fixture
def make_recipe() -> Callable[..., Recipe]:
    """Makes a recipe for a network so small that a step takes milliseconds; other values by keyword."""

    def make(steps: int = 12, **changes: object) -> Recipe:
        values: dict[str, object] = {
            "name": "tiny",
            "note": "For a test.",
            "precision": "fp32",
            "checkpoint_every": 4,
            "network": {
                "name": "srresnet",
                "initialisation": "interpolation",
                "parameters": {"blocks": 1, "channels": 8, "batch_norm": False},
            },
            "data": {"crop": 8, "batch": 2},
            "loss": {"l1": 1.0},
            "optimizer": {"learning_rate": 1e-3},
            "schedule": {"steps": steps, "warmup": 2},
            "validation": {"every": 6, "crop": 64},
        }
        return validated({**values, **changes}, "of the test")

    return make
