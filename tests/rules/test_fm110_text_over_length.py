from __future__ import annotations

import pytest
from builders import ended, said, worded
from paper_builders import attachment, paper, score_paper, sheet

from selfeval_xl.model.grid import Range

LONG = "因前期征地手续办理较慢，" * 10  # 120 characters
SHORT = LONG[:100]


def filled(*below, merges=()):
    """A 评分表 with some rows below it."""
    rows = [
        ["2024年度部门整体支出绩效自评指标评分表"],
        ["填报单位：某区某局"],
        ["一级指标", "三级指标", "分值", "自评得分", "扣分原因"],
        ["产出", "培训班", 60, 60],
        ["效益", "服务能力", 40, 40],
        ["合计", None, 100, 100],
        *below,
    ]
    return paper(sheet("评分表", rows, merges=tuple(merges)))


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(score_paper(reason=LONG), id="no limit"),
        pytest.param(attachment("照片.jpg", "jpg"), id="attachment"),
        pytest.param(filled(["概述（100字以内）", SHORT]), id="as long as allowed"),
        pytest.param(filled(["概述（120字以内）：" + LONG]), id="behind the label"),
        pytest.param(filled(["概述（100字以内）"], [90], ["完"]), id="short below"),
        pytest.param(
            filled(["概述（10字以内）", "Windows 11 25H2 版，升级 1,024.5 台"]),
            id="a number and a word are one each",
        ),
        pytest.param(
            filled(["注：自评报告不超过100字，另附的佐证材料不限", LONG]),
            id="a note",
        ),
        pytest.param(
            filled(
                ["概述（100字以内）", "结论"],
                ["完", "好"],
                [LONG],
                merges=[Range(9, 1, 9, 5)],
            ),
            id="a note across the columns below",
        ),
        pytest.param(
            filled(
                [
                    "填表时请注意各项说明都要言之有物、言之有据，原则上每项不超过100字，另有规定的除外。",
                    LONG,
                ]
            ),
            id="an instruction",
        ),
    ],
)
def test_quiet(given):
    assert said("FM110", given) == []


@pytest.mark.parametrize(
    ("given", "cell"),
    [
        pytest.param(filled(["概述（100字以内）", LONG]), "B7", id="beside"),
        pytest.param(filled(["概述（不超过100字）："], [LONG]), "A8", id="below"),
        pytest.param(filled(["概述（限100字）：" + LONG]), "A7", id="behind"),
        pytest.param(
            filled(["主要问题，100字以内", None, LONG], merges=[Range(7, 1, 7, 2)]),
            "C7",
            id="beside a merged label",
        ),
        pytest.param(
            filled(["序号", "原因（100字以内）"], [1, "无"], [2, LONG]),
            "B9",
            id="column",
        ),
    ],
)
def test_reported(given, cell):
    (hit,) = said("FM110", given)
    assert hit == (cell, "warning", LONG[:40] + "……", None, "")


def test_wording():
    assert worded("FM110", filled(["概述（100字以内）", LONG])) == [
        ("“概述”限 100 字，实际填了 120 字", "压缩到 100 字以内；写不下的另附说明")
    ]


def test_ledger():
    assert ended("FM110", filled(["概述（100字以内）", SHORT])) == [("passed", 1, "")]
    assert ended("FM110", score_paper()) == [
        ("not_applicable", 1, "表中没有写明字数限制")
    ]
