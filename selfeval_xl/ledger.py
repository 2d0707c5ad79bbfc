"""The coverage ledger: how every owed check ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from selfeval_xl.findings import Outcome
from selfeval_xl.result import Coverage

_ORDER = list(Outcome)
_Key = tuple[str, Outcome, tuple[str, ...]]


class Ledger:
    """Counts outcomes by rule code, with the reasons in the order they came."""

    def __init__(self) -> None:
        self._counts: dict[_Key, int] = defaultdict(int)
        self._reasons: dict[_Key, dict[str, None]] = defaultdict(dict)

    def add(
        self,
        code: str,
        outcome: Outcome,
        count: int = 1,
        reason: str = "",
        files: tuple[str, ...] = (),
    ) -> None:
        """Enter so many checks of one rule, over these files, that ended alike."""
        if count <= 0:
            return
        self._counts[code, outcome, files] += count
        if reason:
            self._reasons[code, outcome, files][reason] = None

    def entries(self, codes: frozenset[str] | None = None) -> tuple[Coverage, ...]:
        """By code, then outcome; only those of ``codes`` where given."""
        return self._entries(list(self._counts), codes)

    def by_file(
        self, codes: frozenset[str] | None = None
    ) -> dict[str, tuple[Coverage, ...]]:
        """The entries of each file, checks that several share in each of them."""
        keys: dict[str, list[_Key]] = defaultdict(list)
        for key in self._counts:
            for file in key[2]:
                keys[file].append(key)
        return {file: self._entries(some, codes) for file, some in keys.items()}

    def _entries(
        self, keys: Sequence[_Key], codes: frozenset[str] | None
    ) -> tuple[Coverage, ...]:
        alike: dict[tuple[str, Outcome], list[_Key]] = defaultdict(list)
        for key in keys:
            if codes is None or key[0] in codes:
                alike[key[:2]].append(key)
        return tuple(
            Coverage(
                code, outcome, sum(self._counts[one] for one in some),
                tuple(dict.fromkeys(
                    reason for one in some for reason in self._reasons.get(one, ())
                )),
            )
            for (code, outcome), some in sorted(
                alike.items(), key=lambda item: (item[0][0], _ORDER.index(item[0][1]))
            )
        )
