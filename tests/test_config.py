"""Settings: where they are found, what they may be, and what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from selfeval_xl.config import Settings, find_config, load_settings
from selfeval_xl.errors import UsageError
from selfeval_xl.intake.limits import Limits
from selfeval_xl.model.scoring import Readings

TOML = """
lang = "en"
select = ["AR", "CE101"]
ignore = "FM104, hidden"
year = 2024
unit = "某区某局"
today = 2025-06-30
forms-dir = "forms"
baseline = "accepted.toml"
previous = "2023"
published = "公开"
unit-map = "改名.csv"
required_papers = ["data", "score"]
grade_cuts = [80, 70, 60]
[limits]
cells = 5000
[units]
"某区某办" = "某区某局"
"""
CFG = """
[metadata]
name = something

[selfeval-xl]
lang = en
select = AR CE101
ignore = FM104, hidden
year = 2024
unit = 某区某局
today = 2025-06-30
forms-dir = forms
baseline = accepted.toml
previous = 2023
published = 公开
unit-map = 改名.csv
units.某区某办 = 某区某局
required_papers = data, score
grade_cuts = 80, 70, 60
limits.cells = 5000
"""


def write(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_built_in():
    assert load_settings() == Settings()


@pytest.mark.parametrize(
    ("name", "text"), [("selfeval-xl.toml", TOML), ("setup.cfg", CFG)]
)
def test_both_files_say_the_same(tmp_path, name, text):
    assert load_settings(write(tmp_path, name, text)) == Settings(
        lang="en",
        select=("AR", "CE101"),
        ignore=("FM104", "hidden"),
        year=2024,
        unit="某区某局",
        today=date(2025, 6, 30),
        forms_dir=tmp_path / "forms",
        baseline=tmp_path / "accepted.toml",
        previous=tmp_path / "2023",
        published=tmp_path / "公开",
        unit_map=tmp_path / "改名.csv",
        units={"某区某办": "某区某局"},
        required_papers=("data", "score"),
        grade_cuts=(Decimal(80), Decimal(70), Decimal(60)),
        limits=Limits(cells=5000),
    )


def test_options_outrank_the_file(tmp_path):
    path = write(tmp_path, "selfeval-xl.toml", 'year = 2024\nselect = ["AR"]\n')
    settings = load_settings(path, year=2023, select=(), unit=None, lang="en")
    assert settings == Settings(lang="en", year=2023, select=("AR",))


def test_find(tmp_path):
    assert find_config(tmp_path) is None
    cfg = write(tmp_path, "setup.cfg", "[metadata]\nname = something\n")
    assert find_config(tmp_path) is None
    write(tmp_path, "setup.cfg", CFG)
    assert find_config(tmp_path) == cfg
    toml = write(tmp_path, "selfeval-xl.toml", "")
    assert find_config(tmp_path) == toml


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("yaer = 2024", "不认识的设置 yaer，是否指 year？", id="slip"),
        pytest.param(
            "[limits]\ncell = 5", "不认识的设置 cell，是否指 cells？", id="limit"
        ),
        pytest.param(
            "units = 5", "units 应为一组“旧名称 = 新名称”", id="no table of units"
        ),
        pytest.param("limits = 5", "limits 应为一组“名称 = 整数”", id="no table"),
        pytest.param("year = 24", "year = 24，应为四位年份", id="short year"),
        pytest.param("year = true", "year = True，应为正整数", id="no number"),
        pytest.param(
            "[limits]\ncells = -1", "limits.cells = -1，应为正整数", id="below zero"
        ),
        pytest.param(
            'today = "30.6.2025"',
            "today = 30.6.2025，应为日期，如 2025-06-30",
            id="no date",
        ),
        pytest.param('lang = "fr"', "lang = fr，应取自 zh、en", id="language"),
        pytest.param("select = 5", "select = 5，应为一组文字", id="no words"),
        pytest.param('unit = ""', "unit = ，应为文字", id="no text"),
        pytest.param(
            'required_papers = "budget"',
            "required_papers = budget，应取自 data、score、project、overall、report",
            id="paper",
        ),
        pytest.param(
            "grade_cuts = [60, 80, 90]",
            "grade_cuts = [60, 80, 90]，应为从大到小的三个分数，如 90, 80, 60",
            id="cuts rising",
        ),
        pytest.param(
            'grade_cuts = "a"',
            "grade_cuts = a，应为从大到小的三个分数，如 90, 80, 60",
            id="cuts no numbers",
        ),
        pytest.param(
            "over_achievement = 1.2",
            "over_achievement = 1.2，应为不低于 100 的百分数，如 120",
            id="no percentage",
        ),
        pytest.param(
            'step_deduction = "round"',
            "step_deduction = round，应取自 floor、ceil、linear",
            id="no way to count steps",
        ),
        pytest.param(
            'reverse_scoring = ""',
            "reverse_scoring = ，应取自 linear、inverse",
            id="no way to score in reverse",
        ),
    ],
)
def test_refused(tmp_path, text, message):
    path = write(tmp_path, "selfeval-xl.toml", text)
    with pytest.raises(UsageError) as caught:
        load_settings(path)
    assert str(caught.value) == f"{path}：{message}"


def test_unlike_any_key_lists_all(tmp_path):
    path = write(tmp_path, "selfeval-xl.toml", "zzz = 1")
    with pytest.raises(UsageError, match="不认识的设置 zzz，可用：baseline、"):
        load_settings(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("selfeval-xl.toml", b"year = ", id="broken toml"),
        pytest.param("selfeval-xl.toml", b"\xff\xfe", id="not UTF-8"),
        pytest.param("setup.cfg", b"[selfeval-xl\n", id="broken cfg"),
    ],
)
def test_unreadable(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UsageError, match=name):
        load_settings(path)


def test_missing(tmp_path):
    with pytest.raises(UsageError, match="读不出来"):
        load_settings(tmp_path / "selfeval-xl.toml")


def test_readings_of_standards(tmp_path):
    path = write(
        tmp_path,
        "selfeval-xl.toml",
        'step_deduction = "floor"\nreverse_scoring = ["inverse"]\n'
        'rate_definitions = ["off-quota-of-all"]',
    )
    assert load_settings(path).readings == Readings(
        ("floor",), ("inverse",), ("off-quota-of-all",)
    )
    assert load_settings().readings == Readings()
    path = write(tmp_path, "selfeval-xl.toml", 'rate_definitions = "off-quota"')
    with pytest.raises(UsageError, match="应取自 staff-control、off-quota-of-all、"):
        load_settings(path)
