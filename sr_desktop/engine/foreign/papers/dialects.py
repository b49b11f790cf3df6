"""The common re-implementations of SRResNet: how each names its modules, and what its files do not say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from spandrel import StateDict

from sr_desktop.model_format import ValueRange

Names = tuple[tuple[str, str], ...]
"""Patterns of names, and what takes the place of each."""

_BATCH_COUNTER = "num_batches_tracked"


@dataclass(frozen=True, slots=True)
class Dialect:
    """A re-implementation.

    Attributes:
        mark: A name that its files have and no other's.
        names: From its names to those of `SrResNet`.
        steps: Name of its row of layers that enlarge, where that is one row; else None.
        step_length: How many layers of that row make one step.
        step_parts: What the layers of a step are called in `SrResNet`, by their place.
        is_instance_norm: Whether a norm is over each picture rather than learned.
        epsilon: Of its norms.
        leak: Slope of its leaky ReLU; None for PReLU.
        is_squashed: Whether its last layer is a tanh.
        given: The values that it takes.
        made: The values that it gives.
    """

    mark: str
    names: Names
    steps: str | None = None
    step_length: int = 1
    step_parts: Mapping[int, str] = field(default_factory=dict)
    is_instance_norm: bool = False
    epsilon: float = 1e-5
    leak: float | None = None
    is_squashed: bool = False
    given: ValueRange = ValueRange.UNIT
    made: ValueRange = ValueRange.UNIT

    def translated(self, state: StateDict) -> StateDict:
        """A state dict of it under the names of `SrResNet`.

        What batch norms of old files lack, a counter that nothing uses, is added.
        """
        translated = {self._name(name): value for name, value in state.items()}
        first = min(int(name.split(".")[1]) for name in translated if name.startswith("blocks."))
        translated = {_counted_from(first, name): value for name, value in translated.items()}
        for name, value in list(translated.items()):
            if name.endswith(".running_mean"):
                counter = f"{name.removesuffix('running_mean')}{_BATCH_COUNTER}"
                translated.setdefault(counter, value.new_zeros(()).long())
        return translated

    def _name(self, name: str) -> str:
        if self.steps is not None and (row := re.match(rf"{self.steps}\.(\d+)\.(.*)", name)):
            step, place = divmod(int(row[1]), self.step_length)
            return f"steps.{step}.{self.step_parts.get(place, row[1])}.{row[2]}"
        for pattern, instead in self.names:
            changed, count = re.subn(pattern, instead, name)
            if count:
                return changed
        return name


def _counted_from(first: int, name: str) -> str:
    return re.sub(r"^blocks\.(\d+)\.", lambda found: f"blocks.{int(found[1]) - first}.", name)


DIALECTS = (
    # Names for all that it has, and nothing unusual.
    Dialect(
        mark="trunk.0.rcb.0.weight",
        names=(
            (r"^conv1\.0\.", "entry."), (r"^conv1\.1\.", "act."), (r"^conv2\.0\.", "middle."),
            (r"^conv2\.1\.", "norm."), (r"^conv3\.", "exit."),
            (r"^trunk\.(\d+)\.rcb\.0\.", r"blocks.\1.conv1."), (r"^trunk\.(\d+)\.rcb\.1\.", r"blocks.\1.norm1."),
            (r"^trunk\.(\d+)\.rcb\.2\.", r"blocks.\1.act."), (r"^trunk\.(\d+)\.rcb\.3\.", r"blocks.\1.conv2."),
            (r"^trunk\.(\d+)\.rcb\.4\.", r"blocks.\1.norm2."),
            (r"^upsampling\.(\d+)\.upsample_block\.0\.", r"steps.\1.conv."),
            (r"^upsampling\.(\d+)\.upsample_block\.2\.", r"steps.\1.act."),
        ),
    ),
    # Blocks numbered from 2, and a tanh whose answer is brought from -1 to 1 to 0 to 1.
    Dialect(
        mark="block8.0.conv.weight",
        names=(
            (r"^block1\.0\.", "entry."), (r"^block1\.1\.", "act."), (r"^block7\.0\.", "middle."),
            (r"^block7\.1\.", "norm."), (r"^block8\.(\d+)\.conv\.", r"steps.\1.conv."),
            (r"^block8\.(\d+)\.prelu\.", r"steps.\1.act."), (r"^block8\.\d+\.", "exit."),
            (r"^block([2-6])\.bn", r"blocks.\1.norm"), (r"^block([2-6])\.prelu\.", r"blocks.\1.act."),
            (r"^block([2-6])\.", r"blocks.\1."),
        ),
        is_squashed=True, made=ValueRange.SIGNED,
    ),
    # Takes pictures less ImageNet's mean, gives -1 to 1.
    Dialect(
        mark="residual_blocks.0.conv_block1.conv_block.0.weight",
        names=(
            (r"^conv_block1\.conv_block\.0\.", "entry."), (r"^conv_block1\.conv_block\.1\.", "act."),
            (r"^conv_block2\.conv_block\.0\.", "middle."), (r"^conv_block2\.conv_block\.1\.", "norm."),
            (r"^conv_block3\.conv_block\.0\.", "exit."),
            (r"^residual_blocks\.(\d+)\.conv_block([12])\.conv_block\.0\.", r"blocks.\1.conv\2."),
            (r"^residual_blocks\.(\d+)\.conv_block([12])\.conv_block\.1\.", r"blocks.\1.norm\2."),
            (r"^residual_blocks\.(\d+)\.conv_block1\.conv_block\.2\.", r"blocks.\1.act."),
            (r"^subpixel_convolutional_blocks\.(\d+)\.conv\.", r"steps.\1.conv."),
            (r"^subpixel_convolutional_blocks\.(\d+)\.prelu\.", r"steps.\1.act."),
        ),
        is_squashed=True, given=ValueRange.IMAGENET, made=ValueRange.SIGNED,
    ),
    # Norms with a large epsilon, one of them in each step; takes and gives pictures less ImageNet's mean.
    Dialect(
        mark="res_blocks.0.conv_block.0.weight",
        names=(
            (r"^conv1\.0\.", "entry."), (r"^conv1\.1\.", "act."), (r"^conv2\.0\.", "middle."),
            (r"^conv2\.1\.", "norm."), (r"^conv3\.0\.", "exit."),
            (r"^res_blocks\.(\d+)\.conv_block\.0\.", r"blocks.\1.conv1."),
            (r"^res_blocks\.(\d+)\.conv_block\.1\.", r"blocks.\1.norm1."),
            (r"^res_blocks\.(\d+)\.conv_block\.2\.", r"blocks.\1.act."),
            (r"^res_blocks\.(\d+)\.conv_block\.3\.", r"blocks.\1.conv2."),
            (r"^res_blocks\.(\d+)\.conv_block\.4\.", r"blocks.\1.norm2."),
        ),
        steps="upsampling", step_length=4, step_parts={0: "conv", 1: "norm", 3: "act"},
        epsilon=0.8, is_squashed=True, given=ValueRange.IMAGENET, made=ValueRange.IMAGENET,
    ),
    # Instance norm, leaky ReLU, no biases.
    Dialect(
        mark="residual.0.in1.weight",
        names=(
            (r"^conv_input\.", "entry."), (r"^conv_mid\.", "middle."), (r"^bn_mid\.", "norm."),
            (r"^conv_output\.", "exit."), (r"^residual\.(\d+)\.in([12])\.", r"blocks.\1.norm\2."),
            (r"^residual\.(\d+)\.", r"blocks.\1."),
        ),
        steps="upscale4x", step_length=3, step_parts={0: "conv"},
        is_instance_norm=True, leak=0.2,
    ),
)  # fmt: skip
