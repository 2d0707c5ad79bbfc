"""Check counts of people, vehicles, items … against the kinds they fall into."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate

from selfeval_xl.narrative.book import Book, owner_text
from selfeval_xl.narrative.claims import Verdict
from selfeval_xl.narrative.frames import Figure
from selfeval_xl.narrative.relations import COUNT_SETS, SCORES, CountSet
from selfeval_xl.narrative.slips import digit_slips, telling_slips

_SHARE = r"(?:,?占[^,;。\d]{0,12}[\d.]+%)?"
_NAME = r"(?P<name>[^\d%,。;:()、]{1,24})"
_RATE = r"(?:,[^,;。\d]{0,12}率[\d.]+%)?"
_GRADE = r"(?:,(?:自评|评价)?(?:等级|等次|结果)[^,;。\d]{1,8})?"
_OPENS = re.compile(
    rf"{_SHARE}{_RATE}{_GRADE}[,。(]?其中[:,]?{_NAME}$|\({_NAME.replace('name', 'own')}$"
)
_GOES_ON = re.compile(rf"{_SHARE}(?:[、,和及]|,?以及){_NAME}$")
_IN_CLAUSES = re.compile(rf"{_SHARE};{_NAME}$")
_REST = re.compile(r"^(?:其他|其它|其余)")
_BESIDE = re.compile("另|此外|还有")
_ALL = re.compile(r"共|总|应|计划|下达|收到|受理|发现|年度")
_OPEN = re.compile(
    r"^(?:尚未|尚有|仍有|未|剩余|还有|其余|正在|不)|(?:未|不)(?:完成|办结|整改|合格|达标|通过)"
)
_DONE = re.compile(r"完成|办结|整改|合格|达标|通过|已")
_BARE_TOTAL = re.compile("(?:(?:以上|上述|[两三四五]项))?(?:合计|共计|总计)$")
_SCORE_OF = re.compile(r"得分|自评|总分|评分|综合")


@dataclass(slots=True)
class _Kinds:
    """A count and the counts of its kinds, with their names."""

    whole: Figure
    parts: list[Figure] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    is_cut: bool = False  # more counts of the unit follow in the sentence


def judge_counts(book: Book) -> None:
    """Judge every count that is broken down by kinds known to be apart."""
    counts = [f for f in book.frames.figures if f.token.type == "count"]
    counts.sort(key=lambda figure: figure.token.start)
    for index, whole in enumerate(counts):
        kinds = _kinds(book, whole, counts[index + 1 :])
        if len(kinds.parts) > 1:
            _judge(book, kinds)
    _judge_remainders(book, counts)
    _judge_totals(book, counts)


def _kinds(book: Book, whole: Figure, following: list[Figure]) -> _Kinds:
    found = _Kinds(whole)
    at, pattern = whole.token.end, _OPENS
    for figure in following:
        match = pattern.match(book.text[at : figure.token.start])
        if match is None or not _same_unit(whole, figure):
            found.is_cut = figure.sentence == whole.sentence and _same_unit(
                whole, figure
            )
            break
        found.parts.append(figure)
        found.names.append(match["name"] or match["own"])
        at = figure.token.end
        if len(found.parts) == 1:
            pattern = _IN_CLAUSES if book.text[at : at + 1] == ";" else _GOES_ON
    return found


def _same_unit(one: Figure, other: Figure) -> bool:
    return _unit(one) == _unit(other)


def _unit(figure: Figure) -> str:
    return "人" if figure.token.unit == "名" else figure.token.unit


def _judge(book: Book, kinds: _Kinds) -> None:
    whole = kinds.whole.token.value
    sums = list(accumulate(part.token.value for part in kinds.parts))
    count = len(sums) if sums[-1] == whole else _apart(book, kinds, sums)
    if count and sums[count - 1] == whole:
        book.passed("sum")
    elif count:
        _tell(book, kinds.whole, kinds.parts[:count], sums[count - 1])
    else:
        book.unparsed("sum")


def _apart(book: Book, kinds: _Kinds, sums: list[Decimal]) -> int:
    """How many of the parts should make the whole, or are more; 0 where none."""
    whole, count = kinds.whole.token, len(kinds.parts)
    if whole.unit == "分":
        return count if _are_scores(book, kinds) else 0
    for index, name in enumerate(kinds.names):
        if index and _BESIDE.match(name):  # may be none of the whole
            return index if sums[index - 1] == whole.value else 0
    for index, name in enumerate(kinds.names[1:], 2):
        if _REST.match(name):
            return index
    if all(name.endswith("用车") for name in kinds.names):
        return count if sums[-1] > whole.value else 0
    for one in COUNT_SETS:
        met = _met(one, kinds.names)
        is_all = one.is_all and met == len(one.patterns)
        if met > 1 and (is_all or sums[met - 1] > whole.value):
            return met
        tokens = [part.token for part in kinds.parts]
        if met == count > 1 and digit_slips(book, whole, tokens):
            return met
    if whole.value in sums:
        return 0
    slips = telling_slips(book, whole, [part.token for part in kinds.parts])
    return count if slips else 0


def _met(one: CountSet, names: list[str]) -> int:
    """How many names, from the first, are of the set, each of another kind."""
    met = set()
    for name in names:
        kind = next((k for k, p in enumerate(one.patterns) if p.search(name)), None)
        if kind is None or kind in met:
            break
        met.add(kind)
    return len(met)


def _are_scores(book: Book, kinds: _Kinds) -> bool:
    if kinds.is_cut or len(kinds.parts) < 3:
        return False
    before = book.text[kinds.whole.start : kinds.whole.token.start]
    if not _SCORE_OF.search(before):
        return False
    met = [[p for p in SCORES if p.search(name)] for name in kinds.names]
    return all(met) and all(
        any(pattern.search(name) for name in kinds.names) for pattern in SCORES[:2]
    )


def _judge_remainders(book: Book, counts: list[Figure]) -> None:
    """共 28 项, 完成 26 项, 未完成 2 项: what is left is the rest."""
    by_sentence: dict[tuple[int, str], list[Figure]] = {}
    for figure in counts:
        by_sentence.setdefault((figure.sentence, _unit(figure)), []).append(figure)
    for three in by_sentence.values():
        if len(three) != 3:
            continue
        names = [
            book.text[one.start : one.token.start].lstrip(",;、(") for one in three
        ]
        if not (_is_rest(names) or _are_posts(names)):
            continue
        whole, *parts = three
        total = parts[0].token.value + parts[1].token.value
        if total == whole.token.value:
            book.passed("sum")
        else:
            _tell(book, whole, parts, total)


def _judge_totals(book: Book, counts: list[Figure]) -> None:
    """建议 18 件、提案 24 件, 合计 42 件."""
    for index, whole in enumerate(counts):
        words = book.text[whole.start : whole.token.start].lstrip(",;")
        if not _BARE_TOTAL.match(words):
            continue
        parts: list[Figure] = []
        for part in reversed(counts[:index]):
            if part.sentence != whole.sentence or not _same_unit(part, whole):
                break
            parts.insert(0, part)
        sums = list(accumulate(part.token.value for part in reversed(parts)))
        if whole.token.value in sums[1:]:
            book.passed("sum")
        elif len(parts) > 1 and not _is_broken_down(book, parts):
            _tell(book, whole, parts, sums[-1])


def _is_broken_down(book: Book, parts: list[Figure]) -> bool:
    """True where the counts before are not one row of things told one by one."""
    between = book.text[parts[0].token.end : parts[-1].token.start]
    return re.search("其中|[();]", between) is not None


def _is_rest(names: list[str]) -> bool:
    whole, done, left = names
    if not _ALL.search(whole) or _OPEN.search(whole) or _OPEN.search(done):
        return False
    return bool(_DONE.search(done) and _OPEN.search(left))


def _are_posts(names: list[str]) -> bool:
    posts, staff, free = names
    return "编" in posts and bool(
        re.search("实有|在职|在编", staff) and re.search("^(?:空|缺)编", free)
    )


def _tell(book: Book, whole: Figure, parts: list[Figure], total: Decimal) -> None:
    start = min(figure.start for figure in (whole, *parts))
    end = max(figure.token.end for figure in (whole, *parts))
    added = " + ".join(f"{part.token.value:f}" for part in parts)
    book.tell(
        Verdict(
            "sum",
            start,
            end,
            book.word(whole.token),
            f"{total:f}{whole.token.unit}",
            f"{added} = {total:f}",
            label=owner_text(whole),
        )
    )
