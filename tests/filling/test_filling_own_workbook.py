"""A workbook of one's own: only the cells of the data change."""

import zipfile
from decimal import Decimal

import openpyxl
import pytest
from fillkit import LINES, data_form, score_form, texts
from openpyxl.comments import Comment

from selfeval_xl.errors import UsageError
from selfeval_xl.filling import FillError, fill
from selfeval_xl.forms.spec import load_specs
from selfeval_xl.templates import Content, export

FORM, SCORE = "guangdong-data", "guangdong-score"
SPECS = load_specs()


def own_book(path, change=None):
    """A 数据表 with another order of rows and columns, amounts in 元."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "数据表"
    rows = [
        ["某区2023年度部门整体支出绩效自评数据表"],
        ["填报单位", None, None, "填报日期：     年   月   日"],
        ["单位：元"],
        ["项 目", "2024年", None, None, "执行率", "备注"],
        [None, "年初预算数", "调整后预算数", "支出决算数", None, None],
        ["一、项目支出", None, None, None, '=IF(N(C6)=0,"",D6/C6)', None],
        ["二、基本支出", "=B8+B9", "=C8+C9", "=D8+D9", None, "另有说明"],
        ["　　其中：人员经费", None, None, None, None, None],
        ["　　　　　日常公用经费", None, 300000, None, None, None],
        ["支出合计", None, None, None, None, None],
        [],
        ["填表人：______  联系电话：______", None, None, "单位负责人："],
    ]
    for row in rows:
        sheet.append(row)
    sheet["A2"] = "填报单位："
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("B4:D4")
    sheet["F7"].comment = Comment("保留", "甲")
    other = book.create_sheet("其他")
    other["A1"] = "=数据表!D10*2"
    other["A2"] = "不动"
    if change:
        change(book)
    book.save(path)


DATA = {
    **LINES,
    "exp.basic.person": {"y0b": "84.5万元", "adj": "87.26万元", "act": "86.891万元"},
    "公用经费 年初预算数": "9.8万元",
    "公用经费 决算数": 93520,
    "项目支出": {"年初预算数": 278300, "全年预算数": 309200, "决算数": 284070},
}


def values(path, is_value=True):
    sheet = openpyxl.load_workbook(path, data_only=is_value)["数据表"]
    return {
        cell.coordinate: cell.value
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def test_only_the_cells_of_the_data_change(tmp_path):
    blank, out = tmp_path / "自己的.xlsx", tmp_path / "填好.xlsx"
    own_book(blank)
    filled = fill(FORM, DATA, out, into=blank)
    before, after = values(blank, False), values(out, False)
    changed = {at: v for at, v in after.items() if before.get(at) != v}
    assert set(before) - set(after) == set()
    assert changed == {
        "A1": "某区2024年度部门整体支出绩效自评数据表",
        "B2": "某区某局",
        "D2": "填报日期：2025年3月10日",
        "B6": 278300,
        "C6": 309200,
        "D6": 284070,
        "E7": '=IF(OR(COUNT(D7,C7)<2,N(C7)=0),"",D7/C7)',
        "B8": 845000,
        "C8": 872600,
        "D8": 868910,
        "E8": '=IF(OR(COUNT(D8,C8)<2,N(C8)=0),"",D8/C8)',
        "B9": 98000,
        "D9": 93520,
        "E9": '=IF(OR(COUNT(D9,C9)<2,N(C9)=0),"",D9/C9)',
        "B10": '=IF(COUNT(B7,B6)=0,"",SUM(B7,B6))',
        "C10": '=IF(COUNT(C7,C6)=0,"",SUM(C7,C6))',
        "D10": '=IF(COUNT(D7,D6)=0,"",SUM(D7,D6))',
        "E10": '=IF(OR(COUNT(D10,C10)<2,N(C10)=0),"",D10/C10)',
        "A12": "填表人：张某  联系电话：0000-0000000",
        "E12": "李某",
    }
    assert texts(filled.left) == []
    assert [note.text() for note in filled.notes] == []


def test_formulas_carry_their_new_values(tmp_path):
    blank, out = tmp_path / "自己的.xlsx", tmp_path / "填好.xlsx"
    own_book(blank)
    fill(FORM, DATA, out, into=blank)
    shown = values(out)
    assert (shown["D7"], shown["D10"]) == (962430, 1246500)
    assert shown["E6"] == pytest.approx(284070 / 309200)
    assert shown["E10"] == pytest.approx(1246500 / (872600 + 300000 + 309200))
    other = openpyxl.load_workbook(out, data_only=True)["其他"]
    assert (other["A1"].value, other["A2"].value) == (2493000, "不动")


def test_every_other_part_is_the_same(tmp_path):
    blank, out = tmp_path / "自己的.xlsx", tmp_path / "填好.xlsx"
    own_book(blank)
    fill(FORM, DATA, out, into=blank)
    with zipfile.ZipFile(blank) as one, zipfile.ZipFile(out) as other:
        assert one.namelist() == other.namelist()
        changed = [n for n in one.namelist() if one.read(n) != other.read(n)]
    sheets = ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]
    assert sorted(set(changed) - {"xl/workbook.xml"}) == sheets


def test_what_stood_there_is_told(tmp_path):
    blank = tmp_path / "自己的.xlsx"
    own_book(blank)
    data = {**DATA, "公用经费 调整预算数": "31万元"}
    filled = fill(FORM, data, tmp_path / "填好.xlsx", into=blank)
    (note,) = filled.notes
    assert (note.kind, note.where) == ("replaced", "数据表!C9")
    assert "原为 300000，已改为 310000" in note.text()


def test_a_formula_is_never_overwritten(tmp_path):
    blank, out = tmp_path / "自己的.xlsx", tmp_path / "填好.xlsx"
    own_book(blank)
    agrees = {**DATA, "基本支出 决算数": "96.243万元", "项目支出 执行率": "91.87%"}
    assert fill(FORM, agrees, out, into=blank).notes == ()
    assert values(out, False)["D7"] == "=D8+D9"
    out.unlink()
    with pytest.raises(FillError) as caught:
        fill(FORM, {**DATA, "基本支出 决算数": "96.3万元"}, out, into=blank)
    ((kind, where, text),) = texts(caught.value.remarks)
    assert (kind, where, out.exists()) == ("conflict", '"基本支出 决算数"', False)
    assert "给的是 96.3万元" in text and "962430" in text


def test_fields_without_a_cell_are_named(tmp_path):
    blank = tmp_path / "自己的.xlsx"
    own_book(blank)
    data = {**DATA, "exp.basic.person.prev": 1, "编制数 行正": 1}
    with pytest.raises(FillError):
        fill(FORM, data, tmp_path / "填好.xlsx", into=blank)
    del data["编制数 行正"]
    data["tasks"] = [{"任务名称": "一项"}]
    filled = fill(FORM, data, tmp_path / "填好.xlsx", into=blank)
    assert [(one.kind, one.where) for one in filled.left] == [
        ("no_place", "exp.basic.person.prev"),
        ("no_place", "tasks[1].任务名称"),
    ]


def test_what_the_workbook_holds_is_not_missing(tmp_path):
    blank, out = tmp_path / "空白.xlsx", tmp_path / "填好.xlsx"
    spec = SPECS.get(FORM)
    half = {"exp.basic.person.act": Decimal(5), "exp.basic.public.act": Decimal(4)}
    export(spec, blank, Content(unit_name="某区某局", year=2024, values=half))
    data = data_form()
    for key in (*half, "填报单位", "年度"):
        del data[key]
    filled = fill(FORM, data, out, into=blank)
    assert texts(filled.left) == []


def test_a_score_table_of_one_s_own(tmp_path):
    blank, out = tmp_path / "空白.xlsx", tmp_path / "填好.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "评分表"
    sheet.append(["2024年度部门整体支出绩效自评评分表"])
    sheet.append(
        ["一级指标", "二级指标", "三级指标", "分值", "评分标准", "自评得分", "扣分原因"]
    )
    rows = [
        ["过程", "管理", "财务合规性", 40, "每发现一例扣1分"],
        ["过程", "管理", "项目监管", 30, "得分=完成率×分值"],
        ["产出", "数量", "自定的指标", 30, "酌情扣分"],
    ]
    for row in rows:
        sheet.append(row)
    sheet.append(["合计", None, None, "=SUM(D3:D5)", None, "=SUM(F3:F5)"])
    book.save(blank)
    data = {
        "财务合规性": 40,
        "项目监管": {"完成率": "90%", "原因": "晚"},
        "自定的指标": 30,
    }
    filled = fill(SCORE, data, out, into=blank)
    sheet = openpyxl.load_workbook(out, data_only=True)["评分表"]
    assert [sheet.cell(r, 6).value for r in range(3, 7)] == [40, 27, 30, 97]
    assert sheet["G4"].value == "晚"
    assert [one.text() for one in filled.left] == [
        "没有填：填报单位、填报人、联系电话、单位负责人、填报日期"
    ]
    with pytest.raises(FillError, match="超过分值 40"):
        fill(SCORE, {**data, "财务合规性": 41}, out, into=blank)
    with pytest.raises(FillError, match="表里没有“不知名的指标”"):
        fill(SCORE, {**data, "不知名的指标": 1}, out, into=blank)


def test_tasks_go_into_blank_rows(tmp_path):
    blank, out = tmp_path / "空白.xlsx", tmp_path / "填好.xlsx"
    export(SPECS.get(FORM), blank)
    data = data_form()
    data["tasks"] = [{**data["tasks"][0], "任务名称": f"任务甲{i}"} for i in range(7)]
    filled = fill(FORM, data, out, into=blank)
    assert [(one.kind, one.details["name"]) for one in filled.left] == [
        ("no_place", "任务甲5"),
        ("no_place", "任务甲6"),
    ]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(lambda p: p.write_bytes(b"PK\x03\x04"), "读不出来", id="broken"),
        pytest.param(lambda p: openpyxl.Workbook().save(p), "没有认出", id="empty"),
        pytest.param(lambda p: export(SPECS.get(SCORE), p), "认出的是", id="another"),
        pytest.param(lambda p: None, "读不出来", id="no file"),
        pytest.param(
            lambda p: own_book(p, lambda b: b.copy_worksheet(b["数据表"])),
            "几张",
            id="two",
        ),
    ],
)
def test_a_workbook_that_cannot_be_filled(make, said, tmp_path):
    blank = tmp_path / "自己的.xlsx"
    make(blank)
    with pytest.raises(UsageError, match=said):
        fill(FORM, DATA, tmp_path / "填好.xlsx", into=blank)
    assert not (tmp_path / "填好.xlsx").exists()


def test_score_form_from_the_package_is_filled(tmp_path):
    blank = tmp_path / "空白.xlsx"
    export(SPECS.get(SCORE), blank)
    data = score_form(SPECS.get(SCORE))
    filled = fill(SCORE, data, tmp_path / "填好.xlsx", into=blank)
    assert texts(filled.left) == []


def test_a_derived_number_that_is_typed_is_left_and_named(tmp_path):
    def typed(book):
        book["数据表"]["E8"] = 0.5
        book["数据表"]["D10"] = 1246500

    blank, out = tmp_path / "自己的.xlsx", tmp_path / "填好.xlsx"
    own_book(blank, typed)
    filled = fill(FORM, DATA, out, into=blank)
    assert [(one.kind, one.text()) for one in filled.left] == [
        (
            "outdated",
            "数据表!E8：“其中：人员经费 执行率”现为 0.5，按各项算出的是 99.58%；没有改动，请核对",
        )
    ]
    assert (values(out)["E8"], values(out)["D10"]) == (0.5, 1246500)


def test_formulas_that_cannot_be_calculated_are_told(tmp_path):
    def unsteady(book):
        book["其他"]["A3"] = "=数据表!D8+TODAY()"

    blank = tmp_path / "自己的.xlsx"
    own_book(blank, unsteady)
    filled = fill(FORM, DATA, tmp_path / "填好.xlsx", into=blank)
    assert texts(filled.notes) == [
        ("stale", "", "有 1 个公式没有重新计算，请用表格软件打开并保存一次")
    ]
