from __future__ import annotations

import pytest
from builders import code, worded
from year_builders import report, scores, with_previous

LONG = (
    "部分科室对绩效管理的认识还不够到位，日常监控多停留在资金进度上，对产出和效果的跟踪不够，"
    "评价结果与下一年度预算安排的衔接也不够紧密，需要在制度和培训上一并加强。"
)
FIGURES = (
    "全年受理群众来电来访共312件，其中按期办结298件，仍有14件因涉及多个部门未能按期办结；"
    "自助终端使用率为61%，与预期尚有差距，宣传和引导需要加强。"
)
REASON = "满意度调查中有群众反映排队时间长，正与相关部门协商增设窗口"
PROBLEMS = "（三）存在问题"


def hits(given):
    return [
        (one.place.a1 or one.place.paragraph, one.variant, str(one.severity or "info"))
        for one in code("XD306").check(given)
        if hasattr(one, "place")
    ]


@pytest.mark.parametrize(
    ("now", "then"),
    [
        pytest.param((PROBLEMS, LONG), (PROBLEMS, FIGURES), id="written anew"),
        pytest.param((PROBLEMS, LONG[:50]), (PROBLEMS, LONG[:50]), id="short"),
        pytest.param(("（一）机构职能", LONG), ("（一）机构职能", LONG), id="duties"),
        pytest.param(
            (PROBLEMS, f"执行《{LONG}》的规定，加强日常管理。"),
            (PROBLEMS, f"执行《{LONG}》的规定，加强日常管理。"),
            id="a cited title",
        ),
        pytest.param(
            (PROBLEMS, FIGURES.replace("312", "313")), (PROBLEMS, FIGURES),
            id="another figure",
        ),
    ],
)
def test_quiet(now, then):
    last = report(*then, year=2023, file="2023/自评报告.txt")
    assert hits(with_previous(report(*now), last)) == []


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        pytest.param(LONG, (6, "", "info"), id="words"),
        pytest.param(FIGURES, (6, "figures", "warning"), id="figures too"),
    ],
)
def test_reported(paragraph, expected):
    last = report("二、其他", PROBLEMS, paragraph, year=2023, file="2023/自评报告.txt")
    assert hits(with_previous(report(PROBLEMS, paragraph), last)) == [expected]


def test_the_year_alone_is_no_new_wording():
    now = report(PROBLEMS, f"2024年，{LONG}")
    last = report(PROBLEMS, f"2023年，{LONG}", year=2023, file="2023/自评报告.txt")
    assert hits(with_previous(now, last)) == [(6, "", "info")]


def test_reasons():
    now = scores((1, "服务对象满意度", 100, "≥95%", "92%", 98, REASON))
    last = scores(
        (1, "服务对象满意度", 100, "≥95%", "91%", 97, REASON),
        year=2023,
        file="2023/评分表.xlsx",
    )
    given = with_previous(now, last)
    assert hits(given) == [("G4", "reason", "warning")]
    assert worded("XD306", given) == [
        (
            "“服务对象满意度”的原因与上年逐字相同（2023/评分表.xlsx 评分表 G4）",
            "写明本年扣分的原因，以及上年的整改落实到哪一步",
        )
    ]
