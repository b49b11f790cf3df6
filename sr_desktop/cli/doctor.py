"""``sr-desktop doctor``: what is installed, which devices there are, whether the weights are whole, what is missing."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sr_desktop.cli.console import results
from sr_desktop.system.display import candidate_platforms, window_problem
from sr_desktop.system.libraries import missing_libraries
from sr_desktop.system.packages import describe_missing
from sr_desktop.system.versions import OPTIONAL, operating_system, package_version, versions


class State(Enum):
    """The state of a finding, by the word that the report prints."""

    OK = "ok"
    NOTE = "note"
    WRONG = "WRONG"


_STYLES = {State.OK: "green", State.NOTE: "yellow", State.WRONG: "bold red"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report.

    Attributes:
        name: What was looked at.
        value: What was found; with what to do about it, if it is wrong.
        state: Whether that is as it should be.
    """

    name: str
    value: str
    state: State = State.OK


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The doctor takes no arguments."""
    parser.epilog = "The exit code is 1 if something that the program needs is wrong."


def run(options: argparse.Namespace) -> int:
    """Print the report; 1 if something needed is wrong."""
    console = results()
    states = [
        _report(console, title, examine)
        for title, examine in (
            ("Versions", installed),
            ("Window", window),
            ("Devices", devices),
            ("What computes networks on the processor", back_ends),
            ("Weights", weights),
        )
    ]
    return 1 if State.WRONG in states else 0


def installed() -> Iterator[Finding]:
    """Versions of the system, of Python and of every library that is needed."""
    yield Finding("System", operating_system())
    for name, version in versions().items():
        if version is None:
            yield Finding(name, f"not installed; install it with: pip install {name}", State.WRONG)
        else:
            yield Finding(name, version)
    for name, consequence in OPTIONAL.items():
        without = f"not installed; {consequence}: pip install {name}"
        found = package_version(name)
        yield Finding(name, without, State.NOTE) if found is None else Finding(name, found)


def window() -> Iterator[Finding]:
    """Whether Qt can be imported and a window can open."""
    platforms = candidate_platforms(os.environ)
    missing = missing_libraries(platforms or ("xcb",))
    problem = window_problem(os.environ)
    if missing and (problem or not platforms):
        yield Finding("System libraries", describe_missing(missing), State.WRONG if platforms else State.NOTE)
    elif sys.platform.startswith("linux"):
        yield Finding("System libraries", "all that Qt needs are there")
    yield _qt()
    if not missing and problem:
        yield Finding("Display", problem, State.NOTE)
    elif platforms:
        yield Finding("Display", platforms[0])


def _qt() -> Finding:
    """Whether Qt can be imported, and its version."""
    if getattr(sys, "frozen", False):
        # The bundled program is no interpreter that could try it in a process of its own.
        from PySide6 import QtCore, QtWidgets  # noqa: F401

        return Finding("Qt", QtCore.qVersion())
    # In a process of its own: a broken Qt may take the process with it.
    program = "from PySide6 import QtCore, QtWidgets; print(QtCore.qVersion())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        return Finding("Qt", f"cannot be imported: {reason}", State.WRONG)
    return Finding("Qt", done.stdout.strip())


def devices() -> Iterator[Finding]:
    """The devices that networks can run on here, best first, and the precisions that they are fast in."""
    import torch

    from sr_desktop.engine.machine.devices import find_devices

    for index, device in enumerate(find_devices()):
        fast = ", ".join(device.fast) or "none beside fp32"
        chosen = "; taken unless another is asked for" if index == 0 else ""
        yield Finding(device.id, f"{device.name}; fast in reduced precision: {fast}{chosen}")
    if torch.version.cuda and not torch.cuda.is_available():
        yield Finding("cuda", f"no GPU that this PyTorch (CUDA {torch.version.cuda}) can use", State.NOTE)
    yield Finding("Threads", f"PyTorch computes with {torch.get_num_threads()}")


def back_ends() -> Iterator[Finding]:
    """Which back end was faster for each network that has run here, and by how much."""
    from sr_desktop.engine.backends.choice import ENVIRONMENT_VARIABLE, remembered
    from sr_desktop.engine.openvino_library import has_openvino

    if not has_openvino():
        yield Finding("OpenVINO", "not installed; PyTorch computes everything", State.NOTE)
        return
    if forced := os.environ.get(ENVIRONMENT_VARIABLE):
        yield Finding(ENVIRONMENT_VARIABLE, f"names {forced}: it is taken where it can be", State.NOTE)
    found = remembered()
    for one in found:
        speeds = ", ".join(f"{backend.label} {speed / 1e9:.0f}" for backend, speed in one.speeds.items())
        yield Finding(one.network, f"{one.taken.label}; billion multiply-adds a second: {speeds}")
    if not found:
        yield Finding("Not measured", "each network chooses when it has had some work here")


def weights() -> Iterator[Finding]:
    """Whether the weights of every offered method are there, and are the files that their cards describe."""
    from sr_desktop.methods import METHODS, is_offered
    from sr_desktop.networks.published import WeightsError, read_card, verify
    from sr_desktop.paths import weights_dir

    folder = weights_dir()
    for method in METHODS:
        if method.weights is None:
            continue
        if not is_offered(method):
            yield Finding(method.title, "not offered: its weights have not been published", State.NOTE)
            continue
        try:
            card = read_card(folder / f"{method.weights}.json")
            verify(folder / f"{method.weights}.safetensors", card)
        except WeightsError as error:
            yield Finding(method.title, str(error), State.WRONG)
        else:
            size = f"{card.parameter_count / 1e6:.2f} million values"
            yield Finding(method.title, f"{size}, {card.dtype}, SHA-256 {card.sha256[:16]} as on its card")


def _report(console: Console, title: str, examine: Callable[[], Iterator[Finding]]) -> State:
    """Print a part of the report; the worst state in it. What cannot even be examined is wrong, not a crash."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(min_width=5)
    table.add_column(min_width=18)
    table.add_column(overflow="fold")
    worst = State.OK
    try:
        for finding in examine():
            table.add_row(Text(finding.state.value, _STYLES[finding.state]), Text(finding.name), Text(finding.value))
            worst = finding.state if finding.state is State.WRONG else worst
    except ImportError as error:
        table.add_row(Text(State.WRONG.value, _STYLES[State.WRONG]), Text(title), Text(f"cannot be examined: {error}"))
        worst = State.WRONG
    console.print(Text(title, "bold"))
    console.print(table)
    console.print()
    return worst
