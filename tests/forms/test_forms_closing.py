"""Header and closing lines: who, when, which year and which money unit."""

from __future__ import annotations

import datetime

import pytest
from sheetkit import block, make_field, sheet

from selfeval_xl.forms.closing import read_lines
from selfeval_xl.forms.view import SheetView
from selfeval_xl.model.grid import Range


def lines(rows, merges=(), bodies=()):
    view = SheetView(sheet(rows, merges))
    within = Range(1, 1, 100, 50)
    return read_lines(
        view, "a.xlsx", make_field, within, [block(a1) for a1 in bodies]
    )


def plain(fields):
    return {key: one.value.value for key, one in fields.items()}


def test_header_above_and_closing_below_the_table():
    found = lines(
        [
            ["2024年度部门整体支出绩效评价评分表"],
            ["（2024年度）"],
            ["填报单位（公章）：某区某局", "填报日期：2025年3月10日", "单位：万元"],
            ["项目", "2023年决算数"],
            ["基本支出", 5],
            ["填报人：张某    联系电话：0000-0000000  单位负责人（签字）：李某"],
        ],
        bodies=["A4:B5"],
    )
    assert plain(found.header) == {
        "unit_name": "某区某局",
        "filled_on": datetime.date(2025, 3, 10),
        "money_unit": "万元",
    }
    assert plain(found.closing) == {
        "preparer": "张某",
        "phone": "0000-0000000",
        "head": "李某",
    }
    assert [(y.place.a1, y.number) for y in found.years] == [("A1", 2024), ("A2", 2024)]
    assert (found.unit_name, found.year, found.money_unit) == ("某区某局", 2024, "万元")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(["填报单位：", "某区某局"], {"unit_name": "某区某局"}, id="beside"),
        pytest.param(["单位：某区某局"], {"unit_name": "某区某局"}, id="bare 单位"),
        pytest.param(["填报单位：____"], {"unit_name": None}, id="underscores"),
        pytest.param(["填报日期：    年  月  日"], {"filled_on": None}, id="open date"),
        pytest.param(["项目名称"], {"project_name": None}, id="alone in its row"),
        pytest.param(
            ["项目名称", None, None, "项目负责人", "某某"],
            {"project_name": None},
            id="room before the next label",
        ),
        pytest.param(["填 报 人：", "联系电话："], {"preparer": None, "phone": None}, id="2"),
        pytest.param(
            ["主管部门", "某局", "实施单位", "某所"],
            {"department": "某局", "implementing_unit": "某所"},
            id="labels without a colon",
        ),
        pytest.param(["项目名称", "实施单位", "年初预算"], {}, id="a table's header"),
        pytest.param(
            ["项目名称", "实施单位", "主管部门", "年初预算"], {}, id="a longer header"
        ),
        pytest.param(["评价年度：2024"], {"year": "2024"}, id="year"),
        pytest.param(["被评价单位名称：某局（盖章）"], {"unit_name": "某局(盖章)"}, id="s"),
        pytest.param(["说明：本表须加盖公章"], {"remark": "本表须加盖公章"}, id="remark"),
        pytest.param(["严格执行预算单位的规定"], {}, id="prose"),
    ],
)
def test_one_line(row, expected):
    assert plain(lines([row]).header) == expected


def test_name_of_the_unit_is_without_the_seal_mark():
    assert lines([["被评价单位名称：某局（盖章）"]]).unit_name == "某局"


@pytest.mark.parametrize(
    ("text", "years"),
    [
        pytest.param("（2024年）", [2024], id="brackets"),
        pytest.param("2024年度自评表", [2024], id="title"),
        pytest.param("2023-2024年度", [2024], id="range names its last"),
        pytest.param("2025年3月10日", [], id="date"),
        pytest.param("较2023年度和2024年度", [], id="two years"),
        pytest.param("财预〔2020〕10号", [], id="document number"),
    ],
)
def test_years(text, years):
    assert [one.number for one in lines([[text]]).years] == years


def test_blank_field_stands_at_its_label():
    one = lines([["x"], ["填报人：", None]]).header["preparer"]
    assert (one.is_blank, one.place.a1) == (True, "A2")
