"""Writes the recipe of a figure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from sr_desktop import NAME
from sr_desktop.export.errors import ExportError
from sr_desktop.export.figure.request import FigureFormat, FigureRequest
from sr_desktop.export.figure.wording import color_of, plain, title_of
from sr_desktop.export.recipe.model import (
    FigureRecipe,
    RecipeFigure,
    RecipeFile,
    RecipeMethod,
    RecipePicture,
    RecipeRegion,
)
from sr_desktop.export.recipe.paths import kept_input_path, kept_picture_path, recipe_path, sha256_of, written
from sr_desktop.export.results import ORIGINAL, MethodResult, PictureResult
from sr_desktop.imaging.degrading.degradation import PLAIN
from sr_desktop.imaging.files.atomic import write_atomically
from sr_desktop.imaging.files.ordinary_files import is_there
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Layer
from sr_desktop.imaging.measuring.protocol import GIVEN, Protocol
from sr_desktop.imaging.opacity import filled, without_hidden_colors
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import PictureReadError, read_picture
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.imaging.writing import write_picture
from sr_desktop.messages.message import Message
from sr_desktop.messages.names import beside, cut, escaped
from sr_desktop.messages.reasons import why_not_read
from sr_desktop.system.versions import versions

PIXEL_MAKERS = (NAME, "Python", "torch", "numpy", "Pillow", "scikit-image", "spandrel", "matplotlib")
"""What a figure's pixels and numbers depend on."""


def write_recipe(figure: Path, request: FigureRequest, file_format: FigureFormat) -> None:
    """Write the recipe of a figure beside it, whole or not at all.

    A picture that was pasted, or whose file holds another one by now, is kept beside the figure too.

    Args:
        figure: The figure's file.
        request: What it shows.
        file_format: How it was written.

    Raises:
        ExportError: A file cannot be written.
        PictureWriteError: The kept picture cannot be written.
    """
    path = recipe_path(figure)
    picture = _picture_file(figure, request.result)
    low_resolution = _input_file(figure, request.result, picture)
    text = recipe_of(figure, request, file_format, picture, low_resolution).model_dump_json(indent=2)
    write_atomically(path, text + "\n", ExportError)


def write_kept_picture(figure: Path, result: PictureResult) -> None:
    """Write the picture of a result beside a figure, losslessly, so that a recipe can name it.

    Raises:
        PictureWriteError: It cannot be written.
    """
    picture = _compared(result)
    write_picture(kept_picture_path(figure), picture.pixels, picture.alpha, gray=picture.is_gray)


def recipe_of(
    figure: Path,
    request: FigureRequest,
    file_format: FigureFormat,
    picture: Path,
    low_resolution: Path | None = None,
) -> FigureRecipe:
    """The recipe of a figure.

    Args:
        picture: The file that holds the opened picture.
        low_resolution: The file that holds the low-resolution picture that was given; None where it was made.

    Raises:
        ExportError: A file cannot be read.
    """
    folder, protocol = figure.parent, request.result.protocol
    low = None
    if low_resolution is not None:
        low = RecipeFile(**_file_fields(low_resolution, folder, request.result.low_resolution))
    installed = versions()
    return FigureRecipe(
        figure=RecipeFigure(file=plain(figure.name), format=file_format),
        picture=RecipePicture(
            **_file_fields(picture, folder, _compared(request.result)), name=escaped(request.result.name)
        ),
        mode=request.result.mode,
        scale=protocol.scale,
        degradation=protocol.degradation if low is None else PLAIN.id,
        low_resolution=low,
        methods=tuple(
            _method(request, method, figure) for method in request.result.with_methods(request.shown).methods
        ),
        shown=request.shown,
        original=escaped(title_of(request, ORIGINAL)),
        regions=tuple(RecipeRegion(x=r.x, y=r.y, width=r.width, height=r.height) for r in request.regions),
        measured="regions" if request.measure_regions else "picture",
        layout=request.layout,
        protocol=recorded_protocol(protocol),
        versions={name: installed.get(name) for name in PIXEL_MAKERS},
    )


def recorded_protocol(protocol: Protocol) -> dict[str, str | int | float | None]:
    """A protocol as recipes hold it: without the path of a given file, which stands elsewhere and differs by place."""
    return {**protocol.as_json(), "low_resolution": None}


