"""The file of renamed units: read, or refused with what is wrong."""

from __future__ import annotations

import pytest

from selfeval_xl.errors import UsageError
from selfeval_xl.renames import load_renames


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.toml", '"旧局" = "新局"\n'),
        ("a.toml", '[units]\n"旧局" = " 新局 "\n'),
        ("a.csv", "旧局,新局\n"),
        ("a.csv", "\ufeff原名称，新名称\n旧局，新局\n\n"),
        ("a.txt", "# 改名\n旧局\t新局\t2024年1月\n"),
    ],
)
def test_read(tmp_path, name, text):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    assert load_renames(file) == {"旧局": "新局"}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.toml", "旧局", "不是有效的 TOML"),
        ("a.toml", '"旧局" = 3\n', "应为一组“旧名称 = 新名称”，旧局 不是"),
        ("a.csv", "甲,乙\n旧局\n", "第 2 行应为“旧名称,新名称”两列"),
        ("a.csv", "\n", "没有写明任何单位的旧名称和新名称"),
    ],
)
def test_refused(tmp_path, name, text, said):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        load_renames(file)


def test_no_such_file(tmp_path):
    with pytest.raises(UsageError, match="没有这个文件或文件夹"):
        load_renames(tmp_path / "a.toml")


def test_no_text(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"\xff\xff\xff")
    with pytest.raises(UsageError, match="文字编码不是 UTF-8"):
        load_renames(tmp_path / "a.csv")
