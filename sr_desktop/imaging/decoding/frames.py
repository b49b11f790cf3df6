"""Files that hold several pictures, of which the first is shown."""

from __future__ import annotations

from typing import IO

from PIL import Image

from sr_desktop.imaging.formats.tiff import holds_several
from sr_desktop.imaging.values.origin import Findings
from sr_desktop.messages.message import Message

_MPO_INDEX = 0xB002
_PICTURES_ALIKE = "Multi-Frame"
"""The beginning of what an MPO calls views of one scene; what is not one is a preview or a map of brightness."""


def tell_frames(image: Image.Image, stream: IO[bytes], findings: Findings) -> None:
    """Say so if the file holds more than the picture that is shown.

    Args:
        image: As opened, at its first picture.
        stream: What it was opened from.
        findings: Takes it.
    """
    if image.format == "TIFF":
        tell_pages(stream, findings)
        return
    if image.format == "MPO":
        entries = getattr(image, "mpinfo", {}).get(_MPO_INDEX, [])
        kinds = [str(entry.get("Attribute", {}).get("MPType", "")) for entry in entries]
        several = sum(kind.startswith(_PICTURES_ALIKE) for kind in kinds) > 1
    else:
        several = getattr(image, "is_animated", False)
    if several:
        _tell(findings)


def tell_pages(stream: IO[bytes], findings: Findings) -> None:
    """The same of a TIFF."""
    if holds_several(stream):
        _tell(findings)


def _tell(findings: Findings) -> None:
    findings.tell(Message("picture.first-of-several", name=findings.name))
