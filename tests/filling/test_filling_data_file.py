"""One form's data in every kind of file."""

import csv
import json
from decimal import Decimal

import openpyxl
import pytest
from fillkit import LINES, TASKS, data_form, score_form

from selfeval_xl.errors import UsageError
from selfeval_xl.filling import FillError, fill
from selfeval_xl.filling.loose_toml import read_toml
from selfeval_xl.forms.spec import load_specs

SPEC = load_specs().get("guangdong-data")
VALUES = {k: v for k, v in data_form().items() if isinstance(v, Decimal)}
BLOCKS = [b for b in SPEC.blocks if b.archetype == "matrix"]


def matrix_rows():
    """Row labels × column headers, as a table of one's own may have them."""
    rows = [[key, value] for key, value in LINES.items()]
    for block in BLOCKS:
        rows += [[], ["项目", *(c.text for c in block.columns)]]
        for row in block.rows:
            keys = [f"{row.key}.{c.key}" for c in block.columns]
            rows.append([row.text, *(VALUES.get(key, "") for key in keys)])
    rows += [[], list(TASKS[0]), *([*task.values()] for task in TASKS)]
    return rows


def toml():
    lines = [f'"{k}" = "{v}"' for k, v in LINES.items()]
    lines += [f"{k} = {v}" for k, v in VALUES.items()]
    for task in TASKS:
        lines += ["[[tasks]]", *(f'"{k}" = "{v}"' for k, v in task.items())]
    return "\n".join(lines)


def write_csv(path, rows, encoding="utf-8", delimiter=","):
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)


def write_workbook(path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(
            [float(v) if isinstance(v, Decimal) else v or None for v in row]
        )
    book.save(path)


def long_rows():
    rows = [["key", "value"], *LINES.items(), *VALUES.items(), []]
    return rows + [list(TASKS[0]), *([*task.values()] for task in TASKS)]


WRITERS = {
    "toml": lambda p: p.write_text(toml(), encoding="utf-8"),
    "json": lambda p: p.write_text(
        json.dumps(data_form(), default=str, ensure_ascii=False), encoding="utf-8"
    ),
    "long.csv": lambda p: write_csv(p, long_rows()),
    "matrix.csv": lambda p: write_csv(p, matrix_rows()),
    "gbk.csv": lambda p: write_csv(p, matrix_rows(), "gb18030"),
    "mark.csv": lambda p: write_csv(p, matrix_rows(), "utf-8-sig"),
    "utf16.csv": lambda p: write_csv(p, matrix_rows(), "utf-16", "\t"),
    "matrix.xlsx": lambda p: write_workbook(p, matrix_rows()),
    "long.xlsx": lambda p: write_workbook(p, long_rows()),
}


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    out = tmp_path_factory.mktemp("direct") / "表.xlsx"
    assert fill(SPEC.id, data_form(), out).left == ()
    return out.read_bytes()


@pytest.mark.parametrize("name", WRITERS)
def test_every_file_gives_the_same_form(name, tmp_path, expected):
    source = tmp_path / (name if "." in name else f"数据.{name}")
    WRITERS[name](source)
    filled = fill(SPEC.id, source, tmp_path / "表.xlsx")
    assert (filled.left, filled.notes) == ((), ())
    assert filled.path.read_bytes() == expected


def test_keys_in_chinese_need_no_quotes():
    text = '[收支情况."基本支出"]\n决算数 = 78.50 # 万元\n三公经费.决算数 = "无"\n'
    assert read_toml(text) == {
        "收支情况": {
            "基本支出": {"决算数": Decimal("78.50"), "三公经费": {"决算数": "无"}}
        }
    }


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("a.toml", "a = \n", "不是有效的 TOML", id="toml"),
        pytest.param("a.json", "{", "不是有效的 JSON", id="json"),
        pytest.param("a.json", '{"年度": 1, "年度": 2}', "年度 ×2", id="twice"),
        pytest.param("a.json", "[1]", "最外层", id="list"),
        pytest.param("a.json", "[" * 100_000, "嵌套太深", id="deep"),
        pytest.param("a.xlsx", "不是表", "不是能读的工作簿", id="no workbook"),
        pytest.param("a.txt", "", ".toml、.json、.csv 或 .xlsx", id="ending"),
    ],
)
def test_a_file_that_cannot_be_read(name, content, said, tmp_path):
    source = tmp_path / name
    source.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        fill(SPEC.id, source, tmp_path / "表.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_no_such_file(tmp_path):
    with pytest.raises(UsageError, match="没有数据文件"):
        fill(SPEC.id, tmp_path / "无.toml", tmp_path / "表.xlsx")


def test_units_of_a_table_and_of_a_column(tmp_path):
    source = tmp_path / "d.csv"
    rows = [
        ["单位：元"],
        ["项目", "年初预算数", "决算数（万元）"],
        ["政府采购金额", "620000", "61.35"],
    ]
    write_csv(source, rows)
    out = tmp_path / "表.xlsx"
    fill(SPEC.id, source, out)
    sheet = openpyxl.load_workbook(out).active
    row = next(r for r in sheet.iter_rows() if "政府采购" in str(r[0].value))
    assert (row[2].value, row[4].value) == (62, 61.35)


def test_places_name_line_and_cell(tmp_path):
    rows = [["项目", "年初预算数"], ["政府采购金额", "六十"], ["没有这行", "1"]]
    write_csv(tmp_path / "d.csv", rows)
    write_workbook(tmp_path / "d.xlsx", rows)
    places = []
    for name in ("d.csv", "d.xlsx"):
        with pytest.raises(FillError) as caught:
            fill(SPEC.id, tmp_path / name, tmp_path / "表.xlsx")
        places.append([one.where for one in caught.value.remarks])
    assert places == [["d.csv:3", "d.csv:2"], ["d.xlsx:Sheet!B3", "d.xlsx:Sheet!B2"]]


def test_indicators_as_a_table(tmp_path):
    spec = load_specs().get("guangdong-score")
    marks = score_form(spec)["indicators"]
    rows = [[k, v] for k, v in LINES.items()] + [["三级指标", "自评得分", "扣分原因"]]
    rows += [[n, m["得分"], m.get("扣分原因", "")] for n, m in marks.items()]
    write_csv(tmp_path / "d.csv", rows)
    direct = fill(spec.id, score_form(spec), tmp_path / "直接.xlsx")
    filled = fill(spec.id, tmp_path / "d.csv", tmp_path / "表.xlsx")
    assert (direct.left, filled.left) == ((), ())
    assert direct.path.read_bytes() == filled.path.read_bytes()
