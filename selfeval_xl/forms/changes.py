"""How a submitted form differs from the form as issued: labels, points, formulas.

Said only where the issued form is known for certain: it is the bureau's own spec, or
the packaged one rests on a document in that part. What a unit may add, the order,
spacing and numbering are no change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from selfeval_xl.forms.alignment import Line, Pairing, bare, paired
from selfeval_xl.forms.changed_formulas import changed_formulas
from selfeval_xl.forms.headers import HeaderColumn, is_label_head, read_columns
from selfeval_xl.forms.indicator_words import plain_name
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.own_words import quantity_of
from selfeval_xl.forms.spec import BlockSpec, Entry, FormSpec, IndicatorSpec, SpecSet
from selfeval_xl.forms.view import SheetView
from selfeval_xl.forms.vocabulary import vocabulary
from selfeval_xl.model.change import Change
from selfeval_xl.model.form import Form, Indicator, IndicatorTable, Quantity
from selfeval_xl.model.place import Place

_MAY_ADD = re.compile(r"…|\.{3}|可(自行)?(增|添)|自行(增|添|填)|另附|增加行|可续")
_OWN_LEVELS = re.compile("产出|效益|满意|成本|效果|绩效指标")
_LEAST_OWN, _LEAST_PACKAGED = 0.5, 0.8
_HUNDRED = Decimal(100)


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
        found += _indicators(form, form.indicators, spec, least, "weights" in groups)
    if "identities" in groups and spec.identities:
        found += changed_formulas(form, spec, specs)
    return tuple(replace(one, is_own=is_own) for one in found)


def _is_likely(pairing: Pairing, issued: int, least: float) -> bool:
    return issued > 0 and len(pairing.same) + len(pairing.renamed) >= least * issued


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
    if not _is_likely(pairing, len(entries), least):
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
    yield from _told(
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
        keys = {column.column: column.key for column in matrix.columns}
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
        if _is_likely(pairing, len(entries), least):
            yield from _told(
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


def _told(
    what: str,
    pairing: Pairing,
    issued: Sequence[Entry],
    found: Sequence[str],
    places: Sequence[Place],
    *,
    top: Place,
    skip: Iterable[int] = (),
    may_add: bool = False,
) -> Iterator[Change]:
    """The pairing as changes: a line that is gone is told at the one before it."""
    for i, j in pairing.renamed:
        yield Change(what, "renamed", places[j], issued[i].text, found[j])
    went = {i: j for i, j in (*pairing.same, *pairing.renamed)}
    for i in pairing.gone:
        if i not in set(skip):
            yield Change(
                what, "deleted", _nearest(i, went, places, top), issued[i].text
            )
    for j in pairing.new if not may_add else ():
        yield Change(what, "inserted", places[j], "", found[j])


def _nearest(
    i: int, went: dict[int, int], places: Sequence[Place], top: Place
) -> Place:
    before = [went[k] for k in range(i) if k in went]
    after = [went[k] for k in sorted(went) if k > i]
    return places[before[-1]] if before else places[after[0]] if after else top


def _indicators(
    form: Form,
    table: IndicatorTable,
    spec: FormSpec,
    least: float,
    has_weights: bool,
) -> Iterator[Change]:
    issued = [one for one in spec.indicators if one.level3]
    found = list(table.indicators)
    pairing = paired(
        [Line(one.level3, group=_group(one.level1, one.level2)) for one in issued],
        [Line(plain_name(i.name.shown), group=_group(*i.levels)) for i in found],
    )
    pairing = _with_aliases(pairing, issued, found)
    if not _is_likely(pairing, len(issued), least):
        return
    places = [one.name.place for one in found]
    own = {_group(one.level1) for one in spec.indicators if not one.level3}
    pairing.new = [j for j in pairing.new if not _is_units_own(found[j], own)]
    yield from _told(
        "indicator",
        pairing,
        [Entry(key="", text=one.level3) for one in issued],
        [plain_name(one.name.shown) for one in found],
        places,
        top=form.place.at(table.area.top, table.area.left),
    )
    if has_weights and table.has_weight:
        for i, j in sorted((*pairing.same, *pairing.renamed)):
            yield from _weight(table, issued[i], found[j])


def _with_aliases(
    pairing: Pairing, issued: Sequence[IndicatorSpec], found: Sequence[Indicator]
) -> Pairing:
    """The pairing, indicators under another name the spec knows taken as the same."""
    for i, j in list(pairing.renamed):
        names = {bare(alias) for alias in issued[i].aliases}
        if bare(plain_name(found[j].name.shown)) in names:
            pairing.renamed.remove((i, j))
            pairing.same.append((i, j))
    for i in list(pairing.gone):
        names = {bare(alias) for alias in issued[i].aliases}
        for j in list(pairing.new):
            if bare(plain_name(found[j].name.shown)) in names:
                pairing.gone.remove(i)
                pairing.new.remove(j)
                pairing.same.append((i, j))
                break
    return pairing


def _group(*levels: str) -> str:
    return "/".join(bare(plain_name(level)) for level in levels[:2] if level)


def _is_units_own(one: Indicator, own: set[str]) -> bool:
    """True for an indicator the unit names itself: it sets a target, or stands under
    产出, 效益 …, or where the spec leaves the names open."""
    first = one.levels[0] if one.levels else ""
    is_open = one.target is not None or bool(_OWN_LEVELS.search(first))
    return is_open or _group(first) in own


def _weight(
    table: IndicatorTable, issued: IndicatorSpec, found: Indicator
) -> Iterator[Change]:
    weight = found.weight
    if issued.weight is None or weight is None or weight.number is None:
        return
    factor = _HUNDRED if table.weight_scale == "fraction" else Decimal(1)
    if weight.number * factor != issued.weight:
        yield Change(
            "indicator",
            "weight",
            weight.place,
            plain_name(found.name.shown),
            weight.shown,
            issued.weight,
        )
