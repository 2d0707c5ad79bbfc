"""A spec as the text of a TOML file, with comments for the officer who edits it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal

from selfeval_xl.findings import Severity
from selfeval_xl.forms.labels import read_label
from selfeval_xl.forms.spec import BlockSpec, Entry, FormSpec, IndicatorSpec
from selfeval_xl.forms.vocabulary import IdentityTerm, vocabulary

_BLOCK = """\
# ------------------------------------------------------------ 栏目
# rows 是各行，columns 是各列：text 照表上的字写，key 是勾稽关系里用的名称。
# “~”开头的 key 是本表特有的；其余是通用的项目（后面注明含义），通用的勾稽关系会一并检查。
# 表里可有可无的行不必删；dash 写该行不填、画“—”的列。"""
_INDICATOR = """\
# ------------------------------------------------------------ 指标
# weight 是分值（满分100分），standard 是评分标准；由单位自己设定的不写。
# level3 留空表示三级指标由单位自己填写。"""
_IDENTITY = """\
# ------------------------------------------------------------ 勾稽关系
# over = "rows"：各列之间的关系，每一行都要成立；"amounts"：各行之间的关系，每一金额列都要成立；
# "counts" 同上，用于人数列。方括号里的项目，表里没有时不计。severity = "warning" 表示只作提示。
# 标明“由数字推断”的，是填报的数字恰好都符合，请确认确有此关系；没有的请删去。"""


def spec_text(
    spec: FormSpec, heading: Iterable[str] = (), rejected: Iterable[str] = ()
) -> str:
    """The TOML text of a spec. ``heading`` and ``rejected`` are lines of comment,
    above all and below the identities."""
    lines = [f"# {line}".rstrip() for line in heading]
    lines += _head(spec)
    if spec.layout:
        lines += ["", "[layout]"]
        lines += [f"{key} = {_value(value)}" for key, value in spec.layout.items()]
    if spec.provenance:
        lines += ["", "# 各部分的依据：sourced 有文件，inferred 推断，unsourced 无依据"]
        lines += ["[provenance]"]
        for group, one in spec.provenance.items():
            basis = f": {one.basis}" if one.basis else ""
            lines.append(f"{group} = {_value(one.mark + basis)}")
    lines += ["", _BLOCK] if spec.blocks else []
    for block in spec.blocks:
        lines += ["", *_block(block)]
    lines += ["", _INDICATOR] if spec.indicators else []
    for indicator in spec.indicators:
        lines += ["", *_indicator(indicator)]
    rejected = list(rejected)
    lines += ["", _IDENTITY] if spec.identities or rejected else []
    for term in spec.identities:
        lines += ["", *_identity(spec, term)]
    lines += ["", *(f"# {line}" for line in rejected)] if rejected else []
    return "\n".join(lines) + "\n"


def _head(spec: FormSpec) -> Iterator[str]:
    yield f"id = {_value(spec.id)}  # 命令里用的名称"
    yield f"title = {_value(spec.title)}"
    yield "# 表名或工作表名含有这些字的，认作本表（正则表达式，去掉空格后比对）"
    yield f"titles = {_value(list(spec.patterns))}"
    yield f"kind = {_value(spec.kind)}  # data 数据表，score 评分表，project 项目自评表"
    for key, value in (
        ("family", spec.family),
        ("version", spec.version),
        ("money_unit", spec.money_unit),
        ("valid_from", spec.valid_from),
        ("valid_to", spec.valid_to),
        ("must", list(spec.must)),
        ("required", list(spec.required)),
        ("note", spec.note),
    ):
        if value:
            yield f"{key} = {_value(value)}"
    yield f"source = {_value(spec.source)}"
    yield f"sourced = {_value(spec.is_sourced)}  # 有正式文件作依据的改为 true"


def _block(block: BlockSpec) -> Iterator[str]:
    yield "[[block]]"
    yield f"id = {_value(block.id)}"
    yield f"archetype = {_value(block.archetype)}"
    for key, value in (
        ("title", block.title),
        ("stub", block.stub),
        ("label", block.label),
        ("unit", block.unit),
        ("blank_rows", block.blank_rows),
    ):
        if value:
            yield f"{key} = {_value(value)}"
    for name, entries in (("columns", block.columns), ("rows", block.rows)):
        if entries:
            yield f"{name} = ["
            yield from (f"  {_entry(entry)}" for entry in entries)
            yield "]"


def _entry(entry: Entry) -> str:
    parts = [f"key = {_value(entry.key)}", f"text = {_value(entry.text)}"]
    if entry.indent:
        parts.append(f"indent = {entry.indent}")
    if entry.dash:
        parts.append(f"dash = {_value(sorted(entry.dash))}")
    term = vocabulary().terms.get(entry.key)
    meaning = f"  # 通用项目：{term}" if term else ""
    return f"{{ {', '.join(parts)} }},{meaning}"


def _indicator(one: IndicatorSpec) -> Iterator[str]:
    yield "[[indicator]]"
    for key, value in (
        ("level1", one.level1),
        ("level2", one.level2),
        ("level3", one.level3),
    ):
        yield f"{key} = {_value(value)}"
    if one.weight is not None:
        yield f"weight = {_value(one.weight)}"
    for key, text in (("explanation", one.explanation), ("standard", one.standard)):
        if text:
            yield f"{key} = {_value(text)}"


def _identity(spec: FormSpec, term: IdentityTerm) -> Iterator[str]:
    yield f"[[identity]]  # {in_words(spec, term.formula)}"
    for key in ("id", "over", "formula", "kind"):
        yield f"{key} = {_value(getattr(term, key))}"
    if term.severity is not Severity.ERROR:
        yield f"severity = {_value(term.severity.value)}"
    if term.only:
        yield f"only = {_value(list(term.only))}"
    yield f"source = {_value(term.source)}"


def in_words(spec: FormSpec, formula: str) -> str:
    """A formula over keys with the words of the form for the keys."""
    terms = dict(vocabulary().terms)
    for block in spec.blocks:
        for entry in (*block.rows, *block.columns):
            terms[entry.key] = read_label(entry.text).name
    signs = {"*": "×", "/": "÷", "-": "－", "+": "＋", "=": "＝"}
    return " ".join(
        signs.get(token, terms.get(token, token.removeprefix("~")))
        for token in formula.split()
    )


def _value(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Decimal)):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_value(one) for one in value)}]"
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007F")
