"""What shows only between submissions, and what must not be told."""

import pytest
from outcomekit import data_form, paper, run, score_form, submission

from selfeval_xl.bulking.across import Across, across
from selfeval_xl.bulking.across.copies import FIGURES, PARAGRAPHS
from selfeval_xl.bulking.across.note import TITLES, WORDS, title, words
from selfeval_xl.bulking.outcome import RosterUnit


def told(*submissions, **more):
    """(kind, names of the members) of every note."""
    notes = across(run(*submissions, **more))
    return [(note.kind, [line.name for line in note.members]) for note in notes]


def text_only(unit, marks, folder=None):
    folder = folder or unit
    report = paper(f"{folder}/自评报告.docx", kind="report", marks=tuple(marks))
    return submission(unit, report, folder=folder)


def test_units_of_their_own_are_quiet():
    assert told(*(submission(f"某区第{n}中心") for n in "甲乙丙丁")) == []


# ------------------------------------------------------------------- copies


def same_file(one, other, forms=True):
    return [
        submission(
            unit,
            paper(f"{unit}/a.xlsx", *([data_form(unit)] if forms else []), sha="aa"),
        )
        for unit in (one, other)
    ]


def test_one_file_of_two_units():
    (note,) = across(run(*same_file("某区甲局", "某区乙局")))
    assert (note.kind, note.papers) == (
        Across.SAME_FILE, ("某区甲局/a.xlsx", "某区乙局/a.xlsx"),
    )


def test_one_attachment_of_two_units_is_quiet():
    assert told(*same_file("某区甲局", "某区乙局", forms=False)) == []


def test_equal_figures():
    note, *rest = across(
        run(submission("某区甲局", base=77777), submission("某区乙局", base=77777))
    )
    assert rest == []
    assert (note.kind, note.papers, note.values) == (
        Across.SAME_FIGURES,
        ("某区甲局/数据表.xlsx", "某区乙局/数据表.xlsx"),
        {"least": 16, "share": 100},
    )


def partly(unit, equal):
    """A submission whose first figures are another's."""
    own, other = data_form(unit, 5_555_551), data_form(unit, 77_777)
    keys = list(own.figures)[:equal]
    mixed = own.figures | {key: other.figures[key] for key in keys}
    form = data_form(unit, **{}, base=1)
    return submission(
        unit, paper(f"{unit}/a.xlsx", type(form)(*_slots(form)[:-1], mixed))
    )


def _slots(form):
    return [getattr(form, name) for name in type(form).__dataclass_fields__]


@pytest.mark.parametrize(
    ("equal", "kinds"),
    [
        pytest.param(FIGURES, [], id="enough, but not half of them"),
        pytest.param(8, [Across.SAME_FIGURES], id="half of them"),
    ],
)
def test_partly_equal_figures(equal, kinds):
    notes = told(submission("某区甲局", base=77_777), partly("某区乙局", equal))
    assert [kind for kind, _ in notes] == kinds


def test_round_figures_are_equal_by_chance():
    round_ones = {key: "50000" for key in data_form("").figures}
    papers = [
        submission(unit, paper(f"{unit}/a.xlsx", data_form(unit, **round_ones)))
        for unit in ("某区甲局", "某区乙局")
    ]
    assert told(*papers) == []


def test_a_department_may_have_its_units_figures():
    roster = [RosterUnit("某区甲局"), RosterUnit("某区乙站", department="某区甲局")]
    both = [submission("某区甲局", base=77777), submission("某区乙站", base=77777)]
    assert told(*both, roster=roster) == []


def test_three_of_one_text_are_one_note():
    marks = range(1, 11)
    notes = told(*(text_only(f"某区{n}局", marks) for n in "甲乙丙"))
    assert notes == [(Across.SAME_TEXT, ["某区甲局", "某区乙局", "某区丙局"])]


@pytest.mark.parametrize(
    ("equal", "length", "count"),
    [
        pytest.param(PARAGRAPHS - 1, 6, 0, id="too few"),
        pytest.param(PARAGRAPHS, 20, 0, id="too small a part"),
        pytest.param(PARAGRAPHS, 12, 1, id="enough"),
    ],
)
def test_equal_paragraphs(equal, length, count):
    one = range(length)
    other = [*range(equal), *range(1000, 1000 + length - equal)]
    notes = told(text_only("某区甲局", one), text_only("某区乙局", other))
    assert len(notes) == count


@pytest.mark.parametrize(
    ("holders", "units", "count"),
    [
        pytest.param(4, 4, 0, id="more than three of a few"),
        pytest.param(3, 12, 1, id="three of twelve"),
        pytest.param(6, 50, 0, id="more than a tenth of many"),
        pytest.param(5, 50, 1, id="a tenth of many"),
        pytest.param(21, 300, 0, id="more than twenty of very many"),
    ],
)
def test_prescribed_wording_is_quiet(holders, units, count):
    texts = [
        [*(range(8) if n < holders else ()), *range(100 * n + 50, 100 * n + 53)]
        for n in range(units)
    ]
    names = [text_only(f"某区{n}局", marks) for n, marks in enumerate(texts)]
    assert [kind for kind, _ in told(*names)] == [Across.SAME_TEXT] * count


def test_what_a_unit_repeats_is_not_common():
    again = [text_only("某区甲局", range(8), folder=f"甲{n}") for n in range(5)]
    notes = told(*again, text_only("某区乙局", range(8)))
    assert Across.SAME_TEXT in [kind for kind, _ in notes]


# -------------------------------------------------------------------- names


def test_one_unit_twice():
    notes = told(
        submission("某区甲局", folder="收件/甲局", base=77777),
        submission("某区甲局", folder="补报/甲局", base=77777),
    )
    assert notes == [(Across.TWICE, ["某区甲局"] * 2)]


