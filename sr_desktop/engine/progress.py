"""How far a comparison is and how long it will still take, from estimated costs and measured times."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop.engine.events import Progress


@dataclass(slots=True)
class _Account:
    """Cost in arbitrary units, the same for all accounts as far as that can be known beforehand."""

    done: float = 0.0
    remaining: float = 0.0
    seconds: float = 0.0

    @property
    def fraction(self) -> float:
        total = self.done + self.remaining
        return self.done / total if total > 0 else 1.0


class ProgressMeter:
    """Adds up what each method has cost and will cost.

    A method that has begun continues at its own measured pace; one that has not is taken to have that of the others.
    """

    def __init__(self) -> None:
        self._accounts: dict[str, _Account] = {}
        self._hidden: set[str] = set()
        self._fraction = 0.0

    def expect(self, name: str, cost: float, *, hidden: bool = False) -> None:
        """Set what a method will still cost; call it again when that changes. A hidden one counts, but is no method."""
        self._accounts.setdefault(name, _Account()).remaining = cost
        if hidden:
            self._hidden.add(name)

    def spend(self, name: str, cost: float, seconds: float) -> None:
        """Say what has been done, and in what time."""
        account = self._accounts.setdefault(name, _Account())
        account.done += cost
        account.remaining = max(0.0, account.remaining - cost)
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
        timed = [account for account in accounts if account.done > 0 and account.seconds > 0]
        if not timed:
            return None
        pace = sum(account.seconds for account in timed) / sum(account.done for account in timed)
        left = 0.0
        for account in accounts:
            own = account.seconds / account.done if account.done > 0 and account.seconds > 0 else pace
            left += account.remaining * own
        return left
