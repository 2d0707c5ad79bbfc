"""Score tables built by hand: columns A 一级, B 二级, C 三级, D 分值, E 得分, F 原因."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from selfeval_xl.findings import Checked, Hit
from selfeval_xl.model.form import (
    Field,
    Form,
    Indicator,
    IndicatorGroup,
    IndicatorTable,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Quantity,
)
from selfeval_xl.model.grid import Cell, Range, Raw
from selfeval_xl.model.paper import Paper, Submission
from selfeval_xl.model.place import Place, column_number
from selfeval_xl.rules.registry import all_rules
from selfeval_xl.values import CellValue

FIRST_ROW = 6
_BLANKS = {"": "blank", "无": "none", "/": "na", "—": "na"}
_COLUMNS = {"name": "C", "weight": "D", "score": "E", "deviation_note": "F"}
_LABELS = {"weight": "分值", "score": "自评得分", "deviation_note": "扣分原因"}


def points(
    a1: str,
    shown: str | None,
    *,
    key: str = "~",
    label: str = "",
    formula: str | None = None,
    is_text: bool = False,
    scale: str = "points",
) -> Field:
    """A number field as the filer sees it; None or "" is a blank."""
    place = _place(a1)
    shown = shown or ""
    if shown in _BLANKS:
        value = CellValue("blank", state=_BLANKS[shown])
        cell = _cell(place, shown, shown, None, True) if shown else None
        return Field(key, label, place, Quantity.SCORE, value, cell)
    is_percent = shown.endswith("%")
    number = _number(shown.rstrip("%分"))
    if number is None:
        return words(a1, shown, key=key, label=label)
    factor = Decimal(100) if is_percent or scale == "fraction" else Decimal(1)
    stored = number / 100 if is_percent else number
    decimals = max(0, -int(number.as_tuple().exponent))
    is_string = is_text or "分" in shown
    raw = shown if is_string else float(stored)
    kind = "percent" if is_percent else "number"
    value = CellValue(kind, stored, decimals=decimals, raw=raw)
    cell = _cell(place, raw, shown, formula, is_string)
    number = stored * factor
    return Field(
        key, label, place, Quantity.SCORE, value, cell, number, decimals=decimals
    )


def words(a1: str, text: str, *, key: str = "~", label: str = "") -> Field:
    """A text field; 无 and dashes are blanks of their kind."""
    place = _place(a1)
    if text in _BLANKS:
        value = CellValue("blank", state=_BLANKS[text])
    else:
        value = CellValue("text", text)
    cell = _cell(place, text, text, None, True) if text else None
    return Field(key, label, place, Quantity.TEXT, value, cell)


Row = tuple[str, ...]
"""levels joined by "/", weight, score and, where it matters, the reason."""


def indicator(row: int, *parts: str, scale: str = "points") -> Indicator:
    """A leaf: ("预算编制/预算编制合理性", "5", "4", "申报不及时")."""
    path, weight, score, note = (*parts, "", "", "")[:4]
    *levels, name = path.split("/")
    return Indicator(
        row,
        tuple(levels),
        words(f"C{row}", name, key=f"ind.{name}.name"),
        weight=points(f"D{row}", weight, key=f"ind.{name}.weight", scale=scale),
        score=points(f"E{row}", score, key=f"ind.{name}.score", label="自评得分"),
        deviation_note=words(f"F{row}", note, key=f"ind.{name}.note", label="扣分原因"),
    )


def group(
    level: int,
    name: str,
    members: Sequence[int],
    weight: str | Field | None = None,
    score: str | Field | None = None,
) -> IndicatorGroup:
    """A 一级 cell in A/H or a 二级 cell in B/I, weights in H/I, scores in J/K."""
    row = FIRST_ROW + members[0]
    own, weights, scores = ("A", "H", "J") if level == 1 else ("B", "I", "K")
    if isinstance(weight, str):
        weight = points(f"{weights}{row}", weight, key=f"grp.{name}.weight")
    if isinstance(score, str):
        score = points(f"{scores}{row}", score, key=f"grp.{name}.score")
    named = words(f"{own}{row}", name)
    return IndicatorGroup(level, named, tuple(members), weight, score)


def indicator_table(
    rows: Sequence[Row],
    *,
    groups: Sequence[IndicatorGroup] = (),
    total_weight: str | Field | None = None,
    total_score: str | Field | None = None,
    grade: str | None = None,
    weight_scale: str = "points",
    **changes: object,
) -> IndicatorTable:
    """A table from row 6 on; the total row follows the last indicator."""
    made = tuple(
        indicator(FIRST_ROW + i, *row, scale=weight_scale) for i, row in enumerate(rows)
    )
    end = FIRST_ROW + len(rows)
    if isinstance(total_weight, str):
        total_weight = points(
            f"D{end}",
            total_weight,
            key="total.weight",
            label="合计",
            scale=weight_scale,
        )
    if isinstance(total_score, str):
        total_score = points(f"E{end}", total_score, key="total.score", label="合计")
    graded = None if grade is None else words(f"E{end + 1}", grade, label="等级")
    table = IndicatorTable(
        Range(FIRST_ROW - 1, 1, end, 6),
        made,
        tuple(groups),
        total_weight,
        total_score,
        graded,
        weight_scale,
    )
    return replace(table, **changes)


def score_form(table: IndicatorTable | None, funds: Matrix | None = None, **changes):
    """A form with this table, and a fund block where one is given."""
    form = Form(
        "generic",
        None,
        "评分表.xlsx",
        "评分表",
        Range(1, 1, 40, 11),
        "score",
        indicators=table,
        matrices=(funds,) if funds else (),
    )
    return replace(form, **changes)


def funds(**values: str | None) -> Matrix:
    """项目资金 with one line in row 3: funds(adj="100", act="76", weight="10" …)."""
    columns, fields = [], {}
    for index, (name, shown) in enumerate(values.items()):
        cell = f"{'CDEFGHI'[index]}3"
        made = points(cell, shown, key=f"fund.total.{name}", label=name)
        if made.value.kind == "percent" and made.number is not None:
            made = replace(made, number=made.number / 100, quantity=Quantity.RATIO)
        columns.append(MatrixColumn(name, name, index + 3, made.quantity))
        fields[0, index] = made
    row = MatrixRow("fund.total", "年度资金总额", 3)
    return Matrix("funds", Range(2, 1, 3, 9), (row,), tuple(columns), fields)


def hits(code: str, form: Form) -> list[Hit]:
    """What the rule finds in the form, each with messages that can be filled in."""
    (rule,) = (one for one in all_rules() if one.code == code)
    found = [one for one in rule.check(_target(rule, form)) if isinstance(one, Hit)]
    for hit in found:
        message(code, hit)
    return found


def ledger(code: str, form: Form) -> list[tuple[str, int]]:
    """The outcomes the rule states itself."""
    (rule,) = (one for one in all_rules() if one.code == code)
    found = [one for one in rule.check(_target(rule, form)) if isinstance(one, Checked)]
    return [(one.outcome.value, one.count) for one in found]


def _target(rule, form: Form):
    """What the rule checks: the form, or the papers of a unit that handed it in."""
    if rule.target is Form:
        return form
    paper = Paper(form.file, "workbook", "xlsx", "", 0, forms=(form,))
    return paper if rule.target is Paper else Submission((paper,))


def message(code: str, hit: Hit) -> tuple[str, str]:
    """Message and advice of a hit, filled in."""
    (rule,) = (one for one in all_rules() if one.code == code)
    words = {
        "label": hit.label,
        "actual": hit.actual,
        "expected": hit.expected,
        "proof": hit.proof,
        **hit.values,
    }
    told, advice = (text.format(**words) for text in rule.templates(hit.variant))
    assert "None" not in told + advice
    return told, advice


def brief(code: str, form: Form) -> list[tuple[str | None, str | None]]:
    """(cell, expected) of every hit."""
    return [(hit.place.a1, hit.expected) for hit in hits(code, form)]


def loud(form: Form) -> list[tuple[str, str | None]]:
    """(code, cell) of every hit of the family that is more than a note."""
    found = []
    for rule in all_rules():
        if rule.family == "SC":
            for hit in hits(rule.code, form):
                if (hit.severity or rule.severity) != "info":
                    found.append((rule.code, hit.place.a1))
    return found


def _place(a1: str) -> Place:
    letters = a1.rstrip("0123456789")
    return Place(
        "评分表.xlsx", "评分表", int(a1[len(letters) :]), column_number(letters)
    )


def _cell(
    place: Place, raw: Raw, shown: str, formula: str | None, is_string: bool
) -> Cell:
    assert place.row is not None and place.column is not None
    return Cell(place.row, place.column, raw, shown, formula, is_string=is_string)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
