from __future__ import annotations

import pytest
from builders import worded
from paper_builders import UNIT, paper, sheet, submission
from submission_kit import data_paper, hits, of_sentence, report

CODE = "XD108"


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("编制32名，在职28人。", id="agrees"),
        pytest.param("全馆核定行政编制20名，实有18人。", id="the whole unit's"),
        pytest.param("下属事业单位编制6名，在职5人。", id="another unit's"),
        pytest.param("内设机构5个，党员21人。", id="no persons of the tables"),
        pytest.param("上年末在职人员30人。", id="last year's"),
        pytest.param("在职人员比上年增加2人。", id="a change"),
        pytest.param(
            "行政编制20个，年末在职18人；事业编制10个，年末在职9人。",
            id="each kind with its own",
        ),
        pytest.param(
            "行政编制20名、事业编制10名、工勤编制2名，在职28人。",
            id="all after each kind",
        ),
    ],
)
def test_quiet(sentence):
    assert of_sentence(sentence, codes=(CODE,)) == []


def test_words():
    given = submission(data_paper(), report("我局行政编制22名。"))
    ((_, hit),) = hits(given, CODE)
    assert hit.place.quote == "我局行政编制22名"
    assert worded(CODE, given)[0] == (
        "报告写作 22名，而 数据表.xlsx 人员情况 B4“行政 编制数”为 20",
        "核对编制文件和年末在册人员，把报告和表改为一致",
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "行政编制20个，年末在职17人；事业编制10个，年末在职9人。",
            [("年末在职17人", "18人")],
            id="of one kind",
        ),
        pytest.param(
            "全馆核定行政编制21名。", [("全馆核定行政编制21名", "20名")], id="全馆"
        ),
        pytest.param(
            "行政编制20名、事业编制10名，在职27人。",
            [("在职27人", "28人")],
            id="of all",
        ),
    ],
)
def test_on_post_after_a_quota(sentence, expected):
    found = hits(submission(data_paper(), report(sentence)), CODE)
    assert [(hit.place.quote, hit.expected) for _, hit in found] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("在职28人。", [], id="this year's"),
        pytest.param("在职30人。", [("在职30人", "28人", "D4")], id="last year's"),
    ],
)
def test_last_years_persons_are_no_years_own(sentence, expected):
    rows = [
        ["2024年度部门人员情况数据表"],
        [f"填报单位：{UNIT}"],
        ["项目", "编制数", "上年末实有人数", "年末实有人数"],
        ["合计", 32, 30, 28],
    ]
    given = submission(
        paper(sheet("人员情况", rows), file="数据表.xlsx"), report(sentence)
    )
    found = hits(given, CODE)
    assert [
        (hit.place.quote, hit.expected, hit.related[0].a1) for _, hit in found
    ] == expected
