"""A pairing of lines as the changes it tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from selfeval_xl.forms.alignment import Pairing, bare
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.spec import Entry
from selfeval_xl.model.change import Change
from selfeval_xl.model.place import Place

_YEAR = re.compile(r"(?:19|20)\d\d(?:年度?)?|[本当上]年度?|年度")


def is_likely(pairing: Pairing, issued: int, least: float) -> bool:
    """True where so much is the same that the two are likely one form."""
    return issued > 0 and len(pairing.same) + len(pairing.renamed) >= least * issued


def told_changes(
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
    """The pairing as changes: a line that is gone is told at the one before it.

    A line issued without a label of its own cannot be worded otherwise.
    """
    for i, j in pairing.same if what != "indicator" else ():
        own = issued[i].text.strip()
        if own and _wording(own) != _wording(found[j]):
            yield Change(what, "reworded", places[j], issued[i].text, found[j])
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


def _wording(text: str) -> str:
    """The words of a label: no numbering, marks and brackets, and no year."""
    words = _YEAR.sub("", squeeze(text))
    return "".join(char for char in bare(words) if char.isalpha())


def _nearest(
    i: int, went: dict[int, int], places: Sequence[Place], top: Place
) -> Place:
    before = [went[k] for k in range(i) if k in went]
    after = [went[k] for k in sorted(went) if k > i]
    return places[before[-1]] if before else places[after[0]] if after else top
