"""The discriminator of SRGAN: Ledig et al. 2017, arXiv 1609.04802, section 2.1.1 and figure 4."""

from __future__ import annotations

from torch import Tensor, nn

from sr_desktop.networks.normalization import normalization

_SLOPE = 0.2
"""Of LeakyReLU, as in the paper, which follows Radford et al. 2015."""
_HIDDEN = 1024
"""Width of the first dense layer."""


def _block(inputs: int, outputs: int, stride: int, batch_norm: bool) -> list[nn.Module]:
    return [
        nn.Conv2d(inputs, outputs, 3, stride=stride, padding=1, bias=not batch_norm),
        normalization(outputs, batch_norm),
        nn.LeakyReLU(_SLOPE),
    ]


def _start_at_scale(module: nn.Module) -> None:
    if isinstance(module, nn.Conv2d):
        nn.init.kaiming_normal_(module.weight, _SLOPE)
        if module.bias is not None:
            nn.init.zeros_(module.bias)


class Discriminator(nn.Module):
    """Distinguishes high-resolution pictures from enlarged ones.

    Eight 3x3 convolutions, the number of kernels growing by 2 from `width` to ``8 width`` (64 to 512) and the
    resolution halving by stride each time before it does; LeakyReLU, no pooling between them, batch norm after all but
    the first; two dense layers, 1024 and 1. The paper's final sigmoid is part of the losses, where it is exact for
    large values.

    One thing is not the paper's: before the dense layers the features are averaged to ``dense_side x dense_side``, so
    that crops of any size can be classified. With 6 and the paper's 96x96 crops this changes nothing and the network is
    the paper's; with 1, global pooling, it has 18 million weights fewer and sees texture alike wherever it is.

    Args:
        width: Feature maps of the first convolution.
        dense_side: Side of the grid that the dense layers see.
        batch_norm: With batch normalisation, as in the paper. Its statistics hide from the discriminator how the two
            kinds of pictures differ on the whole; in batches of a few crops it learns several times as fast without,
            starting from the weights of He et al. 2015 (arXiv 1502.01852), which keep the scale of the features.
    """

    def __init__(self, width: int = 64, dense_side: int = 1, batch_norm: bool = True) -> None:
        super().__init__()
        layers: list[nn.Module] = [nn.Conv2d(3, width, 3, padding=1), nn.LeakyReLU(_SLOPE)]
        layers += _block(width, width, 2, batch_norm)
        for factor in (1, 2, 4):
            layers += _block(factor * width, 2 * factor * width, 1, batch_norm)
            layers += _block(2 * factor * width, 2 * factor * width, 2, batch_norm)
        self.features = nn.Sequential(*layers)
        if not batch_norm:
            self.features.apply(_start_at_scale)
        self.pool = nn.AdaptiveAvgPool2d(dense_side)
        self.judge = nn.Sequential(
            nn.Flatten(), nn.Linear(8 * width * dense_side**2, _HIDDEN), nn.LeakyReLU(_SLOPE), nn.Linear(_HIDDEN, 1)
        )

    def forward(self, x: Tensor) -> Tensor:
        """Logits ``(N,)``, above 0 for "real", of ``(N, 3, H, W)`` RGB in 0 to 1, 16 pixels a side or more."""
        logits: Tensor = self.judge(self.pool(self.features(2 * x - 1)))
        return logits.flatten()
