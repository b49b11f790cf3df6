"""Pictures are recognised by their content."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sr_desktop.imaging.digest import digest_of, known_digest
from sr_desktop.imaging.picture import Picture


def picture(seed: int = 0, **more: object) -> Picture:
    pixels = np.random.default_rng(seed).integers(0, 256, (30, 40, 3), np.uint8)
    return Picture(pixels, "name", **more)  # type: ignore[arg-type]


def test_equal_content_has_one_digest_whatever_it_is_called() -> None:
    assert digest_of(picture()) == digest_of(replace(picture(), name="other"))
    others = [
        picture(1),
        picture(is_gray=True),
        picture(alpha=np.zeros((30, 40), np.uint8)),
        picture(alpha=np.ones((30, 40), np.uint8)),
        Picture(np.ascontiguousarray(picture().pixels.reshape(40, 30, 3)), "turned"),
        Picture(np.ascontiguousarray(np.flipud(picture().pixels)), "flipped"),
    ]
    digests = {digest_of(other) for other in (picture(), *others)}
    assert len(digests) == 1 + len(others)


def test_it_is_known_for_the_very_pixels_only() -> None:
    first = picture()
    assert known_digest(first) is None
    found = digest_of(first)
    assert known_digest(first) == found
    assert known_digest(replace(first, name="other")) == found
    assert known_digest(replace(first, pixels=first.pixels.copy())) is None
    for _ in range(50):
        # Memory of pixels that are gone is used again.
        digest_of(picture(2))
        assert known_digest(picture(3)) is None


def test_pictures_that_share_their_pixels_are_told_apart() -> None:
    plain = picture()
    opacity = np.zeros((30, 40), np.uint8)
    shared = [
        plain,
        replace(plain, alpha=opacity),
        replace(plain, alpha=opacity + 1),
        replace(plain, is_gray=True),
        replace(plain, alpha=opacity, is_gray=True),
    ]
    digests = [digest_of(one) for one in shared]
    assert len(set(digests)) == len(shared)
    assert [known_digest(one) for one in shared] == digests
    assert known_digest(replace(plain, alpha=opacity.copy())) is None
