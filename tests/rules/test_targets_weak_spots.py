"""What other checkers of these forms are known to miss or to report wrongly."""

from __future__ import annotations

from dataclasses import replace

import pytest
from openpyxl import load_workbook
from project_layouts import filled

from selfeval_xl import check

COST = 4  # the row of the total cost in the national layout


def findings(path):
    return [(one.code, one.hit.place.a1) for one in check(path).findings]


def changed(tmp_path, change, sheet=None):
    """The right national form, saved, and changed as ``change`` does to its sheet."""
    path = tmp_path / "自评表.xlsx"
    (sheet or filled("national")).save(path)
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


def test_a_cheaper_result_is_better(tmp_path):
    sheet = filled("national", COST, target="90万元", actual="86.4万元")
    assert findings(changed(tmp_path, lambda book: None, sheet)) == []


def test_a_dearer_result_with_full_marks(tmp_path):
    sheet = filled("national", COST, target="≤80万元", actual="86.4万元")
    path = changed(tmp_path, lambda book: None, sheet)
    assert findings(path) == [("SC601", sheet.cell(COST, "score"))]


def test_spending_above_the_budget_earns_no_more_than_the_points(tmp_path):
    def overspend(book):
        ws = book.active
        for row in (6, 7):
            ws[f"E{row}"], ws[f"G{row}"] = 99, 1.1
        ws["H6"] = 10
        ws["H18"] = 96

    sheet = filled("national", COST, target="≤100万元", actual="99万元")
    found = findings(changed(tmp_path, overspend, sheet))
    assert "SC401" not in {code for code, _ in found}
    assert "AR208" in {code for code, _ in found}


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        pytest.param("G6", 0.95, "AR204", id="rate"),
        pytest.param("H10", 11, "SC101", id="score above weight"),
        pytest.param("G17", 20, "SC202", id="weights 110"),
        pytest.param("H18", 95.69, "SC203", id="total off by 0.09"),
        pytest.param("H6", 9, "SC401", id="execution score"),
    ],
)
def test_slips_in_points_and_rates(cell, value, code, tmp_path):
    def slip(book):
        book.active[cell] = value

    assert (code, cell) in [
        (found, "G17" if found == "SC202" else a1)
        for found, a1 in findings(changed(tmp_path, slip))
    ]


def test_the_form_stands_on_the_second_sheet(tmp_path):
    def move(book):
        book.create_sheet("填表说明", 0)["A1"] = "请逐项填写"

    sheet = filled("national", 0, actual="9期")
    assert findings(changed(tmp_path, move, sheet)) == [("SC601", "H10")]


def test_a_formatted_cell_far_below_changes_nothing(tmp_path):
    def mark(book):
        book.active["A60000"].number_format = "0.00"

    sheet = filled("national", 0, actual="9期")
    assert findings(changed(tmp_path, mark, sheet)) == [("SC601", "H10")]


def test_results_that_are_formulas_never_calculated(tmp_path):
    def formulas(book):
        ws = book.active
        ws["L1"], ws["L2"] = 9, 4
        ws["F10"] = '=L1&"期"'
        ws["F12"] = "=L2/100"

    path = changed(tmp_path, formulas)
    found = {one for one in findings(path) if one[0] in ("SC601", "SC605")}
    assert found == {("SC601", "H10"), ("SC601", "H12")}


def test_one_fault_more_is_one_finding_more(tmp_path):
    sheet = filled("national")
    rows = list(sheet.rows)
    rows[0] = replace(rows[0], actual="9期")
    rows[1] = replace(rows[1], actual="完成")
    rows[7] = replace(rows[7], actual=None)
    sheet.rows = tuple(rows)
    path = changed(tmp_path, lambda book: None, sheet)
    assert sorted(findings(path)) == [
        ("SC601", "H10"),
        ("SC604", "F11"),
        ("SC605", "F17"),
    ]
