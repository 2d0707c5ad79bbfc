"""What a spec says that cannot be so: labels twice, points amiss, unknown fields."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from selfeval_xl.findings import Severity
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.own_words import heading_words
from selfeval_xl.forms.spec import BlockSpec, Entry, FormSpec
from selfeval_xl.forms.vocabulary import IdentityTerm, vocabulary
from selfeval_xl.i18n import N_
from selfeval_xl.identities.expression import read_formula
from selfeval_xl.learning.spec_lines import SpecLines
from selfeval_xl.learning.spec_problem import SpecProblem, problem

_FULL = Decimal(100)
_BLOCKS = frozenset({"staff", "funds", "assets"})
_KEY = re.compile(r"[^\s\[\]]+")


def content_problems(
    spec: FormSpec, data: Mapping[str, Any], lines: SpecLines
) -> Iterator[SpecProblem]:
    """The problems of a spec that can be read; ``data`` is what its own file says."""
    turns = {str(one.get("id")): i for i, one in enumerate(data.get("block", ()))}
    seen: set[str] = set()
    for block in spec.blocks:
        turn = turns.get(block.id)
        if block.id in seen:
            template = N_("有两个栏目的 id 都是 {id}，请改成不同的")
            yield problem(lines.table("block", turn or 0), template, id=block.id)
        seen.add(block.id)
        if turn is not None:
            yield from _block(block, lines, turn)
    yield from _weights(spec, data, lines)
    yield from _identities(spec, lines)
    yield from _must(spec, lines)
    yield from _provenance(spec, data, lines)


def _block(block: BlockSpec, lines: SpecLines, turn: int) -> Iterator[SpecProblem]:
    at = lines.table("block", turn)
    if block.archetype == "matrix":
        for entries, what in ((block.columns, N_("列")), (block.rows, N_("行"))):
            if not entries:
                template = N_("栏目 {id} 没有{what}，请补上")
                yield problem(at, template, id=block.id, what=what)
    for entries, what in ((block.columns, N_("列")), (block.rows, N_("行"))):
        keys: set[str] = set()
        texts: dict[str, str] = {}
        for entry in entries:
            place = lines.entry(entry.key, "block", turn)
            if entry.key in keys:
                template = N_("{what} {key} 写了两次，请删去一个或改 key")
                yield problem(place, template, what=what, key=entry.key)
            elif squeeze(entry.text) in texts:
                template = N_(
                    "{what}“{text}”出现两次，程序分不清；请照表写全，或删去一个"
                )
                severity = Severity.WARNING
                yield problem(place, template, severity, what=what, text=entry.text)
            keys.add(entry.key)
            texts[squeeze(entry.text)] = entry.key
    if block.archetype == "matrix":
        yield from _meanings(block, lines, turn)


def _meanings(block: BlockSpec, lines: SpecLines, turn: int) -> Iterator[SpecProblem]:
    """Keys that a sheet with these labels would not be read by."""
    name = block.id if block.id in _BLOCKS else "money"
    for row in block.rows:
        known = vocabulary().row(row.text, name)
        if known and row.key.startswith("~"):
            template = N_(
                "“{text}”是通用项目，key 应为 {known}，勾稽关系里也用这个名称"
            )
            place = lines.entry(row.key, "block", turn)
            yield problem(place, template, text=row.text, known=known)
    for column in block.columns:
        term = vocabulary().column(heading_words(column.text))
        if term and column.key.startswith("~") and "?" not in term.key:
            template = N_(
                "“{text}”是通用项目，key 应为 {known}，勾稽关系里也用这个名称"
            )
            place = lines.entry(column.key, "block", turn)
            yield problem(place, template, text=column.text, known=term.key)


def _weights(
    spec: FormSpec, data: Mapping[str, Any], lines: SpecLines
) -> Iterator[SpecProblem]:
    if not spec.indicators:
        return
    names = [str(one.get("level3", "")) for one in data.get("indicator", ())]
    seen: set[tuple[str, str, str]] = set()
    for one in spec.indicators:
        at = (
            lines.table("indicator", names.index(one.level3))
            if (one.level3 in names)
            else 1
        )
        path = (one.level1, one.level2, one.level3)
        if path in seen and one.level3:
            yield problem(at, N_("指标“{name}”出现两次，请删去一个"), name=one.level3)
        seen.add(path)
        if one.weight is not None and one.weight <= 0:
            template = N_("指标“{name}”的分值为 {weight}，应大于 0")
            yield problem(at, template, name=one.level3, weight=one.weight)
    weights = [one.weight for one in spec.indicators]
    known = [weight for weight in weights if weight is not None]
    funds = any(block.id == "funds" for block in spec.blocks)
    if len(known) < len(weights) or funds:
        return  # the unit sets some, or the execution rate takes a share
    total = sum(known, Decimal(0))
    if total != _FULL:
        template = N_("各指标分值合计 {total}，不是 100；请核对分值")
        at = lines.table("indicator")
        yield problem(at, template, Severity.WARNING, total=f"{total.normalize():f}")


def _identities(spec: FormSpec, lines: SpecLines) -> Iterator[SpecProblem]:
    matrices = [block for block in spec.blocks if block.archetype == "matrix"]
    rows = [row for block in matrices for row in block.rows]
    columns = [column for block in matrices for column in block.columns]
    tasks = [c for b in spec.blocks if b.archetype == "tasks" for c in b.columns]
    seen: set[str] = set()
    for turn, term in enumerate(spec.identities):
        at = lines.word(f'"{term.id}"', "identity", turn)
        if term.id in seen:
            yield problem(
                at, N_("有两条勾稽关系的 id 都是 {id}，请改成不同的"), id=term.id
            )
        seen.add(term.id)
        known = {"rows": columns, "tasks": tasks}.get(term.over, rows)
        place = lines.key("formula", "identity", turn)
        yield from _formula(term, known, place)
        for key in term.only:
            if key not in {one.key for one in columns}:
                only = lines.key("only", "identity", turn)
                yield _unknown_field(only, key, columns)


def _formula(
    term: IdentityTerm, known: Sequence[Entry], line: int
) -> Iterator[SpecProblem]:
    try:
        _, keys = read_formula(term.formula.replace("[", " ").replace("]", " "))
    except ValueError:
        template = N_("算式 {formula} 写法不对；应为“合计 = 甲 + 乙”，各部分之间留空格")
        yield problem(line, template, formula=term.formula)
        return
    optional = {
        k
        for part in re.findall(r"\[([^\]]+)\]", term.formula)
        for k in _KEY.findall(part)
    }
    for key in keys:
        if key not in {one.key for one in known} and key not in optional:
            yield _unknown_field(line, key, known)


def _unknown_field(line: int, key: str, known: Sequence[Entry]) -> SpecProblem:
    by_text = {squeeze(one.text): one.key for one in known}
    names = [one.key for one in known]
    exact = by_text.get(squeeze(key.removeprefix("~")))
    near = [exact] if exact else difflib.get_close_matches(key, names, 1, 0.5)
    if near:
        template = N_("栏目里没有 {key}，是否指 {near}？请改正")
        return problem(line, template, key=key, near=near[0])
    return problem(
        line, N_("栏目里没有 {key}；请改成已有的 key，或先补上这一项"), key=key
    )


def _must(spec: FormSpec, lines: SpecLines) -> Iterator[SpecProblem]:
    keys = {row.key for block in spec.blocks for row in block.rows}
    entries = [row for block in spec.blocks for row in block.rows]
    for one in spec.must:
        if keys and not keys & set(one.split("|")):
            yield _unknown_field(lines.key("must"), one, entries)


def _provenance(
    spec: FormSpec, data: Mapping[str, Any], lines: SpecLines
) -> Iterator[SpecProblem]:
    if spec.is_sourced and not spec.source:
        template = N_("sourced = true，但没有 source；请写明所依据的文件")
        yield problem(lines.key("sourced"), template, Severity.WARNING)
    elif not spec.source and "source" not in data:
        template = N_("没有写 source；请写明表样的来源，没有文件依据的也写明")
        yield problem(1, template, Severity.INFO)
    for turn, term in enumerate(spec.identities):
        if not term.source and turn < len(data.get("identity", ())):
            template = N_("勾稽关系 {id} 没有写 source；请写明依据")
            at = lines.table("identity", turn)
            yield problem(at, template, Severity.INFO, id=term.id)
