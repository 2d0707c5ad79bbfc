"""SC303 score-in-words: a 得分 is text where a number belongs.

What it checks
    Score cells that hold text: a number with 分 behind it or stored as text, 满分,
    or other words. Formula results are left alone. Where nearly all scores are plain
    numbers stored as text, as in exports of some systems, that is said once, for
    information.

Why it matters
    A spreadsheet adds text as zero, so the total comes out too low.

Source
    项目支出绩效自评表 and 部门整体支出绩效评价评分表: column 得分 takes numbers.

Example
    wrong  自评得分 5分
    right  自评得分 5

Fix
    safe: stores the same number as a number. 满分 and other words are left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from selfeval_xl.findings import Checked, Edit, Fix, Hit, Outcome, Safety, Severity
from selfeval_xl.model.form import Field, Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.reasons import not_applicable
from selfeval_xl.scoring.notation import plain
from selfeval_xl.scoring.parts import Part, distinct, scored_parts, table_of

_FEW = 3
_NEARLY_ALL = 0.8
_MOST_RELATED = 8
_FULL_WORDS = ("满分", "得满分", "全分", "计满分")


@rule(
    "SC303",
    "score-in-words",
    kind="text_number",
    severity=Severity.WARNING,
    target=Form,
    message="“{label}”得分填为文字“{actual}”，应为数字 {expected}",
    advice="只填数字 {expected}，不带单位或空格",
    variants={
        "full": (
            "“{label}”得分填为“{actual}”，应填数字",
            "按分值填写数字 {expected}",
        ),
        "words": ("“{label}”得分填为“{actual}”，应填数字", "改填数字"),
        "column": (
            "“{label}”等 {count} 个得分以文本存放，求和时不计入",
            "选中得分一列，用“转换为数字”或“分列”改为数字",
        ),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per score cell that holds text."""
    table = table_of(form)
    if table is None or not table.has_score:
        yield not_applicable("no_table" if table is None else "no_scores")
        return
    parts = scored_parts(table)
    told = {part.score.place for part in parts}
    judged = [_judge(part.score, part.name, part) for part in parts]
    passed = sum(
        hit is None and part.points is not None
        for hit, part in zip(judged, parts, strict=True)
    )
    for sums in distinct([*(group.score for group in table.groups), table.total_score]):
        if sums.place not in told:
            judged.append(_judge(sums, sums.label, None))
    hits = [hit for hit in judged if hit is not None]
    exported = [hit for hit in hits if hit.actual == hit.expected]
    if len(exported) > _FEW and len(exported) >= _NEARLY_ALL * (len(hits) + passed):
        yield _column(exported)
        hits = [hit for hit in hits if hit.actual != hit.expected]
    yield from hits
    if passed:
        yield Checked(Outcome.PASSED, passed)


def _column(hits: list[Hit]) -> Hit:
    """One hit for scores that a system wrote as text, all of them alike."""
    first, *rest = hits
    return replace(
        first,
        expected=None,
        values={"count": len(hits)},
        variant="column",
        severity=Severity.INFO,
        related=tuple(hit.place for hit in rest[:_MOST_RELATED]),
        fix=Fix(
            tuple(edit for hit in hits if hit.fix for edit in hit.fix.edits),
            Safety.SAFE,
        ),
    )


def _judge(score: Field, label: str, part: Part | None) -> Hit | None:
    cell = score.cell
    is_text = cell is not None and cell.is_string and cell.formula is None
    if cell is None or not is_text or score.value.kind == "blank":
        return None
    if score.number is None:
        return _words(score, label, part)
    if score.value.kind == "percent" or not _is_alone(score):
        return None  # the number may stand inside a label: 总分（95分）
    number = plain(score.number, score.decimals)
    edit = Edit(score.place, score.shown, number, score.number)
    return Hit(
        score.place,
        label=label,
        actual=score.shown,
        expected=number,
        key=score.key,
        fix=Fix((edit,), Safety.SAFE),
    )


def _is_alone(score: Field) -> bool:
    text = score.shown.strip()
    return bool(text) and not any(char.isalpha() and char != "分" for char in text)


def _words(score: Field, label: str, part: Part | None) -> Hit | None:
    text = "".join(score.shown.split())
    if part is None:
        return None
    is_full = text in _FULL_WORDS and part.weight is not None
    return Hit(
        score.place,
        label=label,
        actual=score.shown,
        expected=plain(part.weight) if is_full and part.weight is not None else None,
        key=score.key,
        variant="full" if is_full else "words",
    )
