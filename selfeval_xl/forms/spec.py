"""Form specs: what an official form is called, holds and must satisfy. TOML data.

The format is told in docs/spec-format.md.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import Any

from selfeval_xl.errors import SpecError, why
from selfeval_xl.forms.features import SpecIndex
from selfeval_xl.forms.inheritance import varied
from selfeval_xl.forms.own_words import OwnWords, own_words
from selfeval_xl.forms.spec_parts import (
    BlockSpec,
    Entry,
    FormSpec,
    IndicatorSpec,
    Provenance,
)
from selfeval_xl.forms.spec_reading import made_spec, parsed, refuse_bad_patterns

__all__ = [
    "BlockSpec",
    "Entry",
    "FormSpec",
    "IndicatorSpec",
    "Provenance",
    "SpecSet",
    "load_specs",
    "read_spec",
]


@dataclass(frozen=True)
class SpecSet:
    """The specs of a run: those of the package and the user's own.

    ``own`` are the ids of the user's.
    """

    specs: tuple[FormSpec, ...]
    own: frozenset[str] = frozenset()

    @cached_property
    def _by_id(self) -> dict[str, FormSpec]:
        return {spec.id: spec for spec in self.specs}

    @cached_property
    def index(self) -> SpecIndex:
        """The specs by what they hold, to find those that a sheet may be."""
        return SpecIndex(self.specs)

    @cached_property
    def own_words(self) -> tuple[OwnWords, ...]:
        """What single specs call columns and titles that the vocabulary lacks."""
        return own_words(self.specs, self.own)

    def find(self, spec_id: str) -> FormSpec | None:
        """The spec with that id, None where there is none ("generic")."""
        return self._by_id.get(spec_id)

    def get(self, spec_id: str) -> FormSpec:
        """The spec with that id; SpecError names the nearest where there is none."""
        if spec_id in self._by_id:
            return self._by_id[spec_id]
        ids = list(self._by_id)
        near = difflib.get_close_matches(spec_id, ids, 1)
        if near:
            raise SpecError(
                "没有名为 {id} 的表，是否指 {near}？", id=spec_id, near=near[0]
            )
        raise SpecError(
            "没有名为 {id} 的表，可用：{ids}", id=spec_id, ids="、".join(ids)
        )


@dataclass(frozen=True, slots=True)
class _Source:
    """A spec's own data and the file they stand in."""

    data: Mapping[str, Any]
    where: str

    @property
    def base(self) -> str:
        return str(self.data.get("extends", ""))


def read_spec(text: str, where: str) -> FormSpec:
    """Read one spec, which may vary a packaged one.

    Raises SpecError that names the file, the key and what to do.
    """
    data = parsed(text, where)
    own = {str(data.get("id", "")): _Source(data, where)}
    spec = made_spec(_whole(str(data.get("id", "")), own, _packaged_sources()), where)
    refuse_bad_patterns(spec, where)
    return spec


def _whole(
    spec_id: str,
    own: Mapping[str, _Source],
    packaged: Mapping[str, _Source],
    below: tuple[str, ...] = (),
) -> Mapping[str, Any]:
    """The data of a spec with those of what it extends.

    A spec of the user's may extend the packaged one whose id it takes.
    """
    source = own.get(spec_id) or packaged[spec_id]
    base = source.base
    if not base:
        return source.data
    if base == spec_id and spec_id in own and spec_id in packaged:
        return varied(_whole(base, {}, packaged), source.data, source.where)
    if base in (*below, spec_id):
        raise SpecError(
            "{where}：extends 绕了回来（{chain}），请改正",
            where=source.where,
            chain=" → ".join((*below, spec_id, base)),
        )
    if base not in own and base not in packaged:
        near = difflib.get_close_matches(base, [*own, *packaged], 1)
        if near:
            raise SpecError(
                "{where}：extends 所指的 {base} 没有，是否指 {near}？",
                where=source.where,
                base=base,
                near=near[0],
            )
        raise SpecError(
            "{where}：extends 所指的 {base} 没有", where=source.where, base=base
        )
    whole = _whole(base, own, packaged, (*below, spec_id))
    return varied(whole, source.data, source.where)


@cache
def _packaged_sources() -> Mapping[str, _Source]:
    folder = resources.files("selfeval_xl.forms").joinpath("specs")
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=str)
    sources = (
        _Source(parsed(f.read_text(encoding="utf-8"), f.name), f.name) for f in found
    )
    return {str(one.data["id"]): one for one in sources}


@cache
def _packaged() -> SpecSet:
    sources = _packaged_sources()
    return SpecSet(
        tuple(
            made_spec(_whole(key, {}, sources), sources[key].where)
            for key in sorted(sources)
        )
    )


def load_specs(forms_dir: Path | None = None) -> SpecSet:
    """The package's specs and those of a folder; an own id replaces a packaged one.

    Raises SpecError for a folder that cannot be read and for a bad spec.
    """
    if forms_dir is None:
        return _packaged()
    if not forms_dir.is_dir():
        raise SpecError("{path}：没有这个文件夹，请检查 --forms-dir", path=forms_dir)
    specs = {spec.id: spec for spec in _packaged().specs}
    own: dict[str, _Source] = {}
    for path in sorted(forms_dir.glob("*.toml")):
        data = parsed(_text(path), str(path))
        own[str(data.get("id", ""))] = _Source(data, str(path))
    for spec_id, source in own.items():
        spec = made_spec(_whole(spec_id, own, _packaged_sources()), source.where)
        refuse_bad_patterns(spec, source.where)
        specs[spec.id] = spec
    return SpecSet(tuple(specs[key] for key in sorted(specs)), frozenset(own))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SpecError(
            "{path}：读不出来（{error}），应为 UTF-8 文本", path=path, error=why(error)
        ) from error
