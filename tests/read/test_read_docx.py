from __future__ import annotations

import docx
import pytest
from docxkit import add_list, add_xml, read, saved, shown, written

from selfeval_xl.intake.limits import Limits
from selfeval_xl.model.grid import Range
from selfeval_xl.read.document import read_document
from selfeval_xl.read.failure import ReadError


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_paragraphs_in_order_without_empty_ones():
    assert shown(written("标题", "", "  ", "正文一。", "正文二。")) == [
        ("标题", "body"),
        ("正文一。", "body"),
        ("正文二。", "body"),
    ]


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        pytest.param(
            f"<w:p>{run('支出')}<w:ins w:id='1'>{run('90万元')}</w:ins>"
            "<w:del w:id='2'><w:r><w:delText>80万元</w:delText></w:r></w:del></w:p>",
            "支出90万元",
            id="changes accepted",
        ),
        pytest.param(
            f"<w:p><w:moveFrom w:id='1'>{run('旧处')}</w:moveFrom>{run('新处')}</w:p>",
            "新处",
            id="moved away",
        ),
        pytest.param(
            "<w:p><w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t><w:tab/><w:t>后</w:t>"
            "</w:r></w:p>",
            "第一行\n第二行\t后",
            id="line breaks and tabs",
        ),
        pytest.param(
            f"<w:p><w:hyperlink>{run('网址')}</w:hyperlink><w:sdt><w:sdtContent>"
            f"{run('控件')}</w:sdtContent></w:sdt></w:p>",
            "网址控件",
            id="links and content controls",
        ),
        pytest.param(
            "<w:p><w:r><w:fldChar w:fldCharType='begin'/>"
            "<w:instrText>DATE</w:instrText>"
            "<w:fldChar w:fldCharType='separate'/><w:t>2025年</w:t>"
            "<w:fldChar w:fldCharType='end'/></w:r></w:p>",
            "2025年",
            id="a field's result",
        ),
        pytest.param(
            "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:t>优</w:t></w:r>"
            "</w:p>",
            "☑优",
            id="a ticked box",
        ),
    ],
)
def test_inline(xml, expected):
    assert shown(add_xml(docx.Document(), xml)) == [(expected, "body")]


def test_a_deleted_paragraph_mark_joins_two():
    document = docx.Document()
    mark = "<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
    add_xml(document, f"<w:p>{mark}{run('前半')}</w:p>")
    add_xml(document, f"<w:p>{run('后半')}</w:p>")
    assert shown(document) == [("前半后半", "body")]


@pytest.mark.parametrize(
    ("levels", "items", "expected"),
    [
        pytest.param(
            [("chineseCounting", "%1、"), ("chineseCounting", "（%2）")],
            [("基本情况", 0), ("职能", 1), ("目标", 1), ("自评", 0), ("结果", 1)],
            ["一、基本情况", "（一）职能", "（二）目标", "二、自评", "（一）结果"],
            id="as in official papers",
        ),
        pytest.param(
            [("decimal", "%1."), ("decimal", "%1.%2")],
            [("概况", 0), ("人员", 1), ("经费", 1)],
            ["1.概况", "1.1 人员", "1.2 经费"],
            id="decimal of several levels",
        ),
        pytest.param(
            [("japaneseCounting", "第%1章"), ("decimalEnclosedCircle", "%2")],
            [("甲", 0), ("乙", 1), ("丙", 1)],
            ["第一章 甲", "① 乙", "② 丙"],
            id="chapters and circles",
        ),
        pytest.param(
            [("upperRoman", "%1."), ("lowerLetter", "%2)")],
            [("甲", 0), ("乙", 1)],
            ["I.甲", "a)乙"],
            id="Latin",
        ),
        pytest.param([("bullet", "\uf06c")], [("甲", 0)], ["• 甲"], id="bullets"),
    ],
)
def test_numbers_as_shown(levels, items, expected):
    document = docx.Document()
    item = add_list(document, *levels)
    for text, level in items:
        item(text, level)
    assert [text for text, _ in shown(document)] == expected


def test_numbering_counts_past_ten():
    document = docx.Document()
    item = add_list(document, ("chineseCounting", "%1、"))
    for _ in range(21):
        item("条")
    marks = [text for text, _ in shown(document)]
    assert (marks[9], marks[10], marks[20]) == ("十、条", "十一、条", "二十一、条")


def test_hidden_text_is_kept_apart():
    document = add_xml(
        written("前文。"), f"<w:p>{run('可见')}{run('旧稿', '<w:vanish/>')}</w:p>"
    )
    text = read(document).text
    assert [one.text for one in text.paragraphs] == ["前文。", "可见"]
    assert [(one.number, one.text) for one in text.hidden] == [(2, "旧稿")]


