"""How far a comparison is and how long it will still take, from estimated costs and measured times."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop.engine.events import Progress


@dataclass(slots=True)
class _Account:
    """Cost in arbitrary units, the same for all accounts as far as that can be known beforehand."""

    done: float = 0.0
    remaining: float = 0.0
    computed: float = 0.0
    seconds: float = 0.0
    known_pace: float | None = None
    is_plain: bool = False

    @property
    def fraction(self) -> float:
        total = self.done + self.remaining
        return self.done / total if total > 0 else 1.0

    @property
    def own_pace(self) -> float | None:
        """Seconds for a unit, as measured just now, or else before."""
        return self.seconds / self.computed if self.computed > 0 and self.seconds > 0 else self.known_pace


class ProgressMeter:
    """Adds up what each method has cost and will cost.

    A method continues at its own pace, measured now or in an earlier run; one without is taken to have that of the
    others, interpolations apart.
    """

    def __init__(self) -> None:
        self._accounts: dict[str, _Account] = {}
        self._hidden: set[str] = set()
        self._fraction = 0.0

    def expect(self, name: str, cost: float, *, hidden: bool = False, plain: bool = False) -> None:
        """Set what a method will still cost; call it again when that changes.

        A hidden one counts, but is no method. The pace of a plain one, which is no network, tells nothing of others.
        """
        account = self._accounts.setdefault(name, _Account())
        account.remaining, account.is_plain = cost, plain
        if hidden:
            self._hidden.add(name)

    def expect_more(self, name: str, cost: float, *, hidden: bool = False) -> None:
        """Say that a method will cost so much more than was expected; else as `expect`."""
        self.expect(name, self._accounts.setdefault(name, _Account()).remaining + cost, hidden=hidden)

    def know(self, name: str, pace: float | None) -> None:
        """Say how many seconds a unit took in an earlier run; None if that is not known."""
        self._accounts.setdefault(name, _Account()).known_pace = pace

    def spend(self, name: str, cost: float, seconds: float, computed: float | None = None) -> None:
        """Say what has been done, and in what time.

        Args:
            name: Of the method.
            cost: By how much less is left.
            seconds: The time.
            computed: What was computed in it, if that is more than by how much less is left.
        """
        account = self._accounts.setdefault(name, _Account())
        account.done += cost
        account.remaining = max(0.0, account.remaining - cost)
        account.computed += cost if computed is None else computed
        account.seconds += seconds

    def waive(self, name: str, cost: float) -> None:
        """Say that a part of what was expected will not be done."""
        account = self._accounts[name]
        account.remaining = max(0.0, account.remaining - cost)

    def close(self, name: str) -> None:
        """Say that nothing more will come of a method, done or failed."""
        self._accounts.setdefault(name, _Account()).remaining = 0.0

    def snapshot(self, active: str | None) -> Progress:
        """The progress now. The overall fraction never goes back, even when a retreat makes the work longer."""
        accounts = self._accounts.values()
        total = sum(account.done + account.remaining for account in accounts)
        fraction = sum(account.done for account in accounts) / total if total > 0 else 1.0
        self._fraction = max(self._fraction, min(1.0, fraction))
        return Progress(
            fraction=self._fraction,
            by_method={name: one.fraction for name, one in self._accounts.items() if name not in self._hidden},
            active=active,
            seconds_left=self._seconds_left(),
        )

    def _seconds_left(self) -> float | None:
        accounts = self._accounts.values()
        others = [
            account for account in accounts if account.computed > 0 and account.seconds > 0 and not account.is_plain
        ]
        computed = sum(account.computed for account in others)
        pace = sum(account.seconds for account in others) / computed if others else None
        left = 0.0
        for account in accounts:
            own = account.own_pace if account.own_pace is not None else pace
            if account.remaining <= 0:
                continue
            if own is None:
                return None
            left += account.remaining * own
        return left
