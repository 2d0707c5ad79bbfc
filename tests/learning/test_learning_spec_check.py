"""What ``forms check`` says of a spec: line, severity, and what to do."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
from learnkit import funds_matrix, mixed_form, score_table

from selfeval_xl.learning.learning import learn
from selfeval_xl.learning.spec_check import check_spec

HEAD = 'id = "x"\ntitle = "某表"\ntitles = ["某表"]\nkind = "data"\nsource = "某文件"\n'
BLOCK = """\
[[block]]
id = "money"
archetype = "matrix"
columns = [
  { key = "act", text = "决算数" },
  { key = "~甲数", text = "甲数" },
]
rows = [
  { key = "exp.total", text = "支出合计" },
  { key = "~某项", text = "某项" },
]
"""
IDENTITY = """\
[[identity]]
id = "one"
over = "rows"
formula = "act = ~甲数"
kind = "equality"
source = "某文件"
"""
PACKAGED = sorted(
    Path(str(resources.files("selfeval_xl.forms").joinpath("specs"))).glob("*.toml")
)


def told(tmp_path, text, name="表.toml"):
    """(line, severity, text) of each problem."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return [(p.line, str(p.severity), p.text()) for p in check_spec(path)]


@pytest.mark.parametrize("path", [pytest.param(p, id=p.stem) for p in PACKAGED])
def test_packaged_specs_are_fine(path):
    assert [p.text() for p in check_spec(path) if p.severity == "error"] == []


@pytest.mark.parametrize("make", [funds_matrix, score_table, mixed_form])
def test_learnt_specs_are_fine(tmp_path, make):
    for one in learn(make(tmp_path / "学.xlsx"), tmp_path / "a.toml"):
        assert check_spec(one.path) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HEAD + BLOCK + IDENTITY, id="whole"),
        pytest.param('id = "x"\nextends = "guangdong-data"\n', id="variant"),
    ],
)
def test_quiet(tmp_path, text):
    assert told(tmp_path, text) == []


def test_variant_of_a_sibling(tmp_path):
    told(tmp_path, HEAD + BLOCK, "base.toml")
    assert told(tmp_path, 'id = "y"\nextends = "x"\n', "own.toml") == []


@pytest.mark.parametrize(
    ("text", "line", "severity", "words"),
    [
        pytest.param(
            'id = "x"\ntitle = “某表”\n', 2, "error", "有中文的引号", id="quotes"
        ),
        pytest.param(
            'id = "x"\ntitle = \n', 2, "error", "不是有效的 TOML", id="syntax"
        ),
        pytest.param(
            HEAD + "tittle = 1\n", 6, "error", "是否指 title", id="unknown key"
        ),
        pytest.param(
            HEAD + BLOCK.replace("archetype", "archetyp"),
            8,
            "error",
            "是否指 archetype",
            id="unknown key of a block",
        ),
        pytest.param(
            HEAD.replace('kind = "data"', 'kind = "dat"'),
            4,
            "error",
            "kind 为 dat",
            id="kind",
        ),
        pytest.param(
            HEAD.replace('["某表"]', '["(某表"]'), 3, "error", "写法不对", id="pattern"
        ),
        pytest.param(
            HEAD + BLOCK.replace(', text = "甲数"', ""),
            11,
            "error",
            "列 ~甲数 没有 text",
            id="column without a label",
        ),
        pytest.param(
            HEAD + BLOCK.replace('~某项"', 'exp.total"'),
            14,
            "error",
            "exp.total 写了两次",
            id="key twice",
        ),
        pytest.param(
            HEAD + BLOCK.replace('text = "某项"', 'text = "支出 合计"'),
            15,
            "warning",
            "出现两次",
            id="label twice",
        ),
        pytest.param(
            HEAD + BLOCK.replace("某项", "基本支出"),
            15,
            "error",
            "key 应为 exp.basic",
            id="key of shared meaning",
        ),
        pytest.param(
            HEAD + BLOCK + IDENTITY.replace("~甲数", "~甲树"),
            20,
            "error",
            "栏目里没有 ~甲树，是否指 ~甲数",
            id="unknown field",
        ),
        pytest.param(
            HEAD + BLOCK + IDENTITY.replace("act =", "act"),
            20,
            "error",
            "算式",
            id="no formula",
        ),
        pytest.param(
            HEAD + BLOCK + IDENTITY + IDENTITY,
            24,
            "error",
            "id 都是 one",
            id="id twice",
        ),
        pytest.param(
            HEAD + '[[indicator]]\nlevel1 = "甲"\nlevel3 = "乙"\nweight = 95\n',
            6,
            "warning",
            "合计 95，不是 100",
            id="weights",
        ),
        pytest.param(
            'id = "x"\nextends = "guangdong-dat"\n',
            2,
            "error",
            "guangdong-data",
            id="base",
        ),
        pytest.param(
            HEAD.replace('source = "某文件"\n', ""), 1, "info", "source", id="source"
        ),
        pytest.param('title = "某表"\n', 1, "error", "缺少 id", id="no id"),
    ],
)
def test_told_with_its_line(tmp_path, text, line, severity, words):
    found = told(tmp_path, text)
    assert (line, severity) in [one[:2] for one in found]
    assert any(words in one[2] and one[0] == line for one in found)