def test_text_box_is_read_once():
    inner = f"<w:txbxContent><w:p>{run('框内文字')}</w:p></w:txbxContent>"
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<wps:txbx>{inner}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
        "<w:t>框外</w:t></w:r></w:p>"
    )
    assert shown(add_xml(docx.Document(), box)) == [
        ("框外", "body"),
        ("框内文字", "box"),
    ]


def test_headers_and_footers_come_last_and_once():
    document = written("正文。")
    section = document.sections[0]
    section.header.paragraphs[0].text = "某区某局自评报告"
    section.footer.paragraphs[0].text = "— 3 —"
    document.add_section().header.is_linked_to_previous = True
    assert shown(document) == [("正文。", "body"), ("某区某局自评报告", "margin")]


def table(document, rows):
    made = document.add_table(len(rows), max(map(len, rows)))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            made.cell(row, column).text = text
    return made


ROWS = [
    ["项目", "年初预算数", "决算数"],
    ["基本支出", "1,200.00", "95.5%"],
    ["项目支出", "-3", "无"],
]


def test_a_table_becomes_a_sheet():
    document = written("前文。")
    table(document, ROWS)
    (sheet,) = read(document).tables.sheets
    assert sheet.name == "表1"
    assert {
        at: (cell.raw, cell.shown, cell.number_format)
        for at, cell in sheet.cells.items()
        if at[0] > 1
    } == {
        (2, 1): ("基本支出", "基本支出", "General"),
        (2, 2): (1200.0, "1,200.00", "#,##0.00"),
        (2, 3): (0.955, "95.5%", "0.0%"),
        (3, 1): ("项目支出", "项目支出", "General"),
        (3, 2): (-3.0, "-3", "0"),
        (3, 3): ("无", "无", "General"),
    }


def test_joined_cells():
    document = docx.Document()
    made = table(document, [["甲", "乙", "丙"], ["一", "二", "三"], ["四", "五", "六"]])
    made.cell(0, 0).merge(made.cell(0, 1))
    made.cell(1, 2).merge(made.cell(2, 2))
    (sheet,) = read(document).tables.sheets
    assert set(sheet.merges) == {Range(1, 1, 1, 2), Range(2, 3, 3, 3)}
    assert (sheet.cells[1, 1].raw, sheet.cells[2, 3].raw) == ("甲\n乙", "三\n六")
    assert (3, 3) not in sheet.cells


def test_a_table_split_over_pages_is_one():
    document = docx.Document()
    table(document, ROWS[:2])
    table(document, [ROWS[0], ROWS[2]])
    (sheet,) = read(document).tables.sheets
    assert [sheet.cells[row, 1].raw for row in (1, 2, 3)] == [
        "项目",
        "基本支出",
        "项目支出",
    ]


def test_tables_apart_are_two():
    document = docx.Document()
    table(document, ROWS)
    document.add_paragraph("另一张表：")
    table(document, ROWS)
    assert [sheet.name for sheet in read(document).tables.sheets] == ["表1", "表2"]


def test_what_cells_say_in_sentences_is_text_in_its_place():
    document = written("前文。")
    table(document, [["评价单位", "某区某局"]])
    document.add_paragraph("中间。")
    table(document, [["序号", "说明", "数"], ["1", "全年支出平稳；没有结余。", "3"]])
    found = read(document)
    assert [(one.text, one.part) for one in found.text.paragraphs] == [
        ("前文。", "body"),
        ("评价单位：某区某局", "table"),
        ("中间。", "body"),
        ("全年支出平稳；没有结余。", "table"),
    ]
    assert found.cells == (frozenset({2}), frozenset({4}))


@pytest.mark.parametrize(
    ("data", "format", "file", "problem"),
    [
        pytest.param(b"", "", "自评报告.docx", ("unreadable", "empty"), id="empty"),
        pytest.param(
            saved(written("正文。"))[:900],
            "",
            "自评报告.docx",
            ("unreadable", "document"),
            id="cut off",
        ),
        pytest.param(
            saved(written()),
            "docx",
            "自评报告.docx",
            ("unreadable", "no_text"),
            id="nothing in it",
        ),
        pytest.param(
            b"\xd0\xcf",
            "encrypted",
            "自评报告.docx",
            ("encrypted", "password"),
            id="password",
        ),
        pytest.param(
            b"\x00\x01\x02",
            "",
            "自评报告.wps",
            ("unreadable", "no_document"),
            id="nothing known",
        ),
    ],
)
def test_what_cannot_be_read(data, format, file, problem):
    with pytest.raises(ReadError) as error:
        read_document(data, format, file, Limits())
    assert (error.value.problem.kind, error.value.problem.reason) == problem


def test_a_document_under_another_name_is_read_and_told():
    found = read_document(saved(written("正文。")), "docx", "自评报告.doc", Limits())
    assert [one.text for one in found.text.paragraphs] == ["正文。"]
    assert [(p.kind, p.reason, p.fatal) for p in found.problems] == [
        ("wrong_extension", "is_docx", False)
    ]
