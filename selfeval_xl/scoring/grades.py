"""Grade words and the scores they stand for: 优, 良, 中, 差 at 90, 80 and 60."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

DEFAULT_CUTS = (Decimal(90), Decimal(80), Decimal(60))
"""The least score of 优, 良 and 中, in points out of 100."""

GRADES = ("优", "良", "中", "差")
_LONG = {"优": "优秀", "良": "良好", "中": "中等", "差": "较差"}
_WORDS = {
    "优": "优",
    "优秀": "优",
    "良": "良",
    "良好": "良",
    "中": "中",
    "中等": "中",
    "一般": "中",
    "合格": "中",
    "及格": "中",
    "差": "差",
    "较差": "差",
    "不合格": "差",
    "不及格": "差",
}
_LABEL = re.compile(r"^.*?[:：]")
_TICK = r"[☑✓✔√■☒]"
_BOX = r"[□☐○◯]"
_ANY = "|".join(sorted(_WORDS, key=len, reverse=True))
_SINGLE = re.compile(rf"(?:等级|等次|评定|结果|为)*({_ANY})(?:等级|等次|等|级|档)?")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")


def read_grade(text: str) -> str | None:
    """Read a grade word as one of 优, 良, 中, 差; None where the text names none.

    Takes "优秀", "自评等级：良好", "☑优 □良 □中 □差"; boxes that are all
    empty or several grades at once name none.
    """
    squeezed = "".join(text.split())
    if re.search(_TICK, squeezed) or re.search(_BOX, squeezed):
        return _ticked(squeezed)
    word = _BRACKETS.sub("", _LABEL.sub("", unicodedata.normalize("NFKC", squeezed)))
    found = _SINGLE.fullmatch(word)
    return _WORDS.get(found[1]) if found else None


def _ticked(text: str) -> str | None:
    before = re.findall(f"{_TICK}({_ANY})", text)
    marks_first = re.match(f"(?:.*[:：])?(?:{_TICK}|{_BOX})", text) is not None
    if marks_first:
        ticked = before
    else:  # the mark follows its word: 优☑ 良□
        ticked = re.findall(f"({_ANY}){_TICK}", text)
    return _WORDS[ticked[0]] if len(ticked) == 1 else None


def grade_of(score: Decimal, cuts: tuple[Decimal, ...] = DEFAULT_CUTS) -> str:
    """Give the grade of a score; a cut belongs to the better grade."""
    for grade, least in zip(GRADES, cuts, strict=False):
        if score >= least:
            return grade
    return GRADES[min(len(cuts), len(GRADES) - 1)]


def in_words_of(grade: str, written: str) -> str:
    """Word a grade as the filer words his: 良 beside "优", 良好 beside "优秀"."""
    word = _BRACKETS.sub("", _LABEL.sub("", "".join(written.split())))
    found = _SINGLE.fullmatch(word)
    word = found[1] if found else word
    if "格" in word:
        ending = "及格" if "及" in word else "合格"
        return {"中": ending, "差": "不" + ending}.get(grade, grade)
    return _LONG[grade] if len(word) == 2 else grade
