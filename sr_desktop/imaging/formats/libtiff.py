"""Keeps the library by which Pillow reads TIFFs off stderr: what is wrong with a file is a message of ours."""

from __future__ import annotations

import ctypes
from functools import cache

from PIL import _imaging


@cache
def silence() -> None:
    """Take its handlers of errors and warnings away, once; where it is linked so that they cannot be found, they stay.

    They are of the whole process: Pillow has no setting for them, and knows of each error itself.
    """
    try:
        # What a module of C is linked with is found through it.
        library = ctypes.CDLL(_imaging.__file__)
        handlers = [library.TIFFSetErrorHandler, library.TIFFSetWarningHandler]
    except (AttributeError, OSError):
        return
    for handler in handlers:
        handler.argtypes, handler.restype = [ctypes.c_void_p], ctypes.c_void_p
        handler(None)
