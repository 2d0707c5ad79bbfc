"""Two years of one unit, and what was published of one: ``python -m samples.years``.

The folders 08-两年对照 and 09-公开一致 are checked with ``--previous`` and
``--published`` as PAIRS says; what that yields beyond a plain check is listed in
expected-years.tsv. By hand:

    selfeval-xl check samples/08-两年对照/2024-有误 --previous samples/08-两年对照/2023
    selfeval-xl check samples/09-公开一致/报送 --published samples/09-公开一致/公开-有误
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from samples import cases, reports
from selfeval_xl.api import check
from selfeval_xl.config import load_settings
from selfeval_xl.forms.spec import FormSpec, SpecSet
from selfeval_xl.templates.content import Content, IndicatorLine
from selfeval_xl.templates.workbook import export

FOLDER = Path(__file__).parent
EXPECTED = FOLDER / "expected-years.tsv"
YEARS, COPIES = "08-两年对照", "09-公开一致"
PAIRS: tuple[tuple[str, str, str], ...] = (
    (f"{YEARS}/2024-无误", "previous", f"{YEARS}/2023"),
    (f"{YEARS}/2024-有误", "previous", f"{YEARS}/2023"),
    (f"{COPIES}/报送", "published", f"{COPIES}/公开"),
    (f"{COPIES}/报送", "published", f"{COPIES}/公开-有误"),
)
HEAD = (
    "papers",
    "option",
    "against",
    "file",
    "place",
    "code",
    "severity",
    "actual",
    "expected",
)
_FIGURES_2023: Mapping[str, tuple[str, str, str, str]] = {
    "inc.gpb": ("1102.00", "1150.00", "1165.00", "1148.20"),
    "inc.gfund": ("15.00", "20.00", "20.00", "20.00"),
    "inc.soe": ("0.00", "0.00", "0.00", "0.00"),
    "inc.other": ("3.00", "2.00", "2.00", "3.15"),
    "carry.open": ("13.60", "18.60", "18.60", "18.60"),
    "exp.basic.person": ("780.00", "815.00", "825.00", "812.44"),
    "exp.basic.public": ("95.00", "98.00", "98.00", "96.37"),
    "exp.project": ("240.00", "275.00", "278.00", "268.84"),
    "carry.close": ("18.60", "0.00", "0.00", "12.30"),
    "tpc.abroad": ("0.00", "0.00", "0.00", "0.00"),
    "tpc.car.buy": ("0.00", "0.00", "0.00", "0.00"),
    "tpc.car.run": ("8.10", "8.00", "8.00", "7.85"),
    "tpc.recept": ("3.20", "3.00", "3.00", "2.96"),
    "proc": ("40.00", "48.00", "48.00", "45.20"),
}
_STAFF_2023 = {"admin": ("24", "23"), "inst": ("12", "12"), "worker": ("2", "2")}
_LINES_2023 = {
    "staff.offquota.onpost": "1",
    "staff.retired.onpost": "8",
    "asset.total.open": "360.20",
    "asset.total.close": "386.42",
    "asset.used.open": "348.00",
    "asset.used.close": "371.05",
}
_COPIED = "满意度调查中有群众反映排队时间长，正与相关部门协商增设窗口"
_LOSSES_2023 = {
    "部门预算资金支出率": ("5.79", "一项运维合同跨年结算，尾款列入次年支付"),
    "政府采购执行率": ("2.83", "设备采购成交价低于预算"),
    "公众或服务对象满意度": ("4", _COPIED),
}
_PROBLEM = (
    "全年受理群众来电来访共312件，其中按期办结298件，仍有14件因涉及多个部门未能按期办结；"
    "自助终端使用率为61%，与预期尚有差距，宣传和引导需要加强。"
)
_REPORT_2023 = f"""\
部门整体支出绩效自评报告

评价年度：2023年度
评价单位：某区某局
填报单位（公章）：某区某局
填报日期：2024年3月12日

按照上级部署，我局完成了2023年度整体支出的自评，情况如下：

一、单位基本情况
（一）机构职能
某区某局为区政府工作部门，主要负责政务服务和基层信息化工作。
（二）年度总体工作和重点工作任务
推进政务服务事项集中办理，维护基层信息系统。
（三）部门整体支出绩效目标
事项集中办理率达到九成以上，系统全年稳定运行。
（四）部门整体支出情况
2023年支出合计1,177.65万元，其中：基本支出908.81万元，项目支出268.84万元。

二、自评工作开展情况
（一）评价小组情况
由财务科牵头成立小组。
（二）自评工作过程
各科室先行自查，小组汇总复核。
（三）自评材料报送时间及质量
2024年3月12日报送。
（四）自评材料报送及公开一致情况
公开的内容与报送的一致。

