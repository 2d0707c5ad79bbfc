from __future__ import annotations

import pytest
from builders import ended, worded
from paper_builders import submission
from submission_kit import hits, project_paper, report, scored, told

CODE = "XD110"
TABLE = scored(
    ("群众满意度", "93%", None),
    ("业务培训期数", "12期", None),
    ("服务企业数量", 45, None),
    ("政策知晓率", "≥90%", None),
)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("群众满意度达到93%，举办业务培训12期。", id="agrees"),
        pytest.param("群众满意度93.0%。", id="written out"),
        pytest.param("群众满意度不低于95%。", id="a target"),
        pytest.param("绩效目标为群众满意度95%以上。", id="another target"),
        pytest.param("窗口群众满意度96%。", id="another name"),
        pytest.param("政策知晓率88%。", id="no single result"),
        pytest.param("业务培训6期，业务培训8期。", id="several numbers"),
        pytest.param("业务培训11次。", id="another unit"),
        pytest.param("上年群众满意度91%。", id="last year"),
    ],
)
def test_quiet(sentence):
    assert told(submission(TABLE, report(sentence)), CODE) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "群众满意度达到96.5%。", [(CODE, "96.5%", "93%", ["E4"])], id="rate"
        ),
        pytest.param(
            "全年举办业务培训10期。", [(CODE, "10期", "12期", ["E5"])], id="count"
        ),
        pytest.param("服务企业54家。", [(CODE, "54家", "45", ["E6"])], id="no unit"),
    ],
)
def test_reported(sentence, expected):
    assert told(submission(TABLE, report(sentence)), CODE) == expected


def test_any_result_of_the_name_bears_it_out():
    project = project_paper("乡镇便民服务", 1, 1, 1, [("群众满意度", "90%", "96.5%")])
    assert told(submission(TABLE, project, report("群众满意度96.5%。")), CODE) == []


ROADS = project_paper(
    "农村道路养护",
    1,
    1,
    1,
    [("群众满意度", "90%", "92%"), ("养护里程", "8公里", "9公里")],
)
WELLS = project_paper(
    "饮水安全巩固",
    1,
    1,
    1,
    [("群众满意度", "90%", "97%"), ("养护里程", "3公里", "4公里")],
    file="饮水.xlsx",
)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            ["农村道路养护项目，群众满意度92%。", "饮水安全巩固项目，群众满意度97%。"],
            id="each project's own",
        ),
        pytest.param(["（1）饮水安全巩固", "养护里程4公里。"], id="below its heading"),
        pytest.param(["群众满意度95%。"], id="the unit's, which no table has"),
        pytest.param(
            ["农村道路养护项目实现群众满意度92%。"], id="right after its name"
        ),
        pytest.param(
            ["绿化项目支出9万元，群众满意度90%。"], id="a project without a form"
        ),
    ],
)
def test_quiet_of_projects(lines):
    assert told(submission(ROADS, WELLS, report(*lines)), CODE) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["农村道路养护项目，群众满意度97%。", "饮水安全巩固项目，群众满意度97%。"],
            [(CODE, "97%", "92%", ["F9"])],
            id="the other project's result",
        ),
        pytest.param(
            ["农村道路养护项目实现群众满意度97%。"],
            [(CODE, "97%", "92%", ["F9"])],
            id="right after its name",
        ),
        pytest.param(
            ["农村道路养护项目：养护里程实际完成8公里。"],
            [(CODE, "8公里", "9公里", ["F10"])],
            id="what was done",
        ),
        pytest.param(
            ["（1）饮水安全巩固", "养护里程9公里。"],
            [(CODE, "9公里", "4公里", ["F10"])],
            id="below its heading",
        ),
    ],
)
def test_a_project_is_held_to_its_own_form(lines, expected):
    assert told(submission(ROADS, WELLS, report(*lines)), CODE) == expected


def test_a_projects_rate_is_not_the_units():
    table = scored(("预算执行率", "97.4%", None))
    given = submission(table, ROADS, report("农村道路养护支出1万元，预算执行率88%。"))
    assert told(given, CODE) == []


def test_nothing_to_compare():
    assert ended(CODE, submission(report("群众满意度93%。"))) == [
        ("not_applicable", 1, "没有自评报告与评分表可以对照")
    ]


def test_words():
    given = submission(TABLE, report("群众满意度96.5%。"))
    ((_, hit),) = hits(given, CODE)
    assert hit.place.quote == "群众满意度96.5%"
    assert worded(CODE, given)[0] == (
        "报告写作 96.5%，而 评分表.xlsx 评分表 E4“群众满意度实际完成值”的完成值为 93%",
        "核对完成值的依据，把报告和表改为一致；说的不是同一项的，可以不改",
    )
