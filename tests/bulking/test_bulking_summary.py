"""SUMMARY.xlsx: what stands in its sheets, and that text stays text."""

import importlib.util
import re
import subprocess
import sys
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from outcomekit import data_form, found, paper, run, score_form, submission

from selfeval_xl.bulking.outcome import RosterUnit, Superseded
from selfeval_xl.bulking.summary import write_summary
from selfeval_xl.errors import UsageError
from selfeval_xl.intake.discover import is_own_output
from selfeval_xl.intake.inspect import inspect
from selfeval_xl.intake.limits import Limits
from selfeval_xl.read import read_workbook

SHEETS = [
    "总览", "单位", "未报", "问题明细", "规则统计", "跨单位", "抽查", "覆盖", "说明",
]
NASTY = [
    pytest.param("=1+1", id="formula"),
    pytest.param('=HYPERLINK("http://x.example","点")', id="link formula"),
    pytest.param("{=1+1}", id="array formula"),
    pytest.param("+1", id="plus"),
    pytest.param("-15.58%", id="minus"),
    pytest.param("@SUM(A1)", id="at"),
    pytest.param("http://x.example/", id="web address"),
    pytest.param("internal:A1", id="link inside"),
    pytest.param("external:c:\\x.exe", id="link outside"),
    pytest.param("<script>alert(1)</script>", id="markup"),
    pytest.param("0012", id="leading zeros"),
    pytest.param("_x0041_", id="escaped character"),
]


def book(folder, *submissions, sample=0, seed=1, lang="zh", outcome=None, **more):
    path = folder / "SUMMARY.xlsx"
    options = {key: more.pop(key) for key in ("rows", "streamed_from") if key in more}
    outcome = outcome or run(*submissions, **more)
    write_summary(outcome, path, sample=sample, seed=seed, lang=lang, **options)
    return load_workbook(path)


def rows(sheet):
    """The values of a sheet, row by row, empty cells as ""."""
    return [tuple(v if v is not None else "" for v in r) for r in sheet.values]


def some():
    """Two units, one of them with findings, and one that is missing."""
    return run(
        submission(
            "某区甲局",
            folder="收件/甲局",
            base=1_000_000,
            findings=[
                found(1),
                found(2, "warning", "CE301", cell="B3"),
                found(
                    3, "info", "TX201", sheet=None, cell=None, paragraph=12,
                    quote="减少14.5万元", expected=None, proof=None,
                ),
            ],
            coverage=[
                {"code": "AR203", "outcome": "failed", "count": 1, "reasons": []},
                {"code": "AR203", "outcome": "passed", "count": 5, "reasons": []},
            ],
        ),
        submission(
            "某区乙局",
            folder="收件/乙局",
            base=7_777_777,
            rate="0.5",
            score="70",
            coverage=[
                {"code": "AR203", "outcome": "passed", "count": 2, "reasons": []}
            ],
        ),
        roster=[
            RosterUnit("某区甲局", "001", "某区甲局"),
            RosterUnit("某区乙局", "002", "某区甲局"),
            RosterUnit("某区丙局", "003", "某区丙局"),
        ],
        superseded=(Superseded("收件/甲局/旧.xlsx", "收件/甲局/新.xlsx", "以版次最大的为准"),),
        left_out={"temporary": 2},
        options={"--roster": "名单.csv"},
        notes=("网络盘中断过一次",),
    )


def test_sheets_in_order(tmp_path):
    assert book(tmp_path).sheetnames == SHEETS


def test_overview(tmp_path):
    sheet = book(tmp_path, outcome=some())["总览"]
    values = rows(sheet)
    assert [row[0] for row in values[:4]] == [
        "批量校验汇总",
        "检查日期 2025-04-01，selfeval-xl 0.1.0",
        "错误必须改正；警告改正或说明原因；提示供核对。",
        "网络盘中断过一次",
    ]
    assert list(zip(values[4], values[5])) == [
        ("应报单位", 3), ("已报单位", 2), ("未报单位", 1), ("名单外", 0),
        ("报送份数", 2), ("文件数", 4), ("打不开", 0), ("错误", 1), ("警告", 1),
        ("提示", 1), ("有错误的", 1), ("风险高的", 0),
    ]
    tables = [row[:5] for row in values[6:] if row[0] != ""]
    assert tables == [
        ("得分段", "报送份数", "", "", ""),
        ("0–60", 0, "", "", ""),
        ("60–70", 0, "", "", ""),
        ("70–80", 1, "", "", ""),
        ("80–90", 0, "", "", ""),
        ("90–95", 1, "", "", ""),
        ("95–100", 0, "", "", ""),
        ("不在 0–100", 0, "", "", ""),
        ("主管部门", "应报", "已报", "未报", "错误"),
        ("某区丙局", 1, 0, 1, 0),
        ("某区甲局", 2, 2, 0, 1),
    ]


