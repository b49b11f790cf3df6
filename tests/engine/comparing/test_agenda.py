"""What is computed first, and that everything is computed once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sr_desktop.engine.comparing.agenda import Agenda, Stage
from sr_desktop.imaging.geometry import Rect


def take(agenda: Agenda, stage: Stage) -> list[Rect]:
    """All parts of a stage, in their order."""
    parts = []
    while (tile := agenda.next(stage)) is not None:
        assert tile.padded == agenda.padded(tile.core)
        agenda.finish(tile.core)
        parts.append(tile.core)
    return parts


@settings(max_examples=60)
@given(data=st.data())
def test_every_pixel_is_new_once_however_the_view_moves(data: st.DataObject) -> None:
    width, height = data.draw(st.integers(1, 70), "width"), data.draw(st.integers(1, 50), "height")
    overlap, tile = data.draw(st.integers(0, 9), "overlap"), data.draw(st.none() | st.integers(4, 40), "tile")
    agenda = Agenda((width, height), overlap, tile)
    times = np.zeros((height, width), int)
    stages = st.sampled_from(Stage)
    while not agenda.is_done:
        seen = data.draw(st.builds(Rect, *[st.integers(0, 60)] * 2, *[st.integers(0, 40)] * 2), "seen")
        agenda.look_at(data.draw(st.sampled_from([None, seen]), "look"))
        for stage in (data.draw(stages, "stage"), *Stage):
            found = agenda.next(stage)
            if found is not None:
                assert not agenda.coverage.has(found.core)
                assert tile is None or max(found.core.width, found.core.height) <= tile
                for rect in agenda.finish(found.core):
                    times[rect.slices] += 1
                break
    assert (times == 1).all()
    assert agenda.padded_left == 0


def test_seen_around_rest() -> None:
    agenda = Agenda((400, 300), 10, 100)
    seen = Rect(150, 100, 60, 40)
    agenda.look_at(seen)
    assert take(agenda, Stage.SEEN) == [seen]
    around = take(agenda, Stage.AROUND)
    assert agenda.coverage.has(Rect(120, 80, 120, 80))
    assert all(Rect(120, 80, 120, 80).contains(part) for part in around)
    assert agenda.next(Stage.SEEN) is None
    rest = take(agenda, Stage.REST)
    assert agenda.is_done
    assert rest[0].intersected(Rect(110, 70, 140, 100)).area > 0


def test_a_large_view_is_cut_and_begins_in_its_middle() -> None:
    agenda = Agenda((400, 300), 10, 50)
    agenda.look_at(Rect(101, 103, 145, 95))
    parts = take(agenda, Stage.SEEN)
    assert len(parts) == 6
    assert sum(part.area for part in parts) == 145 * 95
    assert parts[0].contains(Rect(173, 150, 1, 1))


def test_after_a_drag_only_what_is_new_is_computed() -> None:
    agenda = Agenda((400, 300), 2, 200)
    agenda.look_at(Rect(100, 100, 80, 60))
    take(agenda, Stage.SEEN)
    agenda.look_at(Rect(120, 110, 80, 60))
    assert sorted(take(agenda, Stage.SEEN), key=lambda rect: rect.x) == [
        Rect(120, 160, 80, 10), Rect(180, 110, 20, 50),
    ]  # fmt: skip


def test_where_strips_cost_more_than_what_they_leave_out_it_is_one_part() -> None:
    agenda = Agenda((400, 300), 40, 200)
    agenda.look_at(Rect(100, 100, 80, 60))
    take(agenda, Stage.SEEN)
    agenda.look_at(Rect(140, 130, 80, 60))
    assert take(agenda, Stage.SEEN) == [Rect(140, 130, 80, 60)]


def test_a_picture_that_is_nearly_all_seen_is_done_whole() -> None:
    agenda = Agenda((100, 80), 10, None)
    agenda.look_at(Rect(4, 4, 80, 70))
    assert take(agenda, Stage.SEEN) == [Rect(0, 0, 100, 80)]
    agenda = Agenda((100, 80), 10, None)
    agenda.look_at(Rect(4, 4, 20, 20))
    assert take(agenda, Stage.SEEN) == [Rect(4, 4, 20, 20)]


def test_what_bears_no_tiles_is_done_whole() -> None:
    agenda = Agenda((100, 80), 10, 20, in_one_piece=True)
    agenda.look_at(Rect(4, 4, 20, 20))
    assert take(agenda, Stage.SEEN) == [Rect(0, 0, 100, 80)]


def test_smaller_parts_keep_what_is_done() -> None:
    agenda = Agenda((100, 80), 10, None)
    agenda.finish(Rect(0, 0, 100, 40))
    agenda.recut(10, 20)
    parts = take(agenda, Stage.REST)
    assert sum(part.area for part in parts) == 100 * 40
    assert all(part.y >= 40 for part in parts)


@pytest.mark.parametrize("seen", [None, Rect(500, 500, 20, 20), Rect(0, 0, 0, 0)])
def test_without_a_view_the_middle_comes_first(seen: Rect | None) -> None:
    agenda = Agenda((90, 90), 5, 30)
    agenda.look_at(seen)
    assert agenda.next(Stage.SEEN) is agenda.next(Stage.AROUND) is None
    assert take(agenda, Stage.REST)[0] == Rect(30, 30, 30, 30)


def test_what_is_left_counts_overlaps() -> None:
    agenda = Agenda((100, 100), 10, 50)
    assert agenda.padded_left == 4 * 60 * 60
    take(agenda, Stage.REST)
    assert agenda.padded_left == 0


@settings(max_examples=60)
@given(data=st.data())
def test_only_a_part_that_is_wanted_is_missing(data: st.DataObject) -> None:
    width, height = data.draw(st.integers(1, 70), "width"), data.draw(st.integers(1, 50), "height")
    overlap, tile = data.draw(st.integers(0, 9), "overlap"), data.draw(st.none() | st.integers(4, 40), "tile")
    left, top = data.draw(st.integers(0, width - 1), "left"), data.draw(st.integers(0, height - 1), "top")
    part = Rect(left, top, data.draw(st.integers(1, 80), "part width"), data.draw(st.integers(1, 60), "part height"))
    in_one_piece = data.draw(st.booleans(), "in one piece")
    agenda = Agenda((width, height), overlap, tile, in_one_piece=in_one_piece)
    agenda.want_only(part)
    times = np.zeros((height, width), int)
    while (found := agenda.next(Stage.REST)) is not None:
        assert agenda.padded_left > 0
        for rect in agenda.finish(found.core):
            times[rect.slices] += 1
    expected = np.zeros_like(times)
    expected[part.slices] = 1
    assert np.array_equal(times, expected)
    assert agenda.is_done
    assert agenda.padded_left == 0


def test_a_part_is_cut_by_itself() -> None:
    agenda = Agenda((400, 300), 10, 100)
    part = Rect(95, 95, 90, 90)
    agenda.want_only(part)
    assert take(agenda, Stage.REST) == [part]
    whole = Agenda((400, 300), 10, 100, in_one_piece=True)
    whole.want_only(part)
    assert take(whole, Stage.REST) == [Rect(0, 0, 400, 300)]
