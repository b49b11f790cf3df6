"""Calls a model on a picture in 0 to 1, whatever values, order and sizes it wants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from torch import Tensor, nn

from sr_desktop.engine.foreign.sizes import SizeNeeds, padded
from sr_desktop.engine.foreign.values import from_unit, to_unit
from sr_desktop.model_format import OUR_FORMAT, ChannelOrder, FormatChoice, ValueRange


@dataclass(frozen=True, slots=True, eq=False)
class NetworkRun:
    """A network called as its architecture wants it.

    Attributes:
        network: It.
        by: Calls it on a picture.
    """

    network: nn.Module
    by: Callable[[nn.Module, Tensor], Tensor]

    def __call__(self, picture: Tensor) -> Tensor:
        """The network's answer."""
        return self.by(self.network, picture)


@dataclass(frozen=True, slots=True, eq=False)
class ModelCall:
    """From ``(1, C, H, W)`` in 0 to 1 to ``(1, C, H * scale, W * scale)``.

    Attributes:
        run: The model on its own values: ``(1, C, h, w)``, of a size as needed, to ``(1, C, h * scale, w * scale)``.
        scale: How many times it enlarges.
        format: What it takes and gives; each part is known.
        needs: The sizes that it takes.
        is_clipped: Whether its answer is clipped to 0 to 1, as spandrel promises of its models.
    """

    run: Callable[[Tensor], Tensor]
    scale: int
    format: FormatChoice = OUR_FORMAT
    needs: SizeNeeds = field(default_factory=SizeNeeds)
    is_clipped: bool = True

    def __call__(self, picture: Tensor) -> Tensor:
        """Enlarge one picture."""
        height, width = picture.shape[-2:]
        known = self.format
        enough = padded(picture, self.needs.size_for((height, width)))
        given = from_unit(enough, known.given or ValueRange.UNIT, known.order or ChannelOrder.RGB)
        # Architectures reshape as if tensors lay in the usual order.
        answer = self.run(given.contiguous()).float()
        answer = to_unit(answer, known.made or ValueRange.UNIT, known.made_order or ChannelOrder.RGB)
        answer = answer[..., : height * self.scale, : width * self.scale]
        return answer.clamp(0, 1) if self.is_clipped else answer

    def with_format(self, known: FormatChoice) -> ModelCall:
        """The same model with another format."""
        return replace(self, format=known)

    def with_network(self, network: nn.Module, scale: int) -> ModelCall:
        """Another network of the same architecture, called the same way.

        Raises:
            TypeError: What is called is no `NetworkRun`.
        """
        if not isinstance(self.run, NetworkRun):
            raise TypeError("only a network can be replaced by another")
        return replace(self, run=replace(self.run, network=network), scale=scale)
