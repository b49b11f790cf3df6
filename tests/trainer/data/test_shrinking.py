from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import crop_to_multiple
from trainer.cli import main
from trainer.data.shrinking import PART, Copy, Copying, random_parts, shrunk_copies
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


def test_long_pictures_are_shrunk_until_they_fit(photos: Path, tmp_path: Path) -> None:
    Image.new("RGB", (1300, 400)).save(photos / "long.png")
    shrunk_copies([photos], tmp_path / "out", Copying(factor=2, long_side=330, smallest=8))
    made = tmp_path / "out" / photos.name
    assert read_picture(made / "long.png.avif").size == (324, 100)
    assert max(max(read_picture(path).size) for path in made.iterdir()) == 324


@given(
    width=st.integers(128, 160).map(lambda side: 4 * side),
    height=st.integers(8, 400).map(lambda side: 4 * side),
    count=st.integers(1, 6),
)
def test_parts_lie_within_the_picture_and_apart(width: int, height: int, count: int) -> None:
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[..., 0], pixels[..., 1] = np.arange(width) % 256, np.arange(width) // 256
    parts = random_parts(Picture(pixels, "wide"), count, "seed")
    assert 1 <= len(parts) <= count
    assert parts.keys() == random_parts(Picture(pixels, "wide"), count, "seed").keys()
    covered = np.zeros((height, width), np.uint8)
    for (x, y), part in parts.items():
        assert part.shape == (min(PART, height), PART, 3)
        assert np.array_equal(part, pixels[y : y + PART, x : x + PART])
        covered[y : y + PART, x : x + PART] += 1
    assert covered.max() == 1


def test_a_picture_is_copied_in_parts(photos: Path, tmp_path: Path) -> None:
    generator = np.random.default_rng(1)
    Image.fromarray(generator.integers(0, 256, (600, 1500, 3), np.uint8)).save(photos / "large.png")
    copies = shrunk_copies([photos], tmp_path / "out", Copying(factor=1, parts=2, smallest=8))
    large = next(copy for copy in copies if isinstance(copy, Copy) and "large" in copy.files[0].name)
    assert large.area == len(large.files) * PART * PART
    assert {read_picture(file).size for file in large.files} == {(PART, PART)}
    assert large.size == sum(file.stat().st_size for file in large.files)
    whole = next(copy for copy in copies if isinstance(copy, Copy) and copy is not large)
    assert len(whole.files) == 1


def test_the_same_photograph_is_copied_once(photos: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin"
    twin.mkdir()
    for path in sorted(photos.iterdir()):
        picture = Image.open(path).convert("RGB")
        picture.resize((picture.width * 3 // 4, picture.height * 2 // 3)).save(twin / f"{path.stem}.jpg", quality=60)
    (twin / "broken.jpg").write_bytes(b"no picture")
    for name in ("one", "two"):
        Image.new("RGB", (200, 200), "gray").save(twin / f"{name}.png")
    copies = shrunk_copies([twin, photos], tmp_path / "out", Copying(factor=1, smallest=8, distinct=True))
    skipped = {Path(copy.file).name: copy.reason for copy in copies if isinstance(copy, Skipped)}
    assert set(skipped.values()) == {"shows the same as a larger file", skipped.pop("broken.jpg")}
    assert set(skipped) == {f"{path.stem}.jpg" for path in photos.iterdir()}
    assert {path.name for path in (tmp_path / "out" / "twin").iterdir()} == {"one.png.avif", "two.png.avif"}


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
    assert re.match(r"1 pictures, 0\.0 megapixels, \d+ bytes; 3 left out", said.out)
    assert said.err.count("left out") == 1
    assert " and 2 more: smaller than " in said.err
    assert main(words) == 1
    assert "exists; remove it" in capsys.readouterr().err
