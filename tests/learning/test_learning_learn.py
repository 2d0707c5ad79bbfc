"""``learn``: a spec from a workbook of no known family, and what it then finds."""

from __future__ import annotations

import pytest
from learnkit import Formula, funds_matrix, mixed_form, score_table

from selfeval_xl import check
from selfeval_xl.config import Settings
from selfeval_xl.forms import load_specs
from selfeval_xl.learning.draft import bare_title
from selfeval_xl.learning.learning import learn
from selfeval_xl.templates import to_bytes

FAMILIES = [
    pytest.param(funds_matrix, id="matrix with labels of its own"),
    pytest.param(score_table, id="score table of three levels"),
    pytest.param(mixed_form, id="persons, money and indicators"),
]

WRONG_SUM = {
    "D8": 940.7,
    "E8": Formula("=B8-D8", 105.8),
    "F8": Formula("=D8/B8", 940.7 / 1046.5),
}


def learnt(tmp_path, make):
    """A folder with the spec learnt from a clean form."""
    folder = tmp_path / "表样"
    folder.mkdir()
    learn(make(tmp_path / "学.xlsx"), folder / "own-form.toml")
    return folder


def found(path, folder=None):
    """(code, cell) of all findings, with the bureau's own specs or without."""
    result = check(path, settings=Settings(forms_dir=folder))
    assert result.failures == ()
    return [(f.code, f.hit.place.a1) for f in result.findings if f.code != "FM101"]


@pytest.mark.parametrize("make", FAMILIES)
def test_clean_form_is_known_and_silent(tmp_path, make):
    folder = learnt(tmp_path, make)
    path = make(tmp_path / "报.xlsx")
    result = check(path, settings=Settings(forms_dir=folder))
    assert [f.code for f in result.findings] == []
    ids = [form.spec for paper in result.files for form in paper.forms]
    assert ids == ["own-form", "own-form-2"][: len(ids)] and ids


@pytest.mark.parametrize("make", FAMILIES)
def test_blank_workbook_has_the_labels(tmp_path, make):
    folder = learnt(tmp_path, make)
    specs = load_specs(folder)
    for spec in (specs.get(one) for one in specs.own):
        blank = tmp_path / f"{spec.id}.xlsx"
        blank.write_bytes(to_bytes(spec))
        learn(blank, tmp_path / "again.toml")
        again = load_specs(tmp_path).get("again")
        assert labels(again) == labels(spec)


def labels(spec):
    return [
        [(e.key, e.text) for block in spec.blocks for e in block.columns],
        [(e.key, e.text) for block in spec.blocks for e in block.rows],
        [(i.level1, i.level2, i.level3, i.weight) for i in spec.indicators],
    ]


def test_blank_form_teaches_as_much_as_a_filled_one(tmp_path):
    blank = funds_matrix(tmp_path / "空.xlsx", blank=True)
    (from_blank,) = learn(blank, tmp_path / "a.toml")
    (from_filled,) = learn(funds_matrix(tmp_path / "满.xlsx"), tmp_path / "b.toml")
    mine, theirs = from_blank.learnt.spec, from_filled.learnt.spec
    assert labels(mine) == labels(theirs)
    assert mine.identities == theirs.identities
    assert [term.formula for term in mine.identities] == [
        "~未完成投资 = inv.plan - ~已完成投资",
        "rate = ~已完成投资 / inv.plan",
        "~合计 = ~特色种植基地 + ~冷链仓储 + ~通组道路 + ~饮水管网",
    ]


def test_figures_teach_what_no_formula_states_and_are_marked(tmp_path):
    written = learn(mixed_form(tmp_path / "学.xlsx"), tmp_path / "a.toml")
    told = [(t.over, t.formula, t.severity) for t in written[0].learnt.spec.identities]
    rows = "~合计 = ~技能培训 + ~就业见习 + ~公益岗位 + ~创业扶持"
    assert told == [
        ("rows", "~核定资金 = ~拨付资金 + left", "warning"),
        ("rows", "~拨付率 = ~拨付资金 / ~核定资金", "warning"),
        ("amounts", rows, "warning"),
        ("counts", rows, "warning"),
    ]
    assert written[0].path.read_text().count("由数字推断") == 5  # one in a comment


@pytest.mark.parametrize(
    ("make", "cell", "value", "finding"),
    [
        pytest.param(funds_matrix, "D8", WRONG_SUM, ("AR101", "D8"), id="sum"),
        pytest.param(funds_matrix, "F6", 0.914, ("AR204", "F6"), id="rate"),
        pytest.param(
            funds_matrix,
            "F6",
            Formula("=D6/C6", 452.18 / 460),
            ("AR204", "F6"),
            id="rate by another base, as a formula",
        ),
        pytest.param(
            funds_matrix, "E5", 81.73, ("AR201", "E5"), id="formula typed over"
        ),
        pytest.param(mixed_form, "F5", 0.84, ("AR204", "F5"), id="rate from figures"),
        pytest.param(mixed_form, "E7", 31.36, ("AR101", "E7"), id="rest from figures"),
    ],
)
def test_planted_fault_is_found_at_its_cell(tmp_path, make, cell, value, finding):
    folder = learnt(tmp_path, make)
    changes = value if isinstance(value, dict) else {cell: value}
    path = make(tmp_path / "报.xlsx", changes=changes)
    assert finding not in found(path)
    assert finding in found(path, folder)
    assert {place for _, place in found(path, folder)} == {cell}


def test_constant_that_fits_no_figures_is_kept_out(tmp_path):
    """A formula that some rows contradict is told in a comment, not as identity."""
    path = funds_matrix(tmp_path / "学.xlsx", changes={"E5": 20.0})
    (written,) = learn(path, tmp_path / "a.toml")
    assert "~未完成投资" not in [
        t.formula.split(" ")[0] for t in written.learnt.spec.identities
    ]
    assert "#   over = rows  formula = ~未完成投资" in written.learnt.text


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        pytest.param("某区2024年度资金情况表", "资金情况表", id="year in the middle"),
        pytest.param(
            "资金绩效自评表（2024年度）", "资金绩效自评表", id="year at the end"
        ),
        pytest.param("资金情况表(2024)", "资金情况表", id="bare year in brackets"),
        pytest.param("资金情况表（  年度）", "资金情况表", id="year left open"),
        pytest.param("资金情况表2024年", "资金情况表2024年", id="nothing after a year"),
    ],
)
def test_title_is_learnt_without_its_year(title, bare):
    assert bare_title(title) == bare
