"""XD401 published-figure-mismatch: a published figure is not the one handed in.

What it checks
    Every figure of the forms handed in against the published copy of the same form:
    blocks by row and column, tasks by name, 分值, 指标值, 完成值 and 得分 by indicator,
    total and grade. Amounts are brought to one unit; the coarser rounding decides. A
    row that the copy lacks is reported once. Zero and a blank are taken for the same.
    Of a copy without tables (PDF), a row is held against the line that has all its
    figures but one; other figures are reported that stand nowhere in the text.

Why it matters
    What is published must be what was handed in; the check of the two is part of the
    evaluation.

Source
    Check F-18 in docs/checks.md.

Example
    wrong  handed in 支出合计 1,246.50, published 1,264.50
    right  handed in 1,246.50 万元, published 12,465,000.00 元

Fix
    none: which of the two is right is the unit's to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.place import Place
from selfeval_xl.model.text import Text
from selfeval_xl.rules.paper.last_year import where
from selfeval_xl.rules.paper.published import (
    NO_COPY,
    Entry,
    Key,
    copies_of,
    entries,
    form_copies,
    numbers_in,
    telling,
    text_copies,
)
from selfeval_xl.rules.paper.published_lines import Slip, slips
from selfeval_xl.rules.paper.same_figure import Agreement, numbers_agree, same_words
from selfeval_xl.rules.registry import rule

_ILLEGIBLE = Checked(
    Outcome.UNPARSED, 1, N_("公开的表不是表格文件，其中的数认不全，请人工核对")
)


@rule(
    "XD401",
    "published-figure-mismatch",
    kind="equality",
    severity=Severity.ERROR,
    target=Submission,
    message=N_("报送的“{label}”为 {actual}，公开的为 {published}（{other}）"),
    advice=N_("核对哪一处正确，使报送的与公开的一致"),
    variants={
        "close": (
            N_(
                "报送的“{label}”为 {actual}，公开的为 {published}（{other}），末位相差 1"
            ),
            N_("核对尾数的取舍，两处写成一致"),
        ),
        "blank": (
            N_("报送的“{label}”没有填，公开的为 {published}（{other}）"),
            N_("核对后补上，或更正公开的材料"),
        ),
        "not_published": (
            N_("报送的“{label}”为 {actual}，公开的没有填（{other}）"),
            N_("核对后补上公开的材料，或更正报送的表"),
        ),
        "row": (
            N_("公开的表（{other}）没有“{label}”一行"),
            N_("公开的内容应与报送的一致；补上，或说明不公开的原因"),
        ),
        "text": (
            N_("报送的“{label}”为 {actual}，在公开的 {other} 中没有这个数"),
            N_("对照公开的材料核对，使两处一致"),
        ),
        "line": (
            N_(
                "报送的“{label}”为 {actual}，公开的为 {published}（{other} 第 {paragraph} 段）"
            ),
            N_("核对哪一处正确，使报送的与公开的一致"),
        ),
    },
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per figure that its published copy gives otherwise."""
    published = copies_of(submission)
    if isinstance(published, Checked):
        yield published
        return
    passed = 0
    for form, copy in form_copies(submission):
        for item in _compared(form, copy):
            if isinstance(item, Hit):
                yield item
            else:
                passed += 1
    copies = text_copies(submission)
    for copied in copies:
        if not copied.is_legible:
            yield _ILLEGIBLE
            continue
        for item in _sought(copied.form, copied.text):
            if isinstance(item, Hit):
                yield item
            else:
                passed += 1
    if passed:
        yield Checked(Outcome.PASSED, passed)
    elif not copies:
        yield NO_COPY


def _compared(form: Form, copy: Form) -> Iterator[Hit | None]:
    """A hit for each cell that differs, None for each that does not."""
    mine, theirs = entries(form), entries(copy)
    lines = {entry.line for some in theirs.values() for entry in some}
    told: set[Key] = set()
    for key, own in mine.items():
        line = own[0].line
        if line not in lines:
            if line not in told and own[0].field.number:
                told.add(line)
                yield _row_hit(own[0], copy)
        elif key in theirs and len(own) == len(theirs[key]):
            for one, other in zip(own, theirs[key], strict=True):
                yield _pair(one, other)


