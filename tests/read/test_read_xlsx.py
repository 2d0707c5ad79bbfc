"""Everything a sheet can hold, read from packages written by hand."""

from __future__ import annotations

import pytest
from partkit import (
    MACRO_TYPE,
    MAIN,
    pack,
    parts,
    read,
    read_cells,
    rels,
    row,
    sheet,
    strings,
    styles,
)

from selfeval_xl.intake.inspect import inspect
from selfeval_xl.intake.limits import Limits
from selfeval_xl.model.grid import Range, Validation
from selfeval_xl.read import ReadError, read_workbook, sheet_problems


def raws(rows, **more):
    return {at: cell.raw for at, cell in read_cells(rows, **more).items()}


@pytest.mark.parametrize(
    ("cell", "raw"),
    [
        pytest.param('<c r="A1"><v>78.55</v></c>', 78.55, id="number"),
        pytest.param('<c r="A1" t="n"><v>-1E-3</v></c>', -0.001, id="exponent"),
        pytest.param('<c r="A1" t="b"><v>1</v></c>', True, id="true"),
        pytest.param('<c r="A1" t="b"><v>0</v></c>', False, id="false"),
        pytest.param('<c r="A1" t="e"><v>#DIV/0!</v></c>', "#DIV/0!", id="error"),
        pytest.param('<c r="A1" t="e"><v>#SPILL!</v></c>', "#SPILL!", id="new error"),
        pytest.param('<c r="A1" t="str"><v>得分</v></c>', "得分", id="text of formula"),
        pytest.param(
            '<c r="A1" t="inlineStr"><is><t>得分</t></is></c>', "得分", id="inline"
        ),
        pytest.param('<c r="A1" t="s"><v>0</v></c>', "合计", id="shared"),
        pytest.param('<c r="A1" t="s"><v>1</v></c>', "注：必填", id="rich text"),
        pytest.param('<c r="A1" t="s"><v>2</v></c>', "东京", id="reading aid left out"),
        pytest.param('<c r="A1" t="s"><v>3</v></c>', "一\r二_x", id="escape decoded"),
        pytest.param('<c r="A1" t="s"><v>4</v></c>', "a<b & “中”", id="references"),
        pytest.param('<c r="A1" t="s"><v>6</v></c>', " 空 ", id="spaces kept"),
        pytest.param('<c r="A1"><v>一百</v></c>', "一百", id="no number stays text"),
        pytest.param('<c r="A1"><v>NaN</v></c>', "NaN", id="not a number"),
        pytest.param('<c r="A1" t="d"><v>2024-12-31</v></c>', 45657.0, id="ISO date"),
        pytest.param('<c r="A1" t="d"><v>06:00:00</v></c>', 0.25, id="ISO time"),
    ],
)
@pytest.mark.parametrize("how", ["pattern", "events"])
def test_values(cell, raw, how):
    shared = strings(
        "<t>合计</t>",
        "<r><rPr><b/></rPr><t>注：</t></r><r><t>必填</t></r>",
        "<t>东京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh>",
        "<t>一_x000D_二_x005F_x</t>",
        "<t>a&lt;b &amp; &#x201C;&#20013;”</t>",
        "<t/>",
        '<t xml:space="preserve"> 空 </t>',
    )
    odd = "<!-- read by events -->" if how == "events" else ""
    assert raws(odd + row(cell), sharedStrings=shared) == {(1, 1): raw}


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param('<c r="A1" s="1"/>', id="styled blank"),
        pytest.param('<c r="A1" s="1"></c>', id="open and closed"),
        pytest.param('<c r="A1"><v/></c>', id="empty value"),
        pytest.param('<c r="A1"><v></v></c>', id="empty value in two tags"),
        pytest.param('<c r="A1" t="s"><v>0</v></c>', id="empty shared string"),
        pytest.param('<c r="A1" t="inlineStr"><is><t></t></is></c>', id="empty inline"),
        pytest.param('<c r="XFD1048576" s="1"/>', id="styled blank in the far corner"),
    ],
)
@pytest.mark.parametrize("how", ["pattern", "events"])
def test_blanks_are_no_cells(cell, how):
    odd = "<?odd?>" if how == "events" else ""
    assert raws(odd + row(cell), sharedStrings=strings("<t></t>")) == {}


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param('<c t="s" r="B2" s="1"><v>0</v></c>', id="other attribute order"),
        pytest.param("<c r='B2' t='s' s='1'><v>0</v></c>", id="single quotes"),
        pytest.param('<c r="B2" s="1" t="s" x="y"><v>0</v></c>', id="other attribute"),
        pytest.param('<c r="B2" s="1" t="s"><v><![CDATA[0]]></v></c>', id="CDATA"),
        pytest.param('<c r="B2" s="1" t="s"><!-- c --><v>0</v></c>', id="comment"),
        pytest.param('<c r="B2" s="1" t="s"><?p i?><v>0</v></c>', id="instruction"),
        pytest.param('<c r="B2" s="1" t="s">\n<v>0</v>\n</c>', id="line breaks"),
        pytest.param('<c r="B2" s="1" t="s"><v>0</v><extLst/></c>', id="extension"),
        pytest.param(
            '<c r="A2" s="1"/><c s="1" t="s"><v>0</v></c>', id="no address: next column"
        ),
    ],
)
def test_any_way_of_writing_reads_alike(cell):
    cells = read_cells(
        row(cell, number=2),
        sharedStrings=strings("<t>合计</t>"),
        styles=styles("0.00"),
    )
    assert {at: (one.raw, one.style) for at, one in cells.items()} == {
        (2, 2): ("合计", 1)
    }


