"""Sentences that the floors below say in English, as they are raised there, in the language of the window.

Those floors know no Qt. Their sentences are listed here as patterns; what stands between braces is taken from the
sentence as it is said. A test finds every pattern in their sources.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_SENTENCES = (
    QT_TRANSLATE_NOOP(
        "Sentences",
        "x{scale}, {border} px shaved, PSNR and SSIM on BT.601 luma (16..235) or the one gray channel, "
        "SSIM Gaussian {window}x{window}, sigma {sigma}",
    ),
    QT_TRANSLATE_NOOP("Sentences", "There is no file '{path}'."),
    QT_TRANSLATE_NOOP("Sentences", "'{path}' is a folder, not a picture."),
    QT_TRANSLATE_NOOP("Sentences", "'{path}' could not be read: {reason}."),
    QT_TRANSLATE_NOOP("Sentences", "'{name}' is empty."),
    QT_TRANSLATE_NOOP("Sentences", "'{name}' is not a picture that can be read; known are {known}."),
    QT_TRANSLATE_NOOP("Sentences", "'{name}' is a TIFF of a kind that cannot be read: {reason}."),
    QT_TRANSLATE_NOOP("Sentences", "There is not enough memory to read '{name}'."),
    QT_TRANSLATE_NOOP("Sentences", "'{name}' is damaged or incomplete."),
    QT_TRANSLATE_NOOP("Sentences", "'{name}' is only {width} x {height} pixels; at least {side} x {side} are needed."),
    QT_TRANSLATE_NOOP(
        "Sentences", "The picture '{name}' is {width} x {height} pixels; it needs at least {side} x {side}."
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "{count} results of {megapixels} megapixels for the picture '{name}' need about {needed} GB of memory "
        "and {free} GB are free; choose fewer methods, or crop or shrink the picture.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "{title} ran out of memory on the {device}{how_far}; close other programs or choose a smaller picture.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "There is no working {device} device here; choose 'auto' or one of: {names}."),
    QT_TRANSLATE_NOOP("Sentences", "The {device} does not compute in {precision}; choose 'auto' or one of: {names}."),
    QT_TRANSLATE_NOOP("Sentences", "'{path}' is {size} pixels; to be compared it must be {wanted}."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "'{name}' cannot be written: {format} holds at most {side} pixels a side, but the picture is "
        "{width} x {height}; choose PNG or TIFF.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "'{path}' cannot be written: its name must end in one of {known}."),
    QT_TRANSLATE_NOOP("Sentences", "'{path}' cannot be written: {reason}."),
    QT_TRANSLATE_NOOP("Sentences", "There is not enough memory to write '{name}'."),
    QT_TRANSLATE_NOOP("Sentences", "There is not enough memory to draw '{name}'."),
    QT_TRANSLATE_NOOP("Sentences", "The folder '{folder}' cannot be made: a file of that name is in the way."),
    QT_TRANSLATE_NOOP("Sentences", "The folder '{folder}' cannot be made: {reason}."),
    QT_TRANSLATE_NOOP("Sentences", "The weights file {path} is missing; install the program again."),
    QT_TRANSLATE_NOOP("Sentences", "The weights card {path} is missing; install the program again."),
    QT_TRANSLATE_NOOP("Sentences", "'{path}' is no model file that can be read; its name must end in {known}."),
    QT_TRANSLATE_NOOP("Sentences", "The model file '{path}' is not there."),
    QT_TRANSLATE_NOOP("Sentences", "The model file '{path}' cannot be read: {reason}."),
    QT_TRANSLATE_NOOP("Sentences", "The model file '{path}' is empty; get it again."),
    QT_TRANSLATE_NOOP("Sentences", "The model file '{path}' is damaged or no safetensors file; get it again."),
    QT_TRANSLATE_NOOP("Sentences", "The model file '{path}' is damaged or no model file; get it again."),
    QT_TRANSLATE_NOOP("Sentences", "The model file '{path}' is damaged or no ONNX file; get it again."),
    QT_TRANSLATE_NOOP("Sentences", "'{path}' holds no named tensors, so it is no model file."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "'{path}' holds a TorchScript program, and programs in files are not run; take the model's weights alone.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "'{path}' is of an architecture that spandrel {version} does not know; its documentation lists those it does.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "'{path}' looks like a known architecture but its tensors do not fit it; the file may be damaged.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "{name} fills holes in pictures; only models that enlarge can be compared."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "{name} knows faces alone, cut out and upright; only models for whole pictures can be compared.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "{name} restores pictures without enlarging them; only models that enlarge can be compared."
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "{name} takes {given} channels and gives {made}; only RGB and gray models can be compared.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "ONNX models need the package '{name}', which is not installed; install it with: pip install onnx onnxruntime",
    ),
    QT_TRANSLATE_NOOP("Sentences", "'{path}' takes {count} inputs; only models that take one picture can be compared."),
    QT_TRANSLATE_NOOP("Sentences", "'{path}' takes values of the type {name}; only fp32 and fp16 can be compared."),
    QT_TRANSLATE_NOOP("Sentences", "'{path}' holds a compiled program, and programs in files are not run."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "'{path}' needs the operator '{operator}' of a library of its own ('{domain}'), and no code but the runtime's "
        "is run; export the model with standard operators.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "'{path}' names data in '{location}', outside its own folder, and was not opened; get a model whose data "
        "lies beside it.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The data '{location}' of the model '{path}' cannot be read: {reason}; put it beside the model.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "'{path}' cannot be run by onnxruntime {version}: {reason}."),
)

SENTENCES = tuple(map(str, _SENTENCES))


def in_words(sentence: str) -> str:
    """A sentence of a lower floor in the language of the window; itself if it is none of those listed."""
    for pattern, source in _patterns():
        if (found := pattern.fullmatch(sentence)) is not None:
            return QCoreApplication.translate("Sentences", source).format(**found.groupdict())
    return sentence


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(_expression(source), re.DOTALL), source) for source in SENTENCES)


def _expression(source: str) -> str:
    """The regular expression of a sentence; a name that it has twice must say the same twice."""
    expression, seen = "", set[str]()
    for part in re.split(r"(\{\w+\})", source):
        name = part[1:-1]
        if not part.startswith("{"):
            expression += re.escape(part)
        elif name in seen:
            expression += f"(?P={name})"
        else:
            seen.add(name)
            expression += f"(?P<{name}>.*)" if name == "how_far" else f"(?P<{name}>.+?)"
    return expression
