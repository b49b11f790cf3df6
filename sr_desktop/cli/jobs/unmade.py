"""What lies among the results of a run and is not of it: earlier runs have left it, and nothing is deleted."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from sr_desktop.export.plan import FIGURE, FLIP, METRICS_NAME, PAGE_NAME, ExportPlan
from sr_desktop.imaging.files.ordinary_files import is_file
from sr_desktop.messages.names import first_names, shown


class Unmade:
    """Notes what a run writes, and says what else is there.

    Args:
        plan: What is written where.
    """

    def __init__(self, plan: ExportPlan) -> None:
        self._plan = plan
        self._folders: set[Path] = set()
        self._others: list[Path] = []

    def take(self, written: Collection[Path]) -> None:
        """Note the files of a picture."""
        for folder in {path.parent for path in written}:
            self._folders.add(folder)
            others = (path for path in _entries(folder) if path not in written)
            self._others += (path for path in others if self._is_result(path) and is_file(path))

    def sentences(self) -> list[str]:
        """What is there, in a sentence for each kind."""
        said = []
        if self._others:
            names = first_names([f"'{shown(str(path))}'" for path in self._others])
            said.append(f"This run has not made {names}: what earlier ones have written is left as it is.")
        elsewhere = [
            each for each in _entries(self._plan.folder) if each not in self._folders and is_file(each / METRICS_NAME)
        ]
        if self._folders and elsewhere:
            count = "1 other picture" if len(elsewhere) == 1 else f"{len(elsewhere)} other pictures"
            said.append(f"'{shown(str(self._plan.csv_path))}' is of this run alone; earlier ones did {count} there.")
        return said

    def _is_result(self, path: Path) -> bool:
        """Whether a file is of a kind that runs write; not what the recipe of this one's figure names."""
        if self._plan.figure is not None and path.stem != FIGURE and path.name.startswith(f"{FIGURE}."):
            return False
        image_format = self._plan.image_format
        is_picture = image_format is not None and path.suffix == image_format.suffix
        return is_picture or path.name == PAGE_NAME or path.stem == FIGURE or path.stem.partition("-")[0] == FLIP


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
