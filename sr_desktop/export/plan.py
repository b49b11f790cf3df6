"""What is to be written where, known before anything is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from sr_desktop.export.chart.chart_file import ChartFormat
from sr_desktop.export.errors import ExportError, RequestError
from sr_desktop.export.figure.figure_file import write_figure
from sr_desktop.export.figure.request import FigureFormat, FigureLayout, FigureRequest
from sr_desktop.export.flip.flip_file import write_flip
from sr_desktop.export.flip.request import FlipOptions, FlipRequest, available
from sr_desktop.export.images import write_input, write_method, write_original
from sr_desktop.export.metrics_files import PictureScores, scores_of, write_metrics_csv, write_metrics_json
from sr_desktop.export.names import UniqueNames
from sr_desktop.export.page.page import write_page
from sr_desktop.export.recipe.making import write_kept_picture, write_recipe
from sr_desktop.export.recipe.paths import kept_input_path, kept_picture_path, recipe_path
from sr_desktop.export.results import ORIGINAL, PictureResult
from sr_desktop.imaging.files.ordinary_files import is_there
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.writing import FORMATS, FileFormat
from sr_desktop.messages.message import Message

INPUT, METRICS, FIGURE, FLIP = "input", "metrics", "figure", "flip"
"""Stems of the files beside those that are named after methods and the original."""

METRICS_NAME = f"{METRICS}.json"
"""The scores of one picture, in its folder."""

CSV_NAME = f"{METRICS}.csv"
"""The table of all pictures, beside their folders."""

PAGE_NAME = "page.html"
"""The page to share of one picture, in its folder."""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file to be written, and how.

    Attributes:
        path: The file.
        write: Writes it, whole or not at all; raises `ExportError` or `PictureWriteError` where that cannot be.
        of: The file that it belongs to, which comes before it; where that could not be written, it is left out.
    """

    path: Path
    write: Callable[[], None]
    of: Path | None = None


