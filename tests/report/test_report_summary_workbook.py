"""校验汇总.xlsx: what stands in it, and that text stays text."""

from dataclasses import replace
from datetime import date

import pytest
from reportkit import FORM, SHEET, finding, growth_rate, in_text, paper, result
from summarykit import WHEN, links, rows, written

from selfeval_xl import __version__
from selfeval_xl.findings import Outcome, Severity
from selfeval_xl.intake.discover import is_own_output
from selfeval_xl.intake.inspect import inspect
from selfeval_xl.intake.limits import Limits
from selfeval_xl.model.place import Place
from selfeval_xl.read import read_workbook
from selfeval_xl.report.summary_workbook import SummaryOptions, write_summary
from selfeval_xl.result import Accepted, Coverage, Failure

NASTY = [
    pytest.param("=1+1", id="formula"),
    pytest.param("=HYPERLINK(\"http://x.example\",\"点\")", id="link formula"),
    pytest.param("{=1+1}", id="array formula"),
    pytest.param("+1", id="plus"),
    pytest.param("-15.58%", id="minus"),
    pytest.param("@SUM(A1)", id="at"),
    pytest.param("http://x.example/", id="web address"),
    pytest.param("mailto:a@x.example", id="mail address"),
    pytest.param("internal:A1", id="link inside"),
    pytest.param("external:c:\\x.exe", id="link outside"),
    pytest.param("javascript:alert(1)", id="script address"),
    pytest.param("<script>alert(1)</script>", id="markup"),
    pytest.param("&amp; & &#61;", id="entities"),
    pytest.param("0012", id="leading zeros"),
    pytest.param("_x0041_", id="escaped character"),
]


def test_sheets_in_order(tmp_path):
    assert written(tmp_path).sheetnames == ["汇总", "明细", "覆盖", "说明"]


def test_overview(tmp_path):
    run = result(
        growth_rate(1),
        finding(2, SHEET.at(3, 1), "核对", severity=Severity.WARNING),
        finding(3, Place("坏.xlsx"), "打不开", code="FL101"),
        files=(
            paper(forms=(FORM, replace(FORM, kind="score", unit_name="某区某局"))),
            paper("坏.xlsx", "unreadable", "", ()),
            paper("好.xlsx"),
            paper("散.xlsx", forms=()),
            paper("照片.jpg", "attachment", "jpg", ()),
        ),
    )
    assert rows(written(tmp_path, run=run)["汇总"]) == [
        ("校验汇总", *[""] * 10),
        ("共 5 个文件：错误 2 处，警告 1 处，提示 0 处。", *[""] * 10),
        ("错误必须改正；警告改正或说明原因；提示供核对。", *[""] * 10),
        (f"检查时间 2025-03-31 09:05，selfeval-xl {__version__}", *[""] * 10),
        ("",) * 11,
        (
            "序号", "文件", "表", "单位", "年度", "得分",
            "● 错误", "▲ 警告", "○ 提示", "已认可", "结果",
        ),
        (
            1, "数据表.xlsx", "数据表\n评分表", "某区某会\n某区某局", "2024", "",
            1, 1, "", "", "需要改正",
        ),
        (2, "坏.xlsx", *[""] * 4, 1, "", "", "", "打不开"),
        (3, "好.xlsx", "数据表", "某区某会", "2024", *[""] * 5, "无需改正"),
        (4, "散.xlsx", *[""] * 8, "没有认出表"),
        (5, "照片.jpg", *[""] * 8, "未检查（附件）"),
        ("", "合计", *[""] * 4, 2, 1, 0, 0, ""),
    ]


def test_findings(tmp_path):
    sheet = written(tmp_path, growth_rate(4), in_text(5))["明细"]
    assert rows(sheet) == [
        (
            "编号", "文件", "工作表", "单元格", "项目", "级别", "规则",
            "填写值", "应为", "算式", "问题", "改法", "状态",
        ),
        (
            4, "数据表.xlsx", "数据表", "I12", "增减率", "● 错误", "AR203",
            "22%", "-15.58%", "(78.55 - 93.05) ÷ 93.05 = -15.58%",
            "增减率填“22%”，按 (78.55 - 93.05) ÷ 93.05 = -15.58% 应为 -15.58%",
            "把 I12 改为 -15.58%", "未更正",
        ),
        (
            5, "自评报告.docx", "", "第 12 段", "", "● 错误", "TX201", "", "", "",
            "同一比较既说减少又说增加\n原文：“减少14.5万元,增加22%”", "统一为减少",
            "未更正",
        ),
    ]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:M3")
    assert links(sheet) == []


