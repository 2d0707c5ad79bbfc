"""Accepted findings: read, applied, reported when of no use, written."""

from __future__ import annotations

from datetime import date

import pytest
from engine_builders import make_finding, make_result

from selfeval_xl.baseline import (
    Acceptance,
    apply_baseline,
    load_baseline,
    write_baseline,
)
from selfeval_xl.config import Settings
from selfeval_xl.errors import UsageError
from selfeval_xl.result import Accepted

TOML = """
[[accepted]]
fingerprint = "f1"
reason = "决算口径不同"
who = "张某"
until = 2025-12-31
"""
JSON = """{"accepted": [{"fingerprint": "f1", "reason": "决算口径不同",
 "who": "张某", "until": "2025-12-31"}]}"""
ENTRY = Acceptance("f1", "决算口径不同", "张某", date(2025, 12, 31))


def write(folder, text, name="accepted.toml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("name", "text"), [("a.toml", TOML), ("a.json", JSON)])
def test_both_files_say_the_same(tmp_path, name, text):
    assert load_baseline(write(tmp_path, text, name)) == (ENTRY,)


def test_none_named():
    finding = make_finding()
    assert apply_baseline([finding], Settings()) == ((finding,), (), ())


@pytest.mark.parametrize(
    "today",
    [
        pytest.param(date(2025, 12, 31), id="last day"),
        pytest.param(None, id="no day set"),
    ],
)
def test_accepted(tmp_path, today):
    one, other = make_finding(mark="f1"), make_finding(2, mark="f2")
    settings = Settings(baseline=write(tmp_path, TOML), today=today)
    assert apply_baseline([one, other], settings) == (
        (other,),
        (Accepted(one, "决算口径不同", "张某", date(2025, 12, 31)),),
        (),
    )


def test_expired(tmp_path):
    one = make_finding(mark="f1")
    settings = Settings(baseline=write(tmp_path, TOML), today=date(2026, 1, 1))
    open_, accepted, notes = apply_baseline([one], settings)
    assert (open_, accepted) == ((one,), ())
    assert notes == (
        "已认可的问题 f1（张某：决算口径不同）于 2025-12-31 到期，重新计入",
    )


def test_unused(tmp_path):
    settings = Settings(baseline=write(tmp_path, TOML), today=date(2025, 1, 1))
    assert apply_baseline([], settings) == (
        (),
        (),
        ("已认可的问题 f1（张某：决算口径不同）本次没有出现，可以从文件中删去",),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("accepted", "不是有效的 TOML", id="no toml"),
        pytest.param("other = 1", "应只有一个列表 accepted", id="no list"),
        pytest.param("accepted = [1]", "第 1 项应为一组“名称 = 值”", id="no table"),
        pytest.param(
            TOML + '[[accepted]]\nfingerprint = "f2"\nreason = "甲"\n',
            "第 2 项缺少 who，请补上",
            id="nobody answers",
        ),
        pytest.param(
            TOML.replace("reason", "raeson"),
            "第 1 项有不认识的 raeson，应为 reason",
            id="slip",
        ),
        pytest.param(
            TOML.replace("2025-12-31", '"soon"'),
            "第 1 项的 until 为 soon，应为日期，如 2026-12-31",
            id="no date",
        ),
    ],
)
def test_refused(tmp_path, text, message):
    with pytest.raises(UsageError) as caught:
        load_baseline(write(tmp_path, text))
    assert message in str(caught.value)


def test_missing(tmp_path):
    with pytest.raises(UsageError, match="请检查 --baseline"):
        load_baseline(tmp_path / "none.toml")


@pytest.mark.parametrize("name", ["a.toml", "a.json"])
@pytest.mark.parametrize("until", [None, date(2026, 6, 30)])
def test_written_is_read_again(tmp_path, name, until):
    kept = Accepted(make_finding(mark="f1"), "旧", "李某", date(2025, 12, 31))
    result = make_result(make_finding(2, mark="f2"), accepted=(kept,))
    path = tmp_path / name
    assert write_baseline(result, path, '口径"不同"\n\\', "张某\x7f", until) == 1
    assert load_baseline(path) == (
        Acceptance("f1", "旧", "李某", date(2025, 12, 31)),
        Acceptance("f2", '口径"不同"\n\\', "张某\x7f", until),
    )
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_written_for_a_person_to_read(tmp_path):
    path = tmp_path / "a.toml"
    write_baseline(make_result(make_finding(mark="f1")), path, "口径", "张某")
    assert path.read_text(encoding="utf-8") == (
        '[[accepted]]\nfingerprint = "f1"\ncode = "AR101"\n'
        'place = "数据表.xlsx 数据表 A1"\nreason = "口径"\nwho = "张某"\n'
    )


def test_nothing_to_accept(tmp_path):
    path = tmp_path / "a.toml"
    assert write_baseline(make_result(), path, "口径", "张某") == 0
    assert load_baseline(path) == ()


@pytest.mark.parametrize(("reason", "who"), [("", "张某"), ("口径", " ")])
def test_someone_answers_with_a_reason(tmp_path, reason, who):
    with pytest.raises(UsageError, match="须写明理由"):
        write_baseline(make_result(), tmp_path / "a.toml", reason, who)
    assert list(tmp_path.iterdir()) == []


def test_unwritable(tmp_path):
    with pytest.raises(UsageError, match="写不进去"):
        write_baseline(make_result(), tmp_path / "none" / "a.toml", "口径", "张某")