@dataclass(frozen=True, slots=True)
class PictureFiles:
    """The files of one picture.

    Attributes:
        folder: Where they go; a folder for each picture.
        files: What is to be written there.
        scores: Gives the picture's scores, measured upon the first call and kept.
    """

    folder: Path
    files: tuple[OutputFile, ...]
    scores: Callable[[], PictureScores]


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What to write, where, and in which format.

    For each picture a folder ``NAME`` is made in `folder`, with ``METHOD.png`` (or another suffix), ``original.png``,
    ``input.png``, ``metrics.json``, ``figure.pdf`` and its recipe; beside these folders lies ``metrics.csv`` for all
    pictures. Pictures of the same name get ``NAME-2`` and so on.

    Attributes:
        folder: Where everything goes; made if missing.
        methods: Ids of the methods whose pictures and scores are wanted; None for all there are.
        image_format: Format of the pictures; None writes no pictures.
        quality: As `FileFormat.options`.
        original: Whether to write the ground truth as well (reference mode only).
        low_resolution: Whether to write the low-resolution input as well.
        metrics_json: Whether to write the scores of each picture as JSON.
        metrics_csv: Whether to write the scores of all pictures as one table.
        figure: Format of the comparison figure of each picture; None draws none.
        figure_layout: How these figures are laid out.
        figure_regions: What they magnify; without any it is each result's own region.
        flip: How the flip of each of these regions is made (``flip.webp``, of several ``flip-1.webp`` and so on), where
            there are both pictures; None makes none.
        plane: Format of the perception-distortion plane of all pictures, ``plane.pdf`` or so beside their folders; None
            draws none.
        page: Whether to write ``page.html``, which shows all results to others.
        sources: Files that are read, without links in their paths: nothing is written over them.
    """

    folder: Path
    methods: tuple[str, ...] | None = None
    image_format: FileFormat | None = FORMATS[0]
    quality: int | None = None
    original: bool = False
    low_resolution: bool = False
    metrics_json: bool = True
    metrics_csv: bool = True
    figure: FigureFormat | None = None
    figure_layout: FigureLayout = field(default_factory=FigureLayout)
    figure_regions: tuple[Rect, ...] = ()
    flip: FlipOptions | None = None
    page: bool = False
    plane: ChartFormat | None = None
    sources: frozenset[Path] = frozenset()

    @property
    def plane_path(self) -> Path | None:
        """Where the perception-distortion plane goes; None if none is wanted."""
        return None if self.plane is None else self.folder / f"plane{self.plane.suffix}"

    @property
    def shows_whole_results(self) -> bool:
        """Whether more of a result may be shown than its region: beside a figure's crops stands the whole picture."""
        return self.figure is not None

    @property
    def csv_path(self) -> Path:
        """Where the table goes."""
        return self.folder / CSV_NAME

    @property
    def other_stems(self) -> tuple[str, ...]:
        """Stems of the figures and flips of a picture, and of what may be kept for a recipe."""
        figure = Path(FIGURE)
        kept = (kept_picture_path(figure).stem, kept_input_path(figure).stem)
        figures = () if self.figure is None else (FIGURE, *kept)
        flips = [FLIP, *(f"{FLIP}-{number + 1}" for number in range(len(self.figure_regions)))]
        return (*figures, *(() if self.flip is None else flips))

    def folder_names(self) -> UniqueNames:
        """A source of folder names for the pictures of one export."""
        plane = () if self.plane_path is None else (self.plane_path.name,)
        return UniqueNames(reserved=(CSV_NAME, *plane))

    def picture_files(
        self, result: PictureResult, folder_name: str, checkpoint: Callable[[], None] | None = None
    ) -> PictureFiles:
        """The files of one picture, in the order in which they are written.

        Args:
            folder_name: From `folder_names`.
            checkpoint: Called now and then while a region is measured; may raise to abandon it.
        """
        if self.methods is not None:
            result = result.with_methods(self.methods)
        folder = self.folder / folder_name
        scores = cache(partial(scores_of, result, checkpoint))
        files = list(self._image_files(result, folder))
        if self.metrics_json:
            json_path = folder / METRICS_NAME
            files.append(OutputFile(json_path, lambda: write_metrics_json(json_path, scores())))
        if self.figure is not None and result.methods:
            files += self._figure_files(
                folder / f"{FIGURE}{self.figure.suffix}", self.figure, result, scores, checkpoint
            )
        if self.flip is not None and set(self.flip.pair) <= set(available(result)):
            files += self._flip_files(folder, self.flip, result, checkpoint)
        if self.page and result.methods:
            page_path = folder / PAGE_NAME
            files.append(OutputFile(page_path, partial(write_page, page_path, result, checkpoint or (lambda: None))))
        return PictureFiles(folder, tuple(files), scores)

    def files(self, results: Iterable[PictureResult]) -> tuple[Path, ...]:
        """Every file that exporting ``results`` would write."""
        names = self.folder_names()
        pictures = [self.picture_files(result, names.take(result.name)) for result in results]
        paths = [file.path for picture in pictures for file in picture.files]
        return (*paths, self.csv_path) if self.metrics_csv else tuple(paths)

    def existing(self, results: Iterable[PictureResult]) -> tuple[Path, ...]:
        """Those of `files` that are there already and would be replaced."""
        return tuple(path for path in self.files(results) if is_there(path))

    def csv_file(self, pictures: Iterable[PictureScores]) -> OutputFile:
        """The table of all pictures."""
        return OutputFile(self.csv_path, partial(write_metrics_csv, self.csv_path, pictures))

    def _figure_files(
        self,
        path: Path,
        file_format: FigureFormat,
        result: PictureResult,
        scores: Callable[[], PictureScores],
        checkpoint: Callable[[], None] | None,
    ) -> Iterable[OutputFile]:
        """The figure, and beside it what it takes to make it again."""

        # Not before it is written: where there can be no figure, everything else is written all the same.
        def request() -> FigureRequest:
            try:
                if self.figure_regions:
                    return FigureRequest(result, self.figure_regions, self.figure_layout)
                return FigureRequest.of(result, self.figure_layout)
            except RequestError as error:
                raise ExportError(Message("export.no-figure", name=result.name, why=error.message)) from None

        # Without regions of its own, both the figure and the plan's scores are of the result's own region.
        known = None if self.figure_regions else lambda _: scores()
        yield OutputFile(path, lambda: write_figure(path, request(), file_format, known, checkpoint))
        if result.source is None:
            yield OutputFile(kept_picture_path(path), partial(write_kept_picture, path, result), of=path)
        yield OutputFile(recipe_path(path), lambda: write_recipe(path, request(), file_format), of=path)

    def _flip_files(
        self, folder: Path, options: FlipOptions, result: PictureResult, checkpoint: Callable[[], None] | None
    ) -> Iterable[OutputFile]:
        regions = self.figure_regions or (result.area,)
        for number, region in enumerate(regions, start=1):
            stem = FLIP if len(regions) == 1 else f"{FLIP}-{number}"
            path = folder / f"{stem}{options.format.suffix}"
            yield OutputFile(path, partial(_write_flip, path, result, region, options, checkpoint))

    def _image_files(self, result: PictureResult, folder: Path) -> Iterable[OutputFile]:
        if self.image_format is None:
            return
        suffix, quality = self.image_format.suffix, self.quality
        stems = UniqueNames(reserved=(ORIGINAL, INPUT, FIGURE, FLIP))
        for method in result.methods:
            path = folder / f"{stems.take(method.method)}{suffix}"
            yield OutputFile(path, partial(write_method, path, result, method, quality))
        if self.original and result.ground_truth is not None:
            path = folder / f"{ORIGINAL}{suffix}"
            yield OutputFile(path, partial(write_original, path, result, quality))
        if self.low_resolution:
            path = folder / f"{INPUT}{suffix}"
            yield OutputFile(path, partial(write_input, path, result, quality))


def _write_flip(
    path: Path, result: PictureResult, region: Rect, options: FlipOptions, checkpoint: Callable[[], None] | None
) -> None:
    try:
        request = FlipRequest(result, region, options)
    except RequestError as error:
        raise ExportError(Message("export.no-flip", name=result.name, why=error.message)) from None
    write_flip(path, request, checkpoint)
