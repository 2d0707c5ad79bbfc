"""Filled workbooks of the usual size: two forms, live formulas, pictures, about 50 KB.

The figures are drawn from a seeded generator and mean nothing; each formula has its
true value cached, as a spreadsheet would leave it.
"""

from __future__ import annotations

import io
import random
import struct
import zlib
from pathlib import Path

import xlsxwriter

PROJECTS = 52
GROUPS = (
    ("决策", ("项目立项", "绩效目标", "资金投入"), 3),
    ("过程", ("资金管理", "组织实施"), 4),
    ("产出", ("产出数量", "产出质量", "产出时效", "产出成本"), 3),
    ("效益", ("经济效益", "社会效益", "可持续影响", "满意度"), 2),
)
DATA_COLUMNS = (
    *("序号", "项目编码", "项目名称", "实施单位", "年初预算数", "调整数"),
    *("调整预算数", "决算数", "执行率", "资金性质", "完成日期", "备注"),
)
SCORE_COLUMNS = (
    *("一级指标", "二级指标", "三级指标", "分值", "指标解释", "评分标准"),
    *("年度目标值", "实际完成值", "得分", "偏差原因分析及改进措施"),
)


def write_filled_form(path: Path, seed: int) -> None:
    """Write one workbook; the same seed gives the same figures."""
    pick = random.Random(seed)
    book = xlsxwriter.Workbook(str(path))
    looks = {
        "title": book.add_format({"bold": True, "font_size": 18, "align": "center"}),
        "head": book.add_format({"bold": True, "border": 1, "bg_color": "#DDEBF7"}),
        "text": book.add_format({"border": 1, "text_wrap": True}),
        "money": book.add_format({"border": 1, "num_format": "#,##0.00"}),
        "share": book.add_format({"border": 1, "num_format": "0.00%"}),
        "date": book.add_format({"border": 1, "num_format": "yyyy-mm-dd"}),
    }
    scores = book.add_worksheet("评分表")
    data = book.add_worksheet("数据表")
    notes = book.add_worksheet("填报说明")
    _write_data(data, looks, pick)
    _write_scores(scores, looks, pick)
    for at in range(20):
        notes.write(at, 0, f"{at + 1}. 按实际情况填报第 {at + 1} 项，金额单位为万元。")
    book.define_name("决算合计", f"=数据表!$H${PROJECTS + 4}")
    stamp = {"image_data": io.BytesIO(_picture(pick)), "description": "印章位置"}
    scores.insert_image(2, 11, "stamp.png", stamp)
    book.close()


def _write_data(sheet, looks, pick) -> None:
    sheet.merge_range(0, 0, 0, 11, "项目支出数据表", looks["title"])
    sheet.write(1, 0, "单位：万元", looks["text"])
    sheet.write_row(2, 0, DATA_COLUMNS, looks["head"])
    columns = {4: 0.0, 5: 0.0, 6: 0.0, 7: 0.0}
    for at in range(PROJECTS):
        row, line = 3 + at, 4 + at
        planned, moved = round(pick.uniform(5, 800), 2), round(pick.uniform(-4, 9), 2)
        adjusted = planned + moved
        spent = round(adjusted * pick.uniform(0.6, 1), 2)
        figures = (planned, moved, adjusted, spent)
        columns = {at: columns[at] + one for at, one in zip(columns, figures)}
        sheet.write(row, 0, at + 1, looks["text"])
        sheet.write(row, 1, f"P{pick.randrange(10**6):06d}", looks["text"])
        sheet.write(row, 2, f"第{at + 1}期公共服务能力提升项目", looks["text"])
        sheet.write(row, 3, f"某区第{at % 7 + 1}科", looks["text"])
        sheet.write(row, 4, planned, looks["money"])
        sheet.write(row, 5, moved, looks["money"])
        sheet.write_formula(row, 6, f"=E{line}+F{line}", looks["money"], adjusted)
        sheet.write(row, 7, spent, looks["money"])
        rate = f"=IF(G{line}=0,0,ROUND(H{line}/G{line},4))"
        sheet.write_formula(row, 8, rate, looks["share"], round(spent / adjusted, 4))
        sheet.write(row, 9, pick.choice(("基本支出", "项目支出")), looks["text"])
        sheet.write(row, 10, 45292 + pick.randrange(366), looks["date"])
        sheet.write(row, 11, "已完成" if at % 3 else None, looks["text"])
    last = PROJECTS + 3
    sheet.merge_range(last, 0, last, 3, "合计", looks["head"])
    for column, total in columns.items():
        letter = "ABCDEFGH"[column]
        total_of = f"=SUM({letter}4:{letter}{last})"
        sheet.write_formula(last, column, total_of, looks["money"], total)
    kinds = {"validate": "list", "source": ["基本支出", "项目支出"]}
    sheet.data_validation(3, 9, last - 1, 9, kinds)
    sheet.set_row(7, None, None, {"hidden": True})
    sheet.freeze_panes(3, 3)


def _write_scores(sheet, looks, pick) -> None:
    sheet.merge_range(0, 0, 0, 9, "部门整体支出绩效评分表", looks["title"])
    sheet.write_row(2, 0, SCORE_COLUMNS, looks["head"])
    row = 3
    for group, parts, size in GROUPS:
        top = row
        for part in parts:
            for at in range(size):
                _write_indicator(sheet, looks, pick, row, group, f"{part}指标{at + 1}")
                row += 1
            sheet.merge_range(row - size, 1, row - 1, 1, part, looks["text"])
        sheet.merge_range(top, 0, row - 1, 0, group, looks["text"])
    sheet.merge_range(row, 0, row, 2, "总分", looks["head"])
    for column in (3, 8):
        letter = "ABCDEFGHI"[column]
        total_of = f"=SUM({letter}4:{letter}{row})"
        sheet.write_formula(row, column, total_of, looks["money"], 0)
    sheet.write_comment(3, 7, "按决算口径填写")
    sheet.write_comment(4, 7, "附佐证材料")
    sheet.protect("", {"format_cells": True})


def _write_indicator(sheet, looks, pick, row, group, name) -> None:
    line = row + 1
    target, done = pick.choice((100, 50, 12)), round(pick.uniform(8, 100), 2)
    score = 2.5 if done >= target else round(2.5 * done / target, 2)
    sheet.write(row, 2, name, looks["text"])
    sheet.write(row, 3, 2.5, looks["money"])
    sheet.write(row, 4, f"反映{name}的完成情况，考核{group}的实现程度。", looks["text"])
    sheet.write(row, 5, "完成目标得满分，未完成的按比例得分。", looks["text"])
    sheet.write(row, 6, target, looks["money"])
    sheet.write(row, 7, done, looks["money"])
    scored = f"=IF(H{line}>=G{line},D{line},ROUND(D{line}*H{line}/G{line},2))"
    sheet.write_formula(row, 8, scored, looks["money"], score)
    reason = "进度晚于计划，下一步加快实施。" if done < target else None
    sheet.write(row, 9, reason, looks["text"])


def _picture(pick: random.Random, side: int = 96) -> bytes:
    """A picture that does not compress, as a scanned stamp does not."""
    lines = b"".join(b"\0" + pick.randbytes(side * 3) for _ in range(side))

    def chunk(kind: bytes, content: bytes) -> bytes:
        whole = kind + content
        return (
            struct.pack(">I", len(content))
            + whole
            + struct.pack(">I", zlib.crc32(whole))
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(lines))
        + chunk(b"IEND", b"")
    )
