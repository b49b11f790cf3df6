"""Everything the program remembers between two starts, typed, in one place."""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar, overload

from pydantic import TypeAdapter
from PySide6.QtCore import QByteArray, QSettings

from sr_desktop.engine.settings import DeviceChoice, EngineSettings, Mode, PrecisionChoice
from sr_desktop.export.evaluation import QUALITIES, Quality
from sr_desktop.export.figure.request import FigureFormat, FigureLayout
from sr_desktop.export.flip.request import FlipOptions
from sr_desktop.imaging.channels import Channel
from sr_desktop.imaging.difference import GAINS, DifferenceKind
from sr_desktop.imaging.writing import FORMATS, JPEG_QUALITY, FileFormat
from sr_desktop.methods import Kind, Method
from sr_desktop.ui.theme.theme import ThemeChoice
from sr_desktop.ui.translation.languages import Language
from sr_desktop.ui.view.loupe import DEFAULT_MAGNIFICATION, MAGNIFICATIONS

T = TypeVar("T")

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


class Option(Generic[T]):
    """One remembered value: a descriptor that reads and writes `QSettings`.

    A value that is missing, or that `parse` rejects (someone edited the file, or an older version wrote it), is the
    default.

    Args:
        key: Its name in the settings file.
        default: What a first start gets.
        parse: From what is stored to the value; raises `ValueError` or `TypeError` if it cannot be that.
        store: From the value to what is stored.
    """

    def __init__(
        self, key: str, default: T, parse: Callable[[object], T], store: Callable[[T], object] = lambda value: value
    ) -> None:
        self.key = key
        self._default = default
        self._parse = parse
        self._store = store

    @overload
    def __get__(self, owner: None, kind: type) -> Option[T]: ...
    @overload
    def __get__(self, owner: Settings, kind: type) -> T: ...
    def __get__(self, owner: Settings | None, kind: type) -> T | Option[T]:
        if owner is None:
            return self
        stored = owner.storage.value(self.key)
        if stored is None:
            return self._default
        try:
            return self._parse(stored)
        except (ValueError, TypeError):
            return self._default

    def __set__(self, owner: Settings, value: T) -> None:
        owner.storage.setValue(self.key, self._store(value))


def _boolean(stored: object) -> bool:
    if isinstance(stored, bool):
        return stored
    if stored in ("true", "false"):
        return stored == "true"
    raise ValueError(stored)


def _count(stored: object) -> int:
    number = int(str(stored))
    if number < 1:
        raise ValueError(stored)
    return number


def _percent(stored: object) -> int:
    number = int(str(stored))
    if not 1 <= number <= 100:
        raise ValueError(stored)
    return number


def _gain(stored: object) -> int:
    number = int(str(stored))
    if number not in GAINS:
        raise ValueError(stored)
    return number


def _magnification(stored: object) -> int:
    number = int(str(stored))
    if number not in MAGNIFICATIONS:
        raise ValueError(stored)
    return number


def _file_format(stored: object) -> FileFormat:
    for known in FORMATS:
        if known.name == stored:
            return known
    raise ValueError(stored)


def _figure_format(stored: object) -> FigureFormat | None:
    return FigureFormat(str(stored)) if stored else None


def _strings(stored: object) -> tuple[str, ...]:
    # QSettings gives back a list of one as a plain string, and an empty one as None or "".
    if isinstance(stored, str):
        return (stored,) if stored else ()
    if isinstance(stored, list) and all(isinstance(item, str) for item in stored):
        return tuple(stored)
    raise TypeError(stored)


def _models(stored: object) -> tuple[Method, ...]:
    return tuple(_model(json.loads(text)) for text in _strings(stored))


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
    chosen = json.loads(_text(stored))
    if not isinstance(chosen, dict):
        raise TypeError(stored)
    return {name: tuple(_text(key) for key in keys) for name, keys in chosen.items()}


_LAYOUT = TypeAdapter(FigureLayout)
_FLIP = TypeAdapter(FlipOptions)


def _text(stored: object) -> str:
    if isinstance(stored, str):
        return stored
    raise TypeError(stored)


def _folder(stored: object) -> Path | None:
    return Path(_text(stored)) if stored else None


def _bytes(stored: object) -> QByteArray:
    if isinstance(stored, QByteArray):
        return stored
    raise TypeError(stored)


def _flag(key: str, default: bool) -> Option[bool]:
    return Option(key, default, _boolean)


def _names(key: str) -> Option[tuple[str, ...]]:
    return Option(key, (), _strings, list)


def _two_strings(stored: object) -> tuple[str, str]:
    first, second = _strings(stored)
    return first, second


def _four_strings(stored: object) -> FourNames:
    first, second, third, fourth = _strings(stored)
    return first, second, third, fourth


def _pair(key: str, default: tuple[str, str]) -> Option[tuple[str, str]]:
    return Option(key, default, _two_strings, list)


