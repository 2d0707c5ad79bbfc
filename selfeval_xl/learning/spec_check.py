"""What is wrong with a form spec, each with its line and what to do about it."""

from __future__ import annotations

import dataclasses
import difflib
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from selfeval_xl.errors import SpecError, UsageError, why
from selfeval_xl.findings import Severity
from selfeval_xl.forms.spec import FormSpec, load_specs, read_spec
from selfeval_xl.forms.spec_parts import BlockSpec, Entry, IndicatorSpec
from selfeval_xl.forms.spec_reading import ARCHETYPES, KEYS, KINDS
from selfeval_xl.forms.vocabulary import IdentityTerm
from selfeval_xl.i18n import N_
from selfeval_xl.learning.spec_content import content_problems
from selfeval_xl.learning.spec_lines import SpecLines
from selfeval_xl.learning.spec_problem import SpecProblem, problem

_DIFFERENCES = {"after", "remove", "replace"}
_CHOICES: Mapping[str, frozenset[str]] = {
    "kind": KINDS,
    "archetype": ARCHETYPES,
    "over": frozenset({"amounts", "counts", "rows", "tasks"}),
    "severity": frozenset({"error", "warning", "info"}),
}
_FULL_WIDTH = str.maketrans({"“": '"', "”": '"', "，": ",", "＝": "=", "：": ":"})


