from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from trainer.data import variants
from trainer.data.section import DegradationSection
from trainer.data.store import PictureStore
from trainer.data.variants import degraded_variants

CLEAN = DegradationSection(clean=1.0)
JPEG = DegradationSection(clean=0.0, blur=0.0, noise=0.0, jpeg=1.0, jpeg_quality=(20, 30))


def test_worker_processes_make_the_same(store: PictureStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = np.array(degraded_variants(store, JPEG, 2, 7, tmp_path / "alone"))
    monkeypatch.setattr(variants, "_CHUNK", 2)
    assert np.array_equal(degraded_variants(store, JPEG, 2, 7, tmp_path / "spread"), alone)


def test_clean_variants_are_the_stores_own(store: PictureStore, tmp_path: Path) -> None:
    made = degraded_variants(store, CLEAN, 2, 0, tmp_path)
    assert made.shape == (2, len(store.all_low))
    assert all(np.array_equal(version, store.all_low) for version in made)


def test_variants_differ_follow_from_the_seed_and_are_kept(store: PictureStore, tmp_path: Path) -> None:
    made = np.array(degraded_variants(store, JPEG, 2, 7, tmp_path / "a"))
    again = np.array(degraded_variants(store, JPEG, 2, 7, tmp_path / "b"))
    other = np.array(degraded_variants(store, JPEG, 2, 8, tmp_path / "b"))
    assert np.array_equal(made, again)
    assert not np.array_equal(made[0], made[1])
    assert not np.array_equal(made, other)
    (kept,) = (tmp_path / "a").iterdir()
    before = kept.stat().st_mtime_ns
    degraded_variants(store, JPEG, 2, 7, tmp_path / "a")
    assert kept.stat().st_mtime_ns == before
    assert np.abs(made.astype(int) - store.all_low).mean() > 1
