"""Which pictures are meant."""

from __future__ import annotations

from pathlib import Path, PurePath

from sr_desktop.enlarging.plan import Source
from sr_desktop.enlarging.sources import find_sources


def test_a_folder_means_its_pictures_and_if_wanted_those_below(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    flat, _ = find_sources([photos], out)
    assert flat == (Source(photos / "a.png"), Source(photos / "b.jpg"))
    deep, _ = find_sources([photos], out, with_subfolders=True)
    assert deep[-1] == Source(photos / "deep" / "c.png", PurePath("deep"))
    assert deep[:-1] == flat


def test_a_picture_that_is_named_twice_is_enlarged_once(photos: Path, tmp_path: Path) -> None:
    sources, _ = find_sources([photos / "a.png", photos, photos / "deep" / ".." / "b.jpg"], tmp_path / "out")
    assert [one.path.name for one in sources] == ["a.png", "b.jpg"]


def test_what_a_run_has_made_is_no_source_of_the_next(photos: Path) -> None:
    inside, _ = find_sources([photos], photos / "deep", with_subfolders=True)
    assert [one.path.name for one in inside] == ["a.png", "b.jpg"]
    into_itself, _ = find_sources([photos], photos, [photos / "b.jpg"])
    assert [one.path.name for one in into_itself] == ["a.png"]
    named, _ = find_sources([photos / "b.jpg"], photos, [photos / "b.jpg"])
    assert [one.path.name for one in named] == ["b.jpg"]
    above, _ = find_sources([photos], photos.parent)
    assert [one.path.name for one in above] == ["a.png", "b.jpg"]


def test_a_folder_without_pictures_is_named(tmp_path: Path) -> None:
    sources, failures = find_sources([tmp_path], tmp_path / "out")
    assert sources == ()
    assert [str(message) for message in failures] == [f"The folder '{tmp_path}' holds no picture that can be read."]
