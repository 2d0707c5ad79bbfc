"""Instructions and questions of the blank form that were left in a report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.forms.numbering import read_mark
from selfeval_xl.forms.plain import Plain
from selfeval_xl.forms.reports import Report

# Names of papers, whose words are no verbs of the sentence.
_PAPERS = re.compile(
    r"《[^《》]*》|(?:绩效)?(?:自评|评价)?(?:指标)?(?:评分表|数据表|报告|材料|情况表)"
)

# What is asked is what the sentence speaks of: 是否满意由第三方调查.
_SPOKEN_OF = re.compile(
    "是否.{2,20}?(?:,?由.{3}|直接(?:关系|影响|决定)|关系[到着]|取决)"
)
_ASKS = re.compile(r"是否|\?$|^请")


def instructions(report: Report, one: Plain) -> Iterator[tuple[int, int]]:
    """Start and end of each instruction in a paragraph, those that touch as one."""
    patterns = report.words.instructions
    if report.outline is not None:
        patterns += report.outline.instructions
    found = sorted(m.span() for p in patterns for m in p.finditer(one.text))
    merged: list[tuple[int, int]] = []
    for start, end in found:
        last = merged[-1] if merged else None
        if last and not re.search("[。;]", one.text[last[1] : start]):
            merged[-1] = (last[0], max(last[1], end))
        else:
            merged.append((start, end))
    yield from merged


def questions(report: Report, one: Plain) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence that asks and is not answered."""
    sentences = list(one.sentences())
    for index, (start, end) in enumerate(sentences):
        sentence = _PAPERS.sub("表", one.text[start:end])
        asked = re.search("(?<=.)是否", sentence)
        if asked is None or report.words.asking_verbs.search(sentence[: asked.start()]):
            continue
        if sentence[-1:] not in "。?!;" or re.search("[(][^()]*是否", sentence):
            continue
        if _SPOKEN_OF.search(sentence, asked.start()):
            continue
        following = sentences[index + 1] if index + 1 < len(sentences) else None
        after = one.text[following[0] : following[1]] if following else ""
        said = after or _below(report, one)
        if sentence[-1:] == "?" and said and not _ASKS.search(said):
            continue
        if not report.words.answers.search(after):
            yield start, end


def _below(report: Report, one: Plain) -> str:
    """The paragraph after this one; nothing where it begins another item."""
    index = report.paragraphs.index(one) + 1
    if index >= len(report.paragraphs):
        return ""
    text = report.paragraphs[index].text
    return "" if read_mark(index, text) else text
