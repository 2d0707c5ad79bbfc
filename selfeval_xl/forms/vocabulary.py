"""The words of the forms: which column and row a label means, and what must agree."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from typing import Any

from selfeval_xl.findings import Severity
from selfeval_xl.forms.labels import read_label, squeeze, without_brackets
from selfeval_xl.model.form import Quantity

_UNIT_BRACKET = re.compile(
    r"[(]?(?:单位[:]?)?(?:人民币)?(?:亿元|百万元|万元|千元|元|万|人|[A-Z](?:[-/+*=÷][A-Z0-9()]+)*)[)]"
)
_YEAR = re.compile(r"(20\d\d)年?(?:度)?")
_SITUATION = re.compile(
    "(?:(?:整体|部门|单位|财政|预算|资金|收支|收入|支出|经费|决算|安排|使用|执行|完成)+)情况/"
)
"""A group over columns that says no more than that they are about money."""


@dataclass(frozen=True, slots=True)
class ColumnTerm:
    """A column the forms share. ``all`` must be found, ``none`` must not."""

    key: str
    term: str
    quantity: Quantity
    all: tuple[re.Pattern[str], ...]
    none: tuple[re.Pattern[str], ...] = ()

    def fits(self, header: str) -> bool:
        return all(p.search(header) for p in self.all) and not any(
            p.search(header) for p in self.none
        )


@dataclass(frozen=True, slots=True)
class RowTerm:
    """A row the forms share.

    ``block`` where it means this only in such a block, ``under`` where only below
    the row of that key.
    """

    key: str
    term: str
    labels: re.Pattern[str]
    block: str | None = None
    under: str | None = None


@dataclass(frozen=True, slots=True)
class IdentityTerm:
    """An identity as data, over row keys or column keys; see vocabulary.toml."""

    id: str
    formula: str
    over: str  # amounts | counts | rows | tasks
    kind: str
    severity: Severity = Severity.ERROR
    source: str = ""
    only: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    children: bool = False
    across: bool = False  # may take its rows from several blocks of a form


@dataclass(frozen=True)
class Vocabulary:
    """All terms, in the order of the file: the first that fits wins."""

    columns: tuple[ColumnTerm, ...]
    rows: tuple[RowTerm, ...]
    identities: tuple[IdentityTerm, ...]
    terms: Mapping[str, str] = field(default_factory=dict)
    _matches: dict[str, tuple[RowTerm, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @cached_property
    def any_row(self) -> re.Pattern[str]:
        """What any of the rows may be called."""
        return re.compile("|".join(f"(?:{one.labels.pattern})" for one in self.rows))

    @cached_property
    def totals(self) -> frozenset[str]:
        """Rows that are the sum of others in some identity."""
        return frozenset(
            one.formula.split(" ", 1)[0]
            for one in self.identities
            if one.kind == "sum" and one.over != "rows"
        )

    def column(self, header: str) -> ColumnTerm | None:
        """The column a joined header means, years already made relative."""
        return next((c for c in self.columns if c.fits(header)), None)

    def row(self, label: str, block: str, under: str = "") -> str | None:
        """Canonical key of a row label inside a block, None where unknown.

        ``under`` is the key of the nearest row of known meaning above.
        """
        name = read_label(label).name
        for candidate in (name, without_brackets(name)):
            for term in self.matching(candidate):
                if term.block != block and (term.block or block in _OWN_ROWS):
                    continue
                if term.under is None or f"{under}.".startswith(f"{term.under}."):
                    return term.key
        return None

    def matching(self, name: str) -> tuple[RowTerm, ...]:
        """The row terms that a label without numbering fits, in order."""
        found = self._matches.get(name)
        if found is None:
            if len(self._matches) > _MOST_REMEMBERED:
                self._matches.clear()
            found = ()
            if len(name) <= _LONGEST_LABEL and self.any_row.fullmatch(name):
                found = tuple(t for t in self.rows if t.labels.fullmatch(name))
            self._matches[name] = found
        return found

    def is_row(self, label: str) -> bool:
        """True where a label names a row of any block."""
        name = read_label(label).name
        return any(
            term.under is None
            for candidate in (name, without_brackets(name))
            for term in self.matching(candidate)
        )


_LONGEST_LABEL, _MOST_REMEMBERED = 60, 32768
_OWN_ROWS = frozenset({"funds", "staff"})
"""Blocks whose row labels mean other things elsewhere ("合计", "财政拨款")."""


def header_words(text: str, year: int | None) -> str:
    """A header text made comparable: no spaces, no unit brackets, relative years."""
    words = squeeze(text)
    words = _UNIT_BRACKET.sub("", words).translate(str.maketrans("", "", "“”\"'"))

    def relative(found: re.Match[str]) -> str:
        if year is None:
            return "本年"
        return {year: "本年", year - 1: "上年"}.get(int(found[1]), found[0])

    return _SITUATION.sub("/", _YEAR.sub(relative, words)).lstrip("/")


def _patterns(texts: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(text) for text in texts)


def read_terms(data: Mapping[str, Any]) -> Vocabulary:
    """Make a vocabulary of parsed TOML; KeyError and re.error are the author's."""
    columns = tuple(
        ColumnTerm(
            one["key"],
            one["term"],
            Quantity(one["quantity"]),
            _patterns(one["all"]),
            _patterns(one.get("none", ())),
        )
        for one in data.get("column", ())
    )
    rows = tuple(
        RowTerm(
            one["key"],
            one["term"],
            re.compile("|".join(f"(?:{label})" for label in one["labels"])),
            one.get("block"),
            one.get("under"),
        )
        for one in data.get("row", ())
    )
    identities = tuple(
        IdentityTerm(
            one["id"],
            one["formula"],
            one["over"],
            one["kind"],
            Severity(one.get("severity", "error")),
            one.get("source", ""),
            tuple(one.get("only", ())),
            tuple(one.get("unless", ())),
            one.get("children", False),
            one.get("across", False),
        )
        for one in data.get("identity", ())
    )
    terms = {row.key: row.term for row in rows}
    terms.update((column.key, column.term) for column in columns)
    return Vocabulary(columns, rows, identities, terms)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that comes with the package."""
    text = resources.files("selfeval_xl.forms").joinpath("vocabulary.toml")
    return read_terms(tomllib.loads(text.read_text(encoding="utf-8")))