def _file_fields(file: Path, folder: Path, picture: Picture) -> dict[str, Any]:
    """The fields of a file. How it was read is told of the picture's own, not of one kept beside the figure."""
    reading = picture.origin.options if picture.path == file else ReadOptions()
    chosen = reading.value_range
    return {
        "path": written(file, folder),
        "sha256": _checksum_of(file),
        "range": None if chosen is None else (chosen.black, chosen.white),
        "allow_truncated": reading.allow_truncated,
    }


def _checksum_of(file: Path) -> str:
    try:
        return sha256_of(file)
    except OSError as error:
        raise ExportError(Message("picture.unreadable", path=file, reason=why_not_read(error))) from error


def _method(request: FigureRequest, method: MethodResult, figure: Path) -> RecipeMethod:
    folder, run = figure.parent, method.run
    if run is None:
        external = _external_file(figure, request.result, method)
        return RecipeMethod(
            id=method.method,
            title=escaped(title_of(request, method.method)),
            color=color_of(request, method.method),
            result=written(external, folder),
            result_sha256=sha256_of(external),
        )
    known = request.result.catalogue.find(method.method)
    model = None if known is None else known.model
    return RecipeMethod(
        id=method.method,
        title=escaped(title_of(request, method.method)),
        color=color_of(request, method.method),
        model=None if model is None else written(model, folder),
        weights_sha256=run.weights_sha256,
        model_format=run.model_format,
        device=run.device,
        device_name=run.device_name,
        precision=run.precision_text,  # type: ignore[arg-type]  # pydantic checks it
        tile=run.tile,
    )


def _external_file(figure: Path, result: PictureResult, method: MethodResult) -> Path:
    """The file that holds an external result: the user's own, if that still does, else one beside the figure."""
    known = result.catalogue.find(method.method)
    own = None if known is None else known.result
    width, height = result.output_size
    if own is not None:
        try:
            now = read_picture(own)
        except PictureReadError:
            pass
        else:
            if _is_of(now, Rect(0, 0, width, height), method.layer):
                return own
    kept = beside(figure, f".{cut(method.method, 100)}.png")
    write_picture(kept, method.pixels, method.alpha)
    return kept


def _picture_file(figure: Path, result: PictureResult) -> Path:
    """The file that holds the picture of the result: its own, if that still does, else one beside the figure."""
    if result.source is not None and _holds(result.source, _compared(result)):
        return result.source
    kept = kept_picture_path(figure)
    if result.source is not None or not is_there(kept):
        write_kept_picture(figure, result)
    return kept


def _input_file(figure: Path, result: PictureResult, picture: Path) -> Path | None:
    """The file that holds the low resolution that was given: its own, if that still does, else one beside the figure.

    None where it was made.
    """
    low = result.low_resolution
    if result.ground_truth is None or result.protocol.degradation != GIVEN:
        return None
    # A picture that is kept is cropped to a multiple of the scale, and so must its low resolution be.
    if low.path is not None and _holds(low.path, low, exactly=picture != result.source):
        return low.path
    kept = kept_input_path(figure)
    write_picture(kept, low.pixels, low.alpha, gray=low.is_gray)
    return kept


def _holds(file: Path, then: Picture, *, exactly: bool = False) -> bool:
    """Whether a file holds a picture, or (not `exactly`) one of which only the right and lower edge was cropped."""
    try:
        now = read_picture(file, then.origin.options)
    except PictureReadError:
        return False
    if exactly and now.size != then.size:
        return False
    return _is_of(now, then.bounds, then.layer)


def _is_of(file: Picture, area: Rect, layer: Layer) -> bool:
    """Whether a part of a file's picture is a layer of a result, whose invisible or faint pixels have been filled."""
    if not file.bounds.contains(area):
        return False
    now = file.cropped(area)
    has_its_opacity = now.alpha is None or (layer.alpha is not None and np.array_equal(now.alpha, layer.alpha))
    return has_its_opacity and any(
        np.array_equal(fill(now).pixels, layer.pixels) for fill in (without_hidden_colors, filled)
    )


def _compared(result: PictureResult) -> Picture:
    return result.low_resolution if result.ground_truth is None else result.ground_truth
