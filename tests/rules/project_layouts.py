"""Filled 项目支出绩效自评表 in layouts of their own, right or with one fault."""

from __future__ import annotations

from dataclasses import dataclass, replace

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from selfeval_xl import check

ORDER = ("level1", "level2", "name", "target", "actual", "weight", "score", "note")
TITLES = {
    "level1": "一级指标",
    "level2": "二级指标",
    "name": "三级指标",
    "target": "年度指标值",
    "actual": "实际完成值",
    "weight": "分值",
    "score": "得分",
    "note": "偏差原因分析及改进措施",
}


@dataclass(frozen=True)
class Row:
    level1: str
    level2: str
    name: str
    target: object
    actual: object
    weight: float
    score: float
    note: str | None = None
    sign: str | None = None
    unit: str | None = None


RIGHT = (
    Row("产出指标", "数量指标", "举办培训班", "≥12期", "13期", 10, 10),
    Row("产出指标", "数量指标", "培训业务骨干", "≥600人次", "612人次", 10, 10),
    Row("产出指标", "质量指标", "考核合格率", "≥95%", "97.5%", 10, 10),
    Row("产出指标", "时效指标", "完成时限", "2024年12月底前", "2024年11月", 10, 10),
    Row("产出指标", "成本指标", "培训总成本", "≤90万元", "86.40万元", 10, 10),
    Row(
        "效益指标",
        "社会效益指标",
        "业务办理提速",
        "≥10%",
        "8%",
        15,
        12,
        "系统上线推迟两个月，已加快",
    ),
    Row(
        "效益指标",
        "可持续影响指标",
        "队伍能力",
        "有效提升",
        "达成预期指标",
        15,
        14,
        "个别岗位轮训未满",
    ),
    Row("满意度指标", "服务对象满意度指标", "学员满意度", "≥90%", "95.2%", 10, 10),
)
WITH_COST = (
    Row("成本指标", "经济成本指标", "培训总成本", "≤90万元", "86.40万元", 10, 10),
    Row("成本指标", "社会成本指标", "投诉件数", "≤2件", "1件", 10, 10),
    Row("产出指标", "数量指标", "举办培训班", "12期", "13期", 15, 15),
    Row("产出指标", "质量指标", "考核合格率", "≥95%", "97.5%", 15, 15),
    Row("产出指标", "时效指标", "完成时限", "12月底前", "11月", 10, 10),
    Row(
        "效益指标",
        "社会效益指标",
        "业务办理提速",
        "≥10%",
        "8%",
        20,
        16,
        "系统上线推迟两个月，已加快",
    ),
    Row("满意度指标", "服务对象满意度指标", "学员满意度", "≥90%", "95.2%", 10, 10),
)


@dataclass(frozen=True)
class Layout:
    """Columns in order by what they hold; ``extra`` titles replace the usual ones."""

    rows: tuple[Row, ...] = RIGHT
    columns: tuple[str, ...] = ORDER
    titles: tuple[tuple[str, str], ...] = ()
    top: int = 0  # empty rows above all
    left: int = 0
    is_merged: bool = False
    has_side: bool = False  # 绩效指标 in a merged column of its own
    above: tuple[tuple[str, str, str], ...] = ()  # first, last column, upper heading
    weights: str = "points"


LAYOUTS = {
    "national": Layout(is_merged=True, has_side=True),
    "cost first": Layout(rows=WITH_COST, top=2, left=1),
    "two-row header": Layout(
        above=(
            ("level1", "name", "绩效指标"),
            ("target", "actual", "指标值"),
            ("weight", "score", "评分情况"),
        ),
        is_merged=True,
    ),
    "weights in percent": Layout(weights="percent", is_merged=True),
    "weight before target": Layout(
        columns=(
            "level1", "level2", "name", "weight", "target", "actual", "score", "note",
        ),
        titles=(("target", "目标值"), ("actual", "全年实际完成值"), ("note", "备注")),
        left=2,
    ),
    "sign and unit apart": Layout(
        columns=(
            "level1", "level2", "name", "sign", "target", "unit", "actual", "weight",
            "score", "note",
        ),
        titles=(
            ("sign", "指标性质"), ("target", "指标值"), ("unit", "度量单位"),
            ("actual", "完成值"), ("weight", "权重"), ("note", "未完成原因分析"),
        ),
        rows=(
            Row("产出指标", "数量指标", "举办培训班", 12, 13, 20, 20, None, "≥", "期"),
            Row("产出指标", "质量指标", "考核合格率", 95, 97.5, 20, 20, None, "≥", "%"),
            Row("产出指标", "成本指标", "培训总成本", 90, 86.4, 10, 10, None, "≤", "万元"),
            Row("效益指标", "社会效益指标", "业务办理提速", 10, 8, 30, 24, "上线推迟", "≥", "%"),
            Row("满意度指标", "服务对象满意度指标", "学员满意度", 90, 95.2, 10, 10, None, "≥", "%"),
        ),
        is_merged=True,
    ),
}  # fmt: skip


