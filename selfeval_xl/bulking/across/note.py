"""What was found between submissions: data, and its words in a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial

from selfeval_xl.bulking.units import UnitLine
from selfeval_xl.i18n import N_, translate


class Across(StrEnum):
    """What submissions have to do with each other, or with all the others."""

    SAME_FILE = "same_file"
    SAME_FIGURES = "same_figures"
    SAME_TEXT = "same_text"
    TWICE = "twice"
    ONE_NAME = "one_name"
    IN_PARTS = "in_parts"
    TWO_NAMES = "two_names"
    DEPARTMENT_TOTAL = "department_total"
    OUTLIER = "outlier"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that shows only between submissions.

    ``members`` are those it is about, in the order of the run; ``papers`` the files
    to look at. ``values`` fill the words of its kind.
    """

    kind: Across
    members: tuple[UnitLine, ...]
    papers: tuple[str, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)
    variant: str = ""


TITLES = {
    Across.SAME_FILE: N_("不同单位交了同一个文件"),
    Across.SAME_FIGURES: N_("不同单位的数字雷同"),
    Across.SAME_TEXT: N_("不同单位的文字雷同"),
    Across.TWICE: N_("同一单位重复报送"),
    Across.ONE_NAME: N_("同名而内容不同"),
    Across.IN_PARTS: N_("一个单位的材料分在几处"),
    Across.TWO_NAMES: N_("疑似一个单位两种名称"),
    Across.DEPARTMENT_TOTAL: N_("主管部门与所属单位合计"),
    Across.OUTLIER: N_("与其他单位相差很大"),
}
_SAME = N_("各份材料的文件内容完全相同，请核对是否误交或照抄")
_FIGURES = N_(
    "至少 {least} 项金额逐项相同（占较少一方的 {share}%），"
    "请核对是否照抄或误用了别的单位的表"
)
_TEXT = N_(
    "至少 {least} 段文字相同（占较少一方的 {share}%），"
    "请核对是否照抄；按统一要求写的套话不在此列"
)
_TWICE = N_("同一年度交了不止一份，内容相同，请留一份")
_ONE_NAME = N_(
    "同一年度有不止一份同类的表，数字不同：或是两个单位同名，或是前后两次报送，请核实以哪份为准"
)
_IN_PARTS = N_("各处的表不重复，可能是分开报送，请合在一处核对")
_TWO_NAMES = N_("名称只差简称或地区：{names}，请核实是否同一单位，并统一名称")
_DEPARTMENT = N_(
    "{label}：主管部门填 {own}，所属 {count} 个单位合计 {sum}，"
    "合计多出 {over}（万元），请核对汇总口径"
)
_OUTLIER = N_(
    "{label}为 {value}，{count} 个单位的中位数为 {median}，请核对单位（元、万元）和填写位置"
)
_PER_HEAD = N_(
    "人均{label}为 {value} 万元，{count} 个单位的中位数为 {median} 万元，"
    "请核对金额的单位（元、万元）和人数"
)
WORDS = {
    (Across.SAME_FILE, ""): _SAME,
    (Across.SAME_FIGURES, ""): _FIGURES,
    (Across.SAME_TEXT, ""): _TEXT,
    (Across.TWICE, ""): _TWICE,
    (Across.ONE_NAME, ""): _ONE_NAME,
    (Across.IN_PARTS, ""): _IN_PARTS,
    (Across.TWO_NAMES, ""): _TWO_NAMES,
    (Across.DEPARTMENT_TOTAL, ""): _DEPARTMENT,
    (Across.OUTLIER, ""): _OUTLIER,
    (Across.OUTLIER, "per_head"): _PER_HEAD,
}


def title(note: Note, lang: str) -> str:
    """The name of the note's kind."""
    return translate(TITLES[note.kind], lang)


def words(note: Note, lang: str) -> str:
    """What was found and what to do, in a sentence."""
    tr = partial(translate, lang=lang)
    values = dict(note.values)
    if "label" in values:
        values["label"] = tr(str(values["label"]))
    names = values.get("names")
    if isinstance(names, tuple):
        values["names"] = tr("、").join(names)
    return tr(WORDS[note.kind, note.variant]).format(**values)
