"""The coverage ledger: how every owed check ended."""

from __future__ import annotations

from collections import defaultdict

from selfeval_xl.findings import Outcome
from selfeval_xl.result import Coverage

_ORDER = list(Outcome)


class Ledger:
    """Counts outcomes by rule code, with the reasons in the order they came."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, Outcome], int] = defaultdict(int)
        self._reasons: dict[tuple[str, Outcome], dict[str, None]] = defaultdict(dict)

    def add(
        self, code: str, outcome: Outcome, count: int = 1, reason: str = ""
    ) -> None:
        """Enter so many checks of one rule that ended alike."""
        if count <= 0:
            return
        self._counts[code, outcome] += count
        if reason:
            self._reasons[code, outcome][reason] = None

    def entries(self, codes: frozenset[str] | None = None) -> tuple[Coverage, ...]:
        """By code, then outcome; only those of ``codes`` where given."""
        keys = sorted(self._counts, key=lambda key: (key[0], _ORDER.index(key[1])))
        return tuple(
            Coverage(
                code, outcome, self._counts[code, outcome],
                tuple(self._reasons[code, outcome]),
            )
            for code, outcome in keys
            if codes is None or code in codes
        )
