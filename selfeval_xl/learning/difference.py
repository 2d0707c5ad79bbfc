"""What changed between two years' forms: lines, names, points, standards, formulas."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from selfeval_xl.forms.alignment import Line, Pairing, paired
from selfeval_xl.forms.cell_formulas import agree
from selfeval_xl.forms.labels import read_label, squeeze
from selfeval_xl.forms.spec import BlockSpec, Entry, FormSpec, IndicatorSpec
from selfeval_xl.forms.vocabulary import IdentityTerm
from selfeval_xl.learning import from_figures
from selfeval_xl.learning.spec_text import in_words


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs.

    ``what`` is title, money_unit, block, row, column, indicator, weight, explanation,
    standard or formula; ``how`` added, removed, renamed or changed; ``where`` the
    block's title or the levels above an indicator.
    """

    what: str
    how: str
    where: str
    old: str = ""
    new: str = ""


def differences(old: FormSpec, new: FormSpec) -> tuple[Difference, ...]:
    """Everything that differs, in the order of the form."""
    keys: dict[str, str] = {}
    found = [*_heads(old, new)]
    for what in ("column", "row"):
        found += _entries(what, old, new, keys)
    found += _indicators(old, new)
    found += _formulas(old, new, keys)
    return tuple(found)


def _heads(old: FormSpec, new: FormSpec) -> Iterator[Difference]:
    if squeeze(old.title) != squeeze(new.title):
        yield Difference("title", "changed", "", old.title, new.title)
    units = old.money_unit or "", new.money_unit or ""
    if units[0] != units[1]:
        yield Difference("money_unit", "changed", "", *units)
    titles = [[b.title for b in spec.blocks if b.title] for spec in (old, new)]
    pairing = paired([Line(t) for t in titles[0]], [Line(t) for t in titles[1]])
    for i, j in pairing.renamed:
        yield Difference("block", "renamed", "", titles[0][i], titles[1][j])
    for i in pairing.gone:
        yield Difference("block", "removed", "", titles[0][i])
    for j in pairing.new:
        yield Difference("block", "added", "", "", titles[1][j])


def _entries(
    what: str, old: FormSpec, new: FormSpec, keys: dict[str, str]
) -> Iterator[Difference]:
    """Rows or columns; ``keys`` learns which key became which."""
    mine, theirs = list(_listed(what, old)), list(_listed(what, new))
    pairing = paired(
        [Line(e.text, e.key, _group(b)) for b, e in mine],
        [Line(e.text, e.key, _group(b)) for b, e in theirs],
    )
    for i, j in (*pairing.same, *pairing.renamed):
        keys[mine[i][1].key] = theirs[j][1].key
    for i, j in _renamed(pairing, mine, theirs):
        block, entry = theirs[j]
        yield Difference(what, "renamed", block.title, mine[i][1].text, entry.text)
    for i in pairing.gone:
        yield Difference(what, "removed", mine[i][0].title, mine[i][1].text)
    for j in pairing.new:
        yield Difference(what, "added", theirs[j][0].title, "", theirs[j][1].text)


def _listed(what: str, spec: FormSpec) -> Iterator[tuple[BlockSpec, Entry]]:
    for block in spec.blocks:
        entries = block.rows if what == "row" else block.columns
        yield from ((block, entry) for entry in entries)


def _group(block: BlockSpec) -> str:
    return read_label(block.title or block.id).name


def _renamed(
    pairing: Pairing,
    mine: Sequence[tuple[BlockSpec, Entry]],
    theirs: Sequence[tuple[BlockSpec, Entry]],
) -> list[tuple[int, int]]:
    """Renamed lines, and those of one known meaning that are worded otherwise."""
    worded = [
        (i, j)
        for i, j in pairing.same
        if read_label(mine[i][1].text).name != read_label(theirs[j][1].text).name
    ]
    return sorted((*pairing.renamed, *worded), key=lambda pair: pair[1])


def _path(one: IndicatorSpec) -> str:
    return "/".join(filter(None, (one.level1, one.level2)))


def _name(one: IndicatorSpec) -> str:
    return one.level3 or one.level2 or one.level1


def _indicators(old: FormSpec, new: FormSpec) -> Iterator[Difference]:
    mine, theirs = old.indicators, new.indicators
    pairing = paired(
        [Line(_name(one), group=_path(one)) for one in mine],
        [Line(_name(one), group=_path(one)) for one in theirs],
    )
    for i, j in sorted((*pairing.same, *pairing.renamed), key=lambda pair: pair[1]):
        yield from _indicator(mine[i], theirs[j], (i, j) in pairing.renamed)
    for i in pairing.gone:
        yield Difference("indicator", "removed", _path(mine[i]), _worded(mine[i]))
    for j in pairing.new:
        yield Difference("indicator", "added", _path(theirs[j]), "", _worded(theirs[j]))


def _worded(one: IndicatorSpec) -> str:
    weight = "" if one.weight is None else f"（{one.weight.normalize():f}分）"
    return _name(one) + weight


def _indicator(
    old: IndicatorSpec, new: IndicatorSpec, is_renamed: bool
) -> Iterator[Difference]:
    name = _name(new)
    where = "/".join(filter(None, (_path(new), name)))
    if is_renamed:
        yield Difference("indicator", "renamed", _path(new), _name(old), _name(new))
    elif _path(old) != _path(new):
        yield Difference("indicator", "moved", name, _path(old), _path(new))
    if old.weight != new.weight:
        weights = (
            "" if w is None else f"{w.normalize():f}" for w in (old.weight, new.weight)
        )
        yield Difference("weight", "changed", where, *weights)
    for what in ("explanation", "standard"):
        before, after = getattr(old, what), getattr(new, what)
        if squeeze(before) != squeeze(after):
            yield Difference(what, "changed", where, before, after)


def _formulas(
    old: FormSpec, new: FormSpec, keys: Mapping[str, str]
) -> Iterator[Difference]:
    """Identities by what they reckon; those that only figures suggest are no change."""
    mine = [t for t in old.identities if t.source != from_figures.SOURCE]
    theirs = [t for t in new.identities if t.source != from_figures.SOURCE]
    left = list(theirs)
    for term in mine:
        moved = " ".join(keys.get(token, token) for token in term.formula.split())
        same = _first(left, term, lambda other: agree(moved, other.formula))
        if same is not None:
            left.remove(same)
            continue
        start = moved.split(" = ")[0]
        same = _first(left, term, lambda o: o.formula.split(" = ")[0] == start)
        words = in_words(old, term.formula)
        if same is None:
            yield Difference("formula", "removed", "", words)
        else:
            left.remove(same)
            yield Difference(
                "formula", "changed", "", words, in_words(new, same.formula)
            )
    for term in left:
        yield Difference("formula", "added", "", "", in_words(new, term.formula))


def _first(
    terms: Sequence[IdentityTerm],
    like: IdentityTerm,
    fits: Callable[[IdentityTerm], bool],
) -> IdentityTerm | None:
    return next((t for t in terms if t.over == like.over and fits(t)), None)
