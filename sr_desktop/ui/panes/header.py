"""The line over a pane: title, scores, progress, failure."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QToolTip, QWidget

from sr_desktop.export.chart.styles import CurveStyle
from sr_desktop.export.results import MethodScores
from sr_desktop.export.tables.ranking import Rank
from sr_desktop.imaging.measuring.scores import Metric
from sr_desktop.ui.panes.columns import HeaderLayout, lay_out
from sr_desktop.ui.panes.scores import (
    COLUMNS,
    DEVICE,
    SECONDS,
    Column,
    columns_of,
    copied_text,
    explanation,
    input_tag,
    texts,
)
from sr_desktop.ui.panes.title_line import TitleLine
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.theme.fonts import with_tabular_digits
from sr_desktop.ui.theme.icons import icon
from sr_desktop.ui.translation.messages import capitalized, input_words
from sr_desktop.ui.widgets.desktop import copy_text

_PADDING = 8
_GAP = 12
_BUTTON = 18
_HAIRLINE = 2
_NAME_SIZE = 0.8
"""Of the names of scores, as a part of the font's size."""
_NAME_GAP = 4
_TITLE_CHARACTERS = 17
"""A title of up to so many characters of average width keeps its room; of a longer one, the scores may take some."""


class PaneHeader(QWidget):
    """Title on the left, scores in columns on the right, a hairline of progress at the lower edge.

    Args:
        title: What the pane shows.
        description: One more sentence, for the title's tooltip.
        parent: The Qt parent.
    """

    solo_requested = Signal()
    """The user wants to see this pane alone, or all again."""
    hide_requested = Signal()
    """The user wants this pane gone."""
    menu_opening = Signal(QMenu)
    """``(menu,)``: the pane's menu is about to open, and may be given further entries."""

    def __init__(self, title: str, description: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = TitleLine(title, self)
        self._description = description
        self._scores: MethodScores | None = None
        self._ranks: dict[Column, Rank] = {}
        self._progress: float | None = None
        self._failure: str | None = None
        self._is_preview = False
        self._reserved_title = 0
        self._columns = COLUMNS
        self._shows_device = True
        self._shows_names = False
        self._close = QToolButton(self)
        self._close.setIcon(icon("close"))
        self._close.setIconSize(QSize(12, 12))
        self._close.setAutoRaise(True)
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.setToolTip(self.tr("Hide this pane"))
        self._close.setAccessibleName(self.tr("Hide {title}").format(title=title))
        self._close.setCursor(Qt.CursorShape.ArrowCursor)
        self._close.clicked.connect(self.hide_requested)
        self._close.hide()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._describe()

    # What it shows

    @property
    def title(self) -> str:
        """What the pane shows."""
        return self._title.text

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.text = title
        self._close.setAccessibleName(self.tr("Hide {title}").format(title=title))
        self._describe()

    @property
    def style_of_mark(self) -> CurveStyle | None:
        """How the mark before the title is coloured; None without one."""
        return self._title.style

    def set_mark(self, style: CurveStyle | None) -> None:
        """Mark the title with the colour of the method's curves, or (None) not at all."""
        self._title.style = style
        self.update()

    @property
    def title_width(self) -> int:
        """Room that the whole title needs, in logical pixels."""
        return self._title.width

    def set_description(self, description: str) -> None:
        """Describe the pane with this text in the title's tooltip."""
        self._description = description

    def reserve_title(self, width: int) -> None:
        """Keep at least that much room for the title, so that the columns of several headers line up."""
        self._reserved_title = width
        self.update()

    def set_neighbours(self, titles: tuple[str, ...], *, is_first: bool) -> None:
        """The titles of all headers that are shown; where they are cut they stay apart. The first names the scores."""
        self._title.neighbours, self._shows_names = titles, is_first
        self.update()

    def show_metrics(self, metrics: Sequence[Metric]) -> None:
        """Show the scores by those of these metrics that are headlines."""
        self._columns = columns_of(metrics)
        self.update()

    def show_device(self, shown: bool) -> None:
        """Show on which device it ran, or leave that to the status bar."""
        self._shows_device = shown
        self.update()

    @property
    def shown_title(self) -> str:
        """The title as it is written in the room that it has now."""
        return self._title.fitted(self._title_room(self._layout()).width())

    @property
    def scores(self) -> MethodScores | None:
        """The scores shown, None before there are any."""
        return self._scores

    @property
    def failure(self) -> str | None:
        """The sentence that says why there is no result; None unless it failed."""
        return self._failure

    def set_scores(self, scores: MethodScores | None) -> None:
        """Show these scores, or (None) keep their room empty. Ranks are forgotten."""
        self._scores = scores
        self._ranks = {}
        self._describe()

    def set_rank(self, column: Column, rank: Rank) -> None:
        """Show a score as the best (bold) or second (underlined) of its column."""
        self._ranks[column] = rank
        self.update()

    def rank(self, column: Column) -> Rank:
        """The rank of a score."""
        return self._ranks.get(column, Rank.NONE)

    def set_progress(self, fraction: float | None) -> None:
        """Show how far the work is, 0 to 1; None while nothing is being computed."""
        self._progress = None if fraction is None else min(max(fraction, 0.0), 1.0)
        self.update()

    def set_failure(self, message: str | None) -> None:
        """Show that there is no result and, in the tooltip, why."""
        self._failure = message
        self._describe()

    @property
    def is_preview(self) -> bool:
        """Whether it says that a preview is shown."""
        return self._is_preview

    def set_preview(self, is_preview: bool) -> None:
        """Say, where the scores will be, that what can be seen is a preview."""
        if is_preview != self._is_preview:
            self._is_preview = is_preview
            self._describe()

    def shown_columns(self) -> tuple[Column, ...]:
        """The columns that there is room for now, from the left."""
        return tuple(column for column in self._columns if column in self._layout().columns)

    def copied_text(self) -> str:
        """Title and scores in one line."""
        return copied_text(self._title.text, self._scores or MethodScores())

    def _describe(self) -> None:
        self._title.tag = "" if self._failure is not None else input_tag(self._scores)
        self.setAccessibleName(self._title.text)
        preview = self.preview_tip() if self._is_preview else ""
        self.setAccessibleDescription(self._failure or preview or self.copied_text())
        self.update()

    # Size and room

    def sizeHint(self) -> QSize:  # noqa: N802
        """One line of text with padding; the width does not matter."""
        return QSize(200, QFontMetrics(self._title.font).height() + 11)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The same height, however narrow."""
        return QSize(60, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The button stays at the right end."""
        self._close.setGeometry(
            self.width() - _BUTTON - 3, (self.height() - _HAIRLINE - _BUTTON) // 2 + 1, _BUTTON, _BUTTON
        )
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """A new font changes the height."""
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def _name_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _NAME_SIZE)
        return font

    def _score_font(self, rank: Rank) -> QFont:
        font = with_tabular_digits(self.font())
        font.setBold(rank is Rank.BEST)
        font.setUnderline(rank is Rank.SECOND)
        return font

    def _layout(self) -> HeaderLayout:
        metrics = QFontMetrics(self._score_font(Rank.BEST))
        shown = texts(self._scores, self._columns) if self._scores is not None else {}
        widths = {
            column: max(map(metrics.horizontalAdvance, (column.reserved, shown.get(column, "")))) + 1
            for column in self._columns
            if self._shows_device or column != DEVICE
        }
        small = QFontMetrics(self._name_font())
        names = {column: small.horizontalAdvance(column.name) + _NAME_GAP for column in widths if column.name}
        area = QRect(_PADDING, 0, self.width() - _PADDING - _BUTTON - 6, self.height() - _HAIRLINE)
        most = QFontMetrics(self._title.font).averageCharWidth() * _TITLE_CHARACTERS
        title = min(max(self.title_width, self._reserved_title), most)
        return lay_out(area, title + self._title.tag_width, widths, _GAP, names)

    def _title_room(self, layout: HeaderLayout) -> QRect:
        """Room for the title, and for the tag behind it."""
        has_note = self._failure is not None or self._is_preview
        return self._note_rooms(layout)[0] if has_note else layout.title

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Ground, title, scores or failure, progress."""
        colors = colors_of(self.palette())
        layout = self._layout()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors.color("header"))
        self._title.paint(painter, self._title_room(layout))
        if self._failure is not None:
            self._paint_note(painter, self._note_rooms(layout)[1], self.tr("No result"), colors.color("warning"))
        elif self._is_preview:
            self._paint_note(painter, self._note_rooms(layout)[1], self.tr("Bicubic for now"), colors.color("dim_text"))
        elif self._scores is not None and not self._scores.is_empty:
            self._paint_scores(painter, layout, self._scores)
        if self._progress is not None:
            done = round(self.width() * self._progress)
            painter.fillRect(0, self.height() - _HAIRLINE, self.width(), _HAIRLINE, colors.color("line"))
            painter.fillRect(0, self.height() - _HAIRLINE, done, _HAIRLINE, colors.color("accent"))
        painter.end()

    def _paint_scores(self, painter: QPainter, layout: HeaderLayout, scores: MethodScores) -> None:
        colors = colors_of(self.palette())
        written = texts(scores, self._columns)
        for column, room in layout.columns.items():
            quiet = column in (SECONDS, DEVICE)
            painter.setFont(self._score_font(self.rank(column)))
            painter.setPen(colors.color("dim_text" if quiet else "text"))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, written[column])
        if self._shows_names:
            painter.setFont(self._name_font())
            painter.setPen(colors.color("dim_text"))
            for column, room in layout.names.items():
                painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, column.name)

    def _paint_note(self, painter: QPainter, room: QRect, note: str, color: QColor) -> None:
        painter.setFont(self.font())
        painter.setPen(color)
        text = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _note_rooms(self, layout: HeaderLayout) -> tuple[QRect, QRect]:
        """Room for the title and for a note in place of the scores, which gets what the title leaves."""
        line = QRect(layout.title)
        line.setWidth(self.width() - _PADDING - _BUTTON - 6)
        title = QRect(line.x(), line.y(), min(self.title_width, line.width()), line.height())
        left = title.x() + title.width() + _GAP
        return title, QRect(left, line.y(), max(0, line.x() + line.width() - left), line.height())

    def preview_tip(self) -> str:
        """What a preview is."""
        return self.tr("Not computed here yet: meanwhile, the input enlarged by bicubic is shown.")

    # Mouse

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Offer to hide the pane."""
        self._close.show()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """No longer offer to hide the pane."""
        self._close.hide()
        super().leaveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Ask to be shown alone."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.solo_requested.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """What can be done with the pane."""
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def context_menu(self) -> QMenu:
        """Copy scores, show alone, hide, and what others add."""
        menu = QMenu(self)
        copy = menu.addAction(icon("copy"), self.tr("Copy scores"))
        copy.setEnabled(self._scores is not None and not self._scores.is_empty)
        copy.triggered.connect(self.copy_scores)
        menu.addSeparator()
        menu.addAction(icon("single"), self.tr("Show alone, or all")).triggered.connect(self.solo_requested)
        menu.addAction(icon("close"), self.tr("Hide")).triggered.connect(self.hide_requested)
        self.menu_opening.emit(menu)
        return menu

    def copy_scores(self) -> None:
        """Put title and scores on the clipboard as text."""
        copy_text(self.copied_text())

    # Tooltips

    def event(self, event: QEvent) -> bool:
        """Shows the tooltip of what is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tooltip_at(event.pos().x()), self)
            return True
        return super().event(event)

    def tooltip_at(self, x: int) -> str:
        """The tooltip at a position: why it failed, how a score was measured, or what the pane is."""
        if self._failure is not None:
            return self._failure
        if self._is_preview and x > self._note_rooms(self._layout())[0].right():
            return self.preview_tip()
        if self._scores is not None and not self._scores.is_empty:
            for column, room in self._layout().columns.items():
                if room.left() <= x <= room.right():
                    return explanation(column, self._scores)
        given = capitalized(input_words(None if self._scores is None else self._scores.protocol))
        return "\n".join(part for part in (self._title.text, given, self._description) if part)
