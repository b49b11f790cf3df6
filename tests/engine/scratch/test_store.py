"""Arrays in scratch files: in memory up to a budget, then on the disk, gone when nobody uses them."""

from __future__ import annotations

import gc
import pickle
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sr_desktop.engine.scratch import mapping as mapping_module
from sr_desktop.engine.scratch import store as store_module
from sr_desktop.engine.scratch.mapping import StoredPixels, let_go, mapping_of, reserve, stored
from sr_desktop.engine.scratch.store import PlainStore, ScratchStore, default_budget
from sr_desktop.imaging.geometry import Rect

BYTES = 30 * 40 * 3


@pytest.fixture
def store(tmp_path: Path) -> ScratchStore:
    """Two arrays of 40 x 30 fit into its memory."""
    return ScratchStore(2 * BYTES, tmp_path / "disk", tmp_path)


def new(store: ScratchStore) -> np.ndarray:
    (array,) = store.new([(40, 30)])
    return array


def on_disk(array: np.ndarray) -> bool:
    found = stored(array)
    assert found is not None
    return found.on_disk


def files(store: ScratchStore) -> list[Path]:
    return sorted(path for folder in store.folders for path in folder.glob("*.pixels"))


def test_beyond_the_budget_arrays_lie_on_the_disk(store: ScratchStore) -> None:
    arrays = [new(store) for _ in range(3)]
    assert [on_disk(array) for array in arrays] == [False, False, True]
    for number, array in enumerate(arrays):
        assert array.shape == (30, 40, 3)
        assert not array.any()
        array[:] = number + 1
    assert [int(array.min()) for array in arrays] == [1, 2, 3]


def test_an_array_that_nobody_uses_frees_its_file_and_its_part_of_the_budget(store: ScratchStore) -> None:
    first, second = new(store), new(store)
    part = first[3:5]
    del first
    gc.collect()
    assert len(files(store)) == 2, "a part of an array is a use of it"
    del part
    gc.collect()
    assert len(files(store)) == 1
    assert not on_disk(new(store))
    assert not on_disk(second)


def test_another_process_reads_and_writes_the_same_pixels(store: ScratchStore) -> None:
    array = new(store)
    array[7, 9] = (1, 2, 3)
    found = pickle.loads(pickle.dumps(stored(array)))
    code = (
        "import sys, pickle; found = pickle.loads(bytes.fromhex(sys.argv[1])); pixels = found.open();"
        "print(*pixels[7, 9]); pixels[0, 0] = 77"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, pickle.dumps(found).hex()], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["1", "2", "3"]
    assert (array[0, 0] == 77).all()
    assert files(store) == [found.path], "the file belongs to the one who made it"


def test_arrays_that_are_made_together_share_a_file_and_are_named_apart(tmp_path: Path) -> None:
    store = ScratchStore(None, tmp_path / "disk", tmp_path)
    whole, half, quarter = store.new([(40, 30), (20, 15), (10, 8)])
    (path,) = files(store)
    assert path.stat().st_size == 3 * (40 * 30 + 20 * 15 + 10 * 8)
    whole[:], half[:], quarter[:] = 1, 2, 3
    for array in (whole, half, quarter):
        np.testing.assert_array_equal(stored(array).open(), array)
    assert stored(half) == StoredPixels(path, (15, 20, 3), on_disk=False, offset=BYTES)
    del whole, half, array
    gc.collect()
    assert files(store) == [path], "one of them is still used"
    del quarter
    gc.collect()
    assert files(store) == []


def test_parts_can_be_named_if_their_pixels_follow_each_other(store: ScratchStore) -> None:
    array = new(store)
    array[5:7] = 9
    assert stored(array) == StoredPixels(files(store)[0], (30, 40, 3), on_disk=False)
    assert (stored(array[5:7]).open() == 9).all()
    assert stored(array[:, :5]) is None
    assert mapping_of(array[:, :5]) is mapping_of(array)
    assert stored(np.zeros((30, 40, 3), np.uint8)) is None


def test_opening_twice_maps_once(store: ScratchStore) -> None:
    array = new(store)
    again = stored(array).open()
    again[1, 1] = 9
    assert (array[1, 1] == 9).all()
    assert mapping_of(again) is mapping_of(array)


def test_pixels_outlive_their_memory_on_the_disk(store: ScratchStore) -> None:
    for _ in range(3):
        array = new(store)
        array[:] = 200
        let_go(array)
        assert (array == 200).all()
    let_go(np.zeros((3, 3, 3), np.uint8))


def test_no_room_is_an_error_and_leaves_no_file(
    store: ScratchStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_: int) -> None:
        raise OSError(28, "No space left on device")

    kept = new(store)
    monkeypatch.setattr(store_module.os, "posix_fallocate", full)
    with pytest.raises(MemoryError, match="no room for"):
        new(ScratchStore(0, tmp_path / "other", tmp_path))
    assert not list((tmp_path / "other").rglob("*.pixels"))
    reserve(kept, Rect(0, 0, 40, 2))
    monkeypatch.setattr(mapping_module, "_PLENTY", 1 << 60)
    with pytest.raises(MemoryError, match="no room for"):
        reserve(kept, Rect(0, 0, 40, 2))


def test_closing_removes_everything(store: ScratchStore) -> None:
    kept = [new(store) for _ in range(3)]
    folders = store.folders
    assert len(folders) == 2
    store.close()
    assert not any(folder.exists() for folder in folders)
    assert len(kept) == 3


def test_the_room_is_what_is_left(store: ScratchStore, monkeypatch: pytest.MonkeyPatch) -> None:
    assert store.room().memory == 2 * BYTES
    kept = new(store)
    assert store.room().memory == BYTES
    assert store.room().disk > 0
    assert store.room().folder == store.folders[0]
    monkeypatch.setattr(store_module, "address_space_left", lambda: store_module._KEPT_MEMORY + BYTES + 5000)
    assert store.room().disk == 5000, "a limit of the address space counts mapped files"
    monkeypatch.setattr(store_module, "available_memory", lambda: 0)
    assert store.room().memory == 0
    assert on_disk(store.new([(1, 1)])[0])
    assert kept.shape == (30, 40, 3)


def test_the_usual_budget_is_a_quarter_of_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    total = type("Memory", (), {"total": 8_000})()
    monkeypatch.setattr(store_module.psutil, "virtual_memory", lambda: total)
    assert default_budget() == 2_000


def test_plain_memory_is_a_store_too() -> None:
    store = PlainStore()
    assert [array.shape for array in store.new([(3, 2), (2, 1)])] == [(2, 3, 3), (1, 2, 3)]
    assert store.room().folder is None
    assert store.room().memory > 0