def test_links_go_to_the_copy_else_to_the_checked_file(tmp_path):
    other = finding(2, Place("市 表#1.xlsx", "一'表", 3, 2), "核对")
    whole = finding(3, Place("坏.xlsx"), "打不开")
    sheet = written(
        tmp_path,
        growth_rate(1),
        other,
        whole,
        copies={"数据表.xlsx": "甲/数据表.corrected.xlsx"},
        options=SummaryOptions(
            originals={
                "数据表.xlsx": "../数据表.xlsx",
                "市 表#1.xlsx": "../市 表#1.xlsx",
                "坏.xlsx": "坏.xlsx",
            }
        ),
    )["明细"]
    assert links(sheet) == [
        ("D2", "甲\\数据表.corrected.xlsx", "'数据表'!I12"),
        ("D3", "..\\市%20表%231.xlsx", "'一''表'!B3"),
        ("D4", "坏.xlsx", None),
    ]
    assert [sheet["D4"].value, sheet["H1"].value] == ["打开", "修改前"]


@pytest.mark.parametrize(
    ("states", "state"),
    [
        pytest.param(None, "未更正", id="nothing was corrected"),
        pytest.param({"fp1": "已更正"}, "已更正", id="told by the caller"),
        pytest.param({"fp2": "已更正"}, "未更正", id="another finding's"),
    ],
)
def test_state(tmp_path, states, state):
    assert written(tmp_path, growth_rate(1), states=states)["明细"]["M2"].value == state


def test_accepted_findings_stay_in_the_list(tmp_path):
    one = Accepted(growth_rate(1), "已附说明", "某甲", date(2025, 12, 31))
    run = result(growth_rate(2), accepted=(one,))
    sheet = written(tmp_path, run=run)["明细"]
    assert [(r[0], r[11], r[12]) for r in rows(sheet)[1:]] == [
        (1, "已附说明（某甲），至 2025-12-31", "已认可"),
        (2, "把 I12 改为 -15.58%", "未更正"),
    ]


def test_coverage(tmp_path):
    coverage = (
        Coverage("AR205", Outcome.PASSED, 12),
        Coverage("AR205", Outcome.INSUFFICIENT_DATA, 2),
        Coverage("FL101", Outcome.FAILED, 1),
        Coverage("FL101", Outcome.ERROR, 1, ("ValueError: x",)),
    )
    sheet = written(tmp_path, run=result(coverage=coverage))["覆盖"]
    assert rows(sheet) == [
        ("应做的检查按规则列出，数字是次数；没有做成的不算通过。", *[""] * 6),
        ("通过 12 项，有问题 1 项，数据不足 2 项，检查中断 1 项", *[""] * 6),
        ("规则", "检查什么", "通过", "有问题", "数据不足", "检查中断", "原因"),
        (
            "AR205", "其他行都有，唯独这里漏填增减额或比率", 12, "", 2, "",
            "数据不足：要用的数字没有填写或不是数字",
        ),
        ("FL101", "文件损坏或无法读取", "", 1, "", 1,
         "检查中断：ValueError: x"),
    ]


def test_about(tmp_path):
    run = result(
        files=(paper(), paper("照片.jpg", "attachment", "jpg", ())),
        coverage=(Coverage("AR205", Outcome.UNPARSED, 3),),
        skipped={"lock": 2},
        failures=(Failure("AR205", "数据表.xlsx", "ValueError: x"),),
    )
    options = SummaryOptions(given={"--year": "2024", "--select": "AR,CE"})
    said = rows(written(tmp_path, run=run, options=options)["说明"])
    rules = said[3][1]
    assert rules.endswith("本次用了 1 条：AR 1")
    assert said == [
        ("事项", "内容"),
        ("检查时间", "2025-03-31 09:05"),
        ("工具", f"selfeval-xl {__version__}"),
        ("规则", rules),
        ("选项", "--year 2024；--select AR,CE"),
        ("跳过", "2 个临时文件或本工具的输出"),
        (
            "局限",
            "核对的是所交材料自身和彼此之间是否一致；"
            "数字与账簿、凭证、决算批复是否相符，不在检查之内。",
        ),
        ("", "计算允许四舍五入：按所填小数位数，怎么取舍都对不上的才报告。"),
        ("", "有 3 项检查没有做成，不能当作通过；原因在检查清单里逐条列出。"),
        ("", "有 1 个附件只计数，没有读内容。"),
        ("", "规则 AR205 在检查 数据表.xlsx 时中断（ValueError: x）。"),
        ("", ""),
        ("文件", "格式、大小和指纹"),
        ("数据表.xlsx", f"xlsx，9,000 字节\nSHA-256 {'5e' * 32}"),
        ("照片.jpg", f"jpg，9,000 字节\nSHA-256 {'5e' * 32}"),
    ]


