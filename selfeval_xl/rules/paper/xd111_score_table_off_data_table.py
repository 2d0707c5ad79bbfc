"""XD111 score-table-off-data-table: a figure of the 评分表 is not the 数据表's.

What it checks
    Results and remarks of the 评分表 against the 数据表: an indicator named for a rate
    (预算执行率, 在职人员控制率, 固定资产利用率, “三公”经费控制率 …) must have the rate that
    the 数据表's figures give by one of the budgets, or the one the 数据表 itself has;
    amounts, persons and rates in words are read as in a report. Scoring standards and
    targets are left out.

Why it matters
    The points follow from these figures.

Source
    Check X-06, B-11, B-18 in docs/checks.md.

Example
    wrong  数据表 决算数 1246.50, 全年预算数 1279.80; 评分表 预算执行率 98.2%
    right  评分表 预算执行率 97.4%

Fix
    none: a person has to say which of them is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.stated_items import load_stated_items
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form, Indicator
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.place import Place
from selfeval_xl.model.text import Paragraph, Text
from selfeval_xl.narrative.stated import Written
from selfeval_xl.rules.paper.agreement import amount_hit, beside
from selfeval_xl.rules.paper.projects import project_name
from selfeval_xl.rules.paper.rates import (
    contradicted,
    disagreeing,
    named,
    percent_of,
)
from selfeval_xl.rules.paper.tables import (
    Quotient,
    Tables,
    is_project,
    is_same_hand_in,
    tables_of,
    where,
)
from selfeval_xl.rules.registry import rule

_KINDS = frozenset({"score", "overall"})
_CONDITION = re.compile(
    r"满分|每[低高增减下上少多超]|不得分|[的则]得|得\d+(?:\.\d+)?分的|以上|以下|≥|≤|[<>]|÷|/|公式|目标"
)
_RATE = re.compile(r"(?:为|达到?|实际|完成)?(\d{1,3}(?:\.\d{1,4})?)%")
_MOST = Decimal("1.5")  # a number above is no ratio
_HUNDREDTH = Decimal("0.01")


NO_FIGURE = Checked(Outcome.NOT_APPLICABLE, 1, N_("评分表没有可以对照的数"))


@rule(
    "XD111",
    "score-table-off-data-table",
    kind="completion_rate",
    severity=Severity.ERROR,
    target=Submission,
    message=N_(
        "评分表“{label}”写作 {actual}，而按 {other} 计算为 {expected}（{proof}）"
    ),
    advice=N_("核对数据表的数和评分表的比率，改为一致；计算口径不同的，在评分表中写明"),
    variants={
        "amount": (
            N_("评分表写作 {actual}，而 {other}“{label}”为 {shown}"),
            N_("核实哪一处正确，把两张表改为一致"),
        ),
    },
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per cell of a 评分表 that the 数据表 contradicts."""
    tables = tables_of(submission, submission.unit_name, submission.year)
    forms = [
        form
        for form in submission.forms
        if form.kind in _KINDS and form.indicators is not None
        if not is_project(form)
        if is_same_hand_in(form, submission.unit_name, submission.year)
    ]
    if not tables or not forms:
        yield Checked(Outcome.NOT_APPLICABLE, 1, N_("没有评分表与数据表可以对照"))
        return
    for form in forms:
        said = [*_rates(form, tables), *_words(form, tables, submission)]
        yield from said or [NO_FIGURE]


def _rates(form: Form, tables: Tables) -> Iterator[Hit | Checked]:
    """Indicators that are named for a rate, by their results."""
    passed = 0
    items = load_stated_items()
    for one in form.indicators.indicators if form.indicators else ():
        name = items.rate(project_name(one.name.shown))
        number = _result(one)
        if name is None or number is None:
            continue
        reading = named(name)
        found = reading.quotients(tables) if reading is not None else []
        if reading is None or not found:
            continue
        right = contradicted(number, found, reading.typed(tables))
        if right is None:
            passed += 1
        elif one.actual is not None:
            label = squeeze(one.name.shown)
            yield _hit(one.actual.place, label, number.text, number, right)
    if passed:
        yield Checked(Outcome.PASSED, passed)


def _result(one: Indicator) -> Written | None:
    """The percentage that an indicator's result is; None for words and others."""
    field = one.actual
    if field is None or field.value.op is not None:
        return None
    shown = squeeze(field.shown)
    value = field.value
    if value.kind == "number" and value.unit is None and value.decimals:
        ratio = value.value
        if isinstance(ratio, Decimal) and value.decimals > 1 and ratio < _MOST:
            percent = ratio * 100
            return Written(percent, "%", value.decimals - 2, shown, _HUNDREDTH)
    found = _RATE.fullmatch(shown)
    if found is None:
        return None
    decimals = len(found[1].partition(".")[2])
    return Written(Decimal(found[1]), "%", decimals, shown, _HUNDREDTH)


def _words(form: Form, tables: Tables, submission: Submission) -> Iterator[Hit]:
    """What results and remarks say in sentences."""
    paragraphs: list[Paragraph] = []
    cells: dict[int, Place] = {}
    topics: dict[int, tuple[str, ...]] = {}
    for one, field in _remarks(form):
        number = len(paragraphs) + 1
        paragraphs.append(Paragraph(number, field.shown))
        cells[number] = field.place
        topics[number] = _topic(one)
    if not paragraphs:
        return
    names = [name for name in (submission.unit_name, form.unit_name) if name]
    text = Text(form.file, tuple(paragraphs))
    compared = beside(text, tables, submission.year or form.year, names, cells)
    for said, reading in compared.meanings.all():
        if reading is None:
            continue
        is_meant = reading.is_sure or reading.row in topics[said.spot.paragraph]
        verdict = compared.judge(reading) if is_meant else None
        if verdict is not None and verdict.table and not verdict.is_cut_off:
            yield _amount(amount_hit(compared, said, verdict))
    for rate, right in disagreeing(compared):
        if right is not None:
            place = compared.place(rate.spot)
            yield _hit(place, rate.words, rate.number.text, rate.number, right)


def _amount(hit: Hit) -> Hit:
    return Hit(
        hit.place,
        label=hit.label,
        actual=hit.actual,
        expected=hit.expected,
        key=hit.key,
        values=hit.values,
        variant="amount",
        related=hit.related,
        severity=hit.severity,
        kind="amount_conflict",
    )


def _topic(one: Indicator) -> tuple[str, ...]:
    """The rows a rate is of: what its remark calls 预算 and 支出 is theirs."""
    name = load_stated_items().rate(project_name(one.name.shown))
    return name.rows if name is not None else ()


def _remarks(form: Form) -> Iterator[tuple[Indicator, Field]]:
    """Cells that may speak of the year's figures, not of how points are given."""
    for one in form.indicators.indicators if form.indicators else ():
        for field in (one.actual, one.deviation_note, one.standard, one.explanation):
            if field is None or not re.search(r"\d", field.shown):
                continue
            if not _CONDITION.search(squeeze(field.shown)):
                yield one, field


def _hit(
    place: Place, label: str, actual: str, number: Written, right: Quotient
) -> Hit:
    expected = percent_of(right, number)
    related = (right.over.place, right.under.place)
    return Hit(
        place,
        label=label,
        actual=actual,
        expected=expected,
        proof=f"{right.proof} = {expected}",
        key=f"rate {right.over.field.key}",
        values={"other": f"{where(related[0], place)}、{related[1].a1}"},
        related=related,
    )
