"""Jobs in another process: what they take and give is the same there and here, and so is what they raise."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event as Flag
from typing import Any

import numpy as np
import pytest

from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.errors import ModelFileError, PictureSizeError
from sr_desktop.engine.events import Cancelled, Event, Finished, InputReady, MethodDone, TileReady
from sr_desktop.engine.request import ComparisonRequest
from sr_desktop.engine.settings import EngineSettings, Mode
from sr_desktop.engine.view import View
from sr_desktop.engine.worker.jobs import CompareJob, JobCancelled, OpenModelJob
from sr_desktop.engine.worker.messages import Begin, WorkerFault
from sr_desktop.engine.worker.remote import RemoteWorker
from sr_desktop.engine.worker.wire import Wire
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Picture
from sr_desktop.messages.message import MessageError
from sr_desktop.methods import SHIPPED, UnknownMethodError


def ignore(_: object) -> None:
    """Hear nothing of what a job emits."""


@pytest.mark.parametrize("side", [4, 160, 161])
def test_arrays_of_any_size_arrive_as_they_were_sent(
    worker: RemoteWorker, injected: Callable[..., Any], side: int
) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (side, side + 1, 3), dtype=np.uint8)
    other = np.arange(side * side, dtype=np.float32)[::2]
    heard: list[Any] = []
    (sent, others), process, _ = worker.begin(injected("echo", (noise, other))).run(heard.append)
    np.testing.assert_array_equal(sent, noise)
    np.testing.assert_array_equal(others, other)
    np.testing.assert_array_equal(heard[0][0], noise)
    assert process != os.getpid()


def test_a_message_for_the_user_arrives_as_the_error_that_it_was(
    worker: RemoteWorker, injected: Callable[..., Any]
) -> None:
    with pytest.raises(UnknownMethodError, match="'here' holds no picture"):
        worker.begin(injected("refuse")).run(ignore)
    # What arrives of others is the message.
    with pytest.raises(MessageError, match="'here' holds no picture"):
        worker.begin(injected("refuse_in_detail")).run(ignore)


@pytest.mark.parametrize("error", [MemoryError("none left"), ValueError("too long")])
def test_a_job_that_cannot_be_sent_has_failed_and_the_next_is_done(
    worker: RemoteWorker, injected: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    send = Wire.send

    def fail_once(self: Wire, message: object) -> None:
        if isinstance(message, Begin):
            monkeypatch.setattr(Wire, "send", send)
            raise error
        send(self, message)

    monkeypatch.setattr(Wire, "send", fail_once)
    with pytest.raises(MemoryError if isinstance(error, MemoryError) else WorkerFault, match=str(error)):
        worker.begin(injected("echo", 1)).run(ignore)
    assert worker.begin(injected("echo", 2)).run(ignore)[0] == 2


def test_a_call_that_cannot_be_sent_is_reported_and_the_job_goes_on(
    worker: RemoteWorker, injected: Callable[..., Any], start: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    reported, has_reported = list[str](), Flag()

    def report(_: object, fault: BaseException, __: object) -> None:
        reported.append(str(fault))
        has_reported.set()

    monkeypatch.setattr(sys, "excepthook", report)
    job = start(worker.begin(injected("wait")))
    job.running.call("cancel", lambda: None)
    job.running.cancel()
    assert job.ended().result == "cancelled"
    assert has_reported.wait(60)
    assert "local object" in reported[0]


@pytest.mark.parametrize(
    ("name", "reason"), [("fail", "nothing to divide by"), ("give_what_cannot_travel", "local object")]
)
def test_a_fault_arrives_with_the_traceback_from_there(
    worker: RemoteWorker, injected: Callable[..., Any], name: str, reason: str
) -> None:
    with pytest.raises(WorkerFault, match=reason) as caught:
        worker.begin(injected(name)).run(ignore)
    assert "Traceback" in caught.value.trace
    assert caught.value.trace in caught.value.__notes__


def test_jobs_run_next_to_each_other_and_a_cancel_reaches_the_right_one(
    worker: RemoteWorker, injected: Callable[..., Any], start: Callable[..., Any]
) -> None:
    first, second = (start(worker.begin(injected("wait"))) for _ in range(2))
    second.running.cancel()
    assert second.ended().result == "cancelled"
    assert first.is_alive()
    first.running.cancel()
    assert first.ended().result == "cancelled"
    third = worker.begin(injected("wait"))
    third.cancel()
    with pytest.raises(JobCancelled):
        third.run(ignore)


def test_a_comparison_there_is_the_comparison_here(worker: RemoteWorker) -> None:
    ids = ("bicubic", "nearest", "srcnn")
    pixels = np.random.default_rng(3).integers(0, 256, (200, 160, 3), dtype=np.uint8)
    photo = Picture(pixels, "noise")
    request = ComparisonRequest(photo, ids, Mode.REFERENCE, EngineSettings(tile=16))
    heard: list[Event] = []
    worker.begin(CompareJob(request)).run(heard.append)
    expected: list[Event] = []
    Comparison(photo, ids, Mode.REFERENCE, EngineSettings(tile=16)).run(expected.append)
    assert [type(event) for event in heard] == [type(event) for event in expected]
    for one, other in zip(heard, expected, strict=True):
        match one, other:
            case InputReady(), InputReady():
                np.testing.assert_array_equal(one.low_resolution.pixels, other.low_resolution.pixels)
                assert one.output_size == other.output_size
            case TileReady(), TileReady():
                assert (one.method_id, one.rect) == (other.method_id, other.rect)
                np.testing.assert_array_equal(one.pixels, other.pixels)
            case MethodDone(), MethodDone():
                assert (one.method_id, one.scores) == (other.method_id, other.scores)
                np.testing.assert_array_equal(one.pixels, other.pixels)
    assert isinstance(heard[-1], Finished)


def test_a_picture_that_is_too_small_is_refused_there_as_here(worker: RemoteWorker) -> None:
    tiny = Picture(np.zeros((7, 9, 3), np.uint8), "tiny")
    with pytest.raises(PictureSizeError, match="9 x 7"):
        worker.begin(CompareJob(ComparisonRequest(tiny, ("bicubic",), Mode.REFERENCE, EngineSettings()))).run(ignore)


def test_a_comparison_that_is_cancelled_says_so_itself(worker: RemoteWorker) -> None:
    picture = Picture(np.zeros((512, 512, 3), np.uint8), "black")
    request = ComparisonRequest(picture, ("srresnet",), Mode.UPSCALE, EngineSettings(tile=16))
    heard: list[Event] = []
    running = worker.begin(CompareJob(request))

    def cancel_at_first_tile(event: Event) -> None:
        heard.append(event)
        if isinstance(event, TileReady):
            running.call("set_view", View(Rect(3, 4, 5, 6)))
            running.cancel()

    running.run(cancel_at_first_tile)
    assert heard[-1] == Cancelled()
    assert sum(isinstance(event, TileReady) for event in heard) < 100


def test_a_file_that_is_no_model_is_refused_by_name(worker: RemoteWorker, tmp_path: Path) -> None:
    (tmp_path / "words.pth").write_text("words")
    with pytest.raises(ModelFileError, match=r"words\.pth"):
        worker.begin(OpenModelJob(tmp_path / "words.pth", SHIPPED)).run(ignore)
