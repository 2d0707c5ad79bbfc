"""Derived cells as live formulas, with the values they come to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation

from selfeval_xl.forms.identities import filled_in
from selfeval_xl.forms.own_words import quantity_of
from selfeval_xl.forms.spec import BlockSpec
from selfeval_xl.forms.vocabulary import IdentityTerm, vocabulary
from selfeval_xl.model.form import Quantity
from selfeval_xl.templates.content import Value
from selfeval_xl.values.rounding import half_up

OPERATORS = frozenset({"+", "-", "*", "/", "(", ")"})
_BASES = frozenset({"prevb", "prev", "y0b", "add", "adj", "act", "open", "close"})
_STAFF = frozenset({"quota", "onpost"})
_OUTSIDE_QUOTA = frozenset({"staff.offquota", "staff.retired"})


def derived_formulas(
    block: BlockSpec, own: Sequence[IdentityTerm] = ()
) -> dict[str, list[str]]:
    """Field key -> the tokens of the right side, for every derived cell.

    Keys stand for cells; a rate or a difference of a row wins over a sum of rows,
    and what all forms share over the form's ``own`` identities.
    """
    terms = [t for t in (*vocabulary().identities, *own) if _is_plain(t.formula)]
    rows = [entry.key for entry in block.rows]
    columns = frozenset(entry.key for entry in block.columns)
    made: dict[str, list[str]] = {}
    for term in terms:
        if term.over == "rows" and not set(term.unless) & columns:
            formula = filled_in(term.formula, columns)
            for row in rows if formula else ():
                if row not in _OUTSIDE_QUOTA:
                    _add(made, formula or "", prefix=f"{row}.")
    for term in terms:
        is_sum = term.kind == "sum" and term.over != "rows"
        if not is_sum or term.children or set(term.unless) & set(rows):
            continue
        formula = filled_in(term.formula, frozenset(rows))
        for column in sorted(filter(_is_summed, columns)) if formula else ():
            if term.only and column not in term.only:
                continue
            _add(made, formula or "", suffix=f".{column}")
    if {"weight", "rate", "score"} <= columns:
        for entry in block.rows:
            if "score" not in entry.dash:
                _add(made, "score = weight * rate", prefix=f"{entry.key}.")
    return made


def _is_summed(column: str) -> bool:
    """True for amounts and persons; the heading tells of a column of no shared key."""
    if column.startswith("~"):
        return quantity_of(column[1:]) in (Quantity.AMOUNT, Quantity.COUNT)
    return column in _BASES | _STAFF


def _is_plain(formula: str) -> bool:
    """True where the formula tells one value: no bound, no absolute difference."""
    return " = " in formula and "abs(" not in formula.replace(" ", "")


def _add(
    made: dict[str, list[str]], formula: str, prefix: str = "", suffix: str = ""
) -> None:
    left, right = formula.split(" = ")
    tokens = [
        token if token in OPERATORS else f"{prefix}{token}{suffix}"
        for token in right.split()
    ]
    made.setdefault(f"{prefix}{left}{suffix}", tokens)


def excel_formula(tokens: list[str], address: Callable[[str], str]) -> str:
    """The formula text: blank while figures are missing or the base is zero."""
    cells = [address(token) for token in tokens if token not in OPERATORS]
    body = "".join(t if t in OPERATORS else address(t) for t in tokens)
    used = list(dict.fromkeys(cells))
    listed = ",".join(used)
    if "*" in tokens and "/" not in tokens:
        return f'=IF(COUNT({listed})<{len(used)},"",ROUND(MIN({used[0]},{body}),2))'
    if "/" in tokens:
        return f'=IF(OR(COUNT({listed})<{len(used)},N({used[-1]})=0),"",{body})'
    if "-" in tokens:
        return f'=IF(COUNT({listed})<{len(used)},"",{body})'
    return f'=IF(COUNT({listed})=0,"",SUM({listed}))'


def derived_values(
    formulas: Mapping[str, list[str]], facts: Mapping[str, Value]
) -> dict[str, Value]:
    """The value of every derived cell, "" where it cannot be computed."""
    known: dict[str, Value] = dict(facts)

    def value(key: str) -> Value:
        if key not in known:
            known[key] = ""  # guards against a formula that needs itself
            known[key] = _computed(formulas[key], value) if key in formulas else ""
        return known[key]

    return {key: value(key) for key in formulas}


def _computed(tokens: list[str], value: Callable[[str], Value]) -> Value:
    operands = [token for token in tokens if token not in OPERATORS]
    numbers = {key: value(key) for key in operands}
    filled = [isinstance(number, Decimal) for number in numbers.values()]
    is_sum = not {"-", "/", "*"} & set(tokens)
    if not any(filled) or not (is_sum or all(filled)):
        return ""
    try:
        if "*" in tokens and "/" not in tokens:  # points of a rate, at most all
            return min(half_up(evaluate(list(tokens), numbers), 2), _number(numbers))
        return evaluate(list(tokens), numbers)
    except (DivisionByZero, InvalidOperation):
        return ""


def _number(numbers: Mapping[str, Value]) -> Decimal:
    """The first of the operands."""
    first = next(iter(numbers.values()))
    assert isinstance(first, Decimal)
    return first


def evaluate(tokens: list[str], numbers: Mapping[str, Value]) -> Decimal:
    """The value of a formula's tokens, which are used up; raises ArithmeticError.

    Left to right with * and / first; the formulas have one level of brackets.
    """

    def atom() -> Decimal:
        token = tokens.pop(0)
        if token == "(":
            inner = summed()
            tokens.pop(0)
            return inner
        number = numbers[token]
        return number if isinstance(number, Decimal) else Decimal(0)

    def product() -> Decimal:
        result = atom()
        while tokens and tokens[0] in "*/":
            operator = tokens.pop(0)
            other = atom()
            result = result * other if operator == "*" else result / other
        return result

    def summed() -> Decimal:
        result = product()
        while tokens and tokens[0] in "+-":
            operator = tokens.pop(0)
            other = product()
            result = result + other if operator == "+" else result - other
        return result

    return summed()
