"""Saved settings come back; invalid ones fall back to the default."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from sr_desktop.engine.settings import BackendChoice, DeviceChoice, EngineSettings, Mode, PrecisionChoice
from sr_desktop.enlarging.choices import EnlargeChoices
from sr_desktop.export.chart.plane import PlaneOf
from sr_desktop.export.evaluating.paper_latex import LatexOptions
from sr_desktop.export.figure.request import FigureFormat, FigureLayout
from sr_desktop.export.flip.request import FlipOptions
from sr_desktop.export.session.parts import SavedSort
from sr_desktop.export.tables.latex_tables import NumberStyle
from sr_desktop.imaging.backdrop import Backdrop
from sr_desktop.imaging.colors.channels import Channel
from sr_desktop.imaging.degrading.degradation import Degradation
from sr_desktop.imaging.measuring.difference import DifferenceKind
from sr_desktop.imaging.writing import FORMATS
from sr_desktop.methods import Kind, Method
from sr_desktop.ui.settings import RECENT_LIMIT, Settings
from sr_desktop.ui.stored import settings_of
from sr_desktop.ui.theme.colors import Surround
from sr_desktop.ui.theme.theme import ThemeChoice
from sr_desktop.ui.view.scrolling import Scrolling

CHANGED = {
    "device": DeviceChoice.CPU,
    "precision": PrecisionChoice.FP32,
    "mode": Mode.UPSCALE,
    "scale": 2,
    "plane_shown": True,
    "plane_of": PlaneOf.SET,
    "metrics": ("lpips",),
    "enlarging": EnlargeChoices(size="x2"),
    "original_title": "HR",
    "self_ensemble": True,
    "result_gigabytes": 4,
    "prepare_next": False,
    "keep_results": True,
    "language": "zh_CN",
    "theme": ThemeChoice.LIGHT,
    "backdrop": Backdrop((1, 2, 254)),
    "geometry": QByteArray(b"\x01\x02\x00\xff"),
    "window_state": QByteArray(b"\xff\x00\x03"),
    "table_shown": True,
    "table_sort": SavedSort(column="seconds", is_descending=True),
    "evaluation_sort": SavedSort(column="ssim_y", method="my, model"),
    "front_dock": "profile-dock",
    "profile_shown": True,
    "profile_channel": Channel.RED,
    "profile_width": 5,
    "spectrum_shown": True,
    "spectrum_channel": Channel.BLUE,
    "spectrum_relative": True,
    "histogram_shown": True,
    "histogram_channel": Channel.GREEN,
    "film_strip_shown": False,
    "subfolders": True,
    "evaluation_metrics": ("ssim_y",),
    "evaluation_latex": LatexOptions(published=True),
    "view_mode": "single",
    "single_pane": "srcnn",
    "hidden_panes": ("nearest", "bicubic"),
    "extra_panes": ("srgan",),
    "pane_order": ("srresnet", "original"),
    "show_original": True,
    "crosshair": False,
    "loupe_shown": True,
    "loupe_magnification": 24,
    "wipe_panes": ("nearest", "original"),
    "wipe_horizontal": True,
    "four_wipe_panes": ("nearest", "original", "srcnn", "bicubic"),
    "difference_panes": ("srcnn", "bicubic"),
    "difference_kind": DifferenceKind.SIGNED,
    "difference_gain": 32,
    "models": (Method("my, model", "SPAN 'my, \"model\"'", "ü", Kind.RGB_NETWORK, model=Path("/a, b/my, model.pth")),),
    "last_folder": Path("/some/folder with spaces, and commas"),
    "model_folder": Path("/models"),
    "low_resolution_folder": Path("/low"),
    "result_folder": Path("/results"),
    "recent_files": ("/a/ä.png", "/b/c, d.png"),
    "export_folder": Path("/elsewhere"),
    "export_panes_left_out": ("nearest",),
    "export_original": True,
    "export_input": True,
    "export_format": FORMATS[2],
    "export_quality": 80,
    "export_figure": FigureFormat.PDF,
    "export_lossless": False,
    "export_csv": False,
    "export_json": False,
    "tile": 128,
    "backend": BackendChoice.TORCH,
    "threads": 2,
    "latex_numbers": NumberStyle.SIUNITX,
    "scrolling": Scrolling.TRACKPAD,
    "degradation": Degradation(blur=1.2, noise=5.0, jpeg=75, seed=3),
    "method_names": {"srresnet": 'Ours, "new" & ü'},
    "method_colors": {"srresnet": "#123456"},
    "saved_folder": Path("/pages"),
    "session_folder": Path("/sessions"),
    "blind_test_folder": Path("/votes"),
    "surround": Surround.MIDDLE,
    "whole_factors": True,
    "keys": {"fit": ("Ctrl+F",), "grid": ()},
    "palette_recent": ("fit", "grid"),
    "figure_layout": FigureLayout(width_mm=85.0, columns=3),
    "figure_format": FigureFormat.SVG,
    "figure_order": ("srresnet", "bicubic"),
    "figure_left_out": ("nearest",),
    "figure_of_regions": False,
    "flip": FlipOptions(("nearest", "original"), seconds=2.0),
}

NEWER = (
    "low_resolution_folder", "result_gigabytes", "backdrop", "subfolders", "prepare_next", "tile", "surround",
    "whole_factors", "backend", "threads", "scrolling", "degradation", "method_names", "method_colors", "saved_folder",
    "blind_test_folder", "scale", "evaluation_latex",
    "original_title", "plane_shown", "plane_of", "metrics", "enlarging", "keep_results",
    "session_folder", "latex_numbers", "table_sort", "evaluation_sort",
)  # fmt: skip
"""Options that the first version did not have."""
FREE_TEXT = {
    "saved_folder", "blind_test_folder", "session_folder",
    "single_pane", "hidden_panes", "extra_panes", "pane_order", "last_folder", "recent_files", "model_folder",
    "low_resolution_folder", "result_folder", "export_folder", "export_panes_left_out", "front_dock",
    "palette_recent", "view_mode", "figure_order", "figure_left_out",
}  # fmt: skip
"""Options in which any text may be meant; those who read them know what to do with names that are gone."""


def options() -> list[str]:
    return list(settings_of(Settings))


def test_every_option_is_covered_here() -> None:
    assert sorted(options()) == sorted(CHANGED)


@pytest.mark.parametrize("name", options())
def test_a_value_survives_a_restart(storage: QSettings, name: str) -> None:
    assert getattr(Settings(storage), name) != CHANGED[name]
    setattr(Settings(storage), name, CHANGED[name])
    storage.sync()
    fresh = QSettings(storage.fileName(), QSettings.Format.IniFormat)
    assert getattr(Settings(fresh), name) == CHANGED[name]


@pytest.mark.parametrize("name", options())
@pytest.mark.parametrize("rubbish", ["@Invalid()", "rubbish", "-1", "[]", "1e999"])
def test_a_corrupt_value_is_the_default_or_a_valid_value(storage: QSettings, name: str, rubbish: str) -> None:
    option = settings_of(Settings)[name]
    default = getattr(Settings(storage), name)
    storage.setValue(option.key, rubbish)
    storage.sync()
    fresh = Settings(QSettings(storage.fileName(), QSettings.Format.IniFormat))
    value = getattr(fresh, name)
    assert type(value) is type(default) or isinstance(value, Path | None)
    if name not in FREE_TEXT:
        assert value == default


def test_a_settings_file_of_the_first_version_is_read_in_full(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_bytes(Path(__file__).with_name("settings-0.1.ini").read_bytes())
    settings = Settings(QSettings(str(path), QSettings.Format.IniFormat))
    fields = Settings.model_fields
    expected = {
        name: fields[name].get_default(call_default_factory=True, validated_data={}) if name in NEWER else value
        for name, value in CHANGED.items()
    }
    assert {name: getattr(settings, name) for name in CHANGED} == expected
    assert settings.broken == ()


def test_values_that_cannot_be_read_are_named_once(storage: QSettings) -> None:
    storage.setValue("engine/device", "abacus")
    storage.setValue("export/quality", 300)
    storage.setValue("panes/single", "any text will do")
    assert Settings(storage).broken == ("engine/device", "export/quality")
    assert Settings(storage).broken == ()


def test_a_value_of_the_wrong_kind_is_refused(settings: Settings) -> None:
    with pytest.raises(ValueError, match="export_quality"):
        settings.export_quality = 101
    with pytest.raises(ValueError, match="difference_gain"):
        settings.difference_gain = 3
    assert (settings.export_quality, settings.difference_gain) == (95, 4)


def test_a_list_of_one_and_an_empty_list_come_back_as_lists(storage: QSettings) -> None:
    for value in ((), ("nearest",)):
        Settings(storage).hidden_panes = value
        storage.sync()
        fresh = QSettings(storage.fileName(), QSettings.Format.IniFormat)
        assert Settings(fresh).hidden_panes == value


def test_recent_files_are_newest_first_without_doubles_and_limited(settings: Settings) -> None:
    for number in range(RECENT_LIMIT + 3):
        settings.add_recent(Path(f"/p/{number}.png"))
    settings.add_recent(Path("/p/5.png"))
    assert settings.recent_files[0] == "/p/5.png"
    assert len(settings.recent_files) == len(set(settings.recent_files)) == RECENT_LIMIT


def test_device_and_precision_reach_the_engine(settings: Settings) -> None:
    settings.device, settings.precision = DeviceChoice.CPU, PrecisionChoice.BF16
    assert settings.engine == EngineSettings(DeviceChoice.CPU, PrecisionChoice.BF16)
