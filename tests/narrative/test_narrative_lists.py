"""Sums of lists: of amounts, of counts, of changes, and totals said in words."""

from __future__ import annotations

from time import process_time

import pytest
from judging import found

RIGHT = [
    pytest.param(
        "全年发放救助金45.6万元、慰问金12.4万元，两项合计58万元。", id="two together"
    ),
    pytest.param(
        "办公费8.0万元，会议费2.5万元，差旅费3.1万元，后两项合计5.6万元。",
        id="of the last two",
    ),
    pytest.param(
        "第一季度支出30万元，第二季度支出42万元，第三季度支出38万元，"
        "第四季度支出50万元，全年共支出160万元。",
        id="four quarters",
    ),
    pytest.param(
        "第三季度支出38万元，第四季度支出50万元，全年共支出160万元。", id="two quarters"
    ),
    pytest.param(
        "本年支出612.45万元，比上年增加12.30万元，其中：基本支出402.15万元，"
        "比上年增加20.10万元；项目支出210.30万元，比上年减少7.80万元。",
        id="changes add up",
    ),
    pytest.param(
        "本年支出612.45万元，比上年增加12.30万元，其中：基本支出402.15万元，"
        "比上年增加20.10万元；项目支出210.30万元，比年初预算减少9.70万元。",
        id="changes of two bases",
    ),
    pytest.param(
        "本年支出612.45万元，比上年增加12.30万元，其中：基本支出402.15万元，"
        "比上年增加20.10万元。",
        id="one part's change",
    ),
    pytest.param(
        "“三公”经费支出比上年减少3.20万元，其中：公务接待费减少1.10万元。",
        id="one change of several",
    ),
    pytest.param(
        "本年收入3265.18万元，其中培训收入1206.35万元、会议收入402.11万元。",
        id="parts of more",
    ),
    pytest.param(
        "在职人员60人，其中党员45人、女性28人、硕士以上20人。", id="kinds that overlap"
    ),
    pytest.param(
        "编制86名，其中行政编制30名，事业编制50名。", id="not all kinds of staff"
    ),
    pytest.param(
        "在职人员60人，其中男32人、女28人；离退休人员21人，其中离休1人、退休20人。",
        id="kinds that do not",
    ),
    pytest.param(
        "共有车辆7辆，其中应急保障用车2辆、执法执勤用车4辆。", id="vehicles, not all"
    ),
    pytest.param(
        "自评得分93分，其中：执行率得10分（满分10分），产出得48分（满分50分），"
        "效益得35分。",
        id="scores beside weights",
    ),
    pytest.param("受理投诉96件，办结90件，尚有6件正在办理。", id="the rest is open"),
    pytest.param("核定编制72名，实有68人，空编4名。", id="free posts"),
    pytest.param(
        "办理建议18件、提案24件，合计42件，办结率100%。", id="counts together"
    ),
    pytest.param(
        "检查60次，其中夜间28次、联合40次，合计处罚52次。", id="counts of other things"
    ),
    pytest.param(
        "教育支出110.36万元，占52.11%；公安支出52.10万元，占24.60%。"
        "以上合计162.46万元，其余为其他支出。",
        id="all above",
    ),
    pytest.param(
        "收入总计2608.11万元（其中本年收入2480.36万元、年初结转127.75万元），"
        "支出总计2608.11万元（其中本年支出2531.90万元、年末结转76.21万元）。",
        id="two totals with their parts",
    ),
    pytest.param(
        "培训学员860人，其中男学员520人、女学员340人，合格848人。",
        id="kinds, then another matter",
    ),
    pytest.param(
        "在校生24560人，其中小学15820人、初中6210人。", id="kinds of more than these"
    ),
    pytest.param(
        "上年结转126.30万元，本年拨款1540.00万元，支出合计1610.25万元。",
        id="a total of something else",
    ),
    pytest.param(
        "本年支出中，用于教学1402.16万元，占78.32%；用于后勤388.06万元，占21.68%。",
        id="used for one, used for another",
    ),
    pytest.param(
        "工资支出80万元，占基本支出的80%；商品支出15万元，占15%；补助5万元，占5%。"
        "基本支出共100万元。",
        id="shares of the same whole",
    ),
    pytest.param(
        "安排资金320万元（道路提升120万元、绿化提升80万元、水质提高120万元）。",
        id="names that end like a change",
    ),
    pytest.param(
        "货物、工程、服务采购分别为30万元、50万元和20万元，"
        "占采购总额100万元的30%、50%和20%，增幅为6%、-4%和2%。",
        id="shares and rates in a row",
    ),
]


