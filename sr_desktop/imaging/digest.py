"""Recognises pictures by their content."""

from __future__ import annotations

import hashlib
import weakref
from threading import Lock

import numpy as np

from sr_desktop.imaging.picture import Picture, Pixels

_lock = Lock()
_known: dict[int, tuple[weakref.ref[Pixels], str]] = {}


def digest_of(picture: Picture) -> str:
    """A checksum of a picture's pixels, opacity and kind, computed once; some 40 ms for 12 megapixels."""
    found = known_digest(picture)
    if found is not None:
        return found
    pixels = picture.pixels
    kind = repr((pixels.shape, picture.is_gray, picture.alpha is not None))
    checksum = hashlib.blake2b(kind.encode(), digest_size=20)
    checksum.update(np.ascontiguousarray(pixels).data)
    if picture.alpha is not None:
        checksum.update(np.ascontiguousarray(picture.alpha).data)
    digest, key = checksum.hexdigest(), id(pixels)
    with _lock:
        _known[key] = (weakref.ref(pixels, lambda _: _known.pop(key, None)), digest)
    return digest


def known_digest(picture: Picture) -> str | None:
    """The checksum if it was computed before, for this very array of pixels; None if it was not. Takes no time."""
    with _lock:
        found = _known.get(id(picture.pixels))
    return found[1] if found is not None and found[0]() is picture.pixels else None
