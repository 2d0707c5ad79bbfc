"""Derived cells follow from the shared identities and from a form's own."""

from decimal import Decimal

from selfeval_xl.forms.spec import BlockSpec, Entry
from selfeval_xl.forms.vocabulary import read_terms
from selfeval_xl.templates.formulas import derived_formulas, derived_values


def block(rows, columns):
    return BlockSpec(
        "money",
        "matrix",
        rows=tuple(Entry(key, key) for key in rows),
        columns=tuple(Entry(key, key) for key in columns),
    )


def own(formula, over="amounts", kind="sum"):
    term = {"id": "own", "formula": formula, "over": over, "kind": kind}
    return read_terms({"identity": [term]}).identities


def test_shared_identities():
    made = derived_formulas(block(["exp.basic"], ["adj", "act", "rate"]))
    assert made == {"exp.basic.rate": ["exp.basic.act", "/", "exp.basic.adj"]}


def test_an_own_sum():
    rows = block(["mtg", "train", "both"], ["act"])
    made = derived_formulas(rows, own("both = mtg + train"))
    assert made == {"both.act": ["mtg.act", "+", "train.act"]}
    facts = {"mtg.act": Decimal(2), "train.act": Decimal(3)}
    assert derived_values(made, facts) == {"both.act": Decimal(5)}


def test_bounds_and_absolute_differences_give_no_formula():
    rows = block(["mtg", "train"], ["act", "y0b", "v0"])
    assert derived_formulas(rows, own("mtg <= train", kind="part")) == {}
