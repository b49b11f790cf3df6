"""A session in memory, as a window has it and another can take it over; and how it is written into a file and read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sr_desktop import SCALE
from sr_desktop.engine.inputs.choice import InputChoice
from sr_desktop.engine.inputs.external import results_method
from sr_desktop.engine.settings import Mode
from sr_desktop.export.blind_test.folder import StudyFolder
from sr_desktop.export.evaluating.picture_order import Order
from sr_desktop.export.recipe.model import RecipeRegion
from sr_desktop.export.recipe.paths import found, written
from sr_desktop.export.session.files import FoundFiles, Known, nothing_known, saved_fields
from sr_desktop.export.session.kept_evaluation import (
    KeptEvaluation,
    OpenedEvaluation,
    evaluated_choice,
    opened_evaluation,
    saved_evaluation,
)
from sr_desktop.export.session.model import (
    SavedLayout,
    SavedLine,
    SavedModel,
    SavedName,
    SavedOrder,
    SavedPicture,
    SavedResult,
    SavedSession,
    SavedView,
    SavedVotes,
)
from sr_desktop.export.session.parts import SavedFile, SavedFolder
from sr_desktop.imaging.degrading.degradation import PLAIN, parse_degradation
from sr_desktop.imaging.files.ordinary_files import real_path
from sr_desktop.imaging.files.pairing import LowResolutionFiles, PairError
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.line_profile import Line
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.messages.message import Message
from sr_desktop.methods import SHIPPED, Kind, Method
from sr_desktop.model_format import NO_CHOICE, FormatChoice, parse_format


@dataclass(frozen=True, slots=True)
class AddedMethod:
    """A method that the user has added.

    Attributes:
        path: The model, the result, or the folder or pattern of results.
        title: What it is called; empty for the usual name.
        color: Its colour; empty for the program's choice.
        id: By which layout and order name it; empty if that is not known.
        format: How a model takes and gives pictures.
    """

    path: Path
    title: str = ""
    color: str = ""
    id: str = ""
    format: FormatChoice = NO_CHOICE


@dataclass(frozen=True, slots=True)
class Content:
    """What would be lost, or would be missed in the file: all but how it is looked at.

    Attributes:
        pictures: The open files in their order.
        readings: How they are read, where something was chosen.
        results: The added results, by picture.
        low_resolution: Low-resolution pictures that were given, by picture.
        low_resolution_folder: A folder or a pattern of them.
        folders: The folders and patterns of results.
        models: The models of the user's own.
        names: Names and colours of the program's methods that are not the usual ones.
        region: The marked region.
        line: The line along which values are plotted.
        mode: Whether the pictures are the ground truth or the input.
        scale: How many times larger the results are than the input.
        degradation: The id of how low-resolution pictures are made.
        metrics: The chosen metrics.
        votes: The folder of the blind test that was opened last.
        evaluation: What has been evaluated.
    """

    pictures: tuple[Path, ...] = ()
    readings: Mapping[Path, ReadOptions] = field(default_factory=dict)
    results: Mapping[Path, tuple[AddedMethod, ...]] = field(default_factory=dict)
    low_resolution: Mapping[Path, Path] = field(default_factory=dict)
    low_resolution_folder: Path | None = None
    folders: tuple[AddedMethod, ...] = ()
    models: tuple[AddedMethod, ...] = ()
    names: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    region: Rect | None = None
    line: Line | None = None
    mode: Mode = Mode.REFERENCE
    scale: int = SCALE
    degradation: str = PLAIN.id
    metrics: tuple[str, ...] = ()
    votes: Path | None = None
    evaluation: KeptEvaluation | None = None

    @property
    def is_work(self) -> bool:
        """Whether it holds what the user has put together and the program does not remember by itself."""
        has_scores = self.evaluation is not None and self.evaluation.has_scores
        return bool(has_scores or self.results or self.folders or self.low_resolution or self.low_resolution_folder)

    @property
    def methods(self) -> dict[str, Method]:
        """The methods of an evaluation by their ids: those of the program, models, folders of results."""
        own = {method.id: method for method in SHIPPED.offered}
        own = {name: replace(one, title=self.names.get(name, ("",))[0] or one.title) for name, one in own.items()}
        models = {
            one.id: Method(one.id, one.title or one.path.stem, "", Kind.RGB_NETWORK, model=one.path)
            for one in self.models
        }
        folders = {one.id: replace(results_method(one.path, SHIPPED, one.title), id=one.id) for one in self.folders}
        return own | models | folders


@dataclass(frozen=True, slots=True)
class SessionState:
    """A session.

    Attributes:
        content: What it holds.
        current: The picture that is shown.
        view: What is seen of it; None for all.
        layout: How the window is laid out.
        order: The order of the film strip.
        files: The low-resolution pictures of the content's folder, listed; None without, or if that cannot be read.
        problems: What of a session's file could not be found, apart from its files.
        changed: Names of pictures and methods that are other ones since they were evaluated; their scores are left out.
    """

    content: Content = field(default_factory=Content)
    current: Path | None = None
    view: SavedView | None = None
    layout: SavedLayout = field(default_factory=SavedLayout)
    order: Order = field(default_factory=Order)
    files: LowResolutionFiles | None = field(default=None, compare=False)
    problems: tuple[Message, ...] = field(default=(), compare=False)
    changed: tuple[str, ...] = field(default=(), compare=False)

    @property
    def choice(self) -> InputChoice:
        """Where the input of the pictures comes from."""
        of = self.content
        return InputChoice(parse_degradation(of.degradation), self.files, of.low_resolution, of.scale)


def saved(
    state: SessionState, folder: Path, check: Callable[[], None] = lambda: None, known: Known = nothing_known
) -> SavedSession:
    """A session as it is written into a file in that folder; reads every file that it names once.

    Of a file that cannot be read, on a drive that is gone for example, it holds what was known earlier.

    Args:
        state: The session.
        folder: Of the session's file.
        check: Called between files; may raise to abandon the work.
        known: What was known of files earlier.
    """
    of, order = state.content, state.order

    def file(path: Path, reading: ReadOptions | None = None) -> dict[str, object]:
        check()
        return saved_fields(path, folder, reading, known=known)

    def result(one: AddedMethod) -> SavedResult:
        return SavedResult.model_validate({**file(one.path), **_names(one)})

    def picture(path: Path) -> SavedPicture:
        low = of.low_resolution.get(path)
        fields = file(path, of.readings.get(path))
        fields["results"] = [result(one) for one in of.results.get(path, ())]
        fields["low_resolution"] = None if low is None else SavedFile.model_validate(file(low))
        return SavedPicture.model_validate(fields)

    def votes(path: Path) -> SavedVotes:
        study = StudyFolder(path)
        files = tuple(SavedFile.model_validate(file(each)) for each in study.files or (study.study_path,))
        return SavedVotes(path=written(path, folder), files=files)

    line, region = of.line, of.region
    return SavedSession(
        pictures=tuple(map(picture, of.pictures)),
        current=of.pictures.index(state.current) if state.current in of.pictures else None,
        mode=of.mode,
        scale=of.scale,
        degradation=of.degradation,
        low_resolution=None
        if of.low_resolution_folder is None
        else SavedFolder(path=written(of.low_resolution_folder, folder)),
        metrics=of.metrics,
        names=tuple(SavedName(id=name, title=title, color=color) for name, (title, color) in of.names.items()),
        models=tuple(
            SavedModel.model_validate({**file(one.path), **_names(one), "format": str(one.format)}) for one in of.models
        ),
        folders=tuple(
            SavedFolder(path=written(one.path, folder), title=one.title, color=one.color, id=one.id)
            for one in of.folders
        ),
        region=None
        if region is None
        else RecipeRegion(x=region.x, y=region.y, width=region.width, height=region.height),
        line=None if line is None else SavedLine(x1=line.x1, y1=line.y1, x2=line.x2, y2=line.y2),
        view=state.view,
        layout=state.layout,
        order=SavedOrder(
            by=order.by,
            method=order.method,
            other=order.other,
            metric=order.metric_id,
            worst_first=order.is_worst_first,
        ),
        votes=None if of.votes is None else votes(of.votes),
        evaluation=None if of.evaluation is None else saved_evaluation(of.evaluation, of.methods, folder, check, known),
    )


def _names(one: AddedMethod) -> dict[str, str]:
    return {"title": one.title, "color": one.color, "id": one.id}


def opened(
    session: SavedSession, folder: Path, files: FoundFiles, check: Callable[[], None] = lambda: None
) -> SessionState:
    """The session of a file; what of it is missing is left out.

    Args:
        session: What the file holds.
        folder: Where it lies.
        files: Where what it names is now.
        check: Called between files; may raise to abandon the work.
    """
    paths, problems = files.paths, list[Message]()

    def added(one: SavedResult | SavedModel | SavedFolder, path: Path) -> AddedMethod:
        chosen = parse_format(one.format) if isinstance(one, SavedModel) else NO_CHOICE
        return AddedMethod(path, one.title, one.color, one.id, chosen)

    there = [one for one in session.pictures if one.path in paths]
    current = session.pictures[session.current or 0 : (session.current or 0) + 1]
    low, low_folder, listed = session.low_resolution, None, None
    if low is not None and low not in files.missing_folders:
        low_folder = _folder(low, folder)
        try:
            listed = LowResolutionFiles(low_folder)
        except PairError as error:
            problems.append(error.message)
    region, line, order = session.region, session.line, session.order
    pictures = tuple(dict.fromkeys(paths[one.path] for one in there))
    content = Content(
        pictures=pictures,
        readings={paths[one.path]: one.reading for one in there if one.reading != ReadOptions()},
        results={
            paths[one.path]: results
            for one in there
            if (results := tuple(added(each, paths[each.path]) for each in one.results if each.path in paths))
        },
        low_resolution={
            paths[one.path]: paths[one.low_resolution.path]
            for one in there
            if one.low_resolution is not None and one.low_resolution.path in paths
        },
        low_resolution_folder=None if listed is None else low_folder,
        folders=tuple(added(one, _folder(one, folder)) for one in session.folders),
        models=tuple(added(one, paths[one.path]) for one in session.models if one.path in paths),
        names={one.id: (one.title, one.color) for one in session.names},
        region=None if region is None else region.rect,
        line=None if line is None else Line(line.x1, line.y1, line.x2, line.y2),
        mode=session.mode,
        scale=session.scale,
        degradation=session.degradation,
        metrics=session.metrics,
        votes=None if session.votes is None else _votes(session.votes, folder, files),
    )
    state = SessionState(
        content,
        next((paths[one.path] for one in current if one.path in paths), next(iter(pictures), None)),
        session.view,
        session.layout,
        Order(order.by, order.method, order.other, order.metric, order.worst_first),
        listed,
        tuple(problems),
    )
    evaluated = _evaluated(session, folder, files, state, check)
    if evaluated is None:
        return state
    return replace(state, content=replace(content, evaluation=evaluated.kept), changed=evaluated.changed)


def _evaluated(
    session: SavedSession, folder: Path, files: FoundFiles, state: SessionState, check: Callable[[], None]
) -> OpenedEvaluation | None:
    saved = session.evaluation
    if saved is None:
        return None
    low = None if saved.low_resolution is None else _folder(saved.low_resolution, folder)
    choice = evaluated_choice(saved, low, state.choice)
    return opened_evaluation(saved, files, state.content.methods, choice, check)


def _folder(of: SavedFolder, folder: Path) -> Path:
    return real_path(found(of.path, folder))


def _votes(of: SavedVotes, folder: Path, files: FoundFiles) -> Path | None:
    """The folder of the votes, or the one that what is compared was moved to."""
    path = _folder(of, folder)
    if StudyFolder(path).is_there or not of.files:
        return path if StudyFolder(path).is_there else None
    study = files.paths.get(of.files[0].path)
    return None if study is None else study.parent
