"""How a submitted form differs from the form as issued: labels, points, formulas.

Said only where the issued form is known for certain: it is the bureau's own spec, or
the packaged one rests on a document in that part. What a unit may add, the order,
spacing and numbering are no change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from selfeval_xl.forms.alignment import Line, Pairing, bare, paired
from selfeval_xl.forms.changed_formulas import changed_formulas
from selfeval_xl.forms.changed_indicators import changed_indicators
from selfeval_xl.forms.changed_lines import is_likely, told_changes
from selfeval_xl.forms.header_columns import HeaderColumn, read_columns
from selfeval_xl.forms.headers import is_label_head
from selfeval_xl.forms.indicator_words import plain_name
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.own_words import quantity_of
from selfeval_xl.forms.spec import BlockSpec, Entry, FormSpec, SpecSet
from selfeval_xl.forms.view import SheetView
from selfeval_xl.forms.vocabulary import vocabulary
from selfeval_xl.model.change import Change
from selfeval_xl.model.form import Form, Quantity

_MAY_ADD = re.compile(r"…|\.{3}|可(自行)?(增|添)|自行(增|添|填)|另附|增加行|可续")
_LEAST_OWN, _LEAST_PACKAGED = 0.5, 0.8


def official_groups(spec: FormSpec, specs: SpecSet) -> frozenset[str]:
    """The parts of a spec that are the issued form's, all of a bureau's own."""
    groups = ("rows", "columns", "indicators", "weights", "identities")
    if spec.id in specs.own:
        return frozenset(groups)
    return frozenset(g for g in groups if spec.basis_of(g).mark == "sourced")


def changes_of(
    form: Form, spec: FormSpec, specs: SpecSet, view: SheetView
) -> tuple[Change, ...]:
    """The changes, in the order of the form. None where it is likely another form."""
    groups = official_groups(spec, specs)
    is_own = spec.id in specs.own
    least = _LEAST_OWN if is_own else _LEAST_PACKAGED
    found: list[Change] = []
    if "rows" in groups and form.matrices:
        found += _rows(form, spec, view, least, is_own)
    if "columns" in groups and form.matrices:
        found += _columns(form, spec, view, least, is_own)
    if form.indicators is not None and spec.indicators and "indicators" in groups:
        has_weights = "weights" in groups
        found += changed_indicators(form, form.indicators, spec, least, has_weights)
    if "identities" in groups and spec.identities:
        found += changed_formulas(form, spec, specs)
    return tuple(replace(one, is_own=is_own) for one in found)


def _blocks(spec: FormSpec) -> list[BlockSpec]:
    return [block for block in spec.blocks if block.archetype == "matrix"]


def _unsourced(spec: FormSpec) -> set[int]:
    """Rows, by their turn in the spec, that rest on no document themselves."""
    bases = (r.provenance or b.provenance for b in _blocks(spec) for r in b.rows)
    return {i for i, one in enumerate(bases) if one and one.mark != "sourced"}


def _matched(pairing: Pairing) -> list[tuple[int, int]]:
    return [*pairing.same, *pairing.renamed]


def _rows(
    form: Form, spec: FormSpec, view: SheetView, least: float, is_own: bool
) -> Iterator[Change]:
    entries = [row for block in _blocks(spec) for row in block.rows]
    loose = set() if is_own else _unsourced(spec)
    rows = [
        (matrix, row)
        for matrix in form.matrices
        for row in matrix.rows
        if bare(row.label)
    ]
    places = [
        form.place.at(
            row.row, _label_column(view, row.row, matrix.area.left, row.label)
        )
        for matrix, row in rows
    ]
    pairing = paired(
        [Line(one.text, one.key) for one in entries],
        [Line(row.label, row.key) for _, row in rows],
    )
    if not is_likely(pairing, len(entries), least):
        return
    may_add = any(
        block.blank_rows or any(_MAY_ADD.search(row.text) for row in block.rows)
        for block in _blocks(spec)
    )
    told = set(form.missing_labels)
    elsewhere = {bare(text) for text in _other_texts(spec)}
    inside = {id(rows[j][0]) for i, j in _matched(pairing) if i in loose}
    pairing.renamed = [pair for pair in pairing.renamed if pair[0] not in loose]
    pairing.new = [
        j
        for j in pairing.new
        if bare(rows[j][1].label) not in elsewhere and id(rows[j][0]) not in inside
    ]
    yield from told_changes(
        "row",
        pairing,
        entries,
        [row.label.strip() for _, row in rows],
        places,
        skip=loose | {i for i, one in enumerate(entries) if _is_optional(one, told)},
        may_add=may_add,
        top=form.place.at(form.area.top, form.area.left),
    )


def _other_texts(spec: FormSpec) -> Iterator[str]:
    """What the issued form has outside its tables of figures: no added row."""
    for block in spec.blocks:
        yield from (block.title, block.stub, block.label)
        if block.archetype != "matrix":
            yield from (entry.text for entry in (*block.rows, *block.columns))
    for one in spec.indicators:
        yield from (plain_name(name) for name in (one.level1, one.level2, one.level3))


def _is_optional(entry: Entry, told: set[str]) -> bool:
    """True where its absence is no change, or is said already."""
    return (
        bool(_MAY_ADD.search(entry.text))
        or not bare(entry.text)
        or vocabulary().terms.get(entry.key) in told
    )


def _label_column(view: SheetView, row: int, left: int, label: str) -> int:
    cells = view.by_row.get(row, ())
    same = (c.column for c in cells if c.shown.strip() == label.strip())
    return next(same, left)


def _columns(
    form: Form, spec: FormSpec, view: SheetView, least: float, is_own: bool
) -> Iterator[Change]:
    blocks = _blocks(spec)
    if len(blocks) != len(form.matrices):
        return
    for block, matrix in zip(blocks, form.matrices, strict=True):
        basis = block.provenance
        if basis is not None and basis.mark != "sourced" and not is_own:
            continue
        entries = [c for c in block.columns if _is_figure(c, block)]
        keys = {column.column: column.key for column in matrix.own_columns}
        left = matrix.area.left
        labels = max(_label_column(view, r.row, left, r.label) for r in matrix.rows)
        heads = [
            head
            for head in read_columns(
                view, matrix.area.top, matrix.rows[0].row - 1, form.year
            )
            if head.column > labels
            and (head.column in keys or _may_be_figures(head))
            and not _is_spanned(view, matrix.rows[0].row - 1, head.column)
        ]
        pairing = paired(
            [Line(one.text, one.key) for one in entries],
            [Line(_heading(head), keys.get(head.column, "")) for head in heads],
        )
        if is_likely(pairing, len(entries), least):
            yield from told_changes(
                "column",
                pairing,
                entries,
                [" ".join(head.text.split()).replace("/", " ") for head in heads],
                [form.place.at(matrix.area.top, head.column) for head in heads],
                top=form.place.at(matrix.area.top, matrix.area.left),
            )


def _is_spanned(view: SheetView, bottom: int, column: int) -> bool:
    """True for a column that a heading on its left is merged over: no column more."""
    return view.block(bottom, column).left < column


def _is_figure(entry: Entry, block: BlockSpec) -> bool:
    is_known = not entry.key.startswith("~")
    return is_known or quantity_of(entry.text, block.unit) is not Quantity.TEXT


def _may_be_figures(head: HeaderColumn) -> bool:
    """True for a heading that is neither over texts nor over row labels."""
    is_text = quantity_of(head.text) is Quantity.TEXT
    return not is_text and not is_label_head(squeeze(head.text.rpartition("/")[2]))


def _heading(head: HeaderColumn) -> str:
    return head.text.replace("/", "")
