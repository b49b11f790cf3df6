"""The discriminator of SRGAN: Ledig et al. 2017, arXiv 1609.04802, section 2.1.1 and figure 4."""

from __future__ import annotations

from torch import Tensor, nn

_SLOPE = 0.2
"""Of LeakyReLU, as in the paper, which follows Radford et al. 2015."""
_HIDDEN = 1024
"""Width of the first dense layer."""


def _block(inputs: int, outputs: int, stride: int) -> list[nn.Module]:
    return [
        nn.Conv2d(inputs, outputs, 3, stride=stride, padding=1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.LeakyReLU(_SLOPE),
    ]


class Discriminator(nn.Module):
    """Tells high-resolution pictures from enlarged ones.

    Eight 3x3 convolutions, the number of kernels growing by 2 from `width` to ``8 width`` (64 to 512) and the
    resolution halving by stride each time before it does; LeakyReLU, no pooling between them, batch norm after all but
    the first; two dense layers, 1024 and 1. The paper's final sigmoid is part of the losses, where it is exact for
    large values.

    One thing is not the paper's: before the dense layers the features are averaged to ``dense_side x dense_side``, so
    that crops of any size can be judged. With 6 and the paper's 96x96 crops this changes nothing and the network is
    the paper's; with 1, global pooling, it has 18 million weights fewer and judges texture wherever it lies.

    Args:
        width: Feature maps of the first convolution.
        dense_side: Side of the grid that the dense layers see.
    """

    def __init__(self, width: int = 64, dense_side: int = 1) -> None:
        super().__init__()
        layers: list[nn.Module] = [nn.Conv2d(3, width, 3, padding=1), nn.LeakyReLU(_SLOPE)]
        layers += _block(width, width, stride=2)
        for factor in (1, 2, 4):
            layers += _block(factor * width, 2 * factor * width, stride=1)
            layers += _block(2 * factor * width, 2 * factor * width, stride=2)
        self.features = nn.Sequential(*layers)
        self.pool = nn.AdaptiveAvgPool2d(dense_side)
        self.judge = nn.Sequential(
            nn.Flatten(), nn.Linear(8 * width * dense_side**2, _HIDDEN), nn.LeakyReLU(_SLOPE), nn.Linear(_HIDDEN, 1)
        )

    def forward(self, x: Tensor) -> Tensor:
        """Logits ``(N,)``, above 0 for "real", of ``(N, 3, H, W)`` RGB in 0 to 1, 16 pixels a side or more."""
        verdict: Tensor = self.judge(self.pool(self.features(2 * x - 1)))
        return verdict.flatten()
