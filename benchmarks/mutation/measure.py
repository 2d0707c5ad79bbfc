"""Check papers with faults in them and note of each what was said of it."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from benchmarks.mutation.carriers import document
from benchmarks.mutation.planted import Content, Papers, Planted, number_of
from benchmarks.mutation.sheets import written
from selfeval_xl import api
from selfeval_xl.config import load_settings
from selfeval_xl.findings import Finding, Severity
from selfeval_xl.fixing import FixReport, correct
from selfeval_xl.intake.discover import discover
from selfeval_xl.patching.edits import Status
from selfeval_xl.rules.registry import all_rules

SETTINGS = load_settings(today=datetime.date(2025, 12, 31))
Left = Sequence[Finding] | None
_INFORMING = {one.code for one in all_rules() if one.severity == Severity.INFO}


@dataclass(frozen=True)
class Seen:
    """What became of one fault; ``rule`` is the one that named it, or should have."""

    rule: str
    group: str
    is_found: bool = False
    is_placed: bool = False
    is_told: bool = False
    is_right: bool = False
    is_fixed: bool = False
    is_settled: bool = False


@dataclass
class Record:
    """What was seen in some papers; ``misses`` are lines for a person to read."""

    seen: list[Seen] = field(default_factory=list)
    alarms: list[tuple[str, str]] = field(default_factory=list)  # group and rule
    misses: list[str] = field(default_factory=list)
    clean: int = 0

    def add(self, other: Record) -> None:
        self.seen += other.seen
        self.alarms += other.alarms
        self.misses += other.misses
        self.clean += other.clean


def checked(papers: Papers, is_fixed: bool = False) -> tuple[list[Finding], Left]:
    """What is found, and what is left in the copy; None where none is made."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        handed_in = _laid(folder / "报送", papers.files)
        options = dict(papers.options)
        for key in ("previous", "published"):
            if getattr(papers, key):
                options[key] = _laid(folder / key, getattr(papers, key))
        if papers.forms:
            options["forms_dir"] = _laid(folder / "forms", papers.forms)
        settings = replace(SETTINGS, **options)
        named = [handed_in]
        if len(papers.files) == 1 and not papers.is_folder:
            named = [handed_in / next(iter(papers.files))]
        reading = api.read_found(lambda: discover(named), settings)
        result = api.judge(reading)
        left = None
        if is_fixed:
            report = correct(reading, unsafe=True)
            left = _tried(report)
    return list(result.findings), left


def _tried(report: FixReport) -> Left:
    """What is left, without the findings whose correction waits for a person."""
    if not report.copies:
        return None
    held = {
        (one.finding.code, one.finding.hit.place.a1)
        for copy in report.copies
        for one in copy.plan.verdicts
        if one.status is not Status.CORRECTED
    }
    left = report.after.findings
    return [one for one in left if (one.code, one.hit.place.a1) not in held]


def _laid(folder: Path, files: Mapping[str, Content]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        if isinstance(content, str) and name.endswith(".docx"):
            content = document(content)
        elif isinstance(content, str):
            content = content.encode()
        data = content if isinstance(content, bytes) else written(content)
        (folder / name).write_bytes(data)
    return folder


def look_at_clean(name: str, papers: Papers, group: str) -> Record:
    """Every error and warning about right papers is a false alarm."""
    said = [one for one in checked(papers)[0] if is_loud(one)]
    alarms = [(group, one.code) for one in said]
    return Record(
        [], alarms, [f"clean {name} {told(one)}" for one in said], _books(papers)
    )


def _books(papers: Papers) -> int:
    """How many workbooks there are; a report is none."""
    return sum(not isinstance(one, str) for one in papers.files.values())


def look_at(
    name: str, planted: Sequence[Planted], group: str, is_fixed: bool = False
) -> Record:
    """One or several faults of the same papers."""
    found, left = checked(planted[0].papers, is_fixed)
    record, spoken, is_missed = Record(), [], False
    for one in planted:
        hits = [hit for hit in found if hit.code in one.rules and is_at(hit, one)]
        seen = _seen(one, found, hits, group)
        if left is not None and any(hit.hit.fix is not None for hit in hits):
            rest = [hit for hit in left if hit.code in one.rules and is_at(hit, one)]
            seen = replace(seen, is_fixed=True, is_settled=not rest)
            is_missed |= bool(rest)
        is_missed |= not hits or (seen.is_told and not seen.is_right)
        record.seen.append(seen)
        spoken += [*hits, *(hit for hit in found if hit.code in one.with_it)]
        if not hits:  # the right rule at another cell is one miss, no alarm besides
            spoken += [hit for hit in found if hit.code in one.rules]
    strangers = [
        hit for hit in found if hit not in spoken and _is_strange(hit, planted)
    ]
    record.alarms += [(group, hit.code) for hit in strangers]
    if is_missed or strangers:
        kinds = " + ".join(
            f"{one.kind} ({one.rules[0]}) {one.place}" for one in planted
        )
        record.misses.append(
            f"{group} {name} {kinds}: {'; '.join(map(told, found)) or 'nothing'}"
            + (f" | left: {'; '.join(map(told, left))}" if left is not None else "")
        )
    return record


def _seen(one: Planted, found: list[Finding], hits: list[Finding], group: str) -> Seen:
    wanted = [hit for hit in found if hit.code in one.rules]
    named = sorted((hit.code for hit in hits), key=one.rules.index)
    rule = named[0] if named else one.rules[0]
    first = next((hit for hit in hits if hit.code == rule), None)
    expected = first.hit.expected if first else None
    is_told = one.right is not None and expected is not None
    return Seen(
        rule,
        group,
        bool(wanted),
        bool(hits),
        is_told,
        is_told and is_same(str(expected), one.right),
    )


def _is_strange(hit: Finding, planted: Sequence[Planted]) -> bool:
    """Errors and warnings; information only of the rule the fault is meant for."""
    if is_loud(hit):
        return True
    return hit.code in _INFORMING and any(hit.code == one.rules[0] for one in planted)


def is_at(finding: Finding, planted: Planted) -> bool:
    places = (finding.hit.place, *finding.hit.related)
    if planted.is_anywhere:
        return True
    here = [one for one in places if one.file == planted.file]
    if planted.words is not None:
        number = planted.paragraph
        if number is None:  # a document: by the words themselves
            return any(_overlap(one.quote or "", planted.words) for one in here)
        return any(one.paragraph == number for one in here)
    if planted.sheet is not None:
        here = [one for one in here if one.sheet == planted.sheet]
    if planted.at is None or planted.is_sheet:
        return bool(here)
    if planted.is_row:
        return any(one.row == planted.at[0] for one in here)
    return any(one.a1 == planted.cell for one in here)


def _overlap(quote: str, words: str) -> bool:
    return bool(quote) and (quote in words or words in quote)


def is_loud(finding: Finding) -> bool:
    """Whether a filer must answer it."""
    return finding.severity != Severity.INFO


def is_same(told: str, right: Decimal | None) -> bool:
    """Whether the correction, as written, is the right number rounded."""
    if right is None:
        return True
    plain = told.replace(",", "").replace("−", "-")
    number = number_of(plain) if plain.endswith("%") else None
    if number is None:
        try:
            number = Decimal(plain)
        except ArithmeticError:
            return False
    return abs(number - right) <= max(Decimal("0.0101"), abs(right) / 10000)


def told(finding: Finding) -> str:
    place = finding.hit.place
    where = place.a1 or f"¶{place.paragraph}"
    return (
        f"{finding.code} {finding.severity[0]} {place.file}:{where} {finding.message}"
    )
