"""Read a form spec from the data of its TOML file; what is wrong is said by key."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from selfeval_xl.errors import SpecError
from selfeval_xl.forms.spec_parts import (
    GROUPS,
    MARKS,
    BlockSpec,
    Entry,
    FormSpec,
    IndicatorSpec,
    Provenance,
)
from selfeval_xl.forms.vocabulary import read_terms

KEYS = frozenset(
    "id extends title family kind version valid_from valid_to source sourced "
    "money_unit titles must required layout provenance block indicator identity note "
    "replace remove_blocks remove_indicators remove_identities".split()
)
KINDS = frozenset({"data", "score", "project", "overall", "generic"})
ARCHETYPES = frozenset({"lines", "matrix", "goal", "tasks", "indicators"})
_BLOCK_KEYS = frozenset(
    "id archetype title stub label unit rows columns blank_rows provenance after "
    "remove replace".split()
)
_INDICATOR_KEYS = frozenset(
    "level1 level2 level3 weight explanation standard aliases provenance after".split()
)


def parsed(text: str, where: str) -> dict[str, Any]:
    """The spec as TOML says it, every key one that a spec has."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SpecError(
            "{where}：不是有效的 TOML（{error}）", where=where, error=error
        ) from error
    _refuse_unknown(data, KEYS, where)
    for name, known in (("block", _BLOCK_KEYS), ("indicator", _INDICATOR_KEYS)):
        for one in data.get(name, ()):
            if isinstance(one, Mapping):
                _refuse_unknown(one, known, where)
    return data


def _refuse_unknown(data: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    for key in data:
        if key in known:
            continue
        near = difflib.get_close_matches(key, known, 1)
        if near:
            raise SpecError(
                "{where}：不认识的项 {key}，是否指 {near}？",
                where=where,
                key=key,
                near=near[0],
            )
        raise SpecError("{where}：不认识的项 {key}", where=where, key=key)


def made_spec(data: Mapping[str, Any], where: str) -> FormSpec:
    """The spec that the data of a whole form make.

    Raises SpecError that names the file, the key and what to do.
    """
    kind = _one_of(data, "kind", KINDS, where)
    try:
        return FormSpec(
            id=_need(data, "id", where),
            title=_need(data, "title", where),
            family=data.get("family", ""),
            kind=kind,
            version=str(data.get("version", "")),
            source=data.get("source", ""),
            is_sourced=bool(data.get("sourced", False)),
            patterns=tuple(_need(data, "titles", where)),
            money_unit=data.get("money_unit"),
            must=tuple(data.get("must", ())),
            required=tuple(data.get("required", ())),
            blocks=tuple(_block(one, where) for one in data.get("block", ())),
            indicators=_indicators(data.get("indicator", ()), where),
            identities=read_terms({"identity": data.get("identity", ())}).identities,
            layout=data.get("layout", {}),
            note=data.get("note", ""),
            extends=data.get("extends", ""),
            valid_from=_year(data, "valid_from", where),
            valid_to=_year(data, "valid_to", where),
            provenance=_groups(data.get("provenance", {}), where),
        )
    except (KeyError, ValueError, TypeError, ArithmeticError, AttributeError) as error:
        raise SpecError(
            "{where}：内容不合要求（{error}）", where=where, error=error
        ) from error


def _need(data: Mapping[str, Any], key: str, where: str) -> Any:
    if key not in data:
        raise SpecError("{where}：缺少 {key}，请补上这一项", where=where, key=key)
    return data[key]


def _one_of(
    data: Mapping[str, Any], key: str, known: frozenset[str], where: str
) -> str:
    value = _need(data, key, where)
    if value in known:
        return str(value)
    raise SpecError(
        "{where}：{key} 为 {value}，应为 {choices} 之一",
        where=where,
        key=key,
        value=value,
        choices="、".join(sorted(known)),
    )


def refuse_bad_patterns(spec: FormSpec, where: str) -> None:
    """Raise SpecError for a title's pattern that cannot be read."""
    try:
        spec.titles
    except re.error as error:
        raise SpecError(
            "{where}：模式 {pattern!r} 写法不对（{error}）",
            where=where,
            pattern=error.pattern,
            error=error,
        ) from error


def _year(data: Mapping[str, Any], key: str, where: str) -> int | None:
    value = data.get(key)
    if value is None or (isinstance(value, int) and 1990 <= value <= 2100):
        return value
    raise SpecError(
        "{where}：{key} 为 {value}，应为四位年份", where=where, key=key, value=value
    )


def _groups(data: Mapping[str, str], where: str) -> dict[str, Provenance]:
    _refuse_unknown(data, frozenset(GROUPS), where)
    return {group: _provenance(text, where) for group, text in data.items()}


def _provenance(text: str, where: str) -> Provenance:
    mark, _, basis = text.replace("：", ":", 1).partition(":")
    if mark.strip() not in MARKS:
        raise SpecError(
            "{where}：provenance 为 {value}，应为 {choices} 之一，冒号后可写依据",
            where=where,
            value=text,
            choices="、".join(MARKS),
        )
    return Provenance(mark.strip(), basis.strip())


def _own_provenance(one: Mapping[str, Any], where: str) -> Provenance | None:
    text = one.get("provenance")
    return None if text is None else _provenance(text, where)


def _entries(items: list[Mapping[str, Any]], where: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            _need(one, "key", where),
            _need(one, "text", where),
            one.get("indent", 0),
            frozenset(one.get("dash", ())),
            {key: Decimal(str(v)) for key, v in one.get("values", {}).items()},
            _own_provenance(one, where),
        )
        for one in items
    )


def _block(one: Mapping[str, Any], where: str) -> BlockSpec:
    return BlockSpec(
        _need(one, "id", where),
        _one_of(one, "archetype", ARCHETYPES, where),
        one.get("title", ""),
        one.get("unit"),
        _entries(one.get("rows", []), where),
        _entries(one.get("columns", []), where),
        one.get("blank_rows", 0),
        one.get("stub", ""),
        one.get("label", ""),
        _own_provenance(one, where),
    )


def _indicators(
    items: Sequence[Mapping[str, Any]], where: str
) -> tuple[IndicatorSpec, ...]:
    made = [_indicator(one, where) for one in items]
    count = Counter(one.level3 for one in made)
    return tuple(
        (
            replace(one, path=f"{one.level2}/{one.level3}")
            if one.level3 and count[one.level3] > 1
            else one
        )
        for one in made
    )


def _indicator(one: Mapping[str, Any], where: str) -> IndicatorSpec:
    weight = one.get("weight")
    return IndicatorSpec(
        _need(one, "level1", where),
        one.get("level2", ""),
        one.get("level3", ""),
        None if weight is None else Decimal(str(weight)),
        one.get("explanation", ""),
        one.get("standard", ""),
        tuple(one.get("aliases", ())),
        _own_provenance(one, where),
    )