def test_rows_without_numbers_count_on():
    cells = raws('<row r="4"><c><v>1</v></c></row><row><c><v>2</v></c></row>')
    assert cells == {(4, 1): 1.0, (5, 1): 2.0}


def test_prefixed_strict_parts_with_absolute_and_backslash_targets():
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    content = parts(sheet())
    content["xl/workbook.xml"] = (
        f'<x:workbook xmlns:x="{strict}" '
        'xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships">'
        '<x:workbookPr date1904="true"/><x:sheets>'
        '<x:sheet name="数据表" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>'
    )
    content["xl/_rels/workbook.xml.rels"] = rels(
        ("rId1", "worksheet", "/XL/Worksheets\\sheet1.xml"),
        ("rId2", "sharedStrings", "..\\strings.xml"),
    )
    content["strings.xml"] = (
        f'<x:sst xmlns:x="{strict}"><x:si><x:t>合计</x:t></x:si></x:sst>'
    )
    content["xl/worksheets/sheet1.xml"] = (
        f'<x:worksheet xmlns:x="{strict}"><x:sheetData><x:row r="3" hidden="1">'
        '<x:c r="B3" t="s"><x:v>0</x:v></x:c>'
        '<x:c r="C3"><x:f>B3</x:f><x:v>2</x:v></x:c>'
        '</x:row></x:sheetData><x:mergeCells><x:mergeCell ref="B3:B4"/></x:mergeCells>'
        "</x:worksheet>"
    )
    workbook = read(content)
    (only,) = workbook.sheets
    assert workbook.date1904
    assert {at: (one.raw, one.formula) for at, one in only.cells.items()} == {
        (3, 2): ("合计", None),
        (3, 3): (2.0, "B3"),
    }
    assert only.hidden_rows == {3}
    assert only.merges == (Range(3, 2, 4, 2),)


@pytest.mark.parametrize(
    ("cell", "formula", "raw"),
    [
        pytest.param("<f>A1+1</f><v>3</v>", "A1+1", 3.0, id="cached"),
        pytest.param("<f>A1+1</f>", "A1+1", None, id="never calculated"),
        pytest.param("<f>A1+1</f><v></v>", "A1+1", None, id="calculated to nothing"),
        pytest.param('<f ca="1">NOW()</f><v>3</v>', "NOW()", 3.0, id="volatile"),
        pytest.param(
            "<f>IF(A1&lt;1,&quot;低&quot;,1)</f><v>1</v>",
            'IF(A1<1,"低",1)',
            1.0,
            id="references",
        ),
        pytest.param(
            '<f t="dataTable" ref="A1:A2" r1="B1"/><v>1</v>',
            "TABLE(B1,)",
            1.0,
            id="what-if table",
        ),
    ],
)
def test_formulas(cell, formula, raw):
    (only,) = read_cells(row(f'<c r="A1">{cell}</c>')).values()
    assert (only.formula, only.raw) == (formula, raw)


