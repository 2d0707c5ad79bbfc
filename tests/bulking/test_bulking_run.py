"""A run over a whole folder: nothing stops it, nothing is lost."""

import os
import shutil
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from handinkit import (
    CLEAN,
    FAULTY,
    SETTINGS,
    alone,
    found,
    hand_in,
    run,
    workbook,
    zipped,
)

from selfeval_xl.bulking import crew, stores
from selfeval_xl.bulking.outcome import Superseded
from selfeval_xl.bulking.resubmissions import BY_COPY
from selfeval_xl.bulking.wire import Bounds
from selfeval_xl.errors import UsageError


def unit(at):
    """Names of which none is short for another."""
    return f"某区{chr(ord('一') + at)}局"


@pytest.fixture
def deadly(monkeypatch):
    """Let workers die of, stall at and break off at files by their names."""
    script = str(Path(__file__).with_name("deadly_worker.py"))
    monkeypatch.setattr(crew, "command", lambda: [sys.executable, script])


def test_findings_are_those_of_a_check_with_paths_from_the_root(tmp_path):
    hand_in(tmp_path / "甲", FAULTY)
    hand_in(tmp_path / "乙", unit="某区某会")
    report = run(tmp_path)
    assert found(report) == [
        ("乙", alone(tmp_path / "乙", tmp_path)),
        ("甲", alone(tmp_path / "甲", tmp_path)),
    ]
    numbers = [f["no"] for one in report.outcome.submissions for f in one.findings]
    assert numbers == list(range(1, len(numbers) + 1))
    assert report.exit_code() == 1


def test_clean_hand_ins_end_well(tmp_path):
    hand_in(tmp_path / "甲")
    report = run(tmp_path)
    assert (report.exit_code(), report.exit_code("warning")) == (0, 1)


def test_nothing_but_attachments_is_not_readable(tmp_path):
    (tmp_path / "照片.jpg").write_bytes(b"\xff\xd8\xff")
    report = run(tmp_path)
    assert (report.exit_code(), dict(report.outcome.left_out)) == (2, {"attachment": 1})


def test_junk_takes_nothing_from_the_good(tmp_path):
    """One file in five is unreadable, hostile, a duplicate or no paper at all."""
    good = [
        hand_in(
            tmp_path / f"单位{at}",
            FAULTY if at % 2 else CLEAN,
            unit(at),
        )
        for at in range(8)
    ]
    (good[0] / "空.xlsx").write_bytes(b"")
    (good[1] / "断.xlsx").write_bytes(workbook()[:2000])
    (good[3] / "乱.xls").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "坏.zip").write_bytes(zipped({"a.txt": b"1"})[:-5])
    expected = {one.name: alone(one, tmp_path) for one in good}
    shutil.copy(good[2] / "数据表.xlsx", good[2] / "再发一次.xlsx")
    report = run(tmp_path, jobs=2)
    assert {name: f for name, f in found(report) if name in expected} == expected
    assert [f for name, f in found(report) if name not in expected] == [
        [("FL101", "坏.zip", None)]
    ]
    assert report.outcome.left_out == {"duplicate": 1}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("致命.xlsx", "意外退出", id="kills"),
        pytest.param("停住.xlsx", "迟迟没有结束", id="stalls"),
    ],
)
def test_a_file_that_ends_its_worker_is_one_finding(deadly, tmp_path, name, message):
    units = [hand_in(tmp_path / f"单位{at}", FAULTY, unit(at)) for at in range(4)]
    expected = [(one.name, alone(one, tmp_path)) for one in units]
    (units[1] / name).write_bytes(workbook(unit=unit(1)))
    report = run(tmp_path, jobs=2, bounds=Bounds(seconds=4))
    place = f"单位1/{name}"
    told = dict(found(report))
    assert [f for f in told["单位1"] if f[1] == place] == [("FL101", place, None)]
    told["单位1"] = [f for f in told["单位1"] if f[1] != place]
    assert list(told.items()) == expected
    (one,) = [
        f for s in report.outcome.submissions for f in s.findings if f["file"] == place
    ]
    assert message in one["message"]


def test_a_file_that_breaks_the_work_off_is_one_finding(deadly, tmp_path):
    unit = hand_in(tmp_path / "甲", FAULTY)
    expected = alone(unit, tmp_path)
    (unit / "中断.xlsx").write_bytes(workbook())
    ((_, told),) = found(run(tmp_path))
    assert sorted(map(str, told)) == sorted(
        map(str, [*expected, ("FL101", "甲/中断.xlsx", None)])
    )


def test_workers_are_relieved_and_nothing_is_lost(tmp_path):
    for at in range(5):
        hand_in(tmp_path / f"单位{at}", unit=unit(at), names=("数据表.xlsx",))
    report = run(tmp_path, jobs=2, bounds=Bounds(folders=1))
    assert [one.id for one in report.outcome.submissions] == [
        f"单位{at}" for at in range(5)
    ]


