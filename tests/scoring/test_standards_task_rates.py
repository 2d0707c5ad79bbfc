"""重点工作完成率 held against the tasks of the 数据表."""

from __future__ import annotations

from dataclasses import replace

import pytest
from score_builders import words
from standard_builders import data, found, row, scores

from selfeval_xl.model.form import TaskList
from selfeval_xl.model.grid import Range

KEY, SHARE = "重点工作完成率", "重点工作完成率达到100%得满分，否则按完成比例得分"


def tasks(*told):
    """A 数据表 with one task for each word on how it went."""
    made = []
    for at, text in enumerate(told, 10):
        task = {
            "task_name": words(f"A{at}", f"任务{at}"),
            "completion": words(f"B{at}", text),
        }
        made.append(task)
    table = TaskList(Range(9, 1, 20, 3), tuple(made))
    form = data(exp_total="adj 100 act 95")
    return replace(form, tasks=table)


@pytest.mark.parametrize(
    ("name", "score", "told"),
    [
        pytest.param(KEY, "10", ("已完成", "按时完成", "100%"), id="all done"),
        pytest.param(KEY, "7.5", ("已完成",) * 3 + ("未启动",), id="three of four"),
        pytest.param(KEY, "10", ("已完成", "推进中"), id="one is unclear"),
        pytest.param(KEY, "10", ("已完成", ""), id="one is blank"),
        pytest.param("项目完成率", "10", ("未完成", "未完成"), id="another rate"),
    ],
)
def test_quiet(name, score, told):
    assert found("SC402", scores(row(name, "10", score, SHARE)), tasks(*told)) == []


def test_reported():
    told = ("已完成，超额10%", "全部完成", "已办结", "未完成")
    form = scores(row("重点工作任务完成率", "10", "10", SHARE))
    assert found("SC402", form, tasks(*told)) == [("E6", "10", "7.5", "error")]
