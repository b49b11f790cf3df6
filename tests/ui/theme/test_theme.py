"""Palettes, icons and fonts."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QListWidgetItem, QSpinBox, QStyle, QWidget
from pytestqt.qtbot import QtBot

from sr_desktop.paths import resources_dir
from sr_desktop.ui.theme import icons
from sr_desktop.ui.theme.colors import DARK, LIGHT, Colors, colors_of, palette_of
from sr_desktop.ui.theme.fonts import with_tabular_digits
from sr_desktop.ui.theme.theme import Theme, ThemeChoice

NAMES = icons.names()


@pytest.fixture
def restored(theme: Theme) -> Iterator[Theme]:
    """The theme, restored at the end."""
    choice = theme.choice
    yield theme
    theme.set_choice(choice)


def ink_of(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> tuple[QColor, float]:
    """The colour of an icon's most opaque pixel, and how much of its square it covers."""
    image = icon.pixmap(QSize(20, 20), mode).toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    bits = np.frombuffer(image.constBits(), np.uint8).reshape(-1, 4)
    red, green, blue, alpha = (int(value) for value in bits[bits[:, 3].argmax()])
    return QColor(red, green, blue, alpha), float((bits[:, 3] > 40).mean())


def test_the_theme_of_another_window_leaves_no_style_behind(qapp: QApplication, theme: Theme) -> None:
    def styles() -> int:
        gc.collect()
        return sum(issubclass(type(each), QStyle) for each in gc.get_objects())

    widget = QWidget()
    widget.style()
    before = styles()
    for _ in range(2):
        Theme(qapp).deleteLater()
        widget.style()
    assert styles() == before


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_can_be_seen_in_both_themes(restored: Theme, name: str) -> None:
    icon = icons.icon(name)
    for choice, colors in ((ThemeChoice.DARK, DARK), (ThemeChoice.LIGHT, LIGHT)):
        restored.set_choice(choice)
        color, covered = ink_of(icon)
        text = colors.color("text")
        assert abs(color.lightness() - text.lightness()) < 12, "one icon follows the palette"
        assert 0.02 < covered < 0.8


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_of_one_family(name: str) -> None:
    source = (resources_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 20 20"' in source
    assert "currentColor" in source
    assert not re.search(r"#[0-9a-fA-F]{3}", source), "an icon has no colour of its own"


def test_the_icons_that_the_design_names_are_there() -> None:
    wanted = {"open", "paste", "export", "fit", "zoom-in", "zoom-out", "grid", "single", "cancel", "settings", "copy"}
    assert wanted | {"close", "more"} <= set(NAMES)


def test_a_disabled_icon_is_fainter(restored: Theme) -> None:
    icon = icons.icon("open")
    assert ink_of(icon, QIcon.Mode.Disabled)[0].alpha() < ink_of(icon)[0].alpha()


def test_icons_are_sharp_on_dense_screens(theme: Theme) -> None:
    pixmap = icons.icon("fit").pixmap(QSize(16, 16), 2.0)
    assert pixmap.size() == QSize(32, 32)
    assert pixmap.devicePixelRatio() == 2.0


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no such icon")


@pytest.mark.parametrize("colors", [DARK, LIGHT])
def test_what_surrounds_a_picture_has_no_tint(colors: Colors) -> None:
    for name in ("window", "base", "button", "text", "dim_text", "line", "header", "surround", "placeholder"):
        color = colors.color(name)
        assert color.red() == color.green() == color.blue(), name


@pytest.mark.parametrize("colors", [DARK, LIGHT])
def test_text_can_be_read(colors: Colors) -> None:
    """Contrast by WCAG 2: at least 4.5 for all text."""
    for text, ground in (
        ("text", "window"), ("text", "header"), ("text", "button"), ("text", "base"),
        ("dim_text", "header"), ("warning", "header"), ("accent_text", "accent"),
    ):  # fmt: skip
        assert contrast(colors.color(text), colors.color(ground)) >= 4.5, (text, ground)


def contrast(first: QColor, second: QColor) -> float:
    def luminance(color: QColor) -> float:
        channels = [
            value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
            for value in (color.redF(), color.greenF(), color.blueF())
        ]
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]

    brighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colors", [DARK, LIGHT])
def test_a_palette_tells_its_colours(colors: Colors) -> None:
    assert colors_of(palette_of(colors)) is colors


def test_the_choice_is_put_on_the_application(restored: Theme, qapp: QApplication) -> None:
    restored.set_choice(ThemeChoice.LIGHT)
    assert not restored.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == LIGHT.color("window")
    restored.set_choice(ThemeChoice.DARK)
    assert restored.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.color("window")


def test_the_system_is_followed(restored: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    class Hints:
        scheme = Qt.ColorScheme.Light

        def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802
            return self.scheme

    hints, real_hints = Hints(), qapp.styleHints()
    monkeypatch.setattr(restored._app, "styleHints", lambda: hints)
    restored.set_choice(ThemeChoice.SYSTEM)
    assert not restored.is_dark
    hints.scheme = Qt.ColorScheme.Dark
    real_hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert restored.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.color("window")
    hints.scheme = Qt.ColorScheme.Unknown
    assert restored.is_dark, "a system that says nothing gets the dark palette"


def test_digits_are_of_one_width() -> None:
    font = with_tabular_digits(QFont("Sans"))
    assert font.featureValue(QFont.Tag("tnum")) == 1


def test_fields_of_numbers_and_lists_have_room_for_tall_letters_and_for_ticks(theme: Theme, qtbot: QtBot) -> None:
    """Fusion makes both lower: letters of Chinese touched the frame, and the lower edge of ticks was cut off."""
    line, numbers, many = QLineEdit("影像"), QSpinBox(), QListWidget()
    for widget in (line, numbers, many):
        qtbot.addWidget(widget)
    assert numbers.sizeHint().height() >= line.sizeHint().height() - 1
    item = QListWidgetItem("Original", many)
    item.setCheckState(Qt.CheckState.Unchecked)
    # The frame of the tick is 15 high.
    assert many.sizeHintForRow(0) >= 17
