"""Shows what the votes of a blind test say."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sr_desktop.export.blind_test.ranking import Ranking, Standing
from sr_desktop.export.blind_test.table import signed
from sr_desktop.export.results import ORIGINAL
from sr_desktop.imaging.measuring.scores import NO_VALUE
from sr_desktop.ui.theme.fonts import with_tabular_digits
from sr_desktop.ui.translation.names import original_name, translated_name
from sr_desktop.ui.widgets.fitting import resize_within_screen


class ResultsDialog(QDialog):
    """The ranking, with its intervals, as a table that can be copied and saved.

    Signals:
        copy_requested: ``"text"`` or ``"latex"``.
        save_requested: Save the table and the votes of all as CSV.
    """

    copy_requested = Signal(str)
    save_requested = Signal()

    def __init__(self, ranking: Ranking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("blind-test-ranking")
        self.setWindowTitle(self.tr("Results of the blind test"))
        headings = (
            self.tr("Method"),
            self.tr("Bradley-Terry"),
            self.tr("95 % interval"),
            self.tr("Preferred"),
            self.tr("No difference"),
            self.tr("Not preferred"),
            self.tr("Share"),
        )
        self.table = QTableWidget(len(ranking.standings), len(headings), self)
        for place, heading in enumerate(headings):
            header_item = QTableWidgetItem(heading)
            header_item.setTextAlignment(_alignment(place))
            self.table.setHorizontalHeaderItem(place, header_item)
        self.table.setFont(with_tabular_digits(self.font()))
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for row, one in enumerate(ranking.standings):
            for column, text in enumerate(_texts(one)):
                item = QTableWidgetItem(text)
                item.setTextAlignment(_alignment(column))
                self.table.setItem(row, column, item)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        self.about = QLabel(self._about(ranking), self)
        self.about.setWordWrap(True)
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self.about)
        self.status = QLabel(self)
        self.status.setWordWrap(True)
        self.status.hide()
        layout.addWidget(self.status)
        row_of_buttons = QHBoxLayout()
        for name, text, form in (("text", self.tr("&Copy"), "text"), ("latex", self.tr("Copy as &LaTeX"), "latex")):
            button = QPushButton(text, self)
            button.setObjectName(f"blind-test-copy-{name}")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, form=form: self.copy_requested.emit(form))
            row_of_buttons.addWidget(button)
        save = QPushButton(self.tr("&Save…"), self)
        save.setObjectName("blind-test-save")
        save.setAutoDefault(False)
        save.clicked.connect(self.save_requested)
        row_of_buttons.addWidget(save)
        row_of_buttons.addStretch(1)
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        close.setFocus()
        row_of_buttons.addWidget(close)
        layout.addLayout(row_of_buttons)
        resize_within_screen(self, 820, 420)

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Say how the saving went."""
        self.status.setText(sentence)
        self.status.show()

    def _about(self, ranking: Ranking) -> str:
        text = self.tr(
            "Votes: {votes}, raters: {raters}. Bradley-Terry: the natural logarithm of the strength, its mean 0; a "
            "method that is 1 stronger is preferred in 73 % of the trials. Where intervals overlap, the order may be "
            "chance. "
            '"No difference" counts as half a vote for each.'
        ).format(votes=ranking.votes, raters=ranking.raters)
        if ranking.has_prior:
            text += " " + self.tr(
                "Some methods won or lost everything so far: each pair was given half a vote on both sides."
            )
        return text


def _alignment(column: int) -> Qt.AlignmentFlag:
    """Numbers stand flush right, as their headings do."""
    return (Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter


def _texts(one: Standing) -> tuple[str, ...]:
    low, high = one.interval
    share = NO_VALUE if one.share is None else f"{100 * one.share:.0f} %"
    title = original_name(one.title) if one.method == ORIGINAL else translated_name(one.title)
    return (title, signed(one.strength), f"{signed(low)} … {signed(high)}", str(one.preferred), str(one.same),
            str(one.lost), share)  # fmt: skip
