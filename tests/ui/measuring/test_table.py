"""The contents of the table, and its copies as text."""

from __future__ import annotations

import csv
import io
import math
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sr_desktop.export.tables.ranking import Rank
from sr_desktop.imaging.measuring.protocol import PROTOCOL
from sr_desktop.imaging.measuring.scores import NO_SCORES
from sr_desktop.networks.card import ModelCard
from sr_desktop.paths import weights_dir
from sr_desktop.ui.measuring.copying import as_csv, as_latex, as_text
from sr_desktop.ui.measuring.table import COLUMNS, SECONDS, SPEED, Row, ScoreTable, filled_columns, ranks, text
from sr_desktop.ui.model_cards import parameter_counts
from tests.ui.measuring.conftest import quality

BY_ID = {column.id: column for column in COLUMNS}


def test_cells_are_written_as_papers_do(table: ScoreTable) -> None:
    srresnet = table.rows[2]
    assert [text(srresnet, column) for column in COLUMNS] == [
        "SRResNet", "27.90", "26.50", "0.8012", "31.00", "30.00", "0.8500", "10.000", "0.200", "H100 & co_1", "bf16",
        "1,547,350",
    ]  # fmt: skip
    assert text(table.rows[3], BY_ID["psnr_y"]) == "–"
    assert text(Row("a", "A", quality(math.inf)), BY_ID["psnr_y"]) == "∞"
    assert SPEED.value(table.rows[1]) == 8.0


def test_the_best_and_the_second_are_marked_as_they_are_written(table: ScoreTable) -> None:
    standing = ranks(table.rows)
    assert standing["srresnet", BY_ID["psnr_y"]] is Rank.BEST
    assert standing["bicubic", BY_ID["psnr_y"]] is Rank.SECOND
    assert standing["bicubic", BY_ID["region_psnr_y"]] is Rank.BEST
    assert standing["srresnet", BY_ID["region_psnr_y"]] is Rank.SECOND
    assert standing["nearest", BY_ID["ssim_y"]] is standing["bicubic", BY_ID["ssim_y"]] is Rank.SECOND
    assert standing["srcnn", BY_ID["psnr_y"]] is Rank.NONE
    assert ("srresnet", SECONDS) not in standing


def test_text_is_a_tab_separated_table_that_names_its_source(table: ScoreTable) -> None:
    lines = as_text(table).splitlines()
    assert lines[0].split("\t")[:3] == ["Method", "PSNR-Y (dB)", "PSNR-RGB (dB)"]
    assert lines[2].split("\t")[:7] == ["Bicubic", "25.10", "24.00", "0.7000", "31.50", "–", "0.9000"]
    assert lines[-3:] == ["Picture: baby", "Region: 64 × 48 px at 12, 40", f"Protocol: {PROTOCOL.summary}"]


def test_csv_holds_full_numbers_and_leaves_missing_values_empty(table: ScoreTable) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(table))))
    assert [row["method"] for row in rows] == ["Nearest", "Bicubic", "SRResNet", "SRCNN"]
    assert float(rows[2]["ssim_y"]) == 0.80123
    assert rows[1]["region_psnr_rgb"] == rows[3]["psnr_y"] == ""
    assert (rows[0]["image"], rows[0]["region_width"], rows[0]["protocol"]) == ("baby", "64", PROTOCOL.summary)
    infinite = ScoreTable((Row("a", "A", quality(math.inf)),))
    assert next(csv.DictReader(io.StringIO(as_csv(infinite))))["psnr_y"] == "inf"


def test_latex_marks_ranks_and_escapes_words(table: ScoreTable) -> None:
    written = as_latex(table)
    assert r"SRResNet & \textbf{27.90} & \textbf{26.50} & \textbf{0.8012} & \underline{31.00}" in written
    assert r"H100 \& co\_1 & bf16 & 1,547,350 \\" in written
    assert written.count(r"\\") == 5
    assert "SRCNN & -- & --" in written
    columns = filled_columns(table.rows)
    body = [line for line in written.splitlines() if line.endswith(r"\\")]
    assert all(line.replace(r"\&", "").count("&") == len(columns) - 1 for line in body)


def test_columns_without_a_value_are_left_out_of_text_and_latex(table: ScoreTable) -> None:
    bare = replace(
        table, region=None, rows=tuple(replace(row, region=NO_SCORES, parameters=None) for row in table.rows)
    )
    for written in (as_text(bare), as_latex(bare)):
        assert "Region" not in written
        assert "Parameters" not in written
        assert "PSNR-Y (dB)" in written


@pytest.mark.parametrize("written", [as_text, as_csv, as_latex])
def test_scores_of_a_region_that_moved_on_are_not_copied(table: ScoreTable, written: object) -> None:
    assert callable(written)
    assert "31.5" in written(table)
    assert "31.5" not in written(replace(table, is_current=False))


def test_parameters_are_those_of_the_cards(tmp_path: Path) -> None:
    counts = parameter_counts(["nearest", "srcnn", "srresnet"])
    assert set(counts) == {"srcnn", "srresnet"}
    card = ModelCard.model_validate_json((weights_dir() / "srresnet.json").read_bytes())
    assert counts["srresnet"] == card.parameter_count
    (tmp_path / "srcnn.json").write_text("no card")
    assert parameter_counts(["srcnn", "srresnet"], tmp_path) == {}


def test_the_table_knows_no_qt() -> None:
    names = "table, sr_desktop.ui.measuring.copying, sr_desktop.ui.model_cards"
    code = f"import sys, sr_desktop.ui.measuring.{names}; assert not {{'PySide6', 'torch'}} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
