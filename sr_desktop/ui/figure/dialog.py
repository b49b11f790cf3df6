"""Asks what a figure for a paper shows, with a preview of the page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sr_desktop.export.errors import RequestError
from sr_desktop.export.figure.latex import latex_snippet
from sr_desktop.export.figure.request import FigureFormat, FigureRequest
from sr_desktop.export.names import safe_name
from sr_desktop.export.recipe.paths import kept_input_path, kept_picture_path, recipe_path
from sr_desktop.export.results import ORIGINAL, PictureResult
from sr_desktop.imaging.files.ordinary_files import is_there
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.scores import Scores
from sr_desktop.messages.names import shown
from sr_desktop.ui.figure.layout_form import LayoutForm
from sr_desktop.ui.figure.methods_list import MethodsList
from sr_desktop.ui.figure.preview import FigurePreview
from sr_desktop.ui.figure.regions_list import RegionsList
from sr_desktop.ui.figure.renderer import PreviewRenderer
from sr_desktop.ui.figure.saving import FigureFile, FigureSaving
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.translation.names import published
from sr_desktop.ui.widgets.desktop import copy_text
from sr_desktop.ui.widgets.file_dialogs import ask_target, first_folder
from sr_desktop.ui.widgets.fitting import resize_within_screen
from sr_desktop.ui.workspace.live_results import LiveDialog
from sr_desktop.ui.workspace.saving import Saving
from sr_desktop.ui.workspace.workspace import Workspace

_CONTROLS_WIDTH = 300


class FigureDialog(LiveDialog):
    """Remembers the choices whenever it is closed.

    Args:
        result: The results of all methods that have one; `take` brings those that finish later.
        regions: The initial regions.
        saving: Saves and copies.
        workspace: The window's; has the titles of the panes and keeps the choices.
    """

    def __init__(
        self,
        result: PictureResult,
        regions: tuple[Rect, ...],
        saving: FigureSaving,
        workspace: Workspace,
    ) -> None:
        super().__init__(workspace.window)
        self.setObjectName("figure-dialog")
        self.setWindowTitle(self.tr("Figure"))
        self.setSizeGripEnabled(True)
        self._result = result
        self._workspace = workspace
        self._titles = workspace.stage.titles
        settings = self._settings = workspace.settings
        self._saving = saving
        self._request: FigureRequest | None = None
        self._name: PurePath | None = None
        self._methods = MethodsList(self._choices(), self)
        self._regions = RegionsList(regions, result.output_size, self)
        self._form = LayoutForm(
            settings.figure_layout,
            settings.figure_format,
            settings.figure_of_regions,
            result.metrics,
            self,
        )
        self.preview = FigurePreview(result.output_size, self)
        self._renderer = PreviewRenderer(workspace.tasks, workspace.worker, self)
        self._status = QLabel(self)
        self._status.setObjectName("figure-status")
        self._status.setWordWrap(True)
        self._status.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons = self._make_buttons()

        top = QHBoxLayout()
        self._controls = self._make_controls()
        top.addWidget(self._controls)
        top.addWidget(self.preview, 1)
        bottom = QHBoxLayout()
        bottom.addWidget(self._status, 1)
        bottom.addWidget(self._buttons)
        layout = QVBoxLayout(self)
        layout.addLayout(top, 1)
        layout.addLayout(bottom)
        self._fit_screen()

        for part in (self._methods, self._regions, self._form):
            part.changed.connect(self._update)
        self.preview.region_drawn.connect(self._regions.add)
        self.preview.region_moved.connect(self._regions.replace)
        self.preview.region_chosen.connect(self._regions.list.setCurrentRow)
        self._regions.chosen.connect(self.preview.choose_region)
        self._renderer.drawn.connect(self.preview.set_preview)
        self._renderer.failed.connect(self.preview.set_message)
        saving.saved.connect(self._tell_saved)
        saving.copied.connect(self._tell_copied)
        saving.failed.connect(self._tell_failed)
        self._update()

    @property
    def _backdrop(self) -> str | None:
        """What the panes show through pictures that are not opaque."""
        return self._settings.backdrop.id if self._result.is_transparent else None

    @property
    def regions(self) -> tuple[Rect, ...]:
        """The chosen regions."""
        return self._regions.regions

    @property
    def request(self) -> FigureRequest | None:
        """The request for the figure; None while the choices are not valid."""
        return self._request

    def take(self, result: PictureResult) -> None:
        """Offer the methods that have finished since the dialog was opened, and show the scores that have come."""
        known, before = self._methods.order, self._result
        self._result = result
        if result.metrics != before.metrics:
            self._form.set_measured(result.metrics)
        choices = self._choices()
        fresh = [choice for choice in choices if choice[0] not in known]
        if fresh:
            self._renderer.forget_scores()
        names = [name for name, _, _ in choices]
        for choice in fresh:
            # After its usual neighbour, wherever the user has put that.
            earlier = [name for name in names[: names.index(choice[0])] if name in self._methods.order]
            self._methods.add(self._methods.order.index(earlier[-1]) + 1 if earlier else 0, choice)
        if not fresh and _scores_of(result) != _scores_of(before):
            self._update()

    def done(self, code: int) -> None:
        """Keep the choices for the next time."""
        self._renderer.stop()
        settings = self._settings
        order, shown = self._methods.order, self._methods.shown
        # What was not there to be chosen keeps its place among the last ones, and whether it is wanted.
        settings.figure_order = (*order, *(name for name in settings.figure_order if name not in order))
        absent = [name for name in settings.figure_left_out if name not in order]
        settings.figure_left_out = (*(name for name in order if name not in shown), *absent)
        settings.figure_format = self._form.file_format
        settings.figure_of_regions = self._form.of_regions
        if self._request is not None:
            settings.figure_layout = replace(self._request.layout, backdrop=None)
        super().done(code)

    # Building

    def _choices(self) -> list[tuple[str, str, bool]]:
        """All pictures, in the order used last, new ones at the end."""
        there = [method.method for method in self._result.methods]
        if self._result.ground_truth is not None:
            there.insert(0, ORIGINAL)
        last = [name for name in self._settings.figure_order if name in there]
        order = [*last, *(name for name in there if name not in last)]
        left_out = self._settings.figure_left_out
        return [(name, self._titles.get(name, name), name not in left_out) for name in order]

    def _make_controls(self) -> QScrollArea:
        controls = QWidget(self)
        column = QVBoxLayout(controls)
        column.setContentsMargins(0, 0, 6, 0)
        for title, part in (
            (self.tr("Pictures"), self._methods),
            (self.tr("Regions"), self._regions),
            (self.tr("Layout"), self._form),
        ):
            group = QGroupBox(title, controls)
            inside = QVBoxLayout(group)
            inside.setContentsMargins(8, 6, 8, 8)
            inside.addWidget(part)
            column.addWidget(group)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setAccessibleName(self.tr("What the figure shows, and how"))
        area.setWidget(controls)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(max(_CONTROLS_WIDTH, controls.minimumSizeHint().width() + 22))
        return area

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        self._latex = self._button(buttons, "figure-latex", self.tr("Copy &LaTeX"))
        self._latex.setToolTip(self.tr("Copy the LaTeX that includes the figure"))
        self._latex.clicked.connect(self._copy_latex)
        self._copy = self._button(buttons, "figure-copy", self.tr("&Copy picture"))
        self._copy.clicked.connect(self._copy_picture)
        self._save = self._button(buttons, "figure-save", self.tr("&Save…"))
        self._save.clicked.connect(self._ask_save)
        close = self._button(buttons, "figure-close", self.tr("Close"))
        close.clicked.connect(self.reject)
        return buttons

    @staticmethod
    def _button(buttons: QDialogButtonBox, name: str, text: str) -> QPushButton:
        button = QPushButton(text, buttons)
        button.setObjectName(name)
        # Return ends typing in a field; it must not save as well.
        button.setAutoDefault(False)
        buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        return button

    def _fit_screen(self) -> None:
        """As high as all choices need, in the language of the window."""
        layout, choices = self.layout(), self._controls.widget()
        assert layout is not None
        assert choices is not None
        margins = layout.contentsMargins()
        around = self._buttons.sizeHint().height() + layout.spacing() + margins.top() + margins.bottom()
        resize_within_screen(self, 1120, max(740, choices.sizeHint().height() + around))

    # Reacting to the choices

    @Slot()
    def _update(self) -> None:
        try:
            self._request = FigureRequest(
                self._result,
                self._regions.regions,
                replace(self._form.layout_chosen, backdrop=self._backdrop),
                self._form.of_regions,
                published(self._titles, self._result.catalogue),
                self._methods.shown,
            )
        except RequestError as error:
            self._request = None
            self.preview.set_message(translated(error.message))
        self._renderer.show(self._request)
        self.preview.set_regions(self._regions.regions)
        if self._request is not None:
            self.preview.expect()
        for button in (self._latex, self._copy, self._save):
            button.setEnabled(self._request is not None)
        self._status.clear()

    # Saving and copying

    @Slot()
    def _ask_save(self) -> None:
        source = self._result.source
        folder = first_folder(self._settings.saved_folder, None if source is None else source.parent)
        suggested = folder / self._file_name
        names = {one: f"{one.upper()} (*{one.suffix})" for one in FigureFormat}
        path = ask_target(
            self, self.tr("Save the figure"), suggested, tuple(names.values()), names[self._form.file_format]
        )
        if path is None:
            return
        file = FigureFile(path, next(one for one in FigureFormat if path.suffix.lower() == one.suffix))
        self._form.set_file_format(file.format)
        self._settings.saved_folder = file.path.parent
        if self._request is not None:
            self._name = PurePath(file.path.name)
            self._status.setText(self.tr("Saving…"))
            self._workspace.feature(Saving).ask_first(
                self,
                partial(_replaced_with, file.path),
                partial(self._saving.save, file, self._request),
                self._status.clear,
            )

    @Slot()
    def _copy_picture(self) -> None:
        request = self._request
        if request is not None:
            self._status.setText(self.tr("Copying…"))
            self._saving.copy(lambda: request)

    @Slot()
    def _copy_latex(self) -> None:
        if self._request is not None:
            copy_text(latex_snippet(self._request, PurePath("figures", self._file_name)))
            self._status.setText(self.tr("Copied the LaTeX that includes {name}.").format(name=self._file_name))

    @property
    def _file_name(self) -> PurePath:
        """The file it was saved as, else its suggested name."""
        name = self._name or PurePath(f"{safe_name(self._result.name)}-figure.pdf")
        return name.with_suffix(self._form.file_format.suffix)

    @Slot(object)
    def _tell_saved(self, path: Path) -> None:
        self._status.setText(self.tr("Saved {name} and its recipe.").format(name=shown(path.name)))

    @Slot(int, int)
    def _tell_copied(self, width: int, height: int) -> None:
        self._status.setText(
            self.tr("Copied the figure, {width} × {height} pixels.").format(width=width, height=height)
        )

    @Slot(str)
    def _tell_failed(self, sentence: str) -> None:
        self._status.setText(sentence)


def _scores_of(result: PictureResult) -> dict[str, Scores]:
    return {method.method: method.scores for method in result.methods}


def _replaced_with(figure: Path) -> list[Path]:
    """The files beside a figure that it would replace unasked: none if it is there, for they are its own then."""
    if is_there(figure):
        return []
    return [
        path for path in (recipe_path(figure), kept_picture_path(figure), kept_input_path(figure)) if is_there(path)
    ]
