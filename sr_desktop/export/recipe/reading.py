"""Reads a recipe and checks whether the figure can be made again here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from sr_desktop.export.errors import RequestError
from sr_desktop.export.figure.request import FigureRequest
from sr_desktop.export.recipe.making import PIXEL_MAKERS, recorded_protocol
from sr_desktop.export.recipe.model import FigureRecipe, RecipeMethod
from sr_desktop.export.recipe.paths import found, sha256_of
from sr_desktop.export.results import ORIGINAL, PictureResult
from sr_desktop.imaging.files.ordinary_files import read_file
from sr_desktop.imaging.measuring.protocol import PROTOCOL
from sr_desktop.messages.message import Message, MessageError
from sr_desktop.messages.reasons import why_not_read
from sr_desktop.system.versions import versions

_SHORT = 12
"""How many digits of a checksum are shown: enough to distinguish two files."""


class RecipeError(MessageError):
    """A figure cannot be made from a recipe; the message names the file and says why."""


def read_recipe(path: Path) -> FigureRecipe:
    """The recipe in a file.

    Raises:
        RecipeError: It cannot be read, or is no recipe.
    """
    try:
        text = read_file(path).decode()
    except FileNotFoundError:
        raise RecipeError(Message("recipe.missing", path=path)) from None
    except UnicodeDecodeError:
        raise RecipeError(Message("recipe.no-text", path=path)) from None
    except OSError as error:
        raise RecipeError(Message("recipe.unreadable", path=path, reason=why_not_read(error))) from error
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RecipeError(Message("recipe.no-json", path=path, reason=str(error))) from None
    if not isinstance(fields, dict) or "kind" not in fields:
        raise RecipeError(Message("recipe.other-kind", path=path))
    try:
        return FigureRecipe.model_validate_json(text)
    except ValidationError as error:
        raise RecipeError(_first_fault(path, error)) from None


def find_picture(recipe: FigureRecipe, recipe_file: Path) -> Path:
    """The picture that a recipe names, once it is known to be the same file.

    Raises:
        RecipeError: It is missing, unreadable or another.
    """
    return _same_file(found(recipe.picture.path, recipe_file.parent), recipe.picture.sha256, recipe_file)


def find_input(recipe: FigureRecipe, recipe_file: Path) -> Path | None:
    """The low-resolution picture that a recipe names, once it is known to be the same file; None if it names none.

    Raises:
        RecipeError: It is missing, unreadable or another.
    """
    low = recipe.low_resolution
    return None if low is None else _same_file(found(low.path, recipe_file.parent), low.sha256, recipe_file)


def find_external(method: RecipeMethod, recipe_file: Path) -> Path:
    """The external result of a method, once it is known to be the same file.

    Raises:
        RecipeError: It is missing, unreadable or another.
        ValueError: It has none.
    """
    if method.result is None or method.result_sha256 is None:
        raise ValueError(f"'{method.id}' is no external result")
    return _same_file(found(method.result, recipe_file.parent), method.result_sha256, recipe_file)


def _same_file(path: Path, sha256: str, recipe_file: Path) -> Path:
    try:
        checksum = sha256_of(path)
    except FileNotFoundError:
        raise RecipeError(Message("recipe.picture-missing", path=path, recipe=recipe_file)) from None
    except OSError as error:
        reason = why_not_read(error)
        raise RecipeError(Message("recipe.picture-unreadable", path=path, recipe=recipe_file, reason=reason)) from error
    if checksum != sha256:
        raise RecipeError(
            Message(
                "recipe.other-picture",
                path=path,
                recipe=recipe_file,
                found=checksum[:_SHORT],
                wanted=sha256[:_SHORT],
            )
        )
    return path


def request_of(recipe: FigureRecipe, result: PictureResult) -> FigureRequest:
    """The figure of the recipe, from newly computed results.

    Raises:
        RecipeError: A region lies outside the picture, or there are more crops than the layout holds.
    """
    try:
        return FigureRequest(
            result,
            tuple(region.rect for region in recipe.regions),
            recipe.layout,
            recipe.measured == "regions",
            {ORIGINAL: recipe.original, **{method.id: method.title for method in recipe.methods}},
            recipe.shown,
            {method.id: method.color for method in recipe.methods},
        )
    except RequestError as error:
        raise RecipeError(Message("recipe.no-figure", file=recipe.figure.file, why=error.message)) from None


def differences(recipe: FigureRecipe, result: PictureResult) -> Iterator[Message]:
    """Why the figure may differ from the recorded one: a message each for weights, devices, protocol, versions."""
    done = {method.method: method.run for method in result.methods}
    for method in recipe.methods:
        run = done.get(method.id)
        if run is None:
            continue
        if run.weights_sha256 != method.weights_sha256:
            yield Message(
                "recipe.other-weights",
                title=method.title,
                here=_short(run.weights_sha256),
                there=_short(method.weights_sha256),
            )
        here, there = (run.device.partition(":")[0], run.precision_text), (method.device_kind, method.precision)
        if there[1] != "uint8" and here != there:
            yield Message(
                "recipe.other-device",
                title=method.title,
                precision=here[1],
                device=here[0],
                precision_there=there[1] or "",
                device_there=there[0],
            )
    # What a recipe of an earlier version does not name was not to be chosen then.
    if {**PROTOCOL.as_json(), **recipe.protocol} != recorded_protocol(result.protocol):
        yield Message("recipe.other-protocol")
    installed = versions()
    others = [
        f"{name} {recipe.versions[name]} (here {installed.get(name)})"
        for name in PIXEL_MAKERS
        if name in recipe.versions and recipe.versions[name] != installed.get(name)
    ]
    if others:
        yield Message("recipe.other-versions", versions=", ".join(others))


def _short(checksum: str | None) -> str:
    return "none" if checksum is None else checksum[:_SHORT]


def _first_fault(path: Path, error: ValidationError) -> Message:
    """What is wrong with a recipe, by the first of its faults."""
    fault = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in fault["loc"])
    match fault["type"]:
        case "extra_forbidden" | "unexpected_keyword_argument":
            reason = Message("recipe.unknown-key", key=place)
        case "missing":
            reason = Message("recipe.missing-key", key=place)
        case "value_error" if isinstance(cause := fault["ctx"]["error"], RequestError):
            return Message("recipe.impossible", path=path, why=cause.message)
        case _:
            reason = Message("recipe.wrong-value", key=place, reason=fault["msg"][:1].lower() + fault["msg"][1:])
    return Message("recipe.invalid", path=path, reason=reason)
