"""What stands around a sheet's cells: merges, hidden columns, validations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selfeval_xl.intake.limits import Limits
from selfeval_xl.model.grid import Range, Validation
from selfeval_xl.read.cells import area
from selfeval_xl.read.markup import Element, children, descendants, is_true, local


@dataclass(frozen=True, slots=True)
class Shell:
    """A sheet without its cells."""

    merges: tuple[Range, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    validations: tuple[Validation, ...] = ()


def read_shell(root: Element, limits: Limits) -> Shell:
    """Read a worksheet element whose cells have been taken out."""
    merges: list[Range] = []
    hidden: set[int] = set()
    validations: list[Validation] = []
    for child in root:
        name = local(child.tag) if isinstance(child.tag, str) else ""
        if name == "cols":
            hidden |= _hidden_columns(child, limits)
        elif name == "mergeCells":
            found = (area(one.get("ref", "")) for one in children(child, "mergeCell"))
            merges += [one for one in found if one is not None]
        elif name in ("dataValidations", "extLst"):
            validations += _validations(child)
    return Shell(tuple(merges), frozenset(hidden), tuple(validations))


def _hidden_columns(columns: Element, limits: Limits) -> set[int]:
    """Hidden columns; those beyond any content (often all to the end) are left out."""
    hidden: set[int] = set()
    for one in children(columns, "col"):
        first, last = one.get("min", ""), one.get("max", "")
        if is_true(one.get("hidden")) and first.isdecimal() and last.isdecimal():
            hidden.update(range(int(first), min(int(last), limits.last_column) + 1))
    return hidden


def _validations(parent: Element) -> Iterator[Validation]:
    """Validations, those of later versions among them, which nest what they say."""
    for one in descendants(parent, "dataValidation"):
        inner = {local(str(child.tag)): _text(child) for child in one}
        written = one.get("sqref") or inner.get("sqref") or ""
        found = (area(piece) for piece in written.split())
        yield Validation(
            tuple(block for block in found if block is not None),
            one.get("type", "none"),
            one.get("operator"),
            inner.get("formula1"),
            inner.get("formula2"),
        )


def _text(element: Element) -> str:
    return "".join(element.itertext())