def test_long_and_many_notes(tmp_path):
    notes = ("甲" * 100, *(f"第 {n} 条" for n in range(2, 8)))
    said = [row[0] for row in rows(book(tmp_path, notes=notes)["总览"])[4:12]]
    assert said == [
        "甲" * 64, "甲" * 36, "第 2 条", "第 3 条", "第 4 条", "第 5 条",
        "另有 2 条关于本次运行的话，见说明。", "应报单位",
    ]


def test_charts_do_not_overlap_and_point_at_their_figures(tmp_path):
    path = tmp_path / "SUMMARY.xlsx"
    sheet = book(tmp_path, outcome=some())["总览"]
    charts = sheet._charts
    assert len(charts) == 4
    boxes = [
        (c.anchor._from.col, c.anchor._from.row, c.anchor.to.col, c.anchor.to.row)
        for c in charts
    ]
    lefts, rights = boxes[::2], boxes[1::2]
    assert all(left[2] < right[0] for left, right in zip(lefts, rights))
    assert boxes[0][3] < boxes[2][1] and boxes[1][3] < boxes[3][1]
    assert boxes[2][3] < 42
    with ZipFile(path) as archive:
        texts = [archive.read(f"xl/charts/chart{n}.xml").decode() for n in range(1, 5)]
    formulas = [re.findall("<c:f>(.*?)</c:f>", text) for text in texts]
    assert formulas == [
        ["总览!$A$53:$A$54", "总览!$C$53:$C$54", "总览!$A$53:$A$54", "总览!$D$53:$D$54"],
        [
            "规则统计!$A$2:$A$4", "规则统计!$C$2:$C$4",
            "规则统计!$A$2:$A$4", "规则统计!$D$2:$D$4",
            "规则统计!$A$2:$A$4", "规则统计!$E$2:$E$4",
        ],
        ["总览!$A$44:$A$50", "总览!$B$44:$B$50"],
        ["单位!$K$3:$K$4", "单位!$I$3:$I$4"],
    ]
    assert [sheet[cell].value for cell in ("A43", "A44", "A52", "A53", "A54")] == [
        "得分段", "0–60", "主管部门", "某区丙局", "某区甲局",
    ]


def test_without_roster_risk_is_drawn(tmp_path):
    sheet = book(tmp_path, submission("某区甲局", findings=[found(1)]))["总览"]
    values = rows(sheet)
    assert values[3][0] == "没有给名单（--roster），不知道谁该报。"
    assert values[5][:5] == ("—", "—", "—", "—", 1)
    assert [row[:2] for row in values[-5:]] == [
        ("风险", "报送份数"), ("高", 0), ("中", 0), ("低", 1), ("没有发现问题", 0),
    ]


def test_units(tmp_path):
    sheet = book(tmp_path, outcome=some())["单位"]
    assert rows(sheet)[1:] == [
        (
            "序号", "单位", "单位编码", "主管部门", "文件夹", "年度", "文件数", "表数",
            "得分", "等级", "执行率", "● 错误", "▲ 警告", "○ 提示", "风险分", "风险",
            "风险怎么来的",
        ),
        (
            1, "某区甲局", "001", "某区甲局", "收件/甲局", 2024, 2, 2, 93.5, "优",
            0.95, 1, 1, 1, 4, "低",
            "错误 1 处 × 3 = 3 分；警告 1 处 × 1 = 1 分",
        ),
        (
            2, "某区乙局", "002", "某区甲局", "收件/乙局", 2024, 2, 2, 70, "优",
            0.5, "", "", "", "", "", "",
        ),
    ]
    assert sheet["K3"].number_format == "0.00%"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A3", "A2:Q4")


def test_links_lead_to_the_first_finding_of_the_unit(tmp_path):
    units = [
        submission(f"某区{n}局", findings=[found(i, file=n) for i in range(1, 4)])
        for n in "甲乙丙"
    ]
    opened = book(tmp_path, *units, rows=2)
    links = {}
    for name in opened.sheetnames:
        if name.startswith("单位"):
            for row in opened[name].iter_rows():
                for cell in row:
                    if cell.hyperlink:
                        links[cell.value] = cell.hyperlink.location
    assert links == {
        "某区甲局": "'问题明细(1)'!A2",
        "某区乙局": "'问题明细(2)'!A3",
        "某区丙局": "'问题明细(4)'!A2",
    }
    for unit, location in links.items():
        name, cell = re.fullmatch("'(.*)'!A(.*)", location).groups()
        row = [one.value for one in opened[name][int(cell)]]
        assert (row[1], row[2]) == (unit, 1)


