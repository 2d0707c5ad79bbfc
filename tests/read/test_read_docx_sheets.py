"""Tables of a text with the lines around them, and tables inside tables."""

import pickle

import docx
import pytest
from docxkit import add_xml, read

from selfeval_xl.model.grid import Range
from selfeval_xl.model.place import Place


def cell(*inner, span=1):
    """A cell of paragraphs (texts) and tables (XML)."""
    parts = [
        one if one.startswith("<") else f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>"
        for one in inner
    ]
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{"".join(parts)}</w:tc>'


def table(*rows):
    """A table of rows of cells or texts."""
    lines = (
        "".join(one if one.startswith("<") else cell(one) for one in row)
        for row in rows
    )
    return "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"


def document(*parts):
    made = docx.Document()
    for one in parts:
        if one.startswith("<"):
            add_xml(made, one)
        else:
            made.add_paragraph(one)
    return made


FUNDS = table(["资金", "预算数"], ["总额", "10"])
GOALS = table(["指标", "分值", "得分"], ["数量", "90", "90"])
TITLE = "项目支出绩效自评表"


@pytest.mark.parametrize(
    ("parts", "names", "rows"),
    [
        pytest.param(
            ["收支情况如下。", FUNDS], ["表1"], [[1, 2]], id="prose is no line"
        ),
        pytest.param([FUNDS, GOALS], ["表1", "表2"], [[1, 2], [1, 2]], id="no title"),
        pytest.param(
            [TITLE, "单位：万元", FUNDS, "二、绩效指标", GOALS, "填报人：某某"],
            ["表1"],
            [[1, 2, 3, 4, 5, 6, 7, 8]],
            id="one form in two tables",
        ),
        pytest.param(
            [TITLE, FUNDS, "附件2", TITLE, FUNDS],
            ["表1", "表2"],
            [[1, 2, 3], [1, 2, 3, 4]],
            id="a title begins another form",
        ),
        pytest.param(
            [TITLE, FUNDS, "下一项目", FUNDS],
            ["表1", "表2"],
            [[1, 2, 3, 4], [1, 2]],
            id="the same table again is another form",
        ),
    ],
)
def test_sheets(parts, names, rows):
    found = read(document(*parts)).tables.sheets
    assert [one.name for one in found] == names
    assert [sorted({row for row, _ in one.cells}) for one in found] == rows


def test_a_cell_is_told_by_the_table_of_the_document():
    found = read(document(TITLE, "单位：万元", FUNDS, "二、绩效指标", GOALS)).tables
    name = pickle.loads(pickle.dumps(found.sheets[0].name))
    place = Place("自评表.docx", name, 7, 3)
    assert place.a1 == "C2"
    assert place.in_document == Place("自评表.docx", "表2", 2, 3)
    assert place.at(2, 1).in_document == Place(
        "自评表.docx", paragraph=2, quote="单位：万元"
    )


def test_rows_after_a_repeated_head_are_told_by_their_own_table():
    again = table(["指标", "分值", "得分"], ["质量", "10", "9"])
    name = read(document(GOALS, again)).tables.sheets[0].name
    assert Place("", name, 3, 1).in_document == Place("", "表2", 2, 1)


def test_a_heading_stays_text_beside_the_sheet():
    found = read(document(TITLE, "一、资金情况", FUNDS))
    assert found.cells == (frozenset({1, 3, 4}),)


def test_a_table_that_holds_tables_is_no_table():
    frame = table([cell(TITLE, FUNDS, "")])
    sheet = read(document(frame)).tables.sheets[0]
    assert {at: one.shown for at, one in sheet.cells.items()} == {
        (1, 1): TITLE,
        (2, 1): "资金",
        (2, 2): "预算数",
        (3, 1): "总额",
        (3, 2): "10",
    }


def test_a_table_inside_a_cell_is_laid_into_the_table_around_it():
    outer = table(
        ["名称", "某项目", "甲"],
        ["项目资金", cell(GOALS, ""), "乙"],
        ["目标", cell("完成任务", span=2)],
    )
    sheet = read(document(outer)).tables.sheets[0]
    assert {at: one.shown for at, one in sheet.cells.items()} == {
        (1, 1): "名称",
        (1, 2): "某项目",
        (1, 5): "甲",
        (2, 1): "项目资金",
        (2, 2): "指标",
        (2, 3): "分值",
        (2, 4): "得分",
        (2, 5): "乙",
        (3, 2): "数量",
        (3, 3): "90",
        (3, 4): "90",
        (4, 1): "目标",
        (4, 2): "完成任务",
    }
    assert sorted((m.top, m.left, m.bottom, m.right) for m in sheet.merges) == [
        (1, 2, 1, 4),
        (2, 1, 3, 1),
        (2, 5, 3, 5),
        (4, 2, 4, 5),
    ]
    assert Range(2, 2, 2, 4) not in sheet.merges


def drawn(widths, *rows):
    """A table of cells (text, columns of the grid, joined downwards)."""
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    lines = ""
    for row in rows:
        lines += "<w:tr>"
        for text, span, joined in row:
            merge = f'<w:vMerge w:val="{joined}"/>' if joined else ""
            lines += (
                f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merge}</w:tcPr>'
                f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
            )
        lines += "</w:tr>"
    return f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>{lines}</w:tbl>"


@pytest.mark.parametrize(
    ("widths", "expected"),
    [
        pytest.param(
            [1000, 20, 980, 1000],
            {(1, 1): "资金", (1, 2): "预算", (1, 3): "决算", (2, 2): "1", (2, 3): "2"},
            id="a sliver between two columns",
        ),
        pytest.param(
            [1000, 400, 980, 1000],
            {(1, 1): "资金", (1, 2): "预算", (1, 4): "决算", (2, 3): "1", (2, 4): "2"},
            id="a column of its own",
        ),
    ],
)
def test_columns_drawn_askew(widths, expected):
    given = drawn(
        widths,
        [("资金", 1, "restart"), ("预算", 2, ""), ("决算", 1, "")],
        [("", 2, "continue"), ("1", 1, ""), ("2", 1, "")],
    )
    sheet = read(document(given)).tables.sheets[0]
    assert {at: one.shown for at, one in sheet.cells.items()} == expected