def _place(key: str) -> Option[Path | None]:
    return Option(key, None, _folder, lambda path: str(path) if path else "")


def _names_of(qualities: tuple[Quality, ...]) -> list[str]:
    return [quality.value for quality in qualities]


Choice = TypeVar("Choice", bound=StrEnum)


def _choice(key: str, default: Choice) -> Option[Choice]:
    kind = type(default)
    return Option(key, default, lambda stored: kind(str(stored)), lambda value: value.value)


class Settings:
    """The remembered values, each an attribute that reads and writes through.

    Args:
        storage: Where they are kept; by default the user's settings of the application named in `QCoreApplication`.
    """

    device = _choice("engine/device", DeviceChoice.AUTO)
    precision = _choice("engine/precision", PrecisionChoice.AUTO)
    self_ensemble = _flag("engine/self-ensemble", False)
    mode = _choice("engine/mode", Mode.REFERENCE)

    language = _choice("window/language", Language.SYSTEM)
    theme = _choice("window/theme", ThemeChoice.SYSTEM)
    keys: Option[dict[str, tuple[str, ...]]] = Option("window/keys", {}, _keys, json.dumps)
    palette_recent = _names("window/palette-recent")
    geometry = Option("window/geometry", QByteArray(), _bytes)
    window_state = Option("window/state", QByteArray(), _bytes)
    table_shown = _flag("measuring/table", False)
    front_dock = Option("measuring/front", "", _text)
    profile_shown = _flag("measuring/profile", False)
    profile_channel = _choice("measuring/profile-channel", Channel.LUMA)
    profile_width = Option("measuring/profile-width", 1, _count)
    spectrum_shown = _flag("measuring/spectrum", False)
    spectrum_channel = _choice("measuring/spectrum-channel", Channel.LUMA)
    spectrum_relative = _flag("measuring/spectrum-relative", False)
    histogram_shown = _flag("measuring/histogram", False)
    histogram_channel = _choice("measuring/histogram-channel", Channel.LUMA)
    chart_folder = _place("measuring/folder")
    layout = _choice("panes/layout", Layout.GRID)
    single_pane = Option("panes/single", "", _text)
    hidden_panes = _names("panes/hidden")
    extra_panes = _names("panes/extra")
    pane_order = _names("panes/order")
    show_original = _flag("panes/original", False)
    wipe_panes = _pair("panes/wipe", ("bicubic", "srresnet"))
    wipe_horizontal = _flag("panes/wipe-horizontal", False)
    four_wipe_panes: Option[FourNames] = Option(
        "panes/four-wipe", ("bicubic", "srcnn", "perceptual", "srresnet"), _four_strings, list
    )
    difference_panes = _pair("panes/difference", ("srresnet", "original"))
    difference_kind = _choice("panes/difference-kind", DifferenceKind.ABSOLUTE)
    difference_gain = Option("panes/difference-gain", 4, _gain)
    crosshair = _flag("panes/crosshair", True)
    loupe_shown = _flag("panes/loupe", False)
    loupe_magnification = Option("panes/loupe-magnification", DEFAULT_MAGNIFICATION, _magnification)
    models: Option[tuple[Method, ...]] = Option("panes/models", (), _models, _model_texts)

    evaluation_qualities = Option(
        "evaluation/figures", QUALITIES, lambda stored: tuple(map(Quality, _strings(stored))), _names_of
    )
    film_strip_shown = _flag("window/film-strip", True)
    last_folder = _place("files/folder")
    recent_files = _names("files/recent")
    model_folder = _place("files/model-folder")
    result_folder = _place("files/result-folder")

    export_folder = _place("export/folder")
    export_panes_left_out = _names("export/left-out")
    export_original = _flag("export/original", False)
    export_input = _flag("export/input", False)
    export_format = Option("export/format", FORMATS[0], _file_format, lambda chosen: chosen.name)
    export_quality = Option("export/quality", JPEG_QUALITY, _percent)
    export_lossless = _flag("export/lossless", True)
    export_csv = _flag("export/csv", True)
    export_json = _flag("export/json", True)
    export_figure = Option("export/figure", None, _figure_format, lambda chosen: "" if chosen is None else chosen.value)

    figure_layout: Option[FigureLayout] = Option(
        "figure/layout",
        FigureLayout(),
        lambda stored: _LAYOUT.validate_json(_text(stored)),
        lambda layout: _LAYOUT.dump_json(layout).decode(),
    )
    figure_format = _choice("figure/format", FigureFormat.PDF)
    figure_order = _names("figure/order")
    figure_left_out = _names("figure/left-out")
    figure_of_regions = _flag("figure/of-regions", True)
    figure_folder = _place("figure/folder")
    flip: Option[FlipOptions] = Option(
        "figure/flip",
        FlipOptions(("bicubic", "srresnet")),
        lambda stored: _FLIP.validate_json(_text(stored)),
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
