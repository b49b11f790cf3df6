"""The work of an evaluation on the real engine's interpolations: its scores, what it keeps, and when it stops."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest

from sr_desktop.engine.events import Event
from sr_desktop.engine.inputs.external import results_method
from sr_desktop.engine.request import ComparisonRequest, RunningComparison
from sr_desktop.engine.settings import EngineSettings
from sr_desktop.engine.worker.loading import LoadedEngine
from sr_desktop.export.evaluating import job as evaluating
from sr_desktop.export.evaluating.evaluation import EvaluatedPicture, Evaluation
from sr_desktop.export.evaluating.job import (
    EvaluateJob,
    EvaluationEnded,
    EvaluationEvent,
    EvaluationProgress,
    EvaluationWork,
    seconds_left,
)
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import Kernel, downscale, upscale
from sr_desktop.methods import SHIPPED

IDS = ("nearest", "bicubic")


class CountingFactory:
    """The real engine, which records its requests and lets a test act before each comparison."""

    def __init__(self, before: Callable[[int], None] = lambda number: None) -> None:
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self._real = LoadedEngine()
        self._before = before

    def __call__(self, request: ComparisonRequest) -> RunningComparison:
        self.asked.append((request.picture.name, request.method_ids))
        self._before(len(self.asked))
        return self._real(request)


def evaluate(
    pictures: list[EvaluatedPicture], factory: CountingFactory, work: EvaluationWork | None = None
) -> tuple[list[EvaluatedPicture], list[EvaluationEvent]]:
    """The pictures' scores at the end, and all events."""
    events: list[EvaluationEvent] = []
    (work or begun(pictures, factory)).run(events.append)
    known = list(pictures)
    for event in events:
        if hasattr(event, "picture"):
            known[event.place] = event.picture
    return known, events


def begun(pictures: list[EvaluatedPicture], factory: CountingFactory, ids: tuple[str, ...] = IDS) -> EvaluationWork:
    return EvaluateJob(Evaluation(ids, tuple(pictures)), EngineSettings()).begin(factory)


def waiting(folder: Path) -> list[EvaluatedPicture]:
    return [EvaluatedPicture(path) for path in sorted(folder.iterdir())]


def test_the_scores_are_those_of_the_protocol_and_the_mean_is_theirs(folder: Path) -> None:
    known, events = evaluate(waiting(folder), CountingFactory())
    expected = []
    for path in sorted(folder.iterdir()):
        ground_truth = read_picture(path)
        bicubic = upscale(downscale(ground_truth).pixels, 4, Kernel.BICUBIC)
        expected.append(measure(bicubic, ground_truth.pixels, is_gray=False))
    assert [one.of("bicubic").scores for one in known] == expected
    mean = Evaluation(IDS, tuple(known)).means["bicubic"]
    assert mean["psnr_y"] == fmean(each["psnr_y"] for each in expected)
    assert mean["ssim_y"] == fmean(each["ssim_y"] for each in expected)
    assert events[-1] == EvaluationEnded(was_cancelled=False)
    assert all(one.is_ended for one in known)


def test_progress_never_goes_back(folder: Path) -> None:
    _, events = evaluate(waiting(folder), CountingFactory())
    fractions = [event.fraction for event in events if isinstance(event, EvaluationProgress)]
    assert fractions == sorted(fractions)
    assert fractions[0] == 0
    assert fractions[-1] <= 1


def test_existing_scores_are_not_computed_again(folder: Path) -> None:
    known, _ = evaluate(waiting(folder), CountingFactory())
    known[1] = EvaluatedPicture(known[1].path)
    factory = CountingFactory()
    again, _ = evaluate(known, factory, begun(known, factory, (*IDS, "bilinear")))
    assert factory.asked == [("p1", ("bilinear",)), ("p2", (*IDS, "bilinear")), ("p3", ("bilinear",))]
    assert again[0].of("bicubic") == known[0].of("bicubic")
    assert all(one.of("bilinear") is not None for one in again)


def test_a_picture_that_has_changed_since_is_measured_by_all_again(folder: Path) -> None:
    known, _ = evaluate(waiting(folder), CountingFactory())
    (folder / "p1.png").write_bytes((folder / "p2.png").read_bytes())
    factory = CountingFactory()
    again, _ = evaluate(known, factory, begun(known, factory, (*IDS, "bilinear")))
    assert factory.asked[0] == ("p1", (*IDS, "bilinear"))
    assert factory.asked[1] == ("p2", ("bilinear",))
    assert again[0].of("bicubic").scores == known[1].of("bicubic").scores
    assert again[0].files == known[1].files


