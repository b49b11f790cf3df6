"""Names and descriptions that the catalogue of methods gives in English, and names of samples."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from sr_desktop.export.results import ORIGINAL
from sr_desktop.methods import Catalogue

_TITLES = (
    QT_TRANSLATE_NOOP("Names", "Nearest"),
    QT_TRANSLATE_NOOP("Names", "Bilinear"),
    QT_TRANSLATE_NOOP("Names", "Bicubic"),
    QT_TRANSLATE_NOOP("Names", "Perceptual"),
    QT_TRANSLATE_NOOP("Names", "SRResNet Photo"),
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
    QT_TRANSLATE_NOOP(
        "Names", "SRResNet, trained further on photographs that were blurred, made noisy and JPEG-coded."
    ),
    QT_TRANSLATE_NOOP("Names", "Thirty-two residual blocks without batch norm, trained to match pixels."),
)
_STRENGTHS = (
    QT_TRANSLATE_NOOP("Names", "Instant; every colour in it was in the picture."),
    QT_TRANSLATE_NOOP("Names", "Squares instead of edges."),
    QT_TRANSLATE_NOOP("Names", "Instant; smooth, with no halos."),
    QT_TRANSLATE_NOOP("Names", "The softest of all; edges lose their contrast."),
    QT_TRANSLATE_NOOP("Names", "Instant; sharper than bilinear, and the baseline of every paper."),
    QT_TRANSLATE_NOOP("Names", "Still soft; thin halos along strong edges."),
    QT_TRANSLATE_NOOP("Names", "Sharper edges than bicubic from a very small network."),
    QT_TRANSLATE_NOOP("Names", "Sees only 17 pixels across, so textures stay soft; colour stays bicubic."),
    QT_TRANSLATE_NOOP(
        "Names", "Crisp textures that look right to the eye, and by LPIPS far nearer to the original than any average."
    ),
    QT_TRANSLATE_NOOP(
        "Names",
        "Invents detail that was never there, so pixel by pixel it is further off; can leave a faint regular pattern.",
    ),
    QT_TRANSLATE_NOOP("Names", "High PSNR and SSIM; clean, straight edges and little that is made up."),
    QT_TRANSLATE_NOOP("Names", "Averages what it cannot know: fine texture turns smooth. Takes much computing."),
    QT_TRANSLATE_NOOP("Names", "Sharp, lively texture; by LPIPS nearest to the original."),
    QT_TRANSLATE_NOOP(
        "Names",
        "Invents detail that was never there, so pixel by pixel it is further off than SRResNet; "
        "fine lettering can come out wrong.",
    ),
    QT_TRANSLATE_NOOP(
        "Names",
        "For photographs as cameras and JPEG files hold them: no blocks, little noise, and mild blur sharpened.",
    ),
    QT_TRANSLATE_NOOP(
        "Names", "On a picture that is clean already SRResNet is sharper: this one takes fine grain for noise."
    ),
    QT_TRANSLATE_NOOP("Names", "Averages what it cannot know: fine texture turns smooth. Takes the most computing."),
)
_SAMPLES = (
    QT_TRANSLATE_NOOP("Names", "Dog"),
    QT_TRANSLATE_NOOP("Names", "Flowers"),
    QT_TRANSLATE_NOOP("Names", "Guitar"),
)
KNOWN = frozenset((*_TITLES, *_DESCRIPTIONS, *_STRENGTHS, *_SAMPLES))
"""The names that there are words for; the names of networks are the same in every language."""


def published(titles: Mapping[str, str], catalogue: Catalogue) -> dict[str, str]:
    """Titles as papers write them, whatever language the window speaks: for figures and other files.

    Args:
        titles: By method id, and that of the original; one that the catalogue does not have stays.
        catalogue: What the methods are.
    """
    own = {method.id: method.title for method in (*catalogue.own, *catalogue.added)}
    return {name: "Original" if name == ORIGINAL else own.get(name, title) for name, title in titles.items()}


def translated_name(name: str) -> str:
    """A title or description of the catalogue, or the name of a sample, in the language of the window.

    A name that has no translation, such as that of a network or of a user's own model, is itself.
    """
    return QCoreApplication.translate("Names", name) if name in KNOWN else name
