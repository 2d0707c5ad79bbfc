"""Check every planted workbook and count, kind by kind, what was said of it."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from benchmarks.mutation.faults import Planted, number_of, pairs, plants
from benchmarks.mutation.matrices import matrix
from benchmarks.mutation.packaged import packaged
from benchmarks.mutation.sheets import Book, written
from benchmarks.mutation.tables import project_form, score_table
from selfeval_xl import api
from selfeval_xl.config import load_settings
from selfeval_xl.findings import Finding, Severity
from selfeval_xl.fixing import correct
from selfeval_xl.intake.discover import discover

SETTINGS = load_settings(today=datetime.date(2025, 12, 31))
ARCHETYPES = {"matrix": matrix, "score": score_table, "project": project_form}
Left = Sequence[Finding]


@dataclass
class Tally:
    """What became of the faults of one kind; ``misses`` are for a person to read."""

    planted: int = 0
    found: int = 0
    placed: int = 0
    alarms: int = 0
    told: int = 0
    told_right: int = 0
    fixed: int = 0
    converged: int = 0
    misses: list[tuple[str, Planted, list[str]]] = field(default_factory=list)


def clean_books(seeds: Iterable[int]) -> Iterator[tuple[str, Book]]:
    """Named clean workbooks: the packaged forms, then the drawn layouts."""
    yield from packaged()
    for seed in seeds:
        for name, make in ARCHETYPES.items():
            yield f"{name}-{seed}", make(seed)


def checked(book: Book, is_fixed: bool = False) -> tuple[list[Finding], Left]:
    """What is found, and what is left in the corrected copy."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "表.xlsx"
        path.write_bytes(written(book))
        reading = api.read_found(lambda: discover([path]), SETTINGS)
        result = api.judge(reading)
        left = correct(reading, unsafe=True).after.findings if is_fixed else ()
    return list(result.findings), left


def false_alarms(books: Iterable[tuple[str, Book]]) -> tuple[int, list[str]]:
    """How many clean workbooks were looked at, and what was said of them."""
    count, said = 0, []
    for name, book in books:
        count += 1
        said += [f"{name} {_told(one)}" for one in checked(book)[0] if _is_loud(one)]
    return count, said


def measure(
    books: Iterable[tuple[str, Book]], most: int, fixes: int
) -> dict[str, Tally]:
    """Tallies by kind; every so many-th fault is also corrected and checked again."""
    tallies: dict[str, Tally] = {}
    number = 0
    for name, book in books:
        for one in plants(book, len(tallies) + number, most):
            number += 1
            tally = tallies.setdefault(one.kind, Tally())
            _count(tally, name, one, is_fixed=number % fixes == 0)
        _count_pairs(tallies.setdefault("pairs", Tally()), name, book, number, most)
    return tallies


def _count_pairs(tally: Tally, name: str, book: Book, seed: int, most: int) -> None:
    for both in pairs(book, seed, most):
        findings = checked(both[0].book)[0]
        spoken: list[Finding] = []
        missed = False
        for one in both:
            wanted = [hit for hit in findings if hit.code in one.codes]
            hits = [hit for hit in wanted if _is_at(hit, one)]
            tally.planted += 1
            tally.found += bool(wanted)
            tally.placed += bool(hits)
            missed = missed or not hits
            spoken += [*hits, *(hit for hit in findings if hit.code in one.with_it)]
        strangers = [hit for hit in findings if _is_loud(hit) and hit not in spoken]
        tally.alarms += len(strangers)
        if missed or strangers:
            told = [f"with {both[1].kind} {both[1].cell}", *map(_told, findings)]
            tally.misses.append((name, both[0], told))


def _count(tally: Tally, name: str, planted: Planted, is_fixed: bool) -> None:
    findings, left = checked(planted.book, is_fixed)
    tally.planted += 1
    wanted = [one for one in findings if one.code in planted.codes]
    hits = [one for one in wanted if _is_at(one, planted)]
    if wanted:
        tally.found += 1
        tally.placed += bool(hits)
    strangers = [
        one
        for one in findings
        if _is_loud(one)
        and one not in hits
        and one.code not in planted.with_it
        and not (one.code in planted.codes and not hits)
    ]
    tally.alarms += len(strangers)
    is_right = True
    if planted.right is not None and hits and hits[0].hit.expected is not None:
        tally.told += 1
        is_right = _is_same(hits[0].hit.expected, planted.right)
        tally.told_right += is_right
    if not hits or strangers or not is_right:
        tally.misses.append((name, planted, [_told(one) for one in findings]))
    if is_fixed and any(one.hit.fix is not None for one in hits):
        tally.fixed += 1
        tally.converged += not any(
            one.code in planted.codes and _is_at(one, planted) for one in left
        )


def _is_at(finding: Finding, planted: Planted) -> bool:
    places = (finding.hit.place, *finding.hit.related)
    if planted.is_row:
        return finding.hit.place.row == planted.at[0]
    return any((one.sheet, one.a1) == (planted.sheet, planted.cell) for one in places)


def _is_loud(finding: Finding) -> bool:
    """Whether a filer must answer it."""
    return finding.severity != Severity.INFO


def _is_same(told: str, right: Decimal) -> bool:
    """Whether the correction, as written, is the right number rounded."""
    plain = told.replace(",", "").replace("−", "-")
    number = number_of(plain) if plain.endswith("%") else None
    if number is None:
        try:
            number = Decimal(plain)
        except ArithmeticError:
            return False
    return abs(number - right) <= max(Decimal("0.0101"), abs(right) / 10000)


def _told(finding: Finding) -> str:
    return f"{finding.code} {finding.hit.place.a1} {finding.message}"
