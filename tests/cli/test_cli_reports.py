"""``check --format xlsx|html``: where the report goes, and what it tells of the run."""

import pytest
from clikit import call
from openpyxl import load_workbook
from xlsxwriter import Workbook


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder 报送 with one workbook, and nothing else near it."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "报送" / "数据表.xlsx"
    path.parent.mkdir()
    with Workbook(str(path)) as book:
        book.add_worksheet("数据表").write_string(0, 0, "合计")
    return tmp_path


def test_workbook(capsys, folder):
    ended = call(
        capsys, "check", "报送", "--format", "xlsx", "-o", "汇总.xlsx", "--year", "2024",
        "--select", "FM,CE",
    )
    assert (ended.out, ended.err) == ("", "")
    book = load_workbook("汇总.xlsx")
    assert book.sheetnames == ["汇总", "明细", "覆盖", "说明"]
    assert book["汇总"]["B7"].value == "数据表.xlsx"
    assert book["说明"]["B5"].value == "--select FM,CE；--year 2024"


def test_workbook_links_to_the_checked_file(capsys, folder):
    (folder / "结果").mkdir()
    (folder / "报送" / "不是表.xlsx").write_text("文字", encoding="utf-8")
    call(capsys, "check", "报送", "--format", "xlsx", "-o", "结果/汇总.xlsx")
    sheet = load_workbook("结果/汇总.xlsx")["明细"]
    assert sheet["D2"].hyperlink.target == "..\\报送\\不是表.xlsx"


def test_workbook_is_passed_over_by_the_next_run(capsys, folder):
    call(capsys, "check", "报送", "--format", "xlsx", "-o", "报送/汇总.xlsx")
    call(capsys, "check", "报送", "--format", "xlsx", "-o", "再查.xlsx")
    sheet = load_workbook("再查.xlsx")["汇总"]
    assert [sheet["B7"].value, sheet["B8"].value] == ["数据表.xlsx", "合计"]


def test_workbook_needs_a_file_and_says_so_before_the_work(capsys, folder):
    ended = call(capsys, "check", "没有", "--format", "xlsx")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "无法运行：xlsx 报告只能写入文件，请用 -o 写明文件名\n"


def test_folder_that_is_not_there(capsys, folder):
    ended = call(capsys, "check", "报送", "--format", "xlsx", "-o", "没有/汇总.xlsx")
    assert ended.code == 2
    assert ended.err.startswith("无法运行：写不了 没有/汇总.xlsx（")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_page(capsys, folder, lang):
    args = ("check", "报送", "--format", "html", "--lang", lang)
    printed = call(capsys, *args)
    written = call(capsys, *args, "-o", "报告.html")
    page = (folder / "报告.html").read_text(encoding="utf-8")
    assert (written.out, written.err, printed.err) == ("", "", "")
    assert printed.code == written.code
    assert page.startswith("<!DOCTYPE html>\n<html lang=")
    assert len(page) == len(printed.out)
