from __future__ import annotations

import io
import sys

import pytest

from sr_desktop.system.streams import take_any_text


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_what_an_encoding_does_not_have_is_spelled_out(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
    take_any_text()
    print("a\udcff ∞", end="", flush=True)
    said = written.getvalue().decode(encoding)
    assert said.startswith(r"a\udcff ")
    assert said.endswith("∞" if encoding == "utf-8" else r"\u221e")


def test_a_stream_that_was_closed_swallows_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    take_any_text()
    print("into the void \udcff")
    print("and the other", file=sys.stderr)
    for stream in (sys.stdout, sys.stderr):
        stream.close()
