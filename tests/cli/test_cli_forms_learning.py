"""``selfeval-xl forms`` learn, check, diff and migrate: words and exit codes."""

import json
import os
import shutil
from pathlib import Path

import pytest
from clikit import Ended, call

SAMPLES = Path(__file__).parents[2] / "samples"
DATA = SAMPLES / "01-无误" / "数据表.xlsx"
FAULTY = SAMPLES / "05-得分" / "评分表.xlsx"


@pytest.fixture(autouse=True)
def chinese(monkeypatch):
    monkeypatch.delenv("SELFEVAL_XL_LANG", raising=False)


def test_learn_writes_a_spec_that_checks(capsys, tmp_path):
    spec = tmp_path / "own.toml"
    ended = call(capsys, "forms", "learn", DATA, "-o", spec)
    assert (ended.code, ended.err) == (0, f"已写出 {spec}\n")
    assert ended.out.startswith("own：部门整体支出绩效自评数据表（数据表），")
    assert os.listdir(tmp_path) == ["own.toml"]
    assert call(capsys, "forms", "check", spec) == Ended(0, f"{spec}：没有问题\n", "")
    ended = call(capsys, "check", DATA, "--forms-dir", tmp_path, "--format", "json")
    told = json.loads(ended.out)
    assert (ended.code, told["findings"]) == (0, [])
    assert [form["id"] for form in told["files"][0]["forms"]] == ["own"]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        pytest.param(("learn", "没有.xlsx", "-o", "a.toml"), "没有.xlsx", id="no file"),
        pytest.param(("learn", DATA, "-o", "a.txt"), ".toml", id="no name of a spec"),
        pytest.param(("learn", DATA), "-o SPEC.toml", id="no output"),
        pytest.param(("check", "没有.toml"), "没有.toml", id="no spec"),
        pytest.param(
            ("diff", "guangdong-dat", "guangdong-data"), "guangdong-data", id="id"
        ),
        pytest.param(
            ("diff", "没有.xlsx", "guangdong-data"), "没有.xlsx", id="no workbook"
        ),
        pytest.param(("migrate", DATA, "-o", "a.xlsx"), "--to ID", id="no form"),
        pytest.param(
            ("migrate", DATA, "--to", "guangdong-data", "-o", "a.xls"),
            ".xlsx",
            id="suffix",
        ),
    ],
)
def test_cannot_be_done(capsys, tmp_path, monkeypatch, args, words):
    monkeypatch.chdir(tmp_path)
    ended = call(capsys, "forms", *args)
    assert (ended.code, ended.out, ended.err[:5]) == (2, "", "无法运行：")
    assert words in ended.err
    assert os.listdir(tmp_path) == []


def test_check_tells_line_and_remedy(capsys, tmp_path):
    spec = tmp_path / "own.toml"
    spec.write_text('id = "own"\nextends = "guangdong-data"\ntittle = "某表"\n')
    assert call(capsys, "forms", "check", spec) == Ended(
        1, f"{spec}:3: 错误：不认识的项 tittle，是否指 title？请改正\n", ""
    )


def test_diff_in_text_and_json(capsys, tmp_path):
    same = call(capsys, "forms", "diff", "guangdong-data", "guangdong-data")
    title = "部门整体支出绩效自评数据表"
    assert same == Ended(0, f"{title} → {title}：没有不同\n", "")
    args = ("forms", "diff", "guangdong-score", FAULTY)
    text = call(capsys, *args)
    assert text.code == 1
    assert "  分值改动：5 → 6（预算编制情况/预算编制/预算编制规范性）" in text.out
    told = call(capsys, *args, "--format", "json")
    (compared,) = json.loads(told.out)["forms"]
    assert told.code == 1
    assert compared["old"]["id"] == "guangdong-score"
    assert {
        "what": "weight",
        "how": "changed",
        "where": "预算编制情况/预算编制/预算编制规范性",
        "old": "5",
        "new": "6",
    } in compared["changes"]


def test_migrate_all_and_less_than_all(capsys, tmp_path):
    source = tmp_path / "报.xlsx"
    shutil.copy(DATA, source)
    out = tmp_path / "新.xlsx"
    ended = call(
        capsys, "forms", "migrate", source, "--to", "guangdong-data", "-o", out
    )
    assert (ended.code, ended.out) == (0, "")
    assert ended.err.startswith(f"已写出 {out}，移入 ")
    args = ("forms", "migrate", FAULTY, "--to", "guangdong-score", "-o", out)
    ended = call(capsys, *args)
    assert ended.code == 1
    assert ended.out.splitlines()[0] == (
        "评分表!I7 预算编制规范性 自评得分：5（分值由 6 改为 5，得分要重新评定）"
    )
    assert sorted(os.listdir(tmp_path)) == ["报.xlsx", "新.xlsx"]
