"""The film strip: all pictures in a row, the current one marked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from sr_desktop.imaging.backdrop import Backdrop
from sr_desktop.ui.collection.pictures_model import PicturesModel
from sr_desktop.ui.collection.strip_delegate import StripDelegate
from sr_desktop.ui.widgets.buttons import action_button
from sr_desktop.ui.widgets.shortcut_override import ShortcutOverride

_OWN_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_NOTCH = 120

COMPACT_BELOW = 560
"""Below this window height, in logical pixels, the strip is compact."""


class PictureList(QListView):
    """The list of pictures. The current row is the one that is, or will be, shown in the panes."""

    def __init__(self, model: PicturesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("film-strip-pictures")
        self.setAccessibleName(self.tr("Pictures"))
        self._delegate = StripDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        ShortcutOverride(self, _OWN_KEYS)

    def set_backdrop(self, backdrop: Backdrop) -> None:
        """Show this behind transparent pixels."""
        self._delegate.backdrop = backdrop
        self.viewport().update()

    @property
    def is_compact(self) -> bool:
        """Whether the pictures are smaller and without names or a scroll bar; the wheel scrolls instead."""
        return self._delegate.is_compact

    def set_compact(self, compact: bool) -> None:
        """Switch to the compact or the usual size."""
        self._delegate.is_compact = compact
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if compact else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(policy)
        self.scheduleDelayedItemsLayout()

    def show_scores(self, shown: bool) -> None:
        """Leave room for scores under the names, or not."""
        self._delegate.has_scores = shown
        self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:  # noqa: N802
        """One row of pictures, with room for the scroll bar unless compact."""
        bar = 0 if self.is_compact else self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return QSize(400, self.item_size.height() + bar + 2)

    @property
    def item_size(self) -> QSize:
        """Size of every picture with its name, in logical pixels."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        return self.itemDelegate().sizeHint(option, QModelIndex())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Any wheel moves along the strip, one picture per notch."""
        turned = event.angleDelta().x() or event.angleDelta().y()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - round(turned / _NOTCH * self.item_size.width()))
        event.accept()


class FilmStrip(QFrame):
    """The pictures, their number, and actions on all of them.

    Args:
        model: The pictures.
        parent: The Qt parent.

    Signals:
        chosen: ``(row,)`` of the picture that the user picks.
    """

    chosen = Signal(int)

    def __init__(self, model: PicturesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("film-strip")
        self._model = model
        self._buttons: list[QToolButton] = []
        self._is_marking = False
        self.pictures = PictureList(model, self)
        self._place = QLabel(self)
        self._place.setObjectName("film-strip-place")
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._side = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.addStretch(1)
        self._side.addWidget(self._place)
        self._side.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._side)
        layout.addWidget(self.pictures, 1)
        self._set_compact(False)
        self.pictures.selectionModel().currentChanged.connect(self._choose)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Start to follow the height of the window."""
        self.window().installEventFilter(self)
        self._set_compact(self.window().height() < COMPACT_BELOW)
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Become compact in a low window."""
        if isinstance(event, QResizeEvent) and watched is self.window():
            compact = event.size().height() < COMPACT_BELOW
            if compact != self.pictures.is_compact:
                self._set_compact(compact)
        return super().eventFilter(watched, event)

    def _set_compact(self, compact: bool) -> None:
        self.pictures.set_compact(compact)
        self.setFixedHeight(self.pictures.sizeHint().height())
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if compact else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self._side.setDirection(QBoxLayout.Direction.LeftToRight if compact else QBoxLayout.Direction.TopToBottom)
        for button in self._buttons:
            button.setToolButtonStyle(style)

    def add_action_button(self, action: QAction) -> None:
        """Add a button for an action on all pictures, under their number."""
        button = action_button(self, action)
        self._buttons.append(button)
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._side.insertWidget(self._side.count() - 1, button)

    def show_scores(self, shown: bool) -> None:
        """Leave room for scores under the names, or not."""
        self.pictures.show_scores(shown)
        self.setFixedHeight(self.pictures.sizeHint().height())

    @property
    def place_text(self) -> str:
        """The shown text with the current picture's number and the total."""
        return self._place.text()

    def set_current(self, row: int) -> None:
        """Mark a picture as the current one, and scroll to it; the user has not picked it here."""
        self._is_marking = True
        if self.pictures.currentIndex().row() != row:
            self.pictures.setCurrentIndex(self._model.index(row))
        self._is_marking = False
        self._tell_place()

    @Slot()
    def refresh(self) -> None:
        """Update after pictures were added or removed."""
        self._tell_place()

    @Slot(QModelIndex)
    def _choose(self, current: QModelIndex) -> None:
        self._tell_place()
        if current.isValid() and not self._is_marking:
            self.chosen.emit(current.row())

    def _tell_place(self) -> None:
        row, count = self.pictures.currentIndex().row(), self._model.rowCount()
        self._place.setText(self.tr("{place} of {count}").format(place=row + 1, count=count) if row >= 0 else "")