def test_a_worker_that_cannot_start_is_told(monkeypatch, tmp_path):
    hand_in(tmp_path / "甲")
    monkeypatch.setattr(crew, "command", lambda: [sys.executable, "-c", "1"])
    with pytest.raises(UsageError, match="工作进程"):
        run(tmp_path)


def test_later_hand_ins_hold(tmp_path):
    unit = hand_in(tmp_path / "甲")
    (unit / "数据表(1).xlsx").write_bytes(workbook(sample=FAULTY))
    report = run(tmp_path)
    assert report.outcome.superseded == (
        Superseded("甲/数据表.xlsx", "甲/数据表(1).xlsx", BY_COPY),
    )
    (one,) = report.outcome.submissions
    assert [p.path for p in one.papers] == ["甲/数据表(1).xlsx", "甲/评分表.xlsx"]


def test_a_whole_folder_handed_in_anew_holds(tmp_path):
    hand_in(tmp_path / "某局", FAULTY)
    hand_in(tmp_path / "某局(1)")
    report = run(tmp_path)
    assert [one.id for one in report.outcome.submissions] == ["某局(1)"]
    assert report.outcome.superseded == tuple(
        Superseded(f"某局/{name}", "某局(1)", BY_COPY)
        for name in ("数据表.xlsx", "评分表.xlsx")
    )


def test_a_later_folder_that_lacks_a_paper_replaces_nothing(tmp_path):
    hand_in(tmp_path / "某局", FAULTY)
    hand_in(tmp_path / "某局(1)", names=("评分表.xlsx",))
    assert [one.id for one in run(tmp_path).outcome.submissions] == ["某局", "某局(1)"]


def test_an_archive_is_a_folder_and_its_unpacked_copy_is_dropped(tmp_path):
    unit = hand_in(tmp_path / "某局", FAULTY)
    files = {f"某局/{one.name}": one.read_bytes() for one in unit.iterdir()}
    (tmp_path / "某局.zip").write_bytes(zipped(files, "gbk"))
    report = run(tmp_path)
    assert [one.id for one in report.outcome.submissions] == ["某局.zip/某局"]
    assert report.outcome.left_out == {"duplicate": 2}


def test_an_archive_beside_other_papers_adds_to_them(tmp_path):
    unit = hand_in(tmp_path / "甲", names=("数据表.xlsx",))
    (unit / "补充.zip").write_bytes(zipped({"评分表.xlsx": workbook("评分表.xlsx")}))
    (one,) = run(tmp_path).outcome.submissions
    assert [p.path for p in one.papers] == ["甲/数据表.xlsx", "甲/补充.zip/评分表.xlsx"]


def test_units_in_one_folder_are_told_apart(tmp_path):
    for at in (1, 2):
        name = f"{unit(at)}数据表.xlsx"
        (tmp_path / name).write_bytes(workbook(unit=unit(at)))
        (tmp_path / f"{unit(at)}自评报告.txt").write_text(
            f"{unit(at)}自评报告" * 20, "utf-8"
        )
    (tmp_path / "照片.jpg").write_bytes(b"\xff\xd8\xff")
    report = run(tmp_path)
    assert [
        (one.id, [p.path for p in one.papers]) for one in report.outcome.submissions
    ] == [
        (
            ".#某区丁局 2024",
            ["某区丁局数据表.xlsx", "某区丁局自评报告.txt", "照片.jpg"],
        ),
        (".#某区丂局 2024", ["某区丂局数据表.xlsx", "某区丂局自评报告.txt"]),
    ]


def test_very_many_units_in_one_folder_are_read_one_by_one(tmp_path):
    for at in range(63):
        (tmp_path / f"{at:02}.xlsx").write_bytes(workbook(unit=unit(at)))
    told = found(run(tmp_path))
    one = [(code, cell) for code, _, cell in told[0][1]]
    assert [[(code, cell) for code, _, cell in some] for _, some in told] == [one] * 63


