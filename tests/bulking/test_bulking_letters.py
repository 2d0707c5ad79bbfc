"""整改通知: what a letter says, and that nothing from a paper is taken for markup."""

import importlib.util
import re
import time
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from outcomekit import found, paper, run, submission

from selfeval_xl.bulking.letters import must_be_usable, template, write_letters
from selfeval_xl.bulking.letters.content import MOST, content
from selfeval_xl.bulking.letters.file_names import FileNames, safe_name
from selfeval_xl.errors import UsageError


def letters(folder, *submissions, template=None, lang="zh"):
    return write_letters(run(*submissions), folder, template=template, lang=lang)


def paragraphs(path):
    return [p.text for p in Document(path).paragraphs if p.text]


def tables(path):
    return [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in Document(path).tables
    ]


def own_template(folder, *texts):
    """A docx with one paragraph for each text."""
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    path = folder / "模板.docx"
    document.save(path)
    return path


def test_no_findings_no_letter(tmp_path):
    assert letters(tmp_path / "通知", submission("某区甲局")) == []


def test_letter(tmp_path):
    unit = submission(
        "某区甲局",
        folder="收件/甲局",
        findings=[
            found(1, "warning", "CE301", file="收件/甲局/数据表.xlsx", expected=None),
            found(2, file="收件/甲局/数据表.xlsx", actual="", message="空着"),
            found(
                3, "info", "TX201", file="收件/甲局/自评报告.docx", sheet=None,
                cell=None, paragraph=12, quote="减少14.5万元", proof=None,
            ),
        ],
    )
    (path,) = letters(tmp_path / "通知", unit)
    assert path == tmp_path / "通知" / "某区甲局-整改通知.docx"
    assert paragraphs(path) == [
        "绩效自评材料整改通知",
        "某区甲局：",
        "你单位报送的 2024 年度绩效自评材料（共 2 个文件）已经核对，"
        "有必须改正的错误 1 处、需要改正或说明原因的 1 处、供核对的提示 1 处，"
        "逐条列在下面。",
        "请对照原表，按“怎么改”一栏改正；确属实际情况的，请附书面说明。"
        "改好后保存，重新报送全部材料。电话联系时请报编号。",
        "必须改正的错误（1 处）",
        "改正或说明原因（1 处）",
        "供核对的提示（1 处）",
        "联系人：　　　　　　　　联系电话：",
        "（发文单位盖章）　",
        "2025 年 4 月 1 日",
    ]
    head = ["编号", "在哪里", "填写与应为", "问题和依据", "怎么改"]
    proof = "\n算式：(78.55 - 93.05) ÷ 93.05 = -15.58%"
    what, do = "增减率填“22%”，应为 -15.58%", "把 I12 改为 -15.58%"
    assert tables(path) == [
        [head, ["2", "数据表.xlsx\n数据表\nI12", "应为：-15.58%", f"空着{proof}", do]],
        [head, ["1", "数据表.xlsx\n数据表\nI12", "填写：22%", f"{what}{proof}", do]],
        [
            head,
            [
                "3", "自评报告.docx\n第 12 段", "原文：减少14.5万元\n应为：-15.58%",
                what, do,
            ],
        ],
    ]


def test_kinds_without_a_finding_are_left_out(tmp_path):
    (path,) = letters(tmp_path, submission("某区甲局", findings=[found(1)]))
    assert len(tables(path)) == 1
    assert "改正或说明原因（0 处）" not in paragraphs(path)


def test_year_may_be_unknown(tmp_path):
    unit = submission("某区甲局", year=None, findings=[found(1)])
    (path,) = letters(tmp_path, unit)
    assert paragraphs(path)[2].startswith("你单位报送的绩效自评材料（共 2 个文件）")


