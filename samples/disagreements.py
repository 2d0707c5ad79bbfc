"""Papers that disagree in five ways, and four that agree in varied wording.

10-相互对照/有误: 报告, 数据表 and 评分表 of one unit. The report gives another 基本支出, another
公务接待费, another 编制 and another total score than the tables; the 评分表 gives another
rate of execution than the 数据表's figures make. 10-相互对照/无误: 报告, 数据表, 评分表 and a
项目支出绩效自评表 say the same in other units, roundings and words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from samples import cases
from selfeval_xl import fill
from selfeval_xl.forms.spec import SpecSet
from selfeval_xl.templates.content import Content
from selfeval_xl.templates.workbook import export

APART, AGREED = "10-相互对照/有误", "10-相互对照/无误"
_HEAD = """\
部门整体支出绩效自评报告

评价年度：2024年度
评价单位：某区某局
填报单位（公章）：某区某局
填报日期：2025年3月10日

根据财政部门的通知要求，我局组织了2024年度部门整体支出绩效自评，现将情况报告如下：

一、单位基本情况
（一）机构职能
某区某局为区政府工作部门，主要负责政务服务和基层信息化工作。{staff}
（二）年度总体工作和重点工作任务
1.提升营商环境服务，完成政务窗口改造与自助终端配置。
2.保障基层信息系统运行，完成系统运维与安全测评。
（三）部门整体支出绩效目标
围绕年度重点工作，优化支出结构，保障政务服务平稳运行。
（四）部门整体支出情况
{spending}

二、自评工作开展情况
（一）评价小组情况
成立由局领导任组长、财务和业务科室参加的自评小组。
（二）自评工作过程
自评小组对照指标逐项收集资料、核对账表、评分并形成报告。
（三）自评材料报送时间及质量
自评材料于2025年3月10日报送，内容完整，数据与决算一致。
（四）自评材料报送及公开一致情况
报送的自评报告、数据表、评分表与公开的内容一致。

三、绩效自评情况
（一）自评结果
{result}
（二）部门整体支出绩效指标分析
1.预算编制情况
预算按职责和年度任务编制，资金分配合理；个别绩效目标与年度任务对应不够紧密。
2.预算执行情况
{execution}
3.预算监督情况
预决算和绩效信息按规定公开，制度健全并有效执行。
4.预算使用效益
重点工作全部完成，公用经费和“三公”经费控制在预算以内。
（三）存在问题
窗口排队时间偏长，个别绩效目标细化不够。
（四）改进措施
增设自助设备，在编制下一年度预算时细化绩效目标。

