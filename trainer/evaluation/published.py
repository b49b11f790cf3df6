"""Published x4 scores, to print beside those of our own methods."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop.imaging.scores import Scores


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One line of a table.

    Attributes:
        label: Method and what it was trained on.
        source: Where the scores are printed.
        method_id: Our method of the same kind, None if there is none.
        scores: Means by set name. A metric that is not printed, or not comparable, is left out.
    """

    label: str
    source: str
    method_id: str | None
    scores: dict[str, Scores]


_ORDER = ("psnr_y", "ssim_y", "lpips")


def _row(label: str, source: str, method_id: str | None, *scores: tuple[float | None, ...]) -> PublishedRow:
    """A row of scores of Set5, Set14 and BSD100, each in `_ORDER`."""
    sets = ("Set5", "Set14", "BSD100")
    by_set = {
        name: Scores({metric: value for metric, value in zip(_ORDER, values, strict=False) if value is not None})
        for name, values in zip(sets, scores, strict=True)
    }
    return PublishedRow(label, source, method_id, by_set)


PUBLISHED: tuple[PublishedRow, ...] = (
    _row("bicubic", "Lim et al. 2017", "bicubic", (28.43, 0.811), (26.00, 0.702), (25.96, 0.668)),
    _row("bicubic", "Ma et al. 2020", "bicubic", (28.42, None, 0.3407), (26.10, None, 0.4393), (25.96, None, 0.5249)),
    _row("SRCNN, 91 images", "Dong et al. 2014", "srcnn", (30.07, None), (27.18, None), (26.68, None)),
    _row("SRCNN, ImageNet", "Dong et al. 2014", "srcnn", (30.48, 0.8628), (27.50, 0.7513), (26.90, 0.7101)),
    _row("FSRCNN", "Dong et al. 2016", None, (30.72, None), (27.61, None), (26.98, None)),
    _row("VDSR, 291 images", "Kim et al. 2016", None, (31.35, None), (28.01, None), (27.29, None)),
    # SRResNet's and SRGAN's SSIM is another one (daala's) and not comparable.
    _row("SRResNet", "Ledig et al. 2017", "srresnet", (32.05, None), (28.49, None), (27.58, None)),
    _row("SRResNet on VGG22 loss", "Ledig et al. 2017", "perceptual", (30.51, None), (27.19, None), (26.32, None)),
    _row("EDSR-baseline, 1.5 M", "Lim et al. 2017", "edsr", (32.09, 0.8938), (28.58, 0.7813), (27.57, 0.7357)),
    _row("EDSR, 43 M", "Lim et al. 2017", "edsr", (32.46, 0.8968), (28.80, 0.7876), (27.71, 0.7420)),
    _row("SRGAN", "Ledig et al. 2017", "srgan", (29.40, None), (26.02, None), (25.16, None)),
    _row("Perceptual, relu2_2", "Johnson et al. 2016", "perceptual", (27.09, 0.7680), (24.99, 0.6731), (24.95, 0.6317)),
)
"""The rows of the tables that the project compares itself with."""
