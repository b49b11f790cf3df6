"""Whole exports: which files, in what order, cancelled and failed."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from sr_desktop.engine.settings import Mode
from sr_desktop.export.errors import ExportError
from sr_desktop.export.exporter import Exporter, export_results
from sr_desktop.export.plan import ExportPlan
from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.writing import format_of

Make = Callable[..., PictureResult]


def files_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_the_files_of_compare(tmp_path: Path, make_result: Make) -> None:
    plan = ExportPlan(tmp_path / "out")
    results = [make_result("cat"), make_result("dog")]
    report = export_results(plan, results)
    expected = [
        "cat/bicubic.png", "cat/metrics.json", "cat/nearest.png",
        "dog/bicubic.png", "dog/metrics.json", "dog/nearest.png", "metrics.csv",
    ]  # fmt: skip
    assert files_in(tmp_path / "out") == expected
    assert set(report.written) == set(plan.files(results)) == {tmp_path / "out" / name for name in expected}
    assert not report.cancelled
    assert np.array_equal(read_picture(tmp_path / "out/dog/bicubic.png").pixels, results[1].methods[1].pixels)


def test_what_is_chosen_is_what_is_written(tmp_path: Path, make_result: Make) -> None:
    plan = ExportPlan(
        tmp_path, methods=("bicubic",), image_format=format_of("x.webp"), original=True, low_resolution=True,
        metrics_json=False,
    )  # fmt: skip
    export_results(plan, [make_result()])
    assert files_in(tmp_path) == ["cat/bicubic.webp", "cat/input.webp", "cat/original.webp", "metrics.csv"]
    rows = list(csv.DictReader((tmp_path / "metrics.csv").open(encoding="utf-8", newline="")))
    assert [row["method"] for row in rows] == ["bicubic"]


def test_figures_alone_and_no_original_in_upscale_mode(tmp_path: Path, make_result: Make) -> None:
    figures = ExportPlan(tmp_path / "a", image_format=None, original=True)
    export_results(figures, [make_result()])
    assert files_in(tmp_path / "a") == ["cat/metrics.json", "metrics.csv"]
    upscale = ExportPlan(tmp_path / "b", original=True, metrics_json=False, metrics_csv=False)
    export_results(upscale, [make_result(mode=Mode.UPSCALE)])
    assert files_in(tmp_path / "b") == ["cat/bicubic.png", "cat/nearest.png"]


def test_pictures_of_one_name_do_not_overwrite_each_other(tmp_path: Path, make_result: Make) -> None:
    results = [make_result("x", source=Path(folder) / "x.png", seed=seed) for seed, folder in enumerate("abc")]
    results += [make_result("X", seed=3), make_result("metrics.csv", seed=4), make_result("..", seed=5)]
    export_results(ExportPlan(tmp_path / "all"), results)
    exporter = Exporter(ExportPlan(tmp_path / "streamed"))
    for result in results:
        exporter.add(result)
    assert [picture.image for picture in exporter.scores[2:5]] == [str(Path("c/x.png")), "X", "metrics.csv"]
    exporter.finish()
    for out in (tmp_path / "all", tmp_path / "streamed"):
        folders = ["x", "x-2", "x-3", "X-4", "metrics.csv-2", "picture"]
        assert sorted(path.name for path in out.iterdir()) == sorted([*folders, "metrics.csv"])
        for folder, result in zip(folders, results, strict=True):
            assert np.array_equal(read_picture(out / folder / "nearest.png").pixels, result.methods[0].pixels)
        with (out / "metrics.csv").open(encoding="utf-8", newline="") as file:
            assert len(list(csv.DictReader(file))) == 12


def test_what_would_be_replaced_is_known_before(tmp_path: Path, make_result: Make) -> None:
    plan, results = ExportPlan(tmp_path / "out"), [make_result()]
    assert plan.existing(results) == ()
    assert not (tmp_path / "out").exists()
    (tmp_path / "out/cat").mkdir(parents=True)
    (tmp_path / "out/cat/bicubic.png").write_bytes(b"old")
    assert plan.existing(results) == (tmp_path / "out/cat/bicubic.png",)
    export_results(plan, results)
    assert set(plan.existing(results)) == set(plan.files(results))


def test_progress_counts_whole_files(tmp_path: Path, make_result: Make) -> None:
    plan, results = ExportPlan(tmp_path), [make_result()]
    calls: list[tuple[int, int, Path]] = []

    def progress(done: int, total: int, path: Path) -> None:
        assert len(files_in(tmp_path)) == done
        calls.append((done, total, path))

    export_results(plan, results, progress)
    files = plan.files(results)
    assert calls == [*((i, 4, path) for i, path in enumerate(files)), (4, 4, files[-1])]


def test_cancel_leaves_whole_files_only(tmp_path: Path, make_result: Make) -> None:
    result = make_result()
    plan = ExportPlan(tmp_path)
    report = export_results(plan, [result], cancelled=lambda: len(files_in(tmp_path)) == 1)
    assert report.cancelled
    assert report.written == (tmp_path / "cat/nearest.png",)
    assert files_in(tmp_path) == ["cat/nearest.png"]
    assert np.array_equal(read_picture(report.written[0]).pixels, result.methods[0].pixels)


@pytest.mark.parametrize("metrics_json", [True, False])
def test_cancel_also_ends_the_measuring_of_a_region(tmp_path: Path, make_result: Make, metrics_json: bool) -> None:
    result = make_result().within(Rect(4, 4, 30, 30))
    plan = ExportPlan(tmp_path, image_format=None, metrics_json=metrics_json)
    asked: list[int] = []

    def on_the_second_question() -> bool:
        asked.append(1)
        return len(asked) > 1

    report = export_results(plan, [result], cancelled=on_the_second_question)
    assert (report.cancelled, report.written, files_in(tmp_path)) == (True, (), [])
    asked.clear()
    if metrics_json:
        assert Exporter(plan).add(result, cancelled=on_the_second_question).cancelled
    else:
        assert Exporter(plan).add(result, cancelled=lambda: True).cancelled
    assert files_in(tmp_path) == []


def test_a_region_is_written_and_measured(tmp_path: Path, make_result: Make) -> None:
    export_results(ExportPlan(tmp_path), [make_result().within(Rect(4, 8, 20, 16))])
    assert read_picture(tmp_path / "cat/nearest.png").size == (20, 16)
    assert '"region": [\n    4,\n    8,\n    20,\n    16\n  ]' in (tmp_path / "cat/metrics.json").read_text()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, make_result: Make) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(ExportError, match=r"The folder '.*cat' cannot be made"):
        export_results(ExportPlan(tmp_path / "out"), [make_result()])
    (tmp_path / "cat").write_text("another")
    with pytest.raises(ExportError, match="a file of that name is in the way"):
        export_results(ExportPlan(tmp_path), [make_result()])


def test_a_file_that_cannot_be_written_is_told_and_those_before_it_are_whole(tmp_path: Path, make_result: Make) -> None:
    (tmp_path / "cat/bicubic.png").mkdir(parents=True)
    with pytest.raises(ExportError, match=r"bicubic\.png' cannot be written: a folder of that name is in the way\.$"):
        export_results(ExportPlan(tmp_path), [make_result()])
    # Everything else has been tried.
    assert files_in(tmp_path) == ["cat/metrics.json", "cat/nearest.png", "metrics.csv"]


def test_a_table_without_pictures_has_its_head(tmp_path: Path) -> None:
    assert Exporter(ExportPlan(tmp_path)).finish() == (tmp_path / "metrics.csv",)
    assert (tmp_path / "metrics.csv").read_text().startswith("image,mode,scale")
    assert Exporter(ExportPlan(tmp_path, metrics_csv=False)).finish() == ()


def test_what_a_killed_export_left_is_swept(tmp_path: Path, make_result: Make) -> None:
    litter = [tmp_path / ".metrics-0123abcd.csv", tmp_path / "cat" / ".nearest-89abcdef.png"]
    for path in litter:
        path.parent.mkdir(exist_ok=True)
        path.touch()
        os.utime(path, (1_000_000_000, 1_000_000_000))
    export_results(ExportPlan(tmp_path), [make_result()])
    assert [path for path in litter if path.exists()] == []
