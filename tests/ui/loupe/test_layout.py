"""The position of the loupe: always inside, never under the pointer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.loupe.layout import loupe_layout, loupe_place

ROOMS = st.tuples(st.integers(400, 3840), st.integers(300, 2160))


@given(count=st.integers(1, 14), room=ROOMS, x=st.floats(0, 1), y=st.floats(0, 1))
def test_it_never_leaves_the_room_nor_covers_the_pointer(count: int, room: tuple[int, int], x: float, y: float) -> None:
    layout = loupe_layout(count, room, 15)
    pointer = round(x * (room[0] - 1)), round(y * (room[1] - 1))
    place = loupe_place(layout.size, room, *pointer)
    assert Rect(0, 0, *room).contains(place)
    assert not place.contains(Rect(*pointer, 1, 1))


@given(count=st.integers(1, 14), room=ROOMS)
def test_patches_and_names_are_inside_and_apart(count: int, room: tuple[int, int]) -> None:
    layout = loupe_layout(count, room, 15)
    rects = [layout.foot_rect]
    for number in range(count):
        rects += [layout.label_rect(number), layout.patch_rect(number)]
        assert layout.patch_rect(number).width == layout.patch_rect(number).height == layout.side
    for number, rect in enumerate(rects):
        assert Rect(0, 0, *layout.size).contains(rect)
        assert all(rect.intersected(other).is_empty for other in rects[number + 1 :])


def test_seven_results_have_a_comfortable_size_in_a_usual_window_and_a_fair_one_in_a_small_one() -> None:
    assert (loupe_layout(7, (1280, 700), 15).columns, loupe_layout(7, (1280, 700), 15).side) == (4, 132)
    assert loupe_layout(7, (640, 400), 15).side >= 80
