"""``learn``: header lines and goals become blocks; goals are moved word by word."""

from __future__ import annotations

from pathlib import Path

import pytest
from learnkit import write

from selfeval_xl.forms.labels import squeeze
from selfeval_xl.learning.learning import learn
from selfeval_xl.learning.migrating import migrate
from selfeval_xl.learning.source import read_paper

GOALS = ("养护道路20公里", "养护道路21公里")
ROWS = [
    ["某县道路养护资金绩效自评表（2024年度）"],
    ["项目名称", "道路养护", None, None, None, None, None],
    ["主管部门", "某县某局", None, None, "实施单位", "某县某中心", None],
    [
        "资金情况（万元）",
        None,
        "年初预算数",
        "全年预算数",
        "全年执行数",
        "分值",
        "执行率",
        "得分",
    ],
    [None, "年度资金总额", 100, 100, 90, 10, 0.9, 9],
    [None, "其中：财政拨款", 80, 80, 75, None, 0.9375],
    [None, "其他资金", 20, 20, 15, None, 0.75],
    ["年度总体目标", "预期目标", None, None, "实际完成情况", None, None],
    [None, GOALS[0], None, None, GOALS[1], None, None],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["产出指标", "数量指标", "养护里程", "≥20公里", "21公里", 40, 40],
    ["效益指标", "社会效益指标", "受益人数", "≥1000人", "1200人", 40, 40],
    ["满意度指标", "满意度指标", "群众满意度", "≥90%", "92%", 10, 10],
    ["总分", None, None, None, None, 100, 99],
]
MERGES = [
    ("A1", "G1", ROWS[0][0]),
    ("B2", "G2", "道路养护"),
    ("B3", "D3", "某县某局"),
    ("F3", "G3", "某县某中心"),
    ("A4", "A7", "资金情况（万元）"),
    ("A8", "A9", "年度总体目标"),
    ("B8", "D8", "预期目标"),
    ("E8", "G8", "实际完成情况"),
    ("B9", "D9", GOALS[0]),
    ("E9", "G9", GOALS[1]),
]


@pytest.fixture
def learnt(tmp_path):
    source = write(tmp_path / "报.xlsx", ROWS, merges=MERGES)
    (tmp_path / "表样").mkdir()
    (one,) = learn(source, tmp_path / "表样" / "own.toml")
    return source, one.learnt.spec


@pytest.mark.parametrize(
    "name", ["专项名称", "专项资金名称", "政策（项目）名称", "转移支付名称"]
)
def test_a_name_under_another_label(tmp_path, name):
    rows = [ROWS[0], [name, *ROWS[1][1:]], *ROWS[2:]]
    source = write(tmp_path / "报.xlsx", rows, merges=MERGES)
    (one,) = learn(source, tmp_path / "own.toml")
    first = one.learnt.spec.blocks[0].rows[0]
    assert (first.key, first.text) == ("project_name", squeeze(name))


def test_points_in_a_head_are_no_column(tmp_path):
    rows = [
        *ROWS[:3],
        ["预算执行（20分）", None, "预算数", "执行数", "执行率", "得分（20分×执行率）", "原因"],
        [None, "年度资金总额", 100, 90, 0.9, 18, None],
        *ROWS[9:],
    ]  # fmt: skip
    source = write(tmp_path / "报.xlsx", rows)
    (one,) = learn(source, tmp_path / "own.toml")
    block = next(b for b in one.learnt.spec.blocks if b.id == "funds")
    assert [(c.key, c.text) for c in block.columns][:4] == [
        ("adj", "预算数"),
        ("act", "执行数"),
        ("rate", "执行率"),
        ("score", "得分（20分×执行率）"),
    ]


def test_header_lines_and_goals_are_blocks_in_their_place(learnt):
    blocks = learnt[1].blocks
    assert [b.id for b in blocks] == ["lines", "funds", "goal", "indicators"]
    assert [(e.key, e.text) for e in blocks[0].rows] == [
        ("project_name", "项目名称"),
        ("department", "主管部门"),
        ("implementing_unit", "实施单位"),
    ]
    assert [(e.key, e.text) for e in blocks[2].columns] == [
        ("goal.expected", "预期目标"),
        ("goal.actual", "实际完成情况"),
    ]


def test_a_goal_that_holds_one_figure_is_moved_as_text(learnt, tmp_path):
    done = migrate(learnt[0], "own", Path(tmp_path / "新.xlsx"), tmp_path / "表样")
    assert done.strays == ()
    (form,) = read_paper(done.path, tmp_path / "表样").forms
    assert (form.goals["planned"].shown, form.goals["done"].shown) == GOALS
    assert form.header["implementing_unit"].shown == "某县某中心"
