"""What several parts of a session's file hold: files, and what methods of the user's own are called."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, StringConstraints

from sr_desktop.export.recipe.model import NamedFile, PathText

Pixels = Annotated[int, Field(ge=1, le=100_000)]
Id = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Color = Annotated[str, StringConstraints(pattern=r"^(#[0-9a-fA-F]{6})?$")]


class Part(BaseModel):
    """A part of the file: an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SavedFile(NamedFile):
    """A file, found again by its path from the session's folder, or elsewhere by its size and checksum.

    Of one that could not be read when the session was saved, both may be unknown.

    Attributes:
        size: In bytes; None if that is not known.
    """

    size: NonNegativeInt | None


class SavedMethod(Part):
    """What a method of the user's own is called.

    Attributes:
        title: Its name; empty for the usual one.
        color: Of its marks and curves; empty for the program's choice.
        id: Its id when it was saved, by which layout and order name it; earlier versions did not write it.
    """

    title: str = ""
    color: Color = ""
    id: Annotated[str, StringConstraints(max_length=200)] = ""


class SavedSort(Part):
    """By which column a table is sorted.

    Attributes:
        column: Its name; empty for the table's own order.
        method: The method whose scores it holds; empty where a column holds those of all.
        is_descending: Whether the largest comes first.
    """

    column: Annotated[str, StringConstraints(max_length=200)] = ""
    method: Annotated[str, StringConstraints(max_length=200)] = ""
    is_descending: bool = False


class SavedFolder(SavedMethod):
    """Results for all pictures, or their low-resolution pictures: a folder or a pattern, its path as that of a file."""

    path: PathText
