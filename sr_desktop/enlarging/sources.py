"""Which pictures are meant by files and folders, and where in the out folder their enlargements belong."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path, PurePath

from sr_desktop.enlarging.plan import Source
from sr_desktop.imaging.files.finding import expand
from sr_desktop.imaging.files.ordinary_files import real_path
from sr_desktop.messages.message import Message


def find_sources(
    arguments: Iterable[Path], out: Path, made: Collection[Path] = (), *, with_subfolders: bool = False
) -> tuple[tuple[Source, ...], tuple[Message, ...]]:
    """The pictures that are named, each once, and a message on every folder that holds none.

    The pictures of subfolders go into subfolders of the same names. What lies in the out folder, if that is in one of
    the folders, and what an earlier run has made is no source: else each run would enlarge the pictures of the last.

    Args:
        arguments: Files and folders.
        out: Where enlarged pictures go.
        made: Files that earlier runs have written.
        with_subfolders: A folder means the pictures in all folders below it too.
    """
    found: dict[Path, Source] = {}
    failures: list[Message] = []
    out, made = real_path(out), {real_path(path) for path in made}
    for argument in arguments:
        paths, messages = expand([argument], with_subfolders=with_subfolders)
        failures += messages
        is_folder = len(paths) != 1 or paths[0] != argument
        holds_out = real_path(argument) in out.parents
        for path in paths:
            real = real_path(path)
            folder = path.parent.relative_to(argument) if is_folder else PurePath()
            if is_folder and (real in made or (holds_out and out in real.parents)):
                continue
            found.setdefault(real, Source(path, folder))
    return tuple(found.values()), tuple(failures)
