"""XD402 published-report-mismatch: the published report is not the one handed in.

What it checks
    Every sentence of the 自评报告 handed in against the published one, spaces and width
    aside, wherever it stands. A sentence that differs only in figures is reported once
    for each figure. Where hardly half of the sentences are the same, that alone is
    reported.

Why it matters
    The published report must be the one handed in; readers take its figures as the
    unit's.

Source
    Check F-18 in docs/checks.md.

Example
    wrong  handed in 支出合计1,246.50万元, published 支出合计1,264.50万元
    right  the same sentence in both

Fix
    none: which of the two is right is the unit's to say.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.numbering import read_mark
from selfeval_xl.forms.plain import Plain
from selfeval_xl.forms.reports import Report, is_prose
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.place import Place
from selfeval_xl.rules.paper.published import NO_COPY, copies_of, reports_of
from selfeval_xl.rules.registry import rule

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?%?")
_MARKS = re.compile(r"[,;:。.!?、“”\"'‘’()]")
_CLOSE, _SHORTEST, _SHOWN, _BEFORE = 0.7, 8, 30, 8
_Sentence = tuple[Plain, int, int]


@rule(
    "XD402",
    "published-report-mismatch",
    kind="equality",
    severity=Severity.WARNING,
    target=Submission,
    message=N_(
        "报送的报告写“{actual}”，公开的写“{published}”（{other} 第 {paragraph} 段）"
    ),
    advice=N_("核对哪一处正确，使报送的与公开的一致"),
    variants={
        "missing": (
            N_("公开的报告（{other}）没有“{actual}”这句话"),
            N_("公开的内容应与报送的一致；核对后补上"),
        ),
        "added": (
            N_(
                "公开的报告比报送的多 {count} 句，如“{published}”（{other} 第 {paragraph} 段）"
            ),
            N_("公开的内容应与报送的一致；核对后统一"),
        ),
        "another": (
            N_("公开的报告（{other}）与报送的大部分不同"),
            N_("核对公开的是否为本年的自评报告；应公开报送的全文"),
        ),
    },
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per figure or sentence that was published otherwise."""
    published = copies_of(submission)
    if isinstance(published, Checked):
        yield published
        return
    copies = reports_of(published)
    own = reports_of(submission)
    if not own or not copies:
        yield NO_COPY
        return
    for report in own:
        text = _whole(report)
        yield from _compared(report, max(copies, key=lambda c: _shared(text, c)))


def _compared(report: Report, copy: Report) -> Iterator[Hit | Checked]:
    mine, theirs = _whole(report), _whole(copy)
    own = list(_sentences(report))
    open_ = [one for one in own if _text(one) not in theirs]
    rest = [one for one in _sentences(copy) if _text(one) not in mine]
    if own and len(open_) * 2 > len(own):
        place = report.anchor.place(report.file)
        yield Hit(
            place, actual=report.anchor.quote(), key="another",
            values={"other": copy.file}, variant="another",
            related=(copy.anchor.place(copy.file),),
        )  # fmt: skip
        return
    yield Checked(Outcome.PASSED, len(own) - len(open_))
    for one in open_:
        other = _nearest(one, rest)
        if other is None:
            yield _missing(report, one, copy)
            continue
        rest.remove(other)
        yield from _differences(report, one, copy, other)
    if rest:
        yield _added(report, copy, rest)


def _sentences(report: Report) -> Iterator[_Sentence]:
    """The sentences of the body, without numbering; very short ones left out."""
    for index, one in enumerate(report.paragraphs):
        if not is_prose(one.paragraph):
            continue
        item = read_mark(index, one.text)
        for start, end in one.sentences():
            first = max(start, item.end) if item else start
            if end - first >= _SHORTEST:
                yield one, first, end


def _text(sentence: _Sentence) -> str:
    one, start, end = sentence
    return _MARKS.sub("", _decimals_kept(one.text[start:end]))


def _decimals_kept(text: str) -> str:
    """The text with the points and commas of its numbers out of the way."""
    return _NUMBER.sub(lambda n: n[0].replace(",", "").replace(".", "·"), text)


def _whole(report: Report) -> str:
    return _MARKS.sub(
        "", "".join(_decimals_kept(one.text) for one in report.paragraphs)
    )


def _shared(text: str, copy: Report) -> int:
    return sum(_text(one) in text for one in _sentences(copy))


def _nearest(one: _Sentence, rest: Sequence[_Sentence]) -> _Sentence | None:
    """The sentence most like this one, its figures aside."""
    masked = _NUMBER.sub("0", _text(one).replace("·", "."))
    matcher = difflib.SequenceMatcher(None, b=masked, autojunk=False)
    best, found = _CLOSE, None
    for other in rest:
        matcher.set_seq1(_NUMBER.sub("0", _text(other).replace("·", ".")))
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
            ratio = matcher.ratio()
            if ratio > best:
                best, found = ratio, other
    return found


def _differences(
    report: Report, one: _Sentence, copy: Report, other: _Sentence
) -> Iterator[Hit]:
    """A hit for each figure that differs, or one for the wording."""
    mine, theirs = list(_numbers(one)), list(_numbers(other))
    if len(mine) == len(theirs):
        pairs = [
            (a, b)
            for a, b in zip(mine, theirs, strict=True)
            if a[0].replace(",", "") != b[0].replace(",", "")
        ]
        for (_, *span), (_, *spot) in pairs:
            yield _hit(
                report, (one[0], span[0], span[1]), copy, (other[0], spot[0], spot[1]),
                Severity.ERROR,
            )  # fmt: skip
        if pairs:
            return
    yield _hit(report, one, copy, other, None)


def _numbers(sentence: _Sentence) -> Iterator[tuple[str, int, int]]:
    """Each number with the span of itself and the words right before it."""
    one, start, end = sentence
    for found in _NUMBER.finditer(one.text, start, end):
        yield found[0], max(start, found.start() - _BEFORE), min(end, found.end() + 2)


def _hit(
    report: Report,
    one: _Sentence,
    copy: Report,
    other: _Sentence,
    severity: Severity | None,
) -> Hit:
    place, spot = _place(report, one), _place(copy, other)
    return Hit(
        place,
        label=one[0].quote(0, _SHOWN),
        actual=place.quote or "",
        expected=None,
        key=(place.quote or "")[:_SHOWN],
        values={
            "published": spot.quote or "",
            "other": copy.file,
            "paragraph": other[0].number,
        },
        severity=severity,
        related=(spot,),
    )


def _missing(report: Report, one: _Sentence, copy: Report) -> Hit:
    place = _place(report, one)
    return Hit(
        place,
        actual=place.quote or "",
        key=(place.quote or "")[:_SHOWN],
        values={"other": copy.file},
        variant="missing",
    )


def _added(report: Report, copy: Report, rest: Sequence[_Sentence]) -> Hit:
    spot = _place(copy, rest[0])
    return Hit(
        report.anchor.place(report.file),
        actual=report.anchor.quote(),
        key="added",
        values={
            "count": len(rest),
            "published": spot.quote or "",
            "other": copy.file,
            "paragraph": rest[0][0].number,
        },
        variant="added",
        related=(spot,),
    )


def _place(report: Report, sentence: _Sentence) -> Place:
    one, start, end = sentence
    return one.place(report.file, start, end)
