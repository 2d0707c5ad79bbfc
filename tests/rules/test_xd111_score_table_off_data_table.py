from __future__ import annotations

import pytest
from builders import ended, worded
from paper_builders import submission
from submission_kit import data_paper, hits, scored, told

CODE = "XD111"


def of_table(*results, **more):
    return told(submission(data_paper(), scored(*results, **more)), CODE)


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(("预算执行率", "98.37%", None), id="agrees"),
        pytest.param(("部门预算资金支出率", "104.36%", None), id="by another budget"),
        pytest.param(("预算执行率", 0.9837, None), id="a ratio"),
        pytest.param(("预算执行率", "≥95%", None), id="a range"),
        pytest.param(("预算执行率", "按进度执行", None), id="words"),
        pytest.param(("在职人员控制率", "87.5%", None), id="posts"),
        pytest.param(("结转结余率", "3%", None), id="no figures for it"),
        pytest.param(("资金支付", None, "项目支出400.04万元"), id="amount in words"),
        pytest.param(("厉行节约", None, "年末结转46.9万元，扣0.5分"), id="coarser"),
        pytest.param(
            ("预算执行率", None, "全年预算数1220万元，实际支出1200.1万元"),
            id="whole in a remark",
        ),
        pytest.param(
            ("公用经费控制率", None, "全年预算数165万元，实际支出1000万元"),
            id="another item's remark",
        ),
    ],
)
def test_quiet(result):
    assert of_table(result) == []


def test_standards_are_no_results():
    standards = "预算执行率100%得满分，每低1%扣0.5分"
    assert of_table(("预算执行率", "98.37%", None), standards=standards) == []


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        pytest.param(
            ("预算执行率", "99.37%", None),
            [(CODE, "99.37%", "98.37%", ["E10", "D10"])],
            id="execution rate",
        ),
        pytest.param(
            (
                "预算执行率",
                None,
                "全年预算数1220万元，实际支出1020.1万元，部分次年支付",
            ),
            [(CODE, "1020.1万元", "1200.1万元", ["E10"])],
            id="a remark on the indicator's own item",
        ),
        pytest.param(
            ("预算执行率", 0.9937, None),
            [(CODE, "0.9937", "98.37%", ["E10", "D10"])],
            id="as a ratio",
        ),
        pytest.param(
            ("“三公”经费控制率", "98%", None),
            [(CODE, "98%", "83.53%", ["E16", "D16"])],
            id="public three",
        ),
        pytest.param(
            ("在职人员控制率", "93.75%", None),
            [(CODE, "93.75%", "87.50%", ["C7", "B7"])],
            id="posts",
        ),
        pytest.param(
            ("支出进度", None, "预算执行率97.2%，扣0.3分"),
            [(CODE, "97.2%", "98.37%", ["E10", "D10"])],
            id="rate in a remark",
        ),
        pytest.param(
            ("厉行节约", None, "公务接待费3.5万元，“三公”经费支出12.53万元"),
            [(CODE, "3.5万元", "2.5万元", ["E21"])],
            id="amount in a remark",
        ),
        pytest.param(
            ("人员管理", None, "核定编制32名，在职31人"),
            [(CODE, "31人", "28人", ["C7"])],
            id="persons in a remark",
        ),
    ],
)
def test_reported(result, expected):
    assert of_table(result) == expected


def test_nothing_to_compare():
    assert ended(CODE, submission(data_paper())) == [
        ("not_applicable", 1, "没有评分表与数据表可以对照")
    ]
    given = submission(data_paper(), scored(("制度建设", "健全", None)))
    assert ended(CODE, given) == [("not_applicable", 1, "评分表没有可以对照的数")]


def test_words():
    given = submission(data_paper(), scored(("预算执行率", "99.37%", None)))
    ((_, hit),) = hits(given, CODE)
    assert hit.place.a1 == "E4"
    assert worded(CODE, given)[0] == (
        "评分表“预算执行率”写作 99.37%，而按 数据表.xlsx 数据表 E10、D10 计算为 98.37%"
        "（1200.1万元 ÷ 1220万元 = 98.37%）",
        "核对数据表的数和评分表的比率，改为一致；计算口径不同的，在评分表中写明",
    )
