"""From data to a form that the checks find nothing wrong with."""

import os
from decimal import Decimal

import openpyxl
import pytest
from fillkit import complete, data_form, score_form, texts
from hypothesis import given, settings
from hypothesis import strategies as st

import selfeval_xl
from selfeval_xl import check
from selfeval_xl.errors import SelfEvalError, SpecError, UsageError
from selfeval_xl.filling import FillError, fill
from selfeval_xl.findings import Severity
from selfeval_xl.forms.spec import load_specs
from selfeval_xl.templates import export

SPECS = load_specs().specs
SPEC = load_specs().get("guangdong-data")
SCORE = load_specs().get("guangdong-score")


# How many indicators of the data find no blank row in the form as handed out.
SHORT_OF_ROWS = {"anhui-overall": 1, "national-project": 1, "sichuan-overall": 3}


def faults(path):
    found = check(path).findings
    return [(f.code, f.message) for f in found if f.severity is not Severity.INFO]


@pytest.mark.parametrize("is_own", [False, True], ids=["new", "into"])
@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_a_form_filled_from_complete_data_is_right(spec, is_own, tmp_path):
    blank = tmp_path / "空白.xlsx" if is_own else None
    if blank and spec.id == "chongqing-overall":
        pytest.skip("its blank table has no levels by which its rows could be told")
    if blank:
        export(spec, blank)
    filled = fill(spec.id, complete(spec), tmp_path / "表.xlsx", into=blank)
    if blank and spec.id in SHORT_OF_ROWS:
        kinds = [one.kind for one in filled.left]
        assert kinds == ["no_place"] * SHORT_OF_ROWS[spec.id]
        return
    assert (texts(filled.left), texts(filled.notes)) == ([], [])
    assert (filled.exit_code, faults(filled.path)) == (0, [])


@pytest.mark.parametrize("is_own", [False, True], ids=["new", "into"])
def test_the_same_data_give_the_same_bytes(is_own, tmp_path):
    blank = tmp_path / "空白.xlsx" if is_own else None
    if blank:
        export(SPEC, blank)
    first = fill(SPEC.id, data_form(), tmp_path / "a.xlsx", into=blank)
    second = fill(SPEC.id, data_form(), tmp_path / "b.xlsx", into=blank)
    assert first.path.read_bytes() == second.path.read_bytes()


def test_one_cell_edited_afterwards_is_found(tmp_path):
    path = fill(SPEC.id, data_form(), tmp_path / "表.xlsx").path
    book = openpyxl.load_workbook(path)
    sheet = book.active
    row = next(r for r in sheet.iter_rows() if "项目支出" in str(r[0].value))
    row[5].value = 0.5
    book.save(path)
    codes = {code for code, _ in faults(path)}
    assert "AR204" in codes


cents = st.integers(100, 90_000).map(lambda n: Decimal(n) / 100)
share = st.integers(96, 100).map(lambda n: Decimal(n) / 100)


@st.composite
def consistent(draw):
    """A year in which every figure follows from the others."""
    values = {}

    def four(row, initial):
        adjusted = initial
        actual = (adjusted * draw(share)).quantize(Decimal("0.01"))
        before = (actual * draw(share)).quantize(Decimal("0.01"))
        values.update(
            {
                f"{row}.prev": before,
                f"{row}.y0b": initial,
                f"{row}.adj": adjusted,
                f"{row}.act": actual,
            }
        )

    for row in (
        "exp.basic.person exp.basic.public exp.project tpc.abroad tpc.car.buy "
        "tpc.car.run tpc.recept proc"
    ).split():
        four(row, draw(cents))
    spent = ("exp.basic.person", "exp.basic.public", "exp.project")
    opening = draw(cents)
    for column in ("prev", "y0b", "adj", "act"):
        total = sum(values[f"{row}.{column}"] for row in spent)
        for row in ("inc.gfund", "inc.soe", "inc.other"):
            values[f"{row}.{column}"] = Decimal(0)
        values[f"inc.gpb.{column}"] = total
        values[f"carry.open.{column}"] = values[f"carry.close.{column}"] = opening
    for kind in ("admin", "inst", "worker"):
        quota = draw(st.integers(1, 300))
        values[f"staff.{kind}.quota"] = quota
        values[f"staff.{kind}.onpost"] = draw(st.integers(0, quota))
    values["staff.offquota.onpost"] = draw(st.integers(0, 5))
    values["staff.retired.onpost"] = draw(st.integers(0, 50))
    assets = draw(cents)
    for column in ("open", "close"):
        values[f"asset.total.{column}"] = values[f"asset.used.{column}"] = assets
    return values


@settings(max_examples=15, deadline=None)
@given(values=consistent(), unit=st.sampled_from(["", "元", "万元", "亿元"]))
def test_any_consistent_data_give_a_right_form(values, unit, tmp_path_factory):
    factor = {"": 1, "元": 10_000, "万元": 1, "亿元": Decimal("0.0001")}[unit]
    told = {
        key: value if "staff" in key else f"{value * factor:f}{unit}"
        for key, value in values.items()
    }
    out = tmp_path_factory.mktemp("random") / "表.xlsx"
    told["tasks"] = [
        {
            "任务名称": "一项任务",
            "主要实施内容": "内容",
            "预算金额（万元）": values["exp.project.y0b"],
            "实际支出（万元）": values["exp.project.act"],
            "完成情况": "已完成",
        }
    ]
    filled = fill(SPEC.id, {**data_form(), **told}, out)
    assert (texts(filled.left), faults(filled.path)) == ([], [])


