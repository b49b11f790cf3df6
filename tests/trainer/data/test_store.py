from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import crop_to_multiple, downscale
from trainer.data.store import DataError, Skipped, find_pictures, left_out, open_store


def test_a_store_holds_the_pictures_and_their_low_resolution_versions(photos: Path, tmp_path: Path) -> None:
    store = open_store([photos], tmp_path / "cache", smallest=8)
    assert len(store.entries) == 3
    for index, entry in enumerate(store.entries):
        ground_truth = crop_to_multiple(read_picture(Path(entry.file)))
        assert np.array_equal(store.high(index), ground_truth.pixels)
        assert np.array_equal(store.low(index), downscale(ground_truth).pixels)
    assert store.sources[0].pictures == 3
    assert store.areas.sum() == sum(entry.width * entry.height for entry in store.entries)


def test_the_truth_is_shrunk_first_where_that_is_asked_for(photos: Path, tmp_path: Path) -> None:
    plain = open_store([photos], tmp_path / "cache", smallest=8)
    store = open_store([photos], tmp_path / "cache", smallest=8, truth_shrink=2)
    assert store.place != plain.place
    for index, entry in enumerate(store.entries):
        ground_truth = downscale(crop_to_multiple(read_picture(Path(entry.file)), 8), 2)
        assert np.array_equal(store.high(index), ground_truth.pixels)
        assert np.array_equal(store.low(index), downscale(ground_truth).pixels)
    few = open_store([photos], tmp_path / "cache", smallest=16, truth_shrink=2)
    assert len(few.entries) == 2
    assert few.skipped[0].reason.startswith("smaller than")


def test_what_cannot_be_used_is_left_out_and_named(photos: Path, tmp_path: Path) -> None:
    (photos / "broken.png").write_bytes(b"not a picture")
    Image.new("RGB", (20, 20)).save(photos / "tiny.png")
    store = open_store([photos], tmp_path / "cache", smallest=8)
    assert len(store.entries) == 3
    assert {Path(skip.file).name for skip in store.skipped} == {"broken.png", "tiny.png"}
    assert "smaller than 32 pixels" in next(skip.reason for skip in store.skipped if "tiny" in skip.file)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that Linux has, and that gives no bytes")
def test_a_file_that_cannot_be_read_is_left_out(photos: Path, tmp_path: Path) -> None:
    (photos / "unreadable.png").symlink_to("/proc/self/mem")
    store = open_store([photos], tmp_path / "cache", smallest=8)
    assert len(store.entries) == 3
    assert len(store.skipped) == 1


def test_the_cache_is_reused_and_made_again_when_a_file_changes(photos: Path, tmp_path: Path) -> None:
    calls: list[int] = []

    def open_again() -> np.ndarray:
        store = open_store([photos], tmp_path / "cache", smallest=8, progress=lambda done, total: calls.append(done))
        return np.array(store.high(0))

    first = open_again()
    assert calls
    calls.clear()
    assert np.array_equal(open_again(), first)
    assert not calls
    changed = read_picture(photos / "photo0.png").pixels.copy()
    changed[0, 0] ^= 255
    Image.fromarray(changed).save(photos / "photo0.png")
    assert not np.array_equal(open_again(), first)
    assert calls


@pytest.mark.parametrize("lost", ["high.bin", "low.bin", "index.json"])
def test_a_store_of_which_something_was_lost_is_made_again(photos: Path, tmp_path: Path, lost: str) -> None:
    store = open_store([photos], tmp_path / "cache", smallest=8)
    before = np.array(store.high(1))
    del store
    (path,) = (tmp_path / "cache").glob(f"*/{lost}")
    path.unlink()
    assert np.array_equal(open_store([photos], tmp_path / "cache", smallest=8).high(1), before)


def test_excluded_names_are_left_out(photos: Path, tmp_path: Path) -> None:
    store = open_store([photos], tmp_path / "cache", exclude=["*1*"], smallest=8)
    assert {Path(entry.file).name for entry in store.entries} == {"photo0.png", "photo2.png"}


def test_thumbnails_and_deleted_pictures_that_a_system_keeps_are_left_out(photos: Path) -> None:
    wanted = find_pictures(photos)
    for folder in ("@eaDir", ".thumbnails", "below/#recycle"):
        (photos / folder).mkdir(parents=True)
        shutil.copy(wanted[0], photos / folder / wanted[0].name)
    inside = photos / "below" / wanted[0].name
    shutil.copy(wanted[0], inside)
    assert find_pictures(photos) == sorted([*wanted, inside])


def test_a_missing_or_empty_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="does not exist"):
        open_store([tmp_path / "nowhere"], tmp_path / "cache")
    with pytest.raises(DataError, match="holds no picture"):
        open_store([tmp_path], tmp_path / "cache")
    Image.new("RGB", (20, 20)).save(tmp_path / "tiny.png")
    (tmp_path / "a.png").write_bytes(b"nothing")
    for _ in range(2):  # the second time from the cache
        with pytest.raises(DataError, match=r"can be used: .*a\.png: .*; .*tiny\.png: smaller than 96 pixels a side"):
            open_store([tmp_path], tmp_path / "cache")


@pytest.mark.parametrize(("share", "mapped"), [(0.0, True), (1.0, False)])
def test_a_store_is_mapped_or_read_whole_and_holds_the_same(
    photos: Path, tmp_path: Path, share: float, mapped: bool
) -> None:
    store = open_store([photos], tmp_path / "cache", smallest=8, memory_share=share)
    assert isinstance(store.all_high, np.memmap) is mapped
    assert isinstance(store.all_low, np.memmap) is mapped
    for index, entry in enumerate(store.entries):
        assert np.array_equal(store.high(index), crop_to_multiple(read_picture(Path(entry.file))).pixels)


def test_files_left_out_are_named_once_for_each_reason() -> None:
    skipped = [
        Skipped("a.png", "smaller than 96 pixels a side"),
        Skipped("b.png", "broken"),
        Skipped("c.png", "smaller than 96 pixels a side"),
    ]
    assert list(left_out(skipped)) == ["a.png and 1 more: smaller than 96 pixels a side", "b.png: broken"]


def test_linked_pictures_count_for_the_folder_of_their_links(photos: Path, tmp_path: Path) -> None:
    (photos / "broken.png").write_bytes(b"not a picture")
    linked = tmp_path / "linked"
    linked.mkdir()
    for name in ("broken", "photo0", "photo2"):
        (linked / f"{name}.png").symlink_to(photos / f"{name}.png")
    for _ in range(2):  # the second time from the cache
        store = open_store([linked, photos], tmp_path / "cache", smallest=8)
        assert [(source.name, source.pictures) for source in store.sources] == [("linked", 2), ("photos", 3)]
        # 160 x 128 and 200 x 100 pixels; and then 128 x 148 of 129 x 150 as well.
        assert [source.megapixels for source in store.sources] == [0.0, 0.1]
