"""``selfeval-xl forms show``: what a form holds, and on what each part rests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from selfeval_xl.cli import options
from selfeval_xl.cli.words import N_, Command, Translate, translator
from selfeval_xl.forms.spec import (
    BlockSpec,
    FormSpec,
    IndicatorSpec,
    Provenance,
    load_specs,
)

_MARKS = {
    "sourced": N_("有来源"),
    "inferred": N_("推断"),
    "unsourced": N_("无正式来源"),
}
_GROUPS = {
    "title": N_("表名"),
    "layout": N_("版式"),
    "rows": N_("行"),
    "columns": N_("栏目"),
    "indicators": N_("指标"),
    "weights": N_("分值"),
    "standards": N_("评分标准"),
    "identities": N_("勾稽关系"),
}


@click.command(
    cls=Command,
    help=N_("显示一张表的栏目、勾稽关系，以及各部分的来源。"),
    short_help=N_("显示一张表的栏目、勾稽关系和来源"),
)
@click.argument("form_id", metavar="ID")
@options.forms_dir
@options.lang
@click.pass_context
def show(ctx: click.Context, form_id: str, forms_dir: Path | None) -> None:
    """Print what a form's spec says."""
    spec = load_specs(forms_dir).get(form_id)
    click.echo("\n".join(describe(spec, translator(ctx))))


def describe(spec: FormSpec, tr: Translate) -> Iterator[str]:
    """The lines that tell of a spec as it is after inheritance."""
    from selfeval_xl.filling.slots import lines_of

    yield f"{spec.id}  {spec.title}"
    yield tr("版本：{version}").format(version=spec.version)
    if years := _years(spec, tr):
        yield years
    if spec.extends:
        yield tr("继承自：{base}").format(base=spec.extends)
    if spec.money_unit:
        yield tr("金额单位：{unit}").format(unit=spec.money_unit)
    yield from _sources(spec, tr)
    if spec.note:
        yield tr("说明：{note}").format(note=spec.note)
    names = tr("、").join(f"{text} [{key}]" for key, text, *_ in lines_of(spec))
    yield tr("表头和表尾：{names}").format(names=names)
    for block in spec.blocks:
        if block.rows or block.columns:
            yield from _block(block, tr)
    if spec.indicators:
        yield ""
        yield tr("指标：")
        for one in spec.indicators:
            yield "  " + _indicator(one, tr) + _mark(one.provenance, tr)
    if spec.identities:
        yield ""
        yield tr("勾稽关系：")
        yield from (f"  {term.formula}" for term in spec.identities)


def _years(spec: FormSpec, tr: Translate) -> str:
    first, last = spec.valid_from, spec.valid_to
    if first and last:
        text = tr("适用年度：{first}—{last}年")
    elif first:
        text = tr("适用年度：{first}年起")
    elif last:
        text = tr("适用年度：至{last}年")
    else:
        return ""
    return text.format(first=first, last=last)


def _sources(spec: FormSpec, tr: Translate) -> Iterator[str]:
    """On what the form rests, as a whole and by groups of its parts."""
    yield tr("来源：{source}").format(source=spec.source or tr("（无正式来源）"))
    for group, name in _GROUPS.items():
        found = spec.provenance.get(group)
        if found is not None:
            mark = tr(_MARKS[found.mark])
            if found.basis:
                mark = tr("{mark}，{basis}").format(mark=mark, basis=found.basis)
            yield "  " + tr("{group}：{mark}").format(group=tr(name), mark=mark)


def _mark(own: Provenance | None, tr: Translate) -> str:
    """What is said behind a part with a mark of its own."""
    if own is None:
        return ""
    text = tr(_MARKS[own.mark])
    if own.basis:
        text = tr("{mark}，{basis}").format(mark=text, basis=own.basis)
    return tr("（{text}）").format(text=text)


def _indicator(one: IndicatorSpec, tr: Translate) -> str:
    names = [one.level1, one.level2, one.level3]
    if not one.level3:
        names[2] = tr("由单位设定的指标")
    path = " / ".join(filter(None, names))
    if one.weight is None:
        return path
    return tr("{path}，{weight} 分").format(path=path, weight=one.weight)


def _block(block: BlockSpec, tr: Translate) -> Iterator[str]:
    yield ""
    title = block.title or block.stub or block.label or block.id
    mark = _mark(block.provenance, tr)
    yield tr("栏目 {title}").format(title=" ".join(title.split())) + mark
    for row in block.rows:
        own = _mark(row.provenance, tr)
        yield f"  {'  ' * row.indent}{row.text}  [{row.key}]{own}"
    if block.columns:
        names = tr("、").join(
            f"{c.text} [{c.key}]{_mark(c.provenance, tr)}" for c in block.columns
        )
        yield "  " + tr("各列：{names}").format(names=names)
