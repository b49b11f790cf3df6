"""Names and descriptions that the catalogue of methods gives in English, and names of samples."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_TITLES = (
    QT_TRANSLATE_NOOP("Names", "Nearest"),
    QT_TRANSLATE_NOOP("Names", "Bilinear"),
    QT_TRANSLATE_NOOP("Names", "Bicubic"),
    QT_TRANSLATE_NOOP("Names", "Perceptual"),
)
_DESCRIPTIONS = (
    QT_TRANSLATE_NOOP("Names", "Repeats every pixel."),
    QT_TRANSLATE_NOOP("Names", "Blends the 2 x 2 nearest pixels."),
    QT_TRANSLATE_NOOP("Names", "Fits a cubic through the 4 x 4 nearest pixels."),
    QT_TRANSLATE_NOOP("Names", "Three convolutions that sharpen the luma of the bicubic picture."),
    QT_TRANSLATE_NOOP(
        "Names",
        "A residual network trained to look right to a recognition network rather than to match pixels.",
    ),
    QT_TRANSLATE_NOOP("Names", "Sixteen residual blocks and sub-pixel convolution, trained to match pixels."),
    QT_TRANSLATE_NOOP("Names", "SRResNet, trained further against a network that tells its pictures from real ones."),
    QT_TRANSLATE_NOOP("Names", "Thirty-two residual blocks without batch norm, trained to match pixels."),
)
_STRENGTHS = (
    QT_TRANSLATE_NOOP("Names", "Instant; every colour in it was in the picture."),
    QT_TRANSLATE_NOOP("Names", "Squares instead of edges."),
    QT_TRANSLATE_NOOP("Names", "Instant; smooth, with no halos."),
    QT_TRANSLATE_NOOP("Names", "The softest of all; edges lose their contrast."),
    QT_TRANSLATE_NOOP("Names", "Instant; sharper than bilinear, and the baseline of every paper."),
    QT_TRANSLATE_NOOP("Names", "Still soft; thin halos along strong edges."),
)
_SAMPLES = (
    QT_TRANSLATE_NOOP("Names", "Dog"),
    QT_TRANSLATE_NOOP("Names", "Flowers"),
    QT_TRANSLATE_NOOP("Names", "Guitar"),
)
KNOWN = frozenset((*_TITLES, *_DESCRIPTIONS, *_STRENGTHS, *_SAMPLES))
"""The names that there are words for; the names of networks are the same in every language."""


def in_words(name: str) -> str:
    """A title or description of the catalogue, or the name of a sample, in the language of the window.

    A name that has no translation, such as that of a network or of a user's own model, is itself.
    """
    return QCoreApplication.translate("Names", name) if name in KNOWN else name
