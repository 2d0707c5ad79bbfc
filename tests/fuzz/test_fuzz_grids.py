"""Forms are looked for in grids of anything: no crash, no hang."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl.forms import identities_of, load_specs
from selfeval_xl.forms.recognise import recognise
from selfeval_xl.identities import analyse
from selfeval_xl.model.grid import Cell, Range, Sheet, Workbook

LONGEST = 2.0
_WORDS = (
    "项目支出绩效自评表 部门整体支出绩效自评数据表 一级指标 二级指标 三级指标 分值 得分 年度指标值 "
    "实际完成值 偏差原因分析及改进措施 总分 合计 项目资金 年度资金总额 其中：财政拨款 其他资金 年初预算数 "
    "全年预算数 全年执行数 执行率 基本支出 人员经费 公用经费 项目支出 一、 （一） 1. 备注 单位：万元 "
    "填报日期：2025年3月10日 （2024年度） 产出指标 数量指标 满意度指标 ≥95% 95% 无 — 比上年增减率 增减额"
).split(" ")
_CELLS = st.one_of(
    st.sampled_from(_WORDS),
    st.integers(-10, 10**6).map(float),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=6),
)
_AT = st.tuples(st.integers(1, 16), st.integers(1, 10))


@st.composite
def sheets(draw):
    filled = draw(st.dictionaries(_AT, _CELLS, min_size=5, max_size=90))
    cells = {
        (row, column): Cell(row, column, raw, str(raw), is_string=isinstance(raw, str))
        for (row, column), raw in filled.items()
    }
    merges = []
    for top, left in draw(st.lists(_AT, max_size=6, unique=True)):
        merges.append(
            Range(
                top, left, top + draw(st.integers(0, 3)), left + draw(st.integers(0, 3))
            )
        )
    return Sheet("表", cells, merges=tuple(merges))


@given(sheets())
def test_any_grid(sheet):
    specs = load_specs()
    start = time.perf_counter()
    for form in recognise(Workbook("表.xlsx", "xlsx", (sheet,)), specs):
        analyse(form, identities_of(form, specs))
    assert time.perf_counter() - start < LONGEST
