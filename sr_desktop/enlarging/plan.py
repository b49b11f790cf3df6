"""What is to be enlarged, how, and to where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePath

from sr_desktop.engine.foreign.model_files import weights_checksum
from sr_desktop.engine.settings import EngineSettings
from sr_desktop.enlarging.errors import EnlargeError
from sr_desktop.enlarging.naming import USUAL_TEMPLATE, check_template
from sr_desktop.enlarging.size import Target
from sr_desktop.imaging.metadata.lossy import is_lossy_jpeg
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.imaging.writing import FORMATS, FileFormat
from sr_desktop.messages.message import Message
from sr_desktop.methods import SHIPPED, Catalogue, Kind, Method

AUTO = "auto"
"""Instead of a method's id: for each picture what suits its file."""

FOR_JPEG, FOR_OTHERS = "srresnet-photo", "srresnet"
"""The methods that `AUTO` takes: one that was trained on JPEG files, and one that was trained on clean pictures."""


class Existing(StrEnum):
    """What becomes of a file that is there already and was not made by the same job."""

    SKIP = "skip"
    """It stays, and the picture is left out."""
    REPLACE = "replace"
    """It is replaced once the new one is whole."""
    KEEP_BOTH = "keep-both"
    """The new one gets another name."""


@dataclass(frozen=True, slots=True)
class Source:
    """A picture that is to be enlarged.

    Attributes:
        path: Its file.
        folder: Where its enlargement goes, relative to the folder of all.
    """

    path: Path
    folder: PurePath = field(default_factory=PurePath)


@dataclass(frozen=True, slots=True)
class EnlargePlan:
    """How pictures are enlarged, and where they go.

    Attributes:
        folder: Where they go; made if missing.
        method: The method's id, or `AUTO`.
        target: How large they become.
        file_format: In which format they are written.
        quality: As `FileFormat.options`.
        template: What they are called; see `sr_desktop.enlarging.naming`.
        existing: What becomes of files that are there.
        keep_position: Whether their EXIF may say where they were taken.
        settings: Device and precision.
        reading: How their files are read.
        catalogue: What the methods are.
        readings: How some of the files are read, for which the user has chosen otherwise, by their paths.

    Raises:
        EnlargeError: No names can be made by the template, or the method enlarges nothing.
        UnknownMethodError: There is no such method.
    """

    folder: Path
    method: str = AUTO
    target: Target = field(default_factory=Target)
    file_format: FileFormat = FORMATS[0]
    quality: int | None = None
    template: str = USUAL_TEMPLATE
    existing: Existing = Existing.SKIP
    keep_position: bool = False
    settings: EngineSettings = field(default_factory=EngineSettings)
    reading: ReadOptions = field(default_factory=ReadOptions)
    catalogue: Catalogue = SHIPPED
    readings: Mapping[Path, ReadOptions] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_template(self.template)
        if self.method != AUTO and self.catalogue.get(self.method).kind is Kind.EXTERNAL:
            raise EnlargeError(Message("enlarge.not-given", id=self.method))

    def reading_of(self, path: Path) -> ReadOptions:
        """How a picture's file is read."""
        return self.readings.get(path, self.reading)

    def method_for(self, path: Path) -> Method:
        """The method that a picture is enlarged by.

        Raises:
            OSError: Its file cannot be read.
            UnknownMethodError: The weights of that method are missing.
        """
        if self.method != AUTO:
            return self.catalogue.get(self.method)
        return self.catalogue.get(suggested_method(is_lossy_jpeg(path), self.catalogue))

    def settings_of(self, method: Method, reading: ReadOptions | None = None) -> Mapping[str, object]:
        """All that the content and the name of an enlargement depend on besides its picture, as plain values.

        Args:
            method: What it is enlarged by.
            reading: How the picture is read; None as most are.

        Raises:
            ModelFileError, WeightsError: The method's files cannot be read.
        """
        reading = reading or self.reading
        return {
            "method": method.id,
            "weights": _weights_of(method),
            "size": str(self.target),
            "format": self.file_format.name,
            "quality": self.quality,
            "name": self.template,
            "position": self.keep_position,
            "precision": self.settings.precision.value,
            "self_ensemble": self.settings.self_ensemble,
            "range": None if reading.value_range is None else str(reading.value_range),
            "truncated": reading.allow_truncated,
        }


def suggested_method(is_jpeg: bool, catalogue: Catalogue = SHIPPED) -> str:
    """The method that suits a picture: the photo network for a JPEG file, if it is there, else SRResNet."""
    return FOR_JPEG if is_jpeg and FOR_JPEG in catalogue.ids else FOR_OTHERS


def _weights_of(method: Method) -> str | None:
    """What tells the weights of a method, and how they are read, from others; None for one without."""
    checksum = weights_checksum(method)
    return checksum if method.model is None else f"{checksum} {method.format}".rstrip()
