"""Cells of a submitted form that reckon otherwise than the form as issued."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from selfeval_xl.forms.cell_formulas import agree, formula_of
from selfeval_xl.forms.identities import identities_of, own_identities
from selfeval_xl.forms.spec import FormSpec, SpecSet
from selfeval_xl.model.change import Change
from selfeval_xl.model.form import Form


def changed_formulas(form: Form, spec: FormSpec, specs: SpecSet) -> Iterator[Change]:
    """Cells whose formula reckons otherwise than the form says, in the same cells' way:
    across the row, or down the column."""
    own = {term.id for term in spec.identities}
    stated: dict[str, list[str]] = {}
    for identity in (*identities_of(form, specs), *own_identities(form, spec)):
        left, _, right = identity.formula.partition(" = ")
        if right and identity.id.split(".", 1)[0] in own:
            stated.setdefault(left, []).append(identity.formula)
    if not stated:
        return
    known = {
        row.key
        for block in spec.blocks
        if block.archetype == "matrix"
        for row in block.rows
    }
    labels = {key: one.label for key, one in form.fields().items()}
    for matrix in form.matrices:
        keys = {
            (one.place.row, one.place.column): one.key
            for one in matrix
            if one.place.row is not None and one.place.column is not None
        }
        for (i, _), one in matrix.fields.items():
            said = formula_of(one, keys) if one.key in stated else None
            row = matrix.rows[i].key
            if said is None or row not in known:
                continue
            alike = [f for f in stated[one.key] if _axis(f, row) == _axis(said, row)]
            is_unit = _adds_rows(said, known)
            if alike and not is_unit and not any(agree(said, f) for f in alike):
                yield Change(
                    "cell",
                    "formula",
                    one.place,
                    _in_words(alike[0], labels),
                    "=" + (one.cell.formula or "" if one.cell else ""),
                )


def _in_words(formula: str, labels: Mapping[str, str]) -> str:
    signs = {"*": "×", "/": "÷", "=": "＝", "+": "＋", "-": "－"}
    return " ".join(signs.get(t, labels.get(t, t)) for t in formula.split())


def _operands(formula: str) -> list[str]:
    right = formula.split(" = ", 1)[1].split()
    return [token for token in right if token not in "+-*/()"]


def _axis(formula: str, row: str) -> bool:
    """True where all operands stand in the row."""
    return all(key.startswith(f"{row}.") for key in _operands(formula))


def _adds_rows(formula: str, known: set[str]) -> bool:
    """True where rows take part that the issued form has not."""
    return any(key.rpartition(".")[0] not in known for key in _operands(formula))
