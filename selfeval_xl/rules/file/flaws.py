"""What is wrong inside a file, in words: the reader's reason slugs for a person."""

from __future__ import annotations

from selfeval_xl.i18n import N_

FLAWS = {
    "corrupt": N_("内部结构损坏"),
    "crc": N_("数据校验不符"),
    "size_lies": N_("内部大小与登记的不符"),
    "zip_method": N_("压缩方式不认识"),
    "malformed": N_("内部标记不完整"),
    "encoding": N_("文字编码有误"),
    "dtd": N_("内含外部实体声明"),
    "truncated": N_("内容不完整"),
    "missing_part": N_("缺少内部部件"),
    "duplicate_part": N_("内部部件重复"),
    "overlapping_parts": N_("内部部件重叠"),
    "unsafe_name": N_("内部部件名称异常"),
    "shared_strings": N_("缺少文字表"),
    "shared_string_index": N_("引用的文字不存在"),
    "dimensions": N_("行列范围有误"),
    "sheet_place": N_("工作表不在所说的位置"),
    "no_sheets": N_("没有工作表"),
    "unforeseen": N_("内容出乎意料"),
}
_OTHER = N_("内容无法识别")


def flaw(reason: str) -> str:
    """The words for a reason; general ones for a reason nobody worded."""
    return FLAWS.get(reason, _OTHER)
