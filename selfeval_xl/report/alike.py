"""Findings that say the same of several cells, told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from selfeval_xl.findings import Finding


class Alike:
    """Findings of one sheet with the very same words; ``first`` stands for all."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = tuple(findings)
        self.first = findings[0]
        self.numbers = runs([finding.no for finding in findings])
        self.cells = [f.hit.place.a1 for f in findings if f.hit.place.a1]


def by_sheet(
    findings: Iterable[Finding],
) -> Iterator[tuple[str, str | None, list[Alike]]]:
    """File, sheet and its findings, those of cells with the same words together."""
    for (file, sheet), found in groupby(findings, _sheet_of):
        yield file, sheet, [Alike(group) for group in _same_words(found)]


def runs(numbers: list[int]) -> str:
    """Numbers in short: [1, 3, 4, 5] -> "1,3-5"."""
    parts = []
    for _, run in groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        first, last = members[0], members[-1]
        parts.append(str(first) if first == last else f"{first}-{last}")
    return ",".join(parts)


def _sheet_of(finding: Finding) -> tuple[str, str | None]:
    return finding.hit.place.file, finding.hit.place.sheet


def _same_words(findings: Iterable[Finding]) -> Iterator[list[Finding]]:
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        hit = finding.hit
        words = (finding.code, finding.severity, finding.message, finding.advice)
        same = (*words, hit.proof, hit.related)
        groups.setdefault(same if hit.place.a1 else finding.no, []).append(finding)
    yield from groups.values()
