"""Faults in indicator tables: scores, points, totals, results, reasons, names."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from decimal import Decimal

from benchmarks.mutation.planted import Planted, codes, number_of, of_book, typed
from benchmarks.mutation.sheets import At, Book, Sheet, as_values, changed, each

_FOLLOW_ZERO = codes("SC201 SC202 SC101 SC203 SC601 SC602 SC402 SC404")
_FOLLOW = codes(
    "SC203 SC402 SC602 SC401 SC404 SC601 SC204 SC205 SC603 SC403 SC405 SC406"
)
_FOLLOW_RESULT = codes("CE101 SC601 SC602 SC402 SC403 AR204 SC603 XD111")


def over_scores(book: Book, draw: random.Random) -> Iterator[Planted]:
    flat = as_values(book)
    for number, at in each(flat, "score", "missed_score"):
        sheet = flat[number]
        weight = beside(sheet, at, "weight")
        points = number_of(sheet.cells[at].value)
        most = weight and number_of(sheet.cells[weight].value)
        if not points or not most or most < 1 or weight is None:
            continue
        for kind, rules, where, value in (
            ("score above", "SC101", at, most + 1),
            ("score below zero", "SC101", at, Decimal(-1)),
            ("score blank", "SC302", at, None),
            ("score words", "SC303", at, "满分"),
        ):
            also = _FOLLOW | codes("SC301 CE101 SC608")
            yield typed(flat, number, where, kind, rules, value, with_it=also)
        zero, also = "SC305", _FOLLOW_ZERO
        yield typed(flat, number, weight, "weight zero", zero, 0, with_it=also)
        is_opinion = "满意" in str(sheet.cells[beside(sheet, at, "level3") or at].value)
        if sheet.roles[at] == "missed_score" and not is_opinion:
            yield from _over_missed(flat, number, at, points, most)
        elif coefficient := beside(sheet, at, "coefficient"):
            half = Decimal("0.8")
            yield typed(flat, number, coefficient, "coefficient", "SC404", half)
        if deduction := beside(sheet, at, "deduction"):
            more = Decimal(str(sheet.cells[deduction].value or 0)) + 1
            yield typed(flat, number, deduction, "deduction", "SC406", more)


def _over_missed(flat: Book, number: int, at: At, points, most) -> Iterator[Planted]:
    """A score for a target that was missed: full, too high, too fine."""
    full, between = "SC601 SC602 SC402 SC404", ((points + most) / 2).quantize(
        Decimal("0.01")
    )
    yield typed(flat, number, at, "full marks", full, most, with_it=_FOLLOW)
    rules = "SC602 SC404 SC402"
    if between - points > Decimal("0.1") and flat[number].having("fund_score"):
        yield typed(
            flat, number, at, "above its share", rules, between, with_it=_FOLLOW
        )
    fine = points - Decimal("0.0013")
    yield typed(flat, number, at, "score too fine", "SC304", fine, with_it=_FOLLOW)


def beside(sheet: Sheet, at: At, *roles: str) -> At | None:
    """The cell with one of the roles in the same row."""
    return next(
        (c for role in roles for c in sheet.having(role) if c[0] == at[0]), None
    )


def over_totals(book: Book, draw: random.Random) -> Iterator[Planted]:
    flat = as_values(book)
    for role, kind, rules, by in (
        ("total_score", "total", "SC203", Decimal("3.7")),
        ("total_weight", "weights", "SC202", Decimal(5)),
        ("fund_score", "fund score", "SC401", Decimal(2)),
        ("group_weight", "group points", "SC201", Decimal(4)),
    ):
        for number, at in each(flat, role):
            right = number_of(flat[number].cells[at].value)
            if right:
                also = codes("SC203 SC205 XD103")
                told = {"right": None if role == "group_weight" else right}
                yield typed(
                    flat, number, at, kind, rules, right - by, with_it=also, **told
                )
    for number, at in each(flat, "group_inline"):
        text = str(flat[number].cells[at].value)
        wrong = text.replace("（", "（1")
        yield typed(flat, number, at, "group points", "SC201", wrong)
    for number, at in each(flat, "grade"):
        wrong = "良" if flat[number].cells[at].value == "优" else "优"
        yield typed(flat, number, at, "grade", "SC205", wrong, with_it=codes("XD113"))
    for number, at in each(flat, "total_score"):
        yield _beyond(flat, number, at)
    for number, at in each(flat, "reason"):
        yield typed(flat, number, at, "reason", "SC301", None)
        above = [c.value for (_, col), c in flat[number].cells.items() if col == at[1]]
        if any("100字以内" in str(one) for one in above):
            long = str(flat[number].cells[at].value) * 9
            yield typed(flat, number, at, "too long", "FM110", long)


def _beyond(flat: Book, number: int, at: At) -> Planted:
    """A total above 100 over scores that are not filled in."""
    sheet = flat[number].with_value(at, Decimal(103))
    for one in (*sheet.having("score"), *sheet.having("missed_score")):
        sheet = sheet.with_value(one, None)
    also = codes("SC302 SC203 SC401 SC205 SC404 CE101")
    papers = of_book(changed(flat, number, sheet))
    return Planted(
        "total beyond", papers, ("SC204",), sheet=sheet.name, at=at, with_it=also
    )


def over_results(book: Book, draw: random.Random) -> Iterator[Planted]:
    """Results left out, in words, in another unit, off the project's spending."""
    flat = as_values(book)
    for number, at in each(flat, "actual", "words_actual"):
        sheet = flat[number]
        target = beside(sheet, at, "target")
        if target is None or sheet.cells[at].value in (None, ""):
            continue
        also = {"with_it": _FOLLOW_RESULT}
        yield typed(flat, number, at, "result blank", "SC605", None, **also)
        wanted, done = str(sheet.cells[target].value), str(sheet.cells[at].value)
        if sheet.roles[at] == "words_actual":
            part = "部分达成年度指标并具有一定效果"
            yield typed(flat, number, at, "level words", "SC608", part)
            continue
        if wanted[:1] not in "≥≤=":
            continue
        yield typed(
            flat, number, at, "words for number", "SC604", "已按计划完成", **also
        )
        if re.fullmatch(r"\d+(个|人次)", done):
            other = done.rstrip("个人次") + "万元"
            yield typed(flat, number, at, "other unit", "SC606", other, **also)
        name = str(sheet.cells[beside(sheet, at, "level3") or at].value)
        is_share = re.fullmatch(r"[\d.]+%", done) and "完成率" not in name
        if wanted.endswith("%") and is_share:
            yield typed(flat, number, at, "above all", "SC611", f"1{done}", **also)
        if wanted.endswith("万元") and sheet.having("fund_score"):
            yield from _over_cost(flat, number, at, target)
        if wanted.endswith("%") and sheet.having("fund_score"):
            yield from _emptied(flat, number, at)


