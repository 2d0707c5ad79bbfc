"""Which edits are planned, and what is said of those that are not."""

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import field, form, matrix
from patchkit import SHEET, finding, pack, paper_of, parts, wanted

from selfeval_xl.findings import Safety
from selfeval_xl.patching.edits import Status
from selfeval_xl.patching.look import NumberLook
from selfeval_xl.patching.plan import plan

ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>１２万元</t></is></c>'
    '<c r="B1" s="2"><v>5</v></c><c r="C1"><v>8.5</v></c></row>'
    '<row r="2"><c r="A2" s="1" t="inlineStr"><is><t>12</t></is></c>'
    '<c r="B2"><f>B1*2</f><v>11</v></c><c r="C2"><v>4</v></c></row>'
    '<row r="3" hidden="1"><c r="A3"><v>3</v></c></row>'
    '<row r="4"><c r="A4"><v>4</v></c><c r="B4"/>'
    '<c r="C4"><f>[1]表!A1</f><v>1</v></c></row>'
    '<row r="5"><c r="A5"><f t="array" ref="A5:A6">B1:B2</f><v>5</v></c></row>'
    '<row r="6"><c r="A6"><v>11</v></c><c r="B6"><f>A1</f><v>0</v></c></row>'
    '<row r="7"><c r="A7" s="2"><v>1</v></c><c r="B7"><v>1</v></c></row>'
    '<row r="8"><c r="A8" s="1" t="str"><v>50%</v></c></row>'
)
AFTER = '<mergeCells count="1"><mergeCell ref="A4:B4"/></mergeCells>'
PAPER = paper_of(pack(parts(ROWS, after=AFTER)))


def number(text):
    return Decimal(text)


def made(*findings, consent=True, paper=PAPER):
    """(cell, stored value, formula) of each edit planned."""
    edits = plan(findings, paper, consent).edits
    return [(one.a1, one.value, one.formula) for one in edits]


def verdicts(*findings, consent=True, paper=PAPER):
    return [
        (one.status.value, one.reason.format(**one.details))
        for one in plan(findings, paper, consent).verdicts
    ]


NOTATION = finding(wanted((1, 1), "１２万元", "12", number("12")), safety=Safety.SAFE)
DERIVED = finding(wanted((1, 3), "8.5", "9", number("9")))


@pytest.mark.parametrize(
    ("consent", "edits"),
    [
        pytest.param(False, [("A1", 12.0, None)], id="notation only"),
        pytest.param(True, [("A1", 12.0, None), ("C1", 9.0, None)], id="both"),
    ],
)
def test_consent(consent, edits):
    assert made(NOTATION, DERIVED, consent=consent) == edits


def test_no_correction_offered_is_for_a_person():
    assert verdicts(finding()) == [("open", "需由填报单位核实后更正")]


def test_derived_value_without_consent_is_left():
    assert verdicts(DERIVED, consent=False) == [
        ("left", "更正的是计算结果，未加 --unsafe，没有写入")
    ]


def both(value, *others):
    return finding(wanted((1, 3), "8.5", str(value), number(value)), *others)


@pytest.mark.parametrize("turned", [False, True])
def test_corrections_that_disagree_are_all_left_whatever_their_order(turned):
    findings = [DERIVED, both("9.5"), both("9")]
    findings = findings[::-1] if turned else findings
    assert made(*findings) == []
    assert verdicts(*findings) == [("left", "C1 有互不一致的更正，没有写入")] * 3


def test_corrections_that_agree_are_one_edit():
    planned = plan([DERIVED, replace(both("9"), no=2)], PAPER, True)
    assert [len(one.findings) for one in planned.edits] == [2]
    assert [one.status for one in planned.verdicts] == [Status.CORRECTED] * 2


def test_all_edits_of_a_correction_or_none():
    other = wanted((3, 1), "3", "4", number("4"))
    assert made(both("9", other)) == []
    assert verdicts(both("9", other)) == [
        ("left", "同一更正涉及的 A3 不能写入，整个更正没有写入")
    ]


def test_a_value_written_anew_settles_its_notation():
    safe = finding(wanted((1, 1), "１２万元", "12", number("12")), safety=Safety.SAFE)
    other = finding(wanted((1, 1), "１２万元", "13", number("13")))
    assert made(safe, other) == [("A1", 13.0, None)]
    assert [one for one, _ in verdicts(safe, other)] == ["corrected", "corrected"]


