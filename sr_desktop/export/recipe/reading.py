"""Reads a recipe and looks whether the figure can be made again here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from sr_desktop.export.figure.request import FigureRequest
from sr_desktop.export.recipe.making import PIXEL_MAKERS
from sr_desktop.export.recipe.model import FigureRecipe, RecipeMethod
from sr_desktop.export.recipe.paths import found, sha256_of
from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.metrics import PROTOCOL
from sr_desktop.system.versions import versions

_SHORT = 12
"""So many digits of a checksum tell two files apart before a person."""


class RecipeError(Exception):
    """A figure cannot be made from a recipe; the message is one sentence that names the file and says why."""


def read_recipe(path: Path) -> FigureRecipe:
    """The recipe in a file.

    Raises:
        RecipeError: It cannot be read, or is no recipe.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise RecipeError(f"There is no recipe '{path}'.") from None
    except UnicodeDecodeError:
        raise RecipeError(f"'{path}' is not a recipe: it is no text.") from None
    except OSError as error:
        raise RecipeError(f"The recipe '{path}' cannot be read: {error.strerror or error}.") from error
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RecipeError(f"'{path}' is not a recipe: it is no JSON ({error}).") from None
    if not isinstance(fields, dict) or "kind" not in fields:
        raise RecipeError(f"'{path}' is not a recipe of a figure.")
    try:
        return FigureRecipe.model_validate_json(text)
    except ValidationError as error:
        raise RecipeError(f"The recipe '{path}' cannot be used: {_first(error)}.") from None


def find_picture(recipe: FigureRecipe, recipe_file: Path) -> Path:
    """The picture that a recipe names, once it is known to be the same file.

    Raises:
        RecipeError: It is missing, unreadable or another.
    """
    return _same_file(found(recipe.picture.path, recipe_file.parent), recipe.picture.sha256, recipe_file)


def find_given(method: RecipeMethod, recipe_file: Path) -> Path:
    """The picture that was given as a method's result, once it is known to be the same file.

    Raises:
        RecipeError: It is missing, unreadable or another.
        ValueError: Nothing was given.
    """
    if method.result is None or method.result_sha256 is None:
        raise ValueError(f"the result of '{method.id}' was not given")
    return _same_file(found(method.result, recipe_file.parent), method.result_sha256, recipe_file)


def _same_file(path: Path, sha256: str, recipe_file: Path) -> Path:
    try:
        checksum = sha256_of(path)
    except FileNotFoundError:
        raise RecipeError(f"The picture '{path}' of the recipe '{recipe_file}' is missing.") from None
    except OSError as error:
        raise RecipeError(
            f"The picture '{path}' of the recipe '{recipe_file}' cannot be read: {error.strerror or error}."
        ) from error
    if checksum != sha256:
        raise RecipeError(
            f"'{path}' is not the picture that the recipe '{recipe_file}' was made of: its SHA-256 begins with "
            f"{checksum[:_SHORT]}, not {sha256[:_SHORT]}."
        )
    return path


def request_of(recipe: FigureRecipe, result: PictureResult) -> FigureRequest:
    """The figure that the recipe is of, from results made anew.

    Raises:
        RecipeError: A region lies outside the picture, or there are more crops than the layout holds.
    """
    try:
        return FigureRequest(
            result,
            tuple(region.rect for region in recipe.regions),
            recipe.layout,
            recipe.measured == "regions",
            {method.id: method.title for method in recipe.methods},
            recipe.shown,
        )
    except ValueError as error:
        raise RecipeError(f"The recipe of '{recipe.figure.file}' cannot be used: {error}.") from None


def differences(recipe: FigureRecipe, result: PictureResult) -> Iterator[str]:
    """Why the figure may differ from the recorded one: a sentence each for weights, devices, protocol, versions."""
    done = {method.method: method.run for method in result.methods}
    for method in recipe.methods:
        run = done.get(method.id)
        if run is None:
            continue
        if run.weights_sha256 != method.weights_sha256:
            yield (
                f"{method.title} has other weights here (SHA-256 {_short(run.weights_sha256)}) than the recipe names "
                f"({_short(method.weights_sha256)}); its pixels and numbers may differ."
            )
        here, there = (run.device.partition(":")[0], run.precision), (method.device_kind, method.precision)
        if there[1] != "uint8" and here != there:
            yield (
                f"{method.title} was computed in {here[1]} on {here[0]}, the recorded figure in {there[1]} on "
                f"{there[0]}; its pixels may differ."
            )
    if recipe.protocol != PROTOCOL.as_json():
        yield "The recipe names another protocol of measuring than this program's; the numbers may differ."
    installed = versions()
    others = [
        f"{name} {recipe.versions[name]} (here {installed.get(name)})"
        for name in PIXEL_MAKERS
        if name in recipe.versions and recipe.versions[name] != installed.get(name)
    ]
    if others:
        yield f"The recorded figure was made with {', '.join(others)}; pixels may differ."


def _short(checksum: str | None) -> str:
    return "none" if checksum is None else checksum[:_SHORT]


def _first(error: ValidationError) -> str:
    """The first fault in words."""
    fault = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in fault["loc"])
    match fault["type"]:
        case "extra_forbidden" | "unexpected_keyword_argument":
            return f"it has the unknown key '{place}'"
        case "missing":
            return f"it lacks the key '{place}'"
        case "value_error":
            reason = str(fault["ctx"]["error"]) if "ctx" in fault else fault["msg"]
            return f"'{place}': {reason}" if place else reason
    return f"'{place}' is wrong, {fault['msg'][:1].lower()}{fault['msg'][1:]}"
