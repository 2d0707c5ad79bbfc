from __future__ import annotations

import pytest
from builders import ended, said, worded
from paper_builders import data_paper, data_sheet, paper, score_paper, sheet


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(data_paper(), id="declared once"),
        pytest.param(
            data_paper(heads=("年初预算数（万元）", "决算数（万元）")), id="said twice"
        ),
        pytest.param(
            data_paper(money=None, heads=("年初预算数（元）", "决算数（元）")),
            id="heads only",
        ),
        pytest.param(
            paper(data_sheet(), data_sheet(money="单位：元", name="附表")),
            id="two tables, each its own",
        ),
    ],
)
def test_quiet(given):
    assert said("FM107", given) == []


def test_two_tables_of_one_form_each_with_its_unit():
    heads = ["项目", "年初预算数", "决算数"]
    rows = [
        ["2024年度部门整体支出绩效自评数据表"],
        [None, None, "单位：万元"],
        heads,
        ["支出合计", 100, 90],
        [None, None, "单位：元"],
        heads,
        ["“三公”经费", 900, 800],
    ]
    given = paper(sheet("数据表", rows))
    units = [matrix.unit for form in given.forms for matrix in form.matrices]
    assert units == ["万元", "元"]
    assert said("FM107", given) == []


def test_no_amounts():
    assert ended("FM107", score_paper()) == [("not_applicable", 1, "没有金额表")]


def test_heads_against_the_line_above():
    given = data_paper(money="单位：元", heads=("年初预算数（万元）", "决算数（万元）"))
    assert said("FM107", given) == [("C2", "error", "元", "万元", "")]
    assert worded("FM107", given) == [
        (
            "此处金额单位为元，B3 处为万元，前后不一",
            "核对表中金额，保留正确的一个单位",
        )
    ]


def test_two_lines_above():
    given = data_paper(title="2024年度部门整体支出绩效自评数据表（单位：元）")
    assert said("FM107", given) == [("C2", "error", "万元", "元", "")]


def test_above_a_form_whose_persons_come_first():
    rows = [
        ["2024年度部门整体支出绩效自评数据表"],
        ["填报单位：某区某局（单位：元）", None, None, "金额单位：万元"],
        ["人员类别", "编制数", "年末实有人数"],
        ["行政", 24, 23],
        ["合计", 24, 23],
        ["项目", "年初预算数", "全年预算数", "决算数"],
        ["支出合计", 100, 120, 90],
        ["基本支出", 60, 70, 55],
        ["项目支出", 40, 50, 35],
    ]
    given = paper(sheet("数据表", rows))
    assert said("FM107", given) == [("D2", "error", "万元", "元", "")]


def heads(*texts):
    rows = [
        ["2024年度部门整体支出绩效自评数据表"],
        [None, None, None, "单位：万元"],
        ["项目", *texts],
        ["支出合计", 100, 120, 90],
        ["基本支出", 60, 70, 55],
        ["项目支出", 40, 50, 35],
    ]
    return paper(sheet("数据表", rows))


def test_one_head_in_another_unit_than_its_figures():
    given = heads("年初预算数（元）", "调整预算数", "决算数")
    assert said("FM107", given) == [("B3", "error", "元", "万元", "")]
    (form,) = given.forms
    assert {column.unit for column in form.matrices[0].columns} == {"万元"}


def test_one_column_that_is_in_another_unit():
    rows = [
        ["2024年度部门整体支出绩效自评数据表"],
        [None, None, "单位：万元"],
        ["项目", "年初预算数（元）", "决算数"],
        ["支出合计", 1_000_000, 90],
        ["基本支出", 600_000, 55],
        ["项目支出", 400_000, 35],
    ]
    given = paper(sheet("数据表", rows))
    assert said("FM107", given) == []
    (form,) = given.forms
    assert [column.unit for column in form.matrices[0].columns] == ["元", "万元"]
