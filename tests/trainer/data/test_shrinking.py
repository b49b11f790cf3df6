from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling import crop_to_multiple
from trainer.cli import main
from trainer.data.shrinking import Copy, Copying, shrunk_copies
from trainer.data.store import DataError, Skipped, open_store

SMALL = Copying(quality=100, smallest=8)


def test_copies_are_what_training_makes_of_the_pictures_itself(photos: Path, tmp_path: Path) -> None:
    done: list[tuple[int, int]] = []
    copies = shrunk_copies([photos], tmp_path / "out", SMALL, lambda *both: done.append(both))
    assert done == [(1, 3), (2, 3), (3, 3)]
    itself = open_store([photos], tmp_path / "cache", smallest=8, truth_shrink=2)
    carried = open_store([tmp_path / "out" / photos.name], tmp_path / "cache", smallest=8)
    assert np.array_equal(carried.sizes, itself.sizes)
    for index in range(3):
        assert np.abs(np.subtract(carried.high(index), itself.high(index), dtype=np.int16)).mean() < 1
    assert sum(copy.area for copy in copies if isinstance(copy, Copy)) == itself.areas.sum() * 16


def test_folders_below_stay_apart_and_what_cannot_be_used_is_named(photos: Path, tmp_path: Path) -> None:
    one = next(photos.iterdir())
    for place in (photos / "below" / one.name, photos / "below" / f"{one.stem}.webp"):
        place.parent.mkdir(exist_ok=True)
        Image.open(one).save(place)
    (photos / "broken.png").write_bytes(b"no picture")
    Image.new("RGB", (60, 200)).save(photos / "tiny.png")
    (photos / "left-out.png").write_bytes(one.read_bytes())
    copying = Copying(factor=1, smallest=16, exclude=("left*",))
    copies = shrunk_copies([photos], tmp_path / "out", copying)
    skipped = {Path(copy.file).name: copy.reason for copy in copies if isinstance(copy, Skipped)}
    assert set(skipped) == {"broken.png", "tiny.png"}
    assert skipped["tiny.png"] == "smaller than 64 pixels a side"
    made = tmp_path / "out" / photos.name
    assert {path.name for path in (made / "below").iterdir()} == {f"{one.name}.avif", f"{one.stem}.webp.avif"}
    assert len(list(made.glob("*.avif"))) == 3
    assert read_picture(made / f"{one.name}.avif").size == crop_to_multiple(read_picture(one)).size


def test_folders_that_would_be_mixed_or_written_over_are_refused(photos: Path, tmp_path: Path) -> None:
    twin = tmp_path / "other" / photos.name
    twin.mkdir(parents=True)
    with pytest.raises(DataError, match="Two of the folders"):
        shrunk_copies([photos, twin], tmp_path / "out", SMALL)
    (tmp_path / "out" / photos.name).mkdir(parents=True)
    with pytest.raises(DataError, match=r"exists; remove it"):
        shrunk_copies([photos], tmp_path / "out", SMALL)
    with pytest.raises(DataError, match="does not exist"):
        shrunk_copies([tmp_path / "missing"], tmp_path / "out", SMALL)


def test_an_interruption_leaves_the_other_pictures(photos: Path, tmp_path: Path) -> None:
    picture = next(photos.iterdir()).read_bytes()
    for number in range(200):
        (photos / f"copy{number}.png").write_bytes(picture)

    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        shrunk_copies([photos], tmp_path / "out", SMALL, interrupt)
    assert len(list((tmp_path / "out" / photos.name).iterdir())) < 100


def test_the_command_says_how_much_it_made(photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Image.new("RGB", (400, 400)).save(photos / "black.png")
    words = ["shrink", "--data", str(photos), "--out", str(tmp_path / "out"), "--quality", "50"]
    assert main(words) == 0
    said = capsys.readouterr()
    assert said.out.startswith("1 pictures, 0.0 megapixels, 0.0 MB; 3 left out")
    assert said.err.count("left out") == 1
    assert " and 2 more: smaller than " in said.err
    assert main(words) == 1
    assert "exists; remove it" in capsys.readouterr().err
