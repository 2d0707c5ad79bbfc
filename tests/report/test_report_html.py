"""The HTML page: what stands in it, its links, and that text stays text."""

import base64
import hashlib
import re
import time
from dataclasses import replace
from datetime import date, datetime
from html.parser import HTMLParser

import pytest
from reportkit import FORM, SHEET, finding, growth_rate, in_text, paper, result

from selfeval_xl.findings import Outcome, Severity
from selfeval_xl.model.grid import Cell, Range, Sheet, Workbook
from selfeval_xl.model.place import Place
from selfeval_xl.report import Style
from selfeval_xl.report.html import render
from selfeval_xl.result import Accepted, Coverage

VOID = {"meta", "input", "br"}


class Read(HTMLParser):
    """Elements as (tag, attributes, text inside), in order; checks the nesting."""

    def __init__(self, page):
        super().__init__()
        self.elements, self._open = [], []
        self.feed(page)
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        one = (tag, dict(attrs), [])
        self.elements.append(one)
        if tag not in VOID:
            self._open.append(one)

    def handle_endtag(self, tag):
        assert self._open.pop()[0] == tag

    def handle_data(self, data):
        for _, _, texts in self._open:
            texts.append(data)

    def texts(self, tag, **wanted):
        """The texts of elements, white space joined."""
        return [
            " ".join("".join(texts).split())
            for name, attrs, texts in self.elements
            if name == tag
            and all(v in (attrs.get(k) or "").split() for k, v in wanted.items())
        ]

    def rows(self, number):
        """The texts of one table's cells, row by row."""
        tags = [tag for tag, _, _ in self.elements]
        tables = [i for i, tag in enumerate(tags) if tag == "table"] + [len(tags)]
        rows = []
        for tag, _, texts in self.elements[tables[number] : tables[number + 1]]:
            if tag == "tr":
                rows.append([])
            elif tag in ("th", "td"):
                rows[-1].append("".join(texts))
        return rows

    def values(self, attribute):
        return [a[attribute] for _, a, _ in self.elements if attribute in a]


def with_cells(*cells, **more):
    """A paper whose sheet has these (row, column, raw) cells."""
    made = [Cell(r, c, raw, is_string=isinstance(raw, str)) for r, c, raw in cells]
    sheet = Sheet("数据表", {cell.address: cell for cell in made}, **more)
    book = Workbook(SHEET.file, "xlsx", (sheet,))
    return replace(paper(), workbook=book)


def page(*findings, style=Style(), **rest):
    return Read(render(result(*findings, **rest), style))


def test_a_finding_and_its_cell_point_at_each_other():
    found = page(growth_rate(4), files=(with_cells((1, 1, "表"), (12, 9, "22%")),))
    assert found.texts("li", **{"class": "finding"}) == [
        "4 ● 错误 I12 AR203 增减率填“22%”，按 (78.55 - 93.05) ÷ 93.05 = -15.58% 应为 "
        "-15.58% 改法 把 I12 改为 -15.58% 一并核对 E12 评分表.xlsx 评分表 F8"
    ]
    assert found.texts("td", **{"class": "hit"}) == ["22% ● 4"]
    (badge,) = [a for t, a, _ in found.elements if a.get("class") == "badge error"]
    (place,) = [a for t, a, _ in found.elements if a.get("class") == "place"]
    (cell,) = [a for t, a, _ in found.elements if "hit" in (a.get("class") or "")]
    assert (badge["href"], place["id"]) == ("#f4", "f4")
    assert (place["href"], cell["id"]) == ("#s1-I12", "s1-I12")


def test_every_link_leads_somewhere_in_the_page():
    found = page(
        growth_rate(1),
        in_text(2),
        finding(3, Place("坏.xlsx"), "打不开", code="FL101"),
        finding(4, SHEET.at(400, 2), "远"),
        files=(with_cells((1, 1, "表"), (400, 2, 3.0)), paper("坏.xlsx", "unreadable")),
        coverage=(Coverage("AR203", Outcome.FAILED, 1),),
    )
    ids = found.values("id")
    assert len(ids) == len(set(ids))
    hrefs = found.values("href")
    assert {href[0] for href in hrefs} == {"#"}
    assert {href[1:] for href in hrefs} - set(ids) == set()
    assert set(found.values("aria-labelledby")) - set(ids) == set()


