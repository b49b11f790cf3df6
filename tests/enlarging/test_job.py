"""The whole job by the real engine's interpolations: what is written, kept, left out, and known again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import ExifTags, Image, ImageCms

from sr_desktop.engine.inputs.external import external_method
from sr_desktop.engine.request import ComparisonRequest, RunningComparison
from sr_desktop.engine.worker.loading import LoadedEngine
from sr_desktop.enlarging.errors import EnlargeError
from sr_desktop.enlarging.events import (
    EnlargeEnded,
    EnlargeEvent,
    EnlargeProgress,
    ItemChanged,
    Surveyed,
    ThumbnailsMade,
)
from sr_desktop.enlarging.items import Item, State
from sr_desktop.enlarging.job import EnlargeJob
from sr_desktop.enlarging.journal import Journal
from sr_desktop.enlarging.plan import AUTO, EnlargePlan, Existing
from sr_desktop.enlarging.size import Target
from sr_desktop.enlarging.sources import find_sources
from sr_desktop.enlarging.survey import Survey, SurveyJob
from sr_desktop.imaging.resampling.factors import Kernel, upscale, upscale_alpha
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.imaging.values.value_range import ValueRange
from sr_desktop.imaging.writing import FORMATS, format_of
from sr_desktop.methods import SHIPPED

JPEG, TIFF = format_of("a.jpg"), format_of("a.tif")


class Factory:
    """The real engine, which lets a test act before each comparison."""

    def __init__(self, before: Callable[[int], None] = lambda number: None) -> None:
        self.asked: list[str] = []
        self._real = LoadedEngine()
        self._before = before

    def __call__(self, request: ComparisonRequest) -> RunningComparison:
        self.asked.append(request.picture.name)
        self._before(len(self.asked))
        return self._real(request)


@dataclass
class Usage:
    """As psutil tells of a disk."""

    free: int


def plan_of(folder: Path, **choices: Any) -> EnlargePlan:
    return EnlargePlan(folder, **{"method": "bicubic", **choices})


def enlarge(
    plan: EnlargePlan, photos: Path, factory: Factory | None = None
) -> tuple[list[Item], list[EnlargeEvent], Factory]:
    """The pictures at the end, all events, and what was asked of the engine."""
    factory = factory or Factory()
    sources, _ = find_sources([photos], plan.folder, with_subfolders=True)
    events: list[EnlargeEvent] = []
    EnlargeJob(plan, sources).begin(factory).run(events.append)
    return items_after(events), events, factory


def surveyed_by(plan: EnlargePlan, photos: Path) -> Survey:
    return SurveyJob(plan, (photos,)).begin(LoadedEngine()).run(lambda _: None)


def items_after(events: list[EnlargeEvent]) -> list[Item]:
    (surveyed,) = (event for event in events if isinstance(event, Surveyed))
    items = list(surveyed.items)
    for event in events:
        if isinstance(event, ItemChanged):
            items[event.place] = event.item
    return items


def pixels_of(path: Path | None) -> np.ndarray[Any, Any]:
    assert path is not None
    return np.asarray(Image.open(path))


def test_pictures_are_enlarged_four_times_and_then_shrunk(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    items, events, _ = enlarge(plan_of(out), photos)
    assert [item.state for item in items] == [State.DONE] * 3
    names = [path.relative_to(out).as_posix() for path in sorted(out.rglob("*.png"))]
    assert names == ["a_x4.png", "b_x4.png", "deep/c_x4.png"]
    large = upscale(pixels_of(photos / "a.png"), 4, Kernel.BICUBIC)
    assert np.array_equal(pixels_of(out / "a_x4.png"), large)
    halved, _, _ = enlarge(plan_of(out, target=Target(2)), photos)
    assert (halved[0].before, halved[0].after) == ((32, 24), (64, 48))
    expected = Image.fromarray(large).resize((64, 96), Image.LANCZOS).resize((64, 48), Image.LANCZOS)
    assert np.abs(pixels_of(halved[0].out).astype(int) - np.asarray(expected)).max() <= 1
    assert events[-1] == EnlargeEnded(was_cancelled=False)
    fractions = [event.fraction for event in events if isinstance(event, EnlargeProgress)]
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(1)
    assert [event.seconds_left for event in events if isinstance(event, EnlargeProgress)][-1] == 0
    thumbnails = [event for event in events if isinstance(event, ThumbnailsMade)]
    assert (thumbnails[0].before.shape, thumbnails[0].after.shape) == ((24, 32, 3), (96, 128, 3))


def test_a_long_side_is_met_or_the_picture_is_named(photos: Path, tmp_path: Path) -> None:
    items, _, factory = enlarge(plan_of(tmp_path / "out", target=Target(long_side=100)), photos)
    assert [item.state for item in items] == [State.DONE, State.FAILED, State.DONE]
    assert "'b.jpg' is 16 x 12 pixels" in str(items[1].remark)
    assert pixels_of(items[0].out).shape == (75, 100, 3)
    assert factory.asked == ["a", "c"]
    items, _, _ = enlarge(plan_of(tmp_path / "out", target=Target(long_side=32)), photos)
    assert [item.state for item in items] == [State.SKIPPED, State.DONE, State.SKIPPED]
    assert str(items[0].remark) == "'a.png' is 32 x 24 pixels already, and is left as it is."


def test_auto_takes_the_photo_network_for_jpeg_files_whatever_they_are_called(photos: Path, tmp_path: Path) -> None:
    (photos / "b.jpg").rename(photos / "b.png")
    surveyed = surveyed_by(EnlargePlan(tmp_path / "out", AUTO), photos)
    assert [item.method for item in surveyed.items] == ["srresnet", "srresnet-photo"]


def test_a_later_run_does_what_is_missing_and_nothing_else(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    def stop_at_second(number: int) -> None:
        if number == 2:
            work.cancel()

    plan, factory = plan_of(out), Factory(stop_at_second)
    sources, _ = find_sources([photos], out, with_subfolders=True)
    work = EnlargeJob(plan, sources).begin(factory)
    events: list[EnlargeEvent] = []
    work.run(events.append)
    assert events[-1] == EnlargeEnded(was_cancelled=True)
    assert [item.state for item in items_after(events)] == [State.DONE, State.WAITING, State.WAITING]
    assert [path.name for path in out.iterdir() if path.suffix == ".png"] == ["a_x4.png"]
    first = (out / "a_x4.png").stat().st_mtime_ns

    items, events, again = enlarge(plan, photos)
    assert again.asked == ["b", "c"]
    assert [item.state for item in items] == [State.KNOWN, State.DONE, State.DONE]
    assert (out / "a_x4.png").stat().st_mtime_ns == first
    assert enlarge(plan, photos)[2].asked == []
    # The same picture by another name is known too; another picture of the old name is not.
    (photos / "a.png").rename(photos / "z.png")
    Image.new("RGB", (8, 8), "teal").save(photos / "a.png")
    items, _, again = enlarge(plan, photos)
    assert again.asked == ["a"]
    assert items[0].out == out / "a_x4-2.png"
    assert (items[2].source.path.name, items[2].out) == ("z.png", out / "a_x4.png")


def test_copies_of_one_picture_get_a_result_each(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    enlarge(plan_of(out), photos)
    shutil.copy(photos / "a.png", photos / "a copy.png")
    shutil.copy(photos / "a.png", photos / "deep" / "a.png")
    items, _, again = enlarge(plan_of(out), photos)
    assert again.asked == ["a copy", "a"]
    outs = {item.source.path.relative_to(photos).as_posix(): item.out for item in items}
    assert outs["a.png"] == out / "a_x4.png"
    assert outs["a copy.png"] == out / "a copy_x4.png"
    assert outs["deep/a.png"] == out / "deep" / "a_x4.png"
    items, _, again = enlarge(plan_of(out), photos)
    assert again.asked == []
    assert len({item.out for item in items}) == len(items)


def test_a_run_that_was_killed_leaves_nothing_half_written(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the note of a picture and its file, the worst moment."""
    out = tmp_path / "out"

    replace_file = Path.replace

    def killed(self: Path, target: Path) -> None:
        if target.parent == out:
            raise KeyboardInterrupt
        replace_file(self, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        enlarge(plan_of(out), photos)
    assert Journal(out).files == (out / "a_x4.png",)
    monkeypatch.setattr(Path, "replace", replace_file)
    assert [path.name for path in out.iterdir() if path.suffix == ".png"] == []
    items, _, again = enlarge(plan_of(out), photos)
    assert again.asked == ["a", "b", "c"]
    assert [item.state for item in items] == [State.DONE] * 3


@pytest.mark.parametrize(
    ("existing", "state", "name", "is_replaced"),
    [
        (Existing.SKIP, State.SKIPPED, "a_x4.png", False),
        (Existing.REPLACE, State.DONE, "a_x4.png", True),
        (Existing.KEEP_BOTH, State.DONE, "a_x4-2.png", False),
    ],
)
def test_files_that_are_there_are_kept_replaced_or_avoided(
    photos: Path, tmp_path: Path, existing: Existing, state: State, name: str, is_replaced: bool
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "a_x4.png").write_text("mine")
    plan = plan_of(out, existing=existing)
    items, _, _ = enlarge(plan, photos)
    assert (items[0].state, items[0].out) == (state, out / name)
    assert ((out / "a_x4.png").read_bytes() != b"mine") is is_replaced
    # What it has made itself it does not make again, whatever the rule.
    assert enlarge(plan, photos)[2].asked == []


@pytest.mark.parametrize(("age", "code"), [(60, "enlarge.older"), (-60, "enlarge.exists")])
def test_a_file_that_nothing_is_known_of_is_named_where_it_is_older(
    photos: Path, tmp_path: Path, age: int, code: str
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "a_x4.png").write_text("mine")
    written = (photos / "a.png").stat().st_mtime - age
    os.utime(out / "a_x4.png", (written, written))
    item = enlarge(plan_of(out, existing=Existing.SKIP), photos)[0][0]
    assert item.remark is not None
    assert (item.remark.code, item.is_outdated) == (code, code == "enlarge.older")


def test_a_result_by_other_settings_is_told_from_one_of_another_picture(photos: Path, tmp_path: Path) -> None:
    plan = plan_of(tmp_path / "out", template="{name}", existing=Existing.SKIP)
    enlarge(plan, photos)
    smaller = replace(plan, target=Target(2))
    assert {str(item.remark and item.remark.code) for item in enlarge(smaller, photos)[0]} == {"enlarge.exists"}
    with Image.open(photos / "a.png") as image:
        image.transpose(Image.Transpose.ROTATE_180).save(photos / "a.png")
    codes = [item.remark and item.remark.code for item in enlarge(smaller, photos)[0]]
    assert codes == ["enlarge.made-of-other", "enlarge.exists", "enlarge.exists"]


def test_a_picture_is_never_replaced_by_its_enlargement(photos: Path) -> None:
    before = (photos / "a.png").read_bytes()
    items, _, _ = enlarge(plan_of(photos, template="{name}", existing=Existing.REPLACE), photos)
    assert items[0].state is State.FAILED
    assert "would be replaced by its own enlargement" in str(items[0].remark)
    assert (photos / "a.png").read_bytes() == before


def test_two_pictures_of_one_name_get_two(photos: Path, tmp_path: Path) -> None:
    Image.new("RGB", (8, 8)).save(photos / "a.bmp")
    out = tmp_path / "out"
    items, _, _ = enlarge(plan_of(out), photos)
    assert [item.out for item in items[:2]] == [out / "a_x4.png", out / "a_x4-2.png"]
    (out / "a_x4.png").unlink()
    items, _, again = enlarge(plan_of(out), photos)
    assert (again.asked, items[0].out) == (["a"], out / "a_x4.png")


def test_one_bad_file_stops_no_other(photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (photos / "b.jpg").write_bytes((photos / "b.jpg").read_bytes()[:300])
    (photos / "d.png").write_text("words")
    Image.new("RGB", (300, 5)).save(photos / "flat.png")
    monkeypatch.setattr("sr_desktop.enlarging.making.available_memory", lambda: 3 * 32 * 24 * 16)
    items, _, _ = enlarge(plan_of(tmp_path / "out"), photos)
    states = {item.source.path.name: item.state for item in items}
    assert states == {
        "a.png": State.DONE,
        "b.jpg": State.FAILED,
        "d.png": State.FAILED,
        "flat.png": State.FAILED,
        "c.png": State.DONE,
    }
    remarks = {item.source.path.name: str(item.remark) for item in items}
    assert remarks["b.jpg"] == "'b.jpg' is damaged or incomplete."
    assert "not a picture" in remarks["d.png"]
    assert "becomes 1200 x 20 pixels; writing that takes about" in remarks["flat.png"]


def test_the_profile_opacity_and_orientation_are_kept(tmp_path: Path) -> None:
    photos, out = tmp_path / "photos", tmp_path / "out"
    photos.mkdir()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # The same profile with other primaries: red and green change places.
    wide = profile.replace(b"rXYZ", b"tmp1").replace(b"gXYZ", b"rXYZ").replace(b"tmp1", b"gXYZ")
    pixels = np.random.default_rng(3).integers(0, 256, (8, 12, 4), np.uint8)
    pixels[..., 3] |= 128
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation], exif[ExifTags.Base.Make] = 6, "Maker"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[1] = "N"
    Image.fromarray(pixels).save(photos / "a.png", icc_profile=wide, exif=exif.tobytes())
    for file_format in (FORMATS[0], TIFF):
        items, _, _ = enlarge(plan_of(out, method="nearest", file_format=file_format), photos)
        with Image.open(items[0].out or "") as image:
            assert image.info["icc_profile"] == wide
            assert image.getexif()[ExifTags.Base.Make] == "Maker"
            assert image.getexif().get(ExifTags.Base.Orientation, 1) == 1
            assert image.getexif().get_ifd(ExifTags.IFD.GPSInfo) == {}
            made = np.asarray(image)
        upright = np.rot90(pixels, -1)
        assert np.array_equal(made[..., :3], np.kron(upright[..., :3], np.ones((4, 4, 1), np.uint8)))
        assert np.array_equal(made[..., 3], upscale_alpha(np.ascontiguousarray(upright[..., 3]), 4))


def test_gray_stays_gray_and_jpeg_lays_over_white(tmp_path: Path) -> None:
    photos, out = tmp_path / "photos", tmp_path / "out"
    photos.mkdir()
    Image.fromarray(np.arange(64, dtype=np.uint8).reshape(8, 8)).save(photos / "gray.png")
    Image.new("RGBA", (8, 8), (255, 0, 0, 0)).save(photos / "clear.png")
    items, _, _ = enlarge(plan_of(out, file_format=JPEG, quality=95, target=Target(3)), photos)
    clear, gray = (Image.open(item.out or "") for item in items)
    assert (gray.mode, gray.size) == ("L", (24, 24))
    assert np.asarray(clear).min() > 250


def test_nothing_is_measured(photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would take as long as an interpolation, and nobody would see it."""

    def measure(*_: object, **__: object) -> None:
        raise AssertionError("nobody asked for scores")

    monkeypatch.setattr("sr_desktop.engine.comparing.comparison_run.measure", measure)
    items, _, _ = enlarge(plan_of(tmp_path / "out"), photos)
    assert [item.state for item in items] == [State.DONE] * 3


def test_what_is_measured_makes_the_next_forecast(photos: Path, tmp_path: Path) -> None:
    plan = plan_of(tmp_path / "out", target=Target(2))
    before = surveyed_by(plan, photos).forecast
    assert (before.waiting, before.before, before.after) == (2, 32 * 24 + 16 * 12, 4 * (32 * 24 + 16 * 12))
    items, _, _ = enlarge(plan, photos)
    other = replace(plan, folder=tmp_path / "other")
    after = surveyed_by(other, photos).forecast
    assert after.seconds is not None
    assert after.seconds > 0
    # Within what smoothing leaves of the real size: noise as PNG takes more than photographs.
    real = sum((item.out or tmp_path).stat().st_size for item in items[:2])
    assert after.size == pytest.approx(real, rel=0.5)
    assert after.by_method == {"bicubic": 2}


def test_a_disk_that_does_not_hold_it_is_known_before(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forecast = surveyed_by(plan_of(tmp_path / "out"), photos).forecast
    assert forecast.fits
    assert forecast.free is not None
    assert replace(forecast, free=int(forecast.size) - 1).fits is False
    monkeypatch.setattr("sr_desktop.enlarging.costs.psutil.disk_usage", lambda _: Usage(1000))
    assert surveyed_by(plan_of(tmp_path / "out"), photos).forecast.fits is False


def test_a_folder_that_cannot_be_made_is_one_sentence(photos: Path) -> None:
    with pytest.raises(EnlargeError, match="a file of that name is in the way"):
        enlarge(plan_of(photos / "a.png"), photos)


def test_a_given_result_enlarges_nothing(tmp_path: Path) -> None:
    method = external_method(tmp_path / "theirs.png", SHIPPED)
    with pytest.raises(EnlargeError, match="enlarges nothing"):
        EnlargePlan(tmp_path, method.id, catalogue=SHIPPED.adding(method))


def test_a_folder_whose_name_is_too_long_is_a_sentence(photos: Path, tmp_path: Path) -> None:
    plan = plan_of(tmp_path / ("x" * 300), existing=Existing.SKIP)
    survey = surveyed_by(plan, photos)
    assert survey.items
    assert all(item.state is State.WAITING for item in survey.items if item.method is not None)
    with pytest.raises(EnlargeError, match="too long"):
        enlarge(plan, photos)


@pytest.mark.parametrize("existing", [Existing.SKIP, Existing.KEEP_BOTH])
@pytest.mark.parametrize("which", [1, 2])
def test_a_file_that_comes_after_the_survey_is_kept(
    photos: Path, tmp_path: Path, existing: Existing, which: int
) -> None:
    out = tmp_path / "out"
    mine = out / ("a_x4.png" if which == 1 else "b_x4.png")

    def another_program(number: int) -> None:
        # Before the first picture is computed, for itself or for the next one.
        if number == 1:
            mine.write_bytes(b"of somebody else")

    items, _, _ = enlarge(plan_of(out, existing=existing), photos, Factory(another_program))
    assert mine.read_bytes() == b"of somebody else"
    assert [item.state for item in items].count(State.SKIPPED) == 1
    assert str(items[which - 1].remark) == f"'{mine}' exists already and is kept."
    assert [item.state for item in items].count(State.DONE) == 2
    assert not list(out.rglob(".*-*.png"))


def test_what_a_format_does_not_hold_is_known_before_it_is_computed(tmp_path: Path) -> None:
    photos = tmp_path / "wide"
    photos.mkdir()
    Image.new("RGB", (4100, 20)).save(photos / "wide.png")
    items, _, factory = enlarge(plan_of(tmp_path / "out", file_format=format_of("a.webp")), photos)
    assert [item.state for item in items] == [State.FAILED]
    assert "16383" in str(items[0].remark)
    assert factory.asked == []


def test_a_picture_is_read_as_the_user_has_chosen_for_it(tmp_path: Path) -> None:
    photos, out = tmp_path / "deep", tmp_path / "out"
    photos.mkdir()
    values = np.random.default_rng(0).integers(0, 1001, (16, 20), np.uint16)
    Image.fromarray(values).save(photos / "one.png")
    Image.fromarray(values[::-1].copy()).save(photos / "two.png")
    chosen = {photos / "one.png": ReadOptions(value_range=ValueRange(0, 1000))}
    items, _, _ = enlarge(plan_of(out, readings=chosen), photos)
    one, two = (pixels_of(item.out) for item in items)
    assert one.mean() > 100
    assert abs(float(one.mean()) - float(two.mean())) > 50
    # Another choice is another enlargement.
    items, _, _ = enlarge(plan_of(out, existing=Existing.REPLACE), photos)
    assert [item.state for item in items] == [State.DONE, State.KNOWN]
