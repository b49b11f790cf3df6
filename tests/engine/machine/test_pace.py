"""How fast networks were is remembered from run to run."""

from __future__ import annotations

from pathlib import Path

import pytest

from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.events import Progress, TileReady
from sr_desktop.engine.machine.pace import PaceBook
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.settings import DeviceChoice, EngineSettings, Mode
from tests.engine.conftest import Recorder, noise


def test_paces_survive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "new" / "paces.json"
    book = PaceBook(path)
    assert book.get("srresnet") is None
    book.note("srresnet", 2.0, 100.0)
    book.note("srresnet", 4.0, 100.0)
    book.note("nothing", 0.0, 100.0)
    assert book.get("srresnet") == pytest.approx(0.03)
    book.save()
    assert PaceBook(path).get("srresnet") == pytest.approx(0.03)
    assert PaceBook(path).get("nothing") is None


def test_the_best_is_kept_and_one_measurement_moves_the_recent_pace_a_little(tmp_path: Path) -> None:
    path = tmp_path / "paces.json"
    book = PaceBook(path)
    book.note("network", 1.0, 100.0)
    book.note("network", 50.0, 100.0)
    assert book.get("network") == pytest.approx(0.015), "as if it had been twice as slow as before"
    assert book.best("network") == pytest.approx(0.01)
    book.note("network", 0.5, 100.0)
    book.note("network", 1e-3, 100.0)
    book.save()
    assert PaceBook(path).best("network") == pytest.approx(0.005), "what took no time at all is no measurement"


def test_a_file_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    path = tmp_path / "paces.json"
    path.write_text('{"network": 0.25, "half": {"recent": 0.5}, "both": {"recent": 0.5, "best": 0.125}}')
    book = PaceBook(path)
    assert [book.get(key) for key in ("network", "half", "both")] == [0.25, None, 0.5]
    assert [book.best(key) for key in ("network", "half", "both")] == [0.25, None, 0.125]


@pytest.mark.parametrize("content", ["", "[1]", '{"a": "x", "b": -1.0, "c": Infinity, "d": 2}', "\x00"])
def test_a_damaged_file_tells_nothing(tmp_path: Path, content: str) -> None:
    path = tmp_path / "paces.json"
    path.write_text(content, encoding="utf-8")
    book = PaceBook(path)
    assert [book.get(key) for key in "abcd"] == [None] * 4


def test_a_disk_that_cannot_be_written_to_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    book = PaceBook(tmp_path / "file" / "paces.json")
    book.note("a", 1.0, 1.0)
    book.save()
    assert book.get("a") == 1.0


def test_the_time_left_is_known_before_the_first_tile_of_a_later_run(weights: Path, tmp_path: Path) -> None:
    settings = EngineSettings(DeviceChoice.CPU, tile=16)
    names, book = ("bicubic", "srcnn", "srresnet"), PaceBook(tmp_path / "paces.json")
    first, second = Recorder(), Recorder()
    Comparison(noise(48, 48), names, Mode.UPSCALE, settings, NetworkPool(weights, book)).run(first)
    again = NetworkPool(weights, PaceBook(tmp_path / "paces.json"))
    Comparison(noise(48, 48), names, Mode.UPSCALE, settings, again).run(second)

    def known_at(recorder: Recorder) -> int:
        """Tiles of networks that had come when the time left was first known."""
        known = next(
            index
            for index, event in enumerate(recorder.events)
            if isinstance(event, Progress) and event.seconds_left is not None and event.active != "bicubic"
        )
        tiles = [event for event in recorder.events[:known] if isinstance(event, TileReady)]
        return sum(tile.method_id != "bicubic" for tile in tiles)

    assert known_at(second) <= known_at(first) == 1
    progress = [event for event in second.events if isinstance(event, Progress)]
    assert all(event.seconds_left is not None for event in progress if event.active != "bicubic")
