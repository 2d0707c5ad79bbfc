"""What ``forms diff`` tells of two years' forms."""

from __future__ import annotations

from dataclasses import replace

import pytest
from learnkit import Formula, funds_matrix, score_table

from selfeval_xl.forms import load_specs
from selfeval_xl.learning.difference import differences
from selfeval_xl.learning.sides import compare
from selfeval_xl.templates import to_bytes

_DONE = {4: (288.35, 300), 5: (131.27, 150), 6: (452.18, 460), 7: (77.9, 90)}
OTHER_BASE = {
    f"F{row}": Formula(f"=D{row}/C{row}", done / arrived)
    for row, (done, arrived) in (_DONE | {8: (949.7, 1000)}).items()
}


def told(old, new):
    """(what, how, old, new) of each difference between two workbooks."""
    (one,) = compare(str(old), str(new))
    return [(d.what, d.how, d.old, d.new) for d in one.differences]


@pytest.mark.parametrize("make", [funds_matrix, score_table])
def test_same_form_has_no_differences(tmp_path, make):
    path = make(tmp_path / "今年.xlsx")
    assert told(make(tmp_path / "去年.xlsx"), path) == []


@pytest.mark.parametrize("spec", [pytest.param(s, id=s.id) for s in load_specs().specs])
def test_form_and_its_blank_workbook_are_the_same(tmp_path, spec):
    blank = tmp_path / "空白.xlsx"
    blank.write_bytes(to_bytes(spec))
    (one,) = compare(spec.id, str(blank))
    assert one.differences == ()


def test_filled_in_figures_are_no_difference(tmp_path):
    blank = funds_matrix(tmp_path / "空.xlsx", blank=True)
    assert told(blank, funds_matrix(tmp_path / "满.xlsx")) == []


@pytest.mark.parametrize(
    ("make", "changes", "expected"),
    [
        pytest.param(
            funds_matrix,
            {"A6": "通组公路硬化"},
            [("row", "renamed", "通组道路", "通组公路硬化")],
            id="row renamed",
        ),
        pytest.param(
            funds_matrix,
            {"A5": "文化设施"},
            [
                ("row", "removed", "冷链仓储", ""),
                ("row", "added", "", "文化设施"),
                (
                    "formula",
                    "changed",
                    "合计 ＝ 特色种植基地 ＋ 冷链仓储 ＋ 通组道路 ＋ 饮水管网",
                    "合计 ＝ 特色种植基地 ＋ 文化设施 ＋ 通组道路 ＋ 饮水管网",
                ),
            ],
            id="row put in place of another",
        ),
        pytest.param(
            funds_matrix,
            {"C3": "已到位资金"},
            [("column", "renamed", "到位资金", "已到位资金")],
            id="column renamed",
        ),
        pytest.param(
            funds_matrix,
            {"A1": "2025年某区衔接资金使用情况明细表"},
            [
                (
                    "title",
                    "changed",
                    "某区衔接资金使用情况统计表",
                    "某区衔接资金使用情况明细表",
                )
            ],
            id="title",
        ),
        pytest.param(
            funds_matrix,
            OTHER_BASE,
            [
                (
                    "formula",
                    "changed",
                    "投资完成率 ＝ 已完成投资 ÷ 计划投资",
                    "投资完成率 ＝ 已完成投资 ÷ 到位资金",
                )
            ],
            id="formula",
        ),
        pytest.param(
            score_table,
            {"D8": 25, "D9": 30, "E6": "每半年不少于一次，每缺一次扣5分"},
            [
                (
                    "standard",
                    "changed",
                    "每季度不少于一次，每缺一次扣5分",
                    "每半年不少于一次，每缺一次扣5分",
                ),
                ("weight", "changed", "30", "25"),
                ("weight", "changed", "25", "30"),
            ],
            id="points and standard",
        ),
        pytest.param(
            score_table,
            {"C9": "群众满意度"},
            [("indicator", "renamed", "居民满意度", "群众满意度")],
            id="indicator renamed",
        ),
        pytest.param(
            score_table,
            {"C9": "媒体曝光整改"},
            [
                ("indicator", "removed", "居民满意度（25分）", ""),
                ("indicator", "added", "", "媒体曝光整改（25分）"),
            ],
            id="indicator exchanged",
        ),
    ],
)
def test_told_apart(tmp_path, make, changes, expected):
    old = make(tmp_path / "去年.xlsx")
    assert told(old, make(tmp_path / "今年.xlsx", changes=changes)) == expected


def test_specs_and_workbooks_of_no_common_form(tmp_path):
    found = compare("guangdong-data", "guangdong-score")
    assert [(d.what, d.how) for d in found[0].differences][:1] == [("title", "changed")]


def test_order_is_no_difference():
    spec = load_specs().get("guangdong-score")
    turned = replace(spec, indicators=tuple(reversed(spec.indicators)))
    assert differences(spec, turned) == ()