def test_links_lead_to_the_checked_files(tmp_path):
    root = tmp_path / "收 件"
    (root / "甲").mkdir(parents=True)
    for name in ("表#1.xlsx", "报告.docx"):
        (root / "甲" / name).write_bytes(b"")
    findings = [
        found(1, file="甲/表#1.xlsx", sheet="一'表"),
        found(2, file="甲/表#1.xlsx", sheet="表", cell=None),
        found(3, file="甲/表#1.xlsx", sheet=None, cell=None),
        found(4, file="甲/报告.docx", sheet=None, cell=None, paragraph=3),
        found(5, file="甲/包.zip/表.xlsx"),
        found(6, file="../outside\x00.xlsx"),
    ]
    unit = submission("某区甲局", folder="甲", findings=findings)
    folder = tmp_path / "out"
    folder.mkdir()
    sheet = book(folder, unit, root=str(root))["问题明细"]
    found_links = [(cell.value, cell.hyperlink) for cell in sheet["H"][1:]]
    links = [(text, one and (one.target, one.location)) for text, one in found_links]
    file = "..\\收%20件\\甲\\表%231.xlsx"
    assert links == [
        ("I12", (file, "'一''表'!I12")),
        ("打开", (file, "'表'!A1")),
        ("打开", (file, None)),
        ("第 3 段", ("..\\收%20件\\甲\\报告.docx", None)),
        ("I12", None),
        ("I12", None),
    ]


def test_no_more_links_than_a_sheet_takes(tmp_path, monkeypatch):
    monkeypatch.setattr("selfeval_xl.bulking.summary.book.LINKS", 2)
    units = [submission(f"某区第{n}局", findings=[found(1)]) for n in range(3)]
    cells = book(tmp_path, *units)["单位"]["B"][2:]
    assert [cell.hyperlink is None for cell in cells] == [False, False, True]
    assert cells[2].value == "某区第2局"


def test_missing(tmp_path):
    assert rows(book(tmp_path, outcome=some())["未报"]) == [
        ("名单上的单位，没有找到报送的材料。", "", ""),
        ("单位", "单位编码", "主管部门"),
        ("某区丙局", "003", "某区丙局"),
    ]


def test_findings(tmp_path):
    assert rows(book(tmp_path, outcome=some())["问题明细"]) == [
        (
            "序号", "单位", "编号", "级别", "规则", "文件", "工作表", "单元格", "项目",
            "填写值", "应为", "算式", "问题", "改法",
        ),
        (
            1, "某区甲局", 1, "● 错误", "AR203", "甲/数据表.xlsx", "数据表", "I12",
            "增减率", "22%", "-15.58%", "(78.55 - 93.05) ÷ 93.05 = -15.58%",
            "增减率填“22%”，应为 -15.58%", "把 I12 改为 -15.58%",
        ),
        (
            2, "某区甲局", 2, "▲ 警告", "CE301", "甲/数据表.xlsx", "数据表", "B3",
            "增减率", "22%", "-15.58%", "(78.55 - 93.05) ÷ 93.05 = -15.58%",
            "增减率填“22%”，应为 -15.58%", "把 I12 改为 -15.58%",
        ),
        (
            3, "某区甲局", 3, "○ 提示", "TX201", "甲/数据表.xlsx", "", "第 12 段",
            "增减率", "22%", "", "",
            "增减率填“22%”，应为 -15.58%\n原文：“减少14.5万元”", "把 I12 改为 -15.58%",
        ),
    ]


def test_rules(tmp_path):
    units = [
        submission("某区甲局", findings=[found(1), found(2, "warning", "CE301")]),
        submission("某区乙局", findings=[found(1, "warning"), found(2)]),
    ]
    values = rows(book(tmp_path, *units)["规则统计"])
    assert values[0] == (
        "规则", "检查什么", "● 错误", "▲ 警告", "○ 提示", "合计", "涉及报送",
    )
    assert [(row[0], *row[2:]) for row in values[1:]] == [
        ("AR203", 2, 1, 0, 3, 2), ("CE301", 0, 1, 0, 1, 1),
    ]


