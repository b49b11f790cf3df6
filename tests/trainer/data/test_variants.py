from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from trainer.data import variants
from trainer.data.section import DegradationSection
from trainer.data.store import PictureStore, open_store
from trainer.data.variants import degraded_variants

CLEAN = DegradationSection(clean=1.0)
JPEG = DegradationSection(clean=0.0, blur=0.0, noise=0.0, jpeg=1.0, jpeg_quality=(20, 30))


def kept_in(store: PictureStore, place: Path) -> PictureStore:
    """The same pictures, kept with whatever is computed from them in another folder."""
    place.mkdir()
    return replace(store, place=place)


def test_worker_processes_make_the_same(store: PictureStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = np.array(degraded_variants(kept_in(store, tmp_path / "alone"), JPEG, 2, 7))
    monkeypatch.setattr(variants, "_CHUNK", 2)
    assert np.array_equal(degraded_variants(kept_in(store, tmp_path / "spread"), JPEG, 2, 7), alone)


def test_clean_variants_are_the_stores_own(store: PictureStore) -> None:
    made = degraded_variants(store, CLEAN, 2, 0)
    assert made.shape == (2, len(store.all_low))
    assert all(np.array_equal(version, store.all_low) for version in made)


def test_variants_differ_follow_from_the_seed_and_are_kept(store: PictureStore, tmp_path: Path) -> None:
    first, second = (kept_in(store, tmp_path / name) for name in "ab")
    made = np.array(degraded_variants(first, JPEG, 2, 7))
    again = np.array(degraded_variants(second, JPEG, 2, 7))
    other = np.array(degraded_variants(second, JPEG, 2, 8))
    assert np.array_equal(made, again)
    assert not np.array_equal(made[0], made[1])
    assert not np.array_equal(made, other)
    (kept,) = (tmp_path / "a").iterdir()
    before = kept.stat().st_mtime_ns
    degraded_variants(first, JPEG, 2, 7)
    assert kept.stat().st_mtime_ns == before
    assert np.abs(made.astype(int) - store.all_low).mean() > 1


def test_the_same_files_used_otherwise_have_variants_of_their_own(photos: Path, tmp_path: Path) -> None:
    for use in ({"smallest": 8}, {"smallest": 8, "truth_shrink": 2}, {"smallest": 30}):
        store = open_store([photos], tmp_path / "cache", **use)
        (made,) = degraded_variants(store, CLEAN, 1, 0)
        assert np.array_equal(made, store.all_low)
