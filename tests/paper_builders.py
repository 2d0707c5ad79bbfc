"""Whole papers from rows of plain values, recognised as the program does it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from selfeval_xl.forms import load_specs, recognise
from selfeval_xl.model.grid import Cell, Sheet, Workbook
from selfeval_xl.model.paper import Paper, Problem, Submission

UNIT, YEAR = "某区某局", 2024
SIGNED = "填报人：张某    联系电话：0000-0000000    填报日期：2025年3月10日"


def sheet(name, rows, **more):
    """A sheet from A1; None is no cell."""
    cells = {}
    for row, values in enumerate(rows, 1):
        for column, raw in enumerate(values, 1):
            if raw is not None:
                is_text = isinstance(raw, str)
                cells[row, column] = Cell(
                    row, column, raw if is_text else float(raw), is_string=is_text
                )
    return Sheet(name, cells, **more)


def paper(*sheets, file="附件1.xlsx", **more):
    """A paper with these sheets and the forms found in them."""
    book = Workbook(file, more.pop("format", "xlsx"), sheets, **more)
    forms = recognise(book, load_specs())
    return Paper(file, "workbook", book.format, "0" * 64, 0, (), book, forms)


def broken(kind, reason, *, sheet=None, fatal=True, file="附件1.xlsx", **details):
    """A file with one problem."""
    problem = Problem(kind, reason, details, sheet, fatal)
    what = "unreadable" if fatal else "workbook"
    return Paper(file, what, "xlsx", "0" * 64, 0, (problem,))


def attachment(file, format):
    return Paper(file, "attachment", format, "0" * 64, 0)


def data_sheet(
    title="2024年度部门整体支出绩效自评数据表",
    unit=f"填报单位（公章）：{UNIT}",
    money="单位：万元",
    signed=SIGNED,
    name="数据表",
    heads=("年初预算数", "决算数"),
    rows=(
        ("支出合计", 100, 90),
        ("基本支出", 60, 55),
        ("项目支出", 40, 35),
    ),
):
    """A 数据表: title in A1, unit in A2, money unit in C2, heads in row 3."""
    return sheet(
        name,
        [[title], [unit, None, money], ["项目", *heads], *rows, [signed]],
    )


def persons_sheet(
    title="2024年度部门人员情况数据表", unit=f"填报单位（公章）：{UNIT}", name="人员情况"
):
    """The persons of a 数据表 on a sheet of their own: title in A1, unit in A2."""
    heads = ["人员类别", "编制数", "年末实有人数"]
    rows = [["行政", 24, 23], ["事业", 12, 11], ["合计", 36, 34]]
    return sheet(name, [[title], [unit], heads, *rows])


def score_sheet(
    title="2024年度部门整体支出绩效自评指标评分表",
    unit=f"填报单位（公章）：{UNIT}",
    signed=SIGNED,
    name="评分表",
    scores=(60, 36),
    total=96,
    reason="个别工作未按期完成",
):
    """A 评分表 of two indicators: title in A1, unit in A2, total in D6."""
    heads = ["一级指标", "三级指标", "分值", "自评得分", "扣分原因"]
    return sheet(
        name,
        [
            [title],
            [unit],
            heads,
            ["预算编制情况", "预算编制质量", 60, scores[0]],
            ["预算执行情况", "支出合规性", 40, scores[1], reason],
            ["合计", None, 100, total],
            [signed],
        ],
    )


def data_paper(file="数据表.xlsx", **more):
    return paper(data_sheet(**more), file=file)


def score_paper(file="评分表.xlsx", **more):
    return paper(score_sheet(**more), file=file)


def submission(*papers, **more):
    """A submission checked on 30 June of the year after."""
    given = {"unit_name": UNIT, "year": YEAR, "folder": ".", "today": date(2025, 6, 30)}
    return Submission(tuple(papers), **(given | more))


def renamed(given, file):
    """The same paper under another file name."""
    forms = tuple(replace(form, file=file) for form in given.forms)
    return replace(given, path=file, forms=forms)
