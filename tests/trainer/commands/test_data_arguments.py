from __future__ import annotations

from argparse import Namespace

import pytest
import torch

from trainer.commands import data_arguments
from trainer.commands.data_arguments import prepared_device


@pytest.mark.parametrize(("kind", "times"), [("cpu", 1), ("cuda", 0), ("mps", 0)])
def test_freed_memory_is_kept_only_where_the_processor_trains(
    monkeypatch: pytest.MonkeyPatch, kind: str, times: int
) -> None:
    calls: list[str] = []
    monkeypatch.setattr(data_arguments, "keep_freed_memory", lambda: calls.append("kept"))
    monkeypatch.setattr(data_arguments, "pick_device", lambda choice, world: torch.device(choice))
    assert prepared_device(Namespace(device=kind, threads=None)).type == kind
    assert len(calls) == times


def test_the_threads_that_were_asked_for_are_used() -> None:
    before = torch.get_num_threads()
    try:
        prepared_device(Namespace(device="cpu", threads=before + 1))
        assert torch.get_num_threads() == before + 1
    finally:
        torch.set_num_threads(before)
