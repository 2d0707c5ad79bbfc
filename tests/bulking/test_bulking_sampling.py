"""Risk, and the sample drawn by it."""

from collections import Counter

import pytest
from outcomekit import found, paper, run, submission

from selfeval_xl.bulking.across import Across, Note, compare
from selfeval_xl.bulking.risk import POINTS, risks
from selfeval_xl.bulking.sampling import drawn
from selfeval_xl.bulking.units import line_of, units_of


def draw_sample(outcome, n, seed):
    units = units_of(outcome)
    return drawn(units.lines, risks(units.lines, compare(units)), n, seed)


def risk_of(unit, kinds=()):
    line = line_of(unit)
    notes = [Note(kind, (line,)) for kind in kinds]
    (risk,) = risks([line], notes)
    return risk


@pytest.mark.parametrize(
    ("unit", "kinds", "points", "level", "said"),
    [
        pytest.param(submission("甲"), (), 0, "", "", id="nothing found"),
        pytest.param(
            submission("甲", findings=[found(1), found(2), found(3, "warning")]),
            (),
            7,
            "低",
            "错误 2 处 × 3 = 6 分；警告 1 处 × 1 = 1 分",
            id="findings",
        ),
        pytest.param(
            submission("甲", findings=[found(n) for n in range(11)]),
            (),
            30,
            "高",
            "错误 11 处，按上限 30 分",
            id="no more than the limit",
        ),
        pytest.param(
            submission("甲", findings=[found(1, "info")]),
            (),
            0,
            "",
            "",
            id="infos",
        ),
        pytest.param(
            submission("甲", paper("甲/坏.xlsx", kind="unreadable")),
            (),
            15,
            "中",
            "打不开的文件 1 处 × 5 = 5 分；没有认出任何表或报告 1 处 × 10 = 10 分",
            id="nothing could be read",
        ),
        pytest.param(
            submission("甲", score="90", rate="0.79"),
            (),
            6,
            "低",
            "得分 90 以上而执行率不到 80% 1 处 × 6 = 6 分",
            id="good, unspent",
        ),
        pytest.param(
            submission("甲", score="90", rate="0.80"),
            (),
            0,
            "",
            "",
            id="just spent",
        ),
        pytest.param(
            submission("甲"),
            (Across.SAME_TEXT, Across.TWICE, Across.OUTLIER),
            20,
            "高",
            "与其他单位雷同 1 处 × 12 = 12 分；重复报送或名称对不上 1 处 × 4 = 4 分；"
            "与其他单位相差很大 1 处 × 4 = 4 分",
            id="across units",
        ),
    ],
)
def test_risk(unit, kinds, points, level, said):
    risk = risk_of(unit, kinds)
    assert (risk.points, risk.level, risk.explanation("zh")) == (points, level, said)


def test_a_department_bears_the_risk_of_its_total_alone():
    lines = [line_of(submission("甲")), line_of(submission("乙"))]
    notes = [Note(Across.DEPARTMENT_TOTAL, tuple(lines))]
    assert [risk.points for risk in risks(lines, notes)] == [4, 0]


def test_no_point_is_beyond_its_limit():
    assert [point for point in POINTS if point.most % point.each] == []


def crowd(count=40):
    return [
        submission(f"某区第{n}中心", findings=[found(i) for i in range(n % 4 * 5)])
        for n in range(count)
    ]


def names(sample):
    return [one.line.name for one in sample]


def test_the_same_seed_draws_the_same():
    one, two = (names(draw_sample(run(*crowd()), 8, 7)) for _ in range(2))
    assert one == two and len(set(one)) == 8
    assert names(draw_sample(run(*crowd()), 8, 8)) != one


def test_the_order_of_folders_does_not_matter():
    units = crowd()
    backwards = draw_sample(run(*reversed(units)), 8, 7)
    assert names(backwards) == names(draw_sample(run(*units), 8, 7))


def test_a_larger_sample_holds_the_smaller():
    units = run(*crowd())
    assert names(draw_sample(units, 12, 7))[:5] == names(draw_sample(units, 5, 7))


@pytest.mark.parametrize(("n", "size"), [(0, 0), (-1, 0), (3, 3), (40, 40), (99, 40)])
def test_size(n, size):
    assert len(draw_sample(run(*crowd()), n, 1)) == size


def test_nothing_to_draw_from():
    assert draw_sample(run(), 5, 1) == ()


def test_weights():
    sample = draw_sample(run(*crowd()), 40, 1)
    assert all(one.weight == one.risk.points + 1 for one in sample)
    assert sum(one.share for one in sample) == pytest.approx(100)


def test_the_risky_come_up_more_often_and_the_clean_too():
    first = Counter()
    units = run(
        submission("甲", findings=[found(n) for n in range(3)]), submission("乙")
    )
    for seed in range(400):
        first[names(draw_sample(units, 1, seed))[0]] += 1
    assert 0.85 < first["甲"] / 400 < 0.95  # nine tenths are expected
