"""Finished results of pictures that were shown before, so that going back shows them at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from sr_desktop.engine.events import InputReady, MethodDone
from sr_desktop.imaging.digest import digest_of, known_digest
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.methods import Method
from sr_desktop.paths import weights_dir
from sr_desktop.system.open_files import most_kept_files
from sr_desktop.ui.background.disk import at_once
from sr_desktop.ui.workspace.plan import Plan

_QUICK_TO_DIGEST = 4 << 20
"""Bytes of pixels of which a checksum may be made while the window waits."""

Stamp = tuple[int, int]
"""Time of change and size of a file, by which it is known whether it has been written again."""

MethodKey = tuple[str, tuple[Path, int, int] | None]
"""The id of a method, and path, time and size of the file that its results depend on."""


@dataclass(slots=True)
class _Entry:
    """What is kept of one plan."""

    picture: Picture
    given: InputReady | None = None
    results: dict[MethodKey, MethodDone] = field(default_factory=dict)

    @property
    def bytes(self) -> int:
        arrays = [self.picture.pixels]
        if self.given is not None:
            arrays.append(self.given.low_resolution.pixels)
            if self.given.ground_truth is not None:
                arrays.append(self.given.ground_truth.pixels)
        for done in self.results.values():
            arrays += done.levels or (done.pixels,)
        return sum({id(array): array.nbytes for array in arrays}.values())

    @property
    def files(self) -> int:
        """How many files these are, at most: a process may not have any number open."""
        return len(self.results) + 2


class KeptResults:
    """Results by the picture's content, its mode, scale, source and settings, and by the method and its weights.

    The least recently used are forgotten first.

    Args:
        budget: How many bytes may be kept, those of the open picture included.
        most_files: How many files may be kept open.
    """

    def __init__(self, budget: Callable[[], int], most_files: Callable[[], int] = most_kept_files) -> None:
        self._budget = budget
        self._most_files = most_files
        self._entries: OrderedDict[Hashable, _Entry] = OrderedDict()
        self._files: dict[tuple[Path, ReadOptions], tuple[Stamp, Picture]] = {}

    def input_of(self, plan: Plan) -> InputReady | None:
        """The prepared input of a plan, if it is kept."""
        entry = self._entry(plan)
        return None if entry is None else entry.given

    def result_of(self, plan: Plan, method: Method) -> MethodDone | None:
        """The result of a method, if it is kept and the method's files are what they were."""
        entry, key = self._entry(plan), key_of(method)
        if entry is None or entry.given is None or key is None:
            return None
        done = entry.results.get(key)
        return None if done is None else replace(done, method_id=method.id)

    def keep_input(self, plan: Plan, given: InputReady) -> None:
        """Keep the prepared input of a plan."""
        entry = self._entry(plan, make=True)
        if entry is not None:
            entry.given = given
            self._forget_beyond(plan, 0)

    def keep(self, plan: Plan, method: Method, done: MethodDone, key: MethodKey | None) -> bool:
        """Keep a result, unless a file that it was made of has been written again meanwhile: of which, nobody knows.

        Args:
            plan: What was compared.
            method: The method.
            done: Its result.
            key: From `key_of`, before the method was run.

        Returns:
            Whether no such file has been written again, as far as is known.
        """
        if key is None:
            return True
        # Of a file that is gone by now, or does not answer, the result is that of what was there before.
        if key_of(method) not in (key, None):
            return False
        entry = self._entry(plan, make=True)
        if entry is not None:
            entry.results[key] = done
            self._forget_beyond(plan, 0)
        return True

    def keep_scores(self, plan: Plan, done: MethodDone) -> None:
        """Keep further scores of a result, where it is kept."""
        entry = self._entry(plan)
        if entry is not None:
            for key, kept in entry.results.items():
                if kept.pixels is done.pixels:
                    entry.results[key] = done

    def forget(self, plan: Plan, methods: Iterable[Method]) -> None:
        """Forget results that are to be computed again."""
        entry = self._entry(plan)
        if entry is not None:
            for method in methods:
                entry.results.pop(key_of(method) or (method.id, None), None)

    def make_room(self, plan: Plan, more: int, keep: Plan | None = None) -> bool:
        """Forget others than this plan, and than that to be kept, the oldest first, until so many bytes more fit.

        Returns:
            Whether they do.
        """
        return self._forget_beyond(plan, more, keep)

    def keep_picture(self, picture: Picture, options: ReadOptions, stamp: Stamp | None) -> None:
        """Recognise this picture when its file is opened again; any thread may call it.

        Args:
            picture: The picture.
            options: How it was read.
            stamp: From `stamp_of`, before its file was read: meanwhile it may have been written again.
        """
        if picture.path is not None and stamp is not None:
            digest_of(picture)
            self._files[picture.path, options] = (stamp, picture)

    def picture_at(self, path: Path, options: ReadOptions) -> Picture | None:
        """The picture in a file that has not changed since it was read; None if it is not kept. Any thread may ask."""
        found = self._files.get((path, options))
        # As a picture of its own: a file that is opened again is a new one to the window.
        return replace(found[1]) if found is not None and found[0] == stamp_of(path) else None

    def _entry(self, plan: Plan, *, make: bool = False) -> _Entry | None:
        key = _plan_key(plan)
        if key is None:
            return None
        if key not in self._entries:
            if not make:
                return None
            self._entries[key] = _Entry(plan.picture)
        self._entries.move_to_end(key)
        return self._entries[key]

    def _forget_beyond(self, plan: Plan, more: int, keep: Plan | None = None) -> bool:
        kept, budget = sum(entry.bytes for entry in self._entries.values()), self._budget()
        files, most_files = sum(entry.files for entry in self._entries.values()), self._most_files()
        spared = {_plan_key(plan), None if keep is None else _plan_key(keep)}
        for key in list(self._entries):
            if kept + more <= budget and files <= most_files:
                break
            if key not in spared:
                entry = self._entries.pop(key)
                kept, files = kept - entry.bytes, files - entry.files
        alive = {id(entry.picture.pixels) for entry in self._entries.values()} | {id(plan.picture.pixels)}
        # A copy, for meanwhile other threads read pictures.
        for file, (_, picture) in list(self._files.items()):
            if id(picture.pixels) not in alive:
                self._files.pop(file, None)
        return kept + more <= budget


def _plan_key(plan: Plan) -> Hashable | None:
    """What results depend on but the method; None if the picture's content is not known."""
    digest = known_digest(plan.picture)
    if digest is None:
        return None
    given = plan.source.given
    if given is None:
        return digest, plan.mode, plan.settings, plan.scale, plan.source.degradation
    is_quick = given.pixels.nbytes <= _QUICK_TO_DIGEST
    source = digest_of(given) if is_quick else known_digest(given)
    return None if source is None else (digest, plan.mode, plan.settings, plan.scale, source, given.path)


def key_of(method: Method) -> MethodKey | None:
    """What the results of a method are kept under, by its files as they are now.

    Returns:
        None if a file that its results depend on is gone, is one of a folder (which, the engine finds out), or is on a
        disk that does not answer.
    """
    if method.results is not None:
        return None
    if method.weights is not None:
        path: Path | None = weights_dir() / f"{method.weights}.safetensors"
    else:
        path = method.model or method.result
    if path is None:
        return method.id, None
    stamp = stamp_of(path) if method.weights is not None else at_once(path, stamp_of, otherwise=None)
    if stamp is None:
        return None
    name = method.weights or f"{method.reading} {method.format}"
    return name, (path, *stamp)


def stamp_of(path: Path) -> Stamp | None:
    """The time and size of a file now; None if it is gone. Waits for the disk."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
