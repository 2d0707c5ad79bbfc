from __future__ import annotations

import pytest
from builders import ended, said
from paper_builders import attachment, broken, data_paper, paper, sheet

UNKNOWN = [
    ["2024年度绩效自评汇总表"],
    ["任务", "预算数", "决算数"],
    ["任务甲", 10, 9],
    ["任务乙", 10, 9],
]
WORDS = [["2024年度绩效自评情况"], ["本单位各项工作完成较好。"]]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(data_paper(), id="a form with a spec"),
        pytest.param(attachment("照片.jpg", "jpg"), id="attachment"),
        pytest.param(broken("unreadable", "crc"), id="unreadable"),
        pytest.param(
            paper(sheet("通讯录", [["姓名", "电话"], ["张某", "0000"]]), file="名单.xlsx"),
            id="a list of something else",
        ),
        pytest.param(paper(sheet("Sheet1", []), file="自评.xlsx"), id="an empty book"),
    ],
)
def test_quiet(given):
    assert said("FM101", given) == []


def test_form_without_a_spec_is_told_at_its_title():
    given = paper(sheet("汇总", UNKNOWN), file="汇总.xlsx")
    assert [form.spec for form in given.forms] == ["generic"]
    assert said("FM101", given) == [("A1", "info", "generic", None, "")]
    assert ended("FM101", given) == [
        ("insufficient_data", 1, "没有与该表对应的表样，只做了通用检查")
    ]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(paper(sheet("Sheet1", WORDS), file="a.xlsx"), id="by its title"),
        pytest.param(paper(sheet("自评", [["甲"]]), file="a.xlsx"), id="by its sheet"),
        pytest.param(
            paper(sheet("Sheet1", [["甲"]]), file="评分.xlsx"), id="by its file"
        ),
    ],
)
def test_workbook_that_looks_like_a_form_is_told(given):
    assert said("FM101", given) == [(None, "info", given.path, None, "no_form")]
    assert ended("FM101", given) == [("insufficient_data", 1, "没有识别出表格")]
