"""Derived cells: what the data says of them against what its own figures give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from selfeval_xl.filling.problems import Remark
from selfeval_xl.filling.reading import Given
from selfeval_xl.forms.spec import FormSpec
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Quantity
from selfeval_xl.templates.content import Value
from selfeval_xl.templates.formulas import OPERATORS, derived_formulas, derived_values
from selfeval_xl.values.rounding import decimals_in, half_up

_PLACES, _MOST_PLACES = 2, 8


@dataclass(slots=True)
class Derived:
    """What the derived cells come to.

    ``typed`` are those the data gives while nothing they follow from is given: they
    stand as they are, without a formula.
    """

    values: dict[str, Value] = field(default_factory=dict)
    typed: dict[str, Value] = field(default_factory=dict)
    wrong: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)


def formulas_of(spec: FormSpec) -> dict[str, list[str]]:
    """Every derived cell of a form with the tokens of its right side."""
    return {
        key: tokens
        for block in spec.blocks
        if block.archetype == "matrix"
        for key, tokens in derived_formulas(block, spec.identities).items()
    }


def derive(
    rules: Mapping[str, list[str]],
    facts: Mapping[str, Value],
    claims: Mapping[str, Given],
    labels: Mapping[str, str],
    standing: Mapping[str, Value] | None = None,
) -> Derived:
    """Compute every derived cell and hold the claims of the data against it.

    ``rules`` are the derived cells' right sides, ``labels`` the fields' names by
    key for the messages. ``standing`` are numbers a workbook has typed in derived
    cells: they count where nothing they follow from is known.
    """
    formulas, standing = dict(rules), dict(standing or {})
    result = Derived()
    known: dict[str, Value] = dict(facts)
    waiting = {key: one for key, one in claims.items() if key in formulas}
    # Only leaf claims may stand for themselves: what others follow from goes first.
    while True:
        values = derived_values(formulas, known)
        open_ = [k for k in (*waiting, *standing) if k in formulas]
        free = [k for k in open_ if _is_free(formulas[k], known, values)]
        roots = [k for k in free if not _needs(k, set(free) - {k}, formulas)]
        if not roots:
            break
        for key in dict.fromkeys(roots):
            given = waiting.pop(key, None)
            if given is None:
                known[key] = standing.pop(key)
                del formulas[key]
                continue
            known[key] = result.typed[key] = given.value
            del formulas[key]
            if not given.is_none:
                result.notes.append(_as_given(given))
    result.values = values
    for key, given in waiting.items():
        if not agrees(given, values[key]):
            tokens = (t for t in formulas[key] if _is_missing(t, known, values))
            missing = [labels.get(token, token) for token in tokens]
            result.wrong.append(conflict(given, values[key], missing))
    return result


def _is_missing(
    token: str, known: Mapping[str, Value], values: Mapping[str, Value]
) -> bool:
    if token in OPERATORS:
        return False
    return known.get(token, values.get(token, "")) == ""


def _is_free(
    tokens: list[str], known: Mapping[str, Value], values: Mapping[str, Value]
) -> bool:
    """True where none of what a cell follows from is given."""
    operands = [t for t in tokens if t not in OPERATORS]
    if {"-", "/"} & set(tokens):
        return any(_is_missing(t, known, values) for t in operands)
    return all(_is_missing(t, known, values) for t in operands)


def _needs(key: str, others: set[str], formulas: Mapping[str, list[str]]) -> bool:
    """True where the cell follows from one of the others, through any number."""
    seen, todo = set[str](), list(formulas.get(key, ()))
    while todo:
        token = todo.pop()
        if token in seen:
            continue
        seen.add(token)
        if token in others:
            return True
        todo += formulas.get(token, ())
    return False


def agrees(given: Given, computed: Value) -> bool:
    """True where a value, as it is written, may stand for the computed one."""
    if given.is_none:
        return computed == "" or computed == 0
    if not isinstance(computed, Decimal) or given.interval is None:
        return False
    return given.interval.low <= computed <= given.interval.high


def _as_given(given: Given) -> Remark:
    template = N_(
        "“{field}”可由其他项算出，但数据没有给齐；按所给的 {value} 填，不设公式"
    )
    details = {"field": given.slot.label, "value": given.entry.value}
    return Remark("as_given", given.entry.where, template, details)


def conflict(given: Given, computed: Value, missing: list[str]) -> Remark:
    """What to say of a value that is not the computed one."""
    details: dict[str, object] = {
        "field": given.slot.label,
        "given": given.entry.value,
    }
    if not isinstance(computed, Decimal):
        template = N_(
            "“{field}”给的是 {given}，但所依据的数算不出它（为零或没有填）；请删去或改写“—”"
        )
        return Remark("conflict", given.entry.where, template, details)
    details["computed"] = _told_apart(given, computed)
    if missing:
        details["missing"] = "、".join(missing)
        template = N_(
            "“{field}”给的是 {given}，按所给各项算出的是 {computed}，其中没有 {missing}；"
            "请补上，或删去这一项"
        )
    else:
        template = N_(
            "“{field}”给的是 {given}，按所给各项算出的是 {computed}；请核对各项，"
            "或删去这一项由公式计算"
        )
    return Remark("conflict", given.entry.where, template, details)


def _told_apart(given: Given, computed: Decimal) -> str:
    """The computed value with as many decimals as tell it from the given one."""
    slot = given.slot
    scale = 2 if slot.quantity is Quantity.RATIO else 0
    places = _PLACES
    while places < _MOST_PLACES and half_up(computed, places + scale) == given.value:
        places += 1
    return notation(computed, slot.quantity, slot.unit, places)


def notation(
    number: Decimal, quantity: Quantity, unit: str | None = None, places: int = _PLACES
) -> str:
    """A number as a message shows it: a ratio in percent, an amount with its unit."""
    if quantity is Quantity.RATIO:
        return f"{half_up(number * 100, places):f}%"
    places = places if quantity is Quantity.AMOUNT else 0
    text = f"{half_up(number, max(places, min(decimals_in(number), 6))):f}"
    return f"{text}{unit}" if quantity is Quantity.AMOUNT and unit else text
