"""Form specs: what is wrong in one is said by file, key and what to do."""

from __future__ import annotations

import pytest

from selfeval_xl.errors import SpecError
from selfeval_xl.forms.labels import read_label
from selfeval_xl.forms.spec import load_specs, read_spec
from selfeval_xl.forms.vocabulary import vocabulary

GOOD = """
id = "own-data"
title = "某市整体支出数据表"
kind = "data"
titles = ["整体支出数据表"]
"""


def test_the_least_a_spec_must_say():
    spec = read_spec(GOOD, "own.toml")
    assert (spec.id, spec.title, spec.kind) == (
        "own-data",
        "某市整体支出数据表",
        "data",
    )
    assert (spec.is_sourced, spec.money_unit, spec.blocks) == (False, None, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("id = ", "own.toml：不是有效的 TOML", id="no TOML"),
        pytest.param('id = "a"', "own.toml：缺少 kind", id="key missing"),
        pytest.param(GOOD + 'titel = "x"', "不认识的项 titel，是否指 title", id="typo"),
        pytest.param(
            GOOD.replace('"data"', '"form"'), "own.toml：kind 为 form", id="kind"
        ),
        pytest.param(
            GOOD.replace('["整', '["(整'), "own.toml：模式", id="pattern not closed"
        ),
        pytest.param(
            GOOD + '[[block]]\nid = "money"', "缺少 archetype", id="block without kind"
        ),
        pytest.param(
            GOOD + '[[indicator]]\nlevel1 = "a"\nlevel3 = "b"\nweight = "x"',
            "own.toml：内容不合要求",
            id="weight that is no number",
        ),
    ],
)
def test_what_is_wrong_is_said(text, said):
    with pytest.raises(SpecError) as caught:
        read_spec(text, "own.toml")
    assert said in str(caught.value)


def test_own_specs_join_and_replace_those_of_the_package(tmp_path):
    (tmp_path / "own.toml").write_text(GOOD, encoding="utf-8")
    same = GOOD.replace("own-data", "guangdong-data")
    (tmp_path / "same.toml").write_text(same, encoding="utf-8")
    specs = load_specs(tmp_path)
    ids = [spec.id for spec in load_specs().specs]
    assert [spec.id for spec in specs.specs] == sorted([*ids, "own-data"])
    assert specs.get("guangdong-data").title == "某市整体支出数据表"


def test_a_folder_that_is_none_is_named(tmp_path):
    with pytest.raises(SpecError) as caught:
        load_specs(tmp_path / "nowhere")
    assert "nowhere" in str(caught.value)


def test_an_unknown_id_gets_the_nearest():
    with pytest.raises(SpecError) as caught:
        load_specs().get("guangdong-dat")
    assert "guangdong-data" in str(caught.value)


def weighed(spec):
    return [one.weight for one in spec.indicators if one.weight is not None]


@pytest.mark.parametrize(
    "spec",
    [s for s in load_specs().specs if weighed(s) and not s.has_own_indicators],
    ids=lambda spec: spec.id,
)
def test_a_profile_adds_up_to_100(spec):
    given = [
        row.values["weight"]
        for block in spec.blocks
        for row in block.rows
        if "weight" in row.values
    ]
    assert sum([*weighed(spec), *given]) == 100


def test_every_row_and_column_of_a_spec_is_in_the_vocabulary():
    words = vocabulary()
    known = {row.key for row in words.rows} | {column.key for column in words.columns}
    for spec in load_specs().specs:
        for block in spec.blocks:
            if block.archetype == "matrix":
                keys = {entry.key for entry in (*block.rows, *block.columns)}
                assert {key for key in keys - known if key[0] != "~"} == set()


@pytest.mark.parametrize("spec", load_specs().specs, ids=lambda spec: spec.id)
def test_the_words_of_a_spec_are_found_by_the_vocabulary(spec):
    words = vocabulary()
    for block in spec.blocks:
        if block.archetype != "matrix":
            continue
        kind = block.id if block.id in ("staff", "funds") else "money"
        for row in block.rows:
            found = words.row(row.text, kind) or f"~{read_label(row.text).name}"
            assert not row.text or found == row.key, row.text
