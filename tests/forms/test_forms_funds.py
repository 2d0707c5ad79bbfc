"""The funds of a project form and its scores: silent when right, named when wrong."""

from __future__ import annotations

import pytest
from fundkit import LAYOUTS, PLAIN

from selfeval_xl.api import check
from selfeval_xl.findings import Severity
from selfeval_xl.forms import load_specs


def found(path):
    """Code and cell of all that is more than a remark."""
    loud = [f for f in check(path).findings if f.severity is not Severity.INFO]
    return [(f.code, f.hit.place.a1) for f in loud]


by_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.name)


@by_layout
def test_a_right_form_is_silent(layout, tmp_path):
    path = layout.write(tmp_path / "自评表.xlsx")
    (form,) = [form for paper in check(path).files for form in paper.forms]
    assert "national-project" in (form.spec, load_specs().get(form.spec).extends)
    assert found(path) == []


@by_layout
def test_a_wrong_total_of_the_funds(layout, tmp_path):
    right = layout.cells[layout.at["total"]]
    path = layout.write(tmp_path / "自评表.xlsx", total=right + 5)
    assert found(path) == [("AR101", layout.at["total"])]


@by_layout
def test_a_wrong_rate(layout, tmp_path):
    path = layout.write(tmp_path / "自评表.xlsx", rate=layout.noted(0.9826))
    assert found(path) == [("AR204", layout.at["rate"])]


@by_layout
def test_a_rate_over_the_first_budget(layout, tmp_path):
    initial = 242.4 if layout is PLAIN else 192.4
    wrong = round(layout.cells[layout.at["total"]] / initial, 4)
    path = layout.write(tmp_path / "自评表.xlsx", rate=layout.noted(wrong))
    assert found(path) == [("AR204", layout.at["rate"])]
    (finding,) = [f for f in check(path).findings if f.code == "AR204"]
    assert "分母用错" in finding.message


@by_layout
def test_a_wrong_score_of_the_execution(layout, tmp_path):
    path = layout.write(tmp_path / "自评表.xlsx", score=10)
    assert found(path) == [("SC401", layout.at["score"])]


@by_layout
def test_a_score_above_its_points(layout, tmp_path):
    path = layout.write(tmp_path / "自评表.xlsx", indicator=21)
    assert found(path) == [("SC101", layout.at["indicator"])]


@by_layout
def test_a_wrong_total_score(layout, tmp_path):
    path = layout.write(tmp_path / "自评表.xlsx", whole=99.63)
    assert found(path) == [("SC203", layout.at["whole"])]


WEIGHTS = {
    "merged as issued": [("SC201", "B14"), ("SC301", "I15")],
    "offset, a header of two rows, rates as numbers": [
        ("SC301", "H13"),
        ("SC202", "I18"),
    ],
    "no merges, rates as text, points in the names, other sources": [
        ("SC201", "B13"),
        ("SC301", "I14"),
    ],
    "signs and units in columns of their own, reasons for the money": [
        ("SC301", "K12"),
        ("SC202", "I17"),
    ],
}
"""Where a group names its points it is the group that they do not add up to."""


@by_layout
def test_points_that_do_not_add_up_to_100(layout, tmp_path):
    path = layout.write(tmp_path / "自评表.xlsx", weight=22)
    assert found(path) == WEIGHTS[layout.name]
