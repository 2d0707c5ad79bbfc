"""The fixed words of the page."""

from __future__ import annotations

from selfeval_xl.i18n import N_, translate

_WORDS = {
    "title": N_("自评材料检查报告"),
    "skip": N_("跳到问题"),
    "contents": N_("目录"),
    "show": N_("显示"),
    "overview": N_("各文件结果"),
    "file": N_("文件"),
    "forms": N_("表"),
    "unit": N_("单位"),
    "year": N_("年度"),
    "score": N_("得分"),
    "accepted": N_("已认可"),
    "verdict": N_("结果"),
    "findings": N_("问题"),
    "by_rule": N_("按规则查找"),
    "rule": N_("规则"),
    "what": N_("检查什么"),
    "numbers": N_("编号"),
    "proof": N_("算式"),
    "related": N_("一并核对"),
    "advice": N_("改法"),
    "quote": N_("原文"),
    "whole_file": N_("整个文件"),
    "to_top": N_("回到开头"),
    "coverage": N_("检查了什么，没检查什么"),
    "reason": N_("原因"),
    "undone": N_("没有做成的检查，不能当作通过"),
    "every_check": N_("全部检查"),
    "about": N_("说明"),
    "none": N_("没有问题。"),
    "hidden": N_("隐藏"),
    "reason_given": N_("理由"),
    "fingerprint": N_("格式、大小和指纹"),
    "sheet_view": N_("表的样子，问题标在所在单元格"),
    "shown": N_("显示 {count} 处"),
}


def wording(lang: str) -> dict[str, str]:
    """The words in a language, by the name the template calls them."""
    return {name: translate(text, lang) for name, text in _WORDS.items()}