def test_merged_cells_are_drawn_as_one_and_hold_their_findings():
    sheet = with_cells((1, 1, "题"), (2, 1, "甲"), (3, 3, 1.5), merges=(
        Range(1, 1, 1, 3), Range(2, 1, 3, 2),
    ))
    found = page(finding(1, SHEET.at(3, 2), "核对"), files=(sheet,))
    cells = [
        (a["id"], a.get("rowspan"), a.get("colspan"), "".join(t).split())
        for tag, a, t in found.elements
        if tag == "td" and a.get("id")
    ]
    assert cells == [
        ("s1-A1", None, "3", ["题"]),
        ("s1-A2", "2", "2", ["甲", "●", "1"]),
        ("s1-C2", None, None, []),
        ("s1-C3", None, None, ["1.5"]),
    ]
    (place,) = [a for _, a, _ in found.elements if a.get("class") == "place"]
    assert place["href"] == "#s1-A2"


def test_a_large_sheet_is_drawn_around_its_findings_and_says_so():
    sheet = with_cells(*((row, 1, float(row)) for row in range(1, 1001)))
    found = page(finding(1, SHEET.at(500, 1), "核对"), files=(sheet,))
    numbers = [int(text) for text in found.texts("th", scope="row") if text.isdigit()]
    assert numbers == [*range(1, 9), *range(498, 503)]
    assert found.texts("p", **{"class": "note"}) == [
        "表太大，只画出表头和有问题的单元格附近的行、列，最多 1200 行；没有画出的，"
        "请在原文件里查看。"
    ]


def test_hidden_rows_are_marked():
    sheet = with_cells((1, 1, "a"), (2, 1, "b"), hidden_rows=frozenset({2}))
    found = page(finding(1, SHEET.at(2, 1), "核对"), files=(sheet,))
    assert found.texts("tr", **{"class": "hid"}) == ["2隐藏 b ● 1"]


def test_the_same_words_of_several_cells_are_told_once():
    alike = [finding(no, SHEET.at(no, 1), "未填写") for no in (1, 2, 3)]
    found = page(*alike, files=(with_cells((1, 1, "a"), (3, 1, "b")),))
    assert found.texts("li", **{"class": "finding"}) == [
        "1-3 ● 错误 A1 A2 A3 AR203 未填写"
    ]
    assert found.texts("a", **{"class": "badge"}) == ["● 1", "● 2", "● 3"]


def test_nothing_found():
    found = page(coverage=(Coverage("AR205", Outcome.PASSED, 3),))
    assert found.texts("p", **{"class": "none"}) == ["没有问题。"]
    assert found.texts("td", **{"class": "verdict"}) == ["无需改正"]
    assert found.texts("ul", **{"class": "totals"}) == ["通过 3"]


def test_a_rule_is_explained_where_its_findings_are_listed():
    found = page(growth_rate(1))
    summaries = found.texts("summary")
    assert "增减率不等于增减额除以基数" in summaries
    assert found.texts("dt")[:5] == ["查什么", "为什么", "依据", "例子", "自动更正"]
    why = "报告要引用增减率，增减是否要说明原因也看它。"
    assert found.texts("dd")[1] == why


def test_what_was_not_checked_stands_open():
    entries = (
        Coverage("AR203", Outcome.PASSED, 3),
        Coverage("AR205", Outcome.INSUFFICIENT_DATA, 2),
    )
    found = page(coverage=entries)
    tables = [
        found.rows(number)
        for number, text in enumerate(found.texts("table"))
        if text.startswith("规则检查什么通过")
    ]
    lacking = [
        "AR205", "其他行都有，唯独这里漏填增减额或比率", "", "2",
        "数据不足：要用的数字没有填写或不是数字",
    ]
    assert tables == [
        [["规则", "检查什么", "通过", "数据不足", "原因"], lacking],
        [
            ["规则", "检查什么", "通过", "数据不足", "原因"],
            ["AR203", "增减率不等于增减额除以基数", "3", "", ""],
            lacking,
        ],
    ]


