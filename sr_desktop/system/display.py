"""Which Qt platform plugin a window would use here, and what prevents it."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Mapping

from sr_desktop.system.libraries import missing_libraries
from sr_desktop.system.packages import describe_missing


def candidate_platforms(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The platform plugins that Qt would try, in its order; empty where there is no display."""
    chosen = environ.get("QT_QPA_PLATFORM")
    if chosen:
        # Qt's own form: alternatives between semicolons, each with options after a colon.
        return tuple(name.partition(":")[0] for name in chosen.split(";") if name)
    platforms = []
    if environ.get("WAYLAND_DISPLAY"):
        platforms.append("wayland")
    if environ.get("DISPLAY"):
        platforms.append("xcb")
    return tuple(platforms)


def window_problem(environ: Mapping[str, str], *, system: str = sys.platform) -> str | None:
    """Why no window can open here, in one line with what to do, or None if one can. Asked before Qt is imported.

    Qt itself would abort the process, or fail to import with the name of one library of several.

    Args:
        environ: The environment variables.
        system: As `sys.platform`; anything but Linux has no such problem.
    """
    if not system.startswith("linux"):
        return None
    platforms = candidate_platforms(environ)
    if not platforms:
        return (
            "There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "Without one, use: sr-desktop compare IMAGE --out DIR"
        )
    lacking = [missing_libraries((platform,), system=system) for platform in platforms]
    if all(lacking):
        nearest = min(lacking, key=len)
        return describe_missing(nearest)
    if platforms == ("xcb",) and not x_server_answers():
        return f"The X server '{environ.get('DISPLAY', '')}' (from DISPLAY) does not answer, so no window can open."
    return None


def x_server_answers() -> bool:
    """Whether the X server of ``DISPLAY`` accepts us; True if that cannot be found out."""
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return True
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XOpenDisplay.argtypes = [ctypes.c_char_p]
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    display = x11.XOpenDisplay(None)
    if display:
        x11.XCloseDisplay(display)
    return bool(display)
