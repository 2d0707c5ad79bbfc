"""An empty data file for a form: every field with its label, unit and meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selfeval_xl.filling.rates import operands_of, rate_name
from selfeval_xl.filling.slots import (
    Slot,
    indicator_fields,
    lines_of,
    plain,
    slots_of,
)
from selfeval_xl.forms.indicator_words import plain_name
from selfeval_xl.forms.labels import read_label, without_brackets
from selfeval_xl.forms.spec import BlockSpec, Entry, FormSpec, IndicatorSpec
from selfeval_xl.forms.vocabulary import IdentityTerm
from selfeval_xl.model.form import Quantity
from selfeval_xl.templates.formulas import OPERATORS, derived_formulas

_KINDS = {
    Quantity.RATIO: "比率，如 95.10%",
    Quantity.COUNT: "整数",
    Quantity.SCORE: "分",
    Quantity.TEXT: "文字",
    Quantity.DATE: "日期，如 2025-03-10",
}
_SIGNS = {"/": "÷", "*": "×", "-": "－", "+": "＋", "(": "（", ")": "）"}


def blank_data(spec: FormSpec) -> str:
    """The text of a TOML file without values, ready to be filled in.

    Fields that follow from others are commented out.
    """
    return "\n".join(_lines(spec)) + "\n"


def _lines(spec: FormSpec) -> Iterator[str]:
    slots = {slot.key: slot for slot in slots_of(spec)}
    yield f"# {spec.title}（{spec.id}）"
    yield f"# 填好后运行：selfeval-xl fill {spec.id} 本文件 -o 表.xlsx"
    yield "# 等号后引号里填写；数字可不加引号。没有填的留空，确实没有的填 0 或“无”。"
    if spec.money_unit:
        yield f'# 金额按{spec.money_unit}，也可带单位，如 "785500元"、"78.55万元"。'
    yield "# 以 # 开头的项由公式计算，不必填；填了就核对。"
    yield ""
    for key, text, quantity, _ in lines_of(spec):
        yield _item(text, f"{_KINDS[quantity]}；{key}")
    for block in spec.blocks:
        if block.archetype == "matrix":
            yield from _matrix(block, spec.identities, slots)
        elif block.archetype == "tasks":
            yield from _tasks(block, slots)
    if spec.has_own_indicators:
        yield from _own_indicators(spec)
    elif spec.indicators:
        yield from _indicators(spec)


def _item(name: str, comment: str, is_open: bool = True) -> str:
    mark = "" if is_open else "# "
    return f'{mark}{_quoted(name)} = ""  # {comment}'


def _quoted(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + " ".join(text.split()) + '"'


def called(block: BlockSpec) -> str:
    """A block as the form names it."""
    return block.title or block.stub or block.label or block.id


def _heading(block: BlockSpec) -> str:
    return without_brackets(read_label(called(block)).name)


def _matrix(
    block: BlockSpec, own: Sequence[IdentityTerm], slots: dict[str, Slot]
) -> Iterator[str]:
    formulas = derived_formulas(block, own)
    labels = {f"{r.key}.{c.key}": (r, c) for r in block.rows for c in block.columns}
    yield ""
    yield f"# {'─' * 4} {called(block)}"
    for row in block.rows:
        asked = [
            (column, slots[f"{row.key}.{column.key}"])
            for column in block.columns
            if slots[f"{row.key}.{column.key}"].is_asked
        ]
        is_open = any(not slot.is_derived for _, slot in asked)
        yield ""
        head = f"[{_quoted(_heading(block))}.{_quoted(plain(row))}]"
        # a row of nothing but formulas has its heading all the same, to be edited
        yield (
            f"{head}  # {row.text}"
            if is_open
            else f"{head}  # {row.text}，全由公式计算"
        )
        for column, slot in asked:
            unit = slot.unit or _KINDS.get(slot.quantity, "")
            comment = f"{unit}；{slot.key}"
            preset = row.values.get(column.key)
            if preset is not None:
                comment += f"；不填为 {preset}"
            if slot.is_derived:
                comment += f"；＝{_formula(formulas[slot.key], row, labels)}"
            is_asked = not slot.is_derived and preset is None
            yield _item(plain(column), comment, is_asked)


def _formula(
    tokens: Sequence[str], row: Entry, labels: dict[str, tuple[Entry, Entry]]
) -> str:
    """A formula in the form's words: columns of the same row, or other rows."""
    pairs = [labels[token] for token in tokens if token not in OPERATORS]
    is_along_row = all(pair[0] == row for pair in pairs)
    return "".join(
        (
            _SIGNS[token]
            if token in OPERATORS
            else plain(labels[token][1 if is_along_row else 0])
        )
        for token in tokens
    )


def _tasks(block: BlockSpec, slots: dict[str, Slot]) -> Iterator[str]:
    yield ""
    yield f"# {'─' * 4} {called(block)}：一项一组，可照抄几组"
    yield ""
    yield "[[tasks]]"
    for column in block.columns:
        slot = slots[f"tasks.{column.key}"]
        if slot.is_derived:
            continue
        kind = slot.unit or _KINDS.get(slot.quantity, "")
        yield _item(without_brackets(plain(column)), f"{kind}；{column.key}")


def _fields(spec: FormSpec, one: IndicatorSpec) -> Iterator[str]:
    """What is asked of an indicator, in the form's order of columns."""
    for key, text, quantity, _ in indicator_fields(spec):
        if key == "score":
            full = "" if one.weight is None else f"满分 {one.weight} 分；"
            yield _item(text, f"{full}score")
        elif key == "reason":
            yield _item(text, "未得满分的写明；reason")
        elif key != "weight":
            yield _item(text, f"{_KINDS[quantity]}；{key}")
        elif one.weight is None:
            yield _item(text, "分；weight")
        else:
            yield _item(text, f"不填为 {one.weight} 分；weight", is_open=False)


def _own_indicators(spec: FormSpec) -> Iterator[str]:
    """One table to fill in and to copy for each level that the form has."""
    yield ""
    yield f"# {'─' * 4} 绩效指标：一项一组，可照抄几组，名称由单位填写"
    for one in spec.indicators:
        yield ""
        yield "[[indicators]]"
        if one.level1:
            yield f'"一级指标" = {_quoted(plain_name(one.level1))}'
        if one.level2:
            yield f'"二级指标" = {_quoted(plain_name(one.level2))}'
        if one.level3:
            yield f'"三级指标" = {_quoted(one.level3)}'
        else:
            yield _item("三级指标", "指标名称")
        yield from _fields(spec, one)


def _indicators(spec: FormSpec) -> Iterator[str]:
    level = ""
    for one in spec.indicators:
        if one.level1 != level:
            level = one.level1
            yield ""
            yield f"# {'─' * 4} {level}"
        yield ""
        if one.explanation:
            yield f"# 指标说明：{' '.join(one.explanation.split())}"
        if one.standard:
            yield f"# 评分标准：{' '.join(one.standard.split())}"
        yield f'["indicators".{_quoted(one.name)}]'
        yield from _fields(spec, one)
        rate = rate_name(one.standard)
        if rate is not None:
            comment = f"比率；填了就按“{rate}×分值”计算得分；rate"
            yield _item(rate, comment, is_open=False)
            for operand in operands_of(one.explanation):
                yield _item(operand, f"与其余各项一起填，用来算{rate}", is_open=False)
