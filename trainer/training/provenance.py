"""Where and with what a run was made, as it goes into checkpoints and cards."""

from __future__ import annotations

import platform
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from sr_desktop.system.versions import package_version
from trainer.data.store import PictureStore
from trainer.distributed import ALONE, World
from trainer.training.devices import device_name
from trainer.training.origin import Origin
from trainer.training.validation import set_names

_THEN = ", then "
"""Between the devices of a run that was resumed on another one."""
_PACKAGES = ("torch", "numpy", "Pillow", "sr-desktop")


def library_versions() -> dict[str, str]:
    """Versions of Python and of the libraries that decide a result."""
    found = {package: package_version(package) or "not installed" for package in _PACKAGES}
    return {"python": platform.python_version(), **found}


def git_commit() -> str:
    """Commit of this checkout, with ``-dirty`` if tracked files were changed; empty outside a checkout."""
    root = Path(__file__).resolve().parents[2]
    try:
        commit = _git(root, "rev-parse", "HEAD")
        changed = _git(root, "status", "--porcelain", "--untracked-files=no")
    except (OSError, subprocess.CalledProcessError):
        return ""
    return f"{commit}-dirty" if changed else commit


def _git(root: Path, *arguments: str) -> str:
    result = subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True, text=True)
    return result.stdout.strip()


def run_provenance(
    store: PictureStore,
    device: torch.device,
    origin: Origin,
    world: World = ALONE,
    validation: Sequence[Path] = (),
    commit: str = "",
) -> dict[str, Any]:
    """What goes into every checkpoint of a run; noted once, since the checkout may change while the run continues.

    A run that was resumed has learned from all pictures, and on all devices, that it had.

    Args:
        store: The training pictures.
        device: Where it is trained.
        origin: What the run begins with.
        world: The processes that train together.
        validation: Folders of validation pictures; none leaves those of a run that is resumed.
        commit: Of the code, where there is no checkout that tells.
    """
    name = device_name(device)
    here = name if world.is_alone else f"{world.size} processes, each on {name}"
    devices = [*filter(None, origin.provenance.get("device", "").split(_THEN)), here]
    data = [*origin.provenance.get("data", ()), *(source.model_dump() for source in store.sources)]
    return {
        "data": list({(source["name"], source["sha256"]): source for source in data}.values()),
        "validation": list(set_names(validation) or origin.provenance.get("validation", ())),
        "device": _THEN.join(dict.fromkeys(devices)),
        "versions": library_versions(),
        "git_commit": commit or git_commit(),
        "initialised_from": origin.initialised_from,
        "before": list(origin.before),
    }