def test_formula_that_gives_an_empty_text_is_kept():
    (only,) = read_cells(row('<c r="A1" t="str"><f>""</f><v></v></c>')).values()
    assert (only.formula, only.raw, only.is_string) == ('""', "", True)


@pytest.mark.parametrize("is_reversed", [False, True])
def test_shared_formulas_stand_in_each_cell(is_reversed):
    cells = [
        '<c r="C1"><f t="shared" ref="C1:C3" si="0">A1/$B1*B$9</f><v>1</v></c>',
        '<c r="C2"><f t="shared" si="0"/><v>2</v></c>',
        '<c r="D3"><f t="shared" si="0"></f><v>3</v></c>',
    ]
    found = read_cells("".join(cells[::-1] if is_reversed else cells))
    assert {at: (one.formula, one.shared_index) for at, one in found.items()} == {
        (1, 3): ("A1/$B1*B$9", 0),
        (2, 3): ("A2/$B2*B$9", 0),
        (3, 4): ("B3/$B3*C$9", 0),
    }


def test_array_formula_marks_its_block():
    found = read_cells(
        row(
            '<c r="A1"><f t="array" ref="A1:B1">C1:D1*2</f><v>2</v></c>',
            '<c r="B1"><v>4</v></c><c r="C1"><v>1</v></c>',
        )
    )
    assert {at: (one.formula, one.array_range) for at, one in found.items()} == {
        (1, 1): ("C1:D1*2", "A1:B1"),
        (1, 2): (None, "A1:B1"),
        (1, 3): (None, None),
    }


@pytest.mark.parametrize(
    ("code", "value", "shown", "is_date"),
    [
        pytest.param("0.00%", "0.15576", "15.58%", False, id="percent"),
        pytest.param("#,##0.00", "1234.5", "1,234.50", False, id="thousands"),
        pytest.param(
            "yyyy&quot;年&quot;m&quot;月&quot;", "45657", "2024年12月", True, id="date"
        ),
    ],
)
def test_number_formats(code, value, shown, is_date):
    (only,) = read_cells(
        row(f'<c r="A1" s="1"><v>{value}</v></c>'), styles=styles(code)
    ).values()
    assert (only.shown, only.is_date) == (shown, is_date)


def test_dates_of_the_1904_system_show_their_day():
    content = parts(
        sheet(row('<c r="A1" s="1"><v>0</v></c>')),
        book='<workbookPr date1904="1"/>',
        styles=styles("yyyy-mm-dd"),
    )
    workbook = read(content)
    assert workbook.sheets[0].cells[1, 1].shown == "1904-01-01"


def test_around_the_cells():
    content = parts(
        sheet(
            row('<c r="A1"><v>1</v></c>')
            + '<row r="2" spans="1:2" hidden="1"><c r="A2"><v>1</v></c></row>',
            before='<cols><col min="3" max="4" hidden="1"/>'
            '<col min="200" max="16384" hidden="true"/><col min="1" max="1"/></cols>',
            after='<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'
            '<dataValidations><dataValidation type="list" sqref="A1 B2:B3">'
            "<formula1>&quot;是,否&quot;</formula1></dataValidation></dataValidations>"
            '<extLst><ext xmlns:x14="urn:x14"><x14:dataValidations>'
            '<x14:dataValidation type="decimal" operator="lessThan">'
            '<x14:formula1><xm:f xmlns:xm="urn:xm">说明!$A$1</xm:f></x14:formula1>'
            '<xm:sqref xmlns:xm="urn:xm">D4</xm:sqref>'
            "</x14:dataValidation></x14:dataValidations></ext></extLst>",
        )
    )
    (only,) = read(content).sheets
    assert only.merges == (Range(1, 1, 1, 3),)
    assert only.hidden_rows == {2}
    assert only.hidden_columns == {3, 4, *range(200, 257)}
    assert only.validations == (
        Validation((Range(1, 1, 1, 1), Range(2, 2, 3, 2)), "list", None, '"是,否"'),
        Validation((Range(4, 4, 4, 4),), "decimal", "lessThan", "说明!$A$1"),
    )


