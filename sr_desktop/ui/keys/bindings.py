"""Which action has which keys: those it is declared with, and those that the user has chosen instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Bindings:
    """Keys by action, so that no key belongs to two. Keys are in Qt's portable text.

    A key that the user gives to one action is taken from all others: from one that was declared with it only for as
    long as it is given away.

    Attributes:
        defaults: The declared keys of every action, by its name.
        chosen: What the user has chosen instead, for those actions alone. A name that `defaults` does not have, such
            as that of a pane which is not there at the moment, is kept and holds no key.
    """

    defaults: Mapping[str, tuple[str, ...]]
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def keys(self, name: str) -> tuple[str, ...]:
        """The keys of an action, the first the one that is shown."""
        if name in self.chosen:
            return self.chosen[name]
        taken = {key for other in self.chosen if other in self.defaults for key in self.chosen[other]}
        return tuple(key for key in self.defaults[name] if key not in taken)

    def holder(self, key: str, other_than: str) -> str | None:
        """The action that has this key now, if it is another than that one."""
        for name in self.defaults:
            if name != other_than and key in self.keys(name):
                return name
        return None

    def is_changed(self, name: str) -> bool:
        """Whether an action has other keys than it was declared with."""
        return self.keys(name) != self.defaults[name]

    @property
    def is_default(self) -> bool:
        """Whether every action has the keys that it was declared with."""
        return not any(self.is_changed(name) for name in self.defaults)

    def with_keys(self, name: str, keys: Sequence[str]) -> Bindings:
        """The same, but for an action that has these keys now and the others that have them no more."""
        wanted = tuple(dict.fromkeys(keys))
        chosen = {
            other: tuple(key for key in held if key not in wanted) if other in self.defaults else held
            for other, held in self.chosen.items()
            if other != name
        }
        # In the end, what equals the declaration is no choice.
        chosen = {other: held for other, held in chosen.items() if held != self.defaults.get(other)}
        if wanted != self.defaults[name]:
            chosen[name] = wanted
        return replace(self, chosen=chosen)

    def without_choices(self) -> Bindings:
        """All as declared."""
        return replace(self, chosen={name: keys for name, keys in self.chosen.items() if name not in self.defaults})
