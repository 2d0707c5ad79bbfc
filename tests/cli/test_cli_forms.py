"""``selfeval-xl forms``: list, show, export."""

import os

import pytest
from clikit import Ended, call

from selfeval_xl.forms.spec import load_specs


@pytest.fixture(autouse=True)
def chinese(monkeypatch):
    monkeypatch.delenv("SELFEVAL_XL_LANG", raising=False)


def test_list_names_each_form_and_what_is_unsourced(capsys):
    ended = call(capsys, "forms", "list")
    lines = ended.out.splitlines()
    specs = load_specs().specs
    assert (ended.code, ended.err) == (0, "")
    assert [line.split()[0] for line in lines] == [spec.id for spec in specs]
    marked = [line.endswith("（无正式来源）") for line in lines]
    assert marked == [not spec.is_sourced for spec in specs]


def test_show_tells_blocks_and_source(capsys):
    spec = load_specs().get("guangdong-data")
    lines = call(capsys, "forms", "show", spec.id).out.splitlines()
    assert lines[:4] == [
        f"{spec.id}  {spec.title}",
        f"版本：{spec.version}",
        f"金额单位：{spec.money_unit}",
        f"来源：{spec.source}",
    ]
    blocks = [line.removeprefix("栏目 ") for line in lines if line.startswith("栏目 ")]
    assert blocks == [block.title or block.id for block in spec.blocks]


def test_unknown_form(capsys):
    ended = call(capsys, "forms", "show", "guangdong-dat")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "无法运行：没有名为 guangdong-dat 的表，是否指 guangdong-data？\n"


def test_unknown_folder_of_forms(capsys, tmp_path):
    ended = call(capsys, "forms", "list", "--forms-dir", tmp_path / "x")
    assert (ended.code, ended.out) == (2, "")
    assert "--forms-dir" in ended.err


def test_export_writes_the_blank_form(capsys, tmp_path):
    file = tmp_path / "空白.xlsx"
    ended = call(capsys, "forms", "export", "guangdong-data", "-o", file)
    assert ended == Ended(0, "", f"已写出 {file}\n")
    assert (file.read_bytes()[:2], os.listdir(tmp_path)) == (b"PK", ["空白.xlsx"])


def test_export_needs_a_file_to_write(capsys):
    assert call(capsys, "forms", "export", "guangdong-data") == Ended(
        2, "", "无法运行：缺少 -o FILE\n用法见 selfeval-xl forms export -h\n"
    )


def test_export_to_no_folder(capsys, tmp_path):
    ended = call(
        capsys, "forms", "export", "guangdong-data", "-o", tmp_path / "x" / "a.xlsx"
    )
    assert (ended.code, ended.err[:9]) == (2, "无法运行：写不了 ")