def test_comments_and_conversations():
    content = parts(sheet())
    content["xl/worksheets/_rels/sheet1.xml.rels"] = rels(
        ("rId1", "comments", "../comments1.xml"),
        ("rId2", "threadedComment", "../threadedComments/threadedComment1.xml"),
    )
    content["xl/comments1.xml"] = (
        f'<comments xmlns="{MAIN}"><commentList>'
        '<comment ref="B2"><text><r><t>请填</t></r>'
        '<r><t>数字</t></r></text></comment><comment ref="C3"><text><t>[Threaded comment]'
        "</t></text></comment></commentList></comments>"
    )
    content["xl/threadedComments/threadedComment1.xml"] = (
        '<ThreadedComments xmlns="urn:t"><threadedComment ref="C3"><text>为何？</text>'
        '</threadedComment><threadedComment ref="C3"><text>已改</text>'
        "</threadedComment></ThreadedComments>"
    )
    (only,) = read(content).sheets
    assert only.comments == {(2, 2): "请填数字", (3, 3): "为何？\n已改"}


def test_the_workbook_around_its_sheets():
    content = parts(
        sheet(),
        sheet(),
        sheet(),
        book='<externalReferences><externalReference r:id="rId9"/></externalReferences>'
        '<definedNames><definedName name="总支出">数据表!$B$2</definedName>'
        '<definedName name="区域" localSheetId="1">评分表!$A$1</definedName></definedNames>',
    )
    content["xl/workbook.xml"] = (
        content["xl/workbook.xml"]
        .replace('sheetId="2"', 'sheetId="2" state="hidden"')
        .replace('sheetId="3"', 'sheetId="3" state="veryHidden"')
    )
    listed = content["xl/_rels/workbook.xml.rels"]
    link = rels(("rId9", "externalLink", "externalLinks/externalLink1.xml"))
    content["xl/_rels/workbook.xml.rels"] = listed.replace(
        "</Relationships>", link[link.index("<Relationship ") :]
    )
    content["xl/externalLinks/externalLink1.xml"] = "<externalLink/>"
    content["xl/externalLinks/_rels/externalLink1.xml.rels"] = rels(
        ("rId1", "externalLinkPath", "去年.xlsx")
    ).replace('Target="去', 'TargetMode="External" Target="去')
    content["_rels/.rels"] = rels(
        ("rId1", "officeDocument", "xl/workbook.xml"),
        ("rId2", "custom-properties", "docProps/custom.xml"),
    )
    content["docProps/custom.xml"] = (
        '<Properties xmlns="urn:p"><property name="selfeval-xl"><v>1</v></property>'
        "</Properties>"
    )
    workbook = read(content)
    assert [(one.name, one.state) for one in workbook.sheets] == [
        ("数据表", "visible"),
        ("评分表", "hidden"),
        ("说明", "veryHidden"),
    ]
    assert workbook.defined_names == {
        "总支出": "数据表!$B$2",
        "评分表!区域": "评分表!$A$1",
    }
    assert workbook.external_links == ("去年.xlsx",)
    assert workbook.properties == {"selfeval-xl": "1"}
    assert workbook.gaps == frozenset()


def test_macro_workbook_says_so():
    assert read(parts(sheet(), type=MACRO_TYPE), "表.xlsm").format == "xlsm"


MANY = "".join(f"<x{n}/>" for n in range(300_001))
GOOD = sheet(row('<c r="A1"><v>1</v></c>'))


