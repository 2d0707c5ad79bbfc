from __future__ import annotations

from dataclasses import replace

import pytest
from builders import ended, said, worded
from paper_builders import submission
from year_builders import NOW, data, report, scores, with_published

YUAN = tuple(
    (row[0], *(f"{float(cell) * 10000:.2f}" for cell in row[1:])) for row in NOW
)
TURNED = tuple((row[0], row[3], row[1], row[2]) for row in NOW)
LINES = (
    (1, "培训场次", 60, "≥10场", "10场", 60, None),
    (1, "办件按期率", 40, "≥95%", "97%", 38, "个别超期"),
)
ALL = "报送的数：177.65 221.30 246.58；108.81 143.00 162.51；68.84 78.30 84.07。"


def copy(rows=NOW, file="公开/数据表.xlsx", **more):
    return data(rows, file=file, **more)


def changed(rows, index, column, cell):
    return tuple(
        tuple(cell if (i, j) == (index, column) else one for j, one in enumerate(row))
        for i, row in enumerate(rows)
    )


@pytest.mark.parametrize(
    "published",
    [
        pytest.param(copy(), id="the same"),
        pytest.param(
            copy(TURNED, heads=("决算数", "上年决算数", "年初预算数")),
            id="other columns",
        ),
        pytest.param(copy(YUAN, money="单位：元"), id="元 against 万元"),
        pytest.param(copy(NOW[::-1]), id="rows in another order"),
        pytest.param(
            copy((("政府采购金额", "1.00", "2.00", "3.00"), *NOW)),
            id="more is published",
        ),
    ],
)
def test_quiet(published):
    assert said("XD401", with_published(data(), published)) == []


def test_zero_and_blank_are_the_same():
    now = data((*NOW, ("政府采购金额", "0.00", "2.00", "3.00")))
    published = copy((*NOW, ("政府采购金额", None, "2.00", "3.00")))
    assert said("XD401", with_published(now, published)) == []


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        pytest.param(
            submission(data()),
            ("not_applicable", 1, "没有给出已公开的材料（--published）"),
            id="not asked for",
        ),
        pytest.param(
            with_published(data()),
            ("insufficient_data", 1, "没有找到本单位已公开的材料"),
            id="not found",
        ),
        pytest.param(
            with_published(data(), scores(*LINES)),
            ("insufficient_data", 1, "已公开的材料中没有这份材料"),
            id="another form",
        ),
    ],
)
def test_outcome(given, outcome):
    assert ended("XD401", given) == [outcome]


def test_a_figure():
    given = with_published(data(), copy(changed(NOW, 0, 3, "264.58")))
    assert said("XD401", given) == [("D4", "error", "246.58", None, "")]
    assert worded("XD401", given) == [
        (
            "报送的“支出合计 决算数”为 246.58，公开的为 264.58（公开/数据表.xlsx 数据表 D4）",
            "核对哪一处正确，使报送的与公开的一致",
        )
    ]


def test_a_figure_in_another_unit():
    rows = changed(YUAN, 0, 3, "2645800.00")
    given = with_published(data(), copy(rows, money="单位：元"))
    assert said("XD401", given) == [("D4", "error", "246.58", None, "")]
    assert worded("XD401", given)[0][0] == (
        "报送的“支出合计 决算数”为 246.58，公开的为 2645800元（公开/数据表.xlsx 数据表 D4）"
    )


@pytest.mark.parametrize(
    ("now", "published", "variant"),
    [
        pytest.param("78.30", None, "not_published", id="published blank"),
        pytest.param(None, "78.30", "blank", id="handed in blank"),
    ],
)
def test_a_blank(now, published, variant):
    given = with_published(
        data(changed(NOW, 2, 2, now)), copy(changed(NOW, 2, 2, published))
    )
    assert said("XD401", given) == [
        ("C6", "error", "78.3" if now else "", None, variant)
    ]


