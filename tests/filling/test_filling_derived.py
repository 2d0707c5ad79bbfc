"""Derived cells that the data give are compared, never overwritten in silence."""

from decimal import Decimal

import openpyxl
import pytest
from fillkit import data_form, texts

from selfeval_xl.filling import FillError, fill

FORM = "guangdong-data"


def cell(path, label, column):
    """(what stands in a cell, the value it shows) by row label and header."""
    found = []
    for is_value in (False, True):
        sheet = openpyxl.load_workbook(path, data_only=is_value).active
        header: list = []
        for row in sheet.iter_rows():
            words = [str(one.value or "") for one in row]
            if words[0] == "项目":
                header = words
            elif label in words[0] and column in header:
                found.append(row[header.index(column)].value)
                break
    return tuple(found)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("exp.total.act", Decimal("1246.50"), id="sum"),
        pytest.param("exp.total.act", "12465000元", id="sum in yuan"),
        pytest.param("exp.basic.rate", "99.16%", id="rate"),
        pytest.param("exp.basic.rate", Decimal("0.9916"), id="rate as ratio"),
        pytest.param("exp.basic.d0", "19.43", id="difference"),
        pytest.param("staff.total.quota", 38, id="persons"),
        pytest.param("tpc.abroad.rate", "—", id="no rate on nothing"),
        pytest.param("inc.soe.d0", "无", id="no change"),
    ],
)
def test_quiet(key, value, tmp_path):
    filled = fill(FORM, {**data_form(), key: value}, tmp_path / "表.xlsx")
    assert (filled.left, filled.notes) == ((), ())
    plain = fill(FORM, data_form(), tmp_path / "无.xlsx")
    assert filled.path.read_bytes() == plain.path.read_bytes()


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        pytest.param("exp.total.act", "1246.60", "1246.50万元", id="sum"),
        pytest.param("exp.basic.rate", "99.1%", "99.16%", id="rate"),
        pytest.param("exp.basic.d0", "-19.43", "19.43万元", id="sign"),
        pytest.param("exp.basic.g0", "—", "2.06%", id="dash for a rate there is"),
        pytest.param("staff.total.quota", 39, "38", id="persons"),
        pytest.param("tpc.abroad.rate", "0%", "算不出它", id="rate of nothing"),
    ],
)
def test_conflict(key, value, said, tmp_path):
    with pytest.raises(FillError) as caught:
        fill(FORM, {**data_form(), key: value}, tmp_path / "表.xlsx")
    ((kind, where, text),) = texts(caught.value.remarks)
    assert (kind, where) == ("conflict", key)
    assert said in text and f"给的是 {value}" in text


def test_the_parts_that_are_missing_are_named(tmp_path):
    data = {"exp.basic.person.act": 5, "exp.basic.act": 9}
    with pytest.raises(FillError) as caught:
        fill(FORM, data, tmp_path / "表.xlsx")
    (remark,) = caught.value.remarks
    assert "没有 日常公用经费 决算数" in remark.text()


def test_a_sum_without_parts_stands_as_it_is(tmp_path):
    data = {"exp.basic.act": 9, "exp.basic.adj": 10, "exp.project.act": 1}
    filled = fill(FORM, data, tmp_path / "表.xlsx")
    assert [note.text() for note in filled.notes] == [
        "exp.basic.act：“基本支出 决算数”可由其他项算出，但数据没有给齐；按所给的 9 填，不设公式",
        "exp.basic.adj：“基本支出 调整预算数”可由其他项算出，但数据没有给齐；"
        "按所给的 10 填，不设公式",
    ]
    assert cell(filled.path, "基本支出", "决算数") == (9, 9)
    formula, value = cell(filled.path, "基本支出", "执行率")
    assert (formula[:4], value) == ("=IF(", 0.9)
    assert cell(filled.path, "支出合计", "决算数")[1] == 10
