"""``selfeval-xl forms show``: what a form holds and on what each part rests."""

import pytest
from clikit import call

from selfeval_xl.forms.spec import load_specs

SPEC = """
id = "own"
extends = "hunan-score"
title = "某区指标评分表"
valid_from = 2023
valid_to = 2025
source = "某区通知"

[provenance]
weights = "unsourced"
columns = "inferred: 由填报表推断"

[[indicator]]
level3 = "预算完成率"
provenance = "sourced: 某区通知附件"
"""


@pytest.fixture(autouse=True)
def chinese(monkeypatch):
    monkeypatch.delenv("SELFEVAL_XL_LANG", raising=False)


def shown(capsys, *args):
    ended = call(capsys, "forms", "show", *args)
    assert ended.code == 0
    return ended.out.splitlines()


def test_years_base_and_sources_are_told(capsys, tmp_path):
    (tmp_path / "own.toml").write_text(SPEC, encoding="utf-8")
    lines = shown(capsys, "own", "--forms-dir", tmp_path)
    assert lines[:8] == [
        "own  某区指标评分表",
        "版本：10-60-30",
        "适用年度：2023—2025年",
        "继承自：hunan-score",
        "来源：某区通知",
        "  版式：推断，由公开的指标表推断",
        "  栏目：推断，由填报表推断",
        "  分值：无正式来源",
    ]
    assert "  过程 / 预算执行 / 预算完成率，5 分（有来源，某区通知附件）" in lines
    assert "  过程 / 预算管理 / 公用经费控制率，8 分（无正式来源）" in lines


def test_indicators_that_the_unit_sets_are_told_from_given_ones(capsys):
    lines = shown(capsys, "national-project")
    assert "适用年度：2020年起" in lines
    assert "  产出指标（50分） / 数量指标 / 由单位设定的指标" in lines


@pytest.mark.parametrize("spec", load_specs().specs, ids=lambda spec: spec.id)
def test_what_rests_on_no_document_is_said_of_every_form(capsys, spec):
    text = "\n".join(shown(capsys, spec.id))
    marks = [*spec.provenance.values(), *(one.provenance for one in spec.indicators)]
    is_open = any(mark is not None and mark.mark == "unsourced" for mark in marks)
    assert not is_open or "无正式来源" in text
    assert spec.is_sourced or "无正式" in text
