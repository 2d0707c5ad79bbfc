"""Single cells changed where they stand, however the sheet is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from patchkit import MAIN, book_of, edit, pack, parts, patched, rows_after, unpack

from selfeval_xl.patching.markup import Document, escape
from selfeval_xl.patching.refused import CannotPatch
from selfeval_xl.patching.sheet_xml import Change, SheetPart, number_text


@pytest.mark.parametrize(
    ("rows", "after"),
    [
        pytest.param(
            '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="2"><v>2</v></c></row>',
            '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="2"><v>7.5</v></c></row>',
            id="number, style kept",
        ),
        pytest.param(
            '<row r="1"><c t="s" r="B1" s="2"><v>0</v></c></row>',
            '<row r="1"><c r="B1" s="2"><v>7.5</v></c></row>',
            id="text becomes a number, attributes in another order",
        ),
        pytest.param(
            "<row r='1' ><c r='B1' s='2' t = 'str'><v>x</v></c ></row>",
            "<row r='1' ><c r='B1' s='2'><v>7.5</v></c></row>",
            id="single quotes and spaces",
        ),
        pytest.param(
            '<row r="1"><c r="B1" t="inlineStr"><is><r><t>a</t></r></is></c></row>',
            '<row r="1"><c r="B1"><v>7.5</v></c></row>',
            id="rich text in the cell",
        ),
        pytest.param(
            '<row r="1"><c r="B1" vm="1" t="e"><v>#VALUE!</v></c></row>',
            '<row r="1"><c r="B1"><v>7.5</v></c></row>',
            id="error with a value of its own kind",
        ),
        pytest.param(
            '<row r="1" spans="1:3"><c r="A1"/><c r="C1"/></row>',
            '<row r="1" spans="1:3"><c r="A1"/><c r="B1"><v>7.5</v></c>'
            '<c r="C1"/></row>',
            id="cell missing between two",
        ),
        pytest.param(
            '<row r="1"><c r="A1"/></row>',
            '<row r="1"><c r="A1"/><c r="B1"><v>7.5</v></c></row>',
            id="cell missing at the end",
        ),
        pytest.param(
            '<row r="1" ht="20"/><row r="2"><c r="B2"/></row>',
            '<row r="1" ht="20"><c r="B1"><v>7.5</v></c></row>'
            '<row r="2"><c r="B2"/></row>',
            id="empty row",
        ),
        pytest.param(
            '<row r="3"><c r="B3"/></row>',
            '<row r="1"><c r="B1"><v>7.5</v></c></row><row r="3"><c r="B3"/></row>',
            id="row missing before another",
        ),
        pytest.param("", '<row r="1"><c r="B1"><v>7.5</v></c></row>', id="no rows"),
        pytest.param(
            "<row><c><v>1</v></c><c><v>2</v></c></row>",
            "<row><c><v>1</v></c><c><v>7.5</v></c></row>",
            id="rows and cells that do not say their numbers",
        ),
        pytest.param(
            '<row r="1"><!-- <c r="B1"/> --><c r="B1" t="str"><v><![CDATA[</c>]]></v>'
            "</c></row>",
            '<row r="1"><!-- <c r="B1"/> --><c r="B1"><v>7.5</v></c></row>',
            id="comments and literal sections",
        ),
        pytest.param(
            '<row r="1"><c r="B1" t="s" foo="a>b"><v>0</v></c></row>',
            '<row r="1"><c r="B1" foo="a>b"><v>7.5</v></c></row>',
            id="unknown attribute with a bracket",
        ),
    ],
)
def test_constant(rows, after):
    text = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    document = Document(text.encode(), "sheet1.xml")
    SheetPart(document).apply({(1, 2): Change(7.5)})
    assert document.encode().decode() == text.replace(
        f"<sheetData>{rows}</sheetData>", f"<sheetData>{after}</sheetData>"
    )


@pytest.mark.parametrize(
    ("change", "cell"),
    [
        pytest.param(
            Change("甲<&乙 "),
            '<c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve">甲&lt;&amp;乙 '
            "</t></is></c>",
            id="text",
        ),
        pytest.param(
            Change(True), '<c r="A1" s="1" t="b"><v>1</v></c>', id="truth value"
        ),
        pytest.param(Change(None), '<c r="A1" s="1"/>', id="nothing"),
        pytest.param(Change(3.0, style=2), '<c r="A1" s="2"><v>3</v></c>', id="style"),
        pytest.param(
            Change(3.0, "B1+1"), '<c r="A1" s="1"><f>B1+1</f><v>3</v></c>', id="formula"
        ),
        pytest.param(
            Change(3.5, keeps_formula=True),
            '<c r="A1" s="1"><f ca="1">B1&amp;"a"</f><v>3.5</v></c>',
            id="stored value",
        ),
        pytest.param(
            Change("优", keeps_formula=True),
            '<c r="A1" s="1" t="str"><f ca="1">B1&amp;"a"</f><v>优</v></c>',
            id="stored text",
        ),
        pytest.param(
            Change("#N/A", keeps_formula=True, is_error=True),
            '<c r="A1" s="1" t="e"><f ca="1">B1&amp;"a"</f><v>#N/A</v></c>',
            id="stored error",
        ),
    ],
)
def test_kinds_of_content(change, cell):
    text = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" s="1" t="str">'
        '<f ca="1">B1&amp;"a"</f><v>x</v></c></row></sheetData></worksheet>'
    )
    document = Document(text.encode(), "sheet1.xml")
    SheetPart(document).apply({(1, 1): change})
    assert f'<row r="1">{cell}</row>' in document.encode().decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_prefixes_and_encodings(encoding):
    name = encoding.removesuffix("-sig")
    text = (
        f'<?xml version="1.0" encoding="{name}"?>\r\n<x:worksheet xmlns:x="{MAIN}">'
        '<x:sheetData>\r\n<x:row r="1"><x:c r="A1" t="str"><x:v>单位</x:v></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    )
    content = text.encode(encoding)
    document = Document(content, "sheet1.xml")
    assert document.encode() == content
    SheetPart(document).apply({(1, 1): Change(1.0), (2, 1): Change("新")})
    row = '<x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>新</x:t></x:is></x:c>'
    assert document.encode().decode(encoding) == text.replace(
        ' t="str"><x:v>单位<', "><x:v>1<"
    ).replace("</x:sheetData>", f"{row}</x:row></x:sheetData>")


SHARED = (
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="4">A1*2'
    "</f><v>2</v></c></row>"
    '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="4"/><v>4</v></c>'
    "</row>"
    '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="4"></f><v>6</v></c>'
    "</row>"
)


def test_a_shared_formula_is_written_out_before_its_first_cell_changes():
    after = rows_after(SHARED, edit((1, 2), 9.0), values={(2, 2): 4.5})
    assert after == (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>9</v></c></row>'
        '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f>A2*2</f><v>4.5</v></c></row>'
        '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f>A3*2</f><v>6</v></c></row>'
    )


def test_a_share_of_a_formula_stays_when_only_values_change():
    after = rows_after(SHARED, edit((1, 1), 5.0), values={(1, 2): 10.0})
    assert after == SHARED.replace("<v>1</v>", "<v>5</v>").replace(
        "A1*2</f><v>2</v>", "A1*2</f><v>10</v>"
    )


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param('<row r="1"/><row r="1"/>', id="a row twice"),
        pytest.param('<row r="1"><c r="A1"/><c r="A1"/></row>', id="a cell twice"),
        pytest.param('<row r="1"><c r="A1" bad></c></row>', id="no XML"),
    ],
)
def test_what_cannot_be_followed_is_refused(rows):
    text = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    with pytest.raises(CannotPatch):
        SheetPart(Document(text.encode(), "a")).apply({(1, 1): Change(1.0)})


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_written_so_that_they_read_the_same(number):
    assert float(number_text(number)) == number


@given(st.text(max_size=30).filter(lambda text: text.strip() != ""))
def test_texts_are_written_so_that_they_read_the_same(text):
    data = patched(parts('<row r="1"><c r="A1"/></row>'), edit((1, 1), text)).data
    assert book_of(data).sheets[0].cells[1, 1].raw == text


def test_escapes_of_the_spreadsheet_are_kept_apart_from_texts_like_them():
    assert escape("_x0041_\x01\r") == "_x005F_x0041__x0001__x000D_"


def test_parts_are_the_same_but_for_the_sheet_and_the_calculation_flag():
    content = parts('<row r="1"><c r="A1"><v>1</v></c></row>', calc="<calcPr/>")
    after = unpack(patched(content, edit((1, 1), 2.0)).data)
    assert list(after) == list(content)
    assert {name for name in content if content[name] != after[name]} == {
        "xl/worksheets/sheet1.xml",
        "xl/workbook.xml",
    }
    assert after["xl/workbook.xml"] == content["xl/workbook.xml"].replace(
        "<calcPr/>", '<calcPr fullCalcOnLoad="1"/>'
    )
    assert pack(after) == pack(unpack(pack(after)))
