"""How scores are written and ranked in the header of a pane."""

from __future__ import annotations

import math

from sr_desktop.engine.events import RunInfo
from sr_desktop.export.results import MethodScores
from sr_desktop.export.tables.ranking import Rank
from sr_desktop.imaging.measuring.metrics import headlines
from sr_desktop.imaging.measuring.scores import Scores
from sr_desktop.ui.panes.scores import (
    COLUMNS,
    DEVICE,
    SCORE_COLUMNS,
    SECONDS,
    copied_text,
    device_text,
    explanation,
    ranked,
    texts,
)

PSNR, SSIM = SCORE_COLUMNS[:2]


def run(device: str = "cpu", precision: str = "bf16", seconds: float = 1.43) -> RunInfo:
    return RunInfo(seconds, device, "Some Processor", precision, None, None)


FULL = MethodScores(Scores(psnr_y=27.914, psnr_rgb=25.5, ssim_y=0.80123), run())


def test_every_headline_has_a_column_then_time_and_device() -> None:
    assert [column.metric for column in SCORE_COLUMNS] == list(headlines())
    assert (*SCORE_COLUMNS, SECONDS, DEVICE) == COLUMNS
    assert [column.reserved for column in COLUMNS] == ["00.00 dB", ".0000", "000 ms", "cuda uint8"]
    assert list(texts(FULL).values()) == ["27.91 dB", ".8012", "1.4 s", "cpu bf16"]
    assert list(texts(MethodScores()).values()) == ["–", "–", "–", "–"]


def test_device() -> None:
    assert device_text(FULL) == "cpu bf16"
    assert device_text(MethodScores(run=run("cuda:0", "fp16"))) == "cuda:0 fp16"
    assert device_text(MethodScores()) == "–"


def test_copied_text_names_every_score_and_leaves_out_what_is_not() -> None:
    assert copied_text("SRCNN", FULL) == "SRCNN: PSNR-Y 27.91 dB, SSIM-Y 0.8012, PSNR-RGB 25.50 dB, 1.4 s, cpu bf16"
    assert copied_text("SRCNN", MethodScores(run=run(seconds=2.0))) == "SRCNN: 2.0 s, cpu bf16"
    assert copied_text("Original", MethodScores()) == "Original"


def test_explanations_say_how_it_was_measured() -> None:
    assert "BT.601" in explanation(PSNR, FULL)
    assert "25.50 dB" in explanation(PSNR, FULL)
    assert "Wang" in explanation(SSIM, FULL)
    assert "Some Processor" in explanation(DEVICE, FULL)
    for column in SCORE_COLUMNS:
        assert "no original" in explanation(column, MethodScores(run=run()))


def psnr_ranks(**values: float | None) -> dict[str, Rank]:
    ranks = ranked({name: MethodScores(Scores(psnr_y=value)) for name, value in values.items()})
    return {name: by_column[PSNR] for name, by_column in ranks.items()}


def test_the_best_and_the_second_are_found() -> None:
    assert psnr_ranks(a=24.0, b=28.0, c=26.0, d=None) == {
        "a": Rank.NONE,
        "b": Rank.BEST,
        "c": Rank.SECOND,
        "d": Rank.NONE,
    }


def test_scores_that_read_the_same_share_their_rank() -> None:
    assert psnr_ranks(a=28.001, b=28.004, c=27.0) == {"a": Rank.BEST, "b": Rank.BEST, "c": Rank.SECOND}


def test_infinity_is_best() -> None:
    assert psnr_ranks(a=math.inf, b=40.0) == {"a": Rank.BEST, "b": Rank.SECOND}


def test_one_alone_has_beaten_nobody() -> None:
    assert psnr_ranks(a=28.0, b=None) == {"a": Rank.NONE, "b": Rank.NONE}


def test_columns_are_ranked_apart() -> None:
    ranks = ranked(
        {"a": MethodScores(Scores(psnr_y=30.0, ssim_y=0.7)), "b": MethodScores(Scores(psnr_y=29.0, ssim_y=0.8))}
    )
    assert ranks["a"] == {PSNR: Rank.BEST, SSIM: Rank.SECOND}
    assert ranks["b"] == {PSNR: Rank.SECOND, SSIM: Rank.BEST}
