from __future__ import annotations

import pytest
from builders import ended, said, worded
from paper_builders import data_paper


def form(**more):
    (found,) = data_paper(**more).forms
    return found


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(form(), id="signed"),
        pytest.param(form(signed="填报人：张某"), id="only what the form asks for"),
        pytest.param(form(signed="填报日期：    年  月  日"), id="date is FM105's"),
    ],
)
def test_quiet(given):
    assert said("FM109", given) == []


def test_no_lines():
    assert ended("FM109", form(unit=None, signed=None)) == [
        ("not_applicable", 1, "表中没有签署栏")
    ]


def test_blank_signatures_are_told_once_per_cell():
    given = form(signed="填报人：    联系电话：____    单位负责人（签字）：")
    assert said("FM109", given) == [("A7", "info", "", None, "")]
    (words,) = worded("FM109", given)
    assert words[1] == "报送前填写或签字盖章"


def test_blank_unit_is_a_warning():
    given = form(unit="填报单位（公章）：______")
    assert said("FM109", given) == [("A2", "warning", "", None, "unit")]
    (words,) = worded("FM109", given)
    assert words[1] == "填写单位全称"


def test_blank_project_is_a_warning():
    given = form(unit="项目名称：____")
    assert said("FM109", given) == [("A2", "warning", "", None, "project")]
    (words,) = worded("FM109", given)
    assert words[1] == "填写项目全称，与预算批复一致"
