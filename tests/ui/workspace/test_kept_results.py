"""Which results are kept, and when they count as those that are wanted."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sr_desktop.engine.events import InputReady, MethodDone
from sr_desktop.engine.inputs.source import InputSource
from sr_desktop.engine.settings import EngineSettings, Mode
from sr_desktop.imaging.degrading.degradation import Degradation
from sr_desktop.imaging.digest import digest_of
from sr_desktop.imaging.measuring.scores import Scores
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.methods import SHIPPED, Kind, Method
from sr_desktop.ui.workspace.kept_results import KeptResults, key_of, stamp_of
from sr_desktop.ui.workspace.plan import Plan

BICUBIC = SHIPPED.get("bicubic")
SIDE = 20
RESULT, PICTURE = 3 * (4 * SIDE) ** 2, 3 * SIDE**2


def plan(seed: int = 0, mode: Mode = Mode.UPSCALE, **more: object) -> Plan:
    pixels = np.random.default_rng(seed).integers(0, 256, (SIDE, SIDE, 3), np.uint8)
    picture = Picture(pixels, "picture")
    digest_of(picture)
    return Plan(picture, mode, EngineSettings(), **more)  # type: ignore[arg-type]


def fill(kept: KeptResults, of: Plan, *methods: Method) -> list[MethodDone]:
    kept.keep_input(of, InputReady(of.picture, None, (4 * SIDE, 4 * SIDE)))
    made = []
    for method in methods:
        made.append(MethodDone(method.id, np.zeros((4 * SIDE, 4 * SIDE, 3), np.uint8), Scores(), None))
        kept.keep(of, method, made[-1], key_of(method))
    return made


@pytest.fixture
def kept() -> KeptResults:
    return KeptResults(lambda: 10**9)


def test_no_more_files_are_kept_open_than_a_process_may_have() -> None:
    kept = KeptResults(lambda: 10**9, lambda: 12)
    for seed in range(5):
        fill(kept, plan(seed), BICUBIC, SHIPPED.get("nearest"))
    # Of each the two results, and two more files of its input.
    assert [kept.result_of(plan(seed), BICUBIC) is not None for seed in range(5)] == [False, False, True, True, True]


def test_equal_pictures_and_settings_share_results(kept: KeptResults) -> None:
    (done,) = fill(kept, plan(), BICUBIC)
    found = kept.result_of(plan(), BICUBIC)
    assert found is not None
    assert found.pixels is done.pixels
    assert kept.input_of(plan()) is not None
    assert kept.result_of(plan(), SHIPPED.get("nearest")) is None


@pytest.mark.parametrize(
    "other",
    [
        plan(1),
        plan(mode=Mode.REFERENCE),
        replace(plan(), settings=EngineSettings(self_ensemble=True)),
        plan(source=InputSource(Degradation(noise=5.0))),
        plan(source=InputSource(given=plan(2).picture)),
    ],
    ids=["picture", "mode", "settings", "degradation", "given input"],
)
def test_whatever_changes_a_result_makes_it_another(kept: KeptResults, other: Plan) -> None:
    fill(kept, plan(), BICUBIC)
    assert kept.result_of(other, BICUBIC) is None
    assert kept.input_of(other) is None


def test_memory_for_results_changes_none(kept: KeptResults) -> None:
    fill(kept, plan(), BICUBIC)
    assert kept.result_of(replace(plan(), settings=EngineSettings(result_memory=5)), BICUBIC) is not None


def test_other_weights_make_another_result(kept: KeptResults, tmp_path: Path) -> None:
    model = tmp_path / "mine.pth"
    model.write_bytes(b"weights")
    mine = Method("mine", "Mine", "", Kind.RGB_NETWORK, model=model)
    fill(kept, plan(), mine)
    assert kept.result_of(plan(), mine) is not None
    assert kept.result_of(plan(), replace(mine, id="mine-2")).method_id == "mine-2"
    os.utime(model, ns=(1, 1))
    assert kept.result_of(plan(), mine) is None
    model.unlink()
    assert kept.result_of(plan(), mine) is None


def test_a_result_of_a_file_that_was_written_again_meanwhile_is_not_kept(kept: KeptResults, tmp_path: Path) -> None:
    model = tmp_path / "mine.pth"
    model.write_bytes(b"weights")
    mine = Method("mine", "Mine", "", Kind.RGB_NETWORK, model=model)
    before = key_of(mine)
    os.utime(model, ns=(1, 1))
    done = MethodDone("mine", np.zeros((4 * SIDE, 4 * SIDE, 3), np.uint8), Scores(), None)
    kept.keep_input(plan(), InputReady(plan().picture, None, (4 * SIDE, 4 * SIDE)))
    assert not kept.keep(plan(), mine, done, before)
    assert kept.result_of(plan(), mine) is None


def test_a_result_of_a_file_that_is_gone_meanwhile_is_there_once_the_file_is_back(
    kept: KeptResults, tmp_path: Path
) -> None:
    model = tmp_path / "mine.pth"
    model.write_bytes(b"weights")
    mine = Method("mine", "Mine", "", Kind.RGB_NETWORK, model=model)
    before = key_of(mine)
    model.rename(tmp_path / "away")
    done = MethodDone("mine", np.zeros((4 * SIDE, 4 * SIDE, 3), np.uint8), Scores(), None)
    kept.keep_input(plan(), InputReady(plan().picture, None, (4 * SIDE, 4 * SIDE)))
    assert kept.keep(plan(), mine, done, before)
    assert kept.result_of(plan(), mine) is None
    (tmp_path / "away").rename(model)
    assert kept.result_of(plan(), mine) is not None


def test_further_scores_are_kept_with_the_file_that_was_measured(kept: KeptResults, tmp_path: Path) -> None:
    model = tmp_path / "mine.pth"
    model.write_bytes(b"weights")
    os.utime(model, ns=(1, 1))
    mine = Method("mine", "Mine", "", Kind.RGB_NETWORK, model=model)
    (done,) = fill(kept, plan(), mine)
    os.utime(model, ns=(2, 2))
    kept.keep_scores(plan(), replace(done, scores=Scores(lpips=0.5)))
    assert kept.result_of(plan(), mine) is None, "of the file that is there now, nothing is known"
    os.utime(model, ns=(1, 1))
    found = kept.result_of(plan(), mine)
    assert found is not None
    assert found.scores["lpips"] == 0.5


def test_the_oldest_are_forgotten_first_and_the_open_picture_stays() -> None:
    kept = KeptResults(lambda: 3 * (RESULT + PICTURE))
    plans = [plan(seed) for seed in range(4)]
    for one in plans[:3]:
        fill(kept, one, BICUBIC)
    assert kept.result_of(plans[0], BICUBIC) is not None, "and is now the newest"
    fill(kept, plans[3], BICUBIC)
    assert [kept.result_of(one, BICUBIC) is not None for one in plans] == [True, False, True, True]
    assert not kept.make_room(plans[3], 4 * RESULT)
    assert [kept.result_of(one, BICUBIC) is not None for one in plans] == [False, False, False, True]


def test_room_can_be_made_beside_another_that_is_open() -> None:
    kept = KeptResults(lambda: 3 * (RESULT + PICTURE))
    plans = [plan(seed) for seed in range(4)]
    for one in plans[:3]:
        fill(kept, one, BICUBIC)
    assert kept.make_room(plans[3], RESULT + PICTURE, keep=plans[0])
    assert [kept.result_of(one, BICUBIC) is not None for one in plans[:3]] == [True, False, True]


def test_what_is_to_be_computed_again_is_forgotten(kept: KeptResults) -> None:
    nearest = SHIPPED.get("nearest")
    fill(kept, plan(), BICUBIC, nearest)
    kept.forget(plan(), [BICUBIC])
    assert kept.result_of(plan(), BICUBIC) is None
    assert kept.result_of(plan(), nearest) is not None


def test_a_picture_may_be_read_while_room_is_made(kept: KeptResults) -> None:
    class Meddling:
        """A picture on whose sight another thread has read one more."""

        @property
        def pixels(self) -> object:
            kept._files[Path("read meanwhile.png"), ReadOptions()] = ((1, 1), plan(7).picture)
            return None

    kept._files[Path("first.png"), ReadOptions()] = ((1, 1), Meddling())  # type: ignore[assignment]
    fill(kept, plan(), BICUBIC)
    assert kept.result_of(plan(), BICUBIC) is not None


def test_a_picture_whose_content_is_not_known_is_not_kept(kept: KeptResults) -> None:
    pixels = np.random.default_rng(77).integers(0, 256, (SIDE, SIDE, 3), np.uint8)
    pasted = Plan(Picture(pixels, "pasted"), Mode.UPSCALE, EngineSettings())
    fill(kept, pasted, BICUBIC)
    assert kept.result_of(pasted, BICUBIC) is None


def test_a_file_is_read_once_until_it_changes(kept: KeptResults, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    Image.fromarray(plan().picture.pixels).save(path)
    assert kept.picture_at(path, ReadOptions()) is None
    stamp = stamp_of(path)
    picture = read_picture(path)
    kept.keep_picture(picture, ReadOptions(), stamp)
    again = kept.picture_at(path, ReadOptions())
    assert again is not picture
    assert again.pixels is picture.pixels
    assert kept.picture_at(path, ReadOptions(allow_truncated=True)) is None
    os.utime(path, ns=(1, 1))
    assert kept.picture_at(path, ReadOptions()) is None
