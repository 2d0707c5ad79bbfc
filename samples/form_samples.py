"""One clean and one faulty workbook for each form that has data in samples/forms/."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from selfeval_xl.filling.assembly import assemble
from selfeval_xl.filling.data_file import read_data
from selfeval_xl.filling.own_indicators import with_own_indicators
from selfeval_xl.filling.slots import slots_of
from selfeval_xl.forms.spec import FormSpec, SpecSet
from selfeval_xl.templates.content import Content, IndicatorLine, Value
from selfeval_xl.templates.workbook import export

DATA = Path(__file__).parent / "forms"
CLEAN, FAULTY, NAME = "20-各式表样-无误", "21-各式表样-有误", "自评材料.xlsx"
_FAULTS = "faults.toml"


def build(folder: Path, specs: SpecSet) -> None:
    """Write both workbooks of every form, each in a folder named by its id."""
    text = (DATA / _FAULTS).read_text(encoding="utf-8")
    faults = tomllib.loads(text, parse_float=Decimal)
    for path in sorted(DATA.glob("*.toml")):
        if path.name == _FAULTS:
            continue
        spec, content = filled(specs.get(path.stem), path)
        wrong = with_faults(content, faults[path.stem])
        for kind, what in ((CLEAN, content), (FAULTY, wrong)):
            target = folder / kind / spec.id / NAME
            target.parent.mkdir(parents=True, exist_ok=True)
            export(spec, target, what)


def filled(spec: FormSpec, path: Path) -> tuple[FormSpec, Content]:
    """The form with the indicators of its data, and what they fill in."""
    whole, entries = with_own_indicators(spec, read_data(path, slots_of(spec)))
    return whole, assemble(whole, slots_of(whole), entries).content


def with_faults(content: Content, faults: Mapping[str, Any]) -> Content:
    """The content with what is planted: see faults.toml."""
    lines = dict(content.indicators)
    for name, changes in faults.get("indicators", {}).items():
        lines[name] = _changed(lines[name], changes)
    tasks = list(content.tasks)
    for number, changes in faults.get("tasks", {}).items():
        told = {key: _value(value) for key, value in changes.items()}
        tasks[int(number) - 1] = {**tasks[int(number) - 1], **told}
    total = faults.get("total_score")
    return replace(
        content,
        typed={key: _value(v) for key, v in faults.get("cells", {}).items()},
        indicators=lines,
        tasks=tuple(tasks),
        total_score=None if total is None else _value(total),
    )


def _changed(line: IndicatorLine, changes: Mapping[str, Any]) -> IndicatorLine:
    names = {"note": "deviation_note"}
    told = {names.get(key, key): _value(value) for key, value in changes.items()}
    return replace(line, **told)


def _value(value: Any) -> Value:
    return Decimal(value) if isinstance(value, int) else value
