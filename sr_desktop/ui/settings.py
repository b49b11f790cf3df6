"""Everything the program remembers between two starts, typed, in one place."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path

from pydantic import TypeAdapter
from PySide6.QtCore import QSettings

from sr_desktop.engine.settings import DeviceChoice, EngineSettings, Mode, PrecisionChoice
from sr_desktop.export.evaluation import QUALITIES, Quality
from sr_desktop.export.figure.request import FigureFormat, FigureLayout
from sr_desktop.export.flip.request import FlipOptions
from sr_desktop.imaging.channels import Channel
from sr_desktop.imaging.difference import GAINS, DifferenceKind
from sr_desktop.imaging.line_profile import LINE_WIDTHS
from sr_desktop.imaging.writing import FORMATS, JPEG_QUALITY, FileFormat
from sr_desktop.methods import Kind, Method
from sr_desktop.ui.options import Option, choice, flag, folder, names, number, pair, state, strings, text, word
from sr_desktop.ui.theme.theme import ThemeChoice
from sr_desktop.ui.translation.languages import Language
from sr_desktop.ui.view.marks import DEFAULT_MAGNIFICATION, MAGNIFICATIONS

FourNames = tuple[str, str, str, str]
"""Ids of four panes."""

RECENT_LIMIT = 10
"""How many recent pictures and folders are kept."""


class Layout(StrEnum):
    """How the panes are laid out."""

    GRID = "grid"
    SINGLE = "single"
    WIPE = "wipe"
    FOUR_WIPE = "four-wipe"
    DIFFERENCE = "difference"


def _file_format(stored: object) -> FileFormat:
    for known in FORMATS:
        if known.name == stored:
            return known
    raise ValueError(stored)


def _figure_format(stored: object) -> FigureFormat | None:
    return FigureFormat(str(stored)) if stored else None


def _models(stored: object) -> tuple[Method, ...]:
    return tuple(_model(json.loads(text)) for text in strings(stored))


def _model(fields: dict[str, object]) -> Method:
    names = ("id", "title", "summary", "kind", "path")
    if not isinstance(fields, dict) or not all(isinstance(fields.get(name), str) for name in names):
        raise ValueError(fields)
    name, title, summary, kind, path = (str(fields[name]) for name in names)
    return Method(name, title, summary, Kind(kind), model=Path(path))


def _model_texts(models: tuple[Method, ...]) -> list[str]:
    return [
        json.dumps(
            {"id": one.id, "title": one.title, "summary": one.summary, "kind": one.kind.value, "path": str(one.model)}
        )
        for one in models
    ]


def _keys(stored: object) -> dict[str, tuple[str, ...]]:
    chosen = json.loads(text(stored))
    if not isinstance(chosen, dict):
        raise TypeError(stored)
    return {name: tuple(text(key) for key in keys) for name, keys in chosen.items()}


_LAYOUT = TypeAdapter(FigureLayout)
_FLIP = TypeAdapter(FlipOptions)


def _four_strings(stored: object) -> FourNames:
    first, second, third, fourth = strings(stored)
    return first, second, third, fourth


def _names_of(qualities: tuple[Quality, ...]) -> list[str]:
    return [quality.value for quality in qualities]


class Settings:
    """The remembered values, each an attribute that reads and writes through.

    Args:
        storage: Where they are kept; by default the user's settings of the application named in `QCoreApplication`.
    """

    device = choice("engine/device", DeviceChoice.AUTO)
    precision = choice("engine/precision", PrecisionChoice.AUTO)
    self_ensemble = flag("engine/self-ensemble", False)
    mode = choice("engine/mode", Mode.REFERENCE)

    language = choice("window/language", Language.SYSTEM)
    theme = choice("window/theme", ThemeChoice.SYSTEM)
    keys: Option[dict[str, tuple[str, ...]]] = Option("window/keys", {}, _keys, json.dumps)
    palette_recent = names("window/palette-recent")
    geometry = state("window/geometry")
    window_state = state("window/state")
    table_shown = flag("measuring/table", False)
    front_dock = word("measuring/front")
    profile_shown = flag("measuring/profile", False)
    profile_channel = choice("measuring/profile-channel", Channel.LUMA)
    profile_width = number("measuring/profile-width", 1, LINE_WIDTHS)
    spectrum_shown = flag("measuring/spectrum", False)
    spectrum_channel = choice("measuring/spectrum-channel", Channel.LUMA)
    spectrum_relative = flag("measuring/spectrum-relative", False)
    histogram_shown = flag("measuring/histogram", False)
    histogram_channel = choice("measuring/histogram-channel", Channel.LUMA)
    chart_folder = folder("measuring/folder")
    layout = choice("panes/layout", Layout.GRID)
    single_pane = word("panes/single")
    hidden_panes = names("panes/hidden")
    extra_panes = names("panes/extra")
    pane_order = names("panes/order")
    show_original = flag("panes/original", False)
    wipe_panes = pair("panes/wipe", ("bicubic", "srresnet"))
    wipe_horizontal = flag("panes/wipe-horizontal", False)
    four_wipe_panes: Option[FourNames] = Option(
        "panes/four-wipe", ("bicubic", "srcnn", "perceptual", "srresnet"), _four_strings, list
    )
    difference_panes = pair("panes/difference", ("srresnet", "original"))
    difference_kind = choice("panes/difference-kind", DifferenceKind.ABSOLUTE)
    difference_gain = number("panes/difference-gain", 4, GAINS)
    crosshair = flag("panes/crosshair", True)
    loupe_shown = flag("panes/loupe", False)
    loupe_magnification = number("panes/loupe-magnification", DEFAULT_MAGNIFICATION, MAGNIFICATIONS)
    models: Option[tuple[Method, ...]] = Option("panes/models", (), _models, _model_texts)

    evaluation_qualities = Option(
        "evaluation/figures", QUALITIES, lambda stored: tuple(map(Quality, strings(stored))), _names_of
    )
    film_strip_shown = flag("window/film-strip", True)
    last_folder = folder("files/folder")
    recent_files = names("files/recent")
    model_folder = folder("files/model-folder")
    result_folder = folder("files/result-folder")

    export_folder = folder("export/folder")
    export_panes_left_out = names("export/left-out")
    export_original = flag("export/original", False)
    export_input = flag("export/input", False)
    export_format = Option("export/format", FORMATS[0], _file_format, lambda chosen: chosen.name)
    export_quality = number("export/quality", JPEG_QUALITY, range(1, 101))
    export_lossless = flag("export/lossless", True)
    export_csv = flag("export/csv", True)
    export_json = flag("export/json", True)
    export_figure = Option("export/figure", None, _figure_format, lambda chosen: "" if chosen is None else chosen.value)

    figure_layout: Option[FigureLayout] = Option(
        "figure/layout",
        FigureLayout(),
        lambda stored: _LAYOUT.validate_json(text(stored)),
        lambda layout: _LAYOUT.dump_json(layout).decode(),
    )
    figure_format = choice("figure/format", FigureFormat.PDF)
    figure_order = names("figure/order")
    figure_left_out = names("figure/left-out")
    figure_of_regions = flag("figure/of-regions", True)
    figure_folder = folder("figure/folder")
    flip: Option[FlipOptions] = Option(
        "figure/flip",
        FlipOptions(("bicubic", "srresnet")),
        lambda stored: _FLIP.validate_json(text(stored)),
        lambda options: _FLIP.dump_json(options).decode(),
    )

    def __init__(self, storage: QSettings | None = None) -> None:
        self.storage = storage if storage is not None else QSettings()

    @property
    def engine(self) -> EngineSettings:
        """Device, precision and self-ensemble as the engine takes them."""
        return EngineSettings(self.device, self.precision, self_ensemble=self.self_ensemble)

    def add_recent(self, path: Path) -> None:
        """Put a picture, or a folder of pictures, at the head of the recent ones."""
        name = str(path)
        others = [known for known in self.recent_files if known != name]
        self.recent_files = (name, *others)[:RECENT_LIMIT]

    def sync(self) -> None:
        """Write to disk now."""
        self.storage.sync()
