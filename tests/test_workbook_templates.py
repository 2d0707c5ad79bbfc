"""The blank workbooks agree with the specs they are made from."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from selfeval_xl.api import check
from selfeval_xl.findings import Severity
from selfeval_xl.forms import load_specs
from workbook_templates.build import FOLDER, build

SPECS = load_specs().specs


def parts(path):
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def test_each_spec_has_its_workbook_and_none_is_left_over(tmp_path):
    build(tmp_path)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == sorted(path.name for path in Path(FOLDER).glob("*.xlsx"))
    for name in names:
        assert parts(tmp_path / name) == parts(FOLDER / name), name


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_the_blank_workbook_is_recognised_as_its_form(spec):
    (paper,) = check(FOLDER / f"{spec.id}.xlsx").files
    assert [(form.spec, form.kind) for form in paper.forms] == [(spec.id, spec.kind)]


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_every_row_column_and_indicator_of_the_spec_is_found(spec):
    (paper,) = check(FOLDER / f"{spec.id}.xlsx").files
    (form,) = paper.forms
    if any(block.archetype == "tasks" for block in spec.blocks) and form.tasks is None:
        return  # without a task the list is not read, and its header stands for all
    lines = {r.key for b in spec.blocks if b.archetype == "lines" for r in b.rows}
    rows = [row.key for matrix in form.matrices for row in matrix.rows]
    rows = [key for key in rows if key not in lines]  # a blank one may be of figures
    columns = [[column.key for column in matrix.columns] for matrix in form.matrices]
    blocks = [block for block in spec.blocks if block.archetype == "matrix"]
    assert rows == [row.key for block in blocks for row in block.rows]
    assert columns == [[column.key for column in block.columns] for block in blocks]
    table = form.indicators
    if spec.has_own_indicators:
        if table is None or not any(group.weight for group in table.groups):
            return  # no row names anything yet
        levels = [group.name.shown for group in table.groups if group.level == 1]
        assert levels == list(dict.fromkeys(one.level1 for one in spec.indicators))
        return
    found = [(i.name.shown, i.weight.number) for i in table.indicators] if table else []
    assert found == [(i.level3, i.weight) for i in spec.indicators]


def blanks(spec):
    """A blank form names no unit and no project, a blank score table has no scores."""
    lines = {r.key for b in spec.blocks if b.archetype == "lines" for r in b.rows}
    is_named = lines & {"unit_name", "project_name"}
    yield from ["FM109"] if is_named or spec.layout.get("heading", True) else []
    fixed = [one.weight for one in spec.indicators if one.level3]
    if spec.has_own_indicators and fixed:
        yield from ("SC201", "SC202")  # those the unit names have no points yet
    yield from ["SC302"] if any(one.level1 for one in spec.indicators) else []


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_the_blank_workbook_is_only_blank(spec):
    found = check(FOLDER / f"{spec.id}.xlsx").findings
    loud = [f.code for f in found if f.severity is not Severity.INFO]
    assert sorted(loud) == [*blanks(spec)]
