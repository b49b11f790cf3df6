"""What a user chose when pictures were enlarged last, as plain values that can be stored."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop.engine.settings import EngineSettings
from sr_desktop.enlarging.naming import USUAL_TEMPLATE
from sr_desktop.enlarging.plan import AUTO, EnlargePlan, Existing
from sr_desktop.enlarging.size import Target
from sr_desktop.imaging.files.ordinary_files import typed_path
from sr_desktop.imaging.writing import BEST_QUALITY, FORMATS, FileFormat
from sr_desktop.methods import Catalogue


@dataclass(frozen=True, slots=True)
class EnlargeChoices:
    """The choices.

    Attributes:
        method: The method's id, or `AUTO`.
        size: As `Target.parse`.
        format_name: The format's name.
        quality: Of formats that have one, 1 to 100.
        lossless: Whether formats that can be are lossless.
        template: What the files are called.
        existing: What becomes of files that are there.
        keep_position: Whether EXIF may say where a photograph was taken.
        with_subfolders: Whether a folder means the pictures of its subfolders too.
        folder: Where the files go; empty for next to the pictures.
    """

    method: str = AUTO
    size: str = "x4"
    format_name: str = FORMATS[0].name
    quality: int = BEST_QUALITY
    lossless: bool = True
    template: str = USUAL_TEMPLATE
    existing: Existing = Existing.SKIP
    keep_position: bool = False
    with_subfolders: bool = False
    folder: str = ""

    @property
    def file_format(self) -> FileFormat:
        """The format; the first one where that of another version is not known."""
        return next((known for known in FORMATS if known.name == self.format_name), FORMATS[0])

    def plan(self, settings: EngineSettings, catalogue: Catalogue) -> EnlargePlan:
        """The plan that is chosen.

        Args:
            settings: Device and precision.
            catalogue: What the methods are.

        Raises:
            EnlargeError: No names can be made, or the size is out of range.
            UnknownMethodError: The method is not there any more.
        """
        is_lossless = self.file_format.lossless is not None and self.lossless
        quality = None if self.file_format.lossy is None or is_lossless else self.quality
        return EnlargePlan(
            typed_path(self.folder),
            self.method,
            Target.parse(self.size),
            self.file_format,
            quality,
            self.template,
            self.existing,
            self.keep_position,
            settings,
            catalogue=catalogue,
        )
