"""The empty data file of a form."""

import re
import tomllib

import pytest

from selfeval_xl.errors import UsageError
from selfeval_xl.filling import fill, write_blank_data
from selfeval_xl.filling.blank_data import blank_data
from selfeval_xl.filling.slots import (
    MONEY_UNIT,
    TOTAL_SCORE,
    Role,
    lines_of,
    slots_of,
)
from selfeval_xl.forms.indicator_words import plain_name
from selfeval_xl.forms.spec import load_specs

SPECS = load_specs().specs
SPEC = load_specs().get("guangdong-data")


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_it_is_toml_without_values(spec):
    def values(data):
        for value in data.values() if isinstance(data, dict) else data:
            yield from [value] if isinstance(value, str) else values(value)

    given = set(values(tomllib.loads(blank_data(spec)))) - {""}
    levels = {
        plain_name(n) for i in spec.indicators for n in (i.level1, i.level2, i.level3)
    }
    assert given <= (levels if spec.has_own_indicators else set())


def preset(spec):
    return {
        f"{row.key}.{column}"
        for block in spec.blocks
        for row in block.rows
        for column in row.values
    }


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_it_has_every_field(spec):
    text = blank_data(spec)
    for slot in slots_of(spec):
        if slot.key in (MONEY_UNIT, TOTAL_SCORE) or not slot.is_asked:
            continue
        if slot.role is Role.CELL:
            mark = "# " if slot.is_derived or slot.key in preset(spec) else ""
            name = slot.label.split(" ")[-1]
            line = (
                rf'^{mark}"{re.escape(name)}" = ""  # .*；{re.escape(slot.key)}(；|$)'
            )
            assert re.search(line, text, re.M), slot.key
        elif slot.role is Role.INDICATOR:
            assert f'"{slot.group}"' in text


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_left_as_it_is_everything_is_missing(spec, tmp_path):
    write_blank_data(spec.id, tmp_path / "d.toml")
    filled = fill(spec.id, tmp_path / "d.toml", tmp_path / "表.xlsx")
    assert {one.kind for one in filled.left} <= {"missing", "pending"}
    lines = [text for key, text, *_ in lines_of(spec)]
    assert "、".join(lines) in filled.left[0].text()
    assert filled.notes == ()


def test_every_line_can_be_opened_and_filled(tmp_path):
    """Each field of the file means the field it stands for, derived ones too."""
    text = blank_data(SPEC).replace("[[tasks]]", "").replace('# "', '"')
    source = tmp_path / "d.toml"
    for key in ("exp.basic.rate", "tpc.car.run.act", "staff.total.onpost"):
        line = next(li for li in text.splitlines() if f"；{key}" in li)
        value = "2" if "staff" in key else "1%" if "rate" in key else "5"
        opened = line.replace('""', f'"{value}"', 1)
        source.write_text(text.replace(line, opened), encoding="utf-8")
        filled = fill(SPEC.id, source, tmp_path / "表.xlsx")
        told = {note.where.split(".")[-1] for note in filled.notes}
        assert told <= {f'"{line.split(chr(34))[1]}"', line.split('"')[1]}


def test_only_toml_is_written(tmp_path):
    with pytest.raises(UsageError, match="toml"):
        write_blank_data(SPEC.id, tmp_path / "d.json")
