"""How figures are written and ranked."""

from __future__ import annotations

import math

import pytest

from sr_desktop.export.ranking import Rank
from sr_desktop.ui.panes.scores import (
    Column,
    PaneFigures,
    copied_text,
    explanation,
    format_device,
    format_psnr,
    format_seconds,
    format_ssim,
    ranked,
)


@pytest.mark.parametrize(("value", "text"), [(27.914, "27.91 dB"), (9.0, "9.00 dB"), (math.inf, "∞ dB"), (None, "–")])
def test_psnr(value: float | None, text: str) -> None:
    assert format_psnr(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.80123, ".8012"), (1.0, "1.0000"), (0.99999, "1.0000"), (0.0, ".0000"),
        (-0.02, "−.0200"), (-1e-9, ".0000"), (None, "–"),
    ],
)  # fmt: skip
def test_ssim(value: float | None, text: str) -> None:
    assert format_ssim(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "<1 ms"), (0.0004, "<1 ms"), (0.008, "8 ms"), (0.24, "240 ms"), (0.9994, "999 ms"), (0.9996, "1.0 s"),
        (1.43, "1.4 s"), (99.94, "99.9 s"), (99.96, "100 s"), (125.0, "125 s"), (720.0, "720 s"), (1200.0, "20 min"),
        (None, "–"),
    ],
)  # fmt: skip
def test_seconds(value: float | None, text: str) -> None:
    assert format_seconds(value) == text


def test_device() -> None:
    assert format_device(PaneFigures(device="cpu", precision="bf16")) == "cpu bf16"
    assert format_device(PaneFigures(device="cuda:0", precision="fp16")) == "cuda:0 fp16"
    assert format_device(PaneFigures()) == "–"


def test_copied_text_names_every_figure_and_leaves_out_what_is_not() -> None:
    full = PaneFigures(27.914, 0.80123, 25.5, 1.43, "cpu", "bf16")
    assert copied_text("SRCNN", full) == "SRCNN: PSNR-Y 27.91 dB, SSIM-Y 0.8012, PSNR-RGB 25.50 dB, 1.4 s, cpu bf16"
    assert copied_text("SRCNN", PaneFigures(seconds=2.0, device="cpu")) == "SRCNN: 2.0 s, cpu"
    assert copied_text("Original", PaneFigures()) == "Original"


def test_explanations_say_how_it_was_measured() -> None:
    figures = PaneFigures(27.914, 0.80123, 25.5, 1.43, "cpu", "bf16", "Some Processor")
    assert "BT.601" in explanation(Column.PSNR, figures)
    assert "25.50 dB" in explanation(Column.PSNR, figures)
    assert "Wang" in explanation(Column.SSIM, figures)
    assert "Some Processor" in explanation(Column.DEVICE, figures)
    for column in (Column.PSNR, Column.SSIM):
        assert "no original" in explanation(column, PaneFigures(seconds=1.0))


def psnr_ranks(**values: float | None) -> dict[str, Rank]:
    ranks = ranked({name: PaneFigures(psnr_y=value) for name, value in values.items()})
    return {name: by_column[Column.PSNR] for name, by_column in ranks.items()}


def test_the_best_and_the_second_are_found() -> None:
    assert psnr_ranks(a=24.0, b=28.0, c=26.0, d=None) == {
        "a": Rank.NONE,
        "b": Rank.BEST,
        "c": Rank.SECOND,
        "d": Rank.NONE,
    }


def test_figures_that_read_the_same_share_their_rank() -> None:
    assert psnr_ranks(a=28.001, b=28.004, c=27.0) == {"a": Rank.BEST, "b": Rank.BEST, "c": Rank.SECOND}


def test_infinity_is_best() -> None:
    assert psnr_ranks(a=math.inf, b=40.0) == {"a": Rank.BEST, "b": Rank.SECOND}


def test_one_alone_has_beaten_nobody() -> None:
    assert psnr_ranks(a=28.0, b=None) == {"a": Rank.NONE, "b": Rank.NONE}


def test_columns_are_ranked_apart() -> None:
    ranks = ranked({"a": PaneFigures(psnr_y=30, ssim_y=0.7), "b": PaneFigures(psnr_y=29, ssim_y=0.8)})
    assert ranks["a"] == {Column.PSNR: Rank.BEST, Column.SSIM: Rank.SECOND}
    assert ranks["b"] == {Column.PSNR: Rank.SECOND, Column.SSIM: Rank.BEST}
