"""Asks for the choices of a flip of two results, and plays a preview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
)

from sr_desktop.export.errors import RequestError
from sr_desktop.export.flip.jobs import FlipFramesJob
from sr_desktop.export.flip.request import (
    LEAST_SECONDS,
    MOST_MAGNIFICATION,
    MOST_SECONDS,
    FlipFormat,
    FlipOptions,
    FlipRequest,
    available,
)
from sr_desktop.export.names import safe_name
from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.geometry import Rect
from sr_desktop.messages.message import MessageError
from sr_desktop.ui.background.tasks import Task
from sr_desktop.ui.background.worker_tasks import in_worker
from sr_desktop.ui.flip.preview import FlipPreview
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.translation.names import published
from sr_desktop.ui.widgets.file_dialogs import ask_target, first_folder
from sr_desktop.ui.widgets.fitting import resize_within_screen
from sr_desktop.ui.widgets.images import image_of
from sr_desktop.ui.workspace.live_results import LiveDialog
from sr_desktop.ui.workspace.workspace import Workspace

_PAUSE_MS = 60


class FlipDialog(LiveDialog):
    """Remembers the choices whenever it is closed.

    Args:
        result: The results of all methods that have one, and perhaps the original: two at least; `take` brings those
            that finish later.
        region: The part that is shown.
        workspace: The window's; has the titles of the panes and keeps the choices.

    Signals:
        save_requested: ``(path, FlipRequest)``.
    """

    save_requested = Signal(object, object)

    def __init__(self, result: PictureResult, region: Rect, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self.setObjectName("flip-dialog")
        self.setWindowTitle(self.tr("Flip"))
        self.setSizeGripEnabled(True)
        self._result = result
        self._titles = workspace.stage.titles
        self._region = region
        self._settings = workspace.settings
        self._tasks = workspace.tasks
        self._worker = workspace.worker
        self._task: Task[tuple[QImage, QImage]] | None = None
        self._request: FlipRequest | None = None
        self._has_chosen = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._draw)
        self._names = available(result)
        self.preview = FlipPreview(self)

        form = self._make_form(self._settings.flip)
        self._status = QLabel(self)
        self._status.setObjectName("flip-status")
        self._status.setWordWrap(True)
        self._save = QPushButton(self.tr("&Save…"), self)
        self._save.setObjectName("flip-save")
        self._save.clicked.connect(self._ask_save)
        close = QPushButton(self.tr("Close"), self)
        close.setObjectName("flip-close")
        close.clicked.connect(self.reject)
        for button in (self._save, close):
            button.setAutoDefault(False)
        bottom = QHBoxLayout()
        bottom.addWidget(self._status, 1)
        bottom.addWidget(self._save)
        bottom.addWidget(close)
        controls = QVBoxLayout()
        controls.addLayout(form)
        controls.addStretch(1)
        top = QHBoxLayout()
        top.addLayout(controls)
        top.addWidget(self.preview, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(top, 1)
        layout.addLayout(bottom)
        resize_within_screen(self, 960, 640)
        self._update()

    @property
    def request(self) -> FlipRequest | None:
        """The request for the flip; None while the choices are not valid."""
        return self._request

    def done(self, code: int) -> None:
        """Keep the choices for the next time."""
        self._timer.stop()
        self.preview.stop()
        if self._task is not None:
            self._task.cancel()
        if self._request is not None:
            options = self._request.options
            # A stand-in for a result that was not there is no choice of the user's.
            kept = options if self._has_chosen else replace(options, pair=self._settings.flip.pair)
            self._settings.flip = replace(kept, backdrop=self._settings.flip.backdrop)
        super().done(code)

    def take(self, result: PictureResult) -> None:
        """Offer the results that have come since the dialog was opened."""
        self._result = result
        if available(result) == self._names:
            return
        self._names = available(result)
        chosen = [combo.currentData() for combo in (self._first, self._second)]
        pair = chosen if self._has_chosen else self._first_pair(self._settings.flip.pair)
        for combo, name in zip((self._first, self._second), pair, strict=True):
            combo.blockSignals(True)
            combo.clear()
            for known in self._names:
                combo.addItem(self._titles.get(known, known), known)
            combo.setCurrentIndex(self._names.index(name))
            combo.blockSignals(False)
        self._update()

    @Slot()
    def _choose_pair(self) -> None:
        self._has_chosen = True
        self._update()

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Show how the saving went."""
        self._status.setText(sentence)

    # Building

    def _make_form(self, last: FlipOptions) -> QFormLayout:
        labels = {name: self._titles.get(name, name) for name in self._names}
        first, second = self._first_pair(last.pair)
        self._first = self._combo("flip-first", labels, self._names.index(first))
        self._second = self._combo("flip-second", labels, self._names.index(second))
        for combo in (self._first, self._second):
            combo.currentIndexChanged.connect(self._choose_pair)
        self._seconds = QDoubleSpinBox(self)
        self._seconds.setObjectName("flip-seconds")
        self._seconds.setRange(LEAST_SECONDS, MOST_SECONDS)
        self._seconds.setSingleStep(0.1)
        self._seconds.setSuffix(self.tr(" s"))
        self._seconds.setValue(last.seconds)
        self._seconds.valueChanged.connect(self._update)
        self._magnification = QSpinBox(self)
        self._magnification.setObjectName("flip-magnification")
        self._magnification.setRange(0, MOST_MAGNIFICATION)
        usual = self._usual_magnification((first, second))
        self._magnification.setSpecialValueText(self.tr("Auto (× {times})").format(times=usual))
        self._magnification.setPrefix("× ")
        self._magnification.setValue(last.magnification or 0)
        self._magnification.valueChanged.connect(self._update)
        self._named = QCheckBox(self.tr("Names above the pictures"), self)
        self._named.setObjectName("flip-titles")
        self._named.setChecked(last.titles)
        self._named.toggled.connect(self._update)
        formats = {one.name: one.label for one in FlipFormat}
        self._format = self._combo("flip-format", formats, list(FlipFormat).index(last.format))
        self._format.currentIndexChanged.connect(self._update)
        self._note = QLabel(self)
        self._note.setWordWrap(True)
        self._note.setEnabled(False)
        region = self._region
        what = QLabel(
            self.tr("{width} × {height} pixels from x {x}, y {y}").format(
                width=region.width, height=region.height, x=region.x, y=region.y
            ),
            self,
        )
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("First"), self._first)
        form.addRow(self.tr("Then"), self._second)
        form.addRow(self.tr("Region"), what)
        form.addRow(self.tr("Each for"), self._seconds)
        form.addRow(self.tr("Magnified"), self._magnification)
        form.addRow(self._named)
        form.addRow(self.tr("Format"), self._format)
        form.addRow(self._note)
        return form

    def _usual_magnification(self, pair: tuple[str, str]) -> int:
        try:
            return FlipRequest(self._result, self._region, FlipOptions(pair)).magnification
        except RequestError:
            # The region is too large even unmagnified, as the preview says.
            return 1

    def _first_pair(self, last: tuple[str, str]) -> tuple[str, str]:
        """The two used last if they are available, else others."""
        found = [name for name in last if name in self._names]
        others = [name for name in reversed(self._names) if name not in found]
        first, second, *_ = [*found, *others]
        return first, second

    def _combo(self, name: str, labels: Mapping[str, str], current: int) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        for value, label in labels.items():
            combo.addItem(label, value)
        combo.setCurrentIndex(current)
        return combo

    # Reacting to the choices

    @property
    def _chosen_format(self) -> FlipFormat:
        return list(FlipFormat)[self._format.currentIndex()]

    @Slot()
    def _update(self) -> None:
        pair = (self._names[self._first.currentIndex()], self._names[self._second.currentIndex()])
        self.preview.set_seconds(self._seconds.value())
        is_lossless = self._chosen_format.encoding.is_lossless
        self._note.setText(
            self.tr("Every pixel is kept.") if is_lossless else self.tr("At most 256 colours a picture.")
        )
        self._status.clear()
        try:
            options = FlipOptions(
                pair,
                self._chosen_format,
                self._seconds.value(),
                self._magnification.value() or None,
                self._named.isChecked(),
                self._settings.backdrop.id if self._result.is_transparent else self._settings.flip.backdrop,
            )
            titles = published(self._titles, self._result.catalogue)
            self._request = FlipRequest(self._result, self._region, options, titles)
        except RequestError as error:
            self._request = None
            self.preview.set_message(translated(error.message))
        self._save.setEnabled(self._request is not None)
        if self._task is not None:
            self._task.cancel()
        if self._request is not None:
            self._timer.start()

    @Slot()
    def _draw(self) -> None:
        request = self._request
        if request is not None:
            job, worker = FlipFramesJob(request), self._worker

            def images(task: Task[tuple[QImage, QImage]]) -> tuple[QImage, QImage]:
                first, second = in_worker(worker, job, task.check)
                return image_of(first), image_of(second)

            self._task = self._tasks.submit(images, done=self.preview.set_images, failed=self._tell_failed)

    def _tell_failed(self, error: Exception) -> None:
        if not isinstance(error, MessageError):
            raise error
        self.preview.set_message(translated(error.message))

    @Slot()
    def _ask_save(self) -> None:
        source = self._result.source
        folder = first_folder(self._settings.saved_folder, None if source is None else source.parent)
        suggested = folder / f"{safe_name(self._result.name)}-flip{self._chosen_format.suffix}"
        names = {
            one: f"{one.label} ({' '.join(f'*{suffix}' for suffix in one.encoding.suffixes)})" for one in FlipFormat
        }
        wanted = names[self._chosen_format]
        path = ask_target(self, self.tr("Save the flip"), suggested, (wanted,))
        if path is not None and self._request is not None:
            self._settings.saved_folder = path.parent
            self._status.setText(self.tr("Saving…"))
            self.save_requested.emit(path, self._request)