@pytest.mark.parametrize(
    ("edit", "safety", "reason"),
    [
        pytest.param(
            wanted((2, 2), "11", "12", number("12")),
            Safety.UNSAFE,
            "B2 是公式，不用数字覆盖；请改正公式或它引用的数字",
            id="constant over a formula",
        ),
        pytest.param(
            wanted((3, 1), "3", "4", number("4")),
            Safety.UNSAFE,
            "A3 在隐藏的行、列或工作表中，没有写入",
            id="hidden row",
        ),
        pytest.param(
            wanted((4, 3), "1", "2", formula="[1]表!A1"),
            Safety.UNSAFE,
            "C4 的公式引用其他文件，没有写入",
            id="another workbook",
        ),
        pytest.param(
            wanted((6, 1), "11", "12", number("12")),
            Safety.UNSAFE,
            "A6 是数组公式的一部分，没有写入",
            id="array formula",
        ),
        pytest.param(
            wanted((1, 3), "8.4", "9", number("9")),
            Safety.UNSAFE,
            "C1 与检查时不同，没有写入",
            id="changed meanwhile",
        ),
        pytest.param(
            wanted((4, 2), "8", "9", number("9")),
            Safety.UNSAFE,
            "B4 被合并单元格遮住，没有写入",
            id="covered by a merged cell",
        ),
        pytest.param(
            wanted((1, 1), "１２万元", "13", number("13")),
            Safety.SAFE,
            "更正会改变 A1 的数值，没有写入",
            id="notation that is another number",
        ),
        pytest.param(
            wanted((7, 2), "1", "2", formula="NOTHING(1)"),
            Safety.UNSAFE,
            "公式的结果算不出来，没有写入",
            id="formula without a result",
        ),
    ],
)
def test_refused(edit, safety, reason):
    one = finding(edit, safety=safety)
    assert made(one) == []
    assert verdicts(one) == [("left", reason)]


def test_a_merged_cell_is_written_at_its_first_cell():
    assert made(finding(wanted((4, 2), "4", "9", number("9")))) == [("A4", 9.0, None)]


def test_a_stale_formula_keeps_its_formula():
    stale = finding(wanted((2, 2), "11", "10", formula="B1*2"))
    (one,) = plan([stale], PAPER, True).edits
    assert (one.value, one.formula, one.keeps_formula) == (10.0, "B1*2", True)


def fact(row, column, is_derived):
    return form(
        matrix(
            ["x"],
            ["act"],
            [[field("x.act", "8.5", row=row, column=column, is_derived=is_derived)]],
            top=row,
            left=column,
        )
    )


@pytest.mark.parametrize("is_derived", [True, False])
def test_a_fact_of_the_unit_is_left(is_derived):
    paper = paper_of(pack(parts(ROWS)), fact(1, 3, is_derived))
    assert made(DERIVED, paper=paper) == [("C1", 9.0, None)] * is_derived
    if not is_derived:
        assert verdicts(DERIVED, paper=paper) == [
            ("left", "C1 是填报单位的数据，只提示、不代为更改")
        ]


@pytest.mark.parametrize(
    ("edit", "look"),
    [
        pytest.param(
            wanted((1, 1), "１２万元", "12", number("12")), NumberLook(), id="its own"
        ),
        pytest.param(
            wanted((2, 1), "12", "12.00", number("12")),
            NumberLook(like_style=2),
            id="text format gives way to the column's",
        ),
        pytest.param(
            wanted((8, 1), "50%", "50.00%", number("0.5")),
            NumberLook(format_id="10"),
            id="percent",
        ),
    ],
)
def test_number_format(edit, look):
    (one,) = plan([finding(edit, safety=Safety.SAFE)], PAPER, False).edits
    assert one.look == look


def test_own_output_is_not_corrected_again():
    book = replace(PAPER.workbook, properties={"selfeval-xl": "1"})
    paper = replace(PAPER, workbook=book)
    assert made(NOTATION, paper=paper) == []
    assert verdicts(NOTATION, paper=paper) == [
        ("left", "本文件是本工具的输出，不再更正")
    ]


def test_edits_are_in_the_sheets_order():
    assert [one.sheet for one in plan([DERIVED, NOTATION], PAPER, True).edits] == [
        SHEET,
        SHEET,
    ]
    assert [cell for cell, _, _ in made(DERIVED, NOTATION)] == ["A1", "C1"]
