from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from identity_forms import make_form, make_identity

from selfeval_xl.identities.equations import Equation
from selfeval_xl.identities.evaluation import DIGITS, evaluate
from selfeval_xl.identities.figures import Figures
from selfeval_xl.identities.trial import Network, Trial


def network_of(count):
    """A sum of so many addends of 1.00, and a difference of the first two."""
    figures = {f"p{at}.act": "1.00" for at in range(count)} | {"all.act": "9.00"}
    form = make_form({**figures, "less.act": "0.00"})
    addends = " + ".join(f"p{at}.act" for at in range(count))
    read = [
        Equation.read(make_identity(f"all.act = {addends}")),
        Equation.read(make_identity("less.act = p0.act - p1.act")),
    ]
    known = Figures(form)
    return Network(known, *evaluate(read, known, form.required))


@pytest.mark.parametrize(
    "count",
    [
        pytest.param(3, id="few addends"),
        pytest.param(64, id="as many as are looked through"),
        pytest.param(200, id="more, and a long row of trials"),
    ],
)
def test_a_row_of_trials_reckons_as_one_trial_with_all_changes(count):
    with localcontext(prec=DIGITS):
        network = network_of(count)
        trial, changed = Trial(network), {}
        for at in range(count):
            key = f"p{at}.act"
            changed[key] = network.figures.refigured(key, Decimal(at) / 100)
            trial = trial.with_figure(key, changed[key])
            at_once = Trial(network, changed)
            for number in (0, 1):
                key = network.equations[number].anchor
                assert trial.value(number, key) == at_once.value(number, key)
                assert trial.ranges(number, key) == at_once.ranges(number, key)
        expected = sum(Decimal(at) / 100 for at in range(count))
        assert trial.value(0, "all.act") == expected
        assert dict(trial.changed) == changed


def test_a_cell_changed_twice_has_its_last_figure():
    with localcontext(prec=DIGITS):
        network = network_of(100)
        trial = Trial(network)
        for at in range(300):
            key = f"p{at % 3}.act"
            figure = network.figures.refigured(key, Decimal(at))
            trial = trial.with_figure(key, figure)
        assert trial.value(0, "all.act") == 297 + 298 + 299 + 97
        assert trial.value(1, "less.act") == 297 - 298