def test_two_units_of_one_name_stay_two(tmp_path):
    hand_in(tmp_path / "甲区")
    hand_in(tmp_path / "乙区", FAULTY)
    report = run(tmp_path)
    assert [(s.id, s.unit_name) for s in report.outcome.submissions] == [
        ("乙区", "某区某局"),
        ("甲区", "某区某局"),
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_a_finding(tmp_path):
    hand_in(tmp_path / "甲")
    shut = tmp_path / "锁"
    shut.mkdir(mode=0)
    try:
        assert found(run(tmp_path))[-1] == ("锁", [("FL101", "锁", None)])
    finally:
        shut.chmod(0o755)


def test_a_folder_that_cannot_be_listed_is_a_finding(tmp_path, monkeypatch):
    hand_in(tmp_path / "甲")
    listing = stores.store_of(str(tmp_path)).list(())
    shut = replace(listing, shut=("锁",))
    monkeypatch.setattr(stores._Local, "list", lambda self, without: shut)
    assert found(run(tmp_path))[-1] == ("锁", [("FL101", "锁", None)])


def test_a_root_that_goes_away_ends_the_run(tmp_path, monkeypatch):
    root = tmp_path / "盘"
    hand_in(root / "甲")
    keep = stores._Local.list

    def unplug(self, without):
        listing = keep(self, without)
        shutil.rmtree(root)
        return listing

    monkeypatch.setattr(stores._Local, "list", unplug)
    with pytest.raises(UsageError, match="中途打不开"):
        run(root, output=tmp_path / "汇总.xlsx")
    assert not (tmp_path / "汇总.xlsx").exists()


@pytest.mark.parametrize("missing", ["没有", "空"])
def test_a_folder_that_is_not_there_or_empty(tmp_path, missing):
    (tmp_path / "空").mkdir()
    with pytest.raises(UsageError, match=missing):
        run(tmp_path / missing)


def test_what_the_run_writes_is_not_handed_in(tmp_path):
    hand_in(tmp_path / "甲")
    wanted = {"output": tmp_path / "汇总.xlsx", "results": tmp_path / "结果"}
    first = run(tmp_path, cache=tmp_path / "缓存", run="1", **wanted)
    again = run(tmp_path, cache=tmp_path / "缓存", run="2", **wanted)
    assert (first.files, again.files) == (2, 2)
    assert found(first) == found(again)


def test_corrected_copies(tmp_path):
    unit = hand_in(tmp_path / "材料" / "甲", FAULTY.parent / "04-单元格")
    before = {one: one.read_bytes() for one in unit.iterdir()}
    run(tmp_path / "材料", fix=tmp_path / "副本", cache=tmp_path / "缓存")
    names = sorted(p.name for p in (tmp_path / "副本" / "甲").iterdir())
    assert names == ["数据表.corrected.xlsx", "校验汇总.xlsx"]
    assert {one: one.read_bytes() for one in unit.iterdir()} == before
    shutil.rmtree(tmp_path / "副本")
    run(tmp_path / "材料", fix=tmp_path / "副本", cache=tmp_path / "缓存")
    assert sorted(p.name for p in (tmp_path / "副本" / "甲").iterdir()) == names


def test_the_day_comes_from_the_settings(tmp_path):
    hand_in(tmp_path / "甲")
    settings = replace(SETTINGS, today=date(2024, 1, 31))
    assert run(tmp_path, settings=settings).outcome.today == "2024-01-31"


ROSTER = "单位名称,应报材料\n某区某局,数据表、评分表、自评报告\n某区某会,数据表\n"


def test_the_roster_says_which_papers_a_unit_owes(tmp_path):
    hand_in(tmp_path / "材料" / "甲", names=("数据表.xlsx",))
    hand_in(tmp_path / "材料" / "乙", names=("数据表.xlsx",), unit="某区某会")
    hand_in(tmp_path / "材料" / "丙", names=("数据表.xlsx",), unit="某区某办")
    (tmp_path / "名单.csv").write_text(ROSTER, "utf-8")
    report = run(tmp_path / "材料", roster=tmp_path / "名单.csv")
    labels = {
        one.unit_name: [f["label"] for f in one.findings if f["code"] == "XD104"]
        for one in report.outcome.submissions
    }
    assert labels == {
        "某区某局": ["评分表", "自评报告"],
        "某区某会": [],
        "某区某办": [],
    }


def test_another_roster_is_not_served_from_the_cache(tmp_path):
    hand_in(tmp_path / "材料" / "甲", names=("数据表.xlsx",))
    roster, counts = tmp_path / "名单.csv", []
    for papers in ("数据表", "数据表、评分表"):
        roster.write_text(f"单位名称,应报材料\n某区某局,{papers}\n", "utf-8")
        report = run(tmp_path / "材料", cache=tmp_path / "缓存", roster=roster)
        (one,) = report.outcome.submissions
        counts.append(sum(f["code"] == "XD104" for f in one.findings))
    assert counts == [0, 1]


def test_units_told_apart_by_a_number_are_two(tmp_path):
    root = tmp_path / "材料"
    root.mkdir()
    for unit in ("某区第一小学", "某区第十一小学"):
        for name in ("数据表.xlsx", "评分表.xlsx"):
            (root / f"{unit}{name}").write_bytes(workbook(name, unit=unit))
    units = [
        (one.unit_name, [p.path for p in one.papers])
        for one in run(root).outcome.submissions
    ]
    assert sorted(units) == [
        ("某区第一小学", ["某区第一小学数据表.xlsx", "某区第一小学评分表.xlsx"]),
        ("某区第十一小学", ["某区第十一小学数据表.xlsx", "某区第十一小学评分表.xlsx"]),
    ]


def test_a_unit_under_two_names_is_noted(tmp_path):
    from selfeval_xl.bulking.across import Across, compare
    from selfeval_xl.bulking.units import units_of

    hand_in(tmp_path / "甲", unit="某市某区教育局")
    hand_in(tmp_path / "乙", unit="某区教育局")
    notes = compare(units_of(run(tmp_path).outcome))
    names = [note.values["names"] for note in notes if note.kind is Across.TWO_NAMES]
    assert [sorted(one) for one in names] == [["某区教育局", "某市某区教育局"]]
