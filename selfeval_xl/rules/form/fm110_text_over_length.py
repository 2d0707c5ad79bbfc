"""FM110 text-over-length: a text is longer than its form allows.

What it checks
    Texts beside, below or behind a label that says how long they may be: 偏差原因（100字
    以内）, 主要成效：不超过200字. Characters are counted as word processors do: a number or
    a Latin word is one.

Why it matters
    Systems that take the form in cut the text off or refuse it.

Source
    Check D-11 in docs/checks.md; the length is the form's own.

Example
    wrong  项目概述（100字以内） with a text of 160 characters beside it
    right  the same told in 95

Fix
    none: only the unit can say it in fewer words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.i18n import N_
from selfeval_xl.model.grid import Address, Cell, Range, Sheet
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.place import Place
from selfeval_xl.rules.registry import rule
from selfeval_xl.values.remembered import remembered

_LIMIT = re.compile(
    r"(?:不超过|不多于|限|控制在|最多)(?P<before>\d{2,5})个?字(?:符|数)?(?:以内|之内|内)?"
    r"|(?P<after>\d{2,5})个?字(?:符|数)?(?:以内|之内|内)"
)
_WORDS = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,%‰/:-]*|\S")
_NOTE = re.compile(r"^\(?(?:备?注|说明|填[表报]说明|要求)")
_LONGEST_LABEL = 30  # with its limit; more is an instruction about other cells
_MOST_BELOW = 200
_NONE = Checked(Outcome.NOT_APPLICABLE, 1, N_("表中没有写明字数限制"))


@rule(
    "FM110",
    "text-over-length",
    kind="wording",
    severity=Severity.WARNING,
    target=Paper,
    message=N_("“{label}”限 {limit} 字，实际填了 {count} 字"),
    advice=N_("压缩到 {limit} 字以内；写不下的另附说明"),
)
def check(paper: Paper) -> Iterator[Hit | Checked]:
    """Yield one hit per text that is too long."""
    if paper.workbook is None or not paper.forms:
        yield _NONE
        return
    held = 0
    for sheet in paper.workbook.sheets:
        if sheet.is_hidden or not any(one.sheet == sheet.name for one in paper.forms):
            continue
        for (row, column), label, limit, text in _limited(sheet):
            count = len(_WORDS.findall(text))
            if count <= limit:
                held += 1
                continue
            yield Hit(
                Place(paper.path, sheet.name, row, column),
                label=label,
                actual=text if len(text) <= 40 else text[:40] + "……",
                key=f"{label}:{row}",
                values={"limit": limit, "count": count},
            )
    yield Checked(Outcome.PASSED, held) if held else _NONE


_Limited = tuple[Address, str, int, str]


def _limited(sheet: Sheet) -> Iterator[_Limited]:
    """Where each text with a limit stands, its label, the limit and the text."""
    labels: dict[Address, tuple[str, int, str]] = {}
    for address, cell in sheet.cells.items():
        raw = cell.raw
        if isinstance(raw, str) and "字" in raw and (found := _label(raw)) is not None:
            labels[address] = found
    blocks = {(one.top, one.left): one for one in sheet.merges}
    for address, (name, limit, behind) in sorted(labels.items()):
        block = blocks.get(address) or Range(*address, *address)
        if behind:
            yield address, name, limit, behind
            continue
        beside = sheet.cells.get((block.top, block.right + 1))
        if beside is not None and beside.address not in labels and _text(beside):
            yield beside.address, name, limit, _text(beside)
        for row in range(block.bottom + 1, block.bottom + 1 + _MOST_BELOW):
            below = sheet.cells.get((row, block.left))
            if below is None:
                continue
            span = blocks.get(below.address)
            is_wider = span is not None and span.right > block.right
            if is_wider or below.address in labels:
                break  # another part of the sheet
            if _text(below):
                yield below.address, name, limit, _text(below)


def _text(cell: Cell) -> str:
    return cell.raw.strip() if isinstance(cell.raw, str) else ""


@remembered
def _label(raw: str) -> tuple[str, int, str] | None:
    """A label's name, its limit and the text behind its colon, if it has a limit."""
    text = squeeze(raw)
    found = _LIMIT.search(text)
    if found is None:
        return None
    before, _, _ = text.partition(":")
    behind = re.split("[:：]", raw, maxsplit=1)[1:]
    if found.start() > len(before):  # "概述:不超过200字" has nothing behind it
        before, behind = text, []
    if len(before) > _LONGEST_LABEL or _NOTE.match(text):
        return None
    name = text[: found.start()].rpartition("(")[0] or text[: found.start()]
    limit = int(found["before"] or found["after"])
    return name.rstrip(",:字数") or before, limit, "".join(behind).strip()