def test_across(tmp_path):
    units = [
        submission(unit, folder=f"收件/{unit}", base=77777)
        for unit in ("某区甲局", "某区乙局")
    ]
    assert rows(book(tmp_path, *units)["跨单位"])[1:] == [
        ("类别", "单位", "文件夹", "文件", "情况"),
        (
            "不同单位的数字雷同",
            "某区甲局\n某区乙局",
            "收件/某区甲局\n收件/某区乙局",
            "收件/某区甲局/数据表.xlsx\n收件/某区乙局/数据表.xlsx",
            "至少 16 项金额逐项相同（占较少一方的 100%），"
            "请核对是否照抄或误用了别的单位的表",
        ),
    ]


def test_long_lists_are_counted(tmp_path):
    units = [
        submission(f"某区第{n}局", paper(f"{n}/a.xlsx", data_form("x"), sha="aa"))
        for n in range(15)
    ]
    said = rows(book(tmp_path, *units)["跨单位"])[2]
    assert said[1].split("\n")[-2:] == ["某区第11局", "…… 另有 3 个"]


def test_sample(tmp_path):
    values = rows(book(tmp_path, outcome=some(), sample=2, seed=7)["抽查"])
    assert values[0][0] == (
        "种子 7，抽 2 份，共 2 份；同样的材料用同一个种子，抽到的总是这些。"
    )
    assert values[1] == ("次序", "单位", "文件夹", "风险", "权重", "为什么抽到")
    assert sorted(row[1:] for row in values[2:]) == [
        (
            "某区乙局", "收件/乙局", "", 1,
            "没有发现问题，随机抽到：没有问题的单位也要有机会被抽查；权重占全部的 16.67%",
        ),
        (
            "某区甲局", "收件/甲局", "低", 5,
            "错误 1 处 × 3 = 3 分；警告 1 处 × 1 = 1 分；权重占全部的 83.33%",
        ),
    ]


def test_coverage(tmp_path):
    values = rows(book(tmp_path, outcome=some())["覆盖"])
    assert values[1] == (
        "规则", "检查什么", "通过", "有问题", "不适用", "数据不足", "读不懂", "检查中断",
    )
    assert [(row[0], *row[2:]) for row in values[2:]] == [
        ("AR203", 7, 1, "", "", "", ""),
    ]


def test_about(tmp_path):
    said = rows(book(tmp_path, outcome=some(), sample=1, seed=7)["说明"])
    facts = [row for row in said if row[0] not in ("规则", "风险怎么算", "跨单位怎么比")]
    assert facts == [
        ("事项", "内容"),
        ("检查日期", "2025-04-01"),
        ("工具", "selfeval-xl 0.1.0"),
        ("选项", "--roster 名单.csv"),
        ("抽查", "种子 7，抽 1 份"),
        ("本次运行", "网络盘中断过一次"),
        ("没有检查的文件", "办公软件的临时文件 2 个"),
        (
            "链接",
            "每张工作表只有前 20000 行带链接，其余按单位、文件和单元格查找；"
            "原文件移走后链接打不开。",
        ),
        (
            "局限",
            "核对的是所交材料自身和彼此之间是否一致；"
            "数字与账簿、凭证、决算批复是否相符，不在检查之内。",
        ),
        ("局限", "计算允许四舍五入：按所填小数位数，怎么取舍都对不上的才报告。"),
        (
            "抽查怎么抽",
            "不重复地抽，权重是风险分加 1；每份的运气只由种子和它的文件夹决定，"
            "别的单位多少、先后都不影响。",
        ),
        (
            "重复报送的取舍",
            "同一单位同一种材料交了几次的，只查最后一次；"
            "下面逐个列出被代替的文件和理由。",
        ),
        ("收件/甲局/旧.xlsx", "由 收件/甲局/新.xlsx 代替：以版次最大的为准"),
    ]
    own = next(row[1] for row in said if row[0] == "风险怎么算")
    assert own.startswith("风险分是本工具自定的，只用来排先后，没有文件依据")


