"""``migrate``: every filled value of a form is moved, or listed with its cell."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path

import pytest
from learnkit import funds_matrix, mixed_form, score_table

from selfeval_xl import check
from selfeval_xl.config import Settings
from selfeval_xl.errors import UsageError
from selfeval_xl.forms import load_specs
from selfeval_xl.learning.learning import learn
from selfeval_xl.learning.migrating import SHEET, migrate
from selfeval_xl.learning.source import read_paper

SAMPLES = Path(__file__).parents[2] / "samples"
CLEAN = sorted(SAMPLES.glob("20-*/*/*.xlsx"))


def bureau(tmp_path, make, **more):
    """A folder with next year's form, learnt from its blank or filled workbook."""
    folder = tmp_path / "表样"
    folder.mkdir()
    learn(make(tmp_path / "新.xlsx", **more), folder / "next.toml")
    return folder


def strays(done):
    return [(s.place.a1, s.label, s.value, s.why()) for s in done.strays]


def errors(path, folder=None):
    found = check(path, settings=Settings(forms_dir=folder)).findings
    return sorted(f.code for f in found if f.severity == "error")


def moved_fields(path, folder):
    """Key -> number of the first form of a workbook."""
    form = read_paper(path, folder).forms[0]
    return {key: one.number for key, one in form.fields().items()}


@pytest.mark.parametrize("make", [funds_matrix, score_table, mixed_form])
def test_same_form_takes_all(tmp_path, make):
    folder = bureau(tmp_path, make)
    source = make(tmp_path / "报.xlsx")
    before = hashlib.sha256(source.read_bytes()).hexdigest()
    done = migrate(source, "next", tmp_path / "out.xlsx", folder)
    assert [s for s in strays(done) if "另一张表" not in s[3]] == []
    assert hashlib.sha256(source.read_bytes()).hexdigest() == before
    assert errors(done.path, folder) == errors(source, folder) == []


@pytest.mark.parametrize("path", [pytest.param(p, id=p.parent.name) for p in CLEAN])
def test_sample_form_into_its_own_blank_is_no_worse(tmp_path, path):
    done = migrate(path, path.parent.name, tmp_path / "out.xlsx")
    assert done.count > 0
    scores = [s for s in done.strays if "得分" in s.label]
    assert errors(done.path) == [] or scores  # a score left out is to be filled in


def test_next_years_form_renamed_added_and_removed(tmp_path):
    changes = {
        "A1": "2025年某区衔接资金使用情况统计表",
        "A6": "通组公路硬化",
        "A5": "文化设施",
        "C3": "已到位资金",
    }
    folder = bureau(tmp_path, funds_matrix, changes=changes)
    source = funds_matrix(tmp_path / "报.xlsx")
    done = migrate(source, "next", tmp_path / "out.xlsx", folder)
    gone = "新表没有这一行"
    assert strays(done) == [
        ("B5", "冷链仓储 计划投资", "150.00", gone),
        ("C5", "冷链仓储 到位资金", "150.00", gone),
        ("D5", "冷链仓储 已完成投资", "131.27", gone),
        ("E5", "冷链仓储 未完成投资", "18.73", gone),
        ("F5", "冷链仓储 投资完成率", "87.51%", gone),
    ]
    alike = {one.label.split()[0] for one in done.alike}
    assert alike == {"通组公路硬化"}  # 已到位资金 is known to mean 到位资金
    fields = moved_fields(done.path, folder)
    assert fields["~通组公路硬化.inv.plan"] == Decimal("480.6")
    assert fields["~文化设施.inv.plan"] is None


def test_what_found_no_place_stands_on_a_sheet(tmp_path):
    folder = bureau(tmp_path, funds_matrix, changes={"A5": "文化设施"})
    changes = {"G4": "基地二期另报", "I9": "附注：以上为快报数"}
    source = funds_matrix(tmp_path / "报.xlsx", changes=changes)
    done = migrate(source, "next", tmp_path / "out.xlsx", folder)
    listed = strays(done)
    assert [(place, value, why) for place, _, value, why in listed][-1] == (
        "I9",
        "附注：以上为快报数",
        "不在识别出的栏目里",
    )
    first, sheet = read_paper(done.path, folder).workbook.sheets
    assert "基地二期另报" in [cell.shown for cell in first.cells.values()]  # 备注
    assert sheet.name == SHEET
    rows = [[cell.shown for cell in cells] for _, cells in sheet.rows()]
    assert rows[0] == ["原工作表", "原单元格", "项目", "内容", "原因"]
    assert [row[1] for row in rows[1:]] == [place for place, *_ in listed]


def test_amounts_come_in_the_unit_of_the_new_form(tmp_path):
    in_yuan = {"E2": "单位：元"}
    folder = bureau(tmp_path, funds_matrix, changes=in_yuan)
    source = funds_matrix(tmp_path / "报.xlsx")
    done = migrate(source, "next", tmp_path / "out.xlsx", folder)
    fields = moved_fields(done.path, folder)
    assert fields["~特色种植基地.inv.plan"] == 3205000
    assert (
        fields["~特色种植基地.rate"]
        == moved_fields(source, folder)["~特色种植基地.rate"]
    )


def test_wrong_figure_stays_as_it_was_filed(tmp_path):
    source = SAMPLES / "03-算术" / "数据表.xlsx"
    done = migrate(source, "guangdong-data", tmp_path / "out.xlsx")
    assert done.strays == ()
    assert errors(done.path) == errors(source) != []


def test_score_under_another_weight_has_to_be_given_anew(tmp_path):
    folder = bureau(tmp_path, score_table, changes={"D8": 25, "D9": 30})
    source = score_table(tmp_path / "报.xlsx")
    done = migrate(source, "next", tmp_path / "out.xlsx", folder)
    told = [(place, reason) for place, _, _, reason in strays(done)]
    assert told == [
        ("F8", "分值由 30 改为 25，得分要重新评定"),
        ("F9", "分值由 25 改为 30，得分要重新评定"),
        ("F10", "各项得分没有全部移入，合计由公式重算"),
    ]


def test_source_is_never_written_to(tmp_path):
    source = funds_matrix(tmp_path / "报.xlsx")
    with pytest.raises(UsageError, match="原表只读"):
        migrate(source, "guangdong-data", source)


def test_form_of_another_kind_is_refused(tmp_path):
    source = score_table(tmp_path / "报.xlsx")
    with pytest.raises(UsageError, match="没有识别出可以移入"):
        migrate(source, "guangdong-data", tmp_path / "out.xlsx")
    assert not (tmp_path / "out.xlsx").exists()


def test_every_packaged_form_can_be_migrated_to(tmp_path):
    ids = {path.parent.name for path in CLEAN}
    assert ids <= {spec.id for spec in load_specs().specs}
