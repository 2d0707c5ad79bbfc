"""Marks on a copy: colour, note, the sheet 校验汇总, the property; and their limits."""

from dataclasses import replace

import pytest
from patchkit import (
    REL,
    SHEET,
    STYLES,
    book_of,
    edit,
    pack,
    parts,
    patched,
    unpack,
)

from selfeval_xl.intake.discover import is_own_output
from selfeval_xl.patching.look import NumberLook
from selfeval_xl.patching.patch import Marks
from selfeval_xl.patching.summary_sheet import Coverage, Row, Summary

ROWS = '<row r="1"><c r="A1" s="1" t="str"><v>12</v></c></row>'
WORDS = ("1", "数据表!A1", "=1+1", "旧", "新", "依据\n二", "AR201 x", "已更正")
MARKS = Marks(
    {(SHEET, 1, 1): "原值：<12>"},
    Summary(
        "校验汇总",
        [("原文件", "=cmd")],
        Coverage(["结果", "项数", "说明"], [("通过", "3", "=没有问题")]),
        list("甲乙丙丁戊己庚辛"),
        [Row(WORDS, SHEET, "A1")],
    ),
    "0.1",
)
ONE = edit((1, 1), 12.0, look=NumberLook(format_id="2"))


def marked(content=None, *edits, marks=MARKS):
    return patched(content or parts(ROWS), *(edits or (ONE,)), marks=marks)


def test_the_copy_says_what_it_is():
    copy = marked()
    book = book_of(copy.data)
    assert [sheet.name for sheet in book.sheets] == [SHEET, "校验汇总"]
    assert is_own_output(book.properties)
    assert book.sheets[0].comments == {(1, 1): "原值：<12>"}
    assert copy.noted == {(SHEET, 1, 1)}
    cell = book.sheets[0].cells[1, 1]
    assert (cell.raw, cell.number_format) == (12.0, "0.00")


def test_the_summary_holds_texts_only():
    sheet = book_of(marked().data).sheets[1]
    assert {cell.formula for cell in sheet.cells.values()} == {None}
    assert [sheet.cells[4, at].raw for at in (1, 3, 4)] == ["结果", "项数", "说明"]
    assert [sheet.cells[5, at].raw for at in (1, 3, 4)] == ["通过", "3", "=没有问题"]
    assert [sheet.cells[7, at].raw for at in range(1, 9)] == list("甲乙丙丁戊己庚辛")
    assert [sheet.cells[8, at].raw for at in range(1, 9)] == list(WORDS)
    text = unpack(marked().data)["xl/worksheets/sheet2.xml"]
    assert "<hyperlink ref=\"B8\" location=\"'数据表'!A1\"/>" in text


def test_styles_are_appended_never_renumbered():
    text = unpack(marked().data)["xl/styles.xml"]
    for name in ("fonts", "fills", "borders", "cellXfs"):
        before = STYLES.partition(f"<{name} ")[2].partition(">")[2]
        assert before.partition(f"</{name}>")[0] in text
    assert '<fills count="3">' in text
    derived = (
        '<xf numFmtId="2" fontId="0" fillId="1" borderId="0" applyFill="1"'
        ' applyNumberFormat="1"><alignment horizontal="center"/></xf>'
    )
    assert derived in text
    assert text.count("<xf ") == 10


def test_only_what_has_to_differs():
    content = parts(ROWS)
    after = unpack(marked(content).data)
    assert {name for name in content if content[name] != after[name]} == {
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
    }
    assert sorted(after.keys() - content.keys()) == [
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/worksheets/_rels/sheet1.xml.rels",
        "xl/worksheets/sheet2.xml",
    ]


@pytest.mark.parametrize(
    ("after", "tail"),
    [
        pytest.param("", "{new}</worksheet>", id="nothing behind"),
        pytest.param(
            '<pageMargins left="1"/><drawing r:id="rId1"/><tableParts count="0"/>',
            '<drawing r:id="rId1"/>{new}<tableParts count="0"/></worksheet>',
            id="before the tables",
        ),
        pytest.param(
            '<mc:AlternateContent xmlns:mc="x"><mc:Choice><controls/></mc:Choice>'
            "</mc:AlternateContent><extLst/>",
            '</sheetData>{new}<mc:AlternateContent xmlns:mc="x"><mc:Choice><controls/>'
            "</mc:Choice></mc:AlternateContent><extLst/></worksheet>",
            id="before wrapped controls",
        ),
    ],
)
def test_where_the_notes_are_announced(after, tail):
    text = unpack(marked(parts(ROWS, after=after)).data)["xl/worksheets/sheet1.xml"]
    new = f'<legacyDrawing xmlns:r="{REL}" r:id="rId2"/>'
    assert text.endswith(tail.format(new=new))


