"""Pictures of a set that are not opaque are measured as the window measures them, and hidden colours do not matter."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.events import Event, MethodDone
from sr_desktop.engine.settings import Mode
from sr_desktop.imaging.reading import read_picture
from trainer.cli import main

METHODS = "nearest,bicubic"


def save(folder: Path, hidden: int) -> Path:
    folder.mkdir()
    pixels = np.random.default_rng(0).integers(0, 256, (48, 48, 3), np.uint8)
    alpha = np.random.default_rng(1).choice(np.array([0, 90, 255], np.uint8), (12, 12)).repeat(4, 0).repeat(4, 1)
    noise = np.random.default_rng(hidden).integers(0, 256, pixels.shape, np.uint8)
    pixels = np.where(alpha[..., None] == 0, noise, pixels)
    Image.fromarray(np.dstack([pixels, alpha])).save(folder / "a.png")
    return folder


def evaluated(folder: Path, table: Path, *more: str) -> dict[str, dict[str, float]]:
    asked = ["evaluate", "--data", str(folder), "--methods", METHODS, "--json", str(table), *more]
    assert main(asked) == 0
    (methods,) = json.loads(table.read_text())["sets"].values()
    return {name: of["images"]["a"] for name, of in methods.items()}


def test_the_window_and_the_trainer_agree(tmp_path: Path) -> None:
    folder = save(tmp_path / "one", 5)
    events: list[Event] = []
    Comparison(read_picture(folder / "a.png"), METHODS.split(","), Mode.REFERENCE).run(events.append)
    expected = {event.method_id: event.scores for event in events if isinstance(event, MethodDone)}
    found = evaluated(folder, tmp_path / "scores.json")
    for name, scores in expected.items():
        assert found[name] == {key: pytest.approx(value) for key, value in scores.items()}


@pytest.mark.parametrize("degradation", ["bicubic", "matlab", "blur1.2+noise5+jpeg75"])
def test_hidden_colors_change_no_score(tmp_path: Path, degradation: str) -> None:
    one, other = (
        evaluated(save(tmp_path / f"{hidden}", hidden), tmp_path / f"{hidden}.json", "--degrade", degradation)
        for hidden in (5, 6)
    )
    assert one == other
