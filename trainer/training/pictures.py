"""Opening the training pictures, with a progress bar."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.text import Text

from trainer.data.store import PictureStore, left_out, open_store
from trainer.distributed import ALONE, World
from trainer.recipes.recipe import Recipe


@dataclass(frozen=True, slots=True)
class PictureFolders:
    """Where the training pictures are.

    Attributes:
        folders: Searched with all their sub-folders.
        cache: Where decoded pictures are kept between runs.
        memory_share: Decoded pictures that take at most this share of the memory, 0 to 1, are read into it.
    """

    folders: tuple[Path, ...]
    cache: Path
    memory_share: float = 0.0


def open_pictures(pictures: PictureFolders, recipe: Recipe, console: Console, world: World = ALONE) -> PictureStore:
    """The store of the training pictures, decoded with a progress bar; says what was left out.

    Raises:
        DataError: A folder is missing, or none of its pictures can be used.
    """
    with (
        Progress(console=console, transient=True, disable=console.quiet) as progress,
        world.first_of_machine_first(),
    ):
        task = progress.add_task("Reading pictures", total=None)
        store = open_store(
            pictures.folders,
            pictures.cache,
            exclude=recipe.data.exclude,
            smallest=recipe.data.crop,
            truth_shrink=recipe.data.truth_shrink,
            memory_share=pictures.memory_share,
            progress=lambda done, total: progress.update(task, completed=done, total=total),
        )
    for line in left_out(store.skipped):
        console.print(Text.assemble(("left out: ", "yellow"), line), soft_wrap=True)
    megapixels = sum(source.megapixels for source in store.sources)
    console.print(f"{len(store.entries)} pictures, {megapixels:.0f} megapixels; {len(store.skipped)} left out")
    return store
