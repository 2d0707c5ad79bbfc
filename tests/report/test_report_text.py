"""The text report, line by line."""

import pytest
from reportkit import FORM, SHEET, finding, growth_rate, in_text, paper, result

from selfeval_xl.findings import Outcome, Severity
from selfeval_xl.model.place import Place
from selfeval_xl.report import Style
from selfeval_xl.report.text import render
from selfeval_xl.result import Accepted, Coverage, Result


def lines(found, **style):
    text = render(found, Style(**style))
    assert text.endswith("\n") and not text.endswith("\n\n")
    return text.splitlines()


def note(no, row, message="数字存成了文本", advice="改成数值"):
    """A warning in column H."""
    place = SHEET.at(row, 8)
    return finding(no, place, message, advice, Severity.WARNING, code="CE102")


def test_clean_run_says_what_was_checked():
    found = result(coverage=(Coverage("AR203", Outcome.PASSED, 20),))
    assert lines(found) == [
        "读取 1 个文件，认出 1 张表。",
        "错误 0 处，警告 0 处，提示 0 处。",
        "没有需要改正的问题：20 项检查通过。",
    ]


def test_nothing_recognised_is_not_called_clean():
    found = result(files=(paper(forms=()), paper("照片.jpg", "attachment", "jpg", ())))
    assert lines(found) == [
        "读取 2 个文件，认出 0 张表，附件 1 个（内容不查）。",
        "错误 0 处，警告 0 处，提示 0 处。",
        "下一步：没有认出自评表，能认的表见 selfeval-xl forms list。",
    ]


def test_finding_with_everything_that_goes_with_it():
    assert lines(result(growth_rate())) == [
        "数据表.xlsx：数据表（某区某会、2024 年）",
        "  1  错误  I12  AR203  增减率填“22%”，"
        "按 (78.55 - 93.05) ÷ 93.05 = -15.58% 应为 -15.58%",
        "                       一并核对：E12、评分表.xlsx 评分表 F8",
        "                       改法：把 I12 改为 -15.58%",
        "",
        "读取 1 个文件，认出 1 张表。",
        "错误 1 处，警告 0 处，提示 0 处。",
        "下一步：改正错误，警告改正或说明原因，保存后再检查一次；"
        "规则的说明见 selfeval-xl rules AR203。",
    ]


def test_proof_is_told_once():
    found = finding(1, SHEET.at(3, 2), "应为 3", proof="1 + 2 = 3")
    assert lines(result(found))[1:3] == [
        "  1  错误  B3  AR203  应为 3",
        "                      算式：1 + 2 = 3",
    ]


def test_text_has_paragraph_and_words():
    assert lines(result(in_text(7)))[:4] == [
        "自评报告.docx",
        "  7  错误  第 12 段  TX201  同一比较既说减少又说增加",
        "                            原文：“减少14.5万元,增加22%”",
        "                            改法：统一为减少",
    ]


def test_file_without_a_place_leaves_no_gap():
    found = finding(1, Place("坏.xlsx"), "文件不完整", code="FL101")
    assert lines(result(found))[:2] == ["坏.xlsx", "  1  错误  FL101  文件不完整"]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(
            [note(1, 8), note(2, 9), note(4, 12)],
            [
                "  1-2,4  警告  H8、H9、H12  CE102  数字存成了文本",
                "                                   改法：改成数值",
            ],
            id="same words together",
        ),
        pytest.param(
            [note(1, 8), note(2, 9, "是空的")],
            [
                "  1  警告  H8  CE102  数字存成了文本",
                "                      改法：改成数值",
                "  2  警告  H9  CE102  是空的",
                "                      改法：改成数值",
            ],
            id="other words apart",
        ),
        pytest.param(
            [note(n, 10 + n, advice="") for n in range(1, 7)],
            [
                "  1-6  警告  H11 等 6 处  CE102  数字存成了文本",
                "                                 "
                "单元格：H11、H12、H13、H14、H15、H16",
            ],
            id="many cells on a line of their own",
        ),
    ],
)
def test_groups(found, expected):
    assert lines(result(*found))[1 : 1 + len(expected)] == expected


def test_sheets_of_several_files_have_headings():
    other = Place("评分表.xlsx", "评分表", 8, 6)
    found = result(note(9, 8), finding(10, other, "超过分值"))
    assert [x for x in lines(found) if x and not x.startswith(" ")][:2] == [
        "数据表.xlsx：数据表（某区某会、2024 年）",
        "评分表.xlsx：评分表",
    ]


def test_numbers_are_aligned_right():
    found = result(note(9, 8, "甲", ""), note(10, 8, "乙", ""))
    assert lines(found)[1:3] == [
        "   9  警告  H8  CE102  甲",
        "  10  警告  H8  CE102  乙",
    ]


