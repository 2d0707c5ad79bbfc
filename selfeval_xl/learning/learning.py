"""Learn the spec of a form from a workbook: a draft for a person to check."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from selfeval_xl.errors import UsageError
from selfeval_xl.findings import Outcome
from selfeval_xl.forms import SpecSet, identities_of, load_specs, recognise
from selfeval_xl.forms.spec import FormSpec, Provenance
from selfeval_xl.forms.vocabulary import IdentityTerm
from selfeval_xl.i18n import N_
from selfeval_xl.identities import analyse
from selfeval_xl.learning.draft import Draft, drafts
from selfeval_xl.learning.from_figures import borne_out_by_figures
from selfeval_xl.learning.from_formulas import Stated, stated_by_formulas
from selfeval_xl.learning.source import read_paper
from selfeval_xl.learning.spec_text import spec_text
from selfeval_xl.model.form import Form
from selfeval_xl.model.grid import Workbook
from selfeval_xl.writing import write_whole

_MOST_LISTED = 20
_NO_FORM = N_(
    "{file}：没有找到表格；要有一行表头（至少两列数字）、左边一列项目名称，或一张评分表"
)


@dataclass(frozen=True, slots=True)
class Learnt:
    """A spec that was learnt, its text, and the sheet it was learnt from."""

    spec: FormSpec
    text: str
    sheet: str
    rejected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A learnt spec and the file it was written to."""

    path: Path
    learnt: Learnt


def learn(source: Path, out: Path, forms_dir: Path | None = None) -> list[Written]:
    """Write the draft spec of each form in a workbook, the first to ``out``.

    Further forms go to files beside it, numbered. Raises UsageError where the file
    cannot be read, holds no form, or a name is none for a spec.
    """
    if out.suffix.lower() != ".toml":
        raise UsageError(N_("{file}：表样是 TOML，请用 .toml 结尾的文件名"), file=out)
    paper = read_paper(source, forms_dir)
    assert paper.workbook is not None
    found = learnt_specs(paper.workbook, load_specs(forms_dir), spec_id_of(out))
    if not found:
        raise UsageError(_NO_FORM, file=source)
    written = []
    for number, one in enumerate(found, 1):
        name = out.name if number == 1 else f"{out.stem}-{number}{out.suffix}"
        path = out.with_name(name)
        write_whole(path, one.text.encode())
        written.append(Written(path, one))
    return written


def spec_id_of(out: Path) -> str:
    """The id that a file's name gives: lower case, hyphens for what is no letter."""
    return re.sub(r"[^a-z0-9]+", "-", out.stem.lower()).strip("-") or "own-form"


def learnt_specs(
    workbook: Workbook, specs: SpecSet, spec_id: str
) -> tuple[Learnt, ...]:
    """What the forms of a workbook teach, in the order they stand in."""
    return tuple(_learnt(draft, workbook) for draft in drafts(workbook, specs, spec_id))


def _learnt(draft: Draft, workbook: Workbook) -> Learnt:
    stated = stated_by_formulas(draft.form)
    guessed = borne_out_by_figures(draft.form, stated.terms)
    terms = _new(draft, (*stated.terms, *guessed))
    held, failed = _proved(draft, workbook, terms)
    source = f"学自“{workbook.file}”的工作表“{draft.form.sheet}”，未经核对"
    spec = replace(
        draft.spec,
        identities=held,
        source=source,
        is_sourced=False,
        provenance={
            group: Provenance("inferred", words)
            for group, words in (
                ("layout", source),
                ("weights", source if draft.spec.indicators else ""),
                ("identities", "见各条 source" if held else ""),
            )
            if words
        },
    )
    rejected = (*_failures(failed), *_unsaid(stated))
    text = spec_text(spec, _heading(draft, workbook), rejected)
    return Learnt(spec, text, draft.form.sheet, tuple(rejected))


def _new(draft: Draft, terms: Sequence[IdentityTerm]) -> tuple[IdentityTerm, ...]:
    """The terms that say more than what all forms share."""
    spec = replace(draft.spec, identities=tuple(terms))
    form = replace(draft.form, spec=spec.id)
    made = {one.id for one in identities_of(form, SpecSet((spec,)))}
    told = {name.split(".", 1)[0] for name in made}
    return tuple(term for term in terms if term.id in told)


def _proved(
    draft: Draft, workbook: Workbook, terms: tuple[IdentityTerm, ...]
) -> tuple[tuple[IdentityTerm, ...], tuple[IdentityTerm, ...]]:
    """The terms that the form itself satisfies as the spec reads it, and the others."""
    spec = replace(draft.spec, identities=terms)
    specs = SpecSet((spec,), frozenset({spec.id}))
    broken: set[str] = set()
    for form in recognise(workbook, specs, turned=False):
        if form.spec == spec.id and form.sheet == draft.form.sheet:
            broken |= _broken(form, specs)
    held = tuple(t for t in terms if t.id not in broken)
    return held, tuple(t for t in terms if t.id in broken)


def _broken(form: Form, specs: SpecSet) -> set[str]:
    checked = analyse(form, identities_of(form, specs)).checked
    failed = (c.identity.id for c in checked if c.outcome is Outcome.FAILED)
    return {name.split(".", 1)[0] for name in failed}


def _failures(terms: Sequence[IdentityTerm]) -> list[str]:
    if not terms:
        return []
    lines = [
        "以下关系表中有公式，但填报的数字不都符合，没有采用；确有此关系的，去掉 # 补成 [[identity]]："
    ]
    return lines + [f"  over = {t.over}  formula = {t.formula}" for t in terms]


def _unsaid(stated: Stated) -> list[str]:
    """The formulas that no identity says, so that none is left out unseen."""
    if not stated.others:
        return []
    lines = [
        "以下公式没有写成勾稽关系（引用了栏目以外的单元格，或用了加减乘除以外的函数）："
    ]
    for one in stated.others[:_MOST_LISTED]:
        assert one.cell is not None
        lines.append(
            f"  {one.place.a1} {one.label} ={one.cell.formula}".replace("\n", " ")
        )
    if len(stated.others) > _MOST_LISTED:
        lines.append(f"  …… 共 {len(stated.others)} 处")
    return lines


def _heading(draft: Draft, workbook: Workbook) -> list[str]:
    lines = [
        f"表样草稿，学自“{workbook.file}”的工作表“{draft.form.sheet}”。",
        "请逐项核对、改正，再用：",
        "  selfeval-xl forms check 本文件        看写法有没有问题",
        "  selfeval-xl check 材料 --forms-dir 本文件所在文件夹",
        "“#”后面是说明，不起作用。写法详见 docs/spec-format.md。",
    ]
    if draft.lines:
        lines.append(f"表头和表尾见到：{'、'.join(draft.lines)}。")
    return [*lines, ""]
