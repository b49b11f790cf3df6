"""The shared libraries that Qt's wheels expect of a Linux system, and which of them are missing."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library and the package that brings it.

    Attributes:
        soname: What the dynamic linker looks for.
        debian: Its package on Debian, Ubuntu and their kin.
        fedora: Its package on Fedora, RHEL and their kin.
        arch: Its package on Arch and its kin.
        platform: The Qt platform plugin that needs it; None if every one does, the offscreen one too.
    """

    soname: str
    debian: str
    fedora: str
    arch: str
    platform: str | None = None


# Read off `objdump -p` of the PySide6 6.11 wheels: QtGui, QtWidgets, QtSvg, QtDBus and the platform plugins.
QT_LIBRARIES: tuple[Library, ...] = (
    Library("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    Library("libX11.so.6", "libx11-6", "libX11", "libx11"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype", "freetype2"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    Library("libgthread-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    Library("libz.so.1", "zlib1g", "zlib", "zlib"),
    Library("libzstd.so.1", "libzstd1", "libzstd", "zstd"),
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11", "xcb"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor", "xcb"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm", "xcb"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image", "xcb"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms", "xcb"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb", "xcb"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil", "xcb"),
    Library("libxcb-render.so.0", "libxcb-render0", "libxcb", "libxcb", "xcb"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb", "xcb"),
    Library("libxcb-shm.so.0", "libxcb-shm0", "libxcb", "libxcb", "xcb"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb", "libxcb", "xcb"),
    Library("libxcb-util.so.1", "libxcb-util1", "xcb-util", "xcb-util", "xcb"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb", "libxcb", "xcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb", "xcb"),
    Library("libxcb.so.1", "libxcb1", "libxcb", "libxcb", "xcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11", "xcb"),
    Library("libwayland-client.so.0", "libwayland-client0", "libwayland-client", "wayland", "wayland"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor", "wayland", "wayland"),
)


def can_load(soname: str) -> bool:
    """Whether the dynamic linker finds a library and everything that the library needs in turn."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_libraries(
    platforms: Iterable[str], *, loads: Callable[[str], bool] = can_load, system: str = sys.platform
) -> tuple[Library, ...]:
    """The libraries that are missing for Qt to run on all of those platform plugins, such as ``"xcb"``.

    Empty on Windows and macOS, where the wheels bring all they need.

    Args:
        platforms: Names of Qt platform plugins; ``"offscreen"`` needs only what all need.
        loads: Says whether a library can be loaded.
        system: As `sys.platform`.
    """
    if not system.startswith("linux"):
        return ()
    wanted = {None, *platforms}
    return tuple(library for library in QT_LIBRARIES if library.platform in wanted and not loads(library.soname))
