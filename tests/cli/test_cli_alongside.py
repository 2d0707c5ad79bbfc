"""``--previous``, ``--published`` and ``--unit-map`` on the command line."""

import json
from pathlib import Path

import pytest
from clikit import call

SAMPLES = Path(__file__).parents[2] / "samples"
YEARS = SAMPLES / "08-两年对照"


@pytest.mark.parametrize("command", ["check", "fix"])
@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("--previous", "--previous：没有这个文件或文件夹：无"),
        ("--published", "--published：没有这个文件或文件夹：无"),
        ("--unit-map", "无：读不出来（没有这个文件或文件夹）"),
    ],
)
def test_a_bad_path(capsys, tmp_path, monkeypatch, command, option, words):
    monkeypatch.chdir(tmp_path)
    more = ("--out", "改") if command == "fix" else ()
    ended = call(capsys, command, YEARS / "2024-无误", option, "无", *more)
    assert (ended.code, ended.out, ended.err) == (2, "", f"无法运行：{words}\n")


def test_previous(capsys, monkeypatch):
    monkeypatch.chdir(SAMPLES)
    where = ("--previous", "08-两年对照/2023", "--format", "json", "--select", "XD3")
    ended = call(capsys, "check", "08-两年对照/2024-有误", *where)
    found = json.loads(ended.out)
    assert (ended.code, ended.err) == (0, "")
    assert [one["path"] for one in found["files"]] == [
        "数据表.xlsx", "自评报告.txt", "评分表.xlsx"
    ]
    (first,) = [one for one in found["findings"] if one["code"] == "XD301"]
    assert first["related"] == [
        {"file": "08-两年对照/2023/数据表.xlsx", "sheet": "数据表", "cell": "E21"}
    ]


def test_the_note_on_a_unit_not_found_goes_to_stderr(capsys, monkeypatch):
    monkeypatch.chdir(SAMPLES)
    where = ("--previous", "02-公开案例", "--select", "XD3")
    ended = call(capsys, "check", "08-两年对照/2024-无误", *where)
    assert ended.code == 0
    assert ended.err.startswith("02-公开案例：其中没有找到某区某局上一年度的材料")
