from __future__ import annotations

import pytest
from builders import ended, said, worded
from issued_forms import HEADS, LEAVES, ROWS, data, inserted, instead, score, without

RENAMED = instead(ROWS, 2, "二、巡逻车辆运行费")


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(data(), id="as issued"),
        pytest.param(score(), id="score table as issued"),
        pytest.param(
            data(instead(ROWS, 3, "（三） 课 程 开 发 费")), id="numbering and spaces"
        ),
        pytest.param(data((*ROWS[:2], ROWS[3], ROWS[2], ROWS[4])), id="another order"),
        pytest.param(data(without(ROWS, 2)), id="deleted is FM202's"),
        pytest.param(
            data(inserted(ROWS, 3, ("三、零星修缮支出", 0, 0, None))),
            id="added is FM203's",
        ),
        pytest.param(
            score(instead(LEAVES, 1, "投入", "资金到位及时性")), id="known other name"
        ),
    ],
)
def test_quiet(form):
    assert said("FM201", form) == []


def test_a_row_issued_without_a_label_of_its_own():
    rows = (*ROWS, ("政府采购金额", 5, 4, 0.8))
    form = data(rows, more='{ key = "proc", text = "" },')
    assert said("FM201", form) == []


MORE = '{ key = "exp.basic.public", text = "五、日常公用经费" },'


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("五、日常公用经费", [], id="as issued"),
        pytest.param("五.“日常公用经费”", [], id="marks"),
        pytest.param("五、公用经费", [("A9", "五、日常公用经费")], id="another name"),
    ],
)
def test_another_known_name_is_a_note(name, expected):
    rows = (*ROWS, (name, 1, 1, 1))
    note = [(cell, "info", name, issued, "reworded") for cell, issued in expected]
    assert said("FM201", data(rows, more=MORE)) == note
    assert said("FM201", data(rows, more=MORE, is_own=False)) == []


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(data(RENAMED, is_own=False), id="rests on no document"),
        pytest.param(
            score(instead(LEAVES, 3, "结果", "群众满意度"), is_own=False),
            id="score table",
        ),
    ],
)
def test_needs_the_issued_form(form):
    assert said("FM201", form) == []
    reason = "没有下发的表样可对照（可用 --forms-dir 给出本地表样）"
    assert ended("FM201", form) == [("not_applicable", 1, reason)]


@pytest.mark.parametrize(
    ("form", "cell", "was", "variant"),
    [
        pytest.param(data(RENAMED), "A6", "二、巡查车辆运行费", "", id="row"),
        pytest.param(
            data(heads=("核定金额度", *HEADS[1:])),
            "B3",
            "核定额",
            "column",
            id="column",
        ),
        pytest.param(
            score(instead(LEAVES, 3, "结果", "群众满意度")),
            "B7",
            "居民满意度",
            "indicator",
            id="indicator",
        ),
    ],
)
def test_reported_at_its_cell(form, cell, was, variant):
    ((found, severity, _, expected, told),) = said("FM201", form)
    assert (found, severity, expected, told) == (cell, "warning", was, variant)
    assert said("FM202", form) == said("FM203", form) == []


def test_packaged_form_is_only_told():
    form = data(RENAMED, is_own=False, sourced=True)
    assert [hit[:2] for hit in said("FM201", form)] == [("A6", "info")]


def test_wording():
    assert worded("FM201", data(RENAMED)) == [
        (
            "“二、巡逻车辆运行费”在下发的表样中是“二、巡查车辆运行费”，名称被改动",
            "改回“二、巡查车辆运行费”；确是另外的内容，按表样说明填在规定的栏目",
        )
    ]