@pytest.mark.parametrize("text", NASTY)
def test_text_from_a_file_stays_text(tmp_path, text):
    keys = ("file", "sheet", "cell", "label", "actual", "expected", "proof")
    nasty = found(1, message=text, advice=text, **dict.fromkeys(keys, text))
    unit = submission(
        text,
        paper(f"{text}/a", data_form(text), score_form(text, grade=text), sha="a"),
        findings=[nasty],
    )
    other = submission("某区乙局", paper("b/a", data_form("x"), sha="a"))
    outcome = run(
        unit, other, roster=[RosterUnit(text + "局", text, text)],
        superseded=(Superseded(text, text, text),), left_out={text: 1},
        options={text: text}, notes=(text,),
    )
    opened = book(tmp_path, outcome=outcome, sample=1)
    assert rows(opened["问题明细"])[1][5:] == (text,) * 9
    cells = [cell for sheet in opened for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert {c.hyperlink.location for c in cells if c.hyperlink} == {"'问题明细'!A2"}


def test_too_many_rows_for_one_sheet(tmp_path):
    units = [
        submission(f"某区第{n}局", findings=[found(1), found(2)]) for n in range(3)
    ]
    opened = book(tmp_path, *units, rows=4, streamed_from=3)
    assert [name for name in opened.sheetnames if name.startswith("问")] == [
        "问题明细(1)", "问题明细(2)",
    ]
    numbers = [
        [row[0] for row in rows(opened[name])[1:]]
        for name in ("问题明细(1)", "问题明细(2)")
    ]
    assert numbers == [[1, 2, 3, 4], [5, 6]]
    said = [row[0] for row in rows(opened["总览"])]
    assert "明细太多，分在几张工作表里：问题明细(1)、问题明细(2)。" in said


def test_streamed_or_not_the_content_is_the_same(tmp_path):
    books = [book(tmp_path, outcome=some(), streamed_from=n) for n in (0, 100)]
    first, second = [[rows(sheet) for sheet in one] for one in books]
    assert first == second


def test_same_run_same_bytes(tmp_path):
    paths = [tmp_path / name for name in ("a.xlsx", "b.xlsx")]
    for path in paths:
        write_summary(some(), path, sample=1, seed=1, lang="zh")
    first, second = [path.read_bytes() for path in paths]
    assert first == second


def test_nothing_handed_in(tmp_path):
    opened = book(tmp_path, sample=3)
    assert [rows(opened[name])[-1][0] for name in ("问题明细", "规则统计", "抽查")] == [
        "没有问题", "没有问题", "没有要求抽查（--sample）",
    ]


def test_own_reader_knows_it_as_own_output(tmp_path):
    book(tmp_path, outcome=some())
    data = (tmp_path / "SUMMARY.xlsx").read_bytes()
    inspection = inspect(data, "SUMMARY.xlsx", Limits())
    assert is_own_output(
        read_workbook(data, inspection, "SUMMARY.xlsx", Limits()).properties
    )


def test_prints_on_a4_across(tmp_path):
    for sheet in book(tmp_path, outcome=some()):
        page = sheet.page_setup
        assert (page.orientation, page.paperSize) == ("landscape", 9)
        assert (page.fitToWidth, page.fitToHeight) == (None, 0)  # None: one page wide
        assert sheet.print_title_rows is not None
        assert sheet.freeze_panes is not None


def test_english(tmp_path):
    opened = book(tmp_path, outcome=some(), lang="en", sample=1)
    assert opened.sheetnames == [
        "Overview", "Unit", "Missing", "Findings", "Rules", "Across units", "Sample",
        "Coverage", "About",
    ]


def test_pandas_is_asked_for_where_it_is_missing(tmp_path, monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(
        "selfeval_xl.bulking.summary.find_spec",
        lambda name: None if name == "pandas" else find(name),
    )
    with pytest.raises(UsageError, match=r'pip install "selfeval-xl\[bulk\]"'):
        write_summary(some(), tmp_path / "S.xlsx", sample=0, seed=1, lang="zh")
    assert list(tmp_path.iterdir()) == []


def test_pandas_is_not_loaded_before_it_is_needed():
    code = (
        "import sys, selfeval_xl.bulking.summary, selfeval_xl.bulking.letters, "
        "selfeval_xl.bulking.sampling; print('pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "False\n"


def test_no_room_for_the_file(tmp_path):
    with pytest.raises(UsageError, match="写不了"):
        write_summary(
            some(), tmp_path / "无" / "S.xlsx", sample=0, seed=1, lang="zh"
        )


def test_what_charts_are_drawn_from_is_not_printed(tmp_path):
    sheet = book(tmp_path, submission("某区甲局"))["总览"]
    assert (sheet.print_area, sheet.row_breaks.brk) == ("'总览'!$A$1:$L$42", [])


def test_departments_are_printed_on_their_own_page(tmp_path):
    sheet = book(tmp_path, outcome=some())["总览"]
    assert (sheet.print_area, len(sheet.row_breaks.brk)) == ("", 1)