四、其他自评情况
无。
"""
_APART: Mapping[str, str] = {
    "staff": "核定编制40名，年末在职36人。",
    "spending": "2024年支出合计1,246.50万元，收入合计1,255.76万元。基本支出方面，全年926.43万元，"
    "用于保障机构运转。公务接待费支出1.48万元。",
    "result": "2024年度部门整体支出绩效自评得分{other_total}分，等级为优。",
    "execution": "资金使用合规，项目管理规范。",
}
_AGREED: Mapping[str, str] = {
    "staff": "截至2024年12月31日，我局核定编制38名（行政编制24名、事业编制12名、工勤编制2名），"
    "实有在职人员36人，在职人员控制率94.74%；另有编外人员{outside}人，离退休人员9人。",
    "spending": "全年总收入12,557,600.00元，其中财政拨款收入1,253.36万元，其他收入2.40万元；"
    "全年总支出0.12465亿元，其中基本支出962.4万元，项目支出284.07万元。"
    "年末结转和结余21.56万元。\n"
    "“三公”经费实际支出26.94万元，其中：公务用车购置费17.98万元，公务用车运行维护费7.12万元，"
    "公务接待费1.84万元，没有发生因公出国（境）费。",
    "result": "经自评，2024年度我局部门整体支出绩效得分{total}分，评价等级为“优”。",
    "execution": "部门年初预算1,221.30万元，年中追加58.50万元，调整后预算1,279.80万元，"
    "实际执行1,246.50万元，预算执行率97.4%，完成年初预算的102.06%。\n"
    "“营商环境服务提升”项目年初预算120万元，当年支出112.35万元，执行率93.63%；"
    "基层信息系统运行维护支出84万元。政府采购支出61.35万元。",
}
_PROJECT: Mapping[str, Any] = {
    "年度": 2024,
    "填报人": "张某",
    "联系电话": "0000-0000000",
    "单位负责人": "李某",
    "填报日期": "2025-03-10",
    "项目名称": "营商环境服务提升",
    "主管部门": "某区某局",
    "实施单位": "某区某局",
    "预期目标": "改造政务窗口12个，配置自助终端8台，办事群众满意度不低于95%。",
    "goal.actual": "改造政务窗口12个，配置自助终端8台，办事群众满意度94%。",
    "funds": {
        "当年财政拨款": {"年初预算数": 120, "全年预算数": 114, "全年执行数": 112.35},
        "上年结转资金": {"年初预算数": 0, "全年预算数": 0, "全年执行数": 0},
        "其他资金": {"年初预算数": 0, "全年预算数": 0, "全年执行数": 0},
    },
}
_INDICATORS: tuple[tuple[str, str, str, str, str, int], ...] = (
    ("产出指标", "数量指标", "改造政务窗口数量", "=12个", "12个", 15),
    ("产出指标", "数量指标", "配置自助终端数量", "=8台", "8台", 10),
    ("产出指标", "质量指标", "设备验收合格率", "=100%", "100%", 15),
    ("产出指标", "成本指标", "项目总成本", "≤120万元", "112.35万元", 10),
    ("效益指标", "社会效益指标", "窗口平均等候时间", "≤15分钟", "12分钟", 30),
    ("满意度指标", "服务对象满意度指标", "办事群众满意度", "≥95%", "94%", 10),
)
_COLUMNS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值")
_STATED_RATE = "部门预算执行率98.40%，年末有一笔项目尾款按合同约定次年支付"


def build(folder: Path, specs: SpecSet) -> None:
    """Write both submissions below a folder."""
    data, score = specs.get("guangdong-data"), specs.get("guangdong-score")
    weights = {one.level3: one.weight for one in score.indicators}
    clean, scores = cases.clean_data(), cases.clean_scores(weights)
    total = sum(Decimal(str(one.score)) for one in scores.indicators.values())
    figures = {
        "total": total,
        "other_total": total + Decimal("0.20"),
        "outside": clean.values["staff.offquota.onpost"],
    }
    for name, lines, words in (
        (APART, _with_rate(scores), _APART),
        (AGREED, scores, _AGREED),
    ):
        target = folder / name
        target.mkdir(parents=True, exist_ok=True)
        export(data, target / "数据表.xlsx", clean)
        export(score, target / "评分表.xlsx", lines)
        said = {key: text.format(**figures) for key, text in words.items()}
        report = _HEAD.format(**said)
        (target / "自评报告.txt").write_text(report, encoding="utf-8")
    indicators: list[dict[str, Any]] = [
        {**dict(zip(_COLUMNS, one, strict=True)), "得分": one[-1]}
        for one in _INDICATORS
    ]
    indicators[-1] |= {
        "得分": 9.9,
        "偏差原因分析及改进措施": "个别群众反映周末窗口少，已调整排班",
    }
    project = {**_PROJECT, "indicators": indicators}
    fill("national-project", project, folder / AGREED / "项目支出绩效自评表.xlsx")


def _with_rate(scores: Content) -> Content:
    """The 评分表 with a rate of execution that the 数据表 does not give."""
    lines = dict(scores.indicators)
    name = "部门预算资金支出率"
    lines[name] = replace(lines[name], deviation_note=_STATED_RATE)
    return replace(scores, indicators=lines)
