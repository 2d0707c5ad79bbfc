"""Whole project forms in six layouts: each fault at its cell, right ones silent."""

from __future__ import annotations

import pytest
from project_layouts import LAYOUTS, filled, found

FAULTS = [
    # code, cell, row by name, what is changed
    pytest.param("SC601", "score", "举办培训班", {"actual": "9期"}, id="count short"),
    pytest.param("SC601", "score", "考核合格率", {"actual": "88%"}, id="share short"),
    pytest.param(
        "SC601", "score", "培训总成本", {"actual": "95.2万元"}, id="cost over"
    ),
    pytest.param("SC601", "score", "完成时限", {"actual": "2025年2月"}, id="late"),
    pytest.param("SC604", "actual", "举办培训班", {"actual": "完成"}, id="words"),
    pytest.param("SC605", "actual", "学员满意度", {"actual": None}, id="blank"),
    pytest.param("SC301", "note", "业务办理提速", {"note": None}, id="no reason"),
    pytest.param("SC101", "score", "学员满意度", {"score": 11}, id="above weight"),
    pytest.param("SC606", "actual", "举办培训班", {"actual": "13万元"}, id="unit"),
    pytest.param("SC602", "score", "业务办理提速", {"score": 29}, id="above share"),
]
FOLLOWED = {"SC601": {"SC609"}}  # a dearer project than its fund block tells of


@pytest.mark.parametrize("name", LAYOUTS)
def test_right_forms_are_silent(name, tmp_path):
    assert found(filled(name), tmp_path) == []


def planted():
    """Every fault in every layout that has such a row."""
    for name, layout in LAYOUTS.items():
        names = [one.name for one in layout.rows]
        for fault in FAULTS:
            code, what, row, changes = fault.values
            if row in names:
                at = names.index(row)
                values = (name, code, what, at, changes)
                yield pytest.param(*values, id=f"{name}: {fault.id}")


@pytest.mark.parametrize(("name", "code", "what", "at", "changes"), list(planted()))
def test_fault_is_found_at_its_cell(name, code, what, at, changes, tmp_path):
    changes = dict(changes)
    if code == "SC602":
        changes["score"] = LAYOUTS[name].rows[at].weight - 1
    wrong = filled(name, at, **changes)
    others = [
        one for one in found(wrong, tmp_path) if one[0] not in FOLLOWED.get(code, ())
    ]
    assert others == [(code, wrong.cell(at, what))]


def test_dearer_than_the_money_spent(tmp_path):
    wrong = filled("national", 4, actual="95.2万元")
    assert ("SC609", wrong.cell(4, "actual")) in found(wrong, tmp_path)


def test_cheaper_is_better(tmp_path):
    """A cost below its figure has full marks by right."""
    right = filled("national", 4, target="90万元", actual="86.4万元")
    assert found(right, tmp_path) == []
