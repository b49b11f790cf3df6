"""Finds the state dict in what a file of tensors holds, under the names that its network has by itself."""

from __future__ import annotations

from typing import Any

NESTS = (
    "params_ema", "params-ema", "model_ema", "ema", "ema_state_dict", "params", "state_dict", "model_state_dict",
    "model", "generator", "netG", "net_g", "net_G", "G", "net", "weights", "network",
)  # fmt: skip
"""Keys that a state dict is found under inside a checkpoint, in order of preference: averaged weights first."""

PREFIXES = ("module.", "_orig_mod.", "generator.", "netG.", "net_g.", "net.")
"""What wrappers and frameworks put before every name."""

_COUNTER = "n_averaged"
"""What torch keeps beside averaged weights."""

_DEEPEST = 4
"""Nests inside nests."""


def unwrapped(content: dict[str, Any]) -> dict[str, Any]:
    """The state dict inside a checkpoint, without prefixes that all its names share.

    A generator is taken where a discriminator lies beside it. What holds no known nest is returned as it is.
    """
    state = content
    for _ in range(_DEEPEST):
        inner = next((state[key] for key in NESTS if isinstance(state.get(key), dict) and state[key]), None)
        if inner is None:
            break
        state = inner
    state = {name: value for name, value in state.items() if name != _COUNTER}
    changed = True
    while changed:
        prefix = next((one for one in PREFIXES if state and all(str(name).startswith(one) for name in state)), None)
        changed = prefix is not None
        if prefix is not None:
            state = {name.removeprefix(prefix): value for name, value in state.items()}
    # A framework may keep the generator and the discriminator in one dict, by prefix.
    own = {name.removeprefix("generator."): value for name, value in state.items() if name.startswith("generator.")}
    return own or state
