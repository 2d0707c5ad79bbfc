"""XD306 wording-copied: wording is last year's, word for word.

What it checks
    Paragraphs of the report from sixty characters on, and reasons for lost points from
    fifteen, that stand word for word in last year's papers, years aside. What a unit is
    and does stays the same: paragraphs on duties and organisation are left out, as are
    cited titles in 《》 and instructions of the form. A paragraph with figures is a
    warning.

Why it matters
    The report is on this year. The same figures and the same reasons as last year show
    that it was not written anew, or that a promised remedy did not come.

Source
    Check G-05 in docs/checks.md.

Example
    wrong  扣分原因 word for word as last year
    right  this year's own reason, and what became of last year's remedy

Fix
    none: only the unit can write what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.numbering import read_mark
from selfeval_xl.forms.plain import Plain
from selfeval_xl.forms.reports import Report, is_prose, read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.place import Place
from selfeval_xl.rules.paper.indicator_pairs import words
from selfeval_xl.rules.paper.last_year import (
    NO_COUNTERPART,
    last_year_of,
    where,
)
from selfeval_xl.rules.registry import rule

_LEAST_PARAGRAPH, _LEAST_REASON, _SHOWN = 60, 15, 24
_YEAR = re.compile(r"(?:20)?\d\d年度?|[上本去今当]年度?")
_CITED = re.compile(r"《[^》]*》(?:[(][^()]*[)])?")
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:%|[百千万亿]*元|人|个|次|项)")
_DUTIES = re.compile(r"职能|职责|机构|内设|编制|概况|基本情况|评分标准|评价依据")
_STANDING = re.compile(
    r"主要职[能责]|职[能责](?:是|为|包括|如下)|内设机构|负责.{0,20}(?:工作|管理)"
    r"|现[将就对].{0,40}(?:报告|汇报)如下|为优.{0,20}为良"
)


@rule(
    "XD306",
    "wording-copied",
    kind="duplicate",
    severity=Severity.INFO,
    target=Submission,
    message=N_("“{actual}”一段与上年的报告逐字相同（{other} 第 {paragraph} 段）"),
    advice=N_("按本年的情况重写；情况确实没有变化的，可以不理会"),
    variants={
        "figures": (
            N_(
                "“{actual}”一段连同其中的数字与上年的报告逐字相同（{other} 第 {paragraph} 段）"
            ),
            N_("按本年的情况和数字重写；确实没有变化的，写明没有变化"),
        ),
        "reason": (
            N_("“{label}”的原因与上年逐字相同（{other}）"),
            N_("写明本年扣分的原因，以及上年的整改落实到哪一步"),
        ),
    },
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per paragraph, and per reason, that is last year's."""
    previous = last_year_of(submission)
    if isinstance(previous, Checked):
        yield previous
        return
    said = {text: place for text, place, _ in _paragraphs(previous)}
    reasons = {text: field.place for text, field, _ in _reasons(previous)}
    if not said and not reasons:
        yield NO_COUNTERPART
        return
    for text, place, written in _paragraphs(submission):
        if text in said:
            yield _paragraph_hit(place, written, said[text])
    for text, field, name in _reasons(submission):
        if text in reasons:
            yield Hit(
                field.place,
                label=name,
                actual=field.shown,
                key=field.key,
                values={"other": where(reasons[text])},
                variant="reason",
                severity=Severity.WARNING,
                related=(reasons[text],),
            )


def _paragraph_hit(place: Place, written: Plain, earlier: Place) -> Hit:
    without_years = _YEAR.sub("", written.text)
    has_figures = _FIGURE.search(without_years) is not None
    return Hit(
        place,
        label=written.quote(0, _SHOWN),
        actual=written.quote(0, _SHOWN),
        key=written.text[:_LEAST_PARAGRAPH],
        values={"other": earlier.file, "paragraph": earlier.paragraph},
        variant="figures" if has_figures else "",
        severity=Severity.WARNING if has_figures else None,
        related=(earlier,),
    )


def _paragraphs(submission: Submission) -> Iterator[tuple[str, Place, Plain]]:
    """Long paragraphs of the reports, years masked, but for those on duties."""
    for paper in submission.papers:
        report = read_report(paper.text) if paper.text is not None else None
        if report is None:
            continue
        skipped = _on_duties(report)
        for index, one in enumerate(report.paragraphs):
            if index in skipped or not is_prose(one.paragraph):
                continue
            item = read_mark(index, one.text)
            text = _YEAR.sub("Y", one.text[item.end if item else 0 :])
            own = _CITED.sub("", text)
            if len(own) >= _LEAST_PARAGRAPH and not _STANDING.search(own):
                yield text, one.place(report.file), one


def _on_duties(report: Report) -> frozenset[int]:
    """Indexes of paragraphs under a heading that speaks of what the unit is."""
    found: set[int] = set()
    is_on_duties = False
    for index, one in enumerate(report.paragraphs):
        is_heading = len(one.text) < 30 and read_mark(index, one.text) is not None
        if is_heading:
            is_on_duties = _DUTIES.search(one.text) is not None
        elif is_on_duties:
            found.add(index)
    return frozenset(found)


def _reasons(submission: Submission) -> Iterator[tuple[str, Field, str]]:
    for form in submission.forms:
        table = form.indicators
        for one in table.indicators if table is not None else ():
            text = _YEAR.sub("Y", words(one.deviation_note))
            if one.deviation_note is not None and len(text) >= _LEAST_REASON:
                yield text, one.deviation_note, one.name.shown.strip()