def test_a_row_left_out_is_told_once():
    given = with_published(data(), copy(NOW[:2]))
    assert said("XD401", given) == [("B6", "warning", "68.84", None, "row")]


def test_scores_results_and_totals():
    published = scores(
        LINES[0],
        (1, "办件按期率", 40, "≥95%", "98%", 39, "个别超期"),
        file="公开/评分表.xlsx",
    )
    given = with_published(scores(*LINES), published)
    assert said("XD401", given) == [
        ("E5", "error", "97%", None, ""),
        ("F5", "error", "38", None, ""),
        ("F6", "error", "98", None, ""),
    ]


def test_each_project_meets_its_own_copy():
    one, other = (
        replace(form, file=f"{name}.xlsx", kind="overall")
        for name, form in (
            ("a", data().forms[0]),
            ("b", data(changed(NOW, 2, 3, "90.00")).forms[0]),
        )
    )
    papers = tuple(
        replace(data(file=form.file), forms=(form,)) for form in (one, other)
    )
    given = with_published(papers, *papers[::-1])
    assert said("XD401", given) == []


def test_a_copy_without_tables():
    same = report(ALL, file="公开/数据表.pdf")
    assert said("XD401", with_published(data(), same)) == []
    other = report(ALL.replace("84.07", "80.47"), file="公开/数据表.pdf")
    given = with_published(data(), other)
    assert said("XD401", given) == [("D6", "warning", "84.07", None, "text")]


LINES_OF_COPY = (
    "2024年度部门整体支出绩效自评数据表",
    *(" ".join(str(cell) for cell in row) for row in NOW),
)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("84.07", "84.07", [], id="agrees"),
        pytest.param(
            "84.07", "162.51", [("D6", "error", "84.07", None, "line")], id="differs"
        ),
    ],
)
def test_a_copy_with_a_line_for_each_row(old, new, expected):
    lines = [line.replace(old, new) for line in LINES_OF_COPY]
    given = with_published(data(), report(*lines, file="公开/数据表.pdf"))
    assert said("XD401", given) == expected


def test_words_of_a_line():
    lines = [line.replace("84.07", "80.47") for line in LINES_OF_COPY]
    given = with_published(data(), report(*lines, file="公开/数据表.pdf"))
    assert worded("XD401", given) == [
        (
            "报送的“项目支出 决算数”为 84.07，公开的为 80.47（公开/数据表.pdf 第 8 段）",
            "核对哪一处正确，使报送的与公开的一致",
        )
    ]


def test_a_text_is_the_copy_of_one_form():
    form = data(changed(NOW, 2, 3, "90.00"), file="项目.xlsx").forms[0]
    other = replace(form, kind="project")
    project = replace(data(file="项目.xlsx"), forms=(other,))
    given = with_published((data(), project), report(ALL, file="公开/数据表.pdf"))
    assert said("XD401", given) == []


def test_a_copy_whose_numbers_run_over_the_line():
    cut = ALL.replace("246.58", "246.5 8").replace("162.51", "162.5 1")
    given = with_published(data(), report(cut, file="公开/数据表.pdf"))
    assert said("XD401", given) == []


def test_a_copy_that_is_not_legible():
    text = report("2024年度部门整体支出绩效自评数据表", file="公开/数据表.pdf")
    assert ended("XD401", with_published(data(), text)) == [
        ("unparsed", 1, "公开的表不是表格文件，其中的数认不全，请人工核对")
    ]


@pytest.mark.parametrize(
    ("now", "then"),
    [
        pytest.param(0.97, "97%", id="a share as a number"),
        pytest.param("10场", 10, id="the unit left out"),
        pytest.param("已完成。", " 已完成", id="spaces and marks"),
    ],
)
def test_results_written_two_ways(now, then):
    own, other = (
        scores(LINES[0], (1, "办件按期率", 40, "≥95%", cell, 40, None), file=file)
        for cell, file in ((now, "评分表.xlsx"), (then, "公开/评分表.xlsx"))
    )
    assert said("XD401", with_published(own, other)) == []