def test_unchecked_is_told_with_reasons():
    found = result(
        coverage=(
            Coverage("AR105", Outcome.INSUFFICIENT_DATA, 4, ("上年决算数空着",)),
            Coverage("AR106", Outcome.INSUFFICIENT_DATA, 2, ("上年决算数空着",)),
            Coverage("AR203", Outcome.NOT_APPLICABLE, 2, ("没有这样的栏目",)),
            Coverage("CE101", Outcome.ERROR, 1),
            Coverage("SC301", Outcome.UNPARSED, 3, ("甲", "乙")),
        )
    )
    assert lines(found)[:5] == [
        "没有检查到的内容：",
        "  1 项检查中断（CE101）",
        "  3 项内容读不懂（SC301）：甲；乙",
        "  6 项数据不足（AR105、AR106）：上年决算数空着",
        "",
    ]


def test_lack_of_data_is_explained_where_the_rule_does_not():
    found = result(coverage=(Coverage("AR204", Outcome.INSUFFICIENT_DATA, 2),))
    assert lines(found)[1] == "  2 项数据不足（AR204）：要用的数字没有填写或不是数字"


def test_many_codes_are_cut_short():
    codes = [f"AR10{n}" for n in range(8)]
    coverage = tuple(Coverage(c, Outcome.UNPARSED, 1) for c in codes)
    assert lines(result(coverage=coverage))[1] == (
        "  8 项内容读不懂（AR100、AR101、AR102、AR103、AR104、AR105 等 8 条）"
    )


@pytest.mark.parametrize(
    ("found", "last"),
    [
        pytest.param(
            result(note(1, 8)),
            "下一步：核对警告，改正或说明原因；没有必须改正的错误。"
            "规则的说明见 selfeval-xl rules CE102。",
            id="warnings",
        ),
        pytest.param(
            result(finding(1, SHEET.at(8, 8), "尾差", severity=Severity.INFO)),
            "没有需要改正的问题：0 项检查通过。",
            id="for the reader only",
        ),
        pytest.param(
            result(files=(paper("坏.xlsx", "unreadable", forms=()),)),
            "下一步：没有读到可用的文件，按上面的提示重新导出或另存后再运行。",
            id="nothing readable",
        ),
        pytest.param(
            Result((), ()),
            "下一步：这里没有文件，请核对路径，把填好的表放进去再运行。",
            id="no file",
        ),
    ],
)
def test_next_step(found, last):
    assert lines(found)[-1] == last


def test_skipped_unreadable_and_accepted_are_counted():
    found = result(
        files=(paper(), paper("坏.xlsx", "unreadable", forms=())),
        skipped={"lock": 1, "own": 2},
        accepted=(Accepted(growth_rate(), "已核", "某股"),),
    )
    assert lines(found)[:2] == [
        "读取 2 个文件，认出 1 张表，1 个打不开，跳过 3 个临时文件或本工具的输出。",
        "错误 0 处，警告 0 处，提示 0 处。另有 1 处已认可，不计在内。",
    ]


def test_wraps_under_the_message():
    found = result(note(1, 8, "数字存成了文本，公式不会把它算进合计里去，请改成数值再算"))
    assert lines(found, width=72)[1:4] == [
        "  1  警告  H8  CE102  数字存成了文本，公式不会把它算进合计里去，请改成数",
        "                      值再算",
        "                      改法：改成数值",
    ]


def test_narrow_window_wraps_to_the_margin():
    found = result(note(1, 8, "数字存成了文本，公式不会把它算进合计里去"))
    assert lines(found, width=44)[1:4] == [
        "  1  警告  H8  CE102  数字存成了文本，公式不",
        "      会把它算进合计里去",
        "      改法：改成数值",
    ]


def test_colour_marks_heading_severity_and_next_step():
    place = Place("坏.xlsx")
    found = result(finding(1, place, "不完整", "重新另存", code="FL101", proof="甲"))
    assert lines(found, colour=True) == [
        "\x1b[1m坏.xlsx\x1b[0m",
        "  1  \x1b[31m\x1b[1m错误\x1b[0m  FL101  不完整",
        "                  \x1b[2m算式：甲\x1b[0m",
        "                  改法：重新另存",
        "",
        "读取 1 个文件，认出 1 张表。",
        "错误 1 处，警告 0 处，提示 0 处。",
        "\x1b[31m\x1b[1m下一步：改正错误，警告改正或说明原因，保存后再检查一次；"
        "规则的说明见 selfeval-xl rules FL101。\x1b[0m",
    ]


def test_nothing_from_a_file_steers_the_terminal():
    place = Place("a\x1b[2J.xlsx", "表\n\x1b]0;x\x07", 1, 1)
    assert lines(result(finding(1, place, "填“\x1b[31m”")))[:2] == [
        "a [2J.xlsx：表  ]0;x ",
        "  1  错误  A1  AR203  填“ [31m”",
    ]


def test_no_coloured_output_without_colour():
    found = result(growth_rate(), in_text(2), files=(paper(forms=(FORM,)),))
    assert "\x1b" not in render(found, Style(width=60))