def _pair(one: Entry, other: Entry) -> Hit | None:
    mine, theirs = one.field, other.field
    if _is_nothing(mine) and _is_nothing(theirs):
        return None
    if mine.is_blank:
        return _hit(one, other, "blank")
    if theirs.is_blank:
        return _hit(one, other, "not_published")
    if mine.number is None or theirs.number is None:
        return None if _says_the_same(mine, theirs) else _hit(one, other, "")
    how = numbers_agree((mine, one.unit), (theirs, other.unit), is_money=bool(one.unit))
    if how in (Agreement.SAME, Agreement.UNKNOWN):
        return None
    is_finer = (one.unit, mine.decimals) != (other.unit, theirs.decimals)
    return _hit(one, other, "close" if how is Agreement.CLOSE and is_finer else "")


def _is_nothing(field: Field) -> bool:
    return field.value.kind == "blank" or field.number == 0


def _says_the_same(mine: Field, theirs: Field) -> bool:
    a, b = mine.value, theirs.value
    if isinstance(a.value, Decimal) and isinstance(b.value, Decimal):
        units = {unit for unit in (a.unit, b.unit) if unit}
        return (a.value, a.op) == (b.value, b.op) and len(units) < 2
    return same_words(mine.shown, theirs.shown)


def _hit(one: Entry, other: Entry, variant: str) -> Hit:
    published = other.field.shown.strip()
    if one.unit != other.unit and other.unit:
        published += other.unit
    return Hit(
        one.field.place,
        label=_label(one),
        actual=one.field.shown,
        expected=None,
        key=one.field.key,
        values={"published": published, "other": where(other.field.place)},
        variant=variant,
        severity=Severity.INFO if variant == "close" else None,
        related=(other.field.place,),
    )


def _label(entry: Entry) -> str:
    """The field's own label; of an indicator, its name too."""
    if entry.line[0] != "indicator" or entry.line[-1] in entry.field.label:
        return entry.field.label
    return f"“{entry.line[-1]}”{entry.field.label}"


def _row_hit(entry: Entry, copy: Form) -> Hit:
    return Hit(
        entry.field.place,
        label=entry.line[-1] if entry.line[0] != "row" else entry.field.label,
        actual=entry.field.shown,
        key=entry.field.key,
        values={"other": where(copy.place)},
        variant="row",
        severity=Severity.WARNING,
        related=(copy.place,),
    )


def _sought(form: Form, text: Text) -> Iterator[Hit | None]:
    """A hit for each figure that the text gives otherwise or lacks, None for others."""
    numbers = numbers_in(text)
    written = {str(number) for number in numbers}
    known = slips(form, text)
    for number, fields in telling(form).items():
        is_there = number in numbers or _runs_over(str(number), written)
        for field in fields:
            if id(field) not in known:
                yield None if is_there else _text_hit(field, text)
    for field, slip in known.values():
        yield _line_hit(field, slip, text)


def _line_hit(field: Field, slip: Slip, text: Text) -> Hit:
    spot = Place(text.file, paragraph=slip.paragraph, quote=slip.published)
    return Hit(
        field.place,
        label=field.label,
        actual=field.shown,
        key=field.key,
        values={
            "published": slip.published,
            "other": text.file,
            "paragraph": slip.paragraph,
        },
        variant="line",
        related=(spot,),
    )


def _text_hit(field: Field, text: Text) -> Hit:
    return Hit(
        field.place,
        label=field.label,
        actual=field.shown,
        key=field.key,
        values={"other": text.file},
        variant="text",
        severity=Severity.WARNING,
    )


def _runs_over(written: str, numbers: set[str]) -> bool:
    """True where the line of a narrow cell may have ended within the number."""
    return any(written[:end] in numbers for end in range(3, len(written)))
