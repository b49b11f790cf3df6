"""Estimates of time, which must not take long themselves, however many pictures there are."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from sr_desktop.engine.worker.loading import LoadedEngine
from sr_desktop.enlarging.costs import Costs
from sr_desktop.enlarging.items import Item
from sr_desktop.enlarging.plan import EnlargePlan
from sr_desktop.enlarging.schedule import Schedule
from sr_desktop.enlarging.survey import Survey, SurveyJob
from sr_desktop.networks.published import read_card


def surveyed(photos: Path, plan: EnlargePlan) -> Survey:
    return SurveyJob(plan, (photos,)).begin(LoadedEngine()).run(lambda _: None)


def test_each_card_is_read_once_whatever_the_number_of_pictures(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []

    def counted(path: Path) -> Any:
        read.append(path)
        return read_card(path)

    monkeypatch.setattr("sr_desktop.enlarging.costs.read_card", counted)
    for number in range(20):
        shutil.copy(photos / "a.png", photos / f"more{number}.png")
    found = surveyed(photos, EnlargePlan(tmp_path / "out", "srresnet"))
    assert found.forecast.waiting == 22
    assert len(read) == len(set(read))


def test_the_rest_of_many_pictures_is_not_estimated_at_each_tile(photos: Path, tmp_path: Path) -> None:
    plan = EnlargePlan(tmp_path / "out", "bicubic")
    items = [surveyed(photos, plan).items[0]] * 500
    asked: list[Item] = []

    class Counted(Costs):
        def computing(self, item: Item) -> float | None:
            asked.append(item)
            return super().computing(item)

    schedule = Schedule(items, Counted(plan))
    first = schedule.begun(0, items[0])
    asked.clear()
    for number in range(100):
        later = schedule.computed(0, number / 100, None)
    assert len(asked) < 500
    assert first.seconds_left is not None
    assert later.seconds_left is not None
    assert later.seconds_left < first.seconds_left
