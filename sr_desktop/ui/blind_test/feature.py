"""Connects the blind test to the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot

from sr_desktop.engine.settings import Mode
from sr_desktop.export.blind_test.folder import StudyFolder
from sr_desktop.export.blind_test.ranking import Ranking, rank_methods
from sr_desktop.export.blind_test.table import ranking_table
from sr_desktop.export.blind_test.votes import Ballot, VoteFiles, check_mergeable, votes_csv
from sr_desktop.export.errors import ExportError
from sr_desktop.export.results import ORIGINAL
from sr_desktop.export.tables.latex_tables import as_latex
from sr_desktop.export.tables.text_tables import as_csv, as_text
from sr_desktop.imaging.files.atomic import write_atomically
from sr_desktop.imaging.files.ordinary_files import is_there
from sr_desktop.messages.message import MessageError
from sr_desktop.messages.names import shown
from sr_desktop.ui.background.comparisons import ComparisonRunner
from sr_desktop.ui.blind_test.preparing import BlindTestRequest, Preparing
from sr_desktop.ui.blind_test.results_dialog import ResultsDialog
from sr_desktop.ui.blind_test.setup_dialog import Answer, Offer, SetupDialog
from sr_desktop.ui.blind_test.voting_dialog import VotingDialog
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.inputs.feature import Inputs
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.translation.names import published
from sr_desktop.ui.widgets.desktop import copy_text
from sr_desktop.ui.widgets.file_dialogs import ask_target, first_folder
from sr_desktop.ui.workspace.saving import Saving
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class BlindTest(Feature):
    """Asks, prepares, takes votes and shows what they say, each in a dialog of its own.

    Attributes:
        setup: The dialog that asks; None while there is none.
        voting: The dialog that takes votes.
        results: The dialog that shows the ranking.

    Signals:
        folder_changed: Another blind test was opened.
    """

    folder_changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.setup: SetupDialog | None = None
        self.voting: VotingDialog | None = None
        self.results: ResultsDialog | None = None
        self._preparing: Preparing | None = None
        self._rater = ""
        self._folder: Path | None = None
        workspace.stopping.connect(self._stop)

    @property
    def folder(self) -> Path | None:
        """The folder of the blind test that was opened last; None if none was since the window or a session was."""
        return self._folder

    def _take_folder(self, folder: Path | None) -> None:
        self._folder = folder
        self.folder_changed.emit()

    def bring_back(self, folder: Path | None) -> None:
        """Begin there the next time that a blind test is continued or counted."""
        self._take_folder(folder)
        if folder is not None:
            self.workspace.settings.blind_test_folder = folder

    @Slot()
    def open(self) -> None:
        """Ask what is to be compared."""
        stage, mark = self.workspace.stage, self.workspace.stage.model.mark
        shown = set(stage.unhidden)
        names = stage.catalogue.available(filter(self._can_run, stage.wanted_methods), self.workspace.settings.scale)
        methods = [(name, stage.titles[name], name in shown) for name in names]
        if self.workspace.settings.mode is Mode.REFERENCE:
            methods.append((ORIGINAL, stage.titles.get(ORIGINAL, ORIGINAL), False))
        count = max(1, len(self.workspace.feature(Collection).paths))
        offer = Offer(methods, count, mark.region is not None)
        dialog = SetupDialog(offer, self._rater, self.workspace.settings, self.workspace.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.start_requested.connect(self._prepare)
        dialog.continue_requested.connect(self._continue)
        dialog.results_requested.connect(self._count)
        dialog.cancel_requested.connect(self._give_up)
        self.setup = dialog
        dialog.open()

    def _can_run(self, method_id: str) -> bool:
        """A given result belongs to one picture."""
        method = self.workspace.stage.catalogue.find(method_id)
        return method is not None and (method.result is None or not self.workspace.feature(Collection).paths)

    @Slot(object)
    def _prepare(self, answer: Answer) -> None:
        plan = self.workspace.session.plan
        if plan is None or self.setup is None:
            return
        self._rater = answer.rater
        if self._preparing is None:
            runner = ComparisonRunner(self.workspace.worker, self)
            self.workspace.add_worker(runner)
            self._preparing = Preparing(runner, self.workspace.tasks, self)
            self.workspace.other_work.add(self._preparing)
            self._preparing.done.connect(self._begin)
            self._preparing.failed.connect(self._tell)
            self._preparing.progressed.connect(self._show_progress)
        paths = self.workspace.feature(Collection).paths
        stage = self.workspace.stage
        self.setup.set_busy(True)
        self._preparing.start(
            BlindTestRequest(
                answer.folder,
                paths if answer.all_pictures and paths else (plan.picture,),
                stage.model.mark.region if answer.only_region else None,
                answer.method_ids,
                published(stage.titles, stage.catalogue),
                answer.repeats,
                self.workspace.settings.mode,
                self.workspace.settings.engine,
                stage.catalogue,
                stage.model.backdrop.plain,
                self.workspace.feature(Inputs).choice,
                self.workspace.documents.choices.all(),
            )
        )

    @Slot(float, str)
    def _show_progress(self, fraction: float, name: str) -> None:
        if self.setup is not None:
            self.setup.show_progress(fraction, name)

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        if self.setup is None:
            self.workspace.toasts.error(sentence)
        else:
            self.setup.tell(sentence)

    @Slot()
    def _give_up(self) -> None:
        self.setup = None
        if self._preparing is not None:
            self._preparing.cancel()

    @Slot(object)
    def _begin(self, folder: StudyFolder) -> None:
        self._continue(folder.path, self._rater)

    @Slot(object, str)
    def _continue(self, path: Path, rater: str) -> None:
        self._rater = rater
        folder = StudyFolder(path)

        def read(_: object) -> tuple[Ballot, VoteFiles]:
            return folder.ballot_of(rater), folder.files_of(rater)

        self.workspace.tasks.submit(read, done=partial(self._vote, folder), failed=self._fail)

    def _vote(self, folder: StudyFolder, read: tuple[Ballot, VoteFiles]) -> None:
        ballot, files = read
        self._take_folder(folder.path)
        if self.setup is not None:
            self.setup.close()
        dialog = VotingDialog(folder, ballot, files, self.workspace.tasks, self.workspace.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.ended.connect(partial(self._count, folder.path))
        dialog.ended.connect(dialog.close)
        dialog.finished.connect(self._forget_voting)
        self.voting = dialog
        dialog.open()
        if ballot.next_trial is None:
            dialog.close()
            self._count(folder.path)

    @Slot()
    def _forget_voting(self) -> None:
        self.voting = None

    def _count(self, path: Path) -> None:
        def count(_: object) -> tuple[Ranking, tuple[Ballot, ...]]:
            ballots = StudyFolder(path).ballots()
            check_mergeable(ballots)
            return rank_methods(ballots), ballots

        self.workspace.tasks.submit(count, done=partial(self._show_results, path), failed=self._fail)

    def _show_results(self, path: Path, counted: tuple[Ranking, tuple[Ballot, ...]]) -> None:
        self._take_folder(path)
        ranking, ballots = counted
        dialog = ResultsDialog(ranking, self.workspace.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.copy_requested.connect(partial(self._copy_ranking, ranking))
        dialog.save_requested.connect(partial(self._ask_save, dialog, ranking, ballots))
        dialog.finished.connect(self._forget_results)
        self.results = dialog
        dialog.open()

    def _copy_ranking(self, ranking: Ranking, form: str) -> None:
        table, style = ranking_table(ranking), self.workspace.settings.latex_numbers
        copy_text(as_latex(table, style) if form == "latex" else as_text(table))

    @Slot()
    def _forget_results(self) -> None:
        self.results = None

    def _ask_save(self, dialog: ResultsDialog, ranking: Ranking, ballots: tuple[Ballot, ...]) -> None:
        folder = first_folder(self.workspace.settings.blind_test_folder)
        title = self.tr("Save the ranking and the votes")
        path = ask_target(dialog, title, folder / "ranking.csv", ("CSV (*.csv)",))
        if path is None:
            return

        def write(_: object) -> Path:
            table = ranking_table(ranking)
            rows = [[cell.value for cell in row] for row in table.rows]
            write_atomically(path, as_csv([column.id for column in table.columns], rows), ExportError)
            write_atomically(_votes_next_to(path), votes_csv(ballots), ExportError)
            return path

        def begin() -> None:
            self.workspace.tasks.submit(write, done=partial(self._tell_saved, dialog), failed=self._fail)

        # About the other file the platform has asked.
        votes = _votes_next_to(path)
        self.workspace.feature(Saving).ask_first(dialog, lambda: [votes] if is_there(votes) else [], begin)

    def _tell_saved(self, dialog: ResultsDialog, path: Path) -> None:
        if self.results is dialog:
            said = self.tr("Saved {path}, and the votes as {votes}.")
            dialog.tell(said.format(path=shown(str(path)), votes=shown(_votes_next_to(path).name)))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, MessageError):
            raise error
        self._tell(translated(error.message))

    @Slot()
    def _stop(self) -> None:
        if self._preparing is not None:
            self._preparing.cancel()
        for dialog in (self.setup, self.voting, self.results):
            if dialog is not None:
                dialog.close()


def _votes_next_to(ranking: Path) -> Path:
    return ranking.with_name(f"{ranking.stem}-votes.csv")
