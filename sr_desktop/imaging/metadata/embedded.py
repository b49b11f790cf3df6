"""What a picture's file holds besides the picture."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop.imaging.colors.profiles import srgb_profile
from sr_desktop.imaging.metadata.tiff_tags import ExifTags


@dataclass(frozen=True, slots=True)
class Embedded:
    """What a written file is to hold.

    Attributes:
        profile: The ICC profile of its colours; None for sRGB's.
        exif: EXIF; None for none.
        density: Pixels an inch at which it is printed, where the format holds that; None for nothing said.
    """

    profile: bytes | None = None
    exif: ExifTags | None = None
    density: float | None = None

    def profile_for(self, mode: str) -> bytes | None:
        """The profile of a file whose picture is of this mode of Pillow's.

        An RGB profile in a gray file is an error to many readers; gray without one is taken for sRGB's own curve.
        """
        return None if mode in ("L", "LA") else self.profile or srgb_profile()


NOTHING = Embedded()
"""A picture in sRGB alone."""
