"""An export as a job of the worker: the chosen metrics of a region are measured there."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sr_desktop.engine.measures.distances import DISTANCES
from sr_desktop.engine.measures.registry import computes
from sr_desktop.engine.worker.loading import LoadedEngine
from sr_desktop.export.job import ExportJob
from sr_desktop.export.plan import ExportPlan
from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.scores import Scores

REGION = Rect(4, 4, 36, 32)


def test_a_region_is_measured_by_what_the_whole_was(make_result: Callable[..., PictureResult], tmp_path: Path) -> None:
    result = make_result()
    assert result.ground_truth is not None
    nearest, bicubic = result.methods
    whole = replace(bicubic, scores=Scores(bicubic.scores, lpips=0.5))
    result = replace(result, methods=(nearest, whole)).within(REGION)
    told: list[float] = []
    ExportJob(ExportPlan(tmp_path, image_format=None), result).begin(LoadedEngine()).run(told.append)
    methods = json.loads((tmp_path / "cat" / "metrics.json").read_text(encoding="utf-8"))["methods"]
    part = bicubic.pixels[REGION.slices], result.ground_truth.pixels[REGION.slices]
    assert methods["bicubic"]["lpips"] == pytest.approx(DISTANCES["lpips"](*part, False, lambda: None))
    assert methods["nearest"]["lpips"] is None
    assert told[-1] == 1.0


def test_where_nothing_further_was_measured_nothing_is_loaded(
    make_result: Callable[..., PictureResult], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    class Engine(LoadedEngine):
        def computes(self, metric_ids):  # type: ignore[no-untyped-def]
            asked.append(list(computes(metric_ids)))
            return {}

    result = make_result().within(REGION)
    ExportJob(ExportPlan(tmp_path, image_format=None), result).begin(Engine()).run(lambda _: None)
    assert asked == [[]]
