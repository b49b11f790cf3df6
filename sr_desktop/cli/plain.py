"""The same networks as plain PyTorch runs them: eager, fp32, the picture in one piece. What `bench` compares with."""

from __future__ import annotations

import numpy as np
import torch

from sr_desktop import SCALE
from sr_desktop.imaging.color import rgb_to_ycbcr, ycbcr_to_rgb
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.resampling import Kernel, upscale
from sr_desktop.methods import Kind, Method
from sr_desktop.networks.weights import load_network
from sr_desktop.paths import weights_dir


class PlainRun:
    """A network and nothing around it: no tiles, no fast form, no reduced precision.

    Args:
        method: A method with weights.
        device: As PyTorch names it, e.g. ``"cuda"``.

    Raises:
        WeightsError: The weights cannot be loaded.
    """

    def __init__(self, method: Method, device: str) -> None:
        if method.weights is None:
            raise ValueError(f"'{method.id}' has no network")
        self._kind = method.kind
        self._device = torch.device(device)
        self._network = load_network(weights_dir(), method.weights).network.to(self._device)

    @torch.inference_mode()
    def __call__(self, pixels: Pixels) -> Pixels:
        """Enlarge ``(H, W, 3)`` uint8 to ``(4H, 4W, 3)`` uint8."""
        if self._kind is Kind.LUMA_NETWORK:
            ycbcr = rgb_to_ycbcr(upscale(pixels, SCALE, Kernel.BICUBIC))
            plane = torch.from_numpy(ycbcr[..., 0] / 255)[None, None].to(self._device)
            ycbcr[..., 0] = self._network(plane)[0, 0].mul(255).cpu().numpy()
            return ycbcr_to_rgb(ycbcr)
        planes = torch.from_numpy(pixels).to(self._device).permute(2, 0, 1)[None].float() / 255
        output = self._network(planes)[0].mul(255).round().clamp(0, 255).to(torch.uint8)
        return np.ascontiguousarray(output.permute(1, 2, 0).cpu().numpy())
