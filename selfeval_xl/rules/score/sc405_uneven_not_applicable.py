"""SC405 uneven-not-applicable: rows that do not apply are scored in two ways.

What it checks
    Rows marked 不适用 in their result, score or reason. One form must treat all of
    them alike: either they are left out of the total or they get full marks. A row
    whose own standard gives full marks where there is nothing ("无政府采购的得满分")
    is no exception to count.

Why it matters
    Full marks for some and none for others makes the total depend on the choice.

Source
    Published forms either leave such rows out and rescale the rest to 100 or give
    them full marks (*inferred*). Check C-23 in docs/checks.md.

Example
    odd    政府采购执行率 不适用, 得分 “/”; 新建楼堂馆所控制率 不适用, 得分 5 of 5
    usual  both “/”, or both full marks

Fix
    none: the bureau's notice decides which it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form, Indicator, IndicatorTable
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.reasons import not_applicable
from selfeval_xl.scoring.notation import shown_points
from selfeval_xl.scoring.parts import Part, scored_parts, table_of
from selfeval_xl.scoring.standards.grammar import read_standard
from selfeval_xl.scoring.standards.row_values import standard_text
from selfeval_xl.values.remembered import remembered

_NONE = N_("没有标明不适用的指标")
_SAYS = re.compile(
    r"(?:本年度?|当年|本单位|部门|单位|该指标|此项|本项|,|，|。)*"
    r"(?:不适用|不涉及|无此项(?:工作|内容|业务)?|未涉及)(?:本?单位|该项|此项|本项)*[。.]?"
)
_MOST = 8


@rule(
    "SC405",
    "uneven-not-applicable",
    kind="score_value",
    severity=Severity.WARNING,
    target=Form,
    message="“{name}”标明不适用而得分 {actual}，同表其他不适用的指标（{others}）未计分",
    advice="同一张表中不适用的指标统一处理：都不计分（总分按其余指标折算），或都按规定计满分",
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per scored row where others that do not apply are left out."""
    table = table_of(form)
    if table is None or not table.has_score:
        yield not_applicable("no_table" if table is None else "no_scores")
        return
    marked = _marked(table)
    left_out = [part for part, _ in marked if part.points is None]
    scored = [(part, row) for part, row in marked if part.points]
    if not marked:
        yield Checked(Outcome.NOT_APPLICABLE, 1, _NONE)
    elif left_out:
        for part, row in scored:
            if not _is_by_standard(row):
                yield _hit(part, left_out)


def _marked(table: IndicatorTable) -> list[tuple[Part, Indicator]]:
    found = []
    for part in scored_parts(table):
        rows = [table.indicators[at] for at in part.members]
        if part.is_bonus or len(rows) != 1:
            continue
        cells = (part.score, rows[0].actual, rows[0].deviation_note)
        if any(_says_so(cell) for cell in cells):
            found.append((part, rows[0]))
    return found


def _says_so(cell: Field | None) -> bool:
    return cell is not None and _is_none(cell.shown)


@remembered
def _is_none(shown: str) -> bool:
    return _SAYS.fullmatch(shown.strip()) is not None


def _is_by_standard(row: Indicator) -> bool:
    text = standard_text(row)
    return text is not None and read_standard(text.shown).if_none is not None


def _hit(part: Part, left_out: Sequence[Part]) -> Hit:
    return Hit(
        part.score.place,
        label=part.score.label,
        actual=shown_points(part.score),
        key=part.score.key,
        values={
            "name": part.name,
            "others": "、".join(one.name for one in left_out[:_MOST]),
        },
        related=tuple(one.score.place for one in left_out)[:_MOST],
    )
