from __future__ import annotations

import pytest
from report_builders import RIGHT, everything, lines, written

from selfeval_xl.forms.outlines import load_outlines
from selfeval_xl.forms.reports import is_report_name, read_report


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_known_and_quiet(name):
    assert read_report(written(name)) is not None
    assert everything(written(name)) == []


@pytest.mark.parametrize(
    ("name", "outline"),
    [
        pytest.param("guangdong_right", "guangdong-report", id="the outline"),
        pytest.param("town_provincial_outline", "guangdong-report", id="its kin"),
        pytest.param("school_national_outline", None, id="national outline"),
        pytest.param("hospital_digits", None, id="an outline of its own"),
    ],
)
def test_outline(name, outline):
    found = read_report(written(name)).outline
    assert (found and found.id) == outline


def test_a_report_with_many_faults():
    assert everything(written("guangdong_faulty")) == [
        ("TX201", 9, "numbering"),
        ("TX201", 19, "numbering"),
        ("TX201", 25, "numbering"),
        ("TX201", 28, "numbering"),
        ("TX201", 34, "numbering"),
        ("TX201", 36, "numbering"),
        ("TX202", 7, "numbering"),
        ("TX204", 23, "missing_content"),
        ("TX206", 20, "template"),
        ("TX206", 27, "template"),
        ("TX207", 21, "template"),
        ("TX210", 30, "year"),
        ("TX211", 5, "date"),
        ("TX212", 3, "unit_name"),
        ("TX213", 4, "unit_name"),
        ("TX214", 18, "unit_name"),
        ("TX214", 19, "unit_name"),
        ("TX215", 6, "wording"),
        ("TX216", 31, "duplicate"),
        ("TX217", 8, "wording"),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            ("关于开展2024年度绩效自评工作的通知", "请各单位于4月底前报送自评报告。"),
            id="a notice",
        ),
        pytest.param(("自评报告汇总情况", "共收到30份。"), id="a summary"),
        pytest.param(("会议纪要", "一、听取绩效自评报告", "二、讨论"), id="minutes"),
        pytest.param(
            ("项目实施方案", "一、基本情况", "二、实施内容", "三、资金安排"),
            id="a plan",
        ),
    ],
)
def test_other_papers_are_none(texts):
    assert read_report(lines(*texts, file="材料.docx")) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("2024年度整体支出绩效自评报告.docx", True, id="in full"),
        pytest.param("附件3：自评 报告（某局）.pdf", True, id="numbered, with a space"),
        pytest.param("关于报送自评报告的通知.doc", False, id="a notice"),
        pytest.param("自评报告汇总.docx", False, id="a summary"),
        pytest.param("采购合同.pdf", False, id="a contract"),
        pytest.param("自评表.docx", False, id="a form"),
    ],
)
def test_is_report_name(name, expected):
    assert is_report_name(name) is expected


def test_what_the_cover_says():
    cover = read_report(written()).cover
    assert [(one.kind, one.label, one.value) for one in cover.said] == [
        ("unit", "标题", "某市某区残疾人服务联合会"),
        ("year", "标题", "2024"),
        ("year", "评价年度", "2024"),
        ("unit", "评价单位", "某市某区残疾人服务联合会"),
        ("unit", "区级预算部门单位(公章)", "某区残疾人服务联合会"),
        ("date", "填报日期", "2025年4月8日"),
        ("unit", "开头", "某区残疾人服务联合会"),
    ]


@pytest.mark.parametrize("outline", load_outlines(), ids=lambda one: one.id)
def test_outlines_name_their_own_sections(outline):
    keys = [section.key for section in outline.sections]
    assert len(keys) == len(set(keys))
    for section in outline.sections:
        assert section.parent in ("", *keys)
        assert outline.section(section.name) is section
