"""Which figures of the tables the figures of a report are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from selfeval_xl.forms.stated_items import (
    ACTUAL,
    Named,
    StatedItems,
    load_stated_items,
)
from selfeval_xl.model.text import Text
from selfeval_xl.narrative.stated import Spot, Stated, Statements, stated
from selfeval_xl.rules.paper.persons import read_persons
from selfeval_xl.rules.paper.reading import reading_of
from selfeval_xl.rules.paper.wording import (
    CAME_TO,
    FROM,
    MARKS,
    NARROWER,
    OWN,
    PARTS,
    PERSONS,
    PROJECT,
    ROUGH,
    SCOPES,
    WHOLES,
    WITH_CARRIED,
    Reading,
    after,
    lead_of,
    same_sentence,
    short_forms,
)

_ALSO_WHOLE = (
    "inc.total",
    "exp.fiscal",
    "inc.fiscal",
    "exp.gpb",
    "inc.gpb",
    "exp.grand",
)
_CURBED = re.compile(
    r"^(?:(?:严格|从严|切实|有效|进一步|大力|继续)*(?:控制|压减|压缩|规范|管控|加强|节约))?"
)


@lru_cache(maxsize=32)
def meanings_of(
    text: Text,
    year: int | None,
    names: tuple[str, ...],
    projects: tuple[str, ...] = (),
    apart: frozenset[int] = frozenset(),
) -> Meanings:
    """What the figures of a text mean; ``names`` are the unit's, as it writes them.

    ``projects`` are the names of its projects, ``apart`` the paragraphs that stand
    under one: what is said of a project is not of the whole.
    """
    return Meanings(stated(text), year, names, projects, apart)


class Meanings:
    """Reads the figures of one text in their order."""

    def __init__(
        self,
        statements: Statements,
        year: int | None,
        names: Sequence[str],
        projects: Sequence[str] = (),
        apart: frozenset[int] = frozenset(),
    ) -> None:
        self.statements = statements
        self.projects = projects
        self.apart = apart
        self.items: StatedItems = load_stated_items()
        self.year = year
        self.names = sorted({*short_forms(names)}, key=len, reverse=True)
        self._found: dict[int, Reading | None] = {}
        self._told_before: dict[int, str] = {}
        self._all: list[tuple[Stated, Reading | None]] = []
        self._passage: list[tuple[Stated, Reading | None]] = []
        for one in statements.figures:
            if self._passage and self._passage[-1][0].spot.passage != one.spot.passage:
                self._passage = []
            reading = self._read(one)
            self._found[id(one)] = reading
            self._all.append((one, reading))
            self._passage.append((one, reading))

    def of(self, one: Stated | None) -> Reading | None:
        """The figure's meaning, None where its words do not tell."""
        return self._found.get(id(one)) if one is not None else None

    def all(self) -> Iterator[tuple[Stated, Reading | None]]:
        """Every figure with its meaning."""
        yield from self._all

    def own_words(self, words: str) -> str:
        """Words with the unit's names put as 本单位."""
        for name in self.names:
            words = words.replace(name, OWN)
        return FROM.sub("", words)

    # -- one figure ----------------------------------------------------------

    def lead(self, one: Stated) -> tuple[str, str]:
        """What stands between the figure before and the words, and the bare words."""
        words = self.own_words(one.words)
        if one.is_inline:
            return "", words
        return lead_of(self.own_words(one.spot.before), words)

    def in_passing(self, one: Stated) -> str:
        """The words of an amount after which the item goes on: 年中追加; "" for others."""
        lead, words = self.lead(one)
        for said in (words, re.split(f"[{MARKS}]", lead)[-1] + words):
            if self.items.is_in_passing(said):
                return said
        return ""

    def is_narrowed(self, one: Stated) -> bool:
        """True where it is rough, of some months, or of a part of the unit."""
        words = self.own_words(one.words)
        if one.is_rough or ROUGH.search(words) or WITH_CARRIED.match(after(one)):
            return True
        return NARROWER.search(self.own_words(one.spot.before) + words) is not None

    def is_of_project(self, spot: Spot, words: str) -> bool:
        """True where the words, or the title above them, speak of a project."""
        if spot.paragraph in self.apart:
            return True
        return PROJECT.search(words) is not None or any(
            name in words for name in self.projects
        )

    def is_this_year(self, one: Stated) -> bool:
        """True where the words give no other year."""
        lead, words = self.lead(one)
        return self._period(one, lead + words) is False

    def _read(self, one: Stated) -> Reading | None:
        if self.is_narrowed(one):
            return None
        lead, words = self.lead(one)
        period = self._period(one, lead + words)
        if period is None:
            return None
        if one.type == "count":
            found = self.items.persons(words)
            if period or found is None or one.number.unit not in PERSONS:
                return None
            return read_persons(one, words, found, list(self._earlier(one)))
        return self._amount(one, words, lead, period)

    def _period(self, one: Stated, words: str) -> bool | None:
        """True for the year before, False for this one, None for any other."""
        if one.year == 0 or one.year == self.year:
            return False
        is_named = one.is_inline or re.search(r"20\d\d|上年|去年|上一年|前一年", words)
        if not is_named:
            return None
        is_last = one.year == -1 or (
            self.year is not None and one.year == self.year - 1
        )
        return True if is_last else None

    def _amount(
        self, one: Stated, words: str, lead: str, is_last_year: bool
    ) -> Reading | None:
        under = [r.row for r in self._earlier(one) if r is not None]
        named = self.items.amount(words, under)
        if named is None and self._goes_on(one, words, lead):
            named = Named(())
        if named is None:
            return None
        if not (named.kind or is_last_year) and CAME_TO.match(after(one)):
            return None  # 由 … 降至: what it was before, of which nothing is said
        scope = self._scope(one)
        if named.is_generic:
            return self._generic(one, named, lead, is_last_year, scope)
        if one.parent is not None and self.of(one.parent) is None:
            return None  # part of something unknown
        rows = self._fitting(one, named)
        if rows[0] in PARTS and self._is_beside_narrower(one):
            return None
        if rows[0] in WHOLES and self._may_be_a_parts(one, words):
            return None
        kind = "" if named.kind or named.column else self._kind_before(one, lead)
        reading = reading_of(
            one, rows, replace(named, kind=named.kind or kind), is_last_year, scope
        )
        if reading is None or not kind:
            return reading
        self._told_before[id(one)] = kind
        spent = tuple(f"{row}.act" for row in rows)
        return replace(reading, also=(*reading.also, *spent))

    def _kind_before(self, one: Stated, lead: str) -> str:
        """The kind that stands before a list: 年初预算100万元，其中; 年初预算:."""
        above = self.of(one.parent)
        if above is not None:
            return above.kind if above.kind != ACTUAL else ""
        if lead[-1:] == ":":
            title = self.items.amount(re.split(r"[,;。]", lead[:-1])[-1])
            return title.kind if title is not None and title.is_generic else ""
        before = [pair[0] for pair in self._passage if same_sentence(pair[0], one)]
        is_listed = lead in ("", ",", "、") and bool(before)
        return self._told_before.get(id(before[-1]), "") if is_listed else ""

    def _goes_on(self, one: Stated, words: str, lead: str) -> bool:
        """True where the words name nothing and the item stands before them.

        基本支出方面，全年800万元; 上年14万元，本年12万元.
        """
        if not self.items.is_neutral(words):
            return False
        if lead[-1:] in MARKS and not self.items.is_neutral(lead):
            return True
        earlier = list(self._earlier(one))
        return (
            bool(earlier)
            and earlier[-1] is not None
            and earlier[-1].is_last_year
            and re.search(r"[本今当]年|20\d\d", words) is not None
        )

    def _is_beside_narrower(self, one: Stated) -> bool:
        """True after its sibling of one fund: 一般公共预算基本支出 …，项目支出 …."""
        before = [pair for pair in self._passage if same_sentence(pair[0], one)]
        if not before or before[-1][1] is not None:
            return False
        words = before[-1][0].words
        return any(name in words for name in ("基本支出", "项目支出"))

    def _may_be_a_parts(self, one: Stated, words: str) -> bool:
        """True where 支出合计 may sum up what stands before it in the sentence."""
        if self.is_of_project(one.spot, one.spot.before):
            return True
        is_bare = re.match(r"总?(?:支出|收入)", words) is not None
        return is_bare and None in list(self._earlier(one))

    def _fitting(self, one: Stated, named: Named) -> tuple[str, ...]:
        """The rows of the side, income or spending, that the whole is of."""
        above = self.of(one.parent)
        side = above.row.partition(".")[0] if above is not None else ""
        fitting = tuple(row for row in named.rows if row.partition(".")[0] == side)
        return fitting or named.rows

    def _generic(
        self,
        one: Stated,
        named: Named,
        lead: str,
        is_last_year: bool,
        scope: Reading | None,
    ) -> Reading | None:
        """A kind alone: of the item just spoken of, or of the unit as a whole."""
        if not self.items.is_neutral(lead):
            spoken = re.sub(r"(?:方面|情况|中|上|部分)?[,;:()、。]*$", "", lead)
            spoken = _CURBED.sub("", re.split(f"[{MARKS}]", spoken)[-1])
            topic = self.items.amount(spoken, ())
            if topic is None or topic.is_generic or topic.column:
                return None
            row, is_sure = topic.rows[0], len(topic.rows) == 1
            if not is_sure:
                return None
            topic_named = Named((row,), named.kind)
            return reading_of(one, (row,), topic_named, is_last_year, scope)
        earlier = list(self._earlier(one))
        before: tuple[str, ...] = ()
        if earlier:
            last = earlier[-1]
            if last is None or not last.row or last.row.startswith(("staff", "asset")):
                return None
            row, is_sure = last.row, last.is_sure
            if not is_sure:
                before = tuple(key.rpartition(".")[0] for key in last.also)
            if row.startswith("inc.") and "支" in one.words:
                if row not in WHOLES:
                    return None
                if last.kind != ACTUAL and not self.items.kind(one.words):
                    return None  # 预算收入 …，支出 …
                row = "exp.total"
        else:
            rows = self._rows_before(one)
            if rows is None:
                return None
            row, is_sure, before = "exp.total", False, rows
        also = tuple(dict.fromkeys((*before, *_ALSO_WHOLE)))
        whole = Named((row,), named.kind, also if row in WHOLES else ())
        return reading_of(one, (row,), whole, is_last_year, scope, is_sure)

    def _rows_before(self, one: Stated) -> tuple[str, ...] | None:
        """Rows the paragraph spoke of, which may be meant too; None: of a part."""
        if self.is_of_project(one.spot, one.spot.before + one.words):
            return None
        readings = [reading for _, reading in self._passage]
        if not all(reading is not None and reading.row for reading in readings):
            return None
        rows = dict.fromkeys(r.row for r in readings if r is not None)
        return tuple(row for row in rows if row not in WHOLES)

    def _earlier(self, one: Stated) -> Iterator[Reading | None]:
        """Meanings of the amounts before it in its sentence."""
        for other, reading in self._passage:
            if other.type != one.type or not same_sentence(other, one):
                continue
            if reading is None and self.in_passing(other):
                continue
            yield reading

    def _scope(self, one: Stated) -> Reading | None:
        """The whole that the passage spoke of last."""
        for _, reading in reversed(self._passage):
            if reading is not None and any(
                key.rpartition(".")[0] in SCOPES for key in reading.keys[:1]
            ):
                return reading
        return None
