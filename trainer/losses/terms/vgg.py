"""Distance between VGG-16 features: Johnson et al. 2016, arXiv 1603.08155, equation 2."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import torch
from torch import Tensor, nn

from sr_desktop.engine.measures.dists import FEATURES_NAME
from sr_desktop.engine.measures.shipped import shipped_file
from sr_desktop.networks import vgg16
from trainer.losses.loss import FeatureFiles, Loss, WeightsFile
from trainer.losses.recognition import fill, read_feature_weights
from trainer.section import Section

VGG16_FILE = WeightsFile(FEATURES_NAME, "--vgg-weights", "VGG-16; else that which ships with the program")


class VGG16Features(nn.Module):
    """The convolutions of VGG-16 (Simonyan and Zisserman 2014, arXiv 1409.1556) up to the deepest layer asked for.

    Args:
        layers: Names such as ``relu2_2``: the rectified second convolution of the second block.
        weights: A safetensors file with torchvision's names ``features.N.weight``; None for those that ship.

    Raises:
        FeatureWeightsError: The weights cannot be read.
        ValueError: A layer that VGG-16 does not have.
    """

    def __init__(self, layers: tuple[str, ...], weights: Path | None = None) -> None:
        super().__init__()
        known = [f"relu{b}_{c}" for b, block in enumerate(vgg16.BLOCKS, 1) for c in range(1, len(block) + 1)]
        unknown = [layer for layer in layers if layer not in known]
        if unknown or not layers:
            raise ValueError(f"VGG-16 has no layer {', '.join(unknown) or '(none named)'}; it has {', '.join(known)}.")
        deepest = max(known.index(layer) for layer in layers)
        modules: list[nn.Module] = []
        taken: dict[int, str] = {}
        before, count = 3, 0
        for block_number, block in enumerate(vgg16.BLOCKS, 1):
            for number, width in enumerate(block, 1):
                if count > deepest:
                    break
                modules += [nn.Conv2d(before, width, 3, padding=1), nn.ReLU()]
                taken[len(modules) - 1] = f"relu{block_number}_{number}"
                before, count = width, count + 1
            if count > deepest:
                break
            modules.append(nn.MaxPool2d(2))
        self.features = nn.Sequential(*modules)
        self._taken = {index: name for index, name in taken.items() if name in layers}
        self.register_buffer("mean", torch.tensor(vgg16.MEAN).view(1, 3, 1, 1), persistent=False)
        self.register_buffer("std", torch.tensor(vgg16.DEVIATION).view(1, 3, 1, 1), persistent=False)
        fill(self, read_feature_weights(weights or shipped_file(FEATURES_NAME)), "VGG-16")
        self.eval().requires_grad_(False)

    def forward(self, x: Tensor) -> dict[str, Tensor]:
        """Activations by layer name of ``(N, 3, H, W)`` RGB in 0 to 1."""
        x = (x - self.get_buffer("mean")) / self.get_buffer("std")
        found = {}
        for index, module in enumerate(self.features):
            x = module(x)
            if index in self._taken:
                found[self._taken[index]] = x
        return found


class VGGKeys(Section):
    """Keys of the ``[loss]`` table.

    Attributes:
        vgg_layers: Layers such as ``relu2_2``.
        vgg_distance: Squared, as in the paper, or absolute.
    """

    vgg_layers: tuple[str, ...] = ("relu2_2",)
    vgg_distance: Literal["l1", "mse"] = "mse"


class VGGDistance(nn.Module):
    """Mean distance of the features of ``(N, 3, H, W)`` RGB in 0 to 1, averaged over the layers.

    Raises:
        FeatureWeightsError: The weights cannot be read.
        ValueError: A layer that VGG-16 does not have.
    """

    def __init__(self, keys: VGGKeys, files: FeatureFiles) -> None:
        super().__init__()
        self.features = VGG16Features(keys.vgg_layers, files.path(VGG16_FILE))
        self._squared = keys.vgg_distance == "mse"

    def forward(self, output: Tensor, target: Tensor) -> Tensor:
        """The distance, a scalar."""
        with torch.no_grad():
            of_target = self.features(target)
        distance = torch.zeros((), device=output.device)
        for name, features in self.features(output).items():
            difference = features.float() - of_target[name].float()
            distance = distance + (difference.square() if self._squared else difference.abs()).mean()
        return distance / len(of_target)


VGG = Loss(
    "vgg",
    "Distance between VGG-16 features at vgg_layers (Johnson et al. 2016, arXiv 1603.08155, equation 2).",
    VGGDistance,
    keys=VGGKeys,
    weights=(VGG16_FILE,),
    shifted=True,
    order=4,
)
