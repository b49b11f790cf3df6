"""Arrays that two sides see: the same memory, no file more than is needed, none that is left."""

from __future__ import annotations

import gc
from pathlib import Path

import numpy as np
import pytest

from sr_desktop.engine.scratch.store import ScratchStore
from sr_desktop.engine.worker.exchange import GIVEN, SMALLEST, Exchange, remove_names_of
from sr_desktop.engine.worker.wire import pack, unpack


@pytest.fixture
def store(tmp_path: Path) -> ScratchStore:
    return ScratchStore(10_000_000, tmp_path / "disk", tmp_path)


@pytest.fixture
def sides(store: ScratchStore) -> tuple[Exchange, Exchange]:
    """The owner of the folders, and the one that has joined it."""
    return Exchange(store), Exchange(ScratchStore.joining(store.folders))


def files(store: ScratchStore) -> list[Path]:
    gc.collect()
    return [path for folder in store.folders for path in folder.glob("*.pixels")]


@pytest.mark.parametrize("dtype", ["uint8", "float32", "bool"])
@pytest.mark.parametrize("shape", [(5, 7, 3), (1, 1), (3,), (4, 5, 2), (2, 3, 3, 3)])
def test_any_array_arrives(sides: tuple[Exchange, Exchange], dtype: str, shape: tuple[int, ...]) -> None:
    array = (np.arange(np.prod(shape)) % 5).reshape(shape).astype(dtype)
    taken = sides[1].take(sides[0].put(array))
    np.testing.assert_array_equal(taken, array)
    assert taken.dtype == array.dtype


def test_both_sides_see_what_is_written_later_to_an_array_in_a_file(
    store: ScratchStore, sides: tuple[Exchange, Exchange]
) -> None:
    output = store.new([(40, 30)])[0]
    first = sides[1].take(sides[0].put(output))
    output[3, 4] = 9
    assert (first[3, 4] == 9).all()
    assert sides[1].take(sides[0].put(output)) is first, "its memory would be mapped again for each tile"


def test_the_levels_of_an_output_lie_in_one_file_and_stay_apart(store: ScratchStore) -> None:
    giving, taking = Exchange(store), Exchange(store)
    levels = store.new([(40, 30), (20, 15), (10, 8)])
    for number, level in enumerate(levels):
        level[:] = number + 1
    first = [taking.take(giving.put(level)) for level in levels]
    again = [taking.take(giving.put(level)) for level in levels]
    for level, taken, same in zip(levels, first, again, strict=True):
        np.testing.assert_array_equal(taken, level)
        assert same is taken


def test_an_array_that_comes_back_is_the_array_itself(sides: tuple[Exchange, Exchange]) -> None:
    ours = np.ones((30, 40, 3), np.uint8)
    theirs = sides[1].take(sides[0].put(ours))
    assert sides[0].take(sides[1].put(theirs)) is ours


def test_files_are_gone_once_neither_side_uses_them(store: ScratchStore, sides: tuple[Exchange, Exchange]) -> None:
    output, plain = store.new([(40, 30)])[0], np.ones((30, 40, 3), np.uint8)
    taken = [sides[1].take(sides[0].put(array)) for array in (output, output, plain, plain)]
    assert len(files(store)) == 4, "each of the two has one name on each side"
    del output, plain
    assert len(files(store)) == 2
    assert (taken[2] == 1).all()
    taken.clear()
    assert not files(store)


def test_an_array_is_counted_once_however_many_names_it_has(
    store: ScratchStore, sides: tuple[Exchange, Exchange]
) -> None:
    output = store.new([(400, 300)])[0]
    room = store.room().memory
    kept = [sides[0].put(output) for _ in range(5)]
    assert store.room().memory == room
    assert len({shared.identity for shared in kept}) == 1


def test_what_a_process_has_given_outlives_its_own_names(store: ScratchStore, sides: tuple[Exchange, Exchange]) -> None:
    output = store.new([(40, 30)])[0]
    output[:] = 7
    shared = sides[0].put(output)
    process = int(shared.file.path.name.partition("-")[0])
    remove_names_of(process, store.folders)
    assert [path.stem.endswith(GIVEN) for path in files(store)] == [True]
    taken = sides[1].take(shared)
    assert (taken == 7).all()
    # Its file has lost the name that a new process would be told: it is copied.
    np.testing.assert_array_equal(sides[1].take(sides[0].put(output)), output)


def test_only_large_arrays_and_those_in_files_leave_the_message(
    store: ScratchStore, sides: tuple[Exchange, Exchange]
) -> None:
    small, large, kept = np.zeros(SMALLEST - 1, np.uint8), np.zeros(SMALLEST, np.uint8), store.new([(2, 2)])[0]
    packed = pack([small, large, kept], sides[0])
    assert SMALLEST - 1 < len(packed) < SMALLEST + 3000
    for one, other in zip(unpack(packed, sides[1]), [small, large, kept], strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_name_that_cannot_be_removed_is_left(
    store: ScratchStore, sides: tuple[Exchange, Exchange], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [store.new([(40, 30)])[0] for _ in range(2)]
    process = int(sides[0].put(kept[0]).file.path.name.partition("-")[0])
    asked: list[Path] = []

    def refuse(path: Path, missing_ok: bool = False) -> None:
        asked.append(path)
        raise PermissionError("mapped by another process")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        remove_names_of(process, store.folders)
    assert len(asked) == 2
