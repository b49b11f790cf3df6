"""Names files so that those of one name in several folders are told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from sr_desktop.messages.message import Message


class Naming:
    """Puts the path of a file where a message has its name alone, if another file of the run has that name too.

    Args:
        paths: The files of the run.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        paths = tuple(paths)
        self._counts = Counter(path.name for path in paths) + Counter(path.stem for path in paths if path.suffix)

    def of(self, message: Message, path: Path) -> Message:
        """The message about a file, with what tells it apart."""
        shared = {name for name in (path.name, path.stem) if self._counts[name] > 1}
        return message.with_arguments(**{key: path for key, value in message.arguments.items() if value in shared})