def test_another_year_is_another_submission():
    notes = told(
        submission("某区甲局", folder="a", base=77777),
        submission("某区甲局", folder="b", year=2023, base=88888),
    )
    assert notes == []


def test_one_name_with_other_figures():
    notes = told(
        submission("某区甲局", folder="收件/甲局", base=77777),
        submission("某区甲局", folder="收件/甲局二", base=99999),
    )
    assert notes == [(Across.ONE_NAME, ["某区甲局"] * 2)]


def test_one_unit_in_parts():
    unit = "某区甲局"
    notes = told(
        submission(unit, paper("a/数据表.xlsx", data_form(unit)), folder="a"),
        submission(unit, paper("b/评分表.xlsx", score_form(unit)), folder="b"),
    )
    assert notes == [(Across.IN_PARTS, [unit] * 2)]


def test_units_without_a_name_are_not_one():
    assert told(submission(None, folder="a"), submission(None, folder="b")) == []


@pytest.mark.parametrize(
    ("names", "folders", "roster", "count"),
    [
        pytest.param(["某市某区甲局", "某区甲局"], "ab", (), 1, id="region left out"),
        pytest.param(["某区农业农村局", "某区农业局"], "aa", (), 1, id="one folder"),
        pytest.param(["某区农业农村局", "某区农业局"], "ab", (), 0, id="two folders"),
        pytest.param(["某区甲局", "某区甲局信息中心"], "aa", (), 0, id="a part of it"),
        pytest.param(
            ["某市某区甲局", "某区甲局"], "ab", ("某市某区甲局", "某区甲局"), 0,
            id="the roster knows both",
        ),
        pytest.param(
            ["甲区财政局", "乙区财政局", "财政局"], "abc", (), 0,
            id="could be either of two",
        ),
    ],
)
def test_two_names(names, folders, roster, count):
    papers = [submission(n, folder=f"{f}/{n}") for n, f in zip(names, folders)]
    if folders[0] == folders[1]:
        papers = [submission(n, paper(f"a/{n}.xlsx"), folder="a") for n in names]
    notes = told(*papers, roster=roster)
    assert [kind for kind, _ in notes] == [Across.TWO_NAMES] * count


# -------------------------------------------------------------- departments


def department(own, *parts):
    units = [f"某区{n}站" for n in range(1, len(parts) + 1)]
    roster = [RosterUnit("某区甲局", department="某区甲局")]
    roster += [RosterUnit(unit, department="某区甲局") for unit in units]
    papers = [
        submission(
            unit,
            paper(f"{unit}/a.xlsx", data_form(unit, n, **{"exp.total.act": amount})),
        )
        for n, (unit, amount) in enumerate(
            zip(["某区甲局", *units], [own, *parts]), 1
        )
    ]
    notes = across(run(*papers, roster=roster))
    return [dict(note.values) for note in notes if note.kind is Across.DEPARTMENT_TOTAL]


@pytest.mark.parametrize(
    ("own", "parts"),
    [
        pytest.param("3000000", ("1000000", "1500000"), id="the rest is its own"),
        pytest.param("2500000", ("1000000", "1500000"), id="equal"),
        pytest.param("2499900", ("1000000", "1500000"), id="rounding"),
        pytest.param("900000", ("1000000", "1500000"), id="reports for itself alone"),
        pytest.param("1000000", ("1500000",), id="one unit only"),
    ],
)
def test_department_quiet(own, parts):
    told = [one for one in department(own, *parts) if "决算" in one["label"]]
    assert [one for one in told if "支出合计" in one["label"]] == []


def test_department_has_less_than_its_units():
    told = department("2000000", "1000000", "1500000")
    assert told[-1] == {
        "label": "支出合计 决算数",
        "own": "200.00",
        "sum": "250.00",
        "over": "50.00",
        "count": 2,
    }


# ----------------------------------------------------------------- outliers


def crowd(**last):
    units = [
        submission(f"某区第{n}中心", score=str(90 + n % 5), rate=f"0.9{n % 5}", staff=30)
        for n in range(20)
    ]
    return told(*units, submission("某区末局", **last))


@pytest.mark.parametrize(
    "last",
    [
        pytest.param({"score": "84", "rate": "0.85"}, id="not far enough"),
        pytest.param({"score": "", "rate": None}, id="nothing to compare"),
    ],
)
def test_no_outlier(last):
    assert crowd(**last) == []


@pytest.mark.parametrize(
    "last",
    [
        pytest.param({"score": "60"}, id="score"),
        pytest.param({"rate": "0.3"}, id="rate"),
        pytest.param({"base": 30_000_000_000}, id="amounts in another unit"),
    ],
)
def test_outlier(last):
    assert crowd(**last) == [(Across.OUTLIER, ["某区末局"])]


def test_too_few_to_call_one_an_outlier():
    units = [submission(f"某区第{n}中心", score="90") for n in range(10)]
    assert told(*units, submission("某区末局", score="10")) == []


# ----------------------------------------------------------------- wording


def test_every_kind_has_words():
    assert set(TITLES) == set(Across) == {kind for kind, _ in WORDS}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        pytest.param(
            "zh",
            "名称只差简称或地区：某区甲局、某市某区甲局，请核实是否同一单位，并统一名称",
            id="zh",
        ),
        pytest.param(
            "en",
            "The names differ only by a short form or a region: 某区甲局, 某市某区甲局; "
            "find out whether they are one unit, and use one name",
            id="en",
        ),
    ],
)
def test_words(lang, said):
    names = [("某市某区甲局", "a"), ("某区甲局", "b")]
    (note,) = across(run(*(submission(name, folder=at) for name, at in names)))
    assert words(note, lang) == said
    assert title(note, "zh") == "疑似一个单位两种名称"
