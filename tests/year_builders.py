"""Hand-ins of two years, and their published copies, of the tests' unit."""

from __future__ import annotations

from dataclasses import replace

from paper_builders import UNIT, YEAR, data_sheet, paper, sheet, submission

from selfeval_xl.model.paper import Paper, Submission
from selfeval_xl.model.text import Paragraph, Text

THIS, LAST = "2024年度部门整体支出绩效自评数据表", "2023年度部门整体支出绩效自评数据表"
HEADS = ("上年决算数", "年初预算数", "决算数")
NOW = (
    ("支出合计", "177.65", "221.30", "246.58"),
    ("基本支出", "108.81", "143.00", "162.51"),
    ("项目支出", "68.84", "78.30", "84.07"),
)
THEN = (
    ("支出合计", "115.00", "188.00", "177.65"),
    ("基本支出", "75.00", "113.00", "108.81"),
    ("项目支出", "40.00", "75.00", "68.84"),
)
TARGET_HEADS = (
    "一级指标", "三级指标", "分值", "年度指标值", "实际完成值", "得分", "扣分原因",
)


def numbers(rows):
    """Rows with their figures as numbers; a text that is none stays."""
    return tuple(
        tuple(cell if i == 0 else _number(cell) for i, cell in enumerate(row))
        for row in rows
    )


def _number(cell):
    try:
        return float(cell)
    except (TypeError, ValueError):
        return cell


def data(rows=NOW, heads=HEADS, title=THIS, file="数据表.xlsx", **more):
    return paper(
        data_sheet(title=title, heads=heads, rows=numbers(rows), **more), file=file
    )


def old_data(rows=THEN, heads=HEADS, file="2023/数据表.xlsx", **more):
    return data(rows, heads, LAST, file, **more)


def scores(*rows, year=2024, file="评分表.xlsx", heads=TARGET_HEADS):
    """A 评分表 with targets: title in A1, unit in A2, heads in row 3."""
    total = sum(row[2] for row in rows), sum(row[5] for row in rows)
    body = [["产出指标", *row[1:]] for row in rows]
    end = ["合计", None, total[0], None, None, total[1]]
    title = f"{year}年度部门整体支出绩效自评指标评分表"
    top = [[title], [f"填报单位（公章）：{UNIT}"], list(heads)]
    return paper(sheet("评分表", [*top, *body, end]), file=file)


def report(*paragraphs, year=2024, file="自评报告.txt", unit=UNIT):
    """A report with its title and cover, then these paragraphs from the fifth on."""
    said = (
        "部门整体支出绩效自评报告",
        f"评价年度：{year}年度",
        f"评价单位：{unit}",
        "一、单位基本情况",
        *paragraphs,
    )
    text = Text(file, tuple(Paragraph(i, one) for i, one in enumerate(said, 1)))
    return Paper(file, "report", "txt", "0" * 64, 0, (), text=text)


def with_previous(now, *then, **more):
    """A hand-in beside last year's; a paper or several on either side."""
    own = now if isinstance(now, tuple) else (now,)
    previous = Submission(tuple(then), UNIT, YEAR - 1) if then else None
    given = {"previous": previous, "sought": frozenset({"previous"})} | more
    return replace(submission(*own), **given)


def with_published(now, *copies):
    own = now if isinstance(now, tuple) else (now,)
    published = Submission(tuple(copies), UNIT, YEAR) if copies else None
    return replace(
        submission(*own), published=published, sought=frozenset({"published"})
    )
