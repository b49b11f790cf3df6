"""The dock that holds an evaluation: its progress, its table, and buttons to copy and save it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sr_desktop.export.evaluating.evaluation import Evaluation
from sr_desktop.export.evaluating.paper_latex import LatexOptions
from sr_desktop.imaging.measuring.scores import Metric
from sr_desktop.ui.evaluating.table import EvaluationTable
from sr_desktop.ui.translation.messages import capitalized, input_words
from sr_desktop.ui.widgets.buttons import action_button, ignore_second_clicks, tool_button
from sr_desktop.ui.widgets.elided_label import ElidedLabel
from sr_desktop.ui.widgets.progress_bar import ProgressBar
from sr_desktop.ui.widgets.shortcut_override import ShortcutOverride
from sr_desktop.ui.widgets.ticking_menu import TickingMenu
from sr_desktop.ui.workspace.docks import ClosableDock

_WIDEST_BAR = 160


class EvaluationDock(ClosableDock):
    """Shows an `Evaluation` and its progress.

    Args:
        evaluate: The action that evaluates all pictures.
        parent: The window.

    Signals:
        cancel_requested: The evaluation should stop.
        copy_requested: ``(form,)``: ``"text"``, ``"csv"`` or ``"latex"``.
        save_requested: The table should be saved.
        metrics_changed: ``(metrics,)``: the metrics now shown.
        latex_changed: The `LatexOptions` have changed.

    Attributes:
        table: The table.
    """

    cancel_requested = Signal()
    copy_requested = Signal(str)
    save_requested = Signal()
    metrics_changed = Signal(object)
    latex_changed = Signal(object)

    def __init__(self, evaluate: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evaluation-dock")
        self.setWindowTitle(self.tr("Evaluation"))
        self._can_evaluate = evaluate
        evaluate.enabledChanged.connect(self._invite)
        page = QWidget(self)
        self.table = EvaluationTable(page)
        self.table.copy_requested.connect(self._copy_text)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._evaluate = action_button(page, evaluate)
        self._cancel = tool_button(page, self.tr("Cancel"), self.tr("Stop; what is done stays"))
        self._cancel.setObjectName("cancel-evaluation")
        self._cancel.clicked.connect(self.cancel_requested)
        # Each takes the place of the other.
        ignore_second_clicks(self._evaluate, self._cancel)
        self._bar = ProgressBar(page)
        self._bar.setMaximumWidth(_WIDEST_BAR)
        self._bar.setAccessibleName(self.tr("Progress of the evaluation"))
        self._status = ElidedLabel(parent=page)
        self._told = ""
        self._choices: tuple[tuple[Metric, ...], ...] = ()
        self._choice = self._make_choice(page)
        self._latex: dict[str, QAction] = {}
        self._copy = self._make_copy_button(page)
        self.table.customContextMenuRequested.connect(
            lambda at: self._copy.menu().popup(self.table.viewport().mapToGlobal(at))
        )
        self._save = tool_button(page, self.tr("Save…"), self.tr("Save the table as CSV or LaTeX"))
        self._save.setObjectName("save-evaluation")
        # What LaTeX holds is chosen where it is saved, as where it is copied.
        self._save.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        options = TickingMenu(self._save)
        options.setToolTipsVisible(True)
        options.addActions(list(self._latex.values()))
        self._save.setMenu(options)
        self._save.clicked.connect(self.save_requested)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 4)
        bar.setSpacing(8)
        bar.addWidget(self._evaluate)
        bar.addWidget(self._cancel)
        bar.addWidget(self._bar)
        bar.addWidget(self._status, 1)
        bar.addWidget(self._choice)
        bar.addWidget(self._copy)
        bar.addWidget(self._save)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        self.setWidget(page)
        self.set_progress(None, self.invitation)
        self._follow_table()

    @property
    def evaluation(self) -> Evaluation:
        """The evaluation, its pictures in the visible order."""
        return replace(self.table.scores.evaluation, pictures=self.table.pictures_in_order)

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """The metrics shown for every method."""
        return self.table.scores.metrics

    @property
    def metric_alone(self) -> Metric | None:
        """The metric that is shown alone; None while all are."""
        return self._choices[place][0] if (place := self._choice.currentIndex()) > 0 else None

    @property
    def invitation(self) -> str:
        """What is said while nothing is evaluated."""
        return self._invitations[self._can_evaluate.isEnabled()]

    @property
    def _invitations(self) -> tuple[str, str]:
        """Before there is anything to evaluate, and then."""
        return (
            self.tr("Open a folder or several pictures: every shown method is measured on all of them."),
            self.tr("Every shown method is measured on all open pictures."),
        )

    @Slot()
    def _invite(self) -> None:
        if self._told in self._invitations:
            self._told = self.invitation
            self._tell()

    @property
    def status_text(self) -> str:
        """The text on what is under way, or how it ended."""
        return self._status.text()

    def set_evaluation(self, evaluation: Evaluation) -> None:
        """Show this."""
        self.table.scores.set_evaluation(evaluation)
        self._follow_table()
        self._tell()

    def change_picture(self, evaluation: Evaluation, place: int) -> None:
        """Show this, which differs in one picture from what is shown."""
        self.table.scores.change_picture(evaluation, place)
        self._tell()

    def set_progress(self, fraction: float | None, status: str) -> None:
        """Show the progress, 0 to 1, or None when nothing is under way; and a text."""
        running = fraction is not None
        self._evaluate.setVisible(not running)
        self._cancel.setVisible(running)
        self._bar.setVisible(running)
        self._bar.set_fraction(fraction or 0.0)
        self._told = status
        self._tell()

    def _tell(self) -> None:
        """Show what is under way, and what the methods were given where that does not go without saying."""
        given = capitalized(input_words(self.table.scores.evaluation.protocol))
        status = f"{self._told}  ·  {given}" if given else self._told
        self._status.set_text(status)
        self._status.setToolTip(status)

    def set_metrics(self, metrics: tuple[Metric, ...]) -> None:
        """Show these metrics for every method, or all if they are no choice."""
        self._choice.setCurrentIndex(self._choices.index(metrics) if metrics in self._choices else 0)

    def show_alone(self, metric: Metric | None) -> None:
        """Show this metric alone, or all; all, if it is not offered."""
        self.set_metrics(() if metric is None else (metric,))

    def offer_metrics(self, metrics: tuple[Metric, ...]) -> None:
        """Let all of these be shown, or one of them; one that was shown alone stays."""
        alone = metrics if self.metric_alone is None else (self.metric_alone,)
        self._choices = (metrics, *((metric,) for metric in metrics))
        with QSignalBlocker(self._choice):
            self._choice.clear()
            self._choice.addItem(self.tr("All scores"))
            self._choice.addItems([metric.heading for metric in metrics])
        self.set_metrics(alone)
        if self.metrics != self._choices[self._choice.currentIndex()]:
            self._choose(self._choice.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a narrow dock the button shows only its icon."""
        narrow = event.size().width() < 700
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self._evaluate.setToolButtonStyle(style)
        super().resizeEvent(event)

    def _follow_table(self) -> None:
        is_filled = self.table.scores.rowCount() > 0
        self._copy.setEnabled(is_filled)
        self._save.setEnabled(is_filled)

    @Slot()
    def _copy_text(self) -> None:
        self.copy_requested.emit("text")

    @Slot(int)
    def _choose(self, place: int) -> None:
        metrics = self._choices[place]
        self.table.scores.set_metrics(metrics)
        self.metrics_changed.emit(metrics)

    def _make_choice(self, page: QWidget) -> QComboBox:
        choice = QComboBox(page)
        choice.setObjectName("evaluation-metrics")
        choice.setAccessibleName(self.tr("Scores that are shown"))
        choice.setToolTip(choice.accessibleName())
        ShortcutOverride(choice)
        choice.currentIndexChanged.connect(self._choose)
        return choice

    def _make_copy_button(self, page: QWidget) -> QToolButton:
        button = tool_button(page, self.tr("Copy"), self.tr("Copy the table as it is seen"))
        button.setObjectName("copy-evaluation")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = TickingMenu(button)
        menu.setObjectName("evaluation-menu")
        for label, form in (
            (self.tr("Copy as &text"), "text"),
            (self.tr("Copy as &CSV"), "csv"),
            (self.tr("Copy as &LaTeX"), "latex"),
        ):
            menu.addAction(label).setData(form)
        menu.addSeparator()
        for name, label, tip in self._latex_entries():
            action = menu.addAction(label)
            action.setObjectName(f"latex-{name}")
            action.setToolTip(tip)
            action.setCheckable(True)
            action.toggled.connect(self._tell_latex)
            self._latex[name] = action
        menu.setToolTipsVisible(True)
        menu.triggered.connect(self._choose_form)
        button.setMenu(menu)
        return button

    def _latex_entries(self) -> tuple[tuple[str, str, str], ...]:
        """What LaTeX can hold: the field of `LatexOptions`, label and tip."""
        return (
            (
                "published",
                self.tr("LaTeX: published &rows"),
                self.tr("Add what papers print of Set5, Set14 and BSD100, marked, with the sources"),
            ),
            (
                "siunitx",
                self.tr("LaTeX: columns of &siunitx"),
                self.tr("Numbers in columns of the package siunitx, every score in its own"),
            ),
            (
                "pictures",
                self.tr("LaTeX: every &picture"),
                self.tr("A table of every picture of each set behind that of the means"),
            ),
        )

    @property
    def latex(self) -> LatexOptions:
        """How the table is written as LaTeX."""
        return LatexOptions(**{name: action.isChecked() for name, action in self._latex.items()})

    def set_latex(self, options: LatexOptions) -> None:
        """Write LaTeX in this way from now on."""
        for name, action in self._latex.items():
            action.setChecked(getattr(options, name))

    @Slot()
    def _tell_latex(self) -> None:
        self.latex_changed.emit(self.latex)

    @Slot(QAction)
    def _choose_form(self, action: QAction) -> None:
        if isinstance(form := action.data(), str):
            self.copy_requested.emit(form)