def test_one_file_may_serve_two_forms(tmp_path):
    both = {**data_form(), **score_form(SCORE)}
    (note,) = fill(SPEC.id, both, tmp_path / "a.xlsx").notes
    assert (note.kind, note.text()) == ("elsewhere", "另有 31 项属于别的表，没有用到")


def test_everything_wrong_is_told_at_once(tmp_path):
    data = {
        "exp.basic.person.act": "78.55万元",
        "人员经费/决算": "785500元",
        "公用经费 决算数": "1万元",
        "exp.basic.act": 3,
        "行政 编制数": -1,
        "事业/编制数": 1.5,
        "exp.basc.act": 1,
        "政府采购金额 年初预算数": "12%",
        "编外人员 编制数": 4,
    }
    with pytest.raises(FillError) as caught:
        fill(SPEC.id, data, tmp_path / "表.xlsx")
    assert isinstance(caught.value, SelfEvalError)
    assert texts(caught.value.remarks) == [
        (
            "unknown_field",
            "exp.basc.act",
            "exp.basc.act：表里没有“exp.basc.act”，是否指 基本支出 决算数（exp.basic.act）？"
            "请改名或删去",
        ),
        (
            "out_of_range",
            '"行政 编制数"',
            '"行政 编制数"：“行政 编制数”为 -1，人数不能小于 0，请改正',
        ),
        (
            "out_of_range",
            '"事业/编制数"',
            '"事业/编制数"：“事业 编制数”为 1.5，人数应为整数，请改正',
        ),
        (
            "wrong_type",
            '"政府采购金额 年初预算数"',
            '"政府采购金额 年初预算数"：“政府采购金额 年初预算数”应为金额，如 78.55 或 '
            "78.55万元；这里是“12%”，请改正",
        ),
        (
            "unknown_field",
            '"编外人员 编制数"',
            '"编外人员 编制数"：“编外人员 编制数”在表里不填，请删去',
        ),
        (
            "conflict",
            "exp.basic.act",
            "exp.basic.act：“基本支出 决算数”给的是 3，按所给各项算出的是 79.55万元；"
            "请核对各项，或删去这一项由公式计算",
        ),
    ]
    assert os.listdir(tmp_path) == []


def test_what_is_left_is_listed_row_by_row(tmp_path):
    data = data_form()
    for key in ("exp.project.act", "exp.project.prev", "tasks", "填报人", "年度"):
        del data[key]
    filled = fill(SPEC.id, data, tmp_path / "表.xlsx")
    assert [one.text() for one in filled.left] == [
        "没有填：年度、填报人",
        "“项目支出”没有填：上年决算数、决算数（确实没有的填 0 或“无”）",
        "“四、重点工作任务”没有填",
    ]
    assert (filled.exit_code, filled.path.exists()) == (1, True)


def test_the_output_is_never_an_input(tmp_path):
    blank = tmp_path / "a.xlsx"
    export(SPEC, blank)
    before = blank.read_bytes()
    with pytest.raises(UsageError, match="既是输入又是输出"):
        fill(SPEC.id, data_form(), blank, into=blank)
    link = tmp_path / "b.xlsx"
    link.symlink_to(blank)
    with pytest.raises(UsageError, match="既是输入又是输出"):
        fill(SPEC.id, link, blank)
    assert blank.read_bytes() == before


@pytest.mark.parametrize("name", ["没有/表.xlsx", "表.txt", "表"])
def test_an_output_that_cannot_be_written(name, tmp_path):
    with pytest.raises(UsageError):
        fill(SPEC.id, data_form(), tmp_path / name)
    assert os.listdir(tmp_path) == []


def test_an_unknown_form_names_the_nearest(tmp_path):
    with pytest.raises(SpecError, match="是否指 guangdong-data"):
        fill("guangdong-dat", {}, tmp_path / "表.xlsx")


def test_the_public_name():
    assert selfeval_xl.fill is fill


OWN_FORM = """
id = "own"
title = "某区培训和会议情况表"
kind = "data"
titles = ["培训和会议情况表"]
money_unit = "元"
required = ["mtg.act"]

[[block]]
id = "money"
archetype = "matrix"
title = "一、费用情况"
unit = "元"
columns = [{ key = "y0b", text = "年初预算数" }, { key = "act", text = "决算数" }]
rows = [
  { key = "fees", text = "费用合计" },
  { key = "mtg", text = "会议费支出", indent = 1 },
  { key = "train", text = "培训费支出", indent = 1 },
]

[[identity]]
id = "fees"
over = "amounts"
kind = "sum"
formula = "fees = mtg + train"
"""


def test_a_form_of_one_s_own_spec(tmp_path):
    (tmp_path / "own.toml").write_text(OWN_FORM, encoding="utf-8")
    data = {
        "会议费支出": {"年初预算数": "1.2万元", "决算数": 11500},
        "train.act": 300.5,
    }
    out = tmp_path / "表.xlsx"
    filled = fill("own", data, out, forms_dir=tmp_path)
    assert [one.text() for one in filled.left] == [
        "没有填：填报单位、年度、填报人、联系电话、单位负责人、填报日期",
        "“培训费支出”没有填：年初预算数（确实没有的填 0 或“无”）",
    ]
    sheet = openpyxl.load_workbook(out, data_only=True).active
    rows = [[cell.value for cell in row[:3]] for row in sheet.iter_rows()]
    assert ["费用合计", 12000, 11800.5] in rows
    with pytest.raises(FillError, match="费用合计 决算数.*11800.50元"):
        fill("own", {**data, "费用合计 决算数": 1}, out, forms_dir=tmp_path)
