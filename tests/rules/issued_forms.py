"""Forms read with the spec a bureau has issued, or with the same one packaged."""

from __future__ import annotations

from dataclasses import replace

from paper_builders import SIGNED, UNIT, sheet

from selfeval_xl.forms import SpecSet, recognise
from selfeval_xl.forms.spec import read_spec
from selfeval_xl.model.grid import Cell, Workbook

DATA = """
id = "own-data"
title = "运行保障经费情况表"
titles = ["运行保障经费情况表"]
kind = "data"
{sourced}

[[block]]
id = "money"
archetype = "matrix"
{basis}
unit = "万元"
columns = [
  {{ key = "~核定额", text = "核定额" }},
  {{ key = "~支用额", text = "支用额" }},
  {{ key = "~支用率", text = "支用率" }},
]
rows = [
  {{ key = "~合计", text = "合计" }},
  {{ key = "~办公用房维护费", text = "一、办公用房维护费" }},
  {{ key = "~巡查车辆运行费", text = "二、巡查车辆运行费" }},
  {{ key = "~课程开发费", text = "三、课程开发费" }},
  {{ key = "~信息系统运维费", text = "四、信息系统运维费" }},
  {more}
]

[[identity]]
id = "rate"
over = "rows"
formula = "~支用率 = ~支用额 / ~核定额"
kind = "ratio"

[[identity]]
id = "total"
over = "amounts"
formula = "~合计 = ~办公用房维护费 + ~巡查车辆运行费 + ~课程开发费 + ~信息系统运维费"
kind = "sum"
"""

SCORE = """
id = "own-score"
title = "治理专项评分表"
titles = ["治理专项评分表"]
kind = "score"
{sourced}
{open}
[[indicator]]
level1 = "投入"
level3 = "人员配备率"
weight = 20
[[indicator]]
level1 = "投入"
level3 = "经费到位及时性"
weight = 20
aliases = ["资金到位及时性"]
[[indicator]]
level1 = "过程"
level3 = "台账完整性"
weight = 25
[[indicator]]
level1 = "结果"
level3 = "居民满意度"
weight = 35
"""
USUAL = """
id = "own-usual"
title = "部门支出情况表"
titles = ["部门支出情况表"]
kind = "data"

[[block]]
id = "money"
archetype = "matrix"
unit = "万元"
columns = [
  { key = "y0b", text = "年初预算数" },
  { key = "adj", text = "全年预算数" },
  { key = "act", text = "决算数" },
  { key = "rate", text = "执行率" },
]
rows = [
  { key = "exp.total", text = "支出合计" },
  { key = "exp.basic", text = "基本支出" },
  { key = "exp.project", text = "项目支出" },
]

[[identity]]
id = "rate"
over = "rows"
formula = "rate = act / adj"
kind = "ratio"
"""
HEADS = ("核定额", "支用额", "支用率")
ROWS = (
    ("合计", 100, 80, 0.8),
    ("一、办公用房维护费", 40, 32, 0.8),
    ("二、巡查车辆运行费", 30, 24, 0.8),
    ("三、课程开发费", 10, 8, 0.8),
    ("四、信息系统运维费", 20, 16, 0.8),
)
LEAVES = (
    ("投入", "人员配备率", 20, 20),
    ("投入", "经费到位及时性", 20, 20),
    ("过程", "台账完整性", 25, 25),
    ("结果", "居民满意度", 35, 35),
)


def _read(text, page, is_own):
    spec = read_spec(text, "own.toml")
    specs = SpecSet((spec,), frozenset({spec.id} if is_own else ()))
    (form,) = recognise(Workbook("报.xlsx", "xlsx", (page,)), specs)
    assert form.spec == spec.id
    return form


def data(
    rows=ROWS,
    heads=HEADS,
    *,
    is_own=True,
    sourced=False,
    formulas=None,
    more="",
    basis="",
    merges=(),
):
    """A data form: heads in row 3, 合计 in row 4. ``formulas`` are by address."""
    title = "2024年度某区运行保障经费情况表"
    lines = [[title], [f"填报单位：{UNIT}", None, "单位：万元"], ["经费类别", *heads]]
    page = sheet("经费", [*lines, *rows, [SIGNED]])
    for (row, column), text in (formulas or {}).items():
        old = page.cells[row, column]
        page.cells[row, column] = Cell(row, column, old.raw, formula=text)
    told = "sourced = true" if sourced else "sourced = false"
    page = replace(page, merges=tuple(merges))
    return _read(DATA.format(sourced=told, more=more, basis=basis), page, is_own)


def usual(formula):
    """A form of the usual rows that itself states the rate; E4 has the formula."""
    rows = [
        ["2024年度部门支出情况表"],
        [f"填报单位：{UNIT}", None, None, None, "单位：万元"],
        ["项目", "年初预算数", "全年预算数", "决算数", "执行率"],
        ["支出合计", 100, 120, 90, 0.75],
        ["基本支出", 60, 70, 55, 0.7857],
        ["项目支出", 40, 50, 35, 0.7],
    ]
    page = sheet("支出", rows)
    page.cells[4, 5] = Cell(4, 5, page.cells[4, 5].raw, formula=formula)
    return _read(USUAL, page, True)


def score(leaves=LEAVES, *, is_own=True, sourced=False, open=""):
    """A score form: its first indicator in row 4, 分值 in column C."""
    heads = ["一级指标", "三级指标", "分值", "自评得分"]
    lines = [["2024年度某区治理专项评分表"], [f"填报单位：{UNIT}"], heads]
    total = ["合计", None, sum(leaf[2] for leaf in leaves), sum(x[3] for x in leaves)]
    page = sheet("评分表", [*lines, *map(list, leaves), total, [SIGNED]])
    told = "sourced = true" if sourced else "sourced = false"
    return _read(SCORE.format(sourced=told, open=open), page, is_own)


def without(rows, at):
    """The rows without one of them."""
    return (*rows[:at], *rows[at + 1 :])


def instead(rows, at, *cells):
    """The rows, the first cells of one of them replaced."""
    return (*rows[:at], (*cells, *rows[at][len(cells) :]), *rows[at + 1 :])


def inserted(rows, at, row):
    """The rows and one more."""
    return (*rows[:at], row, *rows[at:])
