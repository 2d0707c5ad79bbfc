"""Fill a form from data: into a new workbook, or into one of the user's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selfeval_xl.errors import UsageError
from selfeval_xl.filling.assembly import Assembled, assemble
from selfeval_xl.filling.blank_data import blank_data
from selfeval_xl.filling.data_file import read_data
from selfeval_xl.filling.entries import Entry, flatten
from selfeval_xl.filling.outputs import refuse_same
from selfeval_xl.filling.own_indicators import with_own_indicators
from selfeval_xl.filling.problems import Remark
from selfeval_xl.filling.slots import Slot, slots_of
from selfeval_xl.forms.spec import FormSpec, SpecSet, load_specs
from selfeval_xl.i18n import N_
from selfeval_xl.templates import to_bytes
from selfeval_xl.writing import write_whole

Data = str | Path | Mapping[str, Any]
"""A data file, or the values by name, nested as a TOML file has them."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that was filled and written.

    ``left`` is what a person still has to fill in or judge, ``notes`` what is worth
    knowing of what was written.
    """

    path: Path
    form: str
    left: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 where the form is complete, 1 where something is left."""
        return 1 if self.left else 0


def fill(
    form: str,
    data: Data,
    out: str | Path,
    into: str | Path | None = None,
    forms_dir: str | Path | None = None,
) -> Filled:
    """Write the form with the data filled in, whole or not at all.

    ``form`` is its id. With ``into`` that workbook is copied and only the cells
    of the data change; its formulas stay. The same data give the same bytes.

    Raises FillError with all that is wrong with the data, UsageError for a file
    that cannot be read or written, SpecError for a form that is not known.
    """
    target = Path(out)
    specs = load_specs(Path(forms_dir) if forms_dir else None)
    spec = specs.get(form)
    source = None if isinstance(data, Mapping) else Path(data)
    blank = Path(into) if into is not None else None
    _refuse_suffix(target, blank)
    refuse_same(target, source, blank)
    if blank is not None:
        from selfeval_xl.filling.own_workbook import fill_workbook

        found = fill_workbook(
            blank,
            spec,
            specs,
            lambda slots: _entries(data, slots),
            _others(spec, specs),
        )
        write_whole(target, found.content)
        return Filled(target, spec.id, found.left, found.notes)
    entries = _entries(data, slots_of(spec))
    whole, entries = with_own_indicators(spec, entries)
    slots = slots_of(whole)
    made: Assembled = assemble(whole, slots, entries, _others(spec, specs))
    write_whole(target, to_bytes(whole, made.content))
    return Filled(target, spec.id, made.left, made.notes)


def write_blank_data(form: str, out: str | Path, forms_dir: Path | None = None) -> None:
    """Write an empty data file for a form, with its fields in comments."""
    target = Path(out)
    if target.suffix.lower() != ".toml":
        raise UsageError(
            N_("{file}：空白数据文件是 TOML，请用 .toml 结尾的文件名"), file=target
        )
    text = blank_data(load_specs(forms_dir).get(form))
    write_whole(target, text.encode())


def _entries(data: Data, slots: tuple[Slot, ...]) -> tuple[Entry, ...]:
    if isinstance(data, Mapping):
        return tuple(flatten(data, ""))
    return read_data(Path(data), slots)


def _others(spec: FormSpec, specs: SpecSet) -> tuple[Slot, ...]:
    """The fields of the other forms: one data file may serve several forms."""
    return tuple(s for one in specs.specs if one.id != spec.id for s in slots_of(one))


def _refuse_suffix(target: Path, blank: Path | None) -> None:
    wanted = blank.suffix.lower() if blank is not None else ".xlsx"
    if wanted not in (".xlsx", ".xlsm"):
        raise UsageError(
            N_("{file}：只能填入 .xlsx 或 .xlsm 工作簿，请先另存为 .xlsx"), file=blank
        )
    if target.suffix.lower() != wanted:
        raise UsageError(
            N_("{file}：写出的是 {suffix} 文件，请用这个结尾的文件名"),
            file=target,
            suffix=wanted,
        )