def check_spec(path: Path, forms_dir: Path | None = None) -> list[SpecProblem]:
    """Everything wrong with a spec, by line; empty where it is fine.

    Raises UsageError where the file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        template = N_("{file}：读不出来（{reason}），应为 UTF-8 文本")
        raise UsageError(template, file=path, reason=why(error)) from error
    lines = SpecLines(text)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return [_syntax(str(error), lines)]
    found = [*_keys(data, lines), *_values(data, lines)]
    if not any(one.severity is Severity.ERROR for one in found):
        found += _content(text, path, data, forms_dir, lines)
    return sorted(found, key=lambda one: one.line)


def _syntax(reason: str, lines: SpecLines) -> SpecProblem:
    """A TOML mistake, with the likeliest cause where the line shows it."""
    at = re.search(r"line (\d+)", reason)
    number = int(at[1]) if at else 1
    for near in (number, number - 1):
        text = lines.text(near)
        if text.split("#")[0].translate(_FULL_WIDTH) != text.split("#")[0]:
            template = N_('有中文的引号、逗号或等号，程序读不懂；改成英文的 " , =')
            if not re.search('"[^"]*[“”，＝：][^"]*"', text):
                return problem(near, template)
    template = N_(
        "不是有效的 TOML（{reason}）；检查引号和方括号是否成对、行末是否缺逗号"
    )
    return problem(number, template, reason=reason)


def _fields(kind: type[BlockSpec | IndicatorSpec | IdentityTerm | Entry]) -> set[str]:
    return {one.name for one in dataclasses.fields(kind)}


def _keys(data: Mapping[str, Any], lines: SpecLines) -> Iterator[SpecProblem]:
    yield from _unknown(data, KEYS, lines)
    for name, kind in (
        ("block", BlockSpec),
        ("indicator", IndicatorSpec),
        ("identity", IdentityTerm),
    ):
        for turn, one in enumerate(_tables(data, name)):
            known = _fields(kind) | _DIFFERENCES
            yield from _unknown(one, known, lines, name, turn)
            for entry in (*one.get("rows", ()), *one.get("columns", ())):
                if not isinstance(entry, Mapping):
                    continue
                at = lines.entry(str(entry.get("key", "")), name, turn)
                for key in entry:
                    if key not in _fields(Entry) | {"after"}:
                        yield _unknown_key(at, key, _fields(Entry))


def _tables(data: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = data.get(name, ())
    return [one for one in found if isinstance(one, Mapping)]


def _unknown(
    one: Mapping[str, Any],
    known: Collection[str],
    lines: SpecLines,
    name: str = "",
    turn: int = 0,
) -> Iterator[SpecProblem]:
    for key in one:
        if key not in known:
            yield _unknown_key(lines.key(key, name, turn), key, known)


def _unknown_key(line: int, key: str, known: Collection[str]) -> SpecProblem:
    near = difflib.get_close_matches(key, sorted(known), 1)
    if near:
        template = N_("不认识的项 {key}，是否指 {near}？请改正")
        return problem(line, template, key=key, near=near[0])
    return problem(line, N_("不认识的项 {key}，请删去或加 # 作说明"), key=key)


def _values(data: Mapping[str, Any], lines: SpecLines) -> Iterator[SpecProblem]:
    varies = "extends" in data
    for key in ("id", "title", "titles", "kind"):
        if key not in data and (key == "id" or not varies):
            yield problem(1, N_("缺少 {key}，请补上这一项"), key=key)
    yield from _choice(data, lines)
    for pattern in data.get("titles", ()):
        try:
            re.compile(pattern)
        except (re.error, TypeError) as error:
            template = N_(
                "titles 里的 {pattern} 写法不对（{reason}）；括号、星号前要加 \\"
            )
            yield problem(lines.key("titles"), template, pattern=pattern, reason=error)
    for name in ("block", "identity"):
        for turn, one in enumerate(_tables(data, name)):
            yield from _choice(one, lines, name, turn)
    for turn, one in enumerate(_tables(data, "block")):
        for which in ("rows", "columns"):
            yield from _entries(one, which, lines, turn)


def _choice(
    one: Mapping[str, Any], lines: SpecLines, name: str = "", turn: int = 0
) -> Iterator[SpecProblem]:
    for key, known in _CHOICES.items():
        if key == "kind" and name:
            continue
        if key in one and one[key] not in known:
            template = N_("{key} 为 {value}，应为 {choices} 之一")
            choices = "、".join(sorted(known))
            at = lines.key(key, name, turn)
            yield problem(at, template, key=key, value=one[key], choices=choices)


def _entries(
    one: Mapping[str, Any], which: str, lines: SpecLines, turn: int
) -> Iterator[SpecProblem]:
    """Rows and columns without a key or a label."""
    what = N_("行") if which == "rows" else N_("列")
    for entry in one.get(which, ()):
        if not isinstance(entry, Mapping):
            template = N_('{what}要写成 {{ key = "…", text = "…" }}')
            yield problem(lines.key(which, "block", turn), template, what=what)
        elif not entry.get("key"):
            at = lines.word(str(entry.get("text", which)), "block", turn)
            template = N_(
                "{what}“{text}”没有 key；通用项目用 vocabulary 的名称，其余写“~”加文字"
            )
            yield problem(at, template, what=what, text=entry.get("text", ""))
        elif "text" not in entry:
            at = lines.entry(str(entry["key"]), "block", turn)
            template = N_("{what} {key} 没有 text，照表上的文字补上")
            yield problem(at, template, what=what, key=entry["key"])


def _content(
    text: str,
    path: Path,
    data: Mapping[str, Any],
    forms_dir: Path | None,
    lines: SpecLines,
) -> Iterator[SpecProblem]:
    try:
        spec = _read(text, path, data, forms_dir)
    except SpecError as error:
        words = error.fill(error.template).removeprefix(f"{path}：")
        at = lines.key("extends") if "extends" in words else 1
        yield problem(at, N_("{reason}"), reason=words)
        return
    yield from content_problems(spec, data, lines)


def _read(
    text: str, path: Path, data: Mapping[str, Any], forms_dir: Path | None
) -> FormSpec:
    """The spec; one that varies another of the bureau's is read with that folder."""
    base = str(data.get("extends", ""))
    if base and load_specs().find(base) is None:
        stands = re.compile(rf"^\s*id\s*=\s*[\"']{re.escape(base)}[\"']", re.MULTILINE)
        for folder in filter(None, (forms_dir, path.parent)):
            files = (one for one in folder.glob("*.toml") if one != path)
            if any(stands.search(one.read_text("utf-8", "replace")) for one in files):
                return load_specs(folder).get(str(data["id"]))
    return read_spec(text, str(path))
