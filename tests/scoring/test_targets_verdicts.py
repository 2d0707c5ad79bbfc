from __future__ import annotations

import pytest

from selfeval_xl.scoring.targets import Context, judge, read_result, read_target
from selfeval_xl.values import parse_cell

COUNT = Context(("产出指标", "数量指标"), "培训场次", year=2024)
QUALITY = Context(("产出指标", "质量指标"), "验收合格率", year=2024)
TIME = Context(("产出指标", "时效指标"), "完成时间", year=2024)
COST = Context(("产出指标", "成本指标"), "项目总成本", year=2024)
BENEFIT = Context(("效益指标", "社会效益指标"), "政策知晓率", year=2024)
BAD = Context(("产出指标", "质量指标"), "有效投诉次数", year=2024)
GROWTH = Context(("效益指标", "经济效益指标"), "带动销售收入增长", year=2024)
PLEASED = Context(("满意度指标", "服务对象满意度指标"), "群众满意度", year=2024)
ANY = Context(("其他",), "某事", year=2024)


def verdict(target, result, context):
    wanted = read_target(parse_cell(target), context)
    return judge(wanted, read_result(parse_cell(result), context.year), context)


def brief(target, result, context):
    found = verdict(target, result, context)
    return found.status.value if not found.why else f"{found.status.value}: {found.why}"


MET, MORE, MISSED = "met", "exceeded", "missed"

