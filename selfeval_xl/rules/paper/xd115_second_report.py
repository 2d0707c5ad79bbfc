"""XD115 second-report: a unit handed in two reports.

What it checks
    The 自评报告 of one submission. A second one of the same unit and year is reported, and
    each figure that the two give for one thing and that differs is reported at its
    words.

Why it matters
    Nobody can tell which version holds.

Source
    inferred from check F-18 in docs/checks.md.

Example
    wrong  自评报告.docx and 自评报告（修改）.docx in the same folder
    right  only the final one

Fix
    none: a person has to say which one holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.place import Place
from selfeval_xl.narrative.stated import Spot
from selfeval_xl.rules.paper.meaning import meanings_of
from selfeval_xl.rules.paper.reports import Handed, reports_of
from selfeval_xl.rules.paper.wording import Reading
from selfeval_xl.rules.registry import rule

_MOST = 20  # differences told of two versions


@rule(
    "XD115",
    "second-report",
    kind="duplicate",
    severity=Severity.WARNING,
    target=Submission,
    message=N_("有两份自评报告：{other} 也是同一单位、同一年度的"),
    advice=N_("只保留报送的一份；分部分写的，合为一份"),
    variants={
        "differs": (
            N_(
                "“{label}”写作 {actual}，另一份报告 {other} 第 {paragraph} 段为 {expected}"
            ),
            N_("核对哪一份正确，只保留报送的一份"),
        ),
    },
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per further report, and per figure in which it differs."""
    reports = reports_of(submission)
    if len(reports) < 2:
        yield Checked(Outcome.NOT_APPLICABLE, 1, N_("只有一份自评报告"))
        return
    first = reports[0]
    for other in reports[1:]:
        anchor = other.report.anchor.place(other.file)
        yield Hit(
            anchor,
            actual=other.file,
            key="report",
            values={"other": first.file},
            related=(first.report.anchor.place(first.file),),
        )
        yield from _differences(first, other, submission)


def _differences(first: Handed, other: Handed, submission: Submission) -> Iterator[Hit]:
    mine = _readings(first, submission)
    theirs = _readings(other, submission)
    found = 0
    for keys, reading in theirs.items():
        same = mine.get(keys)
        if same is None or found >= _MOST:
            continue
        a, b = same.stated.number, reading.stated.number
        if a.interval.overlaps(b.interval):
            continue
        found += 1
        yield Hit(
            _place(other, reading.stated.spot),
            label=reading.stated.words,
            actual=b.text,
            expected=a.text,
            key=f"stated {keys[0]}",
            values={"other": first.file, "paragraph": same.stated.spot.paragraph},
            variant="differs",
            related=(_place(first, same.stated.spot),),
            severity=Severity.ERROR,
        )


def _readings(handed: Handed, submission: Submission) -> dict[tuple[str, ...], Reading]:
    """The first sure figure of each meaning."""
    names = [one.value for one in handed.report.cover.of("unit")]
    year = submission.year or handed.year
    found: dict[tuple[str, ...], Reading] = {}
    meanings = meanings_of(handed.report.text, year, tuple(names)).all()
    for _, reading in meanings:
        if reading is not None and reading.is_sure:
            found.setdefault(reading.keys, reading)
    return found


def _place(handed: Handed, spot: Spot) -> Place:
    return Place(handed.file, paragraph=spot.paragraph, quote=spot.quote)
