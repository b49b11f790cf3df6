"""Whether the user has asked the system for less motion."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

_CLIENT_AREA_ANIMATION = 0x1042
"""SPI_GETCLIENTAREAANIMATION of the Windows API."""


def wants_less_motion() -> bool:
    """Whether nothing is to move by itself, as far as Windows, macOS or KDE say; other systems are not asked."""
    if sys.platform == "win32":
        return not _windows_animates()
    if sys.platform == "darwin":
        return bool(QSettings("com.apple", "universalaccess").value("reduceMotion", False, bool))
    folders = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.GenericConfigLocation)
    return any(_kde_is_still(Path(folder) / "kdeglobals") for folder in folders[:1])


def _kde_is_still(file: Path) -> bool:
    if not file.is_file():
        return False
    factor = QSettings(str(file), QSettings.Format.IniFormat).value("KDE/AnimationDurationFactor")
    try:
        return factor is not None and float(str(factor)) == 0
    except ValueError:
        return False


def _windows_animates() -> bool:
    import ctypes

    animates = ctypes.c_int(1)
    user32 = getattr(ctypes, "windll").user32  # noqa: B009 - there is none on other systems
    user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(animates), 0)
    return bool(animates.value)
