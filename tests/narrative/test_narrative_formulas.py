"""Formulas in the text, points between two rates, what is left over, count rates."""

from __future__ import annotations

import pytest
from judging import found

RIGHT = [
    pytest.param("控制率=（本年-上年）÷上年=（63.46-32）÷32=98.31%。", id="formula"),
    pytest.param("公用经费控制率=168.55/180×100%=93.64%。", id="times hundred"),
    pytest.param("公用经费控制率=168.55万元÷180万元=93.6%。", id="with units"),
    pytest.param("财政供养人员控制率97.5%（117/120）。", id="behind the rate"),
    pytest.param("变动率=（30-32.5）/32.5×100%=-7.69%。", id="negative"),
    pytest.param("完成率=完成数/计划数×100%=100%。", id="words only"),
    pytest.param("截至2024/12/31，完成率=100%。", id="a date"),
    pytest.param(
        "压减比例为6.3%，较年度压减目标5%高1.3个百分点。", id="points beside a target"
    ),
    pytest.param(
        "执行率96.4%，较全省平均水平提高2个百分点，满意度95%。", id="base not given"
    ),
    pytest.param(
        "收入增长5.6%，支出下降4.2%，收入增幅高于支出增幅9.8个百分点。",
        id="points between two rates",
    ),
    pytest.param(
        "年初结转和结余86.42万元，本年收入520.33万元，本年支出548.25万元，"
        "年末结转和结余58.50万元。",
        id="carried over",
    ),
    pytest.param(
        "下达资金500万元，实际支付462.5万元，支付率92.5%，结余37.5万元。", id="left"
    ),
    pytest.param(
        "年初预算500万元，实际支出462.5万元，上年结转20万元。", id="left of last year"
    ),
    pytest.param(
        "下达资金500万元，其中支付上年项目尾款62.5万元，结转结余资金12万元。",
        id="a part is paid",
    ),
    pytest.param(
        "支付工程款856.20万元，占合同金额1120.00万元的76.45%，剩余263.80万元待付。",
        id="left of a contract",
    ),
    pytest.param(
        "新增债券资金6500万元，已支出5980万元，支出进度92%，剩余520万元。",
        id="left of bonds",
    ),
    pytest.param(
        "中央下达260万元，省级下达90万元，合计下达350万元，实际使用338.45万元，"
        "资金使用率96.7%。",
        id="used of several sums",
    ),
    pytest.param(
        "中央下达260万元，省级下达90万元，实际使用338.45万元，资金使用率96.7%。",
        id="used of sums not added",
    ),
    pytest.param("完成绿化2360亩，为年度任务2200亩的107.27%。", id="counts of a plan"),
    pytest.param(
        "目标值为≥85%，实际完成值92.3%，超出目标值7.3个百分点。", id="above the target"
    ),
    pytest.param(
        "完成率97.5%，比上年的95.0%提高2.5个百分点，比目标值95%高2.5个百分点。",
        id="beside two rates",
    ),
    pytest.param(
        "年初预算1250万元，年中追加140万元、追减25万元，调减15万元，调整后预算1350万元，"
        "全年支出1300万元，执行率96.30%，结余50万元。",
        id="budget changed",
    ),
    pytest.param(
        "年初预算1250万元，年中追加人员经费140万元，另下达专项60万元，调整后预算1450万元。",
        id="budget changed by more",
    ),
    pytest.param(
        "“三公”经费实际支出9.86万元，控制在年初预算12万元以内，节约2.14万元，"
        "节约率17.83%。",
        id="saved of a budget told after",
    ),
    pytest.param(
        "计划培训8期400人，实际培训8期426人，完成率106.5%。", id="plan in two units"
    ),
    pytest.param(
        "预算安排320万元，到位300万元，实际使用292.5万元，结余7.5万元。",
        id="budgeted, less arrived",
    ),
    pytest.param(
        "签订合同36份，合同金额2180万元，已支付1962万元，支付比例90%。",
        id="paid of a contract",
    ),
    pytest.param(
        "补助标准由每人每月600元提高至650元，惠及1260人，年增支75.6万元。",
        id="what all of them cost",
    ),
    pytest.param(
        "预算安排1420万元，比本年度预算1356.2万元增加63.8万元，增长4.7%。",
        id="two budgets",
    ),
    pytest.param(
        "专项资金合计3600万元，已兑付3420万元，兑付率95%，未兑付180万元。",
        id="not paid out",
    ),
    pytest.param(
        "资产总额3260.50万元，负债总额86.20万元，净资产3174.30万元。", id="net assets"
    ),
    pytest.param(
        "水费1.26万元、电费8.42万元、物业费15.60万元，同比分别下降3.1%、5.6%和持平。",
        id="flat as the last of several",
    ),
    pytest.param(
        "执行率94%。群众满意度较上年的90%提高5个百分点。", id="another rate before"
    ),
    pytest.param(
        "执行进度较上年的88.4%提高6.5个百分点，达到94.9%。", id="points, then up to"
    ),
    pytest.param(
        "基本支出占总支出的71.10%，比上年的68.45%上升2.65个百分点。", id="share up"
    ),
    pytest.param(
        "采购计划金额98万元，实际采购金额91.5万元，节约6.5万元，节约率6.63%。",
        id="saved",
    ),
    pytest.param("中标价186.2万元，较控制价196.0万元下浮5%。", id="below the limit"),
    pytest.param("在职136人，占编制数143人的95.10%。", id="share of a count"),
    pytest.param(
        "全年支出120万元，培训1260人次，其中女性504人次，占40%。", id="share of counts"
    ),
    pytest.param("绩效指标共28项，完成26项，完成率92.86%。", id="rate of counts"),
    pytest.param(
        "共受理案件120件，完成审批90件，全年目标任务完成率100%。",
        id="rate of something else",
    ),
    pytest.param("收入完成28,583万元，占调整预算27,100万元的105.47%。", id="thousands"),
]