def test_a_letter_lists_the_gravest_and_says_so():
    many = [found(n, "warning") for n in range(1, MOST + 1)]
    unit = submission("某区甲局", findings=[*many, found(MOST + 1)])
    said = content(unit, "2025-04-01", "zh")
    assert (len(said["errors"]), len(said["warnings"])) == (1, MOST - 1)
    assert (said["error_count"], said["warning_count"]) == (1, MOST)
    assert said["more"] == f"问题较多，只列出 {MOST} 处，其余 1 处见汇总表。"


def test_english(tmp_path):
    unit = submission("某区甲局", findings=[found(1)])
    (path,) = letters(tmp_path, unit, lang="en")
    assert path.name == "某区甲局-letter.docx"
    assert paragraphs(path)[-1] == "2025-4-1"
    assert tables(path)[0][0] == [
        "No.", "Where", "Written, expected", "What and why", "What to do",
    ]


def test_same_run_same_bytes(tmp_path):
    unit = submission("某区甲局", findings=[found(1)])
    (one,), (other,) = (letters(tmp_path / name, unit) for name in "ab")
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<w:p/>甲", id="markup"),
        pytest.param("甲&amp;乙 & 丙", id="entities"),
        pytest.param("{{ unit }}", id="placeholder"),
        pytest.param("{% for x in errors %}", id="statement"),
        pytest.param("{%tr for x in errors %}", id="row statement"),
        pytest.param("]]>甲", id="end of data"),
        pytest.param('"甲\'乙"', id="quotes"),
    ],
)
def test_text_from_a_paper_stays_text(tmp_path, text):
    keys = ("file", "sheet", "cell", "actual", "expected", "message", "advice")
    nasty = found(1, **dict.fromkeys(keys, text))
    unit = submission(text, folder="x", findings=[nasty])
    (path,) = letters(tmp_path, unit)
    assert paragraphs(path)[1] == f"{text}："
    ((_, row),) = tables(path)
    proof = "算式：(78.55 - 93.05) ÷ 93.05 = -15.58%"
    assert row == [
        "1", f"{text}\n{text}\n{text}", f"填写：{text}\n应为：{text}",
        f"{text}\n{proof}", text,
    ]


def test_what_a_document_cannot_hold_is_left_out(tmp_path):
    text = "甲\x00\x07\x0c\x1b\u202e\ud800\uffff乙"
    (path,) = letters(tmp_path, submission(text, findings=[found(1, message=text)]))
    assert paragraphs(path)[1] == "甲乙："


# ---------------------------------------------------------------- templates


def test_own_template(tmp_path):
    template = own_template(tmp_path, "致 {{ unit }}", "{{ files | join('、') }}")
    unit = submission("某区甲局", findings=[found(1)])
    (path,) = letters(tmp_path / "通知", unit, template=template)
    assert paragraphs(path) == ["致 某区甲局", "数据表.xlsx、评分表.xlsx"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ untit }}", id="unknown placeholder"),
        pytest.param("{{ unit", id="not closed"),
        pytest.param("{% if unit %}", id="no end"),
        pytest.param("{{ unit.__class__.__mro__ }}", id="not for templates"),
    ],
)
def test_placeholders_that_cannot_be_used(tmp_path, text):
    template = own_template(tmp_path, text)
    unit = submission("某区甲局", findings=[found(1)])
    with pytest.raises(UsageError, match="模板.docx：模板里的占位符用不了"):
        letters(tmp_path / "通知", unit, template=template)
    with pytest.raises(UsageError, match="模板.docx：模板里的占位符用不了"):
        must_be_usable(template, "zh")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_built_in_templates_are_usable(lang):
    must_be_usable(None, lang)


@pytest.mark.parametrize(
    "data", [pytest.param(b"", id="empty"), pytest.param(b"text", id="no docx")]
)
def test_templates_that_cannot_be_read(tmp_path, data):
    template = tmp_path / "模板.docx"
    template.write_bytes(data)
    unit = submission("某区甲局", findings=[found(1)])
    with pytest.raises(UsageError, match="模板.docx：不能用作通知的模板"):
        letters(tmp_path / "通知", unit, template=template)


