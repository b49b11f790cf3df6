"""Keeps the choice of the methods' input, and has the low-resolution picture of the open one read in the background."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog

from sr_desktop.engine.errors import PictureSizeError
from sr_desktop.engine.inputs.choice import InputChoice
from sr_desktop.engine.inputs.source import InputSource, check_pair
from sr_desktop.engine.settings import Mode
from sr_desktop.imaging.degrading.degradation import Degradation
from sr_desktop.imaging.files.file_patterns import folder_of
from sr_desktop.imaging.files.ordinary_files import is_file
from sr_desktop.imaging.files.pairing import LowResolutionFiles, PairError, match_inputs
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import PictureReadError
from sr_desktop.messages.message import Message
from sr_desktop.ui.background.tasks import Task
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.inputs.dialog import DegradationDialog
from sr_desktop.ui.inputs.many_dialog import ManyInputsDialog
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.widgets.file_dialogs import ask_file, picture_filters
from sr_desktop.ui.workspace.read_choices import read_as
from sr_desktop.ui.workspace.workspace import Feature, Workspace


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of reading a picture's low resolution: where its input comes from, or why it does not come."""

    choice: InputChoice
    source: InputSource
    problem: Message | None = None


class Inputs(Feature):
    """Where the input of the open picture, and of all others, comes from.

    How inputs are made is remembered between starts; which files they are is forgotten when the window closes.

    A low-resolution picture that was added belongs to its picture and returns with it; those of a folder belong to
    every picture whose name they have. Where a picture has none in that folder, that is said, and the protocol's shrink
    takes its place.

    Signals:
        chosen: Another input was chosen, or read: the open picture is to be computed from it.
    """

    chosen = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._choice = InputChoice(workspace.settings.degradation, scale=workspace.settings.scale)
        self._read: dict[Path, _Read] = {}
        self._reading: Task[_Read] | None = None
        workspace.documents.also_read = self._read_for

    @property
    def choice(self) -> InputChoice:
        """What was chosen, for all pictures, and the scale."""
        return self._choice

    def set_scale(self, scale: int) -> None:
        """From now on, shrink so many times; low-resolution pictures of the user's own must fit that."""
        if scale != self._choice.scale:
            self._choice = replace(self._choice, scale=scale)

    @property
    def open_file(self) -> Path | None:
        """The low-resolution file that the open picture is computed from; None if its input is made."""
        plan = self.workspace.session.plan
        given = None if plan is None else plan.source.given
        return None if given is None else given.path

    @property
    def has_files(self) -> bool:
        """Whether there are low-resolution pictures of the user's own."""
        return self._choice.files is not None or bool(self._choice.singles)

    def source_for(self, picture: Picture) -> InputSource:
        """Where the input of a picture comes from.

        Until its low-resolution picture is read, and where that cannot be had, the protocol's shrink takes its place.
        """
        if not self._choice.is_given(_key(picture)):
            return InputSource(self._choice.degradation, scale=self._choice.scale)
        known = self._known(picture)
        return InputSource(scale=self._choice.scale) if known is None else known.source

    def follow_up(self, picture: Picture) -> None:
        """A picture is computed from what `source_for` gives: read its low-resolution picture if that is not read yet,
        after which `chosen` follows; say why it has none.
        """
        known = self._known(picture)
        self._read = {} if known is None else {_key(picture): known}
        if not self._choice.is_given(_key(picture)):
            return
        if known is None:
            self._begin_reading(picture, is_chosen=False)
        elif known.problem is not None:
            self.workspace.toasts.error(
                self.tr("{problem} It is shrunk by bicubic instead.").format(problem=translated(known.problem))
            )

    def _known(self, picture: Picture) -> _Read | None:
        """What came of reading a picture's low resolution; None if it is not read, or another was chosen since."""
        known = self._read.get(_key(picture))
        return None if known is None or known.choice is not self._choice else known

    # What the user chooses

    def choose(self, degradation: Degradation) -> None:
        """Make the input of every picture by this, after the next start too; the user's own files are left alone."""
        self.workspace.settings.degradation = degradation
        self._set(InputChoice(degradation, scale=self._choice.scale))

    @Slot()
    def choose_by_dialog(self) -> None:
        """Ask for a degradation."""
        dialog = DegradationDialog(self._choice.degradation, self.workspace.window)
        dialog.accepted.connect(lambda: self.choose(dialog.degradation))
        _open(dialog)

    @Slot()
    def add_by_dialog(self) -> None:
        """Ask for the low-resolution picture of the open one."""
        settings = self.workspace.settings
        folder = settings.low_resolution_folder or settings.last_folder
        title = self.tr("Add the low-resolution picture of the open one")
        path = ask_file(self.workspace.window, title, folder, picture_filters())
        if path is not None:
            self.add_path(path)

    @Slot()
    def add_many_by_dialog(self) -> None:
        """Ask for the low-resolution pictures of all: a folder, a pattern, or a file."""
        settings = self.workspace.settings
        folder = settings.low_resolution_folder or settings.last_folder
        pictures, scale = self.workspace.feature(Collection).all_open, self._choice.scale
        if not pictures:
            return
        dialog = ManyInputsDialog(pictures, scale, self.workspace.tasks, folder, self.workspace.window)
        dialog.path_chosen.connect(self.add_many)
        _open(dialog)

    @Slot(Path)
    def add_many(self, named: Path) -> None:
        """Compute pictures from the files of a folder or a pattern; from a file, those pictures that it names."""
        named, pictures, scale = named.absolute(), self.workspace.feature(Collection).all_open, self._choice.scale

        def failed(error: Exception) -> None:
            if not isinstance(error, PairError):
                raise error
            self.workspace.toasts.error(translated(error.message))

        self.workspace.settings.low_resolution_folder = folder_of(named)
        self.workspace.tasks.submit(
            lambda task: _files_of(named, pictures, scale, task.check),
            done=lambda files: self._take_many(named, files),
            failed=failed,
        )

    def _take_many(self, named: Path, files: LowResolutionFiles | Mapping[Path, Path]) -> None:
        plan = self.workspace.session.plan
        if isinstance(files, LowResolutionFiles):
            self._set(replace(self._choice, files=files))
        elif plan is not None and _key(plan.picture) in files:
            self.add_path(named)
        elif files:
            self._set(replace(self._choice, singles={**self._choice.singles, **files}))

    def add_path(self, path: Path) -> None:
        """Compute the open picture from this file, once it is read and known to fit."""
        plan = self.workspace.session.plan
        if plan is None:
            self.workspace.toasts.error(self.tr("Open a picture first; a low-resolution picture belongs to it."))
            return
        path, picture = path.absolute(), plan.picture
        self.workspace.settings.low_resolution_folder = path.parent
        choice = replace(self._choice, singles={**self._choice.singles, _key(picture): path})

        def done(read: _Read) -> None:
            now = self.workspace.session.plan
            if read.problem is not None:
                self.workspace.toasts.error(translated(read.problem))
            elif now is not None and now.picture is picture:
                self._read[_key(picture)] = read
                self._set(choice)

        self._submit(picture, choice, done)

    def restore(self, choice: InputChoice) -> None:
        """Take this choice for the pictures that are opened next."""
        self.workspace.settings.degradation = choice.degradation
        self._read = {}
        self._choice = choice

    @Slot()
    def forget_files(self) -> None:
        """Make the input of every picture again."""
        self._set(InputChoice(self._choice.degradation, scale=self._choice.scale))

    # Reading

    def _set(self, choice: InputChoice) -> None:
        """Take a choice; the open picture is computed once its low-resolution picture, if it has one, is read."""
        self._choice = choice
        plan = self.workspace.session.plan
        if (
            plan is None
            or not choice.is_given(key := _key(plan.picture))
            or (key in self._read and self._read[key].choice is choice)
        ):
            self.chosen.emit()
        else:
            self._begin_reading(plan.picture, is_chosen=True)

    def _begin_reading(self, picture: Picture, *, is_chosen: bool) -> None:
        """Read a picture's low resolution: because the user has just chosen it, or because it is missing."""

        def done(read: _Read) -> None:
            plan = self.workspace.session.plan
            self._read[_key(picture)] = read
            # Meanwhile the user may have come to enlarge the picture itself.
            is_wanted = is_chosen or self.workspace.settings.mode is Mode.REFERENCE
            if plan is not None and plan.picture is picture and is_wanted:
                self.chosen.emit()

        self._submit(picture, self._choice, done)

    def _submit(self, picture: Picture, choice: InputChoice, done: Callable[[_Read], None]) -> None:
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self.workspace.tasks.submit(lambda _: _read(picture, choice), done=done)

    def _read_for(self, picture: Picture) -> None:
        """Read what a picture needs that is about to be opened; on any thread."""
        choice = self._choice
        if choice.is_given(_key(picture)):
            self._read[_key(picture)] = _read(picture, choice)


def _files_of(
    named: Path, pictures: Sequence[Path], scale: int, check: Callable[[], None]
) -> LowResolutionFiles | Mapping[Path, Path]:
    """What a folder or a pattern holds; of a file, the pictures that it names and itself.

    Raises:
        PairError: A folder cannot be read, or holds no picture.
    """
    return match_inputs(named, pictures, scale, check).files if is_file(named) else LowResolutionFiles(named)


def _read(picture: Picture, choice: InputChoice) -> _Read:
    try:
        source = choice.source_for(_key(picture), read_as(picture))
        if source.given is not None:
            check_pair(source.given, picture, choice.scale)
    except (PairError, PictureReadError, PictureSizeError) as error:
        return _Read(choice, InputSource(scale=choice.scale), error.message)
    return _Read(choice, source)


def _key(picture: Picture) -> Path:
    """The picture's file; of a pasted one, its name."""
    return picture.path or Path(picture.name)


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
