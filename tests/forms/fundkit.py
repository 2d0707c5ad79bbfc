"""Filled project forms in layouts of their own, as cells to write and to change."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol


@dataclass(frozen=True)
class Layout:
    """Values by A1 address, merged ranges, and where the figures that matter stand.

    ``percent`` are cells with a percent format. ``at`` names total (of the funds,
    executed), rate, score (of the execution), indicator (its score), whole (the
    total score) and weight (of an indicator). ``noted`` is a rate in this layout's
    way of writing it.
    """

    name: str
    cells: dict[str, object]
    at: dict[str, str]
    merges: tuple[str, ...] = ()
    percent: frozenset[str] = frozenset()
    noted: object = float
    faults: dict[str, object] = field(default_factory=dict)

    def write(self, path: Path, **changes: object) -> Path:
        """Write the form with some cells changed, by what they are."""
        cells = self.cells | {self.at[name]: value for name, value in changes.items()}
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet("Sheet1")
            plain = book.add_format({"border": 1})
            ratio = book.add_format({"border": 1, "num_format": "0.00%"})
            merged = {one.split(":")[0]: one for one in self.merges}
            for address, value in cells.items():
                look = ratio if address in self.percent else plain
                if address in merged:
                    sheet.merge_range(merged[address], value, look)
                else:
                    sheet.write(*xl_cell_to_rowcol(address), value, look)
        return path


def _grid(top: int, left: str, rows: list[list[object]]) -> dict[str, object]:
    """Rows of values from a cell on; None leaves a cell out."""
    return {
        f"{chr(ord(left) + j)}{top + i}": value
        for i, row in enumerate(rows)
        for j, value in enumerate(row)
        if value is not None
    }


_REASON = "个别服务点尚未落实专人，已列入次年一季度工作"

OFFICIAL = Layout(
    "merged as issued",
    _grid(1, "A", [
        ["附件1"],
        ["项目支出绩效自评表"],
        ["（2024年度）"],
        ["项目名称", "某区公共文化服务提升项目"],
        ["主管部门", "某区某局", None, None, "实施单位", "某区某中心"],
        ["项目资金\n（万元）", "", None, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        [None, "年度资金总额", None, 192.4, 187.9, 180.88, 10, 0.9626, 9.63],
        [None, "其中：当年财政拨款", None, 180, 175.5, 168.48, "—", 0.96, "—"],
        [None, "　　　上年结转资金", None, 12.4, 12.4, 12.4, "—", 1, "—"],
        [None, "　　　其他资金", None, 0, 0, 0, "—", "—", "—"],
        ["年度总体目标", "预期目标", None, None, None, "实际完成情况"],
        [None, "举办活动50场。", None, None, None, "举办活动52场。"],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
        [None, "产出指标（50分）", "数量指标", "活动场次", "≥50场", "52场", 20, 20],
        [None, None, "质量指标", "验收合格率", "100%", "100%", 20, 20],
        [None, None, "时效指标", "完成时间", "2024年11月底前", "2024年11月20日", 10, 10],
        [None, "效益指标（30分）", "社会效益指标", "参与人次", "≥2万人次", "2.1万人次", 20, 20],
        [None, None, "可持续影响指标", "管护机制", "建立健全", "已建立，个别点未落实专人", 10, 9, _REASON],
        [None, "满意度指标（10分）", "服务对象满意度指标", "群众满意度", "≥90%", "92.5%", 10, 10],
        [None, "总分", None, None, None, None, 100, 98.63],
    ]),
    {"total": "F7", "rate": "H7", "score": "I7", "indicator": "H14", "whole": "H20",
     "weight": "G15"},
    ("A2:I2", "A3:I3", "B4:I4", "B5:D5", "F5:I5", "A6:A10", "B7:C7", "B8:C8",
     "B9:C9", "B10:C10",
     "A11:A12", "B11:E11", "F11:I11", "B12:E12", "F12:I12", "A13:A20", "B14:B16",
     "B17:B18", "B20:F20"),
    frozenset({"H7", "H8", "H9"}),
)  # fmt: skip

TWO_ROWS = Layout(
    "offset, a header of two rows, rates as numbers",
    _grid(4, "C", [
        ["2024年度项目支出绩效自评情况表"],
        ["项目名称：某区公共文化服务提升项目", None, None, None, "实施单位：某区某中心"],
        ["资金情况（万元）", "资金来源", "预算数", None, "执行数", "执行率（%）", "分值", "得分"],
        [None, None, "年初预算数", "全年预算数", "全年执行数"],
        [None, "年度资金总额", 192.4, 187.9, 180.88, 96.26, 10, 9.63],
        [None, "1.财政拨款", 180, 175.5, 168.48, 96, None, None],
        [None, "2.上年结转资金", 12.4, 12.4, 12.4, 100, None, None],
        ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "未完成原因", "分值", "得分"],
        ["产出指标", "数量指标", "活动场次", "≥50场", "52场", None, 20, 20],
        [None, "质量指标", "验收合格率", "100%", "100%", None, 20, 20],
        [None, "时效指标", "完成时间", "2024年11月底前", "2024年11月20日", None, 10, 10],
        ["效益指标", "社会效益指标", "参与人次", "≥2万人次", "2.1万人次", None, 20, 20],
        [None, "可持续影响指标", "管护机制", "建立健全", "已建立，个别点未落实专人", _REASON, 10, 9],
        ["满意度指标", "服务对象满意度", "群众满意度", "≥90%", "92.5%", None, 10, 10],
        ["合计", None, None, None, None, None, 100, 98.63],
    ]),
    {"total": "G8", "rate": "H8", "score": "J8", "indicator": "J12", "whole": "J18",
     "weight": "I13"},
    ("C4:J4", "C6:C10", "D6:D7", "E6:F6", "H6:H7", "I6:I7", "J6:J7", "C12:C14",
     "C15:C16", "C18:H18"),
    noted=lambda ratio: round(ratio * 100, 2),
)  # fmt: skip

PLAIN = Layout(
    "no merges, rates as text, points in the names, other sources",
    _grid(2, "B", [
        ["项目绩效自评表（2024年）"],
        ["项目名称", "某区公共文化服务提升项目", "主管部门", "某区某局"],
        ["单位：万元"],
        ["资金来源", "年初预算数", "全年预算数", "全年执行数", "执行率", "分值", "得分"],
        ["资金总额", 242.4, 237.9, 230.88, "97.05%", 10, 9.7],
        ["其中：财政拨款", 180, 175.5, 168.48, "96.00%", "—", "—"],
        ["上年结转", 12.4, 12.4, 12.4, "100.00%", "—", "—"],
        ["专项债券资金", 50, 50, 50, "100.00%", "—", "—"],
        ["其他资金", "—", "—", "—", "—", "—", "—"],
        ["绩效指标完成情况"],
        ["一级指标", "二级指标", "三级指标", "分值", "年度指标值", "实际完成值", "得分", "备注"],
        ["产出指标（50分）", "数量指标", "活动场次", 20, "≥50场", "52场", 20],
        ["产出指标（50分）", "质量指标", "验收合格率", 20, "100%", "100%", 20],
        ["产出指标（50分）", "时效指标", "完成时间", 10, "2024年11月底前", "2024年11月20日", 10],
        ["效益指标（30分）", "社会效益指标", "参与人次", 20, "≥2万人次", "2.1万人次", 20],
        ["效益指标（30分）", "可持续影响指标", "管护机制", 10, "建立健全", "已建立，个别点未落实专人", 9, _REASON],
        ["满意度指标（10分）", "服务对象满意度指标", "群众满意度", 10, "≥90%", "92.5%", 10],
        ["总分", None, None, 100, None, None, 98.7],
        ["填报人：张某", None, "联系电话：0000-0000000", None, "填报日期：2025年3月10日"],
    ]),
    {"total": "E6", "rate": "F6", "score": "H6", "indicator": "H13", "whole": "H19",
     "weight": "E14"},
    noted=lambda ratio: f"{ratio:.2%}",
)  # fmt: skip

SIGNS = Layout(
    "signs and units in columns of their own, reasons for the money",
    _grid(1, "A", [
        ["部门预算项目支出绩效自评表（2024年度）"],
        ["项目名称", "某区公共文化服务提升项目"],
        ["主管部门", "某区某局", None, None, "实施单位（盖章）", "某区某中心"],
        ["预算执行情况（10分）", "年度预算数（万元）", "年初预算", "调整后预算数", "预算执行数", "预算执行率", "权重", "得分",
         "原因"],
        [None, "总额", 192.4, 187.9, 180.88, 0.9626, 10, 9.63, "尾款次年支付"],
        [None, "其中：财政资金", 180, 175.5, 168.48, 0.96, "/", "/", "尾款次年支付"],
        [None, "财政专户管理资金", 0, 0, 0, "/", "/", "/"],
        [None, "单位资金", 12.4, 12.4, 12.4, 1, "/", "/"],
        [None, "其他资金", 0, 0, 0, "/", "/", "/"],
        ["绩效指标（90分）", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "完成值", "权重",
         "得分", "未完成原因分析"],
        [None, "产出指标", "数量指标", "活动场次", "≥", 50, "场", 52, 20, 20],
        [None, None, "质量指标", "验收合格率", "＝", 100, "%", 100, 20, 20],
        [None, None, "时效指标", "完成天数", "≤", 330, "天", 325, 10, 10],
        [None, "效益指标", "社会效益指标", "参与人次", "≥", 2, "万人次", 2.1, 20, 20],
        [None, None, "可持续影响指标", "管护机制", "定性", "建立健全", None, "已建立，个别点未落实专人", 10, 9,
         _REASON],
        [None, "满意度指标", "服务对象满意度指标", "群众满意度", "≥", 90, "%", 92.5, 10, 10],
        [None, "合计", None, None, None, None, None, None, 100, 98.63],
        ["评价结论", "项目完成良好。"],
        ["项目负责人：李某", None, None, "财务负责人：王某"],
    ]),
    {"total": "E5", "rate": "F5", "score": "H5", "indicator": "J11", "whole": "J17",
     "weight": "I12"},
    ("A1:K1", "B2:K2", "B3:D3", "F3:K3", "A4:A9", "A10:A17", "B11:B13", "B14:B15",
     "B17:H17", "B18:K18"),
    frozenset({"F5", "F6", "F8"}),
)  # fmt: skip

LAYOUTS = (OFFICIAL, TWO_ROWS, PLAIN, SIGNS)
