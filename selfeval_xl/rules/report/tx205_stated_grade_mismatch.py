"""TX205 stated-grade-mismatch: score and grade, or two scores, of the report disagree.

What it checks
    A score and a grade named in one sentence, by the cuts of the run: 90, 80 and 60
    where none are set. Sentences that explain the cuts are passed over. The total
    self-evaluation score, wherever the report names it.

Why it matters
    Grade and score are taken over into the summary of all units; where they differ, the
    report is sent back.

Source
    Check C-06, C-08 in docs/checks.md.

Example
    wrong  自评得分88分，等级为“优”
    right  自评得分88分，等级为“良”

Fix
    none: either of the two may be the slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.plain import Plain
from selfeval_xl.forms.reports import Report, read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.of_report import NO_REPORT
from selfeval_xl.rules.report.self_score import grades_in, scores_in, totals
from selfeval_xl.scoring.grades import DEFAULT_CUTS, grade_of, in_words_of, read_grade

_OWN_GRADE = re.compile("(?:自评|评价|综合|评定)(?:等级|等次|结论|级别)")


@rule(
    "TX205",
    "stated-grade-mismatch",
    kind="grade",
    severity=Severity.ERROR,
    target=Text,
    message=N_(
        "自评得分 {score} 分，等级写作“{actual}”，按 {cuts} 分划等应为“{expected}”"
    ),
    advice=N_("核对得分和等级，改正其中写错的一个；划等标准不同的，在报告中写明"),
    variants={
        "score": (
            N_("自评得分写作 {actual}，而第 {paragraph} 段为 {expected}"),
            N_("按评分表统一自评得分"),
        ),
    },
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit per grade that its score does not earn, and per other total."""
    report = read_report(text)
    if report is None:
        yield NO_REPORT
        return
    cuts = text.grade_cuts or DEFAULT_CUTS
    for one in report.paragraphs:
        yield from _grades(report.file, one, cuts)
    yield from _totals(report)


def _grades(file: str, one: Plain, cuts: tuple[Decimal, ...]) -> Iterator[Hit]:
    for start, end in _spans(one):
        sentence = one.text[start:end]
        scores, grades = scores_in(sentence), grades_in(sentence)
        if len(scores) != 1 or len(grades) != 1:
            continue
        word, at, stop = grades[0]
        said, score = read_grade(word), Decimal(scores[0])
        if said is None or score > 100 or grade_of(score, cuts) == said:
            continue
        yield Hit(
            one.place(file, start + at, start + stop),
            label=sentence,
            actual=word,
            expected=in_words_of(grade_of(score, cuts), word),
            key="grade",
            values={"score": scores[0], "cuts": "、".join(map(str, cuts))},
        )


def _spans(one: Plain) -> Iterator[tuple[int, int]]:
    """Each sentence; as one, the only two of which one has a score, one a grade."""
    spans = list(one.sentences())
    scored = [span for span in spans if scores_in(one.text[slice(*span)])]
    graded = [span for span in spans if grades_in(one.text[slice(*span)])]
    if len(scored) == len(graded) == 1:
        first, second = sorted((scored[0], graded[0]))
        if first[1] == second[0] and _OWN_GRADE.search(one.text, *graded[0]):
            yield first[0], second[1]
            return
    yield from spans


def _totals(report: Report) -> Iterator[Hit]:
    found = list(totals(report))
    for one, score, start, end in found[1:]:
        if Decimal(score) != Decimal(found[0][1]):
            yield Hit(
                one.place(report.file, start, end),
                label=one.quote(start, end),
                actual=f"{score}分",
                expected=f"{found[0][1]}分",
                key="score",
                values={"paragraph": found[0][0].number},
                variant="score",
                related=(found[0][0].place(report.file),),
                kind="score_total",
            )
