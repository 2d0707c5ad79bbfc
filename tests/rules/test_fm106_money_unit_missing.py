from __future__ import annotations

from dataclasses import replace

import pytest
from builders import ended, said, worded
from paper_builders import data_paper, score_paper

HEADS = ("年初预算数（万元）", "决算数（万元）")


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(data_paper(), id="above the table"),
        pytest.param(data_paper(money=None, heads=HEADS), id="in the heads"),
        pytest.param(data_paper(money="金额单位：元"), id="in 元"),
    ],
)
def test_quiet(given):
    assert said("FM106", given.forms[0]) == []


def test_no_amounts():
    (form,) = score_paper().forms
    assert ended("FM106", form) == [("not_applicable", 1, "表中没有金额")]


def test_reported_at_the_table():
    (form,) = data_paper(money=None).forms
    assert said("FM106", form) == [("A3", "warning", "", None, "")]
    assert worded("FM106", form) == [
        (
            "表中有金额，但没有注明金额单位",
            "在表的上方或列标题中注明，如“单位：万元”",
        )
    ]


def test_only_told_for_a_form_without_a_spec():
    (form,) = data_paper(money=None).forms
    unknown = replace(form, spec="generic")
    assert said("FM106", unknown) == [("A3", "info", "", None, "")]
