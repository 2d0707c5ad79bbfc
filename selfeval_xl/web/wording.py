"""The fixed words of the pages."""

from __future__ import annotations

from selfeval_xl.i18n import N_, translate

_WORDS = {
    "name": N_("绩效自评材料检查"),
    "start": N_("检查材料"),
    "fill": N_("填写表格"),
    "bulk": N_("批量结果"),
    "drop": N_("把文件或文件夹拖到这里"),
    "or_choose": N_("或者选择："),
    "choose_files": N_("选择文件"),
    "choose_folder": N_("选择文件夹"),
    "go": N_("开始检查"),
    "chosen": N_("已选 {count} 个文件，共 {size} MB"),
    "nothing": N_("还没有选择文件"),
    "what_happens": N_(
        "文件只在本机检查，不会传到别处，也不改动原文件；关闭程序后删除。"
    ),
    "options": N_("选项"),
    "year": N_("评价年度（表里没写时用）"),
    "unit_option": N_("单位名称（表里没写时用）"),
    "recent": N_("最近检查的"),
    "files": N_("{count} 个文件"),
    "running": N_("正在检查"),
    "waiting": N_("排队等候，前面的查完就开始"),
    "progress": N_("已读 {done} / {total} 个文件"),
    "reload": N_("看进度"),
    "tools": N_("下载和更正"),
    "copies": N_("下载更正副本（只改写法）"),
    "copies_unsafe": N_("下载更正副本（也改算错的结果）"),
    "no_copies": N_("没有可以代为更正的单元格。"),
    "summary": N_("下载校验汇总（xlsx）"),
    "report": N_("下载网页报告"),
    "data": N_("下载数据（json）"),
    "accepted_file": N_("下载已认可问题的清单"),
    "remove": N_("删除这次上传的文件"),
    "again": N_("再查一批"),
    "accept": N_("认可"),
    "accept_why": N_("认可这个问题"),
    "reason": N_("理由"),
    "who": N_("责任人"),
    "accept_go": N_("认可"),
    "withdraw": N_("撤回认可"),
    "accepted": N_("已认可的问题"),
    "other_language": N_("English"),
    "large_text": N_("大字"),
    "download": N_("下载填好的表"),
    "save_state": N_("正在核对"),
    "no_problem": N_("目前没有问题"),
    "problems": N_("{count} 处问题"),
    "fill_how": N_("在表里填写，合计、比率随填随算；有问题的格子会标出来。"),
    "form": N_("表"),
    "unit": N_("单位"),
    "units": N_("材料"),
    "score": N_("得分"),
    "grade": N_("等级"),
    "errors": N_("错误"),
    "warnings": N_("警告"),
    "infos": N_("提示"),
    "filter": N_("按单位名称查找"),
    "search": N_("查找"),
    "run": N_("运行"),
    "file": N_("文件"),
    "rate": N_("执行率"),
    "risk": N_("风险"),
    "severity": N_("级别"),
    "rule": N_("规则"),
    "place": N_("位置"),
    "problem": N_("问题"),
    "advice": N_("改法"),
    "run_counts": N_(
        "{units} 份材料，{files} 个文件：错误 {errors} 处，警告 {warnings} 处，"
        "提示 {infos} 处"
    ),
    "found_units": N_("列出 {count} 份材料"),
    "risk_note": N_(
        "风险是本工具自定的查看次序，不是考核结论；这里不含单位之间的比较，"
        "那些见汇总表。"
    ),
    "more_pages": N_("翻页"),
    "before": N_("上一页"),
    "after": N_("下一页"),
    "left_out": N_("还有 {count} 个问题没有列出，请查看结果数据。"),
    "back": N_("返回"),
    "not_found": N_("没有这一页，或者文件已过期删除。请重新上传。"),
    "too_many": N_("文件太多或太大：一次最多 {files} 个、{size} MB。请分批检查。"),
    "failed": N_("没有查成：{error}"),
    "no_files": N_("没有收到文件。请选择要检查的文件。"),
}


class Words(dict[str, str]):
    """The words by name, as attributes for the templates."""

    def __getattr__(self, name: str) -> str:
        return self[name]


def words(lang: str) -> Words:
    """All words in a language."""
    return Words({name: translate(text, lang) for name, text in _WORDS.items()})
