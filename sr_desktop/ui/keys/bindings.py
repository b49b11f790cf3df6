"""The keys of every action: the defaults, and those that the user has chosen instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Bindings:
    """Keys by action; no key belongs to two actions. Keys are in Qt's portable text.

    A key that the user gives to one action is taken from all others; an action with that key as a default gets it
    back when the choice is undone.

    Attributes:
        defaults: The default keys of every action, by its name.
        chosen: The keys that the user has chosen instead, by action name. A name that is not in `defaults`, such
            as that of a pane that does not exist at the moment, is kept but takes no key.
    """

    defaults: Mapping[str, tuple[str, ...]]
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def keys(self, name: str) -> tuple[str, ...]:
        """The keys of an action; the first is the one shown."""
        if name in self.chosen:
            return self.chosen[name]
        taken = {key for other in self.chosen if other in self.defaults for key in self.chosen[other]}
        return tuple(key for key in self.defaults[name] if key not in taken)

    def holder(self, key: str, other_than: str) -> str | None:
        """The action that has this key now, other than `other_than`; None without one."""
        for name in self.defaults:
            if name != other_than and key in self.keys(name):
                return name
        return None

    def is_changed(self, name: str) -> bool:
        """Whether an action's keys differ from its defaults."""
        return self.keys(name) != self.defaults[name]

    @property
    def is_default(self) -> bool:
        """Whether every action has its default keys."""
        return not any(self.is_changed(name) for name in self.defaults)

    def with_keys(self, name: str, keys: Sequence[str]) -> Bindings:
        """A copy in which an action has these keys and no other action has them."""
        wanted = tuple(dict.fromkeys(keys))
        chosen = {
            other: tuple(key for key in held if key not in wanted) if other in self.defaults else held
            for other, held in self.chosen.items()
            if other != name
        }
        # Keys equal to the defaults are not stored as a choice.
        chosen = {other: held for other, held in chosen.items() if held != self.defaults.get(other)}
        if wanted != self.defaults[name]:
            chosen[name] = wanted
        return replace(self, chosen=chosen)

    def without_choices(self) -> Bindings:
        """A copy with the defaults."""
        return replace(self, chosen={name: keys for name, keys in self.chosen.items() if name not in self.defaults})
