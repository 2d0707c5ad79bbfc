"""The list of units that have to report."""

import pytest
import xlsxwriter

from selfeval_xl.bulking.outcome import RosterUnit
from selfeval_xl.bulking.roster import read_roster
from selfeval_xl.errors import UsageError

UNITS = (
    RosterUnit("某区某局", "101001", "某区某部门", ("data", "score")),
    RosterUnit("某区某会", "101002", "", ()),
)
ROWS = (
    ("序号", "单位名称", "单位编码", "主管部门", "应报材料"),
    ("1", "某区某局", "101001", "某区某部门", "数据表、评分表"),
    ("2", "某区某会", "101002", "", ""),
)


def as_csv(rows, mark=","):
    return "\r\n".join(mark.join(row) for row in rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_csv_in_any_encoding(tmp_path, encoding, mark):
    file = tmp_path / "名单.csv"
    file.write_bytes(as_csv(ROWS, mark).encode(encoding))
    roster = read_roster(file)
    assert (roster.units, roster.notes) == (UNITS, ())


def test_workbook_with_a_title_above(tmp_path):
    file = tmp_path / "名单.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "应报单位名单")
        for at, row in enumerate(ROWS, 1):
            sheet.write_row(at, 0, row)
    assert read_roster(file).units == UNITS


def test_unknown_columns_and_papers_and_repeats_are_told(tmp_path):
    file = tmp_path / "名单.csv"
    rows = (
        ("单位名称", "联系电话", "主管部们", "材料"),
        ("某区某局", "1", "x", "数据表、总结"),
        ("某区某局", "1", "x", ""),
        ("", "", "", ""),
    )
    file.write_text(as_csv(rows), encoding="utf-8")
    roster = read_roster(file)
    assert roster.units == (RosterUnit("某区某局", papers=("data",)),)
    assert roster.notes == (
        "名单 名单.csv 的“联系电话”一列不认识，没有使用",
        "名单 名单.csv 的“主管部们”一列不认识，没有使用；是否指“主管部门”？",
        "名单 名单.csv 第 2 行的材料“总结”不认识，可用："
        "数据表、评分表、项目支出绩效自评表、部门整体绩效自评表、自评报告",
        "名单 名单.csv 第 3 行与前面重复：某区某局",
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("名单.csv", "电话,地址\n1,2".encode(), id="no names"),
        pytest.param("名单.xlsx", b"PK", id="no workbook"),
        pytest.param("名单.csv", b"", id="empty"),
    ],
)
def test_refused(tmp_path, name, data):
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(UsageError, match=name):
        read_roster(file)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(UsageError, match="没有这个文件"):
        read_roster(tmp_path / "名单.csv")
