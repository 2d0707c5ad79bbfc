"""Outcomes kept from run to run."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from handinkit import FAULTY, SETTINGS, found, hand_in, run, workbook

import selfeval_xl
from selfeval_xl.bulking import cache, work
from selfeval_xl.bulking.cache import Cache, basis
from selfeval_xl.bulking.contents import Contents, Folder, Source
from selfeval_xl.bulking.stored import FolderOutcome, pack, unpack
from selfeval_xl.bulking.summary import workbook as workbook_writer
from selfeval_xl.bulking.tasks import Desk, Order

CONTENTS = Contents((Source("a.xlsx", "", b"1"),), {})
OUTCOME = FolderOutcome((), left_out={"duplicate": 1})


def desk(root, folder, settings=SETTINGS):
    return Desk(Order.of(str(root), settings, folder, basis(settings)))


def done(at_desk, *names):
    return at_desk.do(Folder("", names), lambda name: None)


@pytest.fixture
def counted(monkeypatch):
    """How many folders have been judged rather than taken from the cache."""
    judged = []
    judge = work.Work.judge

    def counting(self, contents, at):
        judged.append(contents)
        return judge(self, contents, at)

    monkeypatch.setattr(work.Work, "judge", counting)
    return judged


def test_what_is_unchanged_is_not_judged_again(tmp_path, counted):
    root = hand_in(tmp_path / "甲", FAULTY)
    names = ("数据表.xlsx", "评分表.xlsx")
    first = done(desk(root, tmp_path / "缓存"), *names)
    again = done(desk(root, tmp_path / "缓存"), *names)
    assert (first == again, len(counted)) == (True, 1)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            lambda root: (root / "数据表.xlsx").write_bytes(workbook()), id="bytes"
        ),
        pytest.param(
            lambda root: (root / "数据表.xlsx").rename(root / "评分表.xlsx"), id="name"
        ),
    ],
)
def test_what_has_changed_is_judged_again(tmp_path, counted, change):
    root = hand_in(tmp_path / "甲", FAULTY, names=("数据表.xlsx",))
    done(desk(root, tmp_path / "缓存"), "数据表.xlsx")
    change(root)
    done(desk(root, tmp_path / "缓存"), *(p.name for p in root.iterdir()))
    assert len(counted) == 2


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param(replace(SETTINGS, ignore=("AR",)), id="rules"),
        pytest.param(replace(SETTINGS, lang="en"), id="language"),
        pytest.param(
            replace(SETTINGS, limits=replace(SETTINGS.limits, cells=9)), id="limits"
        ),
        pytest.param(replace(SETTINGS, unit="某区某会"), id="unit"),
    ],
)
def test_other_settings_are_another_basis(settings):
    assert basis(settings) != basis(SETTINGS)


def test_the_day_is_no_part_of_the_basis_unless_acceptances_expire(tmp_path):
    later = replace(SETTINGS, today=date(2025, 7, 1))
    assert basis(later) == basis(SETTINGS)
    file = tmp_path / "认可.toml"
    file.write_text("accepted = []", encoding="utf-8")
    accepted = [replace(one, baseline=file) for one in (later, SETTINGS)]
    assert len({basis(later), *map(basis, accepted)}) == 3


def test_files_the_settings_name_count_by_content(tmp_path):
    settings = replace(SETTINGS, previous=tmp_path)
    before = basis(settings)
    (tmp_path / "x").write_text("1")
    assert basis(settings) != before


def test_code_and_data_of_the_program_are_part_of_it(tmp_path):
    package = Path(selfeval_xl.__file__).parent
    names = {path for path, _ in cache._sources(package, "")}
    assert {"/rules/arithmetic/ar101_sum_mismatch.py", "/forms/vocabulary.toml"} < names


@pytest.mark.parametrize(
    ("kept_on", "codes", "asked_on", "is_found"),
    [
        pytest.param("2025-06-30", ["FM105"], "2025-06-30", True, id="same day"),
        pytest.param("2025-06-29", ["AR101"], "2025-06-30", True, id="later day"),
        pytest.param(
            "2025-06-29", ["FM105"], "2025-06-30", False, id="may have passed"
        ),
        pytest.param("2025-07-01", ["AR101"], "2025-06-30", False, id="earlier day"),
    ],
)
def test_days(tmp_path, kept_on, codes, asked_on, is_found):
    submission = outcome_with(codes)
    Cache(tmp_path, "b", kept_on).put("ab1", submission, pack(submission))
    kept = Cache(tmp_path, "b", asked_on).get("ab1")
    assert (kept == pack(submission)) is is_found


def outcome_with(codes):
    from selfeval_xl.bulking.outcome import SubmissionOutcome

    findings = tuple({"code": code, "file": "a.xlsx"} for code in codes)
    one = SubmissionOutcome("", "", None, None, (), findings, ())
    return FolderOutcome((one,))


def test_rules_that_ask_for_the_day_are_those_the_cache_knows():
    rules = Path(selfeval_xl.__file__).parent / "rules"
    asking = {
        path.name[:5].upper()
        for path in rules.rglob("*.py")
        if re.search(r"\.today\b", path.read_text(encoding="utf-8"))
    }
    assert asking == cache.TODAY_RULES


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[:-1], id="cut off"),
        pytest.param(lambda data: data[:-1] + bytes([data[-1] ^ 1]), id="one bit"),
        pytest.param(lambda data: b"\x80\x04." + data, id="foreign"),
    ],
)
def test_damaged_entries_are_as_if_not_there(tmp_path, damage):
    kept = Cache(tmp_path, "b", "2025-06-30")
    kept.put("ab1", OUTCOME, pack(OUTCOME))
    (file,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    file.write_bytes(damage(file.read_bytes()))
    assert kept.get("ab1") is None


def test_an_entry_under_another_name_is_foreign(tmp_path):
    kept = Cache(tmp_path, "b", "2025-06-30")
    kept.put("ab1", OUTCOME, pack(OUTCOME))
    (tmp_path / "ab" / "1").rename(tmp_path / "ab" / "2")
    assert (kept.get("ab1"), kept.get("ab2")) == (None, None)


def test_what_could_not_be_read_is_not_kept(tmp_path):
    passing = replace(OUTCOME, is_lasting=False)
    Cache(tmp_path, "b", "2025-06-30").put("ab1", passing, pack(passing))
    assert list(tmp_path.iterdir()) == []


def test_a_cache_that_cannot_be_written_is_no_fault(tmp_path):
    (tmp_path / "缓存").write_text("a file")
    hand_in(tmp_path / "材料" / "甲")
    assert found(run(tmp_path / "材料", cache=tmp_path / "缓存"))


def test_there_and_back(tmp_path):
    root = hand_in(tmp_path / "甲", FAULTY)
    packed = done(desk(root, None), "数据表.xlsx", "评分表.xlsx")
    assert pack(unpack(packed)) == packed


def test_keys_tell_names_and_contents_apart():
    one = Cache(None, "b", "")
    others = [
        CONTENTS,
        Contents((Source("b.xlsx", "", b"1"),), {}),
        Contents((Source("a.xlsx", "", b"2"),), {}),
        Contents((Source("a.xlsx", "x", b"1"),), {}),
        Contents((Source("a.xlsx", "", b"1"), Source("b.xlsx", "")), {}),
        Contents(CONTENTS.sources, {"hidden": 1}),
    ]
    assert len({one.key(contents) for contents in others}) == len(others)


def summary(root, target, kept, **wanted):
    report = run(root, cache=kept, output=target, **wanted)
    return report.written.summary.read_bytes()


@pytest.fixture
def made(monkeypatch):
    """How many summaries have been made rather than taken from the cache."""
    from selfeval_xl.bulking import summary as writer

    count = []
    write = writer.write_summary

    def counting(outcome, target, **options):
        count.append(target)
        return write(outcome, target, **options)

    monkeypatch.setattr(writer, "write_summary", counting)
    return count


def test_the_same_summary_is_not_made_again(tmp_path, made):
    hand_in(tmp_path / "报送" / "甲", FAULTY)
    first = summary(tmp_path / "报送", tmp_path / "一.xlsx", tmp_path / "缓存")
    again = summary(tmp_path / "报送", tmp_path / "二.xlsx", tmp_path / "缓存")
    anew = summary(tmp_path / "报送", tmp_path / "三.xlsx", None)
    assert (first == again == anew, len(made)) == (True, 2)


def test_what_files_are_read_with_is_part_of_it(monkeypatch):
    """What was not found for want of a program is looked for once it is there."""
    there = basis(SETTINGS)
    monkeypatch.setattr(cache, "find_office", lambda: None)
    without_office = basis(SETTINGS)
    monkeypatch.setattr(cache, "_READ_WITH", ("no-such-library",))
    monkeypatch.setattr(cache, "find_office", lambda: "soffice")
    with_office = basis(SETTINGS)
    monkeypatch.setattr(cache, "version", lambda name: "1.0")
    assert len({there, without_office, with_office, basis(SETTINGS)}) == 4


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param({"sample": 1}, id="sample"),
        pytest.param({"sample": 1, "seed": 1}, id="seed"),
        pytest.param({"given": {"--year": "2024"}}, id="options"),
        pytest.param({"settings": replace(SETTINGS, lang="en")}, id="language"),
        pytest.param({"settings": replace(SETTINGS, today=date(2030, 1, 1))}, id="day"),
    ],
)
def test_another_summary_is_made(tmp_path, made, wanted):
    hand_in(tmp_path / "报送" / "甲", FAULTY)
    first = summary(tmp_path / "报送", tmp_path / "一.xlsx", tmp_path / "缓存")
    other = summary(
        tmp_path / "报送", tmp_path / "二.xlsx", tmp_path / "缓存", **wanted
    )
    assert (first != other, len(made)) == (True, 2)


def test_a_summary_from_elsewhere_is_made_for_its_links(tmp_path, made):
    hand_in(tmp_path / "报送" / "甲", FAULTY)
    (tmp_path / "别处").mkdir()
    first = summary(tmp_path / "报送", tmp_path / "一.xlsx", tmp_path / "缓存")
    other = summary(tmp_path / "报送", tmp_path / "别处/一.xlsx", tmp_path / "缓存")
    assert (first != other, len(made)) == (True, 2)


def test_a_summary_written_over_by_another_run_is_not_kept_as_ones_own(
    tmp_path, monkeypatch
):
    hand_in(tmp_path / "报送" / "甲", FAULTY)
    kept, target = tmp_path / "缓存", tmp_path / "一.xlsx"
    write = workbook_writer.write_whole

    def written_over(file, data):
        write(file, data)
        file.write_bytes(b"another run's")

    monkeypatch.setattr(workbook_writer, "write_whole", written_over)
    summary(tmp_path / "报送", target, kept)
    monkeypatch.undo()
    assert summary(tmp_path / "报送", target, kept)[:2] == b"PK"


def test_a_damaged_summary_is_made_anew(tmp_path, made):
    hand_in(tmp_path / "报送" / "甲", FAULTY)
    first = summary(tmp_path / "报送", tmp_path / "一.xlsx", tmp_path / "缓存")
    for path in (tmp_path / "缓存").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1])
    again = summary(tmp_path / "报送", tmp_path / "一.xlsx", tmp_path / "缓存")
    assert (first == again, len(made)) == (True, 2)
