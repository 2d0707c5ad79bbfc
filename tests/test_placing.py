"""Findings in tables of a text, told by the table a person sees."""

import docx

from selfeval_xl import check

BASICS = [["项目名称", "某项目", "主管部门", "某区某局"]]
FUNDS = [
    ["资金来源", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["年度资金总额", "100.00", "100.00", "90.00", "10", "95.00%", "9.00"],
    ["其中：当年财政拨款", "100.00", "100.00", "90.00", "—", "90.00%", "—"],
]


def test_the_rate_stands_in_the_second_table(tmp_path):
    document = docx.Document()
    document.add_paragraph("项目支出绩效自评表")
    document.add_paragraph("（2024年度）")
    for line, rows in (("一、基本信息", BASICS), ("二、资金（万元）", FUNDS)):
        document.add_paragraph(line)
        made = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(made.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.save(tmp_path / "自评表.docx")
    result = check(tmp_path / "自评表.docx")
    (sheet,) = {one.sheet for one in result.files[0].forms}
    assert sheet == "表1"
    assert [
        (one.code, one.hit.place.sheet, one.hit.place.a1)
        for one in result.findings
        if one.kind == "ratio"
    ] == [("AR204", "表2", "F2")]
    assert [
        (one.name, {cell.shown for (row, _), cell in one.cells.items() if row == 1})
        for one in result.files[0].workbook.sheets
    ] == [("表1", set(BASICS[0])), ("表2", set(FUNDS[0]))]