三、绩效自评情况
（一）自评结果
2023年度部门整体支出绩效自评得分98.62分，等级为优。
（二）部门整体支出绩效指标分析
1.预算编制情况
预算与任务对应。
2.预算执行情况
运维合同跨年结算，扣0.21分；政府采购节约资金，扣0.17分。
3.预算监督情况
信息按时公开。
4.预算使用效益
集中办理率达到目标；服务对象满意度扣1分。
（三）存在问题
{_PROBLEM}
（四）改进措施
与相关部门建立会办机制。

四、其他自评情况
无。
"""


def last_year() -> Content:
    """A filled 数据表 of the year before the clean sample's."""
    values = cases.money(_FIGURES_2023) | cases.staff(_STAFF_2023)
    values.update((key, Decimal(number)) for key, number in _LINES_2023.items())
    tasks = (
        {
            "task_name": "政务服务事项集中办理",
            "content": "大厅设备更新",
            "initial_budget": Decimal("96.00"),
            "executed": Decimal("92.40"),
            "completion": "已完成",
        },
    )
    return replace(
        cases.clean_data(),
        year=2023,
        values=values,
        tasks=tasks,
        filled_on="2024年3月12日",
    )


def contradicting(clean: Content) -> Content:
    """Last year's 其他收入 and 固定资产, a carry-over and a quota that are others."""
    values = dict(clean.values)
    values["inc.other.prev"] = Decimal("3.51")
    values["asset.total.open"] = Decimal("384.62")
    for column in ("y0b", "adj", "act"):
        values[f"carry.open.{column}"] = Decimal("12.80")
    values["inc.other.act"] = Decimal("1.90")
    values["staff.admin.quota"] = Decimal("25")
    return replace(clean, values=values)


def build(folder: Path, specs: SpecSet) -> None:
    """Write the submissions of both samples below a folder."""
    data, score = specs.get("guangdong-data"), specs.get("guangdong-score")
    weights = {one.level3: one.weight for one in score.indicators}
    clean, scores = cases.clean_data(), cases.clean_scores(weights)
    forms = (data, score)
    _write(folder / YEARS / "2024-无误", forms, clean, scores, reports.CLEAN)
    old = last_year()
    lines = {name: IndicatorLine(score=weight) for name, weight in weights.items()}
    for name, (points, reason) in _LOSSES_2023.items():
        lines[name] = IndicatorLine(Decimal(points), reason)
    old_scores = replace(old, values={}, tasks=(), indicators=lines)
    _write(folder / YEARS / "2023", forms, old, old_scores, _REPORT_2023)
    copied = dict(scores.indicators)
    copied["公众或服务对象满意度"] = IndicatorLine(Decimal(4), _COPIED)
    _write(
        folder / YEARS / "2024-有误",
        forms,
        contradicting(clean),
        replace(scores, indicators=copied),
        _report_2024(),
    )
    _write(folder / COPIES / "报送", forms, clean, scores, reports.CLEAN)
    _write(folder / COPIES / "公开", forms, clean, scores, reports.CLEAN)
    values = dict(clean.values) | {"staff.offquota.onpost": Decimal(5)}
    first, second = clean.tasks
    tasks = (first, {**second, "executed": Decimal("48.00")})
    _write(
        folder / COPIES / "公开-有误",
        (data,),
        replace(clean, values=values, tasks=tasks),
        scores,
        reports.CLEAN.replace("得分98.44分", "得分98.94分"),
    )


def _report_2024() -> str:
    """The clean report with the quota changed and last year's problems."""
    text = reports.CLEAN.replace("编制38名", "编制39名")
    text = text.replace("行政编制24名", "行政编制25名")
    return text.replace("窗口排队时间偏长，个别绩效目标细化不够。", _PROBLEM)


def _write(
    folder: Path,
    forms: tuple[FormSpec, ...],
    data: Content,
    scores: Content,
    report: str,
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    names = ("数据表.xlsx", "评分表.xlsx")
    for form, name, content in zip(forms, names, (data, scores), strict=False):
        export(form, folder / name, content)
    (folder / "自评报告.txt").write_text(report, encoding="utf-8")


def found(folder: Path = FOLDER) -> list[str]:
    """One line a finding against the other papers, under a head line."""
    lines = ["\t".join(HEAD)]
    for papers, option, against in PAIRS:
        settings = load_settings(
            today=datetime.date(2025, 12, 31),
            select=("XD3", "XD4"),
            **{option: folder / against},
        )
        for one in check(folder / papers, settings=settings).findings:
            hit = one.hit
            place = hit.place.a1 or hit.place.quote
            cells = (
                papers,
                option,
                against,
                hit.place.file,
                place,
                one.code,
                one.severity.value,
                hit.actual,
                hit.expected,
            )
            lines.append("\t".join(str(cell or "") for cell in cells))
    return lines


if __name__ == "__main__":
    EXPECTED.write_text("\n".join(found()) + "\n", encoding="utf-8")
