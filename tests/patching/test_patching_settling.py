"""Formulas and the findings on them once other cells are corrected."""

import pytest
from patchkit import SHEET, book_of, edit, finding, pack, parts, place, wanted

from selfeval_xl.patching.edits import Plan, Status, Verdict
from selfeval_xl.patching.recalculated import recalculate_after
from selfeval_xl.patching.settling import SETTLED, as_calculated

pytest.importorskip("formualizer")

# A1 is a text, so that B1 and C1 were right before and count as wrong now; D1 is wrong
ROWS = (
    '<row r="1"><c r="A1" t="str"><v>x5</v></c><c r="B1"><f>SUM(A1,1)</f><v>6</v></c>'
    '<c r="C1" s="2"><f>SUM(A1,B1)</f><v>9</v></c><c r="D1"><v>7</v></c></row>'
)
BOOK = book_of(pack(parts(ROWS)))
TYPED = edit((1, 1), 5.0)


def stale(column, formula, value, old):
    key = (1, column)
    told = finding(wanted(key, old, str(value)), code="CE303", at=place(*key))
    return edit(
        key, value, old, formula=formula, keeps_formula=True, findings=(told,)
    )


B1 = stale(2, "SUM(A1,1)", 1.0, "6")
C1 = stale(3, "SUM(A1,B1)", 1.0, "9")


def calculated(*edits):
    verdicts = tuple(
        Verdict(one.findings[0], Status.CORRECTED, keys=(one.key,))
        for one in edits
        if one.findings
    )
    done = recalculate_after(BOOK, edits)
    planned, after = as_calculated(Plan(edits, verdicts), done, BOOK)
    said = [(one.reason, one.keys) for one in planned.verdicts]
    shown = [(one.a1, one.new, one.follows_others) for one in planned.edits]
    return shown, said, dict(after.values)


def test_a_formula_that_is_right_again_is_not_touched():
    shown, said, values = calculated(TYPED, B1)
    assert shown == [("A1", "5.0", False)]
    assert said == [(SETTLED, ())]
    assert values == {(SHEET, 1, 3): 11}


def test_a_formula_that_builds_on_another_edit_shows_what_it_gives_then():
    shown, said, values = calculated(TYPED, C1)
    assert shown == [("A1", "5.0", False), ("C1", "11.00", True)]
    assert said == [("", ((SHEET, 1, 3),))]
    assert values == {(SHEET, 1, 3): 11}


def test_alone_it_is_as_its_finding_says():
    shown, said, values = calculated(stale(3, "SUM(A1,B1)", 1.0, "9"))
    assert shown == [("C1", "1.0", False)]
    assert values == {(SHEET, 1, 3): 1}
