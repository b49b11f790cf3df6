"""How the colour of a picture pixel is written."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sr_desktop.imaging.layer import OPAQUE


def color_text(rgb: tuple[int, int, int] | None, opacity: int = OPAQUE) -> str:
    """``121 98 77``; with its opacity if it is not opaque: ``121 98 77 at 40 %``; a dash for no colour.

    Args:
        rgb: Red, green and blue, 0 to 255; None where nothing has been computed yet.
        opacity: 0 to 255; of what is transparent no colour is shown, for it is not seen.
    """
    if rgb is None:
        return "–"
    colors = "{} {} {}".format(*rgb)
    if opacity == OPAQUE:
        return colors
    translate = QCoreApplication.translate
    if opacity == 0:
        return translate("StatusBar", "transparent")
    return translate("StatusBar", "{colors} at {percent} %").format(
        colors=colors, percent=max(1, round(opacity / 2.55))
    )
