"""A form spec that varies another: its differences put into the base's data."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from selfeval_xl.errors import SpecError

Table = dict[str, Any]
_OWN = frozenset({"id", "extends", "block", "indicator", "identity"})
_DIFFERENCES = frozenset(
    {"remove", "replace", "remove_blocks", "remove_indicators", "remove_identities"}
)
_BY_KEY = frozenset({"layout", "provenance"})
LISTS = ("rows", "columns")


def varied(base: Mapping[str, Any], own: Mapping[str, Any], where: str) -> Table:
    """The data of a spec that states only what differs from its base.

    Raises SpecError that names the file for a difference from nothing.
    """
    made: Table = {k: v for k, v in base.items() if k not in _OWN}
    for key, value in own.items():
        if key in _BY_KEY:
            made[key] = {**made.get(key, {}), **value}
        elif key not in _DIFFERENCES and key not in ("block", "indicator", "identity"):
            made[key] = value
    replaced = set(own.get("replace", ()))
    _refuse_unknown(replaced, {"block", "indicator", "identity"}, where)
    for key, remove, fuse, name in (
        ("block", "remove_blocks", _block, _id),
        ("indicator", "remove_indicators", _changed, _level3),
        ("identity", "remove_identities", _changed, _id),
    ):
        before = [] if key in replaced else list(base.get(key, ()))
        kept = _without(before, own.get(remove, ()), name, where)
        added = own.get(key, ())
        made[key] = _merged(kept, added, name, fuse, where)
    return made


def _id(one: Mapping[str, Any]) -> str:
    return str(one.get("id", ""))


def _key(one: Mapping[str, Any]) -> str:
    return str(one.get("key", ""))


def _level3(one: Mapping[str, Any]) -> str:
    return str(one.get("level3", "")) or f"{one.get('level1')}/{one.get('level2')}"


def _without(
    items: list[Table],
    names: Iterable[str],
    name: Callable[[Mapping[str, Any]], str],
    where: str,
) -> list[Table]:
    _refuse_unknown(names, {name(one) for one in items}, where)
    return [one for one in items if name(one) not in set(names)]


def _refuse_unknown(names: Iterable[str], known: Iterable[str], where: str) -> None:
    known = list(known)
    for one in names:
        if one in known:
            continue
        near = difflib.get_close_matches(one, known, 1)
        if near:
            raise SpecError(
                "{where}：要去掉或改动的 {name} 在所继承的表里没有，是否指 {near}？",
                where=where,
                name=one,
                near=near[0],
            )
        raise SpecError(
            "{where}：要去掉或改动的 {name} 在所继承的表里没有", where=where, name=one
        )


def _merged(
    kept: list[Table],
    added: Iterable[Table],
    name: Callable[[Mapping[str, Any]], str],
    fuse: Callable[[Table, Table, str], Table],
    where: str,
) -> list[Table]:
    """The base's items with those of the variant in place, after one, or at the end."""
    items = list(kept)
    for one in added:
        own = {k: v for k, v in one.items() if k != "after"}
        at = _place(items, own, name)
        if at is not None:
            items[at] = fuse(items[at], own, where)
            if "after" in one:
                items.insert(_after(items, one["after"], name, where), items.pop(at))
        else:
            new = fuse({}, own, where)
            if "after" in one:
                items.insert(_after(items, one["after"], name, where), new)
            else:
                items.insert(_end_of_level(items, new), new)
    return items


def _place(
    items: list[Table], own: Table, name: Callable[[Mapping[str, Any]], str]
) -> int | None:
    """Where the item that a difference is about stands; levels tell twins apart."""
    same = [i for i, one in enumerate(items) if name(one) == name(own)]
    levels = [k for k in ("level1", "level2") if k in own]
    exact = [i for i in same if all(items[i].get(k) == own[k] for k in levels)]
    if exact:
        return exact[0]
    return same[0] if len(same) == 1 and not levels else None


def _after(
    items: list[Table], mark: str, name: Callable[[Mapping[str, Any]], str], where: str
) -> int:
    if mark == "":
        return 0
    _refuse_unknown([mark], [name(one) for one in items], where)
    return [name(one) for one in items].index(mark) + 1


def _end_of_level(items: list[Table], new: Table) -> int:
    """Below the last indicator of the same levels; at the end where there is none."""
    for levels in (("level1", "level2"), ("level1",)):
        if not all(new.get(level) for level in levels):
            continue
        same = [
            i
            for i, one in enumerate(items)
            if all(one.get(level) == new[level] for level in levels)
        ]
        if same:
            return same[-1] + 1
    return len(items)


def _changed(old: Table, own: Table, where: str) -> Table:
    return {**old, **own}


def _block(old: Table, own: Table, where: str) -> Table:
    """A block with the entries of the variant put among the base's."""
    made = {**old, **{k: v for k, v in own.items() if k not in _DIFFERENCES}}
    replaced, removed = set(own.get("replace", ())), list(own.get("remove", ()))
    _refuse_unknown(replaced, LISTS, where)
    before = {one: [] if one in replaced else list(old.get(one, ())) for one in LISTS}
    keys = {_key(entry) for one in LISTS for entry in before[one]}
    _refuse_unknown(removed, keys, where)
    for one in LISTS:
        kept = [entry for entry in before[one] if _key(entry) not in removed]
        added = own.get(one, ())
        if kept or added or one in made:
            made[one] = _merged(kept, added, _key, _changed, where)
    return made
