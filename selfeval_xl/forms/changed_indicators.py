"""How the indicators of a submitted form differ from those of the form as issued."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from selfeval_xl.forms.alignment import Line, Pairing, bare, paired
from selfeval_xl.forms.changed_lines import is_likely, told_changes
from selfeval_xl.forms.indicator_words import plain_name
from selfeval_xl.forms.spec import Entry, FormSpec, IndicatorSpec
from selfeval_xl.model.change import Change
from selfeval_xl.model.form import Form, Indicator, IndicatorTable

_OWN_LEVELS = re.compile("产出|效益|满意|成本|效果|绩效指标")
_HUNDRED = Decimal(100)


def changed_indicators(
    form: Form,
    table: IndicatorTable,
    spec: FormSpec,
    least: float,
    has_weights: bool,
) -> Iterator[Change]:
    """Indicators renamed, deleted and inserted, and those with other points."""
    issued = [one for one in spec.indicators if one.level3]
    found = list(table.indicators)
    pairing = paired(
        [Line(one.level3, group=_group(one.level1, one.level2)) for one in issued],
        [Line(plain_name(i.name.shown), group=_group(*i.levels)) for i in found],
    )
    pairing = _with_aliases(pairing, issued, found)
    if not is_likely(pairing, len(issued), least):
        return
    places = [one.name.place for one in found]
    own = {_group(one.level1) for one in spec.indicators if not one.level3}
    pairing.new = [j for j in pairing.new if not _is_units_own(found[j], own)]
    yield from told_changes(
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
