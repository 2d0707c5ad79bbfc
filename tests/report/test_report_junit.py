"""The JUnit report: suites, cases, how they end, and what XML cannot hold."""

from xml.etree.ElementTree import fromstring

import pytest
from reportkit import SHEET, finding, growth_rate, in_text, paper, result

from selfeval_xl.findings import Outcome, Severity
from selfeval_xl.model.place import Place
from selfeval_xl.report import Style
from selfeval_xl.report.junit import render
from selfeval_xl.result import Coverage, Failure

COUNTS = ("tests", "failures", "errors", "skipped")


def read(*findings, lang="zh", **rest):
    """The report as a tree, its totals compared with its cases."""
    root = fromstring(render(result(*findings, **rest), Style(lang)).encode())
    assert root.tag == "testsuites"
    for suite in root:
        assert suite.tag == "testsuite"
        assert {case.tag for case in suite} <= {"testcase"}
        assert counts(suite) == (
            len(suite),
            *(
                len(suite.findall(f"testcase/{tag}"))
                for tag in ("failure", "error", "skipped")
            ),
        )
    sums = [sum(column) for column in zip(*map(counts, root))] or [0] * 4
    assert list(counts(root)) == sums
    return root


def counts(element):
    return tuple(int(element.get(name)) for name in COUNTS)


def cases(root):
    """(file, name, how it ended) of every case."""
    return [
        (case.get("classname"), case.get("name"), [child.tag for child in case])
        for case in root.iter("testcase")
    ]


def test_clean_run():
    coverage = {
        "数据表.xlsx": (
            Coverage("AR203", Outcome.PASSED, 12),
            Coverage("AR205", Outcome.NOT_APPLICABLE, 2),
            Coverage("AR207", Outcome.INSUFFICIENT_DATA, 1, ("空着",)),
        )
    }
    root = read(coverage_by_file=coverage)
    assert cases(root) == [
        ("数据表.xlsx", "AR203 growth-rate-mismatch", []),
        ("数据表.xlsx", "AR205 rate-missing (不适用)", ["skipped"]),
        ("数据表.xlsx", "AR207 spending-without-budget (数据不足)", ["skipped"]),
    ]
    assert [one.get("message") for one in root.iter("skipped")] == [
        "表里没有这项内容",
        "空着",
    ]


def test_an_error_is_a_failure():
    root = read(growth_rate(4))
    assert cases(root) == [
        ("数据表.xlsx", "AR203 growth-rate-mismatch 数据表!I12", ["failure"])
    ]
    (failure,) = root.iter("failure")
    message = "增减率填“22%”，按 (78.55 - 93.05) ÷ 93.05 = -15.58% 应为 -15.58%"
    assert (failure.get("message"), failure.get("type")) == (
        message,
        "growth-rate-mismatch",
    )
    assert failure.text == f"#4 {message}\n改法：把 I12 改为 -15.58%"


def test_other_severities_pass_with_words():
    root = read(
        finding(
            1, SHEET.at(3, 1), "核对", severity=Severity.WARNING, proof="1 + 1 = 2"
        ),
        finding(2, SHEET, "看", severity=Severity.INFO),
    )
    assert [ended for *_, ended in cases(root)] == [["system-out"]] * 2
    assert [one.text for one in root.iter("system-out")] == [
        "警告: #1 核对\n算式：1 + 1 = 2",
        "提示: #2 看",
    ]
    assert counts(root) == (2, 0, 0, 0)


def test_a_rule_with_findings_has_no_case_of_its_own():
    coverage = {
        "数据表.xlsx": (
            Coverage("AR203", Outcome.FAILED, 1),
            Coverage("AR203", Outcome.PASSED, 3),
        )
    }
    assert len(cases(read(growth_rate(1), coverage_by_file=coverage))) == 1


def test_places():
    root = read(in_text(5), finding(6, Place("坏.xlsx"), "打不开", code="FL101"))
    assert [name for _, name, _ in cases(root)] == [
        "TX201 growth-rate-mismatch 第 12 段",
        "FL101 growth-rate-mismatch",
    ]
    assert [suite.get("name") for suite in root] == [
        "数据表.xlsx",
        "自评报告.docx",
        "坏.xlsx",
    ]


@pytest.mark.parametrize(
    "coverage",
    [
        pytest.param((), id="told by the failure"),
        pytest.param(
            (Coverage("AR205", Outcome.ERROR, 1, ("ValueError: x",)),),
            id="told by the ledger",
        ),
    ],
)
def test_a_rule_that_broke_off_is_an_error_once(coverage):
    root = read(
        failures=(Failure("AR205", "数据表.xlsx", "ValueError: x"),),
        coverage_by_file={"数据表.xlsx": coverage},
    )
    (error,) = root.iter("error")
    assert error.get("message") == "ValueError: x"


def test_what_xml_cannot_hold():
    nasty = "\x00\x1b[31m]]> <b>&amp;\"'\ud800\uffff"
    root = read(
        finding(1, Place(nasty, nasty, 1, 1), nasty, nasty, proof="甲"),
        files=(paper(nasty),),
    )
    clean = "\ufffd\ufffd[31m]]> <b>&amp;\"'\ufffd\ufffd"
    (suite,) = root
    assert suite.get("name") == clean
    (failure,) = root.iter("failure")
    assert failure.get("message") == clean
    assert failure.text == f"#1 {clean}\n算式：甲\n改法：{clean}"


def test_english():
    root = read(finding(1, SHEET, "x", severity=Severity.WARNING), lang="en")
    (said,) = root.iter("system-out")
    assert said.text == "warning: #1 x"


def test_begins_and_ends_as_a_file_should():
    text = render(result(), Style())
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ')
    assert text.endswith("</testsuites>\n")
