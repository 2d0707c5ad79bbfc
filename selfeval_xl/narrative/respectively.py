"""Reading 分别: as many values as names, taken in order."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from selfeval_xl.narrative.comparing import on_comparison
from selfeval_xl.narrative.frames import Change, Figure, Share
from selfeval_xl.narrative.labels import Label, parse_label
from selfeval_xl.narrative.sharing import JOINERS, SHARE_TAIL
from selfeval_xl.narrative.tokens import Token

if TYPE_CHECKING:
    from selfeval_xl.narrative.scanner import Scanner

_SPLIT = re.compile(r"、|以及|[和与及]")
_NAMED = re.compile(r"[为是有:]{0,2}([^为是:]{2,20})")
_COUNTED = re.compile(
    r"(?:以上|上述|这)?([两二三四五])(?:项|者|类|部分)(?:支出|经费|资金)?"
)
_ONLY_YEAR = re.compile(r"(?:19|20)\d\d年度?")
_YEAR = re.compile(r"((?:19|20)\d\d)年")

_SPAN = re.compile(
    r"((?:19|20)\d\d)年?(?:[-—~]{1,2}|至|到)((?:19|20)\d\d)年度?,?"
    r"([^,。;:、和及\d]{1,24})$"
)


def on_respectively(scanner: Scanner, token: Token) -> None:
    """A、B 分别 …: as many values as there are names, taken in order."""
    if scanner.is_reason:
        return
    words = scanner.label_between(token.start).strip(",")
    if not words and scanner.pre_label is not None:
        stop = scanner.base.start if scanner.base else token.start
        words = scanner.text[scanner.pre_label : stop][-90:].strip(",")
    values, whole, inline, reached = _values(scanner)
    names = [name for name in _SPLIT.split(words) if name]
    if len(names) < 2 and len(values) > 1:
        names = _of_years(scanner.text[: token.start], len(values)) or names
    group = scanner.group[-len(values) :] if values else []
    group = group or _told_before(scanner, words, len(values))
    if len(names) < 2 and len(group) >= 2 and len(group) == len(values):
        subjects: list[Figure | Label] = [*group]
    elif len(names) >= 2 and len(names) == len(values):
        subjects = [parse_label(name) for name in _in_full(names)]
    elif len(values) == 1 and not _YEAR.search(words) and _names_value(scanner):
        return
    else:
        scanner.frames.unparsed += len(values)
        scanner.i += reached
        scanner.clear()
        return
    start = scanner.buf if scanner.buf is not None else token.start
    scanner.i += reached
    named = None
    if inline is not None:
        named = scanner.name_inline(inline, parse_label(whole or ""))
    years = [_YEAR.search(name) for name in names] if len(names) > 1 else []
    for index, (subject, (word, value)) in enumerate(
        zip(subjects, values, strict=True)
    ):
        year = years[index] if len(years) == len(values) else None
        if year is not None:
            scanner.year = int(year[1])
        _distribute(scanner, start, subject, word, value, whole, named)
    scanner.clear()
    scanner.close_change()


def _told_before(scanner: Scanner, words: str, count: int) -> list[Figure]:
    """The amounts of the sentence before that 两项 or 三者 means; none in doubt."""
    said = _COUNTED.fullmatch(words)
    if said is None or "零一二三四五".find(said[1].replace("两", "二")) != count:
        return []
    before = scanner.group_before
    listed = before[-1].listing if before else None
    parts = listed.parts if listed is not None else before
    return [*parts] if len(parts) == count else []


def _names_value(scanner: Scanner) -> bool:
    """True for 分别为人员经费300万元、…, which is read from the name on."""
    name, value = scanner.peek(0), scanner.peek(1)
    if name is None or value is None or not value.is_figure or name.type != "text":
        return False
    found = _NAMED.fullmatch(name.word)
    if found is not None:
        scanner.buf = name.start + found.start(1)
    return found is not None


def _of_years(before: str, count: int) -> list[str]:
    """2022年至2024年支出 as a name for each year, where there are as many values."""
    span = _SPAN.search(before)
    if span is None or int(span[2]) - int(span[1]) + 1 != count:
        return []
    years = [f"{year}年" for year in range(int(span[1]), int(span[2]) + 1)]
    return [*years[:-1], years[-1] + span[3]]


def _in_full(names: list[str]) -> list[str]:
    """2023年、2024年公用经费: each year with the item that stands after the last."""
    if not all(_ONLY_YEAR.fullmatch(name) for name in names[:-1]):
        return names
    item = _YEAR.sub("", names[-1]).lstrip("度")
    return [*(name + item for name in names[:-1]), names[-1]]


def _values(
    scanner: Scanner,
) -> tuple[list[tuple[Token | None, Token]], str | None, Token | None, int]:
    """Values with their direction words, the whole of shares, tokens read."""
    values: list[tuple[Token | None, Token]] = []
    word: Token | None = None
    whole: str | None = None
    inline: Token | None = None
    ahead = 0
    while (token := scanner.peek(ahead)) is not None:
        after = scanner.peek(ahead + 1)
        if whole is not None and token.type == "amount" and not values:
            if after is None or not after.word.startswith("的"):
                break
            inline = token
            ahead += 1
        elif token.type in ("amount", "rate", "count", "bare"):
            values.append((word, token))
        elif token.type == "dir" and (not values or _is_value(scanner, ahead + 1)):
            word = token
        elif token.type == "share":
            whole = ""
        elif token.type == "cmp" and not values:
            scanner.i += ahead + 1
            on_comparison(scanner, token)
            scanner.i -= ahead + 1
        elif token.type in ("text", "year") and not values:
            if whole is not None:
                whole += token.word
        elif not (token.type == "、" or JOINERS.fullmatch(token.word or "x")):
            break
        elif token.type == "," and not _is_value(scanner, ahead + 1):
            break
        ahead += 1
    if values and values[-1][1].type in ("amount", "rate", "count"):
        last = values[-1][1]
        values = [
            (
                (word, replace(value, type=last.type, unit=last.unit))
                if value.type == "bare"
                else (word, value)
            )
            for word, value in values
        ]
    return values, whole, inline, ahead


def _is_value(scanner: Scanner, ahead: int) -> bool:
    return scanner.peek_type(ahead) in ("amount", "rate", "count", "bare")


def _distribute(
    scanner: Scanner,
    start: int,
    subject: Figure | Label,
    word: Token | None,
    value: Token,
    whole: str | None,
    named_whole: Figure | None,
) -> None:
    figure = subject if isinstance(subject, Figure) else None
    label = None if isinstance(subject, Figure) else subject
    listing = scanner.lists[-1] if scanner.lists else None
    if whole is not None and value.type == "rate":
        whole = SHARE_TAIL.sub("", whole)
        scanner.frames.shares.append(
            Share(
                start,
                value,
                figure,
                label,
                parse_label(whole) if whole else None,
                named_whole,
                listing,
                scanner.sentence,
            )
        )
    elif word is None and value.is_figure and label is not None:
        named = scanner.make_figure(value, label, start)
        scanner.note_figure(named, label.text)
    elif word is not None:
        _distribute_change(scanner, start, subject, word, value)
    else:
        scanner.frames.unparsed += 1


def _distribute_change(
    scanner: Scanner, start: int, subject: Figure | Label, word: Token, value: Token
) -> None:
    figure = subject if isinstance(subject, Figure) else None
    label = None if isinstance(subject, Figure) else subject
    listing = scanner.lists[-1] if scanner.lists else None
    change = Change(
        start,
        value.end,
        scanner.sentence,
        scanner.year,
        scanner.base,
        label,
        figure,
        (),
        listing,
    )
    previous = _same_subject(scanner, figure, label, value)
    if previous is not None:
        change = previous
    else:
        scanner.frames.changes.append(change)
    if value.is_figure:
        change.amount, change.amount_word = value, word
    else:
        change.rate, change.rate_word = value, word
    change.end = value.end


def _same_subject(
    scanner: Scanner, figure: Figure | None, label: Label | None, value: Token
) -> Change | None:
    """A change of the same item in this sentence that lacks this value."""
    for change in reversed(scanner.frames.changes):
        if change.sentence != scanner.sentence:
            return None
        is_same = (
            change.subject is figure
            if figure is not None
            else change.label is not None
            and label is not None
            and change.label.core == label.core
        )
        taken = change.amount if value.is_figure else change.rate
        if is_same and taken is None:
            return change
    return None
