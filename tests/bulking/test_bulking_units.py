"""A submission in one line, and its place on the roster."""

from decimal import Decimal

import pytest
from outcomekit import data_form, found, paper, run, score_form, submission

from selfeval_xl.bulking.figures import amounts, label_of, number
from selfeval_xl.bulking.outcome import RosterUnit
from selfeval_xl.bulking.places import Places
from selfeval_xl.bulking.units import line_of, units_of

ROSTER = (
    RosterUnit("某区甲局", "000201"),
    RosterUnit("某区乙局", "000202", "某区甲局"),
    RosterUnit("某区农业农村局", "000203"),
)


def test_line():
    unit = "某区甲局"
    line = line_of(
        submission(
            unit,
            paper("a/数据表.xlsx", data_form(unit, rate="0.95")),
            paper("a/评分表.xlsx", score_form(unit, "93.5", "优")),
            paper("a/坏.xlsx", kind="unreadable"),
            findings=[found(1), found(2, "warning"), found(3, "info"), found(4)],
        )
    )
    assert (line.name, line.key, line.files, line.unread, line.forms) == (
        unit, unit, 3, 1, 2,
    )
    assert (line.errors, line.warnings, line.infos, line.findings) == (2, 1, 1, 4)
    assert (line.score, line.grade, line.execution_rate) == (
        Decimal("93.5"), "优", Decimal("0.95"),
    )
    assert line.is_known and line.kinds == {"data", "score"}


def test_line_of_nothing_known():
    line = line_of(submission(None, paper("b/x.jpg", kind="attachment"), folder="b"))
    assert (line.name, line.score, line.grade, line.execution_rate, line.is_known) == (
        "b", None, None, None, False,
    )
    assert (line.parts, line.totals, line.per_head) == ((), {}, None)


@pytest.mark.parametrize(
    ("name", "folder", "place"),
    [
        pytest.param("某区甲局", "x", 0, id="name"),
        pytest.param("000202-某区乙局", "x", 1, id="code and name"),
        pytest.param("000203另名", "x", 2, id="code"),
        pytest.param(None, "收件/某区乙局", 1, id="folder"),
        pytest.param(None, "000203", 2, id="folder is the code"),
        pytest.param("某市某区甲局", "x", 0, id="region written too"),
        pytest.param("某区丙局", "x", None, id="not there"),
        pytest.param(None, "x", None, id="nothing to go by"),
    ],
)
def test_place_on_the_roster(name, folder, place):
    found = Places(ROSTER).of(submission(name, folder=folder))
    assert found == (None if place is None else ROSTER[place])


def test_missing():
    units = units_of(run(submission("某区乙局"), roster=ROSTER))
    assert [unit.name for unit in units.missing] == ["某区甲局", "某区农业农村局"]


def test_one_turn_through_the_submissions():
    class Once(tuple):
        turns = 0

        def __iter__(self):
            Once.turns += 1
            return super().__iter__()

    seen = []
    outcome = run(submission("某区甲局"))
    object.__setattr__(outcome, "submissions", Once(outcome.submissions))
    units_of(outcome, seen.append)
    assert (Once.turns, len(seen)) == (1, 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.50", Decimal("12.50")), ("-3", Decimal(-3)), ("", None), (None, None),
        ("无", None), ("NaN", None), ("Infinity", None),
    ],
)
def test_number(text, value):
    assert number(text) == value


def test_amounts_are_neither_persons_nor_rates():
    others = {
        "exp.total.rate": "0.95", "exp.total.g0": "-0.1", "staff.admin.onpost": "3",
    }
    form = data_form("x", **others)
    assert {key.split(".")[0] for key, _ in amounts(form)} == {"inc", "exp"}
    assert {key.split(".")[-1] for key, _ in amounts(form)} == {
        "prev", "y0b", "adj", "act",
    }


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("exp.total.act", "支出合计 决算数"), ("~1.act", "~1.act"),
        ("exp.total.new", "支出合计 new"),
    ],
)
def test_label(key, label):
    assert label_of(key) == label
