"""What the program remembers of how networks are to run: the page *Computing* of the settings dialog."""

from __future__ import annotations

from typing import Annotated

from PySide6.QtCore import QT_TRANSLATE_NOOP, QSettings

from sr_desktop.engine.settings import BackendChoice, DeviceChoice, EngineSettings, PrecisionChoice
from sr_desktop.ui.stored import COMPUTING_PAGE, Setting, StoredModel
from sr_desktop.validation import one_of

RESULT_GIGABYTES = (0, 1, 2, 4, 8, 16, 32, 64)
"""How much memory results may take; 0 for a quarter of the machine's."""

TILES = (0, 64, 128, 256, 512)
"""Sides of tiles that can be chosen; 0 lets the engine choose."""

THREADS = (0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64)
"""Numbers of threads that can be chosen; 0 for one on every core."""


class ComputingSettings(StoredModel):
    """The remembered values on computing; see `sr_desktop.ui.settings.Settings`."""

    device: Annotated[
        DeviceChoice,
        Setting(
            "engine/device",
            label=QT_TRANSLATE_NOOP("SettingsDialog", "&Device"),
            choices={
                DeviceChoice.AUTO: QT_TRANSLATE_NOOP("SettingsDialog", "Automatic (the fastest that works)"),
                DeviceChoice.CPU: QT_TRANSLATE_NOOP("SettingsDialog", "Processor (CPU)"),
                DeviceChoice.CUDA: QT_TRANSLATE_NOOP("SettingsDialog", "NVIDIA or AMD graphics card (CUDA, ROCm)"),
                DeviceChoice.MPS: QT_TRANSLATE_NOOP("SettingsDialog", "Apple graphics (MPS)"),
            },
            page=COMPUTING_PAGE,
        ),
    ] = DeviceChoice.AUTO
    precision: Annotated[
        PrecisionChoice,
        Setting(
            "engine/precision",
            label=QT_TRANSLATE_NOOP("SettingsDialog", "&Precision"),
            choices={
                PrecisionChoice.AUTO: QT_TRANSLATE_NOOP("SettingsDialog", "Automatic (fp32 for numbers, else fastest)"),
                PrecisionChoice.FP32: QT_TRANSLATE_NOOP("SettingsDialog", "fp32, exact"),
                PrecisionChoice.BF16: QT_TRANSLATE_NOOP("SettingsDialog", "bf16, fast on newer processors"),
                PrecisionChoice.FP16: QT_TRANSLATE_NOOP("SettingsDialog", "fp16, fast on graphics cards"),
            },
            page=COMPUTING_PAGE,
        ),
    ] = PrecisionChoice.AUTO
    backend: Annotated[
        BackendChoice,
        Setting(
            "engine/backend",
            label=QT_TRANSLATE_NOOP("SettingsDialog", "Computed &by"),
            choices={
                BackendChoice.AUTO: QT_TRANSLATE_NOOP("SettingsDialog", "Automatic (what was faster on this machine)"),
                BackendChoice.OPENVINO: QT_TRANSLATE_NOOP("SettingsDialog", "OpenVINO, on processors"),
                BackendChoice.TORCH: QT_TRANSLATE_NOOP("SettingsDialog", "PyTorch"),
            },
            page=COMPUTING_PAGE,
        ),
    ] = BackendChoice.AUTO
    self_ensemble: Annotated[
        bool,
        Setting(
            "engine/self-ensemble",
            label=QT_TRANSLATE_NOOP("SettingsDialog", "Networks"),
            text=QT_TRANSLATE_NOOP("SettingsDialog", "&Average eight flips and rotations"),
            explanation=QT_TRANSLATE_NOOP(
                "SettingsDialog",
                "Self-ensemble: about 0.1 dB more from every network, in eight times the time; marked x8",
            ),
            page=COMPUTING_PAGE,
        ),
    ] = False
    result_gigabytes: Annotated[
        int,
        one_of(RESULT_GIGABYTES),
        Setting(
            "engine/result-gigabytes",
            label=QT_TRANSLATE_NOOP("SettingsDialog", "&Memory for results"),
            explanation=QT_TRANSLATE_NOOP(
                "SettingsDialog", "Results beyond it are kept in files on the disk until the program ends"
            ),
            choices={
                0: QT_TRANSLATE_NOOP("SettingsDialog", "Automatic (a quarter of the memory)"),
                **{number: f"{number} GB" for number in RESULT_GIGABYTES if number},
            },
            page=COMPUTING_PAGE,
        ),
    ] = 0
    prepare_next: Annotated[
        bool,
        Setting(
            "engine/prepare-next",
            label=QT_TRANSLATE_NOOP("SettingsDialog", "Film strip"),
            text=QT_TRANSLATE_NOOP("SettingsDialog", "&Compute the next picture while idle"),
            explanation=QT_TRANSLATE_NOOP(
                "SettingsDialog", "It is then shown at once; whatever else is to be computed comes first"
            ),
            page=COMPUTING_PAGE,
        ),
    ] = True
    keep_results: Annotated[
        bool,
        Setting(
            "engine/keep-results",
            label=QT_TRANSLATE_NOOP("SettingsDialog", "Results"),
            text=QT_TRANSLATE_NOOP("SettingsDialog", "Keep &what networks computed until the next start"),
            explanation=QT_TRANSLATE_NOOP(
                "SettingsDialog",
                "On the disk, in as many gigabytes as in memory, so that a picture opened again is shown at once; "
                "switched off, they are removed",
            ),
            page=COMPUTING_PAGE,
        ),
    ] = False
    threads: Annotated[
        int,
        one_of(THREADS),
        Setting(
            "engine/threads",
            label=QT_TRANSLATE_NOOP("SettingsDialog", "T&hreads"),
            explanation=QT_TRANSLATE_NOOP(
                "SettingsDialog",
                "How many cores of the processor networks compute on; fewer leave more to other programs",
            ),
            choices={
                0: QT_TRANSLATE_NOOP("SettingsDialog", "Automatic (all cores)"),
                **{number: str(number) for number in THREADS if number},
            },
            page=COMPUTING_PAGE,
        ),
    ] = 0
    tile: Annotated[
        int,
        one_of(TILES),
        Setting(
            "engine/tile",
            label=QT_TRANSLATE_NOOP("SettingsDialog", "&Tiles"),
            explanation=QT_TRANSLATE_NOOP(
                "SettingsDialog",
                "Side of the pieces in which networks compute, in pixels of their input: small ones need less memory "
                "and more time; the result is the same",
            ),
            choices={
                0: QT_TRANSLATE_NOOP("SettingsDialog", "Automatic (by device and memory)"),
                **{side: f"{side} × {side}" for side in TILES if side},
            },
            page=COMPUTING_PAGE,
        ),
    ] = 0

    def __init__(self, storage: QSettings) -> None:
        super().__init__(storage)

    @property
    def engine(self) -> EngineSettings:
        """Device, precision, back end, threads, self-ensemble, memory and tiles as the engine takes them."""
        memory = self.result_gigabytes * 10**9 or None
        return EngineSettings(
            self.device,
            self.precision,
            self.tile or None,
            self_ensemble=self.self_ensemble,
            result_memory=memory,
            backend=self.backend,
            threads=self.threads or None,
            keep_results=self.keep_results,
        )