def test_a_sheet_with_drawings_of_that_kind_gets_no_note():
    content = parts(ROWS, after='<legacyDrawing r:id="rId1"/>')
    copy = marked(content)
    assert copy.noted == frozenset()
    assert "xl/comments1.xml" not in unpack(copy.data)


def test_a_name_that_is_taken():
    content = parts(ROWS)
    content["xl/workbook.xml"] = content["xl/workbook.xml"].replace(SHEET, "校验汇总")
    one = edit((1, 1), 12.0)
    one = type(one)("校验汇总", 1, 1, "", "12", 12.0)
    copy = marked(content, one)
    assert copy.summary == "校验汇总(2)"
    assert book_of(copy.data).sheets[1].name == "校验汇总(2)"


@pytest.mark.parametrize(
    "styles",
    [
        pytest.param('<styleSheet xmlns="a"/>', id="no lists"),
        pytest.param(STYLES.replace("fills", "fillz"), id="no fills"),
    ],
)
def test_without_lists_of_styles_the_copy_goes_without_colour(styles):
    copy = marked(parts(ROWS, styles=styles), edit((1, 1), 12.0))
    assert unpack(copy.data)["xl/styles.xml"] == styles
    assert book_of(copy.data).sheets[0].cells[1, 1].raw == 12.0


@pytest.mark.parametrize(
    "names",
    [
        pytest.param("", id="no names"),
        pytest.param(
            f'<definedNames><definedName name="总数">{SHEET}!$A$1</definedName>'
            "</definedNames>",
            id="after others",
        ),
        pytest.param("<definedNames/>", id="an empty list"),
    ],
)
def test_the_mark_is_a_hidden_name_and_none_of_the_workbook(names):
    content = parts(ROWS, calc=names + '<calcPr calcId="1"/>')
    copy = marked(content)
    book, before = book_of(copy.data), book_of(pack(content))
    assert dict(book.properties) == {"selfeval-xl": "0.1"}
    assert book.defined_names == before.defined_names
    text = unpack(copy.data)["xl/workbook.xml"]
    assert text.index("</sheets>") < text.index("_selfeval_xl") < text.index("<calcPr")


FORMULA = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>'


@pytest.mark.parametrize(
    ("one", "is_kept"),
    [
        pytest.param(edit((1, 1), 5.0), False, id="a formula goes"),
        pytest.param(edit((2, 2), 5.0), True, id="none goes"),
        pytest.param(
            edit((1, 1), 2.0, formula="1+1", keeps_formula=True), True, id="kept"
        ),
        pytest.param(edit((2, 2), 2.0, formula="1+1"), True, id="put back"),
    ],
)
def test_the_order_of_calculation_is_dropped_only_when_a_formula_goes(one, is_kept):
    content = parts(FORMULA, chain=True)
    after = unpack(patched(content, one).data)
    assert ("xl/calcChain.xml" in after) is is_kept
    for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        assert ("calcChain" in after[name]) is is_kept


def test_calculation_on_load_stands_where_the_format_wants_it():
    content = parts(ROWS, calc="<oleSize ref=\"A1\"/><extLst/>")
    after = unpack(patched(content, ONE).data)["xl/workbook.xml"]
    assert '</sheets><calcPr fullCalcOnLoad="1"/><oleSize ref="A1"/>' in after


def test_a_signature_is_told():
    def told(copy):
        sheet = book_of(copy.data).sheets[1]
        return copy.is_signed, "不再有效" in {c.raw for c in sheet.cells.values()}

    content = parts(ROWS)
    marks = replace(MARKS, if_signed=("签名", "不再有效"))
    assert told(marked(content, marks=marks)) == (False, False)
    content["_xmlsignatures/sig1.xml"] = "<x/>"
    assert told(marked(content, marks=marks)) == (True, True)


def test_the_copy_does_not_depend_on_the_clock():
    assert marked().data == marked().data
