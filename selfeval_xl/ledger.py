"""The coverage ledger: how every owed check ended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from selfeval_xl.findings import Outcome
from selfeval_xl.result import Coverage

_RANK = {outcome: rank for rank, outcome in enumerate(Outcome)}


@dataclass(slots=True)
class _Line:
    """Checks of one rule that ended alike: how many, and why, in order."""

    count: int = 0
    reasons: dict[str, None] = field(default_factory=dict)


_Lines = Mapping[tuple[str, Outcome], _Line]


class Ledger:
    """Counts outcomes by rule code, with the reasons in the order they came."""

    def __init__(self) -> None:
        self._of_files: dict[tuple[str, ...], dict[tuple[str, Outcome], _Line]] = {}

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
        lines = self._of_files.get(files)
        if lines is None:
            lines = self._of_files[files] = {}
        line = lines.get((code, outcome))
        if line is None:
            line = lines[code, outcome] = _Line()
        line.count += count
        if reason:
            line.reasons[reason] = None

    def entries(self, codes: frozenset[str] | None = None) -> tuple[Coverage, ...]:
        """By code, then outcome; only those of ``codes`` where given."""
        return _entries(self._of_files.values(), codes)

    def by_file(
        self, codes: frozenset[str] | None = None
    ) -> dict[str, tuple[Coverage, ...]]:
        """The entries of each file, checks that several share in each of them."""
        named = dict.fromkeys(file for files in self._of_files for file in files)
        return {
            file: _entries(
                [lines for files, lines in self._of_files.items() if file in files],
                codes,
            )
            for file in named
        }


def _entries(
    several: Iterable[_Lines], codes: frozenset[str] | None
) -> tuple[Coverage, ...]:
    alike: dict[tuple[str, Outcome], list[_Line]] = {}
    for lines in several:
        for key, line in lines.items():
            if codes is None or key[0] in codes:
                alike.setdefault(key, []).append(line)
    return tuple(
        Coverage(*key, *_joined(some))
        for key, some in sorted(alike.items(), key=_order)
    )


def _joined(lines: Sequence[_Line]) -> tuple[int, tuple[str, ...]]:
    if len(lines) == 1:
        return lines[0].count, tuple(lines[0].reasons)
    reasons = dict.fromkeys(reason for line in lines for reason in line.reasons)
    return sum(line.count for line in lines), tuple(reasons)


def _order(item: tuple[tuple[str, Outcome], object]) -> tuple[str, int]:
    (code, outcome), _ = item
    return (code, _RANK[outcome])
