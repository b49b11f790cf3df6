"""Where a pane that comes later takes its place among the others. Does not use Qt."""

from __future__ import annotations

from collections.abc import Sequence


def placed(order: Sequence[str], wanted: Sequence[str], name: str) -> tuple[str, ...]:
    """An order in which a name stands where another has it.

    Args:
        order: The present order, which has the name; that of the others stays.
        wanted: The other order, which has the name too.
        name: The name.

    Returns:
        The order with the name behind the nearest of those that stand before it in `wanted`; first if there is none.
    """
    others = [one for one in order if one != name]
    before = [one for one in wanted[: list(wanted).index(name)] if one in others]
    place = others.index(before[-1]) + 1 if before else 0
    return (*others[:place], name, *others[place:])
