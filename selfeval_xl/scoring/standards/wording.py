"""What the words around the figures of a statement say: subject, rest, a judgement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from selfeval_xl.scoring.standards.conditions import Condition, read_condition
from selfeval_xl.scoring.standards.lexicon import FILLER, JUDGED, SUBJECT
from selfeval_xl.scoring.standards.tokens import Token

_REST = re.compile("未完成|完成|达标|达到|不达标|不符合|否|未|不")
_RATES = ("率", "度", "比例", "比重")
_MATH = re.compile(r"[×*/÷+]")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement's condition and words.

    ``is_rest`` where it speaks of all other cases (否则, 未达到的, or nothing).
    ``subject`` is the measure it names, ``text`` the words without filler.
    """

    condition: Condition | None
    subject: str = ""
    text: str = ""
    is_rest: bool = False
    is_judged: bool = False
    words: str = ""


def said_by(tokens: Sequence[Token]) -> Said:
    """Read the tokens before a consequence."""
    words = "".join(one.text for one in tokens if one.kind == "word")
    text = FILLER.sub("", words)
    kinds = {one.kind for one in tokens}
    has_figure = "num" in kinds or "interval" in kinds
    condition = read_condition(_without_loose_verbs(tokens)) if has_figure else None
    is_subject = bool(SUBJECT.fullmatch(text)) and not _MATH.search(words)
    if has_figure:
        is_rate = text.endswith(_RATES)
        is_judged = condition is None or bool(JUDGED.search(text) and not is_rate)
        is_judged = is_judged or bool(text and not is_subject)
        return Said(condition, _measure(text), text, False, is_judged, words)
    is_rest = "else" in kinds or bool(kinds & {"op", "up", "down"})
    text = _REST.sub("", text)
    if not text or is_subject or not words:
        is_bare = not text and not kinds & {"none"}
        subject = text if is_subject else ""
        return Said(None, subject, text, is_rest or is_bare, words=words)
    return Said(None, "", text, False, bool(JUDGED.search(text)), words)


def asks_more(pending: Sequence[Token]) -> bool:
    """True where a fact is asked for besides the figure: ≥90%且按期完成."""
    at = next((i for i, one in enumerate(pending) if one.kind == "and"), len(pending))
    after = [one.kind for one in pending[at + 1 :]]
    has_figure = any(one.kind in ("num", "interval") for one in pending[:at])
    return has_figure and "word" in after and not {"num", "interval"} & {*after}


def _without_loose_verbs(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without comparisons that no figure follows."""
    found = []
    for at, token in enumerate(tokens):
        after = [o.kind for o in tokens[at + 1 :] if o.kind not in ("word", "incl")]
        if token.kind == "op" and after[:1] not in (["num"], ["op"]):
            continue
        found.append(token)
    return found


def _measure(text: str) -> str:
    """The measure without what only qualifies it: 该项目预算执行率 -> 执行率."""
    found = re.search("([\u4e00-\u9fff]{2})(?:率|度|比例|比重)$", text)
    return found[0] if found else ""
