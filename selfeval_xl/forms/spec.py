"""Form specs: what an official form is called, holds and must satisfy. TOML data."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from selfeval_xl.errors import SpecError, why
from selfeval_xl.forms.vocabulary import IdentityTerm, read_terms

_KEYS = frozenset(
    "id title family kind version source sourced money_unit titles must layout block "
    "indicator identity required note".split()
)
_KINDS = frozenset({"data", "score", "project", "overall", "generic"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A row or column of a block as the official form words it."""

    key: str
    text: str
    indent: int = 0


@dataclass(frozen=True, slots=True)
class BlockSpec:
    """One block of a form, in the order the form has them.

    ``archetype`` is lines (label and blank to fill), matrix, tasks, indicators or
    closing. ``unit`` is the money unit or 人; None where figures have none.
    """

    id: str
    archetype: str
    title: str = ""
    unit: str | None = None
    rows: tuple[Entry, ...] = ()
    columns: tuple[Entry, ...] = ()
    blank_rows: int = 0


@dataclass(frozen=True, slots=True)
class IndicatorSpec:
    """One indicator of the built-in profile; ``weight`` in points of 100."""

    level1: str
    level2: str
    level3: str
    weight: Decimal
    explanation: str = ""
    standard: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormSpec:
    """A form as data. ``is_sourced`` False: layout or weights rest on no document."""

    id: str
    title: str
    family: str
    kind: str
    version: str
    source: str
    is_sourced: bool
    titles: tuple[re.Pattern[str], ...]
    money_unit: str | None = None
    must: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    blocks: tuple[BlockSpec, ...] = ()
    indicators: tuple[IndicatorSpec, ...] = ()
    identities: tuple[IdentityTerm, ...] = ()
    layout: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class SpecSet:
    """The specs of a run: those of the package and the user's own."""

    specs: tuple[FormSpec, ...]

    def get(self, spec_id: str) -> FormSpec:
        """The spec with that id; SpecError names the nearest where there is none."""
        for spec in self.specs:
            if spec.id == spec_id:
                return spec
        ids = [spec.id for spec in self.specs]
        near = difflib.get_close_matches(spec_id, ids, 1)
        if near:
            raise SpecError(
                "没有名为 {id} 的表，是否指 {near}？", id=spec_id, near=near[0]
            )
        raise SpecError(
            "没有名为 {id} 的表，可用：{ids}", id=spec_id, ids="、".join(ids)
        )


def _need(data: Mapping[str, Any], key: str, where: str) -> Any:
    if key not in data:
        raise SpecError("{where}：缺少 {key}，请补上这一项", where=where, key=key)
    return data[key]


def _entries(items: list[Any], where: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(_need(one, "key", where), _need(one, "text", where), one.get("indent", 0))
        for one in items
    )


def _parsed(text: str, where: str) -> dict[str, Any]:
    """The spec as TOML says it, every key one that a spec has."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SpecError(
            "{where}：不是有效的 TOML（{error}）", where=where, error=error
        ) from error
    for key in data:
        if key in _KEYS:
            continue
        near = difflib.get_close_matches(key, _KEYS, 1)
        if near:
            raise SpecError(
                "{where}：不认识的项 {key}，是否指 {near}？",
                where=where,
                key=key,
                near=near[0],
            )
        raise SpecError("{where}：不认识的项 {key}", where=where, key=key)
    kind = _need(data, "kind", where)
    if kind not in _KINDS:
        raise SpecError(
            "{where}：kind 为 {kind}，应为 {kinds} 之一",
            where=where,
            kind=kind,
            kinds="、".join(sorted(_KINDS)),
        )
    return data


def read_spec(text: str, where: str) -> FormSpec:
    """Read one spec. Raises SpecError that names the file, the key and what to do."""
    data = _parsed(text, where)
    try:
        return FormSpec(
            id=_need(data, "id", where),
            title=_need(data, "title", where),
            family=data.get("family", ""),
            kind=data["kind"],
            version=str(data.get("version", "")),
            source=data.get("source", ""),
            is_sourced=bool(data.get("sourced", False)),
            titles=tuple(re.compile(t) for t in _need(data, "titles", where)),
            money_unit=data.get("money_unit"),
            must=tuple(data.get("must", ())),
            required=tuple(data.get("required", ())),
            blocks=tuple(_block(one, where) for one in data.get("block", ())),
            indicators=tuple(_indicator(i, where) for i in data.get("indicator", ())),
            identities=read_terms({"identity": data.get("identity", ())}).identities,
            layout=data.get("layout", {}),
            note=data.get("note", ""),
        )
    except re.error as error:
        raise SpecError(
            "{where}：模式 {pattern!r} 写法不对（{error}）",
            where=where,
            pattern=error.pattern,
            error=error,
        ) from error
    except (KeyError, ValueError, TypeError, ArithmeticError) as error:
        raise SpecError(
            "{where}：内容不合要求（{error}）", where=where, error=error
        ) from error


def _block(one: Mapping[str, Any], where: str) -> BlockSpec:
    return BlockSpec(
        _need(one, "id", where),
        _need(one, "archetype", where),
        one.get("title", ""),
        one.get("unit"),
        _entries(one.get("rows", []), where),
        _entries(one.get("columns", []), where),
        one.get("blank_rows", 0),
    )


def _indicator(one: Mapping[str, Any], where: str) -> IndicatorSpec:
    return IndicatorSpec(
        _need(one, "level1", where),
        one.get("level2", ""),
        _need(one, "level3", where),
        Decimal(str(_need(one, "weight", where))),
        one.get("explanation", ""),
        one.get("standard", ""),
        tuple(one.get("aliases", ())),
    )


@cache
def _packaged() -> tuple[FormSpec, ...]:
    folder = resources.files("selfeval_xl.forms").joinpath("specs")
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=str)
    return tuple(read_spec(f.read_text(encoding="utf-8"), f.name) for f in found)


def load_specs(forms_dir: Path | None = None) -> SpecSet:
    """The package's specs and those of a folder; an own id replaces a packaged one.

    Raises SpecError for a folder that cannot be read and for a bad spec.
    """
    specs = {spec.id: spec for spec in _packaged()}
    if forms_dir is not None:
        if not forms_dir.is_dir():
            raise SpecError(
                "{path}：没有这个文件夹，请检查 --forms-dir", path=forms_dir
            )
        for path in sorted(forms_dir.glob("*.toml")):
            try:
                text = path.read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError) as error:
                raise SpecError(
                    "{path}：读不出来（{error}），应为 UTF-8 文本",
                    path=path,
                    error=why(error),
                ) from error
            spec = read_spec(text, str(path))
            specs[spec.id] = spec
    return SpecSet(tuple(specs[key] for key in sorted(specs)))
