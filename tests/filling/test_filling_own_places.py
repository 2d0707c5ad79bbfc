"""Indicators that the data name, put into the blank rows of a workbook of one's own."""

from decimal import Decimal

import openpyxl
from fillkit import texts

from selfeval_xl.filling import fill

HEAD = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]  # fmt: skip  # noqa: E501
ROWS = [
    ["项目支出绩效自评表"],
    ["（2024年度）"],
    ["项目名称", "某培训"],
    ["项目资金（万元）", None, None, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    [None, "年度资金总额", None, 90, 90, 86.4, 10, 0.96, 9.6],
    ["绩效指标", *HEAD],
    [None, "产出指标（50分）", "数量指标", "培训班", "≥12期", None, 20, None],
    [None, None, None, None, None, None, None, None],
    [None, None, "质量指标", None, None, None, None, None],
    [None, "效益指标（30分）", "社会效益指标", None, None, None, None, None],
    [None, "满意度指标（10分）", "服务对象满意度指标", None, None, None, None, None],
    ["总分", None, None, None, None, None, 100, "=SUM(H7:H11,I5)"],
]  # fmt: skip  # noqa: E501


def indicator(first, second, name, target, actual, weight, score, reason=""):
    made = dict(zip(HEAD, (first, second, name, target, actual, weight, score)))
    return made | ({HEAD[-1]: reason} if reason else {})


def own_book(path):
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    for area in ("B7:B9", "C7:C8"):
        book.active.merge_cells(area)
    book.save(path)


DATA = [
    {"三级指标": "培训班", "实际完成值": "13期", "得分": 20},
    indicator("产出指标", "数量指标", "培训人次", "≥600人次", "612人次", 15, 15),
    indicator("产出指标", "质量指标", "合格率", "≥95%", "90%", 15, 14, "两人缺考"),
    indicator("效益指标", "社会效益指标", "服务能力", "提升", "提升", 30, 30),
    indicator("满意度指标", "服务对象满意度指标", "满意度", "≥90%", "95%", 10, 10),
]


def filled_in(tmp_path, indicators):
    blank, out = tmp_path / "空白.xlsx", tmp_path / "填好.xlsx"
    own_book(blank)
    filled = fill("national-project", {"indicators": indicators}, out, into=blank)
    sheet = openpyxl.load_workbook(out).active
    rows = [[c.value for c in row[3:]] for row in sheet["A7:I11"]]
    return filled, rows, openpyxl.load_workbook(out, data_only=True).active["H12"].value


def test_each_goes_into_a_blank_row_of_its_level(tmp_path):
    filled, rows, total = filled_in(tmp_path, DATA)
    assert rows == [
        ["培训班", "≥12期", "13期", 20, 20, None],
        ["培训人次", "≥600人次", "612人次", 15, 15, None],
        ["合格率", "≥95%", "90%", 15, 14, "两人缺考"],
        ["服务能力", "提升", "提升", 30, 30, None],
        ["满意度", "≥90%", "95%", 10, 10, None],
    ]
    assert Decimal(str(total)) == Decimal("98.6")
    assert [one.kind for one in filled.left if one.kind == "no_place"] == []


def test_one_too_many_is_said_and_left_out(tmp_path):
    more = indicator("产出指标", "质量指标", "出勤率", "≥95%", "98%", 5, 5)
    filled, rows, _ = filled_in(tmp_path, [*DATA, more])
    told = [text for kind, _, text in texts(filled.left) if kind == "no_place"]
    assert told == [
        "指标“出勤率”在“质量指标”下没有空行，没有填入；请先在表中插入一行，再填一次"
    ]
    assert "出勤率" not in [row[0] for row in rows]
