"""Whether a report's figure agrees with the tables' figure of the same meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import reduce
from operator import add

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.place import Place
from selfeval_xl.model.text import Text
from selfeval_xl.narrative import analyse
from selfeval_xl.narrative.stated import (
    Spot,
    Stated,
    Statements,
    Written,
    money,
)
from selfeval_xl.rules.paper.meaning import Meanings, meanings_of
from selfeval_xl.rules.paper.projects import projects_of
from selfeval_xl.rules.paper.reports import reports_of
from selfeval_xl.rules.paper.spoken_of import SpokenOf
from selfeval_xl.rules.paper.tables import Known, Tables, tables_of, where
from selfeval_xl.rules.paper.wording import PARTS, SCOPES, WHOLES, Reading
from selfeval_xl.values.interval import Interval
from selfeval_xl.values.rounding import EXACT, decimals_in, unit

NO_PAIR = Checked(Outcome.NOT_APPLICABLE, 1, N_("没有自评报告与数据表可以对照"))
NOT_FOUND = N_("报告中的数字看不出对应表中的哪一项")
_LARGEST, _SMALLEST = Decimal(2), Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the tables say of a stated figure.

    ``table`` is their figure where they disagree, None where they agree;
    ``is_cut_off`` where the text has only left digits out; ``is_doubtful`` where it may
    be the figure of another scope.
    """

    table: Known | None = None
    is_cut_off: bool = False
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """A text beside the tables of its unit and year.

    ``cells`` gives the cell each paragraph was taken from, where it is no report's.
    """

    text: Text
    statements: Statements
    meanings: Meanings
    tables: Tables
    year: int | None = None
    cells: Mapping[int, Place] = field(default_factory=dict)

    @property
    def file(self) -> str:
        return self.text.file

    def place(self, spot: Spot) -> Place:
        """Where a person is sent for a figure."""
        cell = self.cells.get(spot.paragraph)
        return cell or Place(self.file, paragraph=spot.paragraph, quote=spot.quote)

    def is_told(self, spot: Spot, written: Written) -> bool:
        """True where the text alone shows that the figure is wrong."""
        return any(
            claim.paragraph == spot.paragraph and claim.actual == written.text
            for claim in analyse(self.text).claims
            if claim.severity != "info"
        )

    def judge(self, reading: Reading) -> Verdict | None:
        """Agreement of an amount or a count; None where it cannot be told."""
        cells = self.tables.cells(*reading.keys)
        if not cells or not self._is_in_scope(reading):
            return None
        number = reading.stated.number
        accepted = [one.interval for one in cells] + self._also(reading)
        if any(number.interval.overlaps(one) for one in accepted):
            return Verdict()
        first = cells[0]
        if not reading.is_sure and not _is_of_size(money(number), first.value):
            return None
        return Verdict(
            first,
            is_cut_off(number, first.value),
            not reading.is_sure or self._is_anothers(reading, number),
        )

    def _also(self, reading: Reading) -> list[Interval]:
        """What the same words may mean, sums of cells among it."""
        found = []
        for key in reading.also:
            cells = [self.tables.cells(part)[:1] for part in key.split("+")]
            if all(cells):
                parts = [one.interval for some in cells for one in some]
                found.append(reduce(add, parts))
        return found

    def _is_in_scope(self, reading: Reading) -> bool:
        """False for a part of the appropriation beside a table of all spending."""
        scope, row = reading.scope, reading.row
        if not row.startswith(PARTS) or scope is None or scope.row in WHOLES[1:]:
            return True
        whole = "exp.total" if self.tables.has_row("exp.total") else "exp.fiscal"
        if scope.row == whole or not self.tables.has_row(whole):
            return True
        totals = self.tables.cells(f"{whole}.act")
        mine = scope.stated.number.interval
        if any(mine.overlaps(one.interval) for one in totals):
            return True
        narrow = self.tables.cells(f"{scope.row}.act") if scope.row else []
        return any(
            one.interval.overlaps(other.interval) for one in narrow for other in totals
        )

    def _is_anothers(self, reading: Reading, number: Written) -> bool:
        """True where another whole of the table has just this amount."""
        if reading.row not in SCOPES:
            return False
        column = reading.keys[0].rpartition(".")[2]
        others = self.tables.cells(*(f"{row}.{column}" for row in SCOPES))
        return any(number.interval.overlaps(one.interval) for one in others)


def compare(submission: Submission) -> Iterator[Compared]:
    """Each report of a submission with the tables that are of its unit and year."""
    for handed in reports_of(submission):
        year = submission.year or handed.year
        if handed.year not in (None, year):
            continue  # another year's report is told as that
        tables = tables_of(submission, submission.unit_name, year)
        if tables:
            names = [one.value for one in handed.report.cover.of("unit")]
            if submission.unit_name:
                names.append(submission.unit_name)
            projects = projects_of(submission, submission.unit_name, year)
            apart = SpokenOf(handed.report, projects).under_titles
            meanings = meanings_of(
                handed.report.text,
                year,
                tuple(dict.fromkeys(names)),
                tuple(projects),
                apart,
            )
            yield Compared(
                handed.report.text, meanings.statements, meanings, tables, year
            )


def beside(
    text: Text,
    tables: Tables,
    year: int | None,
    names: Sequence[str],
    cells: Mapping[int, Place] | None = None,
) -> Compared:
    """A text beside tables; ``names`` are the unit's, as the text may write them."""
    meanings = meanings_of(text, year, tuple(dict.fromkeys(names)))
    return Compared(text, meanings.statements, meanings, tables, year, cells or {})


def account(passed: int, unparsed: int = 0, failed: int = 0) -> Iterator[Checked]:
    """How the checks that found nothing ended; none at all is said too."""
    if passed:
        yield Checked(Outcome.PASSED, passed)
    if unparsed:
        yield Checked(Outcome.UNPARSED, unparsed, NOT_FOUND)
    if not (passed or unparsed or failed):
        yield Checked(Outcome.NOT_APPLICABLE, 1, N_("报告中没有这类数字"))


def amount_hit(compared: Compared, one: Stated, verdict: Verdict) -> Hit:
    """A hit at the words, with the table's cell beside it."""
    table = verdict.table
    assert table is not None
    place = compared.place(one.spot)
    cell = table.field
    severity = None
    if verdict.is_cut_off:
        severity = Severity.INFO
    elif verdict.is_doubtful:
        severity = Severity.WARNING
    return Hit(
        place,
        label=cell.label,
        actual=one.number.text,
        expected=in_notation_of(one.number, table.value),
        key=f"stated {cell.key}",
        values={"other": where(table.place, place), "shown": table.shown},
        variant="cut" if verdict.is_cut_off else "",
        related=(table.place,),
        severity=severity,
    )


def in_notation_of(number: Written, value: Decimal) -> str:
    """A value of the tables in the text's unit, with all its decimals."""
    found = EXACT.divide(value, number.factor)
    places = max(number.decimals, decimals_in(found))
    found = found.quantize(unit(places), context=EXACT)
    comma = "," if "," in number.text else ""
    return f"{found:{comma}f}{number.unit}"


def is_cut_off(number: Written, value: Decimal) -> bool:
    """True where the text gives the tables' figure with its last digits left out."""
    short = EXACT.divide(value, number.factor)
    step = unit(number.decimals)
    return 0 < short - number.value < step and number.decimals >= 0


def _is_of_size(one: Decimal, other: Decimal) -> bool:
    if other <= 0 or one <= 0:
        return False
    return _SMALLEST <= EXACT.divide(one, other) <= _LARGEST
