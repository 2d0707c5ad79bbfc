"""Papers of last year and published ones: found, matched, and kept apart."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from paper_builders import data_sheet

from selfeval_xl import Settings, check, papers
from selfeval_xl.errors import UsageError

HEADS = ("上年决算数", "年初预算数", "决算数")
NOW = (("支出合计", 80, 100, 90), ("基本支出", 50, 60, 55), ("项目支出", 30, 40, 35))
THEN = (("支出合计", 70, 90, 82), ("基本支出", 45, 50, 50), ("项目支出", 25, 40, 32))
UNITS = ("某区某局", "某区某委", "某区某会")
FOUND = [("XD301", "数据表.xlsx", "B6")]


def write(path, rows, year, unit="某区某局"):
    page = data_sheet(
        title=f"{year}年度部门整体支出绩效自评数据表",
        unit=f"填报单位（公章）：{unit}",
        heads=HEADS,
        rows=rows,
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path) as book:
        amount = book.add_format({"num_format": "0.00"})
        sheet = book.add_worksheet("数据表")
        for cell in page.cells.values():
            look = None if cell.is_string else amount
            sheet.write(cell.row - 1, cell.column - 1, cell.raw, look)
    return path


def run(path, **settings):
    given = {"select": ("XD301", "XD401")} | settings
    return check(path, settings=Settings(today=date(2025, 6, 30), **given))


def told(result):
    return [(f.code, f.hit.place.file, f.hit.place.a1) for f in result.findings]


@pytest.fixture
def home(tmp_path):
    write(tmp_path / "2024" / "数据表.xlsx", NOW, 2024)
    return tmp_path


def test_related_names_the_path_as_given(home, monkeypatch):
    write(home / "2023" / "数据表.xlsx", THEN, 2023)
    monkeypatch.chdir(home)
    result = run("2024", previous=Path("2023"))
    assert told(result) == FOUND
    (finding,) = result.findings
    assert [place.file for place in finding.hit.related] == ["2023/数据表.xlsx"]
    assert [paper.path for paper in result.files] == ["数据表.xlsx"]
    assert result.notes == ()


def test_a_bureaus_folder_of_many_units(home):
    for unit in UNITS:
        write(home / "全区" / unit / "数据表.xlsx", THEN, 2023, unit)
    assert told(run(home / "2024", previous=home / "全区")) == FOUND


def test_many_units_in_one_folder_and_of_several_years(home):
    for unit in UNITS:
        for year in (2022, 2023, 2024):
            rows = THEN if year == 2023 else NOW
            write(home / "全区" / f"{unit}{year}.xlsx", rows, year, unit)
    assert told(run(home / "2024", previous=home / "全区")) == FOUND


def test_only_the_folders_that_may_be_the_units_are_read(home, monkeypatch):
    for unit in UNITS:
        write(home / "全区" / unit / "数据表.xlsx", THEN, 2023, unit)
    read = []
    real = papers.inspect

    def watched(data, name, limits):
        read.append(name)
        return real(data, name, limits)

    monkeypatch.setattr(papers, "inspect", watched)
    run(home / "2024", previous=home / "全区")
    assert [name.rpartition("/")[0].rpartition("/")[2] for name in read] == [
        "",
        "某区某局",
    ]


def test_a_folder_inside_the_one_checked_is_no_hand_in(home):
    write(home / "2024" / "上年" / "数据表.xlsx", THEN, 2023)
    result = run(home / "2024", previous=home / "2024" / "上年")
    assert told(result) == FOUND
    assert [paper.path for paper in result.files] == ["数据表.xlsx"]


def test_both_years_in_the_folder_checked(home):
    write(home / "2024" / "上年.xlsx", THEN, 2023)
    result = run(home / "2024", previous=home / "2024")
    assert told(result) == FOUND
    assert len(result.files) == 2


@pytest.mark.parametrize("suffix", ["toml", "csv", "gbk.csv", "settings"])
def test_a_renamed_unit(home, suffix):
    write(home / "2023" / "数据表.xlsx", THEN, 2023, "某区发展中心")
    given = {}
    file = home / f"改名.{suffix}"
    if suffix == "toml":
        file.write_text('"某区发展中心" = "某区某局"\n', encoding="utf-8")
        given["unit_map"] = file
    elif suffix == "settings":
        given["units"] = {"某区发展中心": "某区某局"}
    else:
        encoding = "gb18030" if suffix == "gbk.csv" else "utf-8"
        text = "旧名称,新名称\n某区发展中心,某区某局\n"
        file.write_text(text, encoding=encoding)
        given["unit_map"] = file
    assert told(run(home / "2024", previous=home / "2023", **given)) == FOUND


def test_renamed_twice(home):
    write(home / "2023" / "数据表.xlsx", THEN, 2023, "某区甲办")
    units = {"某区甲办": "某区乙办", "某区乙办": "某区某局", "某区某局": "某区甲办"}
    assert told(run(home / "2024", previous=home / "2023", units=units)) == FOUND


def test_a_unit_that_two_became(home):
    units = {"某区甲办": "某区某局", "某区乙办": "某区某局"}
    for unit in units:
        write(home / "旧" / unit / "数据表.xlsx", THEN, 2023, unit)
    result = run(home / "2024", previous=home / "旧", units=units)
    assert told(result) == []
    assert result.notes == (
        f"{home / '旧'}：某区某局由几个单位合并而来，上一年度的材料分属各单位，没有与上年比较；"
        "上年数按各单位上年决算数之和核对",
    )


@pytest.mark.parametrize(
    ("unit", "year"),
    [
        pytest.param("某区发展中心", 2023, id="another unit"),
        pytest.param("某区某局", 2022, id="another year"),
        pytest.param("某区某局信息中心", 2023, id="a unit below it"),
    ],
)
def test_not_found_is_no_pass(home, unit, year):
    write(home / "旧" / "数据表.xlsx", THEN, year, unit)
    result = run(home / "2024", previous=home / "旧")
    assert told(result) == []
    assert result.notes == (
        f"{home / '旧'}：其中没有找到某区某局上一年度的材料，没有与上年比较；"
        "单位改过名的，用 --unit-map 写明旧名称和新名称",
    )
    assert [(c.code, str(c.outcome)) for c in result.coverage if c.code == "XD301"] == [
        ("XD301", "insufficient_data")
    ]


def test_an_unreadable_form_of_last_year_is_named(home):
    whole = write(home / "2023" / "数据表.xlsx", THEN, 2023).read_bytes()
    broken = home / "2023" / "评分表.xlsx"
    broken.write_bytes(whole[: len(whole) // 2])
    result = run(home / "2024", previous=home / "2023")
    assert told(result) == FOUND
    assert result.notes == (f"{broken.as_posix()}：读不出来，没有用来比较",)


def test_published_copies(home):
    rows = (NOW[0], NOW[1], ("项目支出", 30, 40, 53))
    write(home / "公开" / "数据表.xlsx", rows, 2024)
    result = run(home / "2024", published=home / "公开")
    assert told(result) == [("XD401", "数据表.xlsx", "D6")]
    assert told(run(home / "2024", published=home / "2024")) == []


@pytest.mark.parametrize("option", ["previous", "published"])
def test_no_such_path(home, option):
    with pytest.raises(UsageError) as error:
        run(home / "2024", **{option: home / "无"})
    assert str(error.value) == f"--{option}：没有这个文件或文件夹：{home / '无'}"


def test_papers_that_name_no_unit(home):
    write(home / "2023" / "数据表.xlsx", THEN, 2023, "")
    assert told(run(home / "2024", previous=home / "2023")) == FOUND
    write(home / "全区" / "a" / "数据表.xlsx", THEN, 2023, "")
    write(home / "全区" / "b" / "数据表.xlsx", THEN, 2023, "某区某委")
    assert told(run(home / "2024", previous=home / "全区")) == []


def test_a_name_without_its_region(home):
    write(home / "2023" / "数据表.xlsx", THEN, 2023, "某市某区某局")
    assert told(run(home / "2024", previous=home / "2023")) == FOUND


def test_two_units_that_may_be_meant_are_neither(home):
    for unit in ("某市某区某局", "某县某区某局"):
        write(home / "旧" / unit / "数据表.xlsx", THEN, 2023, unit)
    assert told(run(home / "2024", previous=home / "旧")) == []
