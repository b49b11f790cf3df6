"""Everything the program remembers between runs, typed, in one place.

A setting is one annotated field: its type, where it is stored and, if the settings dialog is to show it, how.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field, InstanceOf
from PySide6.QtCore import QT_TRANSLATE_NOOP, QByteArray, QSettings

from sr_desktop import SCALE, SCALES
from sr_desktop.engine.settings import Mode
from sr_desktop.enlarging.choices import EnlargeChoices
from sr_desktop.export.chart.plane import PlaneOf
from sr_desktop.export.evaluating.paper_latex import LatexOptions
from sr_desktop.export.figure.request import FigureFormat, FigureLayout
from sr_desktop.export.flip.request import FlipOptions
from sr_desktop.export.session.parts import SavedSort
from sr_desktop.export.tables.latex_tables import NumberStyle
from sr_desktop.imaging.backdrop import MIDDLE_GRAY, Backdrop
from sr_desktop.imaging.colors.channels import Channel
from sr_desktop.imaging.degrading.degradation import PLAIN
from sr_desktop.imaging.layer import BLACK, WHITE
from sr_desktop.imaging.measuring.difference import GAINS, DifferenceKind
from sr_desktop.imaging.measuring.line_profile import LINE_WIDTHS
from sr_desktop.imaging.measuring.metrics import PLAIN_METRICS, MetricId
from sr_desktop.imaging.writing import BEST_QUALITY, FORMATS
from sr_desktop.methods import ORIGINAL_TITLES
from sr_desktop.ui.computing_settings import ComputingSettings
from sr_desktop.ui.first_sight import GEOMETRY_KEY, THEME_KEY
from sr_desktop.ui.stored import AsJson, AsList, Folder, Names, OrNone, Setting
from sr_desktop.ui.stored_types import (
    StoredBackdrop,
    StoredDegradation,
    StoredFileFormat,
    StoredMethods,
)
from sr_desktop.ui.theme.colors import Surround
from sr_desktop.ui.theme.theme import ThemeChoice
from sr_desktop.ui.translation.languages import AS_SYSTEM, LANGUAGES
from sr_desktop.ui.view.marks import DEFAULT_MAGNIFICATION, MAGNIFICATIONS
from sr_desktop.ui.view.scrolling import Scrolling
from sr_desktop.validation import one_of

FourNames = tuple[str, str, str, str]
"""The ids of four panes."""

RECENT_LIMIT = 10
"""How many recent pictures and folders are kept."""


class Settings(ComputingSettings):
    """The remembered values, each an attribute that is stored as soon as it is assigned to.

    Args:
        storage: Where they are kept; by default the user's settings of the application named in `QCoreApplication`.
    """

    mode: Annotated[
        Mode,
        Setting(
            "engine/mode",
            label=QT_TRANSLATE_NOOP("SettingsDialog", "&Opened pictures"),
            choices={
                Mode.REFERENCE: QT_TRANSLATE_NOOP("SettingsDialog", "Test: shrink and restore"),
                Mode.UPSCALE: QT_TRANSLATE_NOOP("SettingsDialog", "Enlarge"),
            },
        ),
    ] = Mode.REFERENCE
    scale: Annotated[
        int,
        one_of(SCALES),
        Setting(
            "engine/scale",
            label=QT_TRANSLATE_NOOP("SettingsDialog", "S&cale"),
            explanation=QT_TRANSLATE_NOOP(
                "SettingsDialog", "How many times pictures are shrunk and enlarged; at ×1 they are restored"
            ),
            choices={number: f"×{number}" for number in SCALES},
        ),
    ] = SCALE

    original_title: Annotated[
        str,
        one_of(ORIGINAL_TITLES),
        Setting(
            "panes/original-title",
            label=QT_TRANSLATE_NOOP("SettingsDialog", "The &original is called"),
            explanation=QT_TRANSLATE_NOOP("SettingsDialog", "In its pane, in figures, flips, pages and plots"),
            choices={
                ORIGINAL_TITLES[0]: QT_TRANSLATE_NOOP("SettingsDialog", "Original"),
                **{title: title for title in ORIGINAL_TITLES[1:]},
            },
        ),
    ] = ORIGINAL_TITLES[0]

    theme: Annotated[
        ThemeChoice,
        Setting(
            THEME_KEY,
            label=QT_TRANSLATE_NOOP("SettingsDialog", "A&ppearance"),
            choices={
                ThemeChoice.SYSTEM: QT_TRANSLATE_NOOP("SettingsDialog", "As the system"),
                ThemeChoice.DARK: QT_TRANSLATE_NOOP("SettingsDialog", "Dark"),
                ThemeChoice.LIGHT: QT_TRANSLATE_NOOP("SettingsDialog", "Light"),
            },
        ),
    ] = ThemeChoice.SYSTEM
    backdrop: Annotated[
        StoredBackdrop,
        Setting(
            "panes/backdrop",
            label=QT_TRANSLATE_NOOP("SettingsDialog", "Behind &transparency"),
            explanation=QT_TRANSLATE_NOOP(
                "SettingsDialog", "What is seen through transparent parts of pictures, in panes, figures and flips"
            ),
            choices={
                Backdrop(): QT_TRANSLATE_NOOP("SettingsDialog", "Checkerboard"),
                Backdrop(WHITE): QT_TRANSLATE_NOOP("SettingsDialog", "White"),
                Backdrop(MIDDLE_GRAY): QT_TRANSLATE_NOOP("SettingsDialog", "Gray"),
                Backdrop(BLACK): QT_TRANSLATE_NOOP("SettingsDialog", "Black"),
            },
            other=QT_TRANSLATE_NOOP("SettingsDialog", "Other colour…"),
        ),
    ] = Backdrop()
    surround: Annotated[
        Surround,
        Setting(
            "window/surround",
            label=QT_TRANSLATE_NOOP("SettingsDialog", "&Surround"),
            explanation=QT_TRANSLATE_NOOP("SettingsDialog", "What is around the pictures; the eye judges them by it"),
            choices={
                Surround.THEME: QT_TRANSLATE_NOOP("SettingsDialog", "As the appearance"),
                Surround.BLACK: QT_TRANSLATE_NOOP("SettingsDialog", "Black"),
                Surround.DARK: QT_TRANSLATE_NOOP("SettingsDialog", "Dark gray"),
                Surround.MIDDLE: QT_TRANSLATE_NOOP("SettingsDialog", "Middle gray"),
                Surround.WHITE: QT_TRANSLATE_NOOP("SettingsDialog", "White"),
            },
        ),
    ] = Surround.THEME
    whole_factors: Annotated[
        bool,
        Setting(
            "panes/whole-factors",
            label=QT_TRANSLATE_NOOP("SettingsDialog", "Fit to pane"),
            text=QT_TRANSLATE_NOOP("SettingsDialog", "&Whole factors only"),
            explanation=QT_TRANSLATE_NOOP(
                "SettingsDialog", "A small picture is enlarged 2, 3, 4 … times, so that its pixels are equally large"
            ),
        ),
    ] = False
    scrolling: Annotated[
        Scrolling,
        Setting(
            "panes/scrolling",
            label=QT_TRANSLATE_NOOP("SettingsDialog", "Sc&rolling"),
            explanation=QT_TRANSLATE_NOOP(
                "SettingsDialog",
                "Two fingers on a trackpad move the picture, a wheel zooms; with Ctrl both zoom. Say which it is where "
                "the system does not tell",
            ),
            choices={
                Scrolling.AUTO: QT_TRANSLATE_NOOP("SettingsDialog", "Automatic"),
                Scrolling.TRACKPAD: QT_TRANSLATE_NOOP("SettingsDialog", "Trackpad: moves the picture"),
                Scrolling.MOUSE: QT_TRANSLATE_NOOP("SettingsDialog", "Mouse: zooms"),
            },
        ),
    ] = Scrolling.AUTO
    latex_numbers: Annotated[
        NumberStyle,
        Setting(
            "export/latex-numbers",
            label=QT_TRANSLATE_NOOP("SettingsDialog", "LaTe&X numbers"),
            explanation=QT_TRANSLATE_NOOP("SettingsDialog", "Of all tables that are copied or saved as LaTeX"),
            choices={
                NumberStyle.PLAIN: QT_TRANSLATE_NOOP("SettingsDialog", "As text, flush right"),
                NumberStyle.SIUNITX: QT_TRANSLATE_NOOP("SettingsDialog", "In columns of the package siunitx"),
            },
        ),
    ] = NumberStyle.PLAIN
    language: Annotated[
        str,
        one_of((AS_SYSTEM, *(language.id for language in LANGUAGES))),
        Setting(
            "window/language",
            label=QT_TRANSLATE_NOOP("SettingsDialog", "&Language"),
            choices={
                AS_SYSTEM: QT_TRANSLATE_NOOP("SettingsDialog", "As the system"),
                **{language.id: language.name for language in LANGUAGES},
            },
        ),
    ] = AS_SYSTEM
    keys: Annotated[dict[str, tuple[str, ...]], *AsJson.both, Setting("window/keys")] = Field(default_factory=dict)
    palette_recent: Annotated[Names, Setting("window/palette-recent")] = ()
    geometry: Annotated[InstanceOf[QByteArray], Setting(GEOMETRY_KEY)] = Field(default_factory=QByteArray)
    window_state: Annotated[InstanceOf[QByteArray], Setting("window/state")] = Field(default_factory=QByteArray)
    table_shown: Annotated[bool, Setting("measuring/table")] = False
    table_sort: Annotated[SavedSort, *AsJson.both, Setting("measuring/table-sort")] = SavedSort()
    front_dock: Annotated[str, Setting("measuring/front")] = ""
    profile_shown: Annotated[bool, Setting("measuring/profile")] = False
    profile_channel: Annotated[Channel, Setting("measuring/profile-channel")] = Channel.LUMA
    profile_width: Annotated[int, one_of(LINE_WIDTHS), Setting("measuring/profile-width")] = 1
    spectrum_shown: Annotated[bool, Setting("measuring/spectrum")] = False
    spectrum_channel: Annotated[Channel, Setting("measuring/spectrum-channel")] = Channel.LUMA
    spectrum_relative: Annotated[bool, Setting("measuring/spectrum-relative")] = False
    histogram_shown: Annotated[bool, Setting("measuring/histogram")] = False
    histogram_channel: Annotated[Channel, Setting("measuring/histogram-channel")] = Channel.LUMA
    plane_shown: Annotated[bool, Setting("measuring/plane")] = False
    plane_of: Annotated[PlaneOf, Setting("measuring/plane-of")] = PlaneOf.PICTURE
    view_mode: Annotated[str, Setting("panes/layout")] = "grid"
    single_pane: Annotated[str, Setting("panes/single")] = ""
    hidden_panes: Annotated[Names, Setting("panes/hidden")] = ()
    extra_panes: Annotated[Names, Setting("panes/extra")] = ()
    pane_order: Annotated[Names, Setting("panes/order")] = ()
    show_original: Annotated[bool, Setting("panes/original")] = False
    wipe_panes: Annotated[tuple[str, str], AsList, Setting("panes/wipe")] = ("bicubic", "srresnet")
    wipe_horizontal: Annotated[bool, Setting("panes/wipe-horizontal")] = False
    four_wipe_panes: Annotated[FourNames, AsList, Setting("panes/four-wipe")] = (
        "bicubic",
        "srcnn",
        "perceptual",
        "srresnet",
    )
    difference_panes: Annotated[tuple[str, str], AsList, Setting("panes/difference")] = ("srresnet", "original")
    difference_kind: Annotated[DifferenceKind, Setting("panes/difference-kind")] = DifferenceKind.ABSOLUTE
    difference_gain: Annotated[int, one_of(GAINS), Setting("panes/difference-gain")] = 4
    crosshair: Annotated[bool, Setting("panes/crosshair")] = True
    loupe_shown: Annotated[bool, Setting("panes/loupe")] = False
    loupe_magnification: Annotated[int, one_of(MAGNIFICATIONS), Setting("panes/loupe-magnification")] = (
        DEFAULT_MAGNIFICATION
    )
    degradation: Annotated[StoredDegradation, Setting("inputs/degradation")] = PLAIN
    models: Annotated[StoredMethods, Setting("panes/models")] = ()
    method_names: Annotated[dict[str, str], *AsJson.both, Setting("panes/names")] = Field(default_factory=dict)
    method_colors: Annotated[dict[str, str], *AsJson.both, Setting("panes/colors")] = Field(default_factory=dict)

    metrics: Annotated[tuple[MetricId, ...], AsList, Setting("measuring/metrics")] = ()
    evaluation_metrics: Annotated[tuple[MetricId, ...], AsList, Setting("evaluation/figures")] = tuple(
        metric.id for metric in PLAIN_METRICS
    )
    evaluation_sort: Annotated[SavedSort, *AsJson.both, Setting("evaluation/sort")] = SavedSort()
    film_strip_shown: Annotated[bool, Setting("window/film-strip")] = True
    subfolders: Annotated[bool, Setting("files/subfolders")] = False
    last_folder: Annotated[Folder, Setting("files/folder")] = None
    recent_files: Annotated[Names, Setting("files/recent")] = ()
    session_folder: Annotated[Folder, Setting("files/session-folder")] = None
    model_folder: Annotated[Folder, Setting("files/model-folder")] = None
    low_resolution_folder: Annotated[Folder, Setting("files/low-resolution-folder")] = None
    result_folder: Annotated[Folder, Setting("files/result-folder")] = None
    saved_folder: Annotated[Folder, Setting("files/saved-folder")] = None
    blind_test_folder: Annotated[Folder, Setting("files/blind-test-folder")] = None

    enlarging: Annotated[EnlargeChoices, *AsJson.both, Setting("enlarging/choices")] = Field(
        default_factory=EnlargeChoices
    )

    export_folder: Annotated[Folder, Setting("export/folder")] = None
    export_panes_left_out: Annotated[Names, Setting("export/left-out")] = ()
    export_original: Annotated[bool, Setting("export/original")] = False
    export_input: Annotated[bool, Setting("export/input")] = False
    export_format: Annotated[StoredFileFormat, Setting("export/format")] = FORMATS[0]
    export_quality: Annotated[int, Field(ge=1, le=100), Setting("export/quality")] = BEST_QUALITY
    export_lossless: Annotated[bool, Setting("export/lossless")] = True
    export_csv: Annotated[bool, Setting("export/csv")] = True
    export_json: Annotated[bool, Setting("export/json")] = True
    export_figure: Annotated[FigureFormat | None, OrNone, Setting("export/figure")] = None

    evaluation_latex: Annotated[LatexOptions, *AsJson.both, Setting("evaluation/latex")] = LatexOptions(pictures=True)
    figure_layout: Annotated[FigureLayout, *AsJson.both, Setting("figure/layout")] = Field(default_factory=FigureLayout)
    figure_format: Annotated[FigureFormat, Setting("figure/format")] = FigureFormat.PDF
    figure_order: Annotated[Names, Setting("figure/order")] = ()
    figure_left_out: Annotated[Names, Setting("figure/left-out")] = ()
    figure_of_regions: Annotated[bool, Setting("figure/of-regions")] = True
    flip: Annotated[FlipOptions, *AsJson.both, Setting("figure/flip")] = FlipOptions(("bicubic", "srresnet"))

    def __init__(self, storage: QSettings | None = None) -> None:
        super().__init__(storage if storage is not None else QSettings())

    def add_recent(self, path: Path) -> None:
        """Put a picture, or a folder of pictures, at the head of the recent ones."""
        name = str(path)
        others = [known for known in self.recent_files if known != name]
        self.recent_files = (name, *others)[:RECENT_LIMIT]

    def keep_name(self, method_id: str, name: str) -> None:
        """Remember what a method is called; empty for its usual name."""
        self.method_names = _with(self.method_names, method_id, name)

    def keep_color(self, method_id: str, color: str) -> None:
        """Remember the colour of a method, ``#rrggbb``; empty for the program's choice."""
        self.method_colors = _with(self.method_colors, method_id, color)


def _with(stored: Mapping[str, str], name: str, value: str) -> dict[str, str]:
    """The stored texts with this one; without it if it is empty."""
    others = {key: text for key, text in stored.items() if key != name}
    return others | {name: value} if value else others
