"""How times are written."""

from __future__ import annotations

import pytest

from sr_desktop.export.tables.times import clock, duration, rough_duration


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "<1 ms"), (0.0004, "<1 ms"), (0.008, "8 ms"), (0.24, "240 ms"), (0.9994, "999 ms"), (0.9996, "1.0 s"),
        (1.43, "1.4 s"), (99.94, "99.9 s"), (99.96, "100 s"), (125.0, "125 s"), (720.0, "720 s"), (1200.0, "20 min"),
        (None, "–"),
    ],
)  # fmt: skip
def test_seconds(value: float | None, text: str) -> None:
    assert duration(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0.008, "8.0 ms"), (0.4123, "412.3 ms"), (1.43, "1.43 s"), (1200.0, "1200.00 s"), (None, "–")]
)
def test_seconds_to_compare_by(value: float | None, text: str) -> None:
    assert duration(value, precise=True) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (4.4, "0:04"), (59.6, "1:00"), (754, "12:34"), (3723, "1:02:03"), (-1, "0:00")]
)
def test_time_left(seconds: float, text: str) -> None:
    assert clock(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.0, "1 s"), (8.4, "8 s"), (94.4, "94 s"), (96.0, "2 min"), (600.0, "10 min"), (7800.0, "2 h 10 min")],
)
def test_what_will_be_is_said_no_more_precisely_than_it_is_known(seconds: float, text: str) -> None:
    assert rough_duration(seconds) == text