def test_accepted_findings_are_listed_with_their_reason():
    one = Accepted(growth_rate(1), "已附说明", "某甲", date(2025, 12, 31))
    cells = page(accepted=(one,)).texts("td")
    assert cells[-4:] == [
        "1",
        "数据表.xlsx 数据表 I12",
        "增减率填“22%”，按 (78.55 - 93.05) ÷ 93.05 = -15.58% 应为 -15.58%",
        "已附说明（某甲）",
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<script>alert(1)</script>", id="script"),
        pytest.param('"><img src=x onerror=alert(1)>', id="out of an attribute"),
        pytest.param("' onmouseover='alert(1)", id="single quote"),
        pytest.param("</style></script></title><b>x", id="closing tags"),
        pytest.param("javascript:alert(1)", id="script address"),
        pytest.param("http://x.example/", id="web address"),
        pytest.param("&lt;b&gt;", id="entities"),
        pytest.param("{{ 7*7 }}{% raw %}", id="template"),
        pytest.param("=1+1", id="formula"),
        pytest.param("<!--", id="comment"),
    ],
)
def test_text_from_a_file_never_becomes_markup(text):
    def shape(word):
        form = replace(FORM, unit_name=word, sheet=word)
        sheet = Sheet(word, {(1, 1): Cell(1, 1, word, is_string=True)})
        book = Workbook(word, "xlsx", (sheet,))
        at = Place(word, word, 1, 1, quote=word)
        nasty = finding(
            1, at, word, word, label=word + "！", proof=word + "？", related=(at,)
        )
        one = replace(paper(word, forms=(form,)), workbook=book)
        found = page(
            nasty,
            files=(one,),
            accepted=(Accepted(nasty, word, word),),
            coverage=(Coverage("AR205", Outcome.ERROR, 1, (word,)),),
            style=Style(given={"--unit": word}),
        )
        tags = [(tag, sorted(attrs)) for tag, attrs, _ in found.elements]
        return tags, found

    tags, found = shape(text)
    assert tags == shape("平常")[0]
    assert found.texts("td", **{"class": "hit"}) == [f"{text} ● 1"]
    assert {href[0] for href in found.values("href")} == {"#"}


def test_the_policy_lets_only_its_own_style_and_script_in():
    text = render(result(), Style())
    allowed = re.search(r"style-src '(.*?)'; script-src '(.*?)'", text).groups()
    tags = ("style", "script")
    parts = [re.search(f"<{tag}>(.*?)</{tag}>", text, re.S)[1] for tag in tags]
    hashes = [hashlib.sha256(part.encode()).digest() for part in parts]
    assert allowed == tuple(f"sha256-{base64.b64encode(h).decode()}" for h in hashes)


def test_needs_no_network():
    text = render(result(growth_rate(1)), Style())
    assert re.findall(r"https?:|url\(|@import| src=", text) == []


def test_asks_no_more_of_a_browser_than_it_has():
    style = re.search("<style>(.*?)</style>", render(result(), Style()), re.S)[1]
    newer = (":has(", ":is(", ":where(", "@container", "@layer", "aspect-ratio", "&")
    assert [word for word in newer if word in style] == []


def test_same_run_same_text():
    pages = {
        render(result(growth_rate(1), in_text(2)), Style(when=datetime(2025, 3, 31)))
        for _ in range(2)
    }
    assert len(pages) == 1


def test_landmarks_and_headings():
    found = page(growth_rate(1))
    tags = [tag for tag, _, _ in found.elements]
    assert [tags.count(tag) for tag in ("header", "nav", "main", "footer", "h1")] == [
        1, 1, 1, 1, 1,
    ]
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h\d", tag)]
    assert all(b - a <= 1 for a, b in zip(levels, levels[1:]))
    heads = [a for t, a, _ in found.elements if t == "th"]
    assert {a.get("scope") for a in heads} == {"col", "row"}


def test_severities_can_be_picked_without_a_script():
    found = page(growth_rate(1), finding(2, SHEET, "x", severity=Severity.INFO))
    picks = [a["id"] for t, a, _ in found.elements if t == "input"]
    assert picks == ["show-error", "show-warning", "show-info"]
    assert found.texts("label") == ["显示 ● 错误 1", "显示 ▲ 警告 0", "显示 ○ 提示 1"]


def test_english_has_no_chinese_of_its_own():
    chinese = re.compile(r"[\u3000-\u9fff\uff00-\uffef]+")
    run = result(files=(paper("a.xlsx", forms=()),))
    text = render(run, Style("en", when=datetime(2025, 3, 31)))
    assert '<html lang="en">' in text
    assert chinese.findall(text) == []


def test_five_thousand_findings_stay_within_bounds():
    numbers = range(1, 5001)
    cells = [(row, col, float(row * col)) for row in numbers for col in range(1, 6)]
    many = [
        finding(no, SHEET.at(no, 1 + no % 5), f"第 {no} 处填写的数不对", "核对")
        for no in numbers
    ]
    run = result(*many, files=(with_cells(*cells),))
    start = time.process_time()
    text = render(run, Style())
    assert time.process_time() - start < 10
    assert len(text.encode()) < 6_000_000
    found = Read(text)
    assert len(found.texts("li", **{"class": "finding"})) == 5000
    assert len(found.texts("a", **{"class": "badge"})) == 1200