@pytest.mark.parametrize("text", NASTY)
def test_text_from_a_file_stays_text(tmp_path, text):
    at = Place(text, text, 2, 2)
    nasty = finding(
        1, at, text, text, label=text, actual=text, expected=text, proof=text
    )
    form = replace(FORM, unit_name=text, sheet=text)
    book = written(tmp_path, run=result(nasty, files=(paper(text, forms=(form,)),)))
    assert rows(book["明细"])[1][1:3] == (text, text)
    assert rows(book["明细"])[1][7:12] == (text,) * 5
    assert (book["汇总"]["B7"].value, book["汇总"]["D7"].value) == (text, text)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [cell for cell in cells if cell.hyperlink] == []


def test_text_is_kept_from_turning_into_a_formula_when_typed_over(tmp_path):
    sheet = written(tmp_path, finding(1, SHEET.at(1, 1), "x", actual="=1+1"))["明细"]
    assert [cell.quotePrefix for cell in sheet[2]][7:9] == [True, False]


def test_what_no_cell_can_hold(tmp_path):
    long = finding(1, SHEET.at(1, 1), "甲" * 40_000, actual="\ud800坏", label="\x01")
    row = rows(written(tmp_path, long)["明细"])[1]
    assert (len(row[10]), row[10][-1], row[7]) == (32_767, "…", "?坏")


def test_too_many_findings_for_one_sheet(tmp_path):
    many = [finding(no, SHEET.at(no, 1), "x") for no in range(1, 6)]
    book = written(tmp_path, *many, options=SummaryOptions(rows=2, streamed_from=3))
    assert book.sheetnames == ["汇总", "明细(1)", "明细(2)", "明细(3)", "覆盖", "说明"]
    said = book["汇总"]["A5"].value
    assert said == "明细太多，分在几张工作表里：明细(1)、明细(2)、明细(3)。"
    numbers = [[row[0] for row in rows(book[n])[1:]] for n in book.sheetnames[1:4]]
    assert numbers == [[1, 2], [3, 4], [5]]


def test_streamed_or_not_the_content_is_the_same(tmp_path):
    run = result(growth_rate(1), in_text(2))
    books = [
        written(tmp_path, run=run, options=SummaryOptions(streamed_from=limit))
        for limit in (0, 10)
    ]
    first, second = [[rows(sheet) for sheet in book] for book in books]
    assert first == second


def test_same_run_same_bytes(tmp_path):
    paths = [tmp_path / name for name in ("a.xlsx", "b.xlsx")]
    for path in paths:
        write_summary(result(growth_rate(1)), path, when=WHEN)
    first, second = [path.read_bytes() for path in paths]
    assert first == second


def test_own_reader_knows_it_as_own_output(tmp_path):
    path = tmp_path / "汇总.xlsx"
    write_summary(result(growth_rate(1)), path, when=WHEN)
    inspection = inspect(path.read_bytes(), path.name, Limits())
    book = read_workbook(path.read_bytes(), inspection, path.name, Limits())
    assert is_own_output(book.properties)
    assert book.sheets[1].cells[2, 9].shown == "-15.58%"


def test_prints_on_a4_across(tmp_path):
    for sheet in written(tmp_path, growth_rate(1)):
        page = sheet.page_setup
        assert (page.orientation, page.paperSize) == ("landscape", 9)
        assert (page.fitToWidth, page.fitToHeight) == (None, 0)  # None: one page wide
        assert sheet.print_title_rows is not None
        assert sheet.oddFooter.right.text == "第 &P 页，共 &N 页"


def test_nothing_is_left_where_it_breaks_off(tmp_path):
    path = tmp_path / "汇总.xlsx"
    path.write_bytes(b"old")
    broken = replace(growth_rate(1), message=None)
    with pytest.raises(TypeError):
        write_summary(result(broken), path, when=WHEN)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [
        ("汇总.xlsx", b"old")
    ]


def test_english(tmp_path):
    book = written(tmp_path, growth_rate(1), options=SummaryOptions("en"))
    assert book.sheetnames == ["Summary", "Findings list", "Coverage", "About"]
    assert rows(book["Findings list"])[0][:6] == (
        "No.", "File", "Sheet", "Cell", "Item", "Severity",
    )
