"""What formulas show after edits: those that build on one, and no others."""

import pytest
from patchkit import SHEET, book_of, edit, pack, parts

from selfeval_xl.patching.recalculated import Dependence, recalculate_after

pytest.importorskip("formualizer")

ROWS = (
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c>'
    '<c r="C1"><f>B1+1</f><v>3</v></c><c r="D1"><f>IF(C1&gt;5,"优","差")</f>'
    '<v>差</v></c></row>'
    '<row r="2"><c r="A2"><v>5</v></c><c r="B2"><f>A2*2</f><v>99</v></c>'
    '<c r="C2"><f>B2+1</f><v>11</v></c><c r="D2"><f>NOW()</f><v>4</v></c>'
    '<c r="E2"><f>SUM(A1:A90)+NOW()</f><v>4</v></c>'
    '<c r="F2"><f>SUM(INDIRECT("A1"))+NOW()</f><v>4</v></c></row>'
)
BOOK = book_of(pack(parts(ROWS.replace("<v>差</v>", "<v>0</v>"))))


def after(*edits, book=BOOK):
    done = recalculate_after(book, edits)
    return dict(done.values), [key[1:] for key in done.stale]


def test_no_edit_changes_nothing():
    assert after() == ({}, [])


def test_formulas_that_build_on_the_edit_follow():
    values, stale = after(edit((1, 1), 3.0))
    assert values == {(SHEET, 1, 2): 6, (SHEET, 1, 3): 7, (SHEET, 1, 4): "优"}
    assert stale == [(2, 5), (2, 6)]  # what they show depends on the clock


def test_other_stale_formulas_are_left_as_they_are():
    values, _ = after(edit((1, 1), 3.0))
    assert (SHEET, 2, 2) not in values


def test_a_stale_formula_gets_its_value_and_keeps_the_formula():
    values, _ = after(edit((2, 2), 10.0, formula="A2*2", keeps_formula=True))
    assert values == {(SHEET, 2, 2): 10}


def test_a_formula_put_back_is_calculated():
    values, _ = after(edit((1, 1), None, formula="A2+1"))
    assert values[SHEET, 1, 1] == 6
    assert values[SHEET, 1, 2] == 12


@pytest.mark.parametrize(
    ("cell", "builds_on_it"),
    [((1, 2), True), ((1, 4), True), ((2, 3), False), ((2, 5), True), ((2, 6), True)],
)
def test_dependence(cell, builds_on_it):
    assert ((SHEET, *cell) in Dependence(BOOK, {(SHEET, 1, 1)})) is builds_on_it


def test_formulas_in_a_circle_end():
    rows = '<row r="1"><c r="A1"><f>B1</f><v>1</v></c><c r="B1"><f>A1</f><v>1</v></c>'
    book = book_of(pack(parts(rows + "</row>")))
    assert (SHEET, 1, 1) not in Dependence(book, {(SHEET, 9, 9)})
    assert (SHEET, 1, 1) in Dependence(book, {(SHEET, 1, 1)})
