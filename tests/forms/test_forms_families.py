"""A form is known for what it is, whatever it is called and however laid out."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from sheetkit import sheet

from samples import form_samples
from selfeval_xl.api import check
from selfeval_xl.findings import Severity
from selfeval_xl.forms import load_specs, recognise
from selfeval_xl.forms.spec import Entry
from selfeval_xl.model.grid import Workbook
from selfeval_xl.templates import export

SPECS = load_specs()
IDS = [path.stem for path in form_samples.DATA.glob("*.toml") if path.stem != "faults"]


def as_issued(spec):
    return spec


def under_another_title(spec):
    layout = {**spec.layout, "sheet": "Sheet1"}
    return replace(spec, title="2024年度有关情况", layout=layout)


def under_a_general_title(spec):
    layout = {**spec.layout, "sheet": "自评表"}
    return replace(spec, title="绩效自评表", layout=layout)


def with_more_columns(spec):
    def widened(block):
        if block.archetype != "matrix":
            return block
        return replace(block, columns=(*block.columns, Entry("~核对", "核对人签字")))

    blocks = tuple(widened(block) for block in spec.blocks)
    columns = list(spec.layout.get("columns", ()))
    layout = {**spec.layout}
    if columns:
        layout["columns"] = [*columns, "佐证材料"]
    return replace(spec, blocks=blocks, layout=layout)


def in_another_order(spec):
    chance = random.Random(7)

    def mixed(block):
        if block.archetype == "lines":
            return replace(block, rows=tuple(reversed(block.rows)))
        if block.archetype != "matrix" or block.id == "funds":
            return block
        columns = list(block.columns)
        chance.shuffle(columns)
        return replace(block, columns=tuple(columns))

    return replace(spec, blocks=tuple(mixed(block) for block in spec.blocks))


LAYOUTS = [
    as_issued,
    under_another_title,
    under_a_general_title,
    with_more_columns,
    in_another_order,
]


def checked(spec_id, layout, path):
    spec, content = form_samples.filled(
        SPECS.get(spec_id), form_samples.DATA / f"{spec_id}.toml"
    )
    export(layout(spec), path, content)
    return check(path)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("spec_id", IDS)
def test_a_filled_form_is_known_and_silent(spec_id, layout, tmp_path):
    result = checked(spec_id, layout, tmp_path / "表.xlsx")
    assert [form.spec for paper in result.files for form in paper.forms] == [spec_id]
    loud = [f for f in result.findings if f.severity is not Severity.INFO]
    assert [(f.code, f.hit.place.a1) for f in loud] == []


GENERIC = [
    pytest.param(
        [
            ["某区某局年度工作考核评分表"],
            ["考核项目", "分值", "得分", "扣分原因"],
            ["党建工作", 40, 39, "学习次数不足"],
            ["业务工作", 60, 60, ""],
            ["合计", 100, 99, ""],
        ],
        ("generic", "guangdong-score"),
        id="a score table of other matter",
    ),
    pytest.param(
        [
            ["2024年度收入支出情况"],
            ["项目", "年初预算数", "决算数"],
            ["某项经费", 12.5, 11.4],
            ["另项经费", 3.5, 3.4],
        ],
        ("generic",),
        id="figures of unknown rows",
    ),
    pytest.param(
        [
            [
                "项目资金（万元）",
                "",
                "年初预算数",
                "全年预算数",
                "全年执行数",
                "分值",
                "执行率",
                "得分",
            ],
            ["", "某某资金甲", 90, 89.97, 89.97, 10, 1, 10],
            ["", "某某资金乙", 60, 60, 60, "", 1, ""],
        ],
        ("generic",),
        id="funds of unknown sources",
    ),
]


@pytest.mark.parametrize(("rows", "known"), GENERIC)
def test_a_form_of_no_family_stays_generic(rows, known):
    forms = recognise(Workbook("表.xlsx", "xlsx", (sheet(rows, name="Sheet1"),)), SPECS)
    assert forms and {form.spec for form in forms} <= set(known)
