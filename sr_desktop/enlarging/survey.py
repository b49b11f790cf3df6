"""What a job will do with each picture, found out before any is enlarged: sizes, methods, names, what is done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from sr_desktop.engine.comparing.preparing import SMALLEST_SIDE
from sr_desktop.engine.worker.jobs import Emit, Engine, PlainWork
from sr_desktop.enlarging.costs import Costs, Forecast
from sr_desktop.enlarging.errors import EnlargeError, LargeEnoughError
from sr_desktop.enlarging.items import Item, State
from sr_desktop.enlarging.journal import Journal
from sr_desktop.enlarging.naming import NameParts, name_of
from sr_desktop.enlarging.plan import EnlargePlan, Existing, Source
from sr_desktop.enlarging.sources import find_sources
from sr_desktop.export.names import UniqueNames
from sr_desktop.export.recipe.paths import sha256_of
from sr_desktop.imaging.files.ordinary_files import is_there, real_path
from sr_desktop.imaging.reading import read_upright_size
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.imaging.writing import check_side
from sr_desktop.messages.message import Message, MessageError
from sr_desktop.messages.reasons import why_not_read


@dataclass(frozen=True, slots=True)
class Survey:
    """What a job would do.

    Attributes:
        sources: The pictures that were found.
        items: What is to become of each.
        failures: Folders in which none were found.
        forecast: What it takes.
    """

    sources: tuple[Source, ...]
    items: tuple[Item, ...]
    failures: tuple[Message, ...]
    forecast: Forecast


@dataclass(frozen=True, slots=True)
class SurveyJob:
    """Finds pictures and looks at each; emits how far it is, 0 to 1.

    Attributes:
        plan: How they are to be enlarged.
        named: Files and folders.
        with_subfolders: A folder means the pictures in all folders below it too.
    """

    plan: EnlargePlan
    named: tuple[Path, ...]
    with_subfolders: bool = False

    def begin(self, engine: Engine) -> PlainWork[Survey]:
        """As `sr_desktop.engine.worker.jobs.Job`."""
        return PlainWork(self._look)

    def _look(self, emit: Emit, is_cancelled: Callable[[], bool]) -> Survey:
        journal = Journal(self.plan.folder)
        sources, failures = find_sources(
            self.named, self.plan.folder, journal.files, with_subfolders=self.with_subfolders
        )
        items = survey(self.plan, sources, journal, emit, is_cancelled)
        return Survey(sources, items, failures, Costs(self.plan).forecast(items))


def survey(
    plan: EnlargePlan,
    sources: Sequence[Source],
    journal: Journal,
    tell: Callable[[float], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Item, ...]:
    """What is to be done with each picture: those that are `State.WAITING` are to be enlarged.

    Args:
        plan: How they are enlarged.
        sources: The pictures.
        journal: What was enlarged before.
        tell: Takes how far it is, 0 to 1.
        is_cancelled: Asked between pictures; the rest is then left out.
    """
    look = _Survey(plan, journal)
    items: list[Item] = []
    for number, source in enumerate(sources):
        if is_cancelled():
            break
        tell(number / len(sources))
        items.append(look.item(source))
    return look.named(items)


class _Survey:
    def __init__(self, plan: EnlargePlan, journal: Journal) -> None:
        self._plan = plan
        self._journal = journal
        self._settings: dict[tuple[str, ReadOptions], Mapping[str, object]] = {}
        self._taken: set[str] = set()

    def item(self, source: Source) -> Item:
        """All but the name."""
        item = Item(source)
        path, plan = source.path, self._plan
        try:
            size = read_upright_size(path)
            item = replace(item, before=size)
            method = plan.method_for(path)
            item = replace(item, method=method.id)
            reading = plan.reading_of(path)
            if (method.id, reading) not in self._settings:
                self._settings[method.id, reading] = plan.settings_of(method, reading)
            settings = self._settings[method.id, reading]
            after = plan.target.size_of(size, path.name)
            item = replace(item, after=after, settings=settings)
            if min(size) < SMALLEST_SIDE:
                width, height = size
                raise EnlargeError(
                    Message("comparison.too-small", name=path.name, width=width, height=height, side=SMALLEST_SIDE)
                )
            check_side(path.name, after, plan.file_format)
            if self._journal.knows(settings):
                checksum = sha256_of(path)
                item = replace(item, checksum=checksum)
                record = self._journal.find(checksum, settings, path.stem, self._taken)
                if record is not None:
                    self._taken.add(record.file)
                    return replace(item, state=State.KNOWN, out=plan.folder / record.file)
        except LargeEnoughError as error:
            return replace(item, state=State.SKIPPED, remark=error.message)
        except MessageError as error:
            return replace(item, state=State.FAILED, remark=error.message)
        except OSError as error:
            remark = Message("picture.unreadable", path=path, reason=why_not_read(error))
            return replace(item, state=State.FAILED, remark=remark)
        return item

    def named(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """The items, those to be enlarged with the files that they become."""
        taken: dict[PurePath, list[str]] = defaultdict(list)
        for item in items:
            if item.state is State.KNOWN and item.out is not None:
                taken[item.out.parent].append(item.out.stem)
        if self._plan.existing is Existing.KEEP_BOTH:
            for folder in {self._plan.folder / item.source.folder for item in items}:
                taken[folder] += _stems_in(folder)
        names = {folder: UniqueNames(stems) for folder, stems in taken.items()}
        sources = {real_path(item.source.path) for item in items}
        return tuple(
            self._named(item, number, names, sources) if item.state is State.WAITING else item
            for number, item in enumerate(items, start=1)
        )

    def _named(self, item: Item, number: int, names: dict[PurePath, UniqueNames], sources: set[Path]) -> Item:
        plan = self._plan
        folder = plan.folder / item.source.folder
        assert item.method is not None
        assert item.after is not None
        parts = NameParts(item.source.path.stem, item.method, str(plan.target), *item.after, number)
        stem = names.setdefault(folder, UniqueNames()).take(name_of(plan.template, parts))
        out = folder / f"{stem}{plan.file_format.suffix}"
        item = replace(item, out=out)
        if real_path(out) in sources:
            return replace(item, state=State.FAILED, remark=Message("enlarge.replaces-source", path=out))
        if plan.existing is Existing.SKIP and is_there(out):
            return replace(item, state=State.SKIPPED, remark=self._why_kept(item, out))
        return item

    def _why_kept(self, item: Item, out: Path) -> Message:
        """What is said of a file that is there: whether it is of the picture as it is now, as far as that is known."""
        picture = item.source.path
        record = self._journal.record_of(out)
        if record is None:
            if _is_older(out, picture):
                return Message("enlarge.older", path=out, name=picture.name)
        # For other settings than now the picture's checksum was not needed so far.
        elif (item.checksum or _checksum_if_readable(picture)) not in (None, record.source):
            return Message("enlarge.made-of-other", path=out, name=picture.name)
        return Message("enlarge.exists", path=out)


def _is_older(path: Path, than: Path) -> bool:
    try:
        return path.stat().st_mtime_ns < than.stat().st_mtime_ns
    except OSError:
        return False


def _checksum_if_readable(path: Path) -> str | None:
    try:
        return sha256_of(path)
    except OSError:
        return None


def _stems_in(folder: PurePath) -> list[str]:
    try:
        return [path.stem for path in Path(folder).iterdir()]
    except OSError:
        return []