def _over_cost(flat: Book, number: int, at: At, target: At) -> Iterator[Planted]:
    spent = flat[number].cells[at].value
    more = Decimal(str(spent)[:-2]) + Decimal("10.5")
    also = codes("SC601 SC602")
    yield typed(
        flat, number, at, "cost above spending", "SC609", f"{more}万元", with_it=also
    )
    budget = str(flat[number].cells[target].value)
    floor = budget.replace("≤", "≥")
    also = codes("SC601 SC602 SC603")
    yield typed(flat, number, target, "cost floor", "SC607", floor, with_it=also)


def _emptied(flat: Book, number: int, at: At) -> Iterator[Planted]:
    """A first-level group of one row without target and result."""
    sheet = flat[number]
    heads = [r for r, _ in sheet.having("level1")]
    ends = [*heads[1:], *(r for r, _ in sheet.having("total_score"))]
    if (at[0], at[0] + 1) not in zip(heads, ends, strict=False):
        return
    bare = sheet.with_value(at, None)
    bare = bare.with_value(beside(sheet, at, "target"), None)
    name = next(c for c in sheet.having("level1") if c[0] == at[0])
    yield Planted(
        "group empty",
        of_book(changed(flat, number, bare)),
        ("SC610",),
        sheet=sheet.name,
        at=name,
        is_row=True,
        with_it=codes("SC605 CE101"),
    )


def over_rows(book: Book, draw: random.Random) -> Iterator[Planted]:
    """An indicator listed twice, a rate without a base."""
    flat = as_values(book)
    for number, at in each(flat, "level3"):
        sheet = flat[number]
        above = (at[0] - 1, at[1])
        if sheet.roles.get(above) == "level3" and _is_one_group(sheet, at):
            name = sheet.cells[above].value
            also = codes("SC306")
            yield typed(flat, number, at, "duplicate", "SC306", name, with_it=also)
    for number, at in each(flat, "execution_rate"):
        sheet = flat[number]
        budget = next((c for c in sheet.having("budget") if c[0] == at[0]), None)
        if budget is None:
            continue
        zero = of_book(changed(flat, number, sheet.with_value(budget, 0)))
        rules = "AR206 AR207 AR203 AR204 AR101 AR104 AR201 AR202 AR301 AR102"
        also = codes(f"{rules} AR208 SC401 AR401")
        yield Planted(
            "zero budget",
            zero,
            tuple(rules.split()),
            sheet=sheet.name,
            at=budget,
            with_it=also,
        )


def _is_one_group(sheet: Sheet, at: At) -> bool:
    second = next(c for r, c in sheet.having("level2") if r == at[0])
    names = [sheet.cells[row, second].value for row in (at[0], at[0] - 1)]
    return names[0] == names[1]
