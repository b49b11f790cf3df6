"""What enlarged pictures are called: a template with places for what is known of each."""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter

from sr_desktop.enlarging.errors import EnlargeError
from sr_desktop.export.names import shortened
from sr_desktop.messages.message import Message

USUAL_TEMPLATE = "{name}_{size}"
"""The template that is taken if none is chosen: ``IMG_1234_x4``."""


@dataclass(frozen=True, slots=True)
class NameParts:
    """What can be put into a name; each attribute is a place of the template.

    Attributes:
        name: The stem of the picture's file.
        method: Id of the method.
        size: ``x4`` or ``6000px``.
        width: Columns of the enlarged picture.
        height: Its rows.
        number: Which of the pictures it is, from 1.
    """

    name: str
    method: str
    size: str
    width: int
    height: int
    number: int

    @classmethod
    def places(cls) -> tuple[str, ...]:
        """The names of the places."""
        return tuple(cls.__dataclass_fields__)


_ANY = NameParts("IMG_1234", "srresnet-photo", "x4", 4000, 3000, 1)


def check_template(template: str) -> None:
    """Refuse a template of which no names can be made.

    Raises:
        EnlargeError: It is empty, names a folder, has a place that is not known, or a lonely brace.
    """
    if not template.strip():
        raise EnlargeError(Message("enlarge.template-empty"))
    if "/" in template or "\\" in template:
        raise EnlargeError(Message("enlarge.template-folder", template=template))
    try:
        fields = [field for _, field, _, _ in Formatter().parse(template) if field is not None]
        unknown = next((field for field in fields if field not in NameParts.places()), None)
        if unknown is not None:
            known = ", ".join(f"{{{place}}}" for place in NameParts.places())
            raise EnlargeError(Message("enlarge.template-field", field=f"{{{unknown}}}", known=known))
        name_of(template, _ANY)
    except ValueError as error:
        raise EnlargeError(Message("enlarge.template-braces", template=template)) from error


def name_of(template: str, parts: NameParts) -> str:
    """The name without its suffix, not yet made safe for file systems.

    The picture's own name is cut where it would leave no room for the rest, which tells pictures of it apart.

    Raises:
        ValueError: The template was not checked.
    """
    values = {place: getattr(parts, place) for place in NameParts.places()}
    times = sum(field == "name" for _, field, _, _ in Formatter().parse(template))
    if times:
        values["name"] = shortened(parts.name, template.format(**{**values, "name": ""}), times)
    return template.format(**values)
