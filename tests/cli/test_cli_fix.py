"""``selfeval-xl fix``: what is told of the copies, and the exit code."""

import json
import os
import shutil
from pathlib import Path

import pytest
from clikit import call

SAMPLE = Path(__file__).parents[2] / "samples" / "05-得分" / "评分表.xlsx"
pytest.importorskip("formualizer")


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    monkeypatch.delenv("SELFEVAL_XL_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    shutil.copy(SAMPLE, tmp_path)
    return tmp_path


def told(text):
    """The lines before the report of what is left."""
    return text.partition("\n\n")[0].splitlines()


def test_notation_only(capsys):
    ended = call(capsys, "fix", "评分表.xlsx", "--out", "副本")
    assert told(ended.out) == [
        "评分表.xlsx：更正 1 格，写入 副本/评分表.corrected.xlsx",
        "  评分表!I27 5分 → 5（SC303）",
        "另有 1 处是算错的结果，加 --unsafe 可以一并更正。",
        "全部结果汇总在 副本/校验汇总.xlsx。",
        "以下是更正后仍须处理的问题：",
    ]
    assert (ended.code, ended.err) == (1, "")
    assert sorted(os.listdir("副本")) == ["校验汇总.xlsx", "评分表.corrected.xlsx"]


def test_dry_run(capsys):
    ended = call(capsys, "fix", "评分表.xlsx", "--out", "a", "--unsafe", "--dry-run")
    assert told(ended.out) == [
        "评分表.xlsx：会更正 2 格（未写文件）",
        "  评分表!I27 5分 → 5（SC303）",
        "  评分表!I33 98.94 → 98.44（SC203）",
        "以下是更正后仍须处理的问题：",
    ]
    assert os.listdir() == ["评分表.xlsx"]


def test_json_is_alone_on_stdout(capsys):
    ended = call(capsys, "fix", "评分表.xlsx", "--out", "a", "--format", "json")
    report = json.loads(ended.out)
    assert "SC303" not in {one["code"] for one in report["findings"]}
    assert ended.err.startswith("评分表.xlsx：更正 1 格")


def test_own_output_is_left_alone(capsys):
    call(capsys, "fix", "评分表.xlsx", "--out", "a", "--unsafe")
    ended = call(capsys, "fix", "a/评分表.corrected.xlsx", "--out", "b", "--unsafe")
    assert told(ended.out)[0] == "没有可以代为更正的单元格，没有写出副本。"
    assert os.listdir("b") == ["校验汇总.xlsx"]


def test_folder_that_cannot_be_written(capsys, tmp_path):
    (tmp_path / "a").write_text("")
    ended = call(capsys, "fix", "评分表.xlsx", "--out", "a")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("无法运行：写不了 a（")


def test_the_folder_must_be_named(capsys):
    ended = call(capsys, "fix", "评分表.xlsx")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("无法运行：缺少 --out DIR\n")


def test_in_english(capsys):
    ended = call(capsys, "fix", "评分表.xlsx", "--out", "a", "--lang", "en")
    assert told(ended.out)[:2] == [
        "评分表.xlsx: 1 cells corrected, written to a/评分表.corrected.xlsx",
        "  评分表!I27 5分 → 5 (SC303)",
    ]