def test_a_zip_that_is_no_document(tmp_path):
    template = tmp_path / "模板.docx"
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "x")
    template.write_bytes(stream.getvalue())
    unit = submission("某区甲局", findings=[found(1)])
    with pytest.raises(UsageError, match="不能用作通知的模板"):
        letters(tmp_path / "通知", unit, template=template)


def test_no_such_template(tmp_path):
    with pytest.raises(UsageError, match="没有这个文件"):
        letters(tmp_path, submission("甲"), template=tmp_path / "无.docx")


def test_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "通知").write_text("")
    with pytest.raises(UsageError, match="写不了"):
        letters(tmp_path / "通知", submission("甲", findings=[found(1)]))


@pytest.mark.parametrize("year", [1970, 2108])
def test_a_clock_that_is_plainly_wrong_is_told(monkeypatch, year):
    wrong = time.struct_time((year, 1, 2, 3, 4, 5, 4, 2, 0))
    monkeypatch.setattr(template, "time", Clock(wrong))
    with pytest.raises(UsageError, match=f"本机的日期是 {year}-01-02"):
        must_be_usable(None, "zh")


class Clock:
    """What a module asks for the time."""

    def __init__(self, now):
        self.now = now

    def localtime(self):
        return self.now

    def strftime(self, style):
        return time.strftime(style, self.now)


def test_docxtpl_is_asked_for_where_it_is_missing(tmp_path, monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(
        "selfeval_xl.bulking.letters.find_spec",
        lambda name: None if name == "docxtpl" else find(name),
    )
    with pytest.raises(UsageError, match=r'pip install "selfeval-xl\[bulk\]"'):
        letters(tmp_path / "通知", submission("甲", findings=[found(1)]))
    assert list(tmp_path.iterdir()) == []


# --------------------------------------------------------------- file names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("某区甲局", "某区甲局", id="plain"),
        pytest.param("甲/乙\\丙:丁*?", "甲_乙_丙_丁__", id="forbidden"),
        pytest.param("../../etc", "_.._etc", id="up and out"),
        pytest.param("CON", "_CON", id="reserved"),
        pytest.param("nul.txt", "_nul.txt", id="reserved with an ending"),
        pytest.param("console", "console", id="not reserved"),
        pytest.param("甲. .", "甲", id="dot and space at the end"),
        pytest.param(" . ", "_", id="nothing left"),
        pytest.param("", "_", id="empty"),
        pytest.param("a\x00\n\u202eb", "a___b", id="control"),
        pytest.param("甲" * 200, "甲" * 60, id="long"),
        pytest.param("\ud800", "_", id="half a character"),
    ],
)
def test_safe_name(text, name):
    assert safe_name(text) == name


@given(st.text())
def test_safe_name_is_safe(text):
    name = safe_name(text)
    assert re.search(r'[<>:"/\\|?*\x00-\x1f]', name) is None
    assert name == name.strip(" .") and 0 < len(name.encode()) <= 250
    assert safe_name(name) == name


def test_units_of_one_name_have_letters_of_their_own(tmp_path):
    units = [
        submission(name, folder=str(n), findings=[found(1)])
        for n, name in enumerate(("某局A", "某局a", "某局A"))
    ]
    assert [path.name for path in letters(tmp_path, *units)] == [
        "某局A-整改通知.docx", "某局a(2)-整改通知.docx", "某局A(3)-整改通知.docx",
    ]


def test_file_names_are_told_apart_by_more_than_case():
    names = FileNames(".docx")
    assert [names.take(text) for text in ("a", "A", "a(2)")] == [
        "a.docx", "A(2).docx", "a(2)(2).docx",
    ]


def test_a_paper_outside_the_folder_keeps_its_path():
    one = found(1, file="b/x")
    unit = submission("甲", paper("b/x.xlsx"), folder="a", findings=[one])
    said = content(unit, "2025-04-01", "zh")
    assert (said["files"], said["errors"][0]["file"]) == (["b/x.xlsx"], "b/x")
