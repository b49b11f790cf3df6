"""Asks which pictures are to be enlarged, how, and to where."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from sr_desktop.enlarging.choices import EnlargeChoices
from sr_desktop.enlarging.errors import EnlargeError
from sr_desktop.enlarging.naming import NameParts, check_template, name_of
from sr_desktop.enlarging.plan import AUTO, FOR_JPEG, FOR_OTHERS, Existing
from sr_desktop.enlarging.size import FACTORS, USUAL_LONG_SIDE, Target
from sr_desktop.export.names import safe_name
from sr_desktop.imaging.files.ordinary_files import is_folder
from sr_desktop.messages.names import shown
from sr_desktop.methods import SHIPPED, Catalogue, Kind
from sr_desktop.ui.background.disk import at_once
from sr_desktop.ui.exporting.format_field import FormatField
from sr_desktop.ui.translation.names import translated_name
from sr_desktop.ui.widgets.buttons import ignore_second_clicks
from sr_desktop.ui.widgets.elided_label import ElidedLabel
from sr_desktop.ui.widgets.file_dialogs import ask_files, ask_folder, picture_filters

_OUT = "enlarged"
"""The folder next to the pictures that is offered for their enlargements."""
_LONGEST = 100_000


class SetupPage(QWidget):
    """The choices; `set_forecast` shows what follows from them.

    Args:
        choices: Those at first.
        catalogue: The methods that can be chosen.
        parent: The dialog.

    Signals:
        changed: Something else is chosen.
        start_requested: Begin.
        why_requested: The user asks why a method is taken.
    """

    changed = Signal()
    start_requested = Signal()
    why_requested = Signal()

    def __init__(self, choices: EnlargeChoices, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._named: tuple[Path, ...] = ()
        self._last_folder: Path | None = None
        self._catalogue = catalogue
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.tr("Pictures"), self._make_sources(choices))
        form.addRow(self._label(self.tr("&Method"), self._make_method(choices)), self._method_column)
        form.addRow(self.tr("Size"), self._make_size(choices))
        self._format = FormatField("enlarge", choices.file_format, choices.quality, choices.lossless, self)
        self._format.changed.connect(self.changed)
        form.addRow(self.tr("Format"), self._format)
        form.addRow(self.tr("Names"), self._make_names(choices))
        form.addRow(self._label(self.tr("&Folder"), self._make_folder()), self._folder_row)
        form.addRow(self._label(self.tr("Files that &exist"), existing := self._make_existing(choices)), existing)
        form.addRow("", self._make_position(choices))
        inside = QWidget(self)
        inside.setLayout(form)
        scroll = QScrollArea(self)
        scroll.setObjectName("enlarge-choices")
        scroll.setAccessibleName(self.tr("How pictures are enlarged"))
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._summary = QLabel(self)
        self._summary.setObjectName("enlarge-summary")
        self._summary.setWordWrap(True)
        self._start = QPushButton(self.tr("&Start"), self)
        self._start.setObjectName("enlarge-start")
        self._start.setDefault(True)
        self._start.clicked.connect(self.start_requested)
        # It may take the place of the button that leads back to the choices.
        ignore_second_clicks(self._start)
        foot = QHBoxLayout()
        foot.addWidget(self._summary, 1)
        foot.addWidget(self._start, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)
        self._follow()

    # What is chosen

    @property
    def named(self) -> tuple[Path, ...]:
        """The files and folders."""
        return self._named

    @property
    def choices(self) -> EnlargeChoices:
        """How they are enlarged."""
        return EnlargeChoices(
            method=self._method.currentData(),
            size=str(self._target),
            format_name=self._format.format.name,
            quality=self._format.chosen_quality,
            lossless=self._format.is_lossless,
            template=self._template.text(),
            existing=Existing(self._existing.currentData()),
            keep_position=self._position.isChecked(),
            with_subfolders=self._subfolders.isChecked(),
            folder=self._folder.text().strip(),
        )

    def set_named(self, named: Sequence[Path]) -> None:
        """Enlarge these files, or the pictures of these folders."""
        self._named = tuple(named)
        has_folder = False
        if self._named:
            first = self._named[0]
            # Of a disk that does not answer they are taken for files.
            has_folder, is_one = at_once(
                first, lambda _: (any(map(is_folder, named)), is_folder(first)), (False, False)
            )
            folder = first if is_one else first.parent
            if not self._folder.isModified():
                self._folder.setText(str(folder / _OUT))
            self._last_folder = folder
        self._subfolders.setVisible(has_folder)
        self._follow()

    def set_catalogue(self, catalogue: Catalogue) -> None:
        """Offer these methods; what is chosen stays if it can."""
        if catalogue is self._catalogue:
            return
        self._catalogue = catalogue
        chosen = self._method.currentData()
        self._method.blockSignals(True)
        self._fill_methods(chosen)
        self._method.blockSignals(False)
        self._follow()

    def set_forecast(self, text: str, can_start: bool) -> None:
        """Say what follows from the choices."""
        self._summary.setText(text)
        self._start.setEnabled(can_start)

    def set_idle(self, idle: bool) -> None:
        """Whether there is nothing to enlarge, but a list of what there is."""
        self._start.setText(self.tr("&Show list") if idle else self.tr("&Start"))

    @property
    def summary_text(self) -> str:
        """What is said of it."""
        return self._summary.text()

    @property
    def _target(self) -> Target:
        factor = self._size.currentData()
        return Target(factor) if factor else Target(long_side=self._side.value())

    # Building

    def _make_sources(self, choices: EnlargeChoices) -> QHBoxLayout:
        self._listed = ElidedLabel(parent=self, mode=Qt.TextElideMode.ElideMiddle)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._listed, 1)
        self._subfolders = QCheckBox(self.tr("S&ubfolders"), self)
        self._subfolders.setObjectName("enlarge-subfolders")
        self._subfolders.setToolTip(self.tr("The pictures of its subfolders too; theirs go into subfolders as well"))
        self._subfolders.setChecked(choices.with_subfolders)
        self._subfolders.toggled.connect(self.changed)
        row.addWidget(self._subfolders)
        for name, text, act in (
            ("files", self.tr("F&iles…"), self._ask_files),
            ("from", self.tr("Fol&der…"), self._ask_sources),
        ):
            button = QPushButton(text, self)
            button.setObjectName(f"enlarge-{name}")
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
        return row

    def _make_method(self, choices: EnlargeChoices) -> QComboBox:
        self._method = QComboBox(self)
        self._method.setObjectName("enlarge-method")
        self._why = QLabel(self)
        self._why.setObjectName("enlarge-why")
        self._why.setWordWrap(True)
        self._why.setTextFormat(Qt.TextFormat.RichText)
        self._why.linkActivated.connect(self.why_requested)
        self._fill_methods(choices.method)
        self._method.currentIndexChanged.connect(self._follow)
        self._method_column = QWidget(self)
        column = QVBoxLayout(self._method_column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._method)
        column.addWidget(self._why)
        return self._method

    def _fill_methods(self, chosen: str) -> None:
        self._method.clear()
        self._method.addItem(self.tr("Automatic, by the kind of file"), AUTO)
        for name in self._catalogue.ids:
            if self._catalogue.get(name).kind is not Kind.EXTERNAL:
                self._method.addItem(shown(translated_name(self._catalogue.title(name))), name)
        self._method.setCurrentIndex(max(0, self._method.findData(chosen)))

    def _make_size(self, choices: EnlargeChoices) -> QHBoxLayout:
        self._size = QComboBox(self)
        self._size.setObjectName("enlarge-size")
        self._size.setAccessibleName(self.tr("Size"))
        for factor in FACTORS:
            self._size.addItem(f"×{factor}", factor)
        self._size.addItem(self.tr("Long side"), 0)
        self._side = QSpinBox(self, minimum=1, maximum=_LONGEST, value=USUAL_LONG_SIDE, singleStep=100)
        self._side.setObjectName("enlarge-long-side")
        self._side.setAccessibleName(self.tr("Pixels of the long side"))
        self._side.setSuffix(self.tr(" px"))
        try:
            target = Target.parse(choices.size)
        except EnlargeError:
            target = Target()
        if target.long_side is not None:
            self._side.setValue(target.long_side)
            self._size.setCurrentIndex(self._size.count() - 1)
        else:
            self._size.setCurrentIndex(max(0, self._size.findData(int(target.factor))))
        self._size.currentIndexChanged.connect(self._follow)
        self._side.valueChanged.connect(self._follow)
        row = QHBoxLayout()
        row.addWidget(self._size)
        row.addWidget(self._side)
        row.addStretch(1)
        return row

    def _make_names(self, choices: EnlargeChoices) -> QHBoxLayout:
        self._template = QLineEdit(choices.template, self)
        self._template.setObjectName("enlarge-template")
        self._template.setAccessibleName(self.tr("Names"))
        places = ", ".join(f"{{{place}}}" for place in NameParts.places())
        self._template.setToolTip(self.tr("Places that are filled in: {places}").format(places=places))
        self._template.textChanged.connect(self._follow)
        self._example = ElidedLabel(parent=self, mode=Qt.TextElideMode.ElideMiddle)
        row = QHBoxLayout()
        row.addWidget(self._template, 1)
        row.addWidget(self._example, 1)
        return row

    def _make_folder(self) -> QLineEdit:
        self._folder = QLineEdit(self)
        self._folder.setObjectName("enlarge-folder-field")
        self._folder.textChanged.connect(self.changed)
        browse = QPushButton(self.tr("&Browse…"), self)
        browse.setObjectName("enlarge-browse")
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        self._folder_row = QWidget(self)
        row = QHBoxLayout(self._folder_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._folder, 1)
        row.addWidget(browse)
        return self._folder

    def _make_existing(self, choices: EnlargeChoices) -> QComboBox:
        self._existing = QComboBox(self)
        self._existing.setObjectName("enlarge-existing")
        self._existing.setToolTip(self.tr("What an earlier run made in the same way is never made again"))
        for kind, text in (
            (Existing.SKIP, self.tr("Keep them, and leave the picture out")),
            (Existing.REPLACE, self.tr("Replace them")),
            (Existing.KEEP_BOTH, self.tr("Keep both, by another name")),
        ):
            # Qt would return a plain string of the enumeration.
            self._existing.addItem(text, kind.value)
        self._existing.setCurrentIndex(max(0, self._existing.findData(choices.existing.value)))
        self._existing.currentIndexChanged.connect(self.changed)
        return self._existing

    def _make_position(self, choices: EnlargeChoices) -> QCheckBox:
        self._position = QCheckBox(self.tr("Keep where photographs were &taken (GPS)"), self)
        self._position.setObjectName("enlarge-position")
        self._position.setToolTip(self.tr("The rest of the EXIF, the colour profile and opacity are kept in any case"))
        self._position.setChecked(choices.keep_position)
        self._position.toggled.connect(self.changed)
        return self._position

    def _label(self, text: str, buddy: QWidget) -> QLabel:
        label = QLabel(text, self)
        label.setBuddy(buddy)
        buddy.setAccessibleName(text.replace("&", ""))
        return label

    # Following

    @Slot()
    def _follow(self) -> None:
        """Say what the choices mean, then tell of the change."""
        self._side.setVisible(self._target.long_side is not None)
        self._listed.set_text(self._listed_text())
        self._why.setText(self._why_text())
        self._example.set_text(self._example_text())
        self.changed.emit()

    def _listed_text(self) -> str:
        if not self._named:
            return self.tr("Choose files or a folder")
        if len(self._named) == 1:
            return shown(str(self._named[0]))
        return self.tr("{count} files from {folder}").format(
            count=len(self._named), folder=shown(str(self._named[0].parent))
        )

    def _why_text(self) -> str:
        chosen = self._method.currentData()
        if chosen == AUTO:
            text = self.tr(
                "{photo} for JPEG files, whose blocks and noise it has learned to leave out; {other} for all others."
            ).format(photo=translated_name(SHIPPED.title(FOR_JPEG)), other=translated_name(SHIPPED.title(FOR_OTHERS)))
            why = self.tr("Why?")
            return f'{text} <a href="why">{why}</a>'
        method = self._catalogue.find(chosen)
        return "" if method is None else translated_name(method.summary)

    def _example_text(self) -> str:
        template, target = self._template.text(), self._target
        method = self._method.currentData()
        path = next((path for path in self._named if path.suffix), Path("IMG_1234.jpg"))
        parts = NameParts(path.stem, FOR_JPEG if method == AUTO else method, str(target), 4000, 3000, 1)
        try:
            check_template(template)
        except EnlargeError:
            return ""
        return f"→ {shown(safe_name(name_of(template, parts)))}{self._format.format.suffix}"

    # Asking

    @Slot()
    def _ask_files(self) -> None:
        paths = ask_files(self, self.tr("Pictures to enlarge"), self._last_folder, picture_filters())
        if paths:
            self.set_named(paths)

    @Slot()
    def _ask_sources(self) -> None:
        folder = ask_folder(self, self.tr("Enlarge the pictures of a folder"), self._last_folder)
        if folder is not None:
            self.set_named([folder])

    @Slot()
    def _browse(self) -> None:
        folder = ask_folder(self, self.tr("Folder of the enlarged pictures"), Path(self._folder.text()))
        if folder is not None:
            self._folder.setText(str(folder))
            self._folder.setModified(True)
