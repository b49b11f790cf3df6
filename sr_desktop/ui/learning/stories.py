"""What the parts of the page tell in which methods run on a piece of a photograph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sr_desktop.engine.inputs.source import PUBLISHED_SOURCE, InputSource
from sr_desktop.imaging.degrading.degradation import Degradation
from sr_desktop.imaging.geometry import Rect
from sr_desktop.methods import SHIPPED
from sr_desktop.ui.translation.names import translated_name

translate = QCoreApplication.translate

Verdict = Callable[[Mapping[str, float]], str]
"""From PSNR in dB by method id, of all methods of a story, to what follows from it."""

CODED = Degradation(jpeg=60)
"""About what a messenger makes of a photograph."""


@dataclass(frozen=True, slots=True)
class Story:
    """One part of the page.

    Attributes:
        title: Its heading.
        introduction: Stands above the pictures.
        methods: Ids, in the order of the pictures.
        piece: The part of the sample picture; its sides are multiples of four.
        verdict: Stands below the pictures once all are there.
        source: Where the methods' input comes from; where it is not the protocol's, the input is shown too.
    """

    title: str
    introduction: str
    methods: tuple[str, ...]
    piece: Rect
    verdict: Verdict
    source: InputSource = PUBLISHED_SOURCE


def stories() -> tuple[Story, ...]:
    """Those whose methods can all be run, in the language of the window."""
    told = (_perceptual(), _sparse_coding(), _photographs(PUBLISHED_SOURCE), _photographs(InputSource(CODED)))
    return tuple(story for story in told if set(story.methods) <= set(SHIPPED.ids))


def _perceptual() -> Story:
    def verdict(psnr: Mapping[str, float]) -> str:
        gap = psnr["srresnet"] - psnr["perceptual"]
        if gap > 0:
            text = translate(
                "Stories",
                "Pixel by pixel, SRResNet is {gap:.2f} dB nearer to the original. Where it cannot know, it averages, "
                "and hairs become a smooth surface. Perceptual makes up hairs instead: few of them are where they "
                "were, which costs PSNR, but that there is fur can be seen. Which is better depends on what it is for.",
            )
        else:
            text = translate(
                "Stories", "On this piece, Perceptual is even {gap:.2f} dB nearer to the original than SRResNet."
            )
        return text.format(gap=abs(gap))

    return Story(
        translate("Stories", "The same in a photograph"),
        translate(
            "Stories",
            "In a photograph it is fur, grass and hair that shrinking takes away. SRResNet was trained to "
            "match pixels; Perceptual, to look right to a network that recognises things.",
        ),
        ("bicubic", "srresnet", "perceptual"),
        Rect(76, 100, 192, 144),
        verdict,
    )


def _sparse_coding() -> Story:
    def verdict(psnr: Mapping[str, float]) -> str:
        return translate(
            "Stories",
            "On this piece A+ is {aplus:+.2f} dB from bicubic, SRCNN {srcnn:+.2f} dB. The three layers of SRCNN are "
            "the three steps of A+, now learned together and for the same aim; later networks kept that and went "
            "deeper.",
        ).format(aplus=psnr["aplus"] - psnr["bicubic"], srcnn=psnr["srcnn"] - psnr["bicubic"])

    return Story(
        translate("Stories", "Before networks: a dictionary of patches"),
        translate(
            "Stories",
            "Sparse coding describes every patch of a picture by a few entries of a dictionary. A+ made that fast: it "
            "finds the one entry that a patch is most like, and a matrix learned for that entry says what detail "
            "was lost. Feature, dictionary and matrices are learned one after the other, each for an aim of its own.",
        ),
        ("bicubic", "aplus", "srcnn"),
        Rect(76, 100, 192, 144),
        verdict,
    )


def _photographs(source: InputSource) -> Story:
    is_clean = source.degradation.is_plain

    if is_clean:
        said = translate("Stories", "From a clean picture {better} is {gap:.2f} dB nearer to the original.")
    else:
        said = translate(
            "Stories", "From a JPEG file {better} is {gap:.2f} dB nearer to the original: look at the flat parts."
        )

    def verdict(psnr: Mapping[str, float]) -> str:
        gap = psnr["srresnet-photo"] - psnr["srresnet"]
        better = SHIPPED.title("srresnet-photo" if gap > 0 else "srresnet")
        return said.format(better=translated_name(better), gap=abs(gap))

    if is_clean:
        title = translate("Stories", "Which one for my photographs? A clean picture")
        introduction = translate(
            "Stories",
            "SRResNet has only ever seen pictures that were shrunk and nothing else. SRResNet Photo has also seen "
            "blurred, noisy and JPEG-coded ones. For a clean picture, from a raw file or a rendering, the first is "
            "right: the second takes fine texture for noise.",
        )
    else:
        title = translate("Stories", "Which one for my photographs? A JPEG file")
        introduction = translate(
            "Stories",
            "The same piece, saved as a JPEG of quality {quality} before it is enlarged. SRResNet takes the blocks and "
            "ringing of the file for detail and sharpens them; SRResNet Photo has learned to leave them out.",
        ).format(quality=source.degradation.jpeg)
    return Story(
        title, introduction, ("bicubic", "srresnet", "srresnet-photo"), Rect(76, 40, 192, 144), verdict, source
    )