class Sheet:
    """The layout filled with rows; knows which cell holds what."""

    def __init__(self, layout: Layout, rows: tuple[Row, ...]) -> None:
        self.layout, self.rows = layout, rows
        self.side = 1 if layout.has_side else 0
        self.first = layout.left + self.side + 1
        self.header = layout.top + 9
        self.body = self.header + (2 if layout.above else 1)

    def cell(self, row: int, what: str) -> str:
        """The address of what the row's number holds."""
        return f"{get_column_letter(self.column(what))}{self.body + row}"

    def column(self, what: str) -> int:
        return self.first + self.layout.columns.index(what)

    def save(self, path) -> None:
        book = Workbook()
        sheet = book.active
        sheet.title = "自评表"
        put = Placing(sheet, self.layout.top, self.layout.left)
        last = self.column(self.layout.columns[-1]) - self.layout.left
        put(1, 1, "项目支出绩效自评表", last)
        put(2, 1, "（2024年度）", last)
        put(3, 1, "项目名称"), put(3, 2, "业务骨干培训")
        put(4, 1, "主管部门"), put(4, 2, "某区某局")
        put(4, 4, "实施单位"), put(4, 5, "某区某中心")
        funds = (
            [
                "项目资金（万元）",
                "",
                "年初预算数",
                "全年预算数",
                "全年执行数",
                "分值",
                "执行率",
                "得分",
            ],
            ["", "年度资金总额", 90, 90, 86.4, 10, 0.96, 9.6],
            ["", "其中：当年财政拨款", 90, 90, 86.4, "—", 0.96, "—"],
        )
        for at, values in enumerate(funds, 5):
            for column, value in enumerate(values, 1):
                made = put(at, column, value)
                if value == 0.96:
                    made.number_format = "0.00%"
        self._header(sheet)
        self._body(sheet)
        book.save(path)

    def _header(self, sheet) -> None:
        layout, titles = self.layout, {**TITLES, **dict(self.layout.titles)}
        last = self.body - 1
        if layout.has_side:
            sheet.cell(self.header, self.first - 1, "绩效指标")
        covered = set()
        for left, right, text in layout.above:
            at = range(self.column(left), self.column(right) + 1)
            covered.update(at)
            sheet.cell(self.header, at[0], text)
            sheet.merge_cells(
                start_row=self.header, end_row=self.header,
                start_column=at[0], end_column=at[-1],
            )  # fmt: skip
        for what in layout.columns:
            column = self.column(what)
            row = last if column in covered else self.header
            sheet.cell(row, column, titles[what])
            if row < last:
                sheet.merge_cells(
                    start_row=row, end_row=last, start_column=column, end_column=column
                )

    def _body(self, sheet) -> None:
        layout, names = self.layout, self.layout.columns
        for at, row in enumerate(self.rows):
            for what in names:
                value = getattr(row, what)
                if what in ("level1", "level2") and self._repeats(at, what):
                    continue
                cell = sheet.cell(self.body + at, self.column(what), value)
                if what == "weight" and layout.weights == "percent":
                    cell.value, cell.number_format = value / 100, "0%"
        if layout.is_merged:
            self._merge(sheet)
        end = self.body + len(self.rows)
        sheet.cell(end, self.first, "总分")
        total = sheet.cell(end, self.column("weight"), 100)
        if layout.weights == "percent":
            total.value, total.number_format = 1, "0%"
        scores = [row.score for row in self.rows if isinstance(row.score, (int, float))]
        sheet.cell(end, self.column("score"), round(sum(scores) + 9.6, 2))

    def _repeats(self, at: int, what: str) -> bool:
        names = ("level1", "level2")[: 1 + (what == "level2")]
        return at > 0 and all(
            getattr(self.rows[at], one) == getattr(self.rows[at - 1], one)
            for one in names
        )

    def _merge(self, sheet) -> None:
        for what in ("level1", "level2"):
            start = 0
            for at in range(1, len(self.rows) + 1):
                if at < len(self.rows) and self._repeats(at, what):
                    continue
                if at - start > 1:
                    column = self.column(what)
                    sheet.merge_cells(
                        start_row=self.body + start, end_row=self.body + at - 1,
                        start_column=column, end_column=column,
                    )  # fmt: skip
                start = at
        if self.layout.has_side:
            sheet.merge_cells(
                start_row=self.header, end_row=self.body + len(self.rows) - 1,
                start_column=self.first - 1, end_column=self.first - 1,
            )  # fmt: skip


class Placing:
    """Writes at an address counted from the layout's own corner."""

    def __init__(self, sheet, top: int, left: int) -> None:
        self.sheet, self.top, self.left = sheet, top, left

    def __call__(self, row, column, value, until=None):
        cell = self.sheet.cell(self.top + row, self.left + column, value or None)
        if until and until > column:
            self.sheet.merge_cells(
                start_row=cell.row, end_row=cell.row,
                start_column=cell.column, end_column=self.left + until,
            )  # fmt: skip
        return cell


def filled(name: str, at: int | None = None, **changes) -> Sheet:
    """A layout with its right rows, but for the changes of one of them."""
    layout = LAYOUTS[name]
    rows = list(layout.rows)
    if at is not None:
        rows[at] = replace(rows[at], **changes)
    return Sheet(layout, tuple(rows))


def found(sheet: Sheet, tmp_path) -> list[tuple[str, str | None]]:
    """(code, cell) of everything the whole program says of the sheet."""
    path = tmp_path / "自评表.xlsx"
    sheet.save(path)
    result = check(path)
    return [(one.code, one.hit.place.a1) for one in result.findings]