@pytest.mark.parametrize(
    ("bad", "kind", "reason"),
    [
        pytest.param(
            "<worksheet><sheetData><row>", "unreadable", "malformed", id="cut"
        ),
        pytest.param("", "unreadable", "malformed", id="empty"),
        pytest.param(
            '<!DOCTYPE w [<!ENTITY x "y">]>' + GOOD[55:], "unreadable", "dtd", id="DTD"
        ),
        pytest.param(
            sheet(row('<c r="A1" t="s"><v>7</v></c>')),
            "unreadable",
            "shared_string_index",
            id="string out of reach",
        ),
        pytest.param(sheet(after=MANY), "limit", "elements", id="too much around"),
        pytest.param(
            sheet("<?odd?>", after=MANY),
            "limit",
            "elements",
            id="too much around, by events",
        ),
        pytest.param(
            sheet(row('<c r="B20001"><v>1</v></c>')), "limit", "last_row", id="far down"
        ),
        pytest.param(
            sheet(row('<c r="IW1"><v>1</v></c>')),
            "limit",
            "last_column",
            id="far right",
        ),
        pytest.param(
            GOOD.encode("utf-8") + b"\xff", "unreadable", "encoding", id="bytes"
        ),
    ],
)
def test_a_bad_sheet_is_named_and_the_others_are_read(bad, kind, reason):
    workbook = read(parts(bad, GOOD, sharedStrings=strings("<t>一</t>")))
    first, second = workbook.sheets
    assert (first.problem, dict(first.cells)) == (reason, {})
    assert (second.problem, len(second.cells)) == (None, 1)
    (problem,) = sheet_problems(workbook)
    assert (problem.kind, problem.reason, problem.sheet, problem.fatal) == (
        kind,
        reason,
        "数据表",
        False,
    )


def test_a_missing_sheet_part_is_named():
    content = parts(GOOD, GOOD)
    del content["xl/worksheets/sheet2.xml"]
    first, second = read(content).sheets
    assert (first.problem, second.problem) == (None, "missing_part")


def test_lost_strings_spoil_only_the_sheets_that_use_them():
    uses = sheet(row('<c r="A1" t="s"><v>0</v></c>'))
    first, second = read(parts(uses, GOOD, sharedStrings="<sst><si>")).sheets
    assert (first.problem, second.problem) == ("shared_strings", None)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        pytest.param(
            {"xl/workbook.xml": "<workbook>"}, "malformed", id="workbook part"
        ),
        pytest.param({"xl/worksheets/sheet1.xml": ""}, "malformed", id="only sheet"),
    ],
)
def test_nothing_to_read_is_an_error(spoil, reason):
    with pytest.raises(ReadError) as caught:
        read(parts(GOOD) | spoil)
    assert (caught.value.problem.reason, caught.value.problem.fatal) == (reason, True)


def test_a_workbook_without_sheets_is_an_error():
    with pytest.raises(ReadError) as caught:
        read(parts())
    assert caught.value.problem.reason == "no_sheets"


def test_limits_are_settings():
    limits = Limits(cells=2)
    rows = row('<c r="A1"><v>1</v></c><c r="B1"><v>1</v></c><c r="C1"><v>1</v></c>')
    data = pack(parts(sheet(rows)))
    with pytest.raises(ReadError) as caught:
        read_workbook(data, inspect(data, "表.xlsx", limits), "表.xlsx", limits)
    assert (caught.value.problem.kind, caught.value.problem.details) == (
        "limit",
        {"found": 3, "limit": 2},
    )


def test_ten_thousand_rows_are_read():
    rows = "".join(
        row(f'<c r="A{n}"><v>{n}</v></c>', number=n) for n in range(1, 10_001)
    )
    assert len(read_cells(rows)) == 10_000


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gbk"])
def test_other_encodings(encoding):
    text = sheet(row('<c r="A1" t="inlineStr"><is><t>得分</t></is></c>'))
    text = text.replace("UTF-8", encoding.removesuffix("-sig"))
    (only,) = read(parts(text.encode(encoding))).sheets
    assert only.cells[1, 1].raw == "得分"


@pytest.mark.parametrize("inner", ["<sheetData/>", "<sheetData></sheetData>"])
def test_a_sheet_with_its_cells_inside_its_cells(inner):
    rows = f'<row r="1"><c t="str" r="A1"><v>甲</v></c></row>{inner}'
    rows += '<row r="2"><c t="str" r="A2"><v>乙</v></c></row>'
    (only,) = read(parts(sheet(rows))).sheets
    assert {at: cell.raw for at, cell in only.cells.items()} == {
        (1, 1): "甲",
        (2, 1): "乙",
    }
