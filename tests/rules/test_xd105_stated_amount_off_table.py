from __future__ import annotations

import pytest
from builders import ended, worded
from crossing_sentences import WRONG
from hypothesis import given
from hypothesis import strategies as st
from paper_builders import attachment, submission
from submission_kit import MONEY, data_paper, hits, of_sentence, report, told

CODE = "XD105"


@pytest.mark.parametrize(
    "papers",
    [
        pytest.param([data_paper()], id="no report"),
        pytest.param([report("支出合计1万元。")], id="no table"),
        pytest.param([data_paper(), attachment("照片.jpg", "jpg")], id="attachment"),
        pytest.param(
            [data_paper(), report("支出合计1万元。", year=2023)],
            id="another year's report is told as that",
        ),
    ],
)
def test_not_compared(papers):
    assert ended(CODE, submission(*papers)) == [
        ("not_applicable", 1, "没有自评报告与数据表可以对照")
    ]


def test_figures_that_name_nothing_are_unparsed():
    given_ = submission(data_paper(), report("支出合计1200.10万元，发放补助30万元。"))
    assert ended(CODE, given_) == [
        ("passed", 1, ""),
        ("unparsed", 1, "报告中的数字看不出对应表中的哪一项"),
    ]


def test_place_and_words():
    given_ = submission(data_paper(), report("其中基本支出806.00万元。"))
    ((_, hit),) = hits(given_, CODE)
    assert (hit.place.file, hit.place.paragraph, hit.place.quote) == (
        "自评报告.docx",
        4,
        "基本支出806.00万元",
    )
    (beside,) = hit.related
    assert (beside.file, beside.sheet, beside.a1) == ("数据表.xlsx", "数据表", "E11")
    assert worded(CODE, given_)[0] == (
        "报告写作 806.00万元，而 数据表.xlsx 数据表 E11“1.基本支出 决算数”为 800.06万元",
        "对照决算核实哪一处正确，把报告和表改为一致；口径不同的，在报告中写明",
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("本年末结转结余资金46.86万元。", [], id="this year's end"),
        pytest.param(
            "本年末结转结余资金64.86万元。",
            [("64.86万元", "46.86万元")],
            id="this year's end is another",
        ),
        pytest.param(
            "年初预算1150万元，年中调整为1202万元，全年支出1200.1万元。",
            [("1202万元", "1220万元")],
            id="adjusted in the year",
        ),
        pytest.param(
            "严格控制“三公”经费支出，全年支出15.23万元。",
            [("15.23万元", "12.53万元")],
            id="after a verb",
        ),
        pytest.param(
            "“三公”经费支出12.53万元。年初预算1105万元，全年支出1200.1万元。",
            [("1105万元", "1150万元")],
            id="the whole after a part",
        ),
        pytest.param(
            "“三公”经费支出12.53万元。年初预算15万元，执行12.53万元。",
            [],
            id="the part goes on",
        ),
        pytest.param(
            "“三公”经费支出12.53万元。年初预算120万元。", [], id="of nobody knows what"
        ),
    ],
)
def test_amounts_without_a_name_of_their_own(sentence, expected):
    found = hits(submission(data_paper(), report(sentence)), CODE)
    assert [(hit.actual, hit.expected) for _, hit in found] == expected


def test_digits_left_out_are_information():
    given_ = submission(
        data_paper(), report("“三公”经费支出12.5万元，收入合计1234.5万元。")
    )
    ((_, hit),) = hits(given_, CODE)
    assert (hit.actual, hit.expected, hit.variant, str(hit.severity)) == (
        "1234.5万元",
        "1234.56万元",
        "cut",
        "info",
    )


def test_a_total_that_is_another_total_is_only_a_warning():
    given_ = submission(data_paper(), report("我局收入合计1,215.30万元。"))
    ((_, hit),) = hits(given_, CODE)
    assert str(hit.severity) == "warning"


def test_any_of_several_tables_bears_it_out():
    other = data_paper([("支出合计", None, None, None, 900.0)], file="本级数据表.xlsx")
    given_ = submission(data_paper(), other, report("支出合计900.00万元。"))
    assert told(given_, CODE) == []


def test_parts_of_the_appropriation_where_the_table_has_only_that():
    rows = [
        ("财政拨款支出合计", 73.85, None, None, 79.19),
        ("基本支出", 73.11, None, None, 76.56),
        ("项目支出", 0.74, None, None, 2.62),
    ]
    sentence = "财政拨款支出合计79.19万元，其中：基本支出76.56万元，项目支出2.26万元。"
    given_ = submission(data_paper(rows), report(sentence))
    assert told(given_, CODE) == [(CODE, "2.26万元", "2.62万元", ["E6"])]


def test_a_blank_cell_says_nothing():
    rows = [("支出合计", None, None, None, None), *MONEY[7:9]]
    given_ = submission(data_paper(rows), report("支出合计990万元。"))
    assert told(given_, CODE) == []


def test_the_unit_named_in_full_is_no_narrower():
    sentence = "某区某局2024年支出合计1,021.10万元。"
    assert of_sentence(sentence) == [(CODE, "1,021.10万元", "1,200.10万元", ["E10"])]


@given(st.integers(1, 10**9), st.sampled_from([("元", 1), ("万元", 10**4)]))
def test_the_same_amount_in_any_unit_is_quiet(cents, unit):
    name, factor = unit
    written = f"{cents / 100 / factor:.8f}"
    rows = [("支出合计", None, None, None, cents / 10**6), *MONEY[7:9]]
    given_ = submission(data_paper(rows), report(f"支出合计{written}{name}。"))
    assert [one for one in told(given_, CODE) if one[0] == CODE] == []


def test_wrong_sentences_cover_the_rule():
    assert any(found[0] == CODE for *_, some in WRONG for found in some)