RIGHT += [
    pytest.param(
        "基本支出961.75万元，其中：人员经费157.13万元，主要包括：基本工资、奖金；"
        "公用经费804.62万元，主要包括：办公费、差旅费。",
        id="parts told in words",
    ),
    pytest.param(
        "本年收入495万元，其中：一般公共预算拨款收入69万元；经营收入120万元；"
        "其他收入306万元。",
        id="business income beside other income",
    ),
    pytest.param(
        "“三公”经费支出决算中，因公出国（境）费支出0万元，占0%；公务用车运行维护费支出"
        "4.39万元，占58.30%；公务接待费支出3.14万元，占41.70%。",
        id="shares of a whole not named",
    ),
    pytest.param(
        "设备购置60万元，占60.0%；授予小微企业30万元，占40.0%。合同总额100万元，"
        "其中中小企业75万元。",
        id="shares of two wholes that make a hundred",
    ),
    pytest.param(
        "货物50万元，占50%；授予小微企业40万元，占50%。", id="fifty and fifty"
    ),
    pytest.param(
        "安排资金320万元，其中：道路养护支出120万元；绿化提升支出80万元。",
        id="a name that goes on behind 提升",
    ),
]


@pytest.mark.parametrize("sentence", RIGHT)
def test_quiet(sentence):
    assert found(sentence) == []


WRONG = [
    pytest.param(
        "全年发放救助金45.6万元、慰问金12.4万元，两项合计85万元。",
        [("sum", "85万元", "58.0万元")],
        id="two together",
    ),
    pytest.param(
        "上半年实现收入320.5万元，下半年实现收入415.8万元，全年合计763.3万元。",
        [("sum", "763.3万元", "736.3万元")],
        id="two halves",
    ),
    pytest.param(
        "第一季度支出30万元，第二季度支出42万元，第三季度支出38万元，"
        "第四季度支出50万元，全年共支出165万元。",
        [("sum", "165万元", "160万元")],
        id="four quarters",
    ),
    pytest.param(
        "本年支出612.45万元，比上年增加12.30万元，其中：基本支出402.15万元，"
        "比上年增加20.10万元；项目支出210.30万元，比上年减少8.70万元。",
        [("sum", "增加12.30万元", "增加11.40万元")],
        id="changes of the parts",
    ),
    pytest.param(
        "“三公”经费支出比上年减少3.20万元，其中：公务用车运行维护费减少2.10万元，"
        "公务接待费减少1.01万元。",
        [("sum", "减少3.20万元", "减少3.11万元")],
        id="changes without amounts",
    ),
    pytest.param(
        "培训收入及会议收入合计1608.46万元，比上年增加80.00万元，其中：培训收入"
        "1206.35万元，比上年增加100.00万元；会议收入402.11万元，比上年增加20.00万元。",
        [("sum", "增加80.00万元", "增加120.00万元")],
        id="a part's change turned round",
    ),
    pytest.param(
        "本年收入3265.18万元，其中培训收入1206.35万元、会议收入2085.83万元。",
        [("sum", "3265.18万元", "3292.18万元")],
        id="two digits turned",
    ),
    pytest.param(
        "财政拨款收入1516.64万元，其中：一般公共预算1486.64万元，政府性基金3万元。",
        [("sum", "1516.64万元", "1489.64万元")],
        id="a nought lost",
    ),
    pytest.param(
        "在职人员60人，其中男35人、女28人。",
        [("sum", "60人", "63人")],
        id="kinds of people",
    ),
    pytest.param(
        "编制86名，其中行政编制32名，事业编制58名。",
        [("sum", "86名", "90名")],
        id="more than there are",
    ),
    pytest.param(
        "共有车辆7辆，其中应急保障用车2辆、执法执勤用车4辆、其他用车2辆。",
        [("sum", "7辆", "8辆")],
        id="vehicles with the others",
    ),
    pytest.param(
        "自评得分93分，其中：预算执行10分，产出指标48分，效益指标30分。",
        [("sum", "93分", "88分")],
        id="scores",
    ),
    pytest.param(
        "受理投诉96件，办结90件，尚有8件正在办理。",
        [("sum", "96件", "98件")],
        id="the rest is open",
    ),
    pytest.param(
        "收入总计2608.11万元（其中本年收入2408.36万元、年初结转127.75万元），"
        "支出总计2608.11万元（其中本年支出2531.90万元、年末结转76.21万元）。",
        [("sum", "2608.11万元", "2536.11万元")],
        id="two totals with their parts",
    ),
    pytest.param(
        "办理建议18件、提案24件，合计44件，办结率100%。",
        [("sum", "44件", "42件")],
        id="counts together",
    ),
    pytest.param(
        "教育支出110.36万元，占52.11%；公安支出52.10万元，占24.60%。以上合计126.46万元。",
        [("sum", "126.46万元", "162.46万元")],
        id="all above",
    ),
    pytest.param(
        "本年支出2531.90万元，较上年增加141.35万元，其中基本支出增加98.60万元，"
        "项目支出增加47.25万元。",
        [("sum", "增加141.35万元", "增加145.85万元")],
        id="changes of basic and project spending",
    ),
    pytest.param(
        "核定编制72名，实有68人，空编6名。",
        [("sum", "72名", "74名")],
        id="free posts",
    ),
    pytest.param(
        "评价项目36个，评价覆盖率100%。其中评价结果为“优”的30个，“良”的6个，“中”的1个。",
        [("sum", "36个", "37个")],
        id="grades",
    ),
    pytest.param(
        "在校生24560人，其中小学15820人、初中8470人。",
        [("sum", "24560人", "24290人")],
        id="counts with two digits turned",
    ),
    pytest.param(
        "上年结转126.30万元，本年拨款1540.00万元，可用资金合计1663.60万元。",
        [("sum", "1663.60万元", "1666.30万元")],
        id="a named total with two digits turned",
    ),
    pytest.param(
        "工资支出80万元，占基本支出的80%；商品支出15万元，占25%；补助5万元，占5%。"
        "基本支出共100万元。",
        [("share", "25%", "15%")],
        id="shares of the same whole",
    ),
    pytest.param(
        "货物、工程、服务采购分别为30万元、50万元和20万元，"
        "占采购总额100万元的30%、55%和20%。",
        [("share", "55%", "50%")],
        id="shares in a row",
    ),
]


