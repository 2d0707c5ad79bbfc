"""``selfeval-xl fill``."""

import os
from pathlib import Path

import pytest
from clikit import Ended, call

from selfeval_xl.forms.spec import load_specs
from selfeval_xl.templates import export

FORM = "guangdong-data"


@pytest.fixture(autouse=True)
def chinese(monkeypatch):
    monkeypatch.delenv("SELFEVAL_XL_LANG", raising=False)


@pytest.fixture
def data(tmp_path):
    file = tmp_path / "数据.csv"
    file.write_text("填报单位,某区某局\n年度,2024\n", encoding="utf-8")
    return file


def test_template_then_fill(capsys, tmp_path):
    file, out = tmp_path / "d.toml", tmp_path / "表.xlsx"
    assert call(capsys, "fill", FORM, "--template", "-o", file) == Ended(
        0, "", f"已写出 {file}\n"
    )
    ended = call(capsys, "fill", FORM, file, "-o", out)
    lines = ended.out.splitlines()
    assert (ended.code, ended.err) == (
        1,
        f"已写出 {out}；还有 {len(lines)} 处要补\n",
    )
    assert lines[0] == "没有填：填报单位、年度、填报人、联系电话、单位负责人、填报日期"


def test_english(capsys, data, tmp_path):
    ended = call(capsys, "--lang", "en", "fill", FORM, data, "-o", tmp_path / "a.xlsx")
    assert ended.code == 1
    assert ended.out.splitlines()[0].startswith("not filled in: ")


def test_wrong_data_is_told_whole_and_writes_nothing(capsys, tmp_path):
    file = tmp_path / "d.csv"
    file.write_text("行政 编制数,-1\n行正 编制数,2\n", encoding="utf-8")
    ended = call(capsys, "fill", FORM, file, "-o", tmp_path / "表.xlsx")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.splitlines() == [
        "d.csv:2：表里没有“行正 编制数”，是否指 行政 编制数（staff.admin.quota）？请改名或删去",
        "d.csv:1：“行政 编制数”为 -1，人数不能小于 0，请改正",
        "无法运行：数据有 2 处不能填入 部门整体支出绩效自评数据表，没有写出文件",
    ]
    assert os.listdir(tmp_path) == ["d.csv"]


def test_into(capsys, data, tmp_path):
    blank, out = tmp_path / "空白.xlsx", tmp_path / "表.xlsx"
    export(load_specs().get(FORM), blank)
    before = blank.read_bytes()
    ended = call(capsys, "fill", FORM, data, "--into", blank, "-o", out)
    assert (ended.code, blank.read_bytes() == before, out.exists()) == (1, True, True)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param([FORM, "-o", "a.xlsx"], "缺少 DATA", id="no data"),
        pytest.param([FORM, "d.toml"], "缺少 -o FILE", id="no output"),
        pytest.param(["x", "d.toml", "-o", "a.xlsx"], "没有名为 x 的表", id="no form"),
        pytest.param(
            [FORM, "d.toml", "--template", "-o", "a.toml"], "不用 DATA", id="both"
        ),
        pytest.param([FORM, "d.toml", "-o", "a.xlsx"], "没有数据文件", id="no file"),
        pytest.param([FORM, "d.toml", "-o", "d.toml"], ".xlsx", id="ending"),
    ],
)
def test_cannot_run(args, said, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ended = call(capsys, "fill", *args)
    assert (ended.code, ended.out, os.listdir(Path())) == (2, "", [])
    assert said in ended.err
