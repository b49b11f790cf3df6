"""What a comparison that was cut off leaves for the next one."""

from __future__ import annotations

import pytest

from sr_desktop.engine.comparing import comparison_run
from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.comparing.coverage import Coverage
from sr_desktop.engine.comparing.leftovers import Leftovers, Task
from sr_desktop.engine.comparing.output import Outputs
from sr_desktop.engine.comparing.plain_work import InterpolationWork
from sr_desktop.engine.comparing.preparing import prepare
from sr_desktop.engine.comparing.result_files import Earlier
from sr_desktop.engine.comparing.tiled_work import PartDone
from sr_desktop.engine.events import Cancelled
from sr_desktop.engine.inputs.source import PUBLISHED_SOURCE
from sr_desktop.engine.interruption import Interrupted
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.scratch.store import PlainStore
from sr_desktop.engine.settings import DeviceChoice, EngineSettings, Mode, PrecisionChoice
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.resampling.factors import Kernel
from tests.engine.conftest import Recorder, noise

TILED = EngineSettings(device=DeviceChoice.CPU, precision=PrecisionChoice.FP32, tile=16)


def test_a_result_that_is_done_but_not_measured_is_kept_for_the_next(
    pool: NetworkPool, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*arguments: object, **more: object) -> None:
        raise Interrupted

    picture, leftovers = noise(64, 48), Leftovers()
    with monkeypatch.context() as patch:
        patch.setattr(comparison_run, "measure", interrupted)
        Comparison(picture, ("bicubic", "bilinear"), Mode.REFERENCE, TILED, pool, earlier=Earlier(leftovers)).run(
            recorder
        )
    assert isinstance(recorder.events[-1], Cancelled)
    kept = leftovers.claim(Task(picture, Mode.REFERENCE, TILED, PUBLISHED_SOURCE))
    assert kept, "nothing is left"
    assert {method.id for method, part in kept.items() if not part.coverage.missing_area} >= {"bicubic"}


def test_nothing_is_taken_of_what_other_weights_have_done() -> None:
    low = noise(16, 12)
    input_ = prepare(low, Mode.UPSCALE, PUBLISHED_SOURCE)
    output = Outputs(PlainStore()).new((64, 48))
    work = InterpolationWork(Kernel.BICUBIC, input_, output, ("cpu", "CPU"))
    done = Coverage((16, 12))
    done.add(Rect(0, 0, 16, 6))
    assert work.continue_with(PartDone(output, done, 1.0, "of another file")) == ()
    assert work.remaining_cost > 0
    assert not work.has_begun
    assert work.continue_with(PartDone(output, done, 1.0, None)) == (Rect(0, 0, 64, 24),)