def test_a_picture_that_is_written_while_it_is_read_counts_as_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_and_replace(path: Path, *args: Any) -> Picture:
        picture = read_picture(path, *args)
        if path.stem == "p1":
            path.write_bytes((folder / "p2.png").read_bytes())
        return picture

    with monkeypatch.context() as patched:
        patched.setattr(evaluating, "read_picture", read_and_replace)
        known, _ = evaluate(waiting(folder), CountingFactory())
    factory = CountingFactory()
    again, _ = evaluate(known, factory, begun(known, factory, (*IDS, "bilinear")))
    assert factory.asked[0] == ("p1", (*IDS, "bilinear"))
    assert again[0].of("bicubic").scores == known[1].of("bicubic").scores


def test_a_broken_picture_is_named_and_the_others_are_measured(folder: Path) -> None:
    (folder / "p2.png").write_text("words")
    (folder / "p3.png").unlink()
    (folder / "p3.png").symlink_to(folder / "nowhere")
    known, events = evaluate(waiting(folder), CountingFactory())
    assert known[0].problem is None
    assert known[1].problem is not None
    assert "'p2.png' is not a picture" in str(known[1].problem)
    assert known[2].problem is not None
    assert "There is no file" in str(known[2].problem)
    assert events[-1] == EvaluationEnded(was_cancelled=False)


def test_a_folder_of_results_is_listed_once(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    results = tmp_path / "theirs"
    results.mkdir()
    for picture in (folder / "p1.png", folder / "p3.png"):
        (results / f"{picture.stem}x4.png").write_bytes(picture.read_bytes())
    method = results_method(results, SHIPPED)
    evaluation = Evaluation((method.id,), tuple(waiting(folder)), SHIPPED.adding(method))
    listed: list[object] = []
    real = os.scandir

    def counting(place: Any = ".") -> Any:
        listed.append(place)
        return real(place)

    monkeypatch.setattr(os, "scandir", counting)
    factory = CountingFactory()
    known, _ = evaluate(waiting(folder), factory, EvaluateJob(evaluation, EngineSettings()).begin(factory))
    assert listed.count(results) == 1
    assert [one.of(method.id) is not None for one in known] == [True, False, True]
    assert str(known[1].failures[method.id]).startswith("There is no result for 'p2'")


def test_cancelling_keeps_what_is_done(folder: Path) -> None:
    pictures = waiting(folder)

    def cancel_at_second(number: int) -> None:
        if number == 2:
            work.cancel()

    factory = CountingFactory(cancel_at_second)
    work = begun(pictures, factory)
    known, events = evaluate(pictures, factory, work)
    assert [name for name, _ in factory.asked] == ["p1", "p2"]
    assert events[-1] == EvaluationEnded(was_cancelled=True)
    assert [one.is_ended for one in known] == [True, False, False]
    assert len(Evaluation(IDS, tuple(known)).counted) == 1


def test_a_pause_holds_the_work_between_two_steps_and_a_cancel_ends_it(folder: Path) -> None:
    pictures = waiting(folder)
    paused = threading.Event()
    seen: list[Event] = []

    def pause(number: int) -> None:
        if number == 2:
            work.set_paused(True)
            paused.set()

    work = begun(pictures, CountingFactory(pause))
    worker = threading.Thread(target=lambda: work.run(seen.append))
    worker.start()
    assert paused.wait(30)
    worker.join(0.3)
    assert worker.is_alive()
    work.set_paused(False)
    worker.join(30)
    assert not worker.is_alive()
    assert seen[-1] == EvaluationEnded(was_cancelled=False)

    work = begun(pictures, CountingFactory())
    work.set_paused(True)
    worker = threading.Thread(target=lambda: work.run(seen.append))
    worker.start()
    work.cancel()
    worker.join(30)
    assert not worker.is_alive()
    assert seen[-1] == EvaluationEnded(was_cancelled=True)


@pytest.mark.parametrize("name", ["Set5"])
def test_set5_has_the_published_bicubic_scores(shared_data: Path, name: str) -> None:
    known, _ = evaluate(waiting(shared_data / "benchmark" / name), CountingFactory())
    mean = Evaluation(IDS, tuple(known)).means
    assert mean["bicubic"]["psnr_y"] == pytest.approx(28.43, abs=0.006)
    assert mean["nearest"]["psnr_y"] == pytest.approx(26.26, abs=0.006)


@pytest.mark.parametrize(
    ("whole", "spent", "has_done_a_picture", "rest", "left_of_picture", "expected"),
    [
        # Of 20 equal pictures the first has just begun: what started says nothing, its comparison does.
        (0.0001, 3.0, False, 0.0499, None, None),
        (0.0001, 3.0, False, 0.0499, 10.0, 10.0 / 0.0499 * 0.9999),
        (0.05, 12.0, False, 0.0, 0.0, None),
        (0.1, 30.0, True, 0.05, 99.0, 270.0),
    ],
)
def test_the_time_left_is_told_by_the_first_picture_and_then_by_what_is_done(
    whole: float, spent: float, has_done_a_picture: bool, rest: float, left_of_picture: float, expected: float | None
) -> None:
    found = seconds_left(whole, spent, has_done_a_picture, rest, left_of_picture)
    assert found == (None if expected is None else pytest.approx(expected))
