"""What fields are checked by that are stored or read from files."""

from __future__ import annotations

from collections.abc import Container

from pydantic import AfterValidator


def one_of(allowed: Container[int | str]) -> AfterValidator:
    """Of fields that have one of these values."""

    def check(value: int | str) -> int | str:
        if value not in allowed:
            raise ValueError(f"{value} is not allowed")
        return value

    return AfterValidator(check)
