"""How amounts of data are written."""

from __future__ import annotations

import pytest

from sr_desktop.messages.amounts import byte_count


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (12_345_678_901, "12.3 GB"), (1e9, "1.0 GB"), (34e6, "34 MB"), (640_000, "0.6 MB"), (99_000, "99 KB"),
        (1_000, "1 KB"), (12, "12 bytes"), (0, "0 bytes"),
    ],
)  # fmt: skip
def test_every_amount_is_written_in_a_unit_that_suits_it(count: float, text: str) -> None:
    assert byte_count(count) == text