@pytest.mark.parametrize("sentence", RIGHT)
def test_quiet(sentence):
    assert found(sentence) == []


WRONG = [
    pytest.param(
        "控制率=（63.46-32）÷32×100%=93.81%。",
        [("ratio", "93.81%", "98.31%")],
        id="formula",
    ),
    pytest.param(
        "财政供养人员控制率95.7%（117/120）。",
        [("ratio", "95.7%", "97.5%")],
        id="behind the rate",
    ),
    pytest.param(
        "变动率=（30-32.5）/32.5×100%=-6.79%。",
        [("ratio", "-6.79%", "-7.69%")],
        id="negative",
    ),
    pytest.param(
        "压减比例为6.3%，较年度压减目标5%高3.1个百分点。",
        [("difference", "3.1个百分点", "1.3个百分点")],
        id="points beside a target",
    ),
    pytest.param(
        "压减比例为6.3%，较年度压减目标5%低1.3个百分点。",
        [("direction", "低", "高")],
        id="points the wrong way",
    ),
    pytest.param(
        "收入增长5.6%，支出增长4.2%，收入增幅高于支出增幅2.4个百分点。",
        [("difference", "2.4个百分点", "1.4个百分点")],
        id="points between two rates",
    ),
    pytest.param(
        "年初结转和结余86.42万元，本年收入520.33万元，本年支出548.25万元，"
        "年末结转和结余85.50万元。",
        [("difference", "85.50万元", "58.50万元")],
        id="carried over",
    ),
    pytest.param(
        "下达资金500万元，实际支付462.5万元，结余35.7万元。",
        [("difference", "35.7万元", "37.5万元")],
        id="left",
    ),
    pytest.param(
        "在职136人，占编制数143人的91.50%。",
        [("share", "91.50%", "95.10%")],
        id="share of a count",
    ),
    pytest.param(
        "绩效指标共28项，完成26项，完成率96.28%。",
        [("ratio", "96.28%", "92.86%")],
        id="rate of counts",
    ),
    pytest.param(
        "公用经费从2023年的120.50万元增至135.62万元，增加12.15万元，增长12.55%。",
        [("difference", "12.15万元", "15.12万元")],
        id="from, up to, by",
    ),
    pytest.param(
        "支付工程款856.20万元，占合同金额1120.00万元的76.45%，剩余268.30万元待付。",
        [("difference", "268.30万元", "263.80万元")],
        id="left of a contract",
    ),
    pytest.param(
        "新增债券资金6500万元，已支出5980万元，支出进度95%，剩余250万元。",
        [("completion_rate", "95%", "92%"), ("difference", "250万元", "520万元")],
        id="left of bonds",
    ),
    pytest.param(
        "中央下达260万元，省级下达90万元，合计下达350万元，实际使用338.45万元，"
        "资金使用率97.6%。",
        [("completion_rate", "97.6%", "96.7%")],
        id="used of several sums",
    ),
    pytest.param(
        "完成绿化2360亩，为年度任务2200亩的102.77%。",
        [("completion_rate", "102.77%", "107.27%")],
        id="counts of a plan",
    ),
    pytest.param(
        "目标值为≥85%，实际完成值92.3%，超出目标值3.7个百分点。",
        [("difference", "3.7个百分点", "7.3个百分点")],
        id="above the target",
    ),
    pytest.param(
        "完成率97.5%，比上年的95.0%提高2.5个百分点，比目标值95%高5.2个百分点。",
        [("difference", "5.2个百分点", "2.5个百分点")],
        id="beside two rates",
    ),
    pytest.param(
        "年初预算1250万元，年中追加140万元、追减25万元，调减15万元，调整后预算1530万元。",
        [("difference", "1530万元", "1350万元")],
        id="budget changed",
    ),
    pytest.param(
        "年初预算1250万元，年中追加100万元，调整后预算1350万元，全年支出1300万元，"
        "执行率96.30%，结余80万元。",
        [("difference", "80万元", "50万元")],
        id="left of the budget changed",
    ),
    pytest.param(
        "“三公”经费实际支出9.86万元，控制在年初预算12万元以内，节约2.41万元，"
        "节约率17.83%。",
        [("difference", "2.41万元", "2.14万元")],
        id="saved of a budget told after",
    ),
    pytest.param(
        "预算安排300万元，到位300万元，实际使用292.5万元，结余5.7万元。",
        [("difference", "5.7万元", "7.5万元")],
        id="left of what arrived",
    ),
    pytest.param(
        "签订合同36份，合同金额2180万元，已支付1962万元，支付比例96%。",
        [("ratio", "96%", "90%")],
        id="paid of a contract",
    ),
    pytest.param(
        "收入2260.15万元，较年初预算2100.00万元增加160.15万元，完成年初预算的106.73%。",
        [("completion_rate", "106.73%", "107.63%")],
        id="the budget of a comparison",
    ),
    pytest.param(
        "支出2345.61万元，比2023年的2198.07万元多支出174.54万元，增长6.71%。",
        [("difference", "174.54万元", "147.54万元")],
        id="spent more",
    ),
    pytest.param(
        "预算安排1420万元，比本年度预算1356.2万元增加63.8万元，增长7.4%。",
        [("growth_rate", "7.4%", "4.7%")],
        id="two budgets",
    ),
    pytest.param(
        "专项资金合计3600万元，已兑付3420万元，兑付率96%，未兑付108万元。",
        [("ratio", "96%", "95%"), ("difference", "108万元", "180万元")],
        id="not paid out",
    ),
    pytest.param(
        "下达资金231万元，实际支付272万元，支付率98.27%，结余4万元。",
        [("completion_rate", "98.27%", "117.75%")],
        id="more paid than given",
    ),
    pytest.param(
        "资产总额3260.50万元，负债总额86.20万元，净资产3147.30万元。",
        [("difference", "3147.30万元", "3174.30万元")],
        id="net assets",
    ),
    pytest.param(
        "存款余额由年初的126.30万元降为98.75万元，减少25.75万元，降幅21.81%。",
        [("difference", "25.75万元", "27.55万元")],
        id="down to",
    ),
    pytest.param(
        "执行进度较上年的88.4%提高5.6个百分点，达到94.9%。",
        [("difference", "5.6个百分点", "6.5个百分点")],
        id="points, then up to",
    ),
    pytest.param(
        "基本支出占总支出的71.10%，比上年的68.45%上升2.56个百分点。",
        [("difference", "2.56个百分点", "2.65个百分点")],
        id="share up",
    ),
    pytest.param(
        "采购计划金额98万元，实际采购金额91.5万元，节约5.6万元，节约率6.63%。",
        [("difference", "5.6万元", "6.5万元")],
        id="saved",
    ),
    pytest.param(
        "中标价186.2万元，较控制价196.0万元下浮6%。",
        [("growth_rate", "6%", "5%")],
        id="below the limit",
    ),
    pytest.param(
        "资产由上年末的5210.06万元增加到5623.41万元，净增431.35万元，增幅7.93%。",
        [("difference", "431.35万元", "413.35万元")],
        id="net increase",
    ),
    pytest.param(
        "2023年、2024年公用经费分别为118.74万元和102.36万元，2024年比2023年下降16.00%。",
        [("growth_rate", "16.00%", "13.79%")],
        id="two years named before their item",
    ),
    pytest.param(
        "发放问卷200份，收回有效问卷192份，有效率69%。",
        [("ratio", "69%", "96%")],
        id="valid answers",
    ),
    pytest.param(
        "核定编制72名，实有人数68人，编制使用率97.44%。",
        [("ratio", "97.44%", "94.44%")],
        id="posts filled",
    ),
    pytest.param(
        "全年办理事项12680件，较2023年的11200件增加1408件，增长13.21%。",
        [("difference", "1408件", "1480件")],
        id="counts of two years",
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), WRONG)
def test_reported(sentence, expected):
    assert found(sentence) == expected
