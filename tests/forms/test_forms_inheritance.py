"""A spec that varies another states differences only."""

from __future__ import annotations

from decimal import Decimal

import pytest

from selfeval_xl.errors import SpecError
from selfeval_xl.forms.spec import load_specs, read_spec

DATA = 'id = "own"\nextends = "guangdong-data"\n'
SCORE = 'id = "own"\nextends = "guangdong-score"\n'
BASE_DATA = load_specs().get("guangdong-data")
BASE_SCORE = load_specs().get("guangdong-score")


def rows(spec, block):
    (found,) = [b for b in spec.blocks if b.id == block]
    return [(row.key, row.text) for row in found.rows]


def columns(spec, block):
    (found,) = [b for b in spec.blocks if b.id == block]
    return [column.key for column in found.columns]


def test_a_variant_without_differences_is_its_base():
    spec = read_spec(DATA, "own.toml")
    assert (spec.id, spec.extends) == ("own", "guangdong-data")
    assert (spec.title, spec.patterns) == (BASE_DATA.title, BASE_DATA.patterns)
    assert (spec.blocks, spec.must) == (BASE_DATA.blocks, BASE_DATA.must)


def test_keys_of_the_head_replace_those_of_the_base():
    spec = read_spec(
        DATA + 'title = "某表"\nmust = ["exp.total"]\n[layout]\nsheet = "表一"\n', "own"
    )
    assert (spec.title, spec.must) == ("某表", ("exp.total",))
    assert spec.layout == {**BASE_DATA.layout, "sheet": "表一"}


ASSETS = '[[block]]\nid = "assets"\n'


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        pytest.param(
            'rows = [{ key = "asset.used", text = "在用" }]',
            [("asset.total", "固定资产总额"), ("asset.used", "在用")],
            id="reworded in place",
        ),
        pytest.param(
            'rows = [{ key = "~车辆", text = "车辆" }]',
            [
                ("asset.total", "固定资产总额"),
                ("asset.used", "其中：在用固定资产总额"),
                ("~车辆", "车辆"),
            ],
            id="added at the end",
        ),
        pytest.param(
            'rows = [{ key = "~车辆", text = "车辆", after = "asset.total" }]',
            [
                ("asset.total", "固定资产总额"),
                ("~车辆", "车辆"),
                ("asset.used", "其中：在用固定资产总额"),
            ],
            id="added behind one",
        ),
        pytest.param(
            'rows = [{ key = "asset.used", text = "在用", after = "" }]',
            [("asset.used", "在用"), ("asset.total", "固定资产总额")],
            id="moved to the front",
        ),
        pytest.param(
            'remove = ["asset.used"]', [("asset.total", "固定资产总额")], id="removed"
        ),
        pytest.param(
            'replace = ["rows"]\nrows = [{ key = "asset.used", text = "在用" }]',
            [("asset.used", "在用")],
            id="all anew",
        ),
    ],
)
def test_rows_of_a_block(stated, expected):
    spec = read_spec(DATA + ASSETS + stated, "own.toml")
    assert rows(spec, "assets") == expected
    assert columns(spec, "assets") == ["open", "close"]


def test_a_changed_row_keeps_what_is_not_stated():
    stated = '[[block]]\nid = "staff"\nrows = [{ key = "staff.admin", text = "机关" }]'
    (staff,) = [b for b in read_spec(DATA + stated, "own").blocks if b.id == "staff"]
    assert (staff.rows[0].text, staff.rows[0].indent) == ("机关", 1)


def test_blocks_are_added_and_left_out():
    added = (
        '[[block]]\nid = "more"\narchetype = "matrix"\nafter = "staff"\n'
        'rows = [{ key = "mtg", text = "会议费" }]\ncolumns = []\n'
    )
    spec = read_spec(DATA + 'remove_blocks = ["tasks"]\n' + added, "own")
    assert [block.id for block in spec.blocks] == ["staff", "more", "money", "assets"]


def test_indicators_are_changed_added_and_left_out():
    stated = """remove_indicators = ["项目监管"]
[[indicator]]
level3 = "结转结余率"
weight = 6
[[indicator]]
level1 = "预算执行情况"
level2 = "资产管理"
level3 = "资产盘点"
weight = 1.5
"""
    spec = read_spec(SCORE + stated, "own")
    names = [one.level3 for one in spec.indicators]
    before = [one.level3 for one in BASE_SCORE.indicators]
    at = before.index("固定资产利用率")
    wanted = [*before[: at + 1], "资产盘点", *before[at + 1 :]]
    assert names == [name for name in wanted if name != "项目监管"]
    changed = spec.indicators[names.index("结转结余率")]
    assert (changed.weight, changed.level2) == (Decimal(6), "资金管理")
    assert changed.standard.startswith("10%（含）以下得3分")


def test_an_own_spec_may_change_the_packaged_one_it_replaces(tmp_path):
    text = 'id = "guangdong-score"\nextends = "guangdong-score"\ntitle = "本区评分表"\n'
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    spec = load_specs(tmp_path).get("guangdong-score")
    assert spec.title == "本区评分表"
    assert spec.indicators == BASE_SCORE.indicators


def test_own_specs_may_extend_each_other_in_any_order(tmp_path):
    (tmp_path / "a.toml").write_text(
        'id = "second"\nextends = "first"\nversion = "2"\n', encoding="utf-8"
    )
    (tmp_path / "b.toml").write_text(
        DATA.replace('"own"', '"first"') + 'title = "第一"\n', encoding="utf-8"
    )
    second = load_specs(tmp_path).get("second")
    assert (second.title, second.version) == ("第一", "2")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            'id = "own"\nextends = "guangdong-dat"\n',
            "own.toml：extends 所指的 guangdong-dat 没有，是否指 guangdong-data",
            id="no such base",
        ),
        pytest.param(
            DATA + ASSETS + 'remove = ["asset.use"]',
            "own.toml：要去掉或改动的 asset.use 在所继承的表里没有，是否指 asset.used",
            id="nothing to remove",
        ),
        pytest.param(
            DATA + 'remove_blocks = ["money2"]',
            "要去掉或改动的 money2 在所继承的表里没有，是否指 money",
            id="no such block",
        ),
        pytest.param(
            SCORE + 'remove_indicators = ["某某某"]',
            "要去掉或改动的 某某某 在所继承的表里没有",
            id="no such indicator",
        ),
        pytest.param(
            DATA + ASSETS + 'rows = [{ key = "a", text = "b", after = "c" }]',
            "要去掉或改动的 c 在所继承的表里没有",
            id="behind nothing",
        ),
        pytest.param(
            DATA + '[[block]]\nid = "new"\n',
            "own.toml：缺少 archetype",
            id="a new block says all",
        ),
    ],
)
def test_a_difference_from_nothing_is_said(text, said):
    with pytest.raises(SpecError) as caught:
        read_spec(text, "own.toml")
    assert said in str(caught.value)


def test_a_circle_is_said(tmp_path):
    for one, other in (("a", "b"), ("b", "a")):
        text = f'id = "{one}"\nextends = "{other}"\n'
        (tmp_path / f"{one}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SpecError) as caught:
        load_specs(tmp_path)
    assert "extends 绕了回来（a → b → a）" in str(caught.value)