CASES = [
    # counts
    ("≥50个", "50个", COUNT, MET),
    ("≥50个", "52", COUNT, MORE),
    ("≥50个", "48个", COUNT, MISSED),
    ("≥50个", 48.0, COUNT, MISSED),
    ("≥５０个", "完成48个", COUNT, MISSED),
    (">=50", "49", COUNT, MISSED),
    ("＞50个", "50个", COUNT, MISSED),
    ("不少于50个", "50", COUNT, MET),
    ("不少于50个", "42个", COUNT, MISSED),
    ("不低于50场次", "50场", COUNT, MET),
    ("至少50个", "49个", COUNT, MISSED),
    ("50个以上", "51个", COUNT, MORE),
    ("50个（含）以上", "50个", COUNT, MET),
    ("50个及以上", "47个", COUNT, MISSED),
    ("大于等于50个", "50个", COUNT, MET),
    ("50-60个", "55个", COUNT, MET),
    ("50-60个", "48个", COUNT, MISSED),
    ("50～60个", "60个", COUNT, MET),
    ("50至60个", "70个", COUNT, "unknown: outside_range"),
    ("≥50个且≤60个", "45个", COUNT, MISSED),
    ("=12次", "12次", COUNT, MET),
    ("=12次", "13次", COUNT, MORE),
    ("＝12次", "10次", COUNT, MISSED),
    ("12次", "12", COUNT, MET),
    ("12次", "9次", COUNT, MISSED),
    ("12次", "15次", COUNT, MORE),
    (12.0, 11.0, COUNT, MISSED),
    ("28个", "28个/28个", COUNT, MET),
    ("≥30个", "28个/30个", COUNT, MISSED),
    ("≥28个村", "完成28个村", COUNT, MET),
    ("≥3000人次", "3216人次", COUNT, MORE),
    ("≥3000人次", "2980人次", COUNT, MISSED),
    ("≥3000人次", "约3000人次", COUNT, "unknown: rough"),
    ("≥3000人次", "约2000人次", COUNT, MISSED),
    ("≥0.3万人次", "2980人次", COUNT, MISSED),
    ("≥3000人次", "0.31万人次", COUNT, MORE),
    ("≥10场", "10余场", COUNT, MET),
    ("二十个", "18个", COUNT, MISSED),
    ("≥20个", "二十个", COUNT, MET),
    ("每季度1次", "1次", COUNT, MET),
    ("≥1次/年", "2次", COUNT, MORE),
    ("≥25次", "开展培训28次，参训1200人次", COUNT, MORE),
    ("≥25次", "开展培训22次、参训1200人次", COUNT, MISSED),
    ("≥1,200人", "1,150人", COUNT, MISSED),
    ("≥50个", "≥50个", COUNT, MET),
    ("≥50个", "≥40个", COUNT, "unknown: open_result"),
    ("≥50个", "完成", COUNT, "unknown: words_for_number"),
    ("≥50个", "达成预期指标", COUNT, "unknown: words_for_number"),
    ("≥50个", "", COUNT, "unknown: no_result"),
    ("≥50个", "/", COUNT, "unknown: not_applicable"),
    ("≥50个", "50万元", COUNT, "unknown: unlike_units"),
    ("≥50人", "50次", COUNT, "unknown: unlike_units"),
    ("≥50亩", "45亩", COUNT, MISSED),
    ("≥2公里", "1950米", COUNT, MISSED),
    ("≥1公顷", "12000平方米", COUNT, MORE),
    ("50", "-3", COUNT, MISSED),
    # shares
    ("98.5％", "98.5%", QUALITY, MET),
    ("98.5％", "97%", QUALITY, MISSED),
    ("≥95%", "96.3%", QUALITY, MORE),
    ("≥95%", "94.99%", QUALITY, MISSED),
    ("≥95%", 0.96, QUALITY, MORE),
    ("≥95%", 96.0, QUALITY, MORE),
    ("≥95%", 90.0, QUALITY, MISSED),
    ("≥95.15%", "95.1%", QUALITY, MET),
    ("100%", "100%", QUALITY, MET),
    ("100%", "99.6%", QUALITY, MISSED),
    ("100%", 1.0, QUALITY, MET),
    ("100%", "72.74%", QUALITY, MISSED),
    ("=100%", "98%", QUALITY, MISSED),
    ("≥100百分比", "100百分比", QUALITY, MET),
    ("≥100百分比", "95%", QUALITY, MISSED),
    ("百分之九十五", "93%", QUALITY, MISSED),
    ("≥90%", "百分之九十二", QUALITY, MORE),
    ("不低于95%", "92％", QUALITY, MISSED),
    ("达到90%以上", "达到91%", QUALITY, MORE),
    ("90%（含）以上", "90%", QUALITY, MET),
    ("≥90%且≤100%", "88%", QUALITY, MISSED),
    ("90%-100%", "95%", QUALITY, MET),
    ("完成率100%", "100%", QUALITY, MET),
    ("100%", "28个/30个", QUALITY, MISSED),
    ("100%", "30/30", QUALITY, MET),
    ("100%", "全部合格", QUALITY, MET),
    ("100%", "完成", QUALITY, "unknown: words_for_number"),
    ("≥95", "96%", QUALITY, MORE),
    ("≥95%", "合格率为96%", QUALITY, MORE),
    ("≥95%", "95个", QUALITY, "unknown: unlike_units"),
    ("≤3%", "2.5%", Context(("产出指标", "质量指标"), "差错率"), MET),
    ("≤3%", "3.2%", Context(("产出指标", "质量指标"), "差错率"), MISSED),
    ("3%", "3.2%", Context(("产出指标", "质量指标"), "差错率"), MISSED),
    ("3%", "1%", Context(("产出指标", "质量指标"), "差错率"), MET),
    ("100", "72.74", Context(("部门绩效",), "年度任务完成率"), MISSED),
    ("≥90%", "89%", PLEASED, MISSED),
    ("90分", "92分", PLEASED, MORE),
    ("≥90分", "86.5分", PLEASED, MISSED),
    # nothing is wanted
    ("0起", "0起", BAD, MET),
    ("0起", "无", BAD, MET),
    ("0", "1", BAD, MISSED),
    ("=0起", "2起", BAD, MISSED),
    ("0次", "未发生", BAD, MET),
    ("≤2次", "3次", BAD, MISSED),
    ("2次", "1次", BAD, MET),
    # cost: less is better
    ("≤90万元", "89.974万元", COST, MET),
    ("≤90万元", "60万元", COST, MET),
    ("≤90万元", "120万元", COST, MISSED),
    ("≤90万元", "1200000元", COST, MISSED),
    ("≤90万元", "899740元", COST, MET),
    ("≤900000元", "89.97万元", COST, MET),
    ("≤0.9亿元", "9100万元", COST, MISSED),
    ("90万元", "60万元", COST, MET),
    ("90万元", "95万元", COST, MISSED),
    ("=90万元", "60万元", COST, MET),
    ("控制在90万元以内", "92万元", COST, MISSED),
    ("90万元以内", "90万元", COST, MET),
    ("不超过90万元", "90.01万元", COST, MISSED),
    ("<90万元", "90万元", COST, MISSED),
    ("≤90", "89.97万元", COST, MET),
    ("≤90万元", 95.5, COST, MISSED),
    ("≤90万元", 899740.0, COST, "unknown: other_scale"),
    ("≤30万元", "完成", COST, "unknown: words_for_number"),
    ("3.5万元/人", "3.2万元/人", COST, MET),
    ("≤3.5万元/人", "4万元/人", COST, MISSED),
    ("≤3.5万元/人", "32000元/人", COST, MET),
    ("≤3.5万元/人", "3.6万元", COST, MISSED),
    ("10-20万元", "25万元", COST, MISSED),
    ("10-20万元", "8万元", COST, MET),
    ("≤100%", "98%", Context(("成本指标",), "成本控制率"), MET),
    ("≥5%", "6%", Context(("成本指标",), "成本节约率"), MORE),
    # change against another year
    ("较上年增长5%", "增长6%", GROWTH, MORE),
    ("较上年增长5%", "6%", GROWTH, MORE),
    ("较上年增长5%", "较上年增长4.2%", GROWTH, MISSED),
    ("较上年增长5%", "较上年下降3%", GROWTH, MISSED),
    ("较上年增长5%以上", "同比增长5%", GROWTH, MET),
    ("同比增长≥5%", "同比增长8.3%", GROWTH, MORE),
    ("增长5%", "1200万元", GROWTH, "unknown: change"),
    ("比上年提高5个百分点", "提高6个百分点", GROWTH, MORE),
    ("较上年下降10%", "下降12%", Context(("效益指标",), "能耗"), MORE),
    ("较上年下降10%以上", "下降6%", Context(("效益指标",), "能耗"), MISSED),
    ("较上年下降10%", "-12%", Context(("效益指标",), "能耗"), MORE),
    ("较上年下降10%", "上升2%", Context(("效益指标",), "能耗"), MISSED),
    ("≥5%", "增长6%", GROWTH, MORE),
    # days
    ("2024年12月底前", "2024年11月", TIME, MET),
    ("2024年12月底前", "2024年11月20日", TIME, MET),
    ("2024年12月底前", "2025年1月15日", TIME, MISSED),
    ("2024年12月31日前", "2024-12-31", TIME, MET),
    ("2024年12月31日前完成", "2024年12月20日完成", TIME, MET),
    ("2024/6/30前", "2024/7/2", TIME, MISSED),
    ("2024.6.30", "2024.6.18", TIME, MET),
    ("12月底前", "11月底完成", TIME, MET),
    ("6月底前", "2024年8月完成", TIME, MISSED),
    ("2024年底前", "2024年12月", TIME, MET),
    ("年底前", "2025年2月", TIME, MISSED),
    ("2024年第三季度前完成", "2024年10月", TIME, MISSED),
    ("2024年上半年", "2024年6月", TIME, MET),
    ("≤2024年12月", "2024年12月", TIME, MET),
    ("2024年1-12月", "2024年12月", TIME, MET),
    ("2024年6月15日前", "2024年6月", TIME, "unknown: no_date"),
    ("2024年12月底前", "按时完成", TIME, "unknown: no_date"),
    ("2024年12月底前", "未完成", TIME, MISSED),
    ("≤12个月", "14个月", TIME, MISSED),
    ("12个月", "10个月", TIME, MET),
    ("15个工作日", "18个工作日", TIME, MISSED),
    ("≤15天", "12天", TIME, MET),
    ("≤15天", "2个月", TIME, "unknown: unlike_units"),
    ("≥1年", "12个月", TIME, MET),
    ("100%", "96%", Context(("产出指标", "时效指标"), "资金拨付及时率"), MISSED),
    # words
    ("有效提升", "有效提升", BENEFIT, MET),
    ("有效提升", "达成预期指标", BENEFIT, MET),
    ("显著", "部分达成年度指标并具有一定效果", BENEFIT, MISSED),
    ("持续改善", "未达成年度指标且效果较差", BENEFIT, MISSED),
    ("优良中低差", "优", BENEFIT, MET),
    ("长期", "未开展", BENEFIT, MISSED),
    ("及时", "100%", TIME, "unknown: words"),
    ("有效提升", "", BENEFIT, "unknown: no_result"),
    # no sign, and nothing to tell which way is better
    ("50", "50", ANY, MET),
    ("50", "40", ANY, "unknown: no_sign"),
    ("50万元", "40万元", ANY, "unknown: no_sign"),
    ("≥50", "40", ANY, MISSED),
    ("", "50", COUNT, "unknown: no_target"),
    ("≥50个，≥60人，≥3场", "50个", COUNT, "unknown: several_figures"),
]


@pytest.mark.parametrize(("target", "result", "context", "expected"), CASES)
def test_verdict(target, result, context, expected):
    assert brief(target, result, context) == expected
