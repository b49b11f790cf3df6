"""Asks which parts of the comparison to save, where, and in which format."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from sr_desktop import NAME
from sr_desktop.export.figure.request import FigureFormat, FigureLayout
from sr_desktop.export.plan import ExportPlan
from sr_desktop.imaging.files.ordinary_files import typed_path
from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.exporting.format_field import FormatField
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.widgets.file_dialogs import ask_folder, first_folder

_COLUMNS = 3
_FIGURES = (None, *FigureFormat)
"""The choices of a figure. Not stored as item data, because Qt would return plain strings."""


@dataclass(frozen=True, slots=True)
class Exportable:
    """What can be exported.

    Attributes:
        methods: ``(id, title)`` of the methods that have or will have a result.
        output_size: ``(width, height)`` of the results.
        visible: The region that the panes show, in output pixels.
        has_original: Whether there is an original, as in reference mode.
        has_file: Whether the picture comes from a file; if not, one is saved with a figure's recipe.
        is_transparent: Whether any of the results is not opaque.
    """

    methods: Sequence[tuple[str, str]]
    output_size: tuple[int, int]
    visible: Rect
    has_original: bool
    has_file: bool
    is_transparent: bool = False


class ExportDialog(QDialog):
    """Remembers the choices; once the dialog is accepted, `plan` and `region` give them.

    A method can be chosen from the moment that `follow` says it is finished. What the user unticks stays so, also
    while it is not finished.

    Args:
        what: What can be exported.
        settings: Stores the choices.
        parent: The window.
    """

    def __init__(self, what: Exportable, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export-dialog")
        self.setWindowTitle(self.tr("Export"))
        self._what = what
        self._settings = settings
        self._left_out = list(settings.export_panes_left_out)

        form = QFormLayout()
        form.setVerticalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Pictures"), self._make_pictures())
        form.addRow(self.tr("Part"), self._make_part())
        form.addRow(self.tr("Format"), self._make_format())
        form.addRow(self.tr("Scores"), self._make_scores())
        form.addRow(self.tr("Paper figure"), self._make_figure())
        self._figure.setAccessibleName(self.tr("Paper figure"))
        folder_row = self._make_folder()
        folder_label = QLabel(self.tr("&Folder"), self)
        folder_label.setBuddy(self._folder)
        form.addRow(folder_label, folder_row)

        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Cancel, self)
        self._export = QPushButton(self.tr("&Export"), self)
        self._export.setObjectName("export")
        self._export.setDefault(True)
        buttons.addButton(self._export, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._summary = QLabel(self)
        self._summary.setEnabled(False)
        bottom = QHBoxLayout()
        bottom.addWidget(self._summary, 1)
        bottom.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addLayout(bottom)
        self._update()

    # The choices made

    @property
    def plan(self) -> ExportPlan:
        """What to write."""
        return ExportPlan(
            folder=typed_path(self._folder.text()),
            methods=tuple(name for name, box in self._methods.items() if box.isChecked() and box.isEnabled()),
            image_format=self._format.format,
            quality=self._format.quality,
            original=self._original.isChecked() and self._what.has_original,
            low_resolution=self._input.isChecked(),
            metrics_json=self._json.isChecked(),
            metrics_csv=self._csv.isChecked(),
            figure=_FIGURES[self._figure.currentIndex()],
            figure_layout=FigureLayout(backdrop=self._settings.backdrop.id if self._what.is_transparent else None),
        )

    @property
    def region(self) -> Rect | None:
        """The part to write, in output pixels; None for the whole picture."""
        return self._what.visible if self._visible.isChecked() else None

    def follow(self, finished: Collection[str], failed: Collection[str]) -> None:
        """Offer the methods that have a result, and say of the others why they cannot be chosen.

        Args:
            finished: Ids of the methods that have a result.
            failed: Ids of those that will have none.
        """
        for (name, title), box in zip(self._what.methods, self._methods.values(), strict=True):
            is_finished = name in finished
            tip = self.tr("{title} failed") if name in failed else self.tr("{title} is not finished yet")
            box.setEnabled(is_finished)
            box.setChecked(is_finished and name not in self._left_out)
            box.setToolTip("" if is_finished else tip.format(title=title))
        self._update()

    def choose_visible_region(self) -> None:
        """Start with the visible region chosen."""
        if self._visible.isEnabled():
            self._visible.setChecked(True)

    def accept(self) -> None:
        """Keep the choices for the next time."""
        settings = self._settings
        settings.export_panes_left_out = tuple(self._left_out)
        settings.export_original = self._original.isChecked()
        settings.export_input = self._input.isChecked()
        settings.export_format = self._format.format
        settings.export_quality = self._format.chosen_quality
        settings.export_lossless = self._format.is_lossless
        settings.export_csv = self._csv.isChecked()
        settings.export_json = self._json.isChecked()
        settings.export_figure = _FIGURES[self._figure.currentIndex()]
        settings.export_folder = typed_path(self._folder.text())
        super().accept()

    def _choose(self, name: str) -> None:
        """The user has ticked or unticked a method."""
        self._left_out = [other for other in self._left_out if other != name]
        if not self._methods[name].isChecked():
            self._left_out.append(name)

    # Building

    def _make_pictures(self) -> QGridLayout:
        grid = QGridLayout()
        self._methods: dict[str, QCheckBox] = {}
        for name, title in self._what.methods:
            box = QCheckBox(title.replace("&", "&&"), self)
            box.setObjectName(f"export-{name}")
            box.clicked.connect(partial(self._choose, name))
            self._methods[name] = box
        self._original = QCheckBox(self.tr("Original"), self)
        self._original.setObjectName("export-original")
        self._original.setEnabled(self._what.has_original)
        self._original.setChecked(self._settings.export_original)
        self._input = QCheckBox(self.tr("Low-resolution input"), self)
        self._input.setObjectName("export-input")
        self._input.setChecked(self._settings.export_input)
        for place, box in enumerate((*self._methods.values(), self._original, self._input)):
            grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)
            box.toggled.connect(self._update)
        return grid

    def _make_part(self) -> QVBoxLayout:
        width, height = self._what.output_size
        visible = self._what.visible
        self._whole = QRadioButton(
            self.tr("Whole picture, {width} × {height} pixels").format(width=width, height=height), self
        )
        self._visible = QRadioButton(
            self.tr("Visible region, {width} × {height} pixels from x {x}, y {y}").format(
                width=visible.width, height=visible.height, x=visible.x, y=visible.y
            ),
            self,
        )
        self._visible.setObjectName("export-visible")
        self._visible.setEnabled((visible.width, visible.height) != (width, height) and not visible.is_empty)
        self._whole.setChecked(True)
        group = QButtonGroup(self)
        rows = QVBoxLayout()
        for button in (self._whole, self._visible):
            group.addButton(button)
            rows.addWidget(button)
        return rows

    def _make_format(self) -> FormatField:
        kept = self._settings
        self._format = FormatField("export", kept.export_format, kept.export_quality, kept.export_lossless, self)
        self._format.set_transparent(self._what.is_transparent)
        self._format.changed.connect(self._update)
        return self._format

    def _make_scores(self) -> QHBoxLayout:
        self._csv = QCheckBox(self.tr("Table (metrics.csv)"), self)
        self._csv.setChecked(self._settings.export_csv)
        self._json = QCheckBox(self.tr("Everything (metrics.json)"), self)
        self._json.setChecked(self._settings.export_json)
        row = QHBoxLayout()
        for box in (self._csv, self._json):
            row.addWidget(box)
            box.toggled.connect(self._update)
        row.addStretch(1)
        return row

    def _make_figure(self) -> QHBoxLayout:
        self._figure = QComboBox(self)
        self._figure.setObjectName("export-figure")
        self._figure.setToolTip(self.tr("All chosen panes in one figure, with names and scores"))
        for known in _FIGURES:
            self._figure.addItem(self.tr("None") if known is None else known.name)
        self._figure.setCurrentIndex(_FIGURES.index(self._settings.export_figure))
        self._figure.currentIndexChanged.connect(self._update)
        row = QHBoxLayout()
        row.addWidget(self._figure)
        row.addStretch(1)
        return row

    def _make_folder(self) -> QHBoxLayout:
        kept = self._settings.export_folder
        self._folder = QLineEdit(str(default_folder() if kept is None else kept), self)
        self._folder.setObjectName("export-folder")
        self._folder.setMinimumWidth(300)
        self._folder.textChanged.connect(self._update)
        browse = QPushButton(self.tr("&Browse…"), self)
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self._folder, 1)
        row.addWidget(browse)
        return row

    @Slot()
    def _browse(self) -> None:
        folder = ask_folder(self, self.tr("Export to"), typed_path(self._folder.text()))
        if folder is not None:
            self._folder.setText(str(folder))

    @Slot()
    def _update(self) -> None:
        plan = self.plan
        pictures = len(plan.methods or ()) + plan.original + plan.low_resolution
        # With its recipe.
        figures = (2 if self._what.has_file else 3) if plan.figure is not None and plan.methods else 0
        files = pictures + figures + plan.metrics_csv + plan.metrics_json
        self._summary.setText(self.tr("{count} files").format(count=files))
        self._export.setEnabled(bool(self._folder.text().strip()) and files > 0)


def default_folder() -> Path:
    """The default folder for results: one of our own in the user's pictures folder."""
    return first_folder() / NAME
