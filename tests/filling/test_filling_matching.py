"""Names of fields, however they are written."""

import pytest

from selfeval_xl.filling.entries import Entry
from selfeval_xl.filling.matching import Matcher
from selfeval_xl.filling.slots import Role, slots_of
from selfeval_xl.forms.spec import load_specs

DATA = slots_of(load_specs().get("guangdong-data"))
SCORE = slots_of(load_specs().get("guangdong-score"))


def found(slots, path, year=None):
    entry = Entry(path, "1", "")
    return [slot.key for slot in Matcher(slots).find(entry, year)]


@pytest.mark.parametrize(
    ("path", "key"),
    [
        pytest.param(("exp.basic.act",), "exp.basic.act", id="key"),
        pytest.param(("exp", "basic", "act"), "exp.basic.act", id="nested key"),
        pytest.param(("基本支出 决算数",), "exp.basic.act", id="labels"),
        pytest.param(("基本支出/决算数",), "exp.basic.act", id="slash"),
        pytest.param(("基本支出决算数",), "exp.basic.act", id="nothing between"),
        pytest.param(("1.基本支出", "决算数"), "exp.basic.act", id="numbered"),
        pytest.param(
            ("其中：人员经费", "决算数"), "exp.basic.person.act", id="of which"
        ),
        pytest.param(("收支情况", "基本支出", "决算数"), "exp.basic.act", id="block"),
        pytest.param(("money", "exp.basic.act"), "exp.basic.act", id="block's id"),
        pytest.param(
            ("基本支出 决算数（元）",), "exp.basic.act", id="unit in brackets"
        ),
        pytest.param(("因公出国(境)费 年初预算数",), "tpc.abroad.y0b", id="half width"),
        pytest.param(("三公经费", "决算数"), "tpc.total.act", id="no quotes"),
        pytest.param(("基本支出 全年预算数",), "exp.basic.adj", id="the shared term"),
        pytest.param(("公用经费 执行数",), "exp.basic.public.act", id="other words"),
        pytest.param(("人员情况", "合计", "编制数"), "staff.total.quota", id="staff"),
        pytest.param(("单位名称",), "unit_name", id="header"),
        pytest.param(("表尾", "填报人"), "preparer", id="closing"),
        pytest.param(("金额单位",), "money_unit", id="setting"),
        pytest.param(("tasks", 0, "任务名称"), "tasks.task_name", id="task"),
        pytest.param(
            ("重点工作任务", 1, "实际支出"), "tasks.executed", id="task label"
        ),
    ],
)
def test_data_form(path, key):
    assert found(DATA, path) == [key]


@pytest.mark.parametrize(
    ("path", "key"),
    [
        pytest.param(("财务合规性",), "财务合规性.score", id="name alone"),
        pytest.param(("财务合规性", "扣分原因"), "财务合规性.reason", id="reason"),
        pytest.param(
            ("indicators", "财务合规性", "weight"), "财务合规性.weight", id="key"
        ),
        pytest.param(("预算执行情况", "财务合规性"), "财务合规性.score", id="level"),
        pytest.param(("三公经费控制率", "得分"), "“三公”经费控制率.score", id="quotes"),
        pytest.param(("重点工作完成率", "完成率"), "重点工作完成率.rate", id="rate"),
        pytest.param(("合计得分",), "total_score", id="total"),
    ],
)
def test_score_form(path, key):
    assert found(SCORE, path) == [key]


@pytest.mark.parametrize(
    "path",
    [
        ("基本支出",),
        ("决算数",),
        ("exp.basc.act",),
        ("",),
        ("支出合记.年初预算数",),
        ("人员经费", "决算书"),
        ("行政", "编制人"),
    ],
)
def test_no_field(path):
    assert found(DATA, path) == []


@pytest.mark.parametrize(
    ("header", "key"),
    [("2024年决算数", "exp.basic.act"), ("2023年决算数", "exp.basic.prev")],
)
def test_years_are_read_by_the_form_s(header, key):
    assert found(DATA, ("基本支出", header), 2024) == [key]


def test_every_key_and_label_finds_its_own_field():
    for slots in (DATA, SCORE):
        for slot in slots:
            if slot.role is Role.TASK:
                continue
            names = [slot.label] if slot.role is Role.INDICATOR else [slot.key]
            if slot.role is Role.CELL:
                block = slot.block
                names.append(f"{block} {slot.label}")
            for name in names:
                assert found(slots, (name,)) == [slot.key], name


def test_the_nearest_name():
    entry = Entry(("基本支出 决算额数",), "1", "")
    assert Matcher(DATA).nearest(entry).key == "exp.basic.act"
