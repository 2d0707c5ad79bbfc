"""An engine kept for the next workbook gives what a new one gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl.formulas import kept, recalculate
from selfeval_xl.model.grid import Cell, Sheet, Workbook

pytest.importorskip("formualizer")

FORMULAS = {
    (1, 3): "A1+B1",
    (2, 3): "IF(B2=0,0,ROUND(A2/B2,4))",
    (3, 3): "A3&B3",
    (4, 1): "SUM(A1:A3,A5)",
    (4, 2): "COUNTA(B1:B3)",
    (4, 3): "A4/B4",
    (3, 2): "A3*2",  # among the values
}


def form(values, formulas=FORMULAS, **more):
    cells = {
        at: Cell(*at, raw, is_error=isinstance(raw, str) and raw.startswith("#"))
        for at, raw in values.items()
        if raw is not None
    }
    cells |= {at: Cell(*at, None, formula=text) for at, text in formulas.items()}
    return Workbook("表.xlsx", "xlsx", (Sheet("数据表", cells, **more),))


@pytest.fixture(autouse=True)
def none_kept():
    kept._kept.clear()
    yield
    kept._kept.clear()


def anew(workbook):
    kept._kept.clear()
    return recalculate(workbook).recalculated


RAWS = st.none() | st.integers(-99, 99).map(float) | st.sampled_from(["x", "12", True])
COLUMNS = st.lists(RAWS, min_size=6, max_size=6).map(
    lambda raws: dict(zip([(r, c) for r in (1, 2, 5) for c in (1, 2)], raws))
)


@given(st.lists(COLUMNS, min_size=2, max_size=5))
def test_one_form_after_another_is_calculated_as_if_alone(filled):
    corners = {(1, 1): 1.0, (5, 2): 2.0}  # so that the values stand in one place
    books = [form(values | corners) for values in filled]
    alone = [anew(one) for one in books]
    kept._kept.clear()
    assert [recalculate(one).recalculated for one in books] == alone


def test_the_second_of_two_forms_reads_no_formula(monkeypatch):
    one = form({(1, 1): 1.0, (1, 2): 2.0, (3, 1): 4.0, (3, 2): 5.0})
    two = form({(1, 1): 3.0, (1, 2): 2.0, (3, 1): 4.0, (3, 2): 5.0})
    alone = anew(two)
    recalculate(one)
    monkeypatch.setattr(kept.Engine, "set_formulas", None)
    assert recalculate(two).recalculated == alone


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(form({(1, 1): 1.0}), id="values elsewhere"),
        pytest.param(form({(1, 1): "#N/A", (1, 2): 2.0}), id="error value"),
        pytest.param(form({(1, 1): 1.0, (1, 2): 2.0}, {(1, 3): "A1-B1"}), id="formula"),
        pytest.param(
            form({(1, 1): 1.0, (1, 2): 2.0}, hidden_rows=frozenset({2})), id="hidden"
        ),
    ],
)
def test_what_is_kept_serves_no_other_form(other):
    alone = anew(other)
    recalculate(form({(1, 1): 1.0, (1, 2): 2.0}))
    assert recalculate(other).recalculated == alone


def test_an_engine_with_a_cached_value_in_a_formulas_place_is_not_kept():
    unsteady = {**FORMULAS, (5, 1): "TODAY()"}
    recalculate(form({(1, 1): 1.0}, unsteady))
    assert not kept._kept


def test_so_many_are_kept_and_no_more():
    for at in range(kept.MOST_KEPT + 2):
        recalculate(form({(1, 1): 1.0}, {(2, 1): f"A1+{at}"}))
    assert len(kept._kept) == kept.MOST_KEPT
