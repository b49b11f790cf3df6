"""What scores were made of, by the checksums of the files: so it is known later whether they still hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sr_desktop.engine.errors import ExternalResultError
from sr_desktop.engine.inputs.choice import InputChoice
from sr_desktop.engine.inputs.external import Listing, pictures_in, result_file
from sr_desktop.export.recipe.paths import Checksums
from sr_desktop.imaging.files.pairing import PairError
from sr_desktop.methods import Kind, Method


@dataclass(frozen=True, slots=True)
class MeasuredFiles:
    """The files that a picture's scores were made of. Of networks, `RunInfo.weights_sha256` says the rest.

    Attributes:
        picture: Checksum of the picture's file.
        low_resolution: That of its low-resolution file; None where the input was made of the picture.
        results: Those of the external results, by method id.
    """

    picture: str
    low_resolution: str | None = None
    results: Mapping[str, str] = field(default_factory=dict)

    def is_of(self, other: MeasuredFiles) -> bool:
        """Whether the picture and its input are those of `other`, whatever the results are."""
        return (self.picture, self.low_resolution) == (other.picture, other.low_resolution)


def measured_files(
    picture: Path,
    methods: Iterable[Method],
    choice: InputChoice,
    checksums: Checksums,
    files_in: Listing = pictures_in,
) -> MeasuredFiles | None:
    """What scores of a picture are made of at this moment.

    Args:
        picture: Its file.
        methods: Those of whose results the files are wanted; others than external ones have none.
        choice: Where its input comes from, and the scale.
        checksums: Gives those of files.
        files_in: Lists a folder of results; for many pictures, one that remembers.

    Returns:
        The files; None if the picture or its low-resolution file cannot be had. A result that cannot is left out.
    """
    own = checksums.of(picture)
    try:
        low = choice.file_for(picture)
    except PairError:
        return None
    given = None if low is None else checksums.of(low)
    if own is None or (low is not None and given is None):
        return None
    results: dict[str, str] = {}
    for method in methods:
        if method.kind is not Kind.EXTERNAL:
            continue
        try:
            found = checksums.of(result_file(method, picture, choice.scale, files_in))
        except ExternalResultError:
            continue
        if found is not None:
            results[method.id] = found
    return MeasuredFiles(own, given, results)
