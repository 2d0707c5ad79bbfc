"""Indicators of one form put to those of another, with what was filled in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from selfeval_xl.filling.entries import Entry
from selfeval_xl.filling.own_indicators import with_own_indicators
from selfeval_xl.forms.alignment import Line, paired
from selfeval_xl.forms.indicator_words import plain_name
from selfeval_xl.forms.spec import FormSpec, IndicatorSpec
from selfeval_xl.i18n import N_
from selfeval_xl.learning.moving import Move
from selfeval_xl.model.form import Field, Indicator, IndicatorTable
from selfeval_xl.templates.content import IndicatorLine
from selfeval_xl.templates.indicator_block import columns_of

NO_INDICATOR = N_("新表没有这项指标")
NO_INDICATORS = N_("新表没有指标")
NO_COLUMN = N_("新表的指标没有这一列")
OTHER_WEIGHT = N_("分值由 {old} 改为 {new}，得分要重新评定")
_FILLED = ("target", "actual", "score", "deviation_note")
_HUNDRED = Decimal(100)


def move_indicators(move: Move, table: IndicatorTable | None) -> None:
    """Scores, targets, results and reasons, by the indicators' names."""
    if table is None:
        return
    for one in _cells(table):
        move.see(one)
    if not move.spec.indicators:
        for leaf in table.indicators:
            _all_stray(move, leaf, NO_INDICATORS)
        return
    move.spec = _with_units_own(move.spec, table)
    issued = [one for one in move.spec.indicators if one.level3]
    pairing = paired(
        [
            Line(plain_name(i.name.shown), group=_group(*i.levels))
            for i in table.indicators
        ],
        [Line(one.level3, group=_group(one.level1, one.level2)) for one in issued],
    )
    roles = {column.role for column in columns_of(move.spec.layout.get("columns", ()))}
    went = dict((*pairing.same, *pairing.renamed))
    for i, leaf in enumerate(table.indicators):
        if i in went:
            _move_leaf(move, table, leaf, issued[went[i]], roles)
        else:
            _all_stray(move, leaf, NO_INDICATOR)
    _total(move, table)


def _cells(table: IndicatorTable) -> Iterator[Field | None]:
    yield from (table.total_weight, table.total_score, table.grade)
    for group in table.groups:
        yield from (group.name, group.weight, group.score)
    for leaf in table.indicators:
        yield from (leaf.name, leaf.weight, leaf.explanation, leaf.standard)
        yield from (getattr(leaf, name) for name in _FILLED)


def _group(*levels: str) -> str:
    return "/".join(plain_name(level) for level in levels[:2] if level)


def _with_units_own(spec: FormSpec, table: IndicatorTable) -> FormSpec:
    """The form with the indicators that the unit has named itself."""
    if not spec.has_own_indicators:
        return spec
    entries = [
        Entry(("indicators", plain_name(leaf.name.shown), f"level{depth}"), level, "")
        for leaf in table.indicators
        for depth, level in enumerate(leaf.levels[:2], 1)
    ]
    return with_own_indicators(spec, entries)[0]


def _move_leaf(
    move: Move,
    table: IndicatorTable,
    leaf: Indicator,
    issued: IndicatorSpec,
    roles: set[str],
) -> None:
    line = move.indicators.get(issued.name, IndicatorLine())
    weight = _weight(table, leaf)
    if issued.weight is None and weight is not None:
        line = replace(line, weight=weight)
    is_reweighted = None not in (weight, issued.weight) and weight != issued.weight
    for name in _FILLED:
        one: Field | None = getattr(leaf, name)
        if one is None or one.is_blank:
            continue
        role = "note" if name == "deviation_note" else name
        if roles and role not in roles:
            move.stray(one, NO_COLUMN)
        elif name == "score" and is_reweighted:
            old, new = f"{weight:f}", f"{issued.weight:f}"
            move.stray(one, OTHER_WEIGHT, old=old, new=new)
        else:
            line = _with(line, name, one)
    move.indicators[issued.name] = line


def _with(line: IndicatorLine, name: str, one: Field) -> IndicatorLine:
    if name == "score":
        score = one.shown if one.number is None else one.number
        return replace(line, score=score)
    if name == "target":
        return replace(line, target=one.shown)
    if name == "actual":
        return replace(line, actual=one.shown)
    return replace(line, deviation_note=one.shown)


def _weight(table: IndicatorTable, leaf: Indicator) -> Decimal | None:
    if leaf.weight is None or leaf.weight.number is None:
        return None
    factor = _HUNDRED if table.weight_scale == "fraction" else Decimal(1)
    return (leaf.weight.number * factor).normalize() + 0


def _all_stray(move: Move, leaf: Indicator, reason: str) -> None:
    """An indicator without a counterpart: everything filled in for it, if nothing
    is, its name."""
    filled = [one for n in _FILLED if (one := getattr(leaf, n)) and not one.is_blank]
    for one in filled or [leaf.name]:
        move.stray(one, reason)


def _total(move: Move, table: IndicatorTable) -> None:
    """The filed total where it is not the sum that the new form reckons itself."""
    total = table.total_score
    if total is None or total.number is None:
        return
    scores = [line.score for line in move.indicators.values()]
    added = sum((s for s in scores if isinstance(s, Decimal)), Decimal(0))
    if added == total.number:
        return
    if move.strays:
        move.stray(total, N_("各项得分没有全部移入，合计由公式重算"))
    else:
        move.total_score = total.number