WRONG += [
    pytest.param(
        "按功能分类，教育支出620.15万元，占76.35%；卫生支出96.40万元，占18.17%；"
        "住房支出38.75万元，占4.77%；其他支出57.00万元，占7.02%。",
        [("share", "18.17%", "11.87%")],
        id="one share of several is off",
    ),
    pytest.param(
        "支出总额365.10万元（其中基本支出215.78万元、项目支出419.32万元），比上年增加"
        "145.34万元、增长29.68%。",
        [("sum", "365.10万元", "635.10万元")],
        id="a total with digits turned is told once",
    ),
    pytest.param(
        "财政拨款收入1516.64万元，其中：一般公共预算1468.64万元，比上年增加86.64万元，"
        "增长6.19%；政府性基金30.00万元。",
        [("sum", "1516.64万元", "1498.64万元")],
        id="a part with digits turned is told once",
    ),
    pytest.param(
        "第一批下达260万元，第二批下达140万元，两批共计410万元。",
        [("sum", "410万元", "400万元")],
        id="two batches",
    ),
    pytest.param(
        "工程类采购1250万元，占62.5%；货物类采购480万元，占42%；服务类采购270万元，占13.5%。",
        [("share", "42%", "24%")],
        id="the kinds of procurement",
    ),
    pytest.param(
        "回收问卷288份，其中非常满意210份、满意60份、基本满意51份、不满意3份。",
        [("sum", "288份", "324份")],
        id="four levels",
    ),
    pytest.param(
        "基本支出961.75万元，其中：人员经费175.13万元，主要包括：基本工资、奖金；"
        "公用经费804.62万元，主要包括：办公费、差旅费。",
        [("sum", "961.75万元", "979.75万元")],
        id="parts told in words",
    ),
    pytest.param(
        "本年收入945万元，其中：一般公共预算拨款收入69万元；经营收入120万元；"
        "其他收入306万元。",
        [("sum", "945万元", "495万元")],
        id="business income beside other income",
    ),
    pytest.param(
        "“三公”经费支出决算中，因公出国（境）费支出0万元，占0%；公务用车运行维护费支出"
        "4.39万元，占58.30%；公务接待费支出3.14万元，占47.10%。",
        [("share", "47.10%", "41.70%")],
        id="a share of a whole not named",
    ),
    pytest.param(
        "道路养护4.39万元，占58.30%；绿化3.41万元，占41.70%。",
        [("share", "58.30%", "56.28%")],
        id="an amount of shares that make a hundred",
    ),
    pytest.param(
        "安排资金320万元，其中：道路养护支出180万元；绿化提升支出160万元。",
        [("sum", "320万元", "340万元")],
        id="a name that goes on behind 提升",
    ),
    pytest.param(
        "在职人员360人，其中行政139人、事业167人。",
        [("sum", "360人", "306人")],
        id="all the staff, two digits turned",
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), WRONG)
def test_reported(sentence, expected):
    assert found(sentence) == expected


def test_a_new_sentence_leaves_the_item_before():
    """Totals and rates at the start of a sentence are of all, not of the item."""
    item = "公用经费由上年的3.73亿元降至3.50亿元，减少0.23亿元。"
    income = "本年收入合计33.02亿元，较上年增长0.09亿元。"
    assert found(item + income) == []
    three = "“三公”经费预算20万元，决算16万元，完成预算的80%。"
    assert found(three + "预算执行率94.2%，较上年的91.0%提高3.2个百分点。") == []
    assert found(three + "该项预算执行率94.2%。") == [
        ("completion_rate", "94.2%", "80.0%")
    ]


def test_the_year_it_came_from_is_not_the_year_of_what_follows():
    before = "培训费由2023年的19.01亿元增加到24.27亿元，增长5.26亿元，增长27.67%。"
    after = "教育支出37.07亿元，比2023年决算数下降3.76亿元，降低9.21%。"
    assert found("教育支出预算15.76亿元，决算19.39亿元。" + before + after) == []


def test_a_table_run_together_is_read_in_no_time():
    parts = "、".join(
        f"第{at}项{at * 7 % 991 + 1}.{at % 90 + 10}万元" for at in range(800)
    )
    started = process_time()
    assert found(f"项目支出900000.00万元，其中：{parts}。") == []
    assert process_time() - started < 3
