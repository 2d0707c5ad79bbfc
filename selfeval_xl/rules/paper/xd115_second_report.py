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

import re
from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.place import Place
from selfeval_xl.narrative.stated import Spot, Stated, StatedRate
from selfeval_xl.rules.paper.meaning import Meanings, meanings_of
from selfeval_xl.rules.paper.reports import Handed, reports_of
from selfeval_xl.rules.registry import rule

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
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
    mine, theirs = _readings(first, submission), _readings(other, submission)
    pairs = [(mine[keys], one) for keys, one in theirs.items() if keys in mine]
    said, again = _sentences(first, submission), _sentences(other, submission)
    pairs += [(said[key], one) for key, one in again.items() if key in said]
    told: set[tuple[int, int]] = set()
    for same, one in pairs:
        spot = one.spot.passage, one.spot.at
        if len(told) >= _MOST or spot in told:
            continue
        if same.number.interval.overlaps(one.number.interval):
            continue
        told.add(spot)
        yield Hit(
            _place(other, one.spot),
            label=one.words,
            actual=one.number.text,
            expected=same.number.text,
            key=f"stated {one.words}",
            values={"other": first.file, "paragraph": same.spot.paragraph},
            variant="differs",
            related=(_place(first, same.spot),),
            severity=Severity.ERROR,
        )


def _sentences(
    handed: Handed, submission: Submission
) -> dict[tuple[str, int], Stated | StatedRate]:
    """Figures by their sentence, its numbers aside, and by which of them it is.

    A sentence that stands twice tells nothing.
    """
    found: dict[tuple[str, int], Stated | StatedRate] = {}
    twice: set[tuple[str, int]] = set()
    statements = _meanings(handed, submission).statements
    said: list[Stated | StatedRate] = [*statements.figures]
    said += statements.rates
    for one in said:
        before = one.spot.sentence[: len(one.spot.before) + len(one.words)]
        key = _NUMBER.sub("0", one.spot.sentence), len(_NUMBER.findall(before))
        twice |= {key} & found.keys()
        found[key] = one
    return {key: one for key, one in found.items() if key not in twice}


def _readings(
    handed: Handed, submission: Submission
) -> dict[tuple[str, ...], Stated | StatedRate]:
    """The first sure figure of each meaning."""
    found: dict[tuple[str, ...], Stated | StatedRate] = {}
    for _, reading in _meanings(handed, submission).all():
        if reading is not None and reading.is_sure:
            found.setdefault(reading.keys, reading.stated)
    return found


def _meanings(handed: Handed, submission: Submission) -> Meanings:
    names = [one.value for one in handed.report.cover.of("unit")]
    year = submission.year or handed.year
    return meanings_of(handed.report.text, year, tuple(names))


def _place(handed: Handed, spot: Spot) -> Place:
    return Place(handed.file, paragraph=spot.paragraph, quote=spot.quote)
